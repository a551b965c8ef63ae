"""Memberships that are about to end, told in stages."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from core import changes, customers
from core.calendar import in_hours
from core.customers import Customer
from core.desk import Desk
from storage import tables
from storage.tables import Customer as Row

OVER = -1  # the stage after the last: there is nothing more to tell


@dataclass(frozen=True, slots=True)
class Ending:
    customer: Customer
    until: date
    left: int  # days; negative when it is over
    stage: int
    backlog: bool  # it was so already when the data came in


def ending(desk: Desk) -> list[Ending]:
    """Whose next stage has come: an index range."""
    due = select(Row).where(Row.expiry_alert_on <= desk.today).order_by(Row.member_until, Row.id)
    rows = {row.id: row for row in desk.db.scalars(due)}
    known = customers.by_ids(desk, list(rows))
    return [_ending(desk, one, rows[one.id]) for one in known]


def told(desk: Desk, endings: list[Ending]) -> None:
    for start in range(0, len(endings), customers.SLICE):
        some = endings[start : start + customers.SLICE]
        stages = {one.customer.id: one.stage for one in some}
        for row in desk.db.scalars(select(Row).where(Row.id.in_(stages))):
            row.expiry_told, row.expiry_told_for = stages[row.id], row.member_until
        desk.db.flush()
        refresh(desk, stages)


def next_alert(desk: Desk, last: datetime) -> datetime | None:
    first = desk.db.scalar(select(func.min(Row.expiry_alert_on)))
    if first is None:
        return None
    opens = datetime.combine(first, desk.shop.day_starts, desk.zone)
    return in_hours(desk, max(opens, last))


@changes.derives(tables.Customer)
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """The day of the next stage that was not told yet."""
    for row in desk.db.scalars(select(Row).where(Row.id.in_(ids))):
        row.expiry_alert_on = _next_stage_on(row, desk.shop.expiry_stages)
    desk.db.flush()


def _next_stage_on(row: Row, stages: tuple[int, ...]) -> date | None:
    if row.member_until is None or row.status != "active":
        return None
    told_for_this = row.expiry_told if row.expiry_told_for == row.member_until else None
    ahead = [one for one in stages if told_for_this is None or one < told_for_this]
    return row.member_until - timedelta(days=max(ahead)) if ahead else None


def _ending(desk: Desk, one: Customer, row: Row) -> Ending:
    assert row.member_until is not None
    left = (row.member_until - desk.today).days
    passed = [stage for stage in desk.shop.expiry_stages if left <= stage]
    stage = min(passed) if left >= 0 else OVER
    began = row.member_until - timedelta(days=min(passed))
    entered = row.member_entered_on or date.min
    return Ending(one, row.member_until, left, stage, began < entered)


def still_so(desk: Desk, key: str) -> bool:
    """Whether the end that an alert `c7:2026-12-01:30` speaks of still stands."""
    ref, _, rest = key.partition(":")
    if not ref.startswith("c"):
        return True
    row = desk.db.get(Row, int(ref[1:]))
    return row is not None and row.status == "active" and rest.startswith(str(row.member_until))
