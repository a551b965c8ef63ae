"""Who is meant by a surname, at a company if one was said: first among one's own customers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select

from core import companies, customers
from core.customers import Customer
from core.desk import Desk
from storage import pinyin, search
from storage.folding import fold
from storage.keys import probe
from storage.tables import Customer as Row


@dataclass(frozen=True, slots=True)
class About:
    """The customer a note is about, as its words tell."""

    customer: Customer


MOST_OF_MINE = 3_000  # of one colleague's customers, whose surnames are sounded out
MOST_ALIKE = 200  # keys of a sound that are looked through for surnames
REACHED = ("active", "lost", "ended")  # who has died is not meant by a word of every day


def mine(desk: Desk, name: str) -> Sequence[Customer]:
    """Those of one's own customers who bear that surname, or that name; up to MOST + 1."""
    return _people(desk, Row.owner_id == desk.actor.id, _bears(name))


def at_company(desk: Desk, company: Customer, name: str) -> Sequence[Customer]:
    return _people(desk, Row.company_id == company.id, _bears(name))


def at(desk: Desk, company: str, name: str) -> Sequence[Customer]:
    """At a company that is a customer too, or was only said to be theirs."""
    known = [one.id for one in companies.matching(desk, company)]
    theirs = [Row.company_id.in_(known)] if known else []
    employed = search.employed(desk.db, company)[: customers.SLICE]
    return _people(desk, or_(*theirs, Row.id.in_(employed)), _bears(name))


def sounding(desk: Desk, family: str) -> Sequence[Customer]:
    """Those whose surname is a homophone: 汪 for 王. One's own, else anybody's."""
    wanted = _sound(family)
    if not wanted:
        return ()
    theirs = Row.owner_id == desk.actor.id, Row.kind == companies.PERSON
    own = desk.db.execute(select(Row.id, Row.name).where(*theirs).limit(MOST_OF_MINE))
    ids = _sounding(((number, name) for number, name in own), family, wanted)
    if not ids:
        keys = search.walk(desk.db, probe("p" + wanted), MOST_ALIKE, MOST_ALIKE)
        some = customers.by_ids(desk, list(dict.fromkeys(customer for _, customer in keys)))
        people = ((one.id, one.name) for one in some if one.kind == companies.PERSON)
        ids = _sounding(people, family, wanted)
    found = customers.by_ids(desk, ids[: customers.MOST])
    return [one for one in found if one.status in REACHED]


def _people(desk: Desk, *these: ColumnElement[bool]) -> Sequence[Customer]:
    wanted = select(Row.id).where(*these, Row.kind == companies.PERSON, Row.status.in_(REACHED))
    ids = desk.db.scalars(wanted.order_by(Row.folded, Row.id).limit(customers.MOST + 1)).all()
    found = customers.by_ids(desk, ids)
    mine = [one for one in found if one.owner_id == desk.actor.id]
    return [*mine, *(one for one in found if one not in mine)]


def _bears(name: str) -> ColumnElement[bool]:
    """A Chinese name begins with it; of a spelt one it is a word."""
    said = fold(name)
    begins = Row.folded.startswith(said, autoescape=True)
    if pinyin.readings(said[:1]):
        return begins
    spaced = (f"{said} %", f"% {said}", f"% {said} %")
    return or_(Row.folded == said, *(Row.folded.like(_escaped(one), "\\") for one in spaced))


def _escaped(pattern: str) -> str:
    head, tail = pattern[:1] == "%", pattern[-1:] == "%"
    body = pattern[head : len(pattern) - tail].replace("\\", "\\\\")
    body = body.replace("%", "\\%").replace("_", "\\_")
    return f"{'%' if head else ''}{body}{'%' if tail else ''}"


def _sounding(people: Iterable[tuple[int, str]], family: str, wanted: str) -> list[int]:
    said = fold(family)
    return [
        number
        for number, name in people
        if not fold(name).startswith(said) and _sound(fold(name)) == wanted
    ]


def _sound(name: str) -> str:
    """How the surname is read that opens a Chinese name; empty for others."""
    units = list(fold(name))
    if not units or not pinyin.readings(units[0]):
        return ""
    length = pinyin.surname(units) if len(units) > 1 else 1
    return "".join(pinyin.spellings(units, named=True)[0][:length])
