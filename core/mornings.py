"""When each colleague's morning digest is due: at their own time, on their own days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core import absences, staff
from core.closures import works
from core.desk import Desk
from core.recurrence import in_zone
from core.staff import Staff
from storage.tables import Staff as Row

MOST_DAYS = 30  # off in a row that are looked ahead; a longer rest is looked at again


def next_digest(desk: Desk, last: datetime) -> datetime | None:
    """The first instant after the last look at which somebody's morning begins."""
    return min((at for row in _working(desk) for at in _mornings(desk, row, last)), default=None)


def begun(desk: Desk) -> Iterator[tuple[Staff, Desk]]:
    """Whose morning began since the last look, each with a desk where they are.

    A morning that was missed until after midnight is over with its day.
    """
    for row in _working(desk):
        local = replace(desk, zone=_zone(desk, row))
        at = _at(local, row, local.today)
        new = desk.since is None or at > desk.since
        if new and at <= desk.now and _wanted(local, row, local.today):
            person = staff.record(desk.db, row)
            yield person, replace(local, actor=person.actor)


def _working(desk: Desk) -> list[Row]:
    return list(desk.db.scalars(select(Row).where(Row.suspended.is_(None)).order_by(Row.id)))


def _mornings(desk: Desk, row: Row, last: datetime) -> Iterator[datetime]:
    """Today's if it is still owed, else the next that is wanted."""
    local = replace(desk, zone=_zone(desk, row))
    for ahead in range(MOST_DAYS):
        day = local.today + timedelta(days=ahead)
        if _wanted(local, row, day) and (at := _at(local, row, day)) > last:
            yield at
            return


def _at(local: Desk, row: Row, day: date) -> datetime:
    return in_zone(datetime.combine(day, _time(local, row)), local.zone)


def _time(desk: Desk, row: Row) -> time:
    return row.digest_at or row.starts or desk.shop.day_starts


def _wanted(desk: Desk, row: Row, day: date) -> bool:
    """Nobody on leave is disturbed, and the morning of the return has a digest of its own."""
    if row.digest_off or (row.weekends_off and not works(desk, day)):
        return False
    on_leave = (absences.away_on(desk.db, row.id, one) for one in (day, day - timedelta(days=1)))
    return not any(on_leave)


def _zone(desk: Desk, row: Row) -> ZoneInfo:
    """Where they are today: a traveller's digest comes in the morning of that place."""
    if row.visiting_zone and row.visiting_until:
        there = ZoneInfo(row.visiting_zone)
        if desk.now.astimezone(there).date() <= row.visiting_until:
            return there
    return ZoneInfo(row.zone) if row.zone else desk.zone
