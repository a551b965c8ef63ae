"""Colleagues: who they are, where their clock stands, what language they last spoke."""

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


@dataclass(frozen=True, slots=True)
class Staff:
    id: int
    name: str
    role: Role
    language: str | None
    zone: ZoneInfo | None
    suspended: bool

    @property
    def actor(self) -> Actor:
        """A suspended colleague is a stranger at every door."""
        return Actor(self.id, self.name, Role.STRANGER if self.suspended else self.role)

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
    return [record(row) for row in db.scalars(select(tables.Staff).order_by(tables.Staff.id))]


def enrol(db: Session, name: str, role: Role, zone: str | None = None) -> Staff:
    """The command line hires; chat cannot. Raises NameTaken."""
    name = " ".join(name.split())
    if not fold(name) or len(name) > MOST_NAME:
        raise NoSuchColleague(name[:MOST_NAME])
    if called(db, name):
        raise NameTaken(name)
    db.add(row := tables.Staff(name=name, folded=fold(name), role=role, zone=zone))
    db.flush()
    return record(row)


def set_role(db: Session, colleague: Staff, role: Role) -> None:
    db.get_one(tables.Staff, colleague.id).role = role


def suspend(desk: Desk, colleague: Staff) -> None:
    desk.db.get_one(tables.Staff, colleague.id).suspended = desk.now


def resume(db: Session, colleague: Staff) -> None:
    db.get_one(tables.Staff, colleague.id).suspended = None


def speaks(desk: Desk, language: str) -> None:
    """What they last spoke, or chose; a habit, not an audited fact."""
    desk.db.get_one(tables.Staff, desk.actor.id).language = language


def _one(db: Session, condition: ColumnElement[bool]) -> Staff | None:
    row = db.scalar(select(tables.Staff).where(condition))
    return record(row) if row else None


def record(row: tables.Staff) -> Staff:
    zone = ZoneInfo(row.zone) if row.zone else None
    return Staff(row.id, row.name, Role(row.role), row.language, zone, row.suspended is not None)
