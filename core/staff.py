"""Colleagues: who they are, where their clock stands, what language they last spoke."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core.desk import Actor, Desk, Role
from core.refusals import Refusal
from core.values import PersonRef
from storage import tables
from storage.folding import fold

MOST_NAME = 40  # characters; a name is one short line
FAMILIAR = "小老阿"  # before a surname: 小陈


@dataclass(frozen=True, slots=True)
class Staff:
    id: int
    name: str
    role: Role
    language: str | None
    zone: ZoneInfo | None
    suspended: bool
    beyond: frozenset[int] = frozenset()  # of a manager: the colleagues of other managers

    @property
    def actor(self) -> Actor:
        """A suspended colleague is a stranger at every door."""
        role = Role.STRANGER if self.suspended else self.role
        return Actor(self.id, self.name, role, self.beyond)

    @property
    def ref(self) -> PersonRef:
        return PersonRef(self.id, self.name)


@dataclass(eq=False)
class NoSuchColleague(Refusal):
    name: str


@dataclass(eq=False)
class NameTaken(Refusal):
    name: str


def called(db: Session, name: str) -> Staff | None:
    return _one(db, tables.Staff.folded == fold(name))


def named(db: Session, name: str) -> Staff:
    if found := called(db, name):
        return found
    raise NoSuchColleague(name)


def by_id(db: Session, staff_id: int) -> Staff | None:
    return _one(db, tables.Staff.id == staff_id)


def everybody(db: Session) -> list[Staff]:
    return [record(db, row) for row in db.scalars(select(tables.Staff).order_by(tables.Staff.id))]


def named_first(db: Session, text: str) -> tuple[Sequence[Staff], str]:
    """Whose name opens `text`, @ or not, and what follows it; nobody who is suspended.

    小陈 and 老陈 are whoever has that surname when nobody is called so.
    """
    text = text.lstrip(" @＠")
    heads = {fold(text[:end]): end for end in _ends(text)}
    found = _working(db, tables.Staff.folded.in_(heads))
    if found:
        longest = max(found, key=lambda one: heads[fold(one.name)])
        return [longest], text[heads[fold(longest.name)] :]
    if text[:1] in FAMILIAR and (family := fold(text[1:2])):
        by_family = tables.Staff.folded.startswith(family, autoescape=True)
        return _working(db, by_family), text[2:]
    return [], text


def _ends(text: str) -> Iterator[int]:
    """Where a name that opens the text may end: a Latin one only at the end of a word."""
    for end in range(1, min(len(text), MOST_NAME) + 1):
        if not re.match(r"\w\w", text[end - 1 : end + 1], re.A):
            yield end


def _working(db: Session, condition: ColumnElement[bool]) -> list[Staff]:
    wanted = select(tables.Staff).where(condition, tables.Staff.suspended.is_(None))
    return [record(db, row) for row in db.scalars(wanted.order_by(tables.Staff.id))]


def enrol(db: Session, name: str, role: Role, zone: str | None = None) -> Staff:
    """The command line hires; chat cannot. Raises NameTaken."""
    name = " ".join(name.split())
    if not fold(name) or len(name) > MOST_NAME:
        raise NoSuchColleague(name[:MOST_NAME])
    if called(db, name):
        raise NameTaken(name)
    db.add(row := tables.Staff(name=name, folded=fold(name), role=role, zone=zone))
    db.flush()
    return record(db, row)


def set_role(db: Session, colleague: Staff, role: Role) -> None:
    db.get_one(tables.Staff, colleague.id).role = role


def suspend(desk: Desk, colleague: Staff) -> None:
    desk.db.get_one(tables.Staff, colleague.id).suspended = desk.now


def resume(db: Session, colleague: Staff) -> None:
    db.get_one(tables.Staff, colleague.id).suspended = None


def speaks(desk: Desk, language: str) -> None:
    """What they last spoke, or chose; a habit, not an audited fact."""
    desk.db.get_one(tables.Staff, desk.actor.id).language = language


def language_of(desk: Desk) -> str:
    """What the actor last spoke."""
    row = desk.db.get(tables.Staff, desk.actor.id)
    return (row and row.language) or "en"


def _one(db: Session, condition: ColumnElement[bool]) -> Staff | None:
    row = db.scalar(select(tables.Staff).where(condition))
    return record(db, row) if row else None


def record(db: Session, row: tables.Staff) -> Staff:
    zone = ZoneInfo(row.zone) if row.zone else None
    beyond = _beyond(db, row.id) if row.role == Role.MANAGER else frozenset[int]()
    suspended = row.suspended is not None
    return Staff(row.id, row.name, Role(row.role), row.language, zone, suspended, beyond)


def _beyond(db: Session, manager_id: int) -> frozenset[int]:
    """Who is led by another. Whom nobody leads belongs to every manager."""
    led = tables.Staff.manager_id
    others = select(tables.Staff.id).where(led.is_not(None), led != manager_id)
    return frozenset(db.scalars(others)) - {manager_id}
