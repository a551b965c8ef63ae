"""Days away: who stands in, who is told instead, and what happened meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from core import changes, rights, staff, tasks, workdays
from core.desk import Desk
from core.recurrence import in_zone
from core.refusals import Refusal
from core.rights import Action, Permit
from core.staff import Staff
from core.tasks import Task
from core.touches import Kind
from core.values import PersonRef, When
from storage import tables
from storage.mail import Outbox
from storage.tables import Absence as Row

DAY = timedelta(days=1)
MOST_TOLD = 10  # touches listed on return; the rest is a number
STALE = timedelta(days=14)  # after a longer outage nobody needs to be welcomed back
FAR_WEST, FAR_EAST = timedelta(hours=12), timedelta(hours=14)  # zones' distances from UTC


@dataclass(frozen=True, slots=True)
class Leave:
    """From one day to another, both included."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Deputy:
    """Whoever stands in."""

    staff: Staff


@dataclass(frozen=True, slots=True)
class Absence:
    id: int
    who: PersonRef
    days: Leave
    deputy: PersonRef | None

    @property
    def owner_id(self) -> int:
        return self.who.id


@dataclass(frozen=True, slots=True)
class Seen:
    """A colleague's touch with a customer of somebody who was away."""

    customer: PersonRef
    kind: Kind
    at: When
    by: PersonRef


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What somebody finds on return."""

    passed_on: Sequence[tuple[PersonRef | None, int]]  # to whom (None: a channel), how much
    touches: Sequence[Seen]
    more: int  # touches that are not listed
    todo: Sequence[Task]

    def __bool__(self) -> bool:
        return bool(self.passed_on or self.touches or self.todo)


@dataclass(eq=False)
class DaysAreOver(Refusal):
    last: date


@dataclass(eq=False)
class OwnDeputy(Refusal):
    """Nobody can stand in for themselves."""


def plan(desk: Desk, who: Staff, days: Leave, deputy: Staff | None = None) -> Absence:
    """Said again for the same days it is corrected; a deputy stays unless another is named."""
    permit = rights.require(desk, Action.BE_AWAY, who)
    if days.last < desk.today:
        raise DaysAreOver(days.last)
    if deputy and deputy.id == who.id:
        raise OwnDeputy
    meeting = select(Row).where(
        Row.staff_id == who.id,
        Row.starts <= days.last,
        Row.ends >= days.first,
        Row.starts <= Row.ends,
    )
    standing = list(desk.db.scalars(meeting.order_by(Row.id).with_for_update()))
    for other in standing[1:]:
        _call_off(permit, other)
    said: dict[str, object] = {"starts": days.first, "ends": days.last}
    if deputy:
        said["deputy_id"] = deputy.id
    if standing:
        changes.change(permit, standing[0], **said)
        return _record(desk.db, standing[0])
    return _record(desk.db, changes.add(permit, Row(staff_id=who.id, **said)))


def back(desk: Desk, who: Staff) -> Absence | None:
    """They are at work again; before its first day a planned absence is called off.

    Returned is the absence as it was, None when there was none.
    """
    permit = rights.require(desk, Action.BE_AWAY, who)
    row = desk.db.scalar(_planned(desk, who).with_for_update())
    if row is None:
        return None
    was = _record(desk.db, row)
    if row.starts >= desk.today:
        _call_off(permit, row)
    else:
        changes.change(permit, row, ends=desk.today - DAY)
    row.welcomed = desk.now  # the answer tells what happened, so nothing more is due
    desk.db.flush()
    return was


def planned(desk: Desk, who: Staff) -> Absence | None:
    """The one that is on, or comes next."""
    row = desk.db.scalar(_planned(desk, who))
    return _record(desk.db, row) if row else None


def lead(desk: Desk, who: Staff) -> PersonRef | None:
    """Who hears what comes up for them where nobody stands in."""
    found = staff.lead(desk.db, who)
    return found.ref if found else None


def also_away(desk: Desk, absence: Absence) -> PersonRef | None:
    """The deputy, when they are away on one of those days themselves."""
    if absence.deputy is None:
        return None
    meeting = select(Row.id).where(
        Row.staff_id == absence.deputy.id,
        Row.starts <= absence.days.last,
        Row.ends >= absence.days.first,
        Row.starts <= Row.ends,
    )
    return absence.deputy if desk.db.scalar(meeting.limit(1)) else None


def substitute(db: Session, person: Staff, now: datetime, zone: ZoneInfo) -> Staff | None:
    """Who is told instead of somebody away: the deputy, or the deputy's deputy, else the manager.

    None: nobody is there, so a channel has to be. `zone` is the shop's.
    """
    return _instead(db, person, _away(db, now, zone))


def is_away(db: Session, person: Staff, now: datetime, zone: ZoneInfo) -> bool:
    return person.id in _away(db, now, zone)


def leaves(db: Session, first: date, last: date) -> Mapping[int, Sequence[Leave]]:
    """Everybody's that touch these days, by colleague; as entered, in whatever zone they live."""
    rows = db.execute(
        select(Row.staff_id, Row.starts, Row.ends).where(Row.starts <= last, Row.ends >= first)
    )
    found: dict[int, list[Leave]] = {}
    for number, starts, ends in rows:
        found.setdefault(number, []).append(Leave(starts, ends))
    return found


