"""`rapport parse`: how lines would be understood; changes nothing."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, select
from sqlalchemy.orm import Session

from bot import advising, intents, supposing
from bot.advising import Ask
from bot.binding import Bound
from bot.chat import Message
from bot.cli import opening
from bot.cli.opening import BAD_USAGE, Stop
from bot.cli.slots import slots
from bot.config import Config
from bot.decide import decide
from bot.house import CONSOLE, House, discover
from bot.language.times import Time, times
from bot.marks import masked
from bot.reading import Reading, reading
from bot.slots.times import moment_of
from bot.supposing import UNKNOWN, supposed
from core.desk import Actor, Desk, Login, Role
from core.recurrence import in_zone
from storage import tables
from storage.database import Database, open_database
from storage.migrations import NEWEST, version

READER = Actor(0, "parse", Role.ADMIN)  # sees everything, writes nothing
LANGUAGES = {"en": "en", "zh": "zh", "zh-hans": "zh", "zh-hant": "zh"}


class Faulty(Exception):
    """A line of input that cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    now: datetime


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    discover()
    intents.model().settle()
    for stream in (sys.stdin, sys.stdout):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")
    nowhere = supposing.empty()
    known = _database(conf)
    house = House(known or supposing.empty(), opening.clock(asked, conf), conf.zone, conf.language,
                  opening.shop(conf))  # fmt: skip
    endpoint = opening.endpoint(conf)
    ask = endpoint.ask if endpoint else None
    faults = 0
    with house.database.read() as db:
        for raw in sys.stdin:
            if raw.strip():
                told = _told(raw.strip(), house, db, nowhere, ask)
                faults += "error" in told
                print(_as_json(told) if asked.json else _in_words(told))  # noqa: T201
    return BAD_USAGE if faults else 0


def _database(conf: Config) -> Database | None:
    """The configured one if it is there, to be read only."""
    url = make_url(conf.database.get_secret_value())
    if url.get_backend_name() != "sqlite":
        return open_database(url.render_as_string(hide_password=False))
    if url.database and url.database != ":memory:" and Path(url.database).exists():
        there = open_database(f"sqlite:///file:{url.database}?mode=ro&uri=true")
        at = version(there)
        if at not in (None, NEWEST):
            raise Stop(f"{url.database} is at version {at}: run rapport migrate first")
        return there if at else None
    return None


def _told(
    raw: str, house: House, db: Session, nowhere: Database, ask: Ask | None
) -> dict[str, Any]:
    """One line's explanation; a line that is none is said to be so, and the next is read."""
    try:
        line = _line(raw, house)
    except Faulty as fault:
        return {"error": str(fault), "line": raw[:80]}
    return _explained(house, db, nowhere, line, ask)


def _line(raw: str, house: House) -> Line:
    """Plain text, or `{"text": …, "now": ISO, "lang": …}`."""
    if not raw.startswith("{"):
        return Line(raw, house.clock())
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError):
        raise Faulty("not JSON") from None
    text, now, lang = given.get("text"), given.get("now"), given.get("lang")
    if not isinstance(text, str):
        raise Faulty('"text" is missing, or is no text')
    if lang is not None and str(lang).casefold().replace("_", "-") not in LANGUAGES:
        raise Faulty('"lang" is "en", "zh" or null')
    return Line(text, _instant(now, house) if now is not None else house.clock())


def _instant(now: object, house: House) -> datetime:
    try:
        at = datetime.fromisoformat(str(now))
        at = at if at.tzinfo else in_zone(at, house.zone)
        at.astimezone(house.zone)
    except (ValueError, OverflowError):
        raise Faulty('"now" is no ISO date and time') from None
    return at


def _explained(
    house: House, db: Session, nowhere: Database, line: Line, ask: Ask | None
) -> dict[str, Any]:
    """By what is on record; where nothing is, or not whom it names, by what it would mean if it
    were. Then it still asks, unless nobody at all is on record."""
    house = replace(house, clock=lambda: line.now)
    desk = Desk(db, READER, line.now, house.zone, "m0", house.shop)
    message = Message(CONSOLE, Login(CONSOLE, "parse"), "", line.text, line.now)
    bound: Bound | None = None
    empty = db.scalar(select(tables.Customer.id).limit(1)) is None
    if not empty:
        bound = _advised(decide(message, desk), message, desk, ask)
    if bound is not None and not isinstance(bound, UNKNOWN):
        return _all(bound, line, desk)
    with supposed(nowhere, message, desk) as (would, there):
        told = _all(_advised(would, message, there, ask), line, there)
    if bound is not None:
        told["action"], told["confidence"] = "ask", reading(bound, line.text, desk).confidence
    return told


def _advised(bound: Bound, message: Message, desk: Desk, ask: Ask | None) -> Bound:
    """What was not understood is put to the language model, if there is one."""
    this = advising.unclear(bound, message, desk) if ask else None
    if this is None or ask is None:
        return bound
    return advising.advised(advising.ask(this, ask), bound, message, desk)


def _all(bound: Bound, line: Line, desk: Desk) -> dict[str, Any]:
    found, _ = times(line.text, moment_of(desk))
    read = reading(bound, line.text, desk)
    known = slots(bound, read.intent, line.text, desk) if read.intent != "none" else {}
    return {
        "intent": read.intent,
        "confidence": round(read.confidence, 3),
        "action": read.action,
        "slots": known,
        "times": [_time(one) for one in found],
        "why": _why(read, line, desk),
    }


def _time(one: Time) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": one.start.isoformat(timespec="seconds"),
        "end": one.end.isoformat(timespec="seconds") if one.end else None,
        "grain": one.grain,
        "repeat": one.repeat,
        "alternatives": [other.isoformat(timespec="seconds") for other in one.alternatives],
    }


def _why(read: Reading, line: Line, desk: Desk) -> dict[str, Any]:
    hidden = masked(line.text, desk)
    return {
        "by": read.by,
        "because": read.because,
        "masked": hidden.text,
        "marks": [
            {"sign": one.sign, "text": one.text, "span": list(one.span)} for one in hidden.marks
        ],
        "candidates": [
            {"customer": one.customer.name, "why": one.why, "own": one.own}
            for one in read.candidates
        ],
    }


def _as_json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False)


def _in_words(told: dict[str, Any]) -> str:
    if "error" in told:
        return f"error: {told['error']}: {told['line']}"
    return "\n".join(_lines(told))


def _lines(told: dict[str, Any]) -> Iterator[str]:
    """A few lines: what it is, why, what was found where."""
    why = told["why"]
    layer = f", by {why['by']}, {told['confidence']:.0%} sure" if why["by"] else ""
    known_by = f", because of “{why['because']}”" if why["because"] else ""
    yield f"{told['action']}: {told['intent']}{layer}{known_by}"
    for name, value in told["slots"].items():
        yield f"  {name}: {', '.join(value) if isinstance(value, list) else value}"
    for one in told["times"]:
        other = "".join(f", or {at}" for at in one["alternatives"])
        until = f" to {one['end']}" if one["end"] else ""
        again = f", again by {one['repeat']}" if one["repeat"] else ""
        yield f"  time “{one['text']}”: {one['start']}{until} ({one['grain']}){again}{other}"
    for one in why["candidates"]:
        yield f"  could be {one['customer']}: {one['why']}{', your own' if one['own'] else ''}"
    if why["marks"]:
        where = (f"{one['sign']} {one['span'][0]}-{one['span'][1]}" for one in why["marks"])
        yield f"  masked: {why['masked']} ({', '.join(where)})"
