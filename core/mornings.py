"""When each colleague's morning digest is due: at their own time, on their own days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select

from core import absences, staff
from core.absences import Leave
from core.calendar import after_quiet
from core.closures import works
from core.desk import Desk
from core.recurrence import in_zone
from core.staff import Staff
from storage.tables import Staff as Row

DAY = timedelta(days=1)
MOST_DAYS = 30  # off in a row that are looked ahead; a longer rest is looked at again

Leaves = Mapping[int, Sequence[Leave]]


def next_digest(desk: Desk, last: datetime) -> datetime | None:
    """The first instant after the last look at which somebody's morning begins."""
    off = _leaves(desk, MOST_DAYS)
    return min(
        (at for one in _working(desk) for at in _mornings(desk, one, off, last)), default=None
    )


def begun(desk: Desk) -> Iterator[tuple[Staff, Desk]]:
    """Whose morning began since the last look, each with a desk where they are; a part of them.

    A morning that was missed until after midnight is over with its day.
    """
    off = _leaves(desk)
    for one in _working(desk, _IN_ORDER.offset(desk.after).limit(desk.most)):
        local = _where_they_are(desk, one)
        at = _at(local, one, local.today)
        new = desk.since is None or at > desk.since
        if new and at <= desk.now and _wanted(local, one, off, local.today):
            yield one, replace(local, actor=one.actor)


def undisturbed(desk: Desk, one: Staff | None, zone: ZoneInfo) -> datetime:
    """The next instant at which somebody, or a channel, may be told what is not urgent: outside
    their quiet hours, which begin where their own working day ends, and on no day off of theirs.
    """
    quiet, at = desk.shop.quiet, desk.now
    if one and one.starts and one.ends:
        quiet = (one.ends, one.starts)
    for _ in range(MOST_DAYS):
        at = after_quiet(at, zone, quiet)
        day = at.astimezone(zone).date()
        if one is None or not one.weekends_off or works(desk, day):
            break
        at = in_zone(datetime.combine(day + DAY, quiet[1] if quiet else time()), zone)
    return at


def readers(desk: Desk) -> int:
    """For how many a morning may begin."""
    return desk.db.scalar(select(func.count()).where(Row.suspended.is_(None))) or 0


_IN_ORDER = select(Row).where(Row.suspended.is_(None)).order_by(Row.id)


def _working(desk: Desk, which: Select[Row] = _IN_ORDER) -> list[Staff]:
    return [staff.record(desk.db, row) for row in desk.db.scalars(which)]


def _leaves(desk: Desk, ahead: int = 0) -> Leaves:
    """Those that touch yesterday to so many days ahead, wherever on earth that is."""
    return absences.leaves(desk.db, desk.today - 2 * DAY, desk.today + (ahead + 1) * DAY)


def _mornings(desk: Desk, one: Staff, off: Leaves, last: datetime) -> Iterator[datetime]:
    """Today's if it is still owed, else the next that is wanted."""
    local = _where_they_are(desk, one)
    for ahead in range(MOST_DAYS):
        day = local.today + ahead * DAY
        if _wanted(local, one, off, day) and (at := _at(local, one, day)) > last:
            yield at
            return


def _where_they_are(desk: Desk, one: Staff) -> Desk:
    """A traveller's digest comes in the morning of that place."""
    return replace(desk, zone=one.zone_at(desk.now) or desk.zone)


def _at(local: Desk, one: Staff, day: date) -> datetime:
    starts = one.digest_at or one.starts or local.shop.day_starts
    return in_zone(datetime.combine(day, starts), local.zone)


def _wanted(local: Desk, one: Staff, off: Leaves, day: date) -> bool:
    """Nobody on leave is disturbed, and the morning of the return has a digest of its own."""
    if one.digest_off or (one.weekends_off and not works(local, day)):
        return False
    theirs = off.get(one.id, ())
    return not any(leave.covers(day) or leave.covers(day - DAY) for leave in theirs)
