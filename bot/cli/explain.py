"""`rapport parse`: how lines would be understood; changes nothing."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.orm import Session

from bot import intents
from bot.bands import WHICH
from bot.binding import Bound, Call, Question
from bot.chat import COMMANDS, Message
from bot.cli import opening
from bot.cli.opening import Stop
from bot.config import Config
from bot.decide import decide
from bot.guessing import guesses
from bot.house import CONSOLE, House, discover
from bot.language.times import times
from bot.language.understand import understand
from bot.refusals import NotKept, NotUnderstood
from bot.slots.times import moment_of
from core import cadence, tasks
from core.agenda import Span
from core.cadence import Segment
from core.corrections import Amendment
from core.customers import Customer, NoSuchCustomer
from core.desk import Actor, Desk, Login, Role
from core.profiles import Edits
from core.recurrence import in_zone
from core.renewals import Term
from core.staff import Staff
from core.touches import Companions, Kind, Wanted
from core.values import (
    Birthday,
    Day,
    Money,
    NextTouch,
    Past,
    Period,
    PersonRef,
    Phone,
    Tags,
    Timing,
    When,
)
from storage.database import Database, open_database
from storage.migrations import upgrade

NAMES = {
    "next_touch": "next",
    "timing": "when",
    "on": "when",
    "until": "when",
    "days": "period",
    "term": "period",
    "span": "period",
    "reason": "note",
    "colleague": "assignee",
}
REFUSED = 0.5  # confidence of what a pattern knew and the shop cannot do
READER = Actor(0, "parse", Role.ADMIN)  # sees everything, writes nothing


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    discover()
    intents.model().settle()
    house = House(_database(conf), opening.clock(asked, conf), conf.zone, conf.language,
                  opening.shop(conf))  # fmt: skip
    with house.database.read() as db:
        for line in sys.stdin:
            if line.strip():
                said, at = _line(line.strip(), house)
                told = _explained(house, db, said, at)
                print(json.dumps(told, ensure_ascii=False) if asked.json else _in_words(told))  # noqa: T201
    return 0


def _database(conf: Config) -> Database:
    """The configured one if it is there, to be read only; else an empty one in memory."""
    url = make_url(conf.database.get_secret_value())
    if url.get_backend_name() != "sqlite":
        return open_database(url.render_as_string(hide_password=False))
    if url.database and url.database != ":memory:" and Path(url.database).exists():
        return open_database(f"sqlite:///file:{url.database}?mode=ro&uri=true")
    empty = open_database()
    upgrade(empty)
    return empty


def _line(line: str, house: House) -> tuple[str, datetime]:
    """Plain text, or `{"text": …, "now": ISO, "lang": …}`."""
    if not line.startswith("{"):
        return line, house.clock()
    try:
        given = json.loads(line)
        now = datetime.fromisoformat(given["now"]) if given.get("now") else house.clock()
        return str(given["text"]), now if now.tzinfo else in_zone(now, house.zone)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Stop(f"not a line to parse: {fault}", 2) from None


def _explained(house: House, db: Session, said: str, at: datetime) -> dict[str, Any]:
    house = replace(house, clock=lambda: at)
    desk = Desk(db, READER, at, house.zone, "m0", house.shop)
    message = Message(CONSOLE, Login(CONSOLE, "parse"), "", said, at)
    bound = decide(message, desk)
    found, _ = times(said, moment_of(desk))
    meant = Meaning.of(bound, said, desk)
    return {
        "intent": meant.intent,
        "confidence": round(meant.confidence, 3),
        "action": meant.action,
        "slots": dict(_slots(bound, desk)),
        "times": [
            {
                "text": one.text,
                "start": one.start.isoformat(timespec="seconds"),
                "end": one.end.isoformat(timespec="seconds") if one.end else None,
                "grain": one.grain,
                "repeat": one.repeat,
                "alternatives": [other.isoformat() for other in one.alternatives],
            }
            for one in found
        ],
    }


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was meant, even where it cannot be done."""

    intent: str
    confidence: float
    action: str  # act, ask, ignore

    @classmethod
    def of(cls, bound: Bound, said: str, desk: Desk) -> "Meaning":
        match bound:
            case Call():
                return cls(bound.command.intent, bound.confidence, "act")
            case Question(command=command) if command is WHICH:
                return cls(bound.options[0][1], bound.confidence, "ask")
            case Question():
                return cls(bound.command.intent, bound.confidence, "ask")
            case NotKept():
                return cls(bound.intent, _sure(bound.intent, said, desk), "ask")
            case NotUnderstood():
                return cls(*guesses(said, desk)[0], "ignore")
        if read := next(understand(said, COMMANDS), None):
            return cls(read.intent, REFUSED, "ask")
        return cls(*guesses(said, desk)[0], "ask")