def today(desk: Desk, who: Staff) -> Absence | None:
    """The days off in which they are just now."""
    row = _away(desk.db, desk.now, desk.shop.zone).get(who.id)
    return _record(desk.db, row) if row else None


def between(desk: Desk, first: date, last: date, who: Staff | None = None) -> list[Absence]:
    """Whoever is away on one of those days, whoever goes first."""
    meeting = select(Row).where(Row.starts <= last, Row.ends >= first, Row.starts <= Row.ends)
    if who:
        meeting = meeting.where(Row.staff_id == who.id)
    rows = desk.db.scalars(meeting.order_by(Row.starts, Row.id))
    return [_record(desk.db, row) for row in rows if not staff.is_suspended(desk.db, row.staff_id)]


def with_duties(db: Session, person: Staff, now: datetime, zone: ZoneInfo) -> Staff:
    """The same colleague, with everybody they stand in for now."""
    away = _away(db, now, zone)
    if not away or person.id in away:
        return person
    found = [staff.by_id(db, one) for one in away]
    told = {one.id: _instead(db, one, away) for one in found if one}
    mine = frozenset(one for one, by in told.items() if by and by.id == person.id)
    return replace(person, stands_in=mine) if mine else person


def next_return(desk: Desk, last: datetime) -> datetime | None:
    """When the next of them finds what happened meanwhile."""
    return min((at for _, _, at in _returning(desk)), default=None)


def returned(desk: Desk) -> list[tuple[Absence, Meanwhile]]:
    """Who is back by now and has not been told; once, also after days off that followed others."""
    due: dict[int, list[tuple[Row, Staff]]] = {}
    for row, who, at in _returning(desk):
        if at <= desk.now:
            due.setdefault(who.id, []).append((row, who))
    found = []
    for rows in due.values():
        since = min(row.starts for row, _ in rows)
        last, who = max(rows, key=lambda pair: pair[0].ends)
        found.append((_record(desk.db, last), meanwhile(desk, who, since)))
        for row, _ in rows:
            row.welcomed = desk.now
    desk.db.flush()
    return found


def meanwhile(desk: Desk, who: Staff, since: date) -> Meanwhile:
    zone = who.zone_at(desk.now) or desk.zone
    began = in_zone(datetime.combine(since, time()), zone)
    ends = in_zone(datetime.combine(desk.now.astimezone(zone).date() + DAY, time()), zone)
    seen = _touches(desk, who, began)
    todo = [one for one in tasks.mine(replace(desk, actor=who.actor)) if one.due.at < ends]
    more = max(len(seen) - MOST_TOLD, 0)
    return Meanwhile(_passed_on(desk, who, began), seen[:MOST_TOLD], more, todo)


# Asked with every message, so built once: a statement costs more to build than to run.
_NOW_AWAY = (
    select(Row, tables.Staff)
    .join(tables.Staff, tables.Staff.id == Row.staff_id)
    .where(
        Row.ends >= bindparam("earliest"),
        Row.starts <= bindparam("latest"),
        Row.starts <= Row.ends,
    )
    .order_by(Row.id)
)


