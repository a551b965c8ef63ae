"""The unit of work: one message, decided outside the lock, done in one short transaction."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot import (
    advising,
    arrivals,
    carrying,
    focus,
    happenings,
    inbox,
    learning,
    outbox,
    questions,
    reading,
    rewording,
)
from bot.advising import Advice, Unclear
from bot.arrivals import Arrived, Wanted
from bot.binding import Bound, Call, Question
from bot.chat import COMMANDS, Button, Happening, Message, Reply
from bot.decide import ALONE, decide
from bot.house import House
from bot.language.courtesies import courtesy
from bot.language.understand import language_of, spoken_in
from bot.leases import Parcel
from bot.refusals import Broken, Dropped, NothingMeant, NotUnderstood, explain
from bot.render import Reader
from bot.texts import Text
from bot.welcome import welcome
from core import accounts, customers, names, readings, staff
from core.absences import Deputy
from core.customers import Customer
from core.desk import SYSTEM, Desk
from core.refusals import Refusal
from core.rights import Action
from core.staff import Newcomer, Somebody, Staff
from core.values import Name
from storage.database import Busy, is_cut_off, unreachable
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
    wants: Wanted | Unclear | None = None  # nothing was done: this is to be had first
    wrote: bool = False  # something changed, or is said elsewhere: what is due may have changed


def handle(
    house: House,
    parsers: Mapping[str, Parse],
    inbox_id: int,
    arrived: Arrived | Advice | None = None,
    advisable: bool = False,
) -> Handled:
    """Do one message. Raises Busy when nothing could be written; then it still waits.

    A file it brought to import is fetched by whoever called, who then calls again with it; so is
    advice on words that were not understood, where there is somebody to give it.
    """
    learnt: Happening | None = None
    bound: Bound | None = None
    with house.database.read() as db:
        if (undone := inbox.raw(db, inbox_id)) is None:
            return Handled()
        raw, received = undone
        message, unread = _parsed(parsers, raw, received)
        if message and message.spoken:
            person = house.person(db, message.login)
            if arrived is None and (wanted := arrivals.wanted(message, person)):
                return Handled(wants=wanted)
            learnt = happenings.news(message, person)
            bound = None if learnt else _understood(house, db, message, f"m{inbox_id}", arrived)
            asks = advisable and arrived is None
            if bound and asks and (this := _unclear(house, db, message, person, bound)):
                return Handled(wants=this)
    if message is None:
        house.database.write(lambda db: inbox.claim(db, inbox_id, house.clock(), unread))
        return Handled()
    if not message.spoken:
        return house.database.write(lambda db: _befallen(house, db, inbox_id, message))
    if learnt:  # before the words are read: it decides who may hear the answer
        house.database.write(lambda db: happenings.befall(house, db, learnt, f"m{inbox_id}"))
    if bound is None:
        with house.database.read() as db:
            bound = _understood(house, db, message, f"m{inbox_id}", arrived)
    done = house.database.write(lambda db: _do(house, db, inbox_id, message, bound))
    return replace(done, wrote=True) if learnt else done


def _understood(
    house: House, db: Session, message: Message, source: str, arrived: Arrived | Advice | None
) -> Bound:
    person = house.person(db, message.login)
    return _decided(*_taken_aside(house, db, message, source, person), arrived)


def _unclear(
    house: House, db: Session, message: Message, person: Staff | None, bound: Bound
) -> Unclear | None:
    if person is None:
        return None
    heard, desk = _taken_aside(house, db, message, "m0", person)
    return advising.unclear(bound, heard, desk)


def _do(house: House, db: Session, inbox_id: int, message: Message, bound: Bound) -> Handled:
    if not inbox.claim(db, inbox_id, house.clock(), "done"):
        return Handled()  # another worker has it
    if isinstance(bound, NothingMeant):
        return Handled()
    person = house.person(db, message.login)
    if _for_all_ears(bound):
        heard, desk = message, house.desk(db, message, f"m{inbox_id}", person)
    else:
        heard, desk = _taken_aside(house, db, message, f"m{inbox_id}", person)
    language = _language(house, desk, heard, bound, person)
    accounts.heard_from(desk, message.login)
    if carrying.joins(db, desk, message):
        return Handled(wrote=True)
    if isinstance(bound, Call | Question | Dropped):  # after a refusal one may try again
        intent = bound.command.intent if isinstance(bound, Call | Question) else ""
        before = questions.drop(db, heard.conversation, intent, desk.now)
        desk = replace(desk, carried=before + desk.carried)
    if _overheard(bound, message):
        _audit(desk, message, bound, "ignored")
        return Handled(wrote=bool(desk.changes))
    outcome, reply = _done(desk, heard, bound)
    if person:
        _remember(desk, heard, bound, outcome)
    _audit(desk, message, bound, outcome)
    reader = house.reader(person, language)
    about = focus.concerns(bound, desk)
    answer = outbox.answer(house, desk, heard, reply, reader, about)
    if person:  # what strangers say is not kept
        focus.keep(db, message, desk.source if desk.changes else "", about, desk.now)
    focus.move(db, heard.conversation, about, desk.now)
    aside = heard is not message
    if aside:
        outbox.say_aside(house, desk, message, language)
    greeted = person is not None and _greet(house, desk, message, person, reader)
    begun = isinstance(bound, Call) and bound.command.right is Action.IMPORT
    elsewhere = reply.also or reply.private or aside or greeted
    return Handled(answer, wrote=bool(desk.changes or elsewhere or begun))


def _overheard(bound: Bound, message: Message) -> bool:
    """Where others talk among themselves, what asks nothing of us gets no answer. After a slash
    or a button somebody waits for one."""
    meant = message.pressed or message.via or message.text.lstrip().startswith("/")
    return isinstance(bound, NotUnderstood) and bool(message.channel) and not meant


def _befallen(house: House, db: Session, inbox_id: int, message: Message) -> Handled:
    """Nobody said anything: a place was renamed, somebody came."""
    if not message.happening or not inbox.claim(db, inbox_id, house.clock(), "done"):
        return Handled()
    outcome = happenings.befall(house, db, message.happening, f"m{inbox_id}")
    trace = {
        "source": f"m{inbox_id}",
        "actor_id": SYSTEM.id,
        "actor": SYSTEM.name,
        "origin": f"{message.platform}:{message.login.user}",
        "intent": message.happening.kind,
        "about": None,
        "outcome": outcome,
        "at": house.clock(),
    }
    db.execute(_AUDIT, trace)
    return Handled(wrote=True)


def _taken_aside(
    house: House, db: Session, message: Message, source: str, person: Staff | None
) -> tuple[Message, Desk]:
    """What a colleague says where outsiders read is answered as if it had been said privately;
    questions and their answers move there too."""
    desk = house.desk(db, message, source, person)
    if person is None or desk.private or message.via:
        return message, desk
    if not house.overheard(db, message.platform, message.channel):
        return message, desk
    account = accounts.reach(db, person.id, frozenset({message.platform}))
    login = replace(message.login, chat=account.chat if account else None)
    heard = replace(message, login=login, channel="", thread="")
    spoken = focus.spoken(db, heard)
    return heard, replace(desk, private=True, conversation=heard.conversation, spoken=spoken)


def _for_all_ears(bound: Bound) -> bool:
    """What may be answered wherever it is said, for no customer is in it. A code said where
    others read must be known to have been said there."""
    return isinstance(bound, Call) and bound.command.right in (Action.LINK, Action.SPEAK)


def _greet(house: House, desk: Desk, message: Message, person: Staff, reader: Reader) -> bool:
    """Whoever an admin vouched for said no code: their first words are when we meet."""
    if message.platform not in accounts.VOUCHING or person.introduced or person.suspended:
        return False
    outbox.whisper(house, desk, welcome(desk, person), reader, f"welcome:s{person.id}")
    staff.introduce(desk, person)
    return True


def _parsed(
    parsers: Mapping[str, Parse], raw: inbox.Raw, received: datetime
) -> tuple[Message | None, str]:
    """What cannot be parsed is parked, not lost: `check` and `status` show it."""
    try:
        return parsers[raw.platform](raw.body, received), "ignored"
    except Exception:
        log.exception("%s event %s cannot be read", raw.platform, raw.event)
        return None, "parked"


def _decided(message: Message, desk: Desk, arrived: Arrived | Advice | None) -> Bound:
    try:
        if isinstance(arrived, Arrived):
            return arrivals.reading(arrived, message, desk)
        bound = decide(message, desk)
        return advising.advised(arrived, bound, message, desk) if arrived else bound
    except Exception as fault:
        if unreachable(fault) or is_cut_off(desk.db):
            raise Busy("the connection was lost") from fault
        return _broken(desk)


def _done(desk: Desk, message: Message, bound: Bound) -> tuple[str, Reply]:
    try:
        with desk.db.begin_nested():  # whatever goes wrong takes back what was done, and no more
            match bound:
                case Call():
                    if bound.instead:
                        rewording.take_back(desk, bound)
                    reply = carrying.after(bound, learning.done(bound, desk), desk, message)
                    reply = rewording.told(reply) if bound.instead else reply
                    reply = questions.ask_on(desk.db, message, reply, desk.now)
                    return "done", _with_undo(reply, desk)
                case Question():
                    asked = questions.ask(desk.db, message, bound, desk.now, desk.carried)
                    return "asked", asked
                case _:
                    raise bound
    except Refusal as refusal:
        return type(refusal).__name__, explain(refusal)
    except Exception as fault:
        if unreachable(fault):
            raise
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
    if courtesy(message.text.strip()) and not HANZI.search(message.text):
        mute = True  # ok, hi and bye are said in Chinese as well
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
        for name in _names(value):
            text = text.replace(name, " ")
    return text


def _names(value: object) -> tuple[str, ...]:
    """What a person in the line may be called there; 小陈 is 陈静."""
    match value:
        case Customer(name=name) | Newcomer(name=name):
            return (name,)
        case Staff(name=name) | Deputy(staff=Staff(name=name)) | Somebody(staff=Staff(name=name)):
            return (name, *(f"{before}{name[:1]}" for before in staff.FAMILIAR))
        case Name():
            return (value,)
    return ()


def _remember(desk: Desk, message: Message, bound: Bound, outcome: str) -> None:
    """For `why`; what a button says was not read by us, and asking why is not what is meant."""
    asking = isinstance(bound, Call | Question) and bound.command.intent == "why"
    if message.text.strip() and not message.pressed and not asking:
        readings.keep(desk, names.clean(message.text), outcome, reading.traced(bound))


def _audit(desk: Desk, message: Message, bound: Bound, outcome: str) -> None:
    row = {
        "source": desk.source,
        "actor_id": desk.actor.id,
        "actor": desk.actor.name,
        "origin": f"{message.platform}:{message.login.user}",
        "intent": bound.command.intent if isinstance(bound, Call | Question) else None,
        "about": _about(bound),
        "outcome": outcome,
        "at": desk.now,
    }
    desk.db.execute(_AUDIT, row)


def _about(bound: Bound) -> str | None:
    """Whose card, number or notes were asked for."""
    values = bound.slots.values() if isinstance(bound, Call) else ()
    return next((one.ref for one in values if isinstance(one, Customer)), None)
