"""What a colleague sets for themselves: the digest, weekends, hours, and where their clock is."""

from dataclasses import dataclass
from datetime import date, time

from core import changes, rights, staff
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action
from core.staff import NoSuchColleague, Staff
from storage import tables


@dataclass(frozen=True, slots=True)
class Digest:
    """When the morning digest comes; `at` None is when the day starts, `off` not at all."""

    at: time | None = None
    off: bool = False


@dataclass(frozen=True, slots=True)
class Weekends:
    """Whether days off are free of everything unasked."""

    off: bool


@dataclass(frozen=True, slots=True)
class Hours:
    """A working day."""

    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Stay:
    """A zone to live in, or to be in `until` that day, included."""

    zone: str
    until: date | None = None


@dataclass(eq=False)
class NoWorkingDay(Refusal):
    """It would end before it starts."""

    starts: str
    ends: str


@dataclass(eq=False)
class StayIsOver(Refusal):
    until: date


def mine(desk: Desk) -> Staff:
    found = staff.by_id(desk.db, desk.actor.id)
    if found is None:
        raise NoSuchColleague(desk.actor.name)
    return found


def set_digest(desk: Desk, digest: Digest) -> Staff:
    return _set(desk, digest_at=digest.at, digest_off=digest.off)


def set_weekends(desk: Desk, weekends: Weekends) -> Staff:
    return _set(desk, weekends_off=weekends.off)


def set_hours(desk: Desk, hours: Hours) -> Staff:
    if hours.ends <= hours.starts:
        raise NoWorkingDay(f"{hours.starts:%H:%M}", f"{hours.ends:%H:%M}")
    return _set(desk, starts=hours.starts, ends=hours.ends)


def move(desk: Desk, stay: Stay) -> Staff:
    """For good, which ends a visit, or until a day, after which the old clock is back by itself."""
    if stay.until is None:
        return _set(desk, zone=stay.zone, visiting_zone=None, visiting_until=None)
    if stay.until < desk.today:
        raise StayIsOver(stay.until)
    return _set(desk, visiting_zone=stay.zone, visiting_until=stay.until)


def _set(desk: Desk, **fields: object) -> Staff:
    row = desk.db.get(tables.Staff, desk.actor.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NoSuchColleague(desk.actor.name)
    permit = rights.require(desk, Action.KEEP_SETTINGS, rights.NewThing(row.id))
    changes.change(permit, row, **fields)
    return staff.record(desk.db, row)
