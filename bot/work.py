"""The unit of work: one message, decided outside the lock, done in one short transaction."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot import inbox, outbox, questions
from bot.binding import Bound, Call, Question
from bot.chat import COMMANDS, Button, Message, Reply
from bot.decide import ALONE, decide
from bot.house import House
from bot.language.understand import language_of, spoken_in
from bot.leases import Parcel
from bot.refusals import Broken, Dropped, explain
from bot.texts import Text
from core import accounts, customers, staff
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.staff import Staff
from core.values import Name
from storage.database import Busy
from storage.mail import Audit

log = logging.getLogger(__name__)
_AUDIT = insert(Audit)
HANZI, LATIN = re.compile(r"[一-鿿]"), re.compile(r"[A-Za-z]{2}")
UNDO = Text(en="Undo", zh_hans="撤销", zh_hant="復原")

Parse = Callable[[dict[str, Any], datetime], Message | None]
"""A platform's raw event as a message; None for what is not meant for us."""


@dataclass(frozen=True, slots=True)
class Handled:
    """What the process should know of a message that was done."""

    answer: Parcel | None = None  # this process's to send at once
    wrote: bool = False  # something changed: what is due, or to be said, may have too


def handle(house: House, parsers: Mapping[str, Parse], inbox_id: int) -> Handled:
    """Do one message. Raises Busy when nothing could be written; then it still waits."""
    with house.database.read() as db:
        raw, received = inbox.raw(db, inbox_id)
        message = _parsed(parsers, raw, received)
        if message:
            person = house.person(db, message.login)
            bound = _decided(message, house.desk(db, message, f"m{inbox_id}", person))
    if message is None:
        house.database.write(lambda db: inbox.claim(db, inbox_id, house.clock(), "parked"))
        return Handled()
    return house.database.write(lambda db: _do(house, db, inbox_id, message, bound))


def _do(house: House, db: Session, inbox_id: int, message: Message, bound: Bound) -> Handled:
    if not inbox.claim(db, inbox_id, house.clock(), "done"):
        return Handled()  # another worker has it
    person = house.person(db, message.login)
    desk = house.desk(db, message, f"m{inbox_id}", person)
    language = _language(house, desk, message, bound, person)
    accounts.heard_from(desk, message.login)
    if isinstance(bound, Call | Question | Dropped):  # after a refusal one may try again
        questions.drop(db, message.conversation)
    outcome, reply = _done(desk, message, bound)
    _audit(desk, message, bound, outcome)
    answer = outbox.answer(house, desk, message, reply, house.reader(person, language))
    return Handled(answer, wrote=bool(desk.changes or reply.also))


def _parsed(parsers: Mapping[str, Parse], raw: inbox.Raw, received: datetime) -> Message | None:
    """What cannot be parsed is parked, not lost: `check` shows it."""
    try:
        return parsers[raw.platform](raw.body, received)
    except Exception:
        log.exception("%s event %s cannot be read", raw.platform, raw.event)
        return None


def _decided(message: Message, desk: Desk) -> Bound:
    try:
        return decide(message, desk)
    except Exception:
        return _broken(desk)


def _done(desk: Desk, message: Message, bound: Bound) -> tuple[str, Reply]:
    try:
        with desk.db.begin_nested():  # whatever goes wrong takes back what was done, and no more
            match bound:
                case Call():
                    reply = questions.ask_on(desk.db, message, bound(desk), desk.now)
                    return "done", _with_undo(reply, desk)
                case Question():
                    return "asked", questions.ask(desk.db, message, bound, desk.now)
                case _:
                    raise bound
    except Refusal as refusal:
        return type(refusal).__name__, explain(refusal)
    except Busy:
        raise
    except Exception:
        return "Broken", explain(_broken(desk))


def _broken(desk: Desk) -> Broken:
    log.exception("message %s broke", desk.source)
    return Broken(desk.source)


def _with_undo(reply: Reply, desk: Desk) -> Reply:
    """Every write can be taken back, and no handler has to remember to say so."""
    if not desk.changes:
        return reply
    return replace(reply, buttons=(*reply.buttons, Button(UNDO(), f"undo {desk.source}")))


def _language(
    house: House, desk: Desk, message: Message, bound: Bound, person: Staff | None
) -> str:
    """The language of the message's own words; where they tell nothing, the person's habit."""
    habit = (person and person.language) or house.language
    mute = message.pressed or (isinstance(bound, Call | Question) and bound.confidence <= ALONE)
    heard = None if mute else spoken_in(message.text, COMMANDS)
    if heard is None and not mute:
        heard = language_of(_own_words(desk, message, bound))
    if heard is None and person and not person.language and not message.pressed:
        heard = language_of(message.text)  # the first word ever heard: even a name tells a little
    if heard == "zh":  # either script
        heard = habit if habit.startswith("zh") else "zh_hans"
    if person and person.language != (heard or habit):
        staff.speaks(desk, heard or habit)
    return heard or habit


def _own_words(desk: Desk, message: Message, bound: Bound) -> str:
    """A Chinese name in an English line does not make it Chinese."""
    text = message.text
    if isinstance(bound, Question) or (HANZI.search(text) and LATIN.search(text)):
        text = customers.without_names(desk, text)
    for value in bound.slots.values() if isinstance(bound, Call) else ():
        if isinstance(value, Customer | Name):
            text = text.replace(value.name if isinstance(value, Customer) else value, " ")
    return text


def _audit(desk: Desk, message: Message, bound: Bound, outcome: str) -> None:
    row = {
        "source": desk.source,
        "actor_id": desk.actor.id,
        "actor": desk.actor.name,
        "origin": f"{message.platform}:{message.login.user}",
        "intent": bound.command.intent if isinstance(bound, Call | Question) else None,
        "outcome": outcome,
        "at": desk.now,
    }
    desk.db.execute(_AUDIT, row)
