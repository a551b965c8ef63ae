"""The words for every Refusal, once; slots are the fields of its class."""

from bot.chat import Button, Reply
from bot.refusals import (
    changes,
    courtesies,
    customers,
    files,
    follow_ups,
    memberships,
    orders,
    people,
    places,
    profiles,
    rights,
    silence,
    talk,
    tasks,
    tickets,
    touches,
    undelivered,
)
from bot.refusals.memberships import NotATerm
from bot.refusals.rights import ACTIONS
from bot.refusals.talk import (
    AnothersQuestion,
    Broken,
    Dropped,
    EditUnclear,
    ImpossibleTime,
    LeftOver,
    NoSuchLanguage,
    NothingMeant,
    NotKept,
    NotUnderstood,
    PartUnclear,
    QuestionOver,
    TooLateToEdit,
    Unknown,
)
from bot.texts import Text
from core.customers import AlreadyThere
from core.refusals import Refusal
from core.rights import Action, NotAllowed

__all__ = [
    "ACTIONS",
    "WORDS",
    "AnothersQuestion",
    "Broken",
    "Dropped",
    "EditUnclear",
    "ImpossibleTime",
    "LeftOver",
    "NoSuchLanguage",
    "NotATerm",
    "NotKept",
    "NotUnderstood",
    "NothingMeant",
    "PartUnclear",
    "QuestionOver",
    "TooLateToEdit",
    "Unknown",
    "explain",
]

MOST_QUOTED = 60  # characters of what somebody said, said back

WORDS: dict[type[Refusal], Text] = {
    **changes.WORDS,
    **courtesies.WORDS,
    **customers.WORDS,
    **memberships.WORDS,
    **files.WORDS,
    **follow_ups.WORDS,
    **orders.WORDS,
    **people.WORDS,
    **places.WORDS,
    **profiles.WORDS,
    **rights.WORDS,
    **silence.WORDS,
    **talk.WORDS,
    **tasks.WORDS,
    **tickets.WORDS,
    **touches.WORDS,
    **undelivered.WORDS,
}


def explain(refusal: Refusal) -> Reply:
    text, slots, items = WORDS[type(refusal)], dict(vars(refusal)), ()
    buttons: tuple[Button, ...] = ()
    if isinstance(refusal, NotUnderstood):
        items = slots.pop("nearest")
        if type(refusal) is not NotUnderstood:
            del slots["said"]  # a courtesy is not quoted back
    if isinstance(refusal, NotKept):
        slots.pop("intent")
    if isinstance(refusal, NotAllowed):
        slots["who"] = rights.who_may(refusal.action)
    if isinstance(refusal, AlreadyThere):
        buttons = (Button(customers.SHOW(), f"find {slots.pop('ref')}"),)
    for name, value in slots.items():
        if isinstance(value, Action):
            slots[name] = ACTIONS[value]()
        elif isinstance(value, str) and len(value) > MOST_QUOTED:
            slots[name] = value[:MOST_QUOTED] + "…"
    return Reply(text(**slots), items=items, buttons=buttons)
