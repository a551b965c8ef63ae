"""Slots as `rapport parse` prints them: the names of the contract, values as plain JSON."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from bot import anywhere
from bot.binding import Bound, Call, Question, bind
from bot.chat import COMMANDS
from bot.language.amounts import amounts
from bot.language.phones import phones
from bot.language.understand import Understood
from bot.marks import Kind as Mark
from bot.marks import masked
from bot.slots import Found
from bot.slots.table import SLOTS
from bot.slots.things import NEW
from core import cadence, customers, tasks
from core.agenda import Span
from core.corrections import Amendment
from core.customers import Customer, NoSuchCustomer, Subject
from core.desk import Desk
from core.orders import Purchase
from core.profiles import Edits
from core.recurrence import in_zone
from core.refusals import Refusal
from core.renewals import Term
from core.staff import NoSuchColleague, Staff
from core.tasks import Task
from core.touches import Companions, Kind, Wanted
from core.values import (
    Birthday,
    Day,
    Days,
    Money,
    Name,
    NextTouch,
    Note,
    Past,
    Period,
    PersonRef,
    Phone,
    Tags,
    Timing,
    Until,
    When,
)

NAMES = {
    "next_touch": "next",
    "timing": "when",
    "on": "when",
    "until": "when",
    "at": "when",
    "days": "period",
    "term": "period",
    "span": "period",
    "reason": "note",
    "colleague": "assignee",
    "owner": "assignee",
    "tags": "tag",
    "subject": "customer",
    "meant": "customer",
}
LEAD = re.compile(r"^(?:to|that|about)\s+(?=\S)", re.IGNORECASE)
ONLY_NUMBER = re.compile(r"[\d\s()+.-]+")

Told = Iterator[tuple[str, Any]]


def slots(bound: Bound, intent: str, text: str, desk: Desk) -> dict[str, Any]:
    """What binding found, and what else the line holds that a reader would look for."""
    bound = _as_if_known(bound, desk)
    known = {name: value for name, value in _bound(bound, desk) if value != ""}
    rest = [*_besides(text, desk, known)]
    if not isinstance(bound, Call):  # nothing is done yet: what the sentence gives for it
        rest += _meant(intent, text, desk)
    for name, value in rest:
        known.setdefault(name, value)
    if "customer" not in known and (whose := _by_looks(text, desk, known)):
        known["customer"] = whose
    return known


def _meant(intent: str, text: str, desk: Desk) -> Told:
    """Of a line that is asked about, or that lacks a task or a customer to be done with."""
    command = COMMANDS.get(intent)
    if command is None:
        return
    sentence = anywhere.Sentence(text, desk)
    words = anywhere.given(sentence, command)
    for name, parameter in command.slots.items():
        said = words.get(name)
        if parameter.type is NextTouch:
            said = text
        if said is None or parameter.type in (Note, Task):
            continue
        try:
            taken = SLOTS[parameter.type].take(said, desk, True)
        except Refusal:
            continue
        if isinstance(taken, Found):
            yield from _plain(NAMES.get(name, name), taken.value, desk)


def _as_if_known(bound: Bound, desk: Desk) -> Bound:
    """What would be done if whom it names and nobody knows were a customer; or the first of
    several, whose name is left as it was said."""
    if not isinstance(bound, Question) or bound.wants != "customer" or not bound.said:
        return bound
    known = {**bound.known, bound.wants: NEW + bound.said}
    read = bound.read or Understood(bound.command.intent, bound.confidence)
    met = bind(replace(read, slots=known, rest=bound.rest), bound.command, desk)
    return met if isinstance(met, Call) else bound


def _by_looks(text: str, desk: Desk, known: dict[str, Any]) -> str | None:
    """Who must be meant by the grammar of the sentence, known or not."""
    said = anywhere.spoken_of(anywhere.Sentence(text, desk))
    if said in {known.get("assignee"), *known.get("with", ())}:
        return None
    by_id = re.fullmatch(r"c([0-9]{1,18})", said or "")
    return customers.by_id(desk, int(by_id[1])).name if by_id else said


def _bound(bound: Bound, desk: Desk) -> Told:
    match bound:
        case Question():
            yield from _asked(bound, desk)
        case NoSuchCustomer(name) if not ONLY_NUMBER.fullmatch(name):
            yield "customer", name
        case NoSuchColleague(name):
            yield "assignee", name
        case Call(command, values):
            values = dict(values)
            if lead := values.pop("lead", None):  # `when` is when to be reminded
                values["timing"], values["note"] = tasks.before(
                    desk, values["timing"], lead, values["note"]
                )
            if command.intent == "remind":
                values["note"] = LEAD.sub("", values["note"])
            for name, value in values.items():
                yield from _plain(NAMES.get(name, name), value, desk)


def _asked(question: Question, desk: Desk) -> Told:
    """What is known while something is asked: each read back as it was written."""
    for name, words in question.known.items():
        parameter = question.command.slots.get(name)
        if parameter is None:
            continue
        try:
            taken = SLOTS[parameter.type].take(words, desk, True)
        except Refusal:
            taken = None
        if isinstance(taken, Found):
            yield from _plain(NAMES.get(name, name), taken.value, desk)
    if question.said:
        yield NAMES.get(question.wants, question.wants), question.said


def _besides(text: str, desk: Desk, known: dict[str, Any]) -> Told:
    """A number or a sum that no slot took, and the only customer there is in the line."""
    numbers = phones(text, desk.shop.country)
    if numbers:
        yield "phone", numbers[0][0].e164
    marks = masked(text, desk).marks
    sums = [mark for mark in marks if mark.kind is Mark.AMOUNT]
    if sums and "amount" not in known:
        money = amounts(sums[0].text, desk.shop.currency)[0].money
        yield "amount", float(money.major)
        yield "currency", money.currency
    people = {mark.text for mark in marks if mark.kind is Mark.CUSTOMER}
    people -= {known.get("assignee"), *known.get("with", ())}
    one = customers.spoken_of(desk, people.pop()) if len(people) == 1 else None
    if one:
        yield "customer", one.name


def _plain(name: str, value: Any, desk: Desk) -> Told:
    match value:
        case Customer():
            yield "customer", value.name
        case Subject(customer=Customer(name=whose)):
            yield "customer", whose
        case Subject():
            return
        case Task():
            yield "task", value.ref
        case Purchase():
            yield "order", value.number or value.ref
        case Staff():
            yield name, value.name
        case Tags():
            yield name, ", ".join(value.names)
        case Edits():
            for field, one in value.all:
                yield from _plain(field.value, one, desk)
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
        case Companions():
            yield "with", [one.name for one in value]
        case Name() if name == "name":
            yield "customer", str(value)
        case _:
            yield from _in_time(name, value, desk)


def _in_time(name: str, value: Any, desk: Desk) -> Told:
    match value:
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
        case Day() | Until():
            midnight = in_zone(datetime.combine(value.on, time()), desk.zone)
            yield "when", _iso(When(midnight), desk)
        case Days():
            yield name, f"{value.first}/{value.last}"
        case Period():
            yield name, f"{value.start}/{value.end}"
        case Term():
            yield name, _period(value)
        case Wanted():
            yield from _which(value)
        case Amendment():
            yield from _amended(value, desk)
        case cadence.Segment():
            yield "tag", str(value)
        case cadence.DayCount():
            yield "period", f"P{value}D"
        case _:
            yield name, str(value)


def _period(term: Term) -> str:
    """An ISO 8601 duration, or the day or year it runs to."""
    end = term.until or term.year
    months, days = (f"{n}{unit}" if n else "" for n, unit in ((term.months, "M"), (term.days, "D")))
    return str(end) if end else f"P{months}{days}"


def _which(wanted: Wanted) -> Told:
    if wanted.kinds:
        yield "kind", wanted.kinds[0].value
    if wanted.by:
        yield "assignee", wanted.by.name
    if wanted.since or wanted.until:
        yield "period", "/".join(str(one or "..") for one in (wanted.since, wanted.until))


def _amended(what: Amendment, desk: Desk) -> Told:
    for name, value in (("customer", what.customer), ("kind", what.kind)):
        if value:
            yield from _plain(name, value, desk)
    if what.moved:
        yield "when", _iso(what.moved.back, desk)
        yield "next", _iso(what.moved.ahead, desk)


def _iso(when: When, desk: Desk) -> str:
    return when.at.astimezone(desk.zone).isoformat(timespec="seconds")