def _away(db: Session, now: datetime, zone: ZoneInfo) -> Mapping[int, Row]:
    """Who is away, each by the calendar of where they live."""
    days = {"earliest": (now - FAR_WEST).date(), "latest": (now + FAR_EAST).date()}
    found: dict[int, Row] = {}
    for row, who in db.execute(_NOW_AWAY, days):
        home = ZoneInfo(who.zone) if who.zone else zone
        if row.starts <= now.astimezone(home).date() <= row.ends:
            found[row.staff_id] = row
    return found


def _instead(db: Session, person: Staff, away: Mapping[int, Row]) -> Staff | None:
    """Along the deputies, then up to the manager and along theirs; nobody is asked twice."""
    seen: set[int] = set()
    lead: Staff | None = person
    while lead and lead.id not in seen:
        one: Staff | None = lead
        while one and one.id not in seen:
            if one.id not in away and not one.suspended:
                return one
            seen.add(one.id)
            row = away.get(one.id)
            one = staff.by_id(db, row.deputy_id) if row and row.deputy_id else None
        lead = staff.lead(db, lead)
    return None


def _planned(desk: Desk, who: Staff) -> Select[Row]:
    coming = (Row.staff_id == who.id, Row.ends >= desk.today, Row.starts <= Row.ends)
    return select(Row).where(*coming).order_by(Row.starts, Row.id).limit(1)


def _call_off(permit: Permit, row: Row) -> None:
    """It ends before it begins; the row stays, for whoever asks what was planned."""
    changes.change(permit, row, ends=row.starts - DAY)


def _returning(desk: Desk) -> list[tuple[Row, Staff, datetime]]:
    """Absences whose end was not told of yet, and when it will be: one query, a handful of rows."""
    recent = (Row.ends >= desk.today - STALE, Row.starts <= Row.ends)
    rows = list(desk.db.scalars(select(Row).where(*recent).order_by(Row.id)))
    found, away = [], _away(desk.db, desk.now, desk.zone) if rows else {}
    for row in rows:
        who = staff.by_id(desk.db, row.staff_id)
        if who is None or who.suspended:
            continue
        at = _return(desk, who, row.ends)
        told = row.welcomed and row.welcomed.astimezone(who.zone or desk.zone).date() > row.ends
        if not told and not (at <= desk.now and who.id in away):
            found.append((row, who, at))
    return found


def _return(desk: Desk, who: Staff, last: date) -> datetime:
    """The first morning they work again, when their digest comes."""
    day = last + DAY
    if who.weekends_off and not workdays.is_workday(day, desk.shop.region):
        day = workdays.rest_ends(day, desk.shop.region)
    at = who.digest_at or who.starts or desk.shop.day_starts
    return in_zone(datetime.combine(day, at), who.zone or desk.zone)


def _passed_on(desk: Desk, who: Staff, began: datetime) -> list[tuple[PersonRef | None, int]]:
    told = (
        select(Outbox.reader_id, func.count())
        .where(Outbox.meant_for == who.id, Outbox.due >= began, Outbox.outcome == "sent")
        .group_by(Outbox.reader_id)
        .order_by(Outbox.reader_id)
    )
    by = [
        (reader and staff.by_id(desk.db, reader), count) for reader, count in desk.db.execute(told)
    ]
    return [(reader.ref if reader else None, count) for reader, count in by]


def _touches(desk: Desk, who: Staff, began: datetime) -> list[Seen]:
    """What colleagues did with their customers, the newest first."""
    rows = desk.db.execute(
        select(tables.Touch, tables.Customer, tables.Staff)
        .join(tables.Customer, tables.Customer.id == tables.Touch.customer_id)
        .join(tables.Staff, tables.Staff.id == tables.Touch.staff_id)
        .where(
            tables.Customer.owner_id == who.id,
            tables.Touch.staff_id != who.id,
            tables.Touch.at >= began,
            tables.Touch.at <= desk.now,
        )
        .order_by(tables.Touch.at.desc(), tables.Touch.id.desc())
    )
    return [
        Seen(
            PersonRef(customer.id, customer.name),
            Kind(touch.kind),
            When(touch.at, touch.dated),
            PersonRef(by.id, by.name),
        )
        for touch, customer, by in rows
    ]


def _record(db: Session, row: Row) -> Absence:
    who = staff.by_id(db, row.staff_id)
    deputy = staff.by_id(db, row.deputy_id) if row.deputy_id else None
    assert who is not None
    return Absence(row.id, who.ref, Leave(row.starts, row.ends), deputy.ref if deputy else None)
