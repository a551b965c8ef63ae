"""The words for every Refusal, once; slots are the fields of its class."""

from bot.chat import Reply
from bot.refusals import (
    changes,
    customers,
    follow_ups,
    orders,
    people,
    rights,
    talk,
    tasks,
    touches,
)
from bot.refusals.rights import ACTIONS
from bot.refusals.talk import (
    AnothersQuestion,
    Broken,
    Dropped,
    ImpossibleTime,
    LeftOver,
    NoSuchLanguage,
    NotUnderstood,
    QuestionOver,
    Unknown,
)
from bot.texts import Text
from core.refusals import Refusal
from core.rights import Action

__all__ = [
    "ACTIONS",
    "WORDS",
    "AnothersQuestion",
    "Broken",
    "Dropped",
    "ImpossibleTime",
    "LeftOver",
    "NoSuchLanguage",
    "NotUnderstood",
    "QuestionOver",
    "Unknown",
    "explain",
]

MOST_QUOTED = 60  # characters of what somebody said, said back

WORDS: dict[type[Refusal], Text] = {
    **changes.WORDS,
    **customers.WORDS,
    **follow_ups.WORDS,
    **orders.WORDS,
    **people.WORDS,
    **rights.WORDS,
    **talk.WORDS,
    **tasks.WORDS,
    **touches.WORDS,
}


def explain(refusal: Refusal) -> Reply:
    text, slots, items = WORDS[type(refusal)], dict(vars(refusal)), ()
    if isinstance(refusal, NotUnderstood):
        items = slots.pop("nearest")
    for name, value in slots.items():
        if isinstance(value, Action):
            slots[name] = ACTIONS[value]()
        elif isinstance(value, str) and len(value) > MOST_QUOTED:
            slots[name] = value[:MOST_QUOTED] + "…"
    return Reply(text(**slots), items=items)