def _sure(intent: str, said: str, desk: Desk) -> float:
    return next((one.sure for one in guesses(said, desk) if one.intent == intent), 0.0)


def _slots(bound: Bound, desk: Desk) -> Iterator[tuple[str, Any]]:
    if isinstance(bound, Question) and bound.command is not WHICH:
        yield from bound.known.items()
    if isinstance(bound, NoSuchCustomer):
        yield "customer", bound.name
    slots = dict(bound.slots) if isinstance(bound, Call) else {}
    if lead := slots.pop("lead", None):  # `when` is when to be reminded, not when it begins
        slots["timing"], slots["note"] = tasks.before(desk, slots["timing"], lead, slots["note"])
    for name, value in slots.items():
        yield from _plain(NAMES.get(name, name), value, desk)


def _plain(name: str, value: Any, desk: Desk) -> Iterator[tuple[str, Any]]:
    match value:
        case Customer():
            yield "customer" if name == "meant" else name, value.name
        case Staff():
            yield name, value.name
        case Tags():
            yield name, ", ".join(value.names)
        case Edits():
            for field, known in value.all:
                yield from _plain(field.value, known, desk)
        case PersonRef():
            yield name, value.name
        case Span() | Birthday():
            yield name, value.written
        case Phone():
            yield "phone", value.e164
        case Money():
            yield "amount", float(value.major)
            yield "currency", value.currency
        case Kind():
            yield "kind", value.value
        case Past():
            yield "when", _iso(value.at, desk)
        case NextTouch():
            yield "next", _iso(value.at, desk)
        case Timing():
            yield "when", _iso(value.first, desk)
            if value.repeat:
                yield "repeat", value.repeat
        case When():
            yield name, _iso(value, desk)
        case Day():
            yield name, value.on.isoformat()
        case Period():
            yield name, f"{value.start}/{value.end}"
        case Term():
            yield name, _period(value)
        case Companions():
            yield "with", [one.name for one in value]
        case Wanted():
            yield from _which(value)
        case Amendment():
            yield from _amended(value, desk)
        case Segment():
            yield "tag", str(value)
        case cadence.Days():
            yield "period", f"P{value}D"
        case _:
            yield name, str(value)


def _period(term: Term) -> str:
    """An ISO 8601 duration, or the day or year it runs to."""
    end = term.until or term.year
    months, days = (f"{n}{unit}" if n else "" for n, unit in ((term.months, "M"), (term.days, "D")))
    return str(end) if end else f"P{months}{days}"


def _which(wanted: Wanted) -> Iterator[tuple[str, Any]]:
    if wanted.kinds:
        yield "kind", wanted.kinds[0].value
    if wanted.by:
        yield "assignee", wanted.by.name
    if wanted.since or wanted.until:
        yield "period", "/".join(str(one or "..") for one in (wanted.since, wanted.until))


def _amended(what: Amendment, desk: Desk) -> Iterator[tuple[str, Any]]:
    for name, value in (("customer", what.customer), ("kind", what.kind)):
        if value:
            yield from _plain(name, value, desk)
    if what.moved:
        yield "when", _iso(what.moved.back, desk)
        yield "next", _iso(what.moved.ahead, desk)


def _iso(when: When, desk: Desk) -> str:
    return when.at.astimezone(desk.zone).isoformat(timespec="seconds")


def _in_words(told: dict[str, Any]) -> str:
    slots = ", ".join(f"{name}={value}" for name, value in told["slots"].items())
    return f"{told['action']}: {told['intent']} {slots}".rstrip()
