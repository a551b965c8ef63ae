"""When a task rings next: it follows from its facts, so undo and snooze need not think of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core import changes, closures, next_touch, recurrence
from core.desk import Desk
from storage import tables
from storage.tables import Task as Row


@dataclass(frozen=True, slots=True)
class Habits:
    """Where and when somebody works."""

    zone: str | None
    opens: time
    closes: time
    works: recurrence.Works


Hours = Mapping[int, Habits]  # by owner


def hours_of(desk: Desk, rows: Collection[Row]) -> Hours:
    by_workday = any(row.repeat and recurrence.on_workdays(row.repeat) for row in rows)
    shut = closures.closed(desk) if by_workday else closures.Closed()
    ids = {row.owner_id for row in rows}
    known = tables.Staff.id, tables.Staff.zone, tables.Staff.starts, tables.Staff.ends
    found = desk.db.execute(select(*known).where(known[0].in_(ids)))
    return {
        one: Habits(
            zone,
            opens or desk.shop.day_starts,
            closes or desk.shop.day_ends,
            partial(_works, desk, shut, closures.region_of(desk, zone)),
        )
        for one, zone, opens, closes in found
    }


def _works(desk: Desk, shut: closures.Closed, region: str, day: date) -> bool:
    return closures.works(desk, day, shut, region)


@changes.derives(Row)
def refresh(desk: Desk, ids: Iterable[int]) -> None:
    """When to wake for it follows from the facts, so undo and snooze need not think of it."""
    rows = list(desk.db.scalars(select(Row).where(Row.id.in_(list(ids)))))
    hours = hours_of(desk, rows)
    for row in rows:
        row.next_due_utc = next_due(desk, row, hours)
    desk.db.flush()
    about = {row.customer_id for row in rows if row.customer_id}
    if about:
        next_touch.refresh(desk, about)  # by itself too: a task that rings is no audited change


@changes.derives(tables.Closure)
def rewrite(desk: Desk, ids: Iterable[int] = ()) -> None:
    """When other days are worked than before, what comes on working days comes on other days."""
    open_ = Row.done.is_(None), Row.repeat.contains(recurrence.WORKWEEK)
    refresh(desk, desk.db.scalars(select(Row.id).where(*open_)).all())


def recompute(desk: Desk, after: int, most: int) -> int | None:
    """The next times of what repeats, from that id on; returns the last one seen."""
    repeating = Row.repeat.is_not(None), Row.done.is_(None), Row.id > after
    ids = desk.db.scalars(select(Row.id).where(*repeating).order_by(Row.id).limit(most)).all()
    refresh(desk, ids)
    return ids[-1] if ids else None


def next_due(desk: Desk, row: Row, hours: Hours) -> datetime | None:
    if row.done:
        return None
    zone, works = ZoneInfo(row.zone), hours[row.owner_id].works
    if row.rang is None or not rang_for_its_due(row):
        if not row.repeat or not recurrence.on_workdays(row.repeat):
            return row.due
        if works(row.due.astimezone(zone).date()):
            return row.due
        return recurrence.next_after(row.repeat, row.due, zone, row.due, works)
    if row.repeat is None:
        return _once_more(desk, row, row.rang, hours)
    return recurrence.next_after(row.repeat, row.due, zone, row.rang, works)


def rang_for_its_due(row: Row) -> bool:
    """Put off since, it has not."""
    return row.rang is not None and row.rang >= row.due


def _once_more(desk: Desk, row: Row, rang: datetime, hours: Hours) -> datetime | None:
    """What was not done after it rang rings once more, if that still is in its owner's working
    day; from then on the morning digest has it. What repeats comes again by itself."""
    if row.rung != 1:
        return None
    habits = hours[row.owner_id]
    zone, at = ZoneInfo(habits.zone or row.zone), rang + desk.shop.ring_again
    there = at.astimezone(zone)
    same_day = there.date() == rang.astimezone(zone).date()
    return at if same_day and habits.opens <= there.time() < habits.closes else None
