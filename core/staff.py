"""Colleagues: who they are, where their clock stands, what language they last spoke."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
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
class Visit:
    """Travelling: that zone until that day, included."""

    zone: ZoneInfo
    until: date


@dataclass(frozen=True, slots=True)
class Staff:
    id: int
    name: str
    role: Role
    language: str | None
    zone: ZoneInfo | None  # at home; None: the shop's
    suspended: bool
    beyond: frozenset[int] = frozenset()  # of a manager: the colleagues of other managers
    manager_id: int | None = None
    starts: time | None = None  # of their working day; None: the shop's
    ends: time | None = None
    digest_at: time | None = None  # None: when their day starts
    digest_off: bool = False
    weekends_off: bool = False
    introduced: bool = False  # they were shown around
    visit: Visit | None = None
    stands_in: frozenset[int] = frozenset()  # for whom, now

    @property
    def actor(self) -> Actor:
        """A suspended colleague is a stranger at every door."""
        role = Role.STRANGER if self.suspended else self.role
        return Actor(self.id, self.name, role, self.beyond, self.stands_in)

    @property
    def owner_id(self) -> int:
        """Everybody keeps their own settings and days off."""
        return self.id

    @property
    def ref(self) -> PersonRef:
        return PersonRef(self.id, self.name)

    def zone_at(self, now: datetime) -> ZoneInfo | None:
        """Where their clock stands: abroad until the visit's last day there is over."""
        if self.visit and now.astimezone(self.visit.zone).date() <= self.visit.until:
            return self.visit.zone
        return self.zone


@dataclass(frozen=True, slots=True)
class Somebody:
    """A colleague, suspended or not."""

    staff: Staff


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whoever is invited: a new name, or a colleague who needs a way in."""

    name: str
    known: Staff | None = None


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


def admins(desk: Desk) -> list[Staff]:
    return _working(desk.db, tables.Staff.role == Role.ADMIN)


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


def spots(db: Session, text: str) -> list[tuple[int, int]]:
    """Where whole names of colleagues stand in the text; a Latin one only as words of its own."""
    found: list[tuple[int, int]] = []
    for name in db.scalars(select(tables.Staff.name)):
        whole = rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])"
        found += [one.span() for one in re.finditer(whole, text, re.IGNORECASE)]
    return sorted(found)


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


def lead(db: Session, colleague: Staff) -> Staff | None:
    """Who answers for them: their own manager; the only one, where nobody was named."""
    own = by_id(db, colleague.manager_id) if colleague.manager_id else None
    if own and not own.suspended:
        return own
    managers = _working(db, tables.Staff.role == Role.MANAGER)
    others = [one for one in managers if one.id != colleague.id]
    return others[0] if len(others) == 1 else None


def is_suspended(db: Session, staff_id: int) -> bool:
    row = db.get(tables.Staff, staff_id)
    return row is not None and row.suspended is not None


def introduce(desk: Desk, colleague: Staff) -> None:
    """They have been shown around, once."""
    desk.db.get_one(tables.Staff, colleague.id).introduced = desk.now


def speaks(desk: Desk, language: str) -> None:
    """What they last spoke, or chose; a habit, not an audited fact."""
    desk.db.get_one(tables.Staff, desk.actor.id).language = language


def language_of(desk: Desk) -> str | None:
    """What the actor last spoke; None for who never did, or is no colleague."""
    row = desk.db.get(tables.Staff, desk.actor.id)
    return row.language if row else None


def _one(db: Session, condition: ColumnElement[bool]) -> Staff | None:
    row = db.scalar(select(tables.Staff).where(condition))
    return record(db, row) if row else None


def record(db: Session, row: tables.Staff) -> Staff:
    visit = None
    if row.visiting_zone and row.visiting_until:
        visit = Visit(ZoneInfo(row.visiting_zone), row.visiting_until)
    return Staff(
        row.id,
        row.name,
        Role(row.role),
        row.language,
        ZoneInfo(row.zone) if row.zone else None,
        row.suspended is not None,
        _beyond(db, row.id) if row.role == Role.MANAGER else frozenset(),
        row.manager_id,
        row.starts,
        row.ends,
        row.digest_at,
        row.digest_off,
        row.weekends_off,
        row.introduced is not None,
        visit,
    )


def _beyond(db: Session, manager_id: int) -> frozenset[int]:
    """Who is led by another. Whom nobody leads belongs to every manager."""
    led = tables.Staff.manager_id
    others = select(tables.Staff.id).where(led.is_not(None), led != manager_id)
    return frozenset(db.scalars(others)) - {manager_id}
