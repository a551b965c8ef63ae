"""Memberships that are about to end, told in stages."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select

from core import changes, customers, scope
from core.calendar import in_hours
from core.customers import Customer
from core.desk import Desk
from core.recurrence import in_zone
from core.values import Period
from storage import tables
from storage.tables import Customer as Row

OVER = -1  # the stage after the last: there is nothing more to tell
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ending:
    customer: Customer
    until: date
    left: int  # days; negative when it is over
    stage: int
    backlog: bool  # it was so already when the data came in
    told: bool = False  # today, already


def of_today(desk: Desk, owner_id: int | None = None) -> list[Ending]:
    """Whose stage is told today, whether it was said yet or not: two index ranges.

    All of them, or only one colleague's customers.
    """
    rows = _news(desk)
    return _endings(desk, [one for one in rows if owner_id is None or one.owner_id == owner_id])


def few(desk: Desk) -> bool:
    """Whether each may be a message of its own; more of them are a paragraph of the digest."""
    kept = [row for row in _news(desk) if row.owner_id is not None]
    return sum(not _known_before(desk, row) for row in kept) <= desk.shop.most_alerts


def _news(desk: Desk) -> list[Row]:
    due = or_(Row.expiry_alert_on <= desk.today, Row.expiry_told_day == desk.today)
    return [row for row in desk.db.scalars(select(Row).where(due)) if _stands(desk, row)]


def between(
    desk: Desk, days: Period, everybody: bool, most: int, skipped: int = 0
) -> tuple[int, list[Customer]]:
    """How many end then, and a page of them, the first to end first."""
    these = (
        Row.member_until >= days.start,
        Row.member_until < days.end,
        Row.status == "active",
        scope.theirs(desk, everybody),
    )
    count = desk.db.scalar(select(func.count()).select_from(Row).where(*these)) or 0
    in_order = select(Row.id).where(*these).order_by(Row.member_until, Row.id)
    page = in_order.limit(most).offset(skipped)
    return count, customers.by_ids(desk, list(desk.db.scalars(page)))


def ending(desk: Desk) -> list[Ending]:
    """Whose next stage has come: an index range."""
    due = select(Row).where(Row.expiry_alert_on <= desk.today)
    return _endings(desk, list(desk.db.scalars(due)))


def _endings(desk: Desk, rows: Sequence[Row]) -> list[Ending]:
    """The first to end first; sorted here, or the index that finds them would not be used."""
    known = {row.id: row for row in sorted(rows, key=lambda row: (row.member_until, row.id))}
    return [_ending(desk, one, known[one.id]) for one in customers.by_ids(desk, list(known))]


def told(desk: Desk, endings: Sequence[Ending]) -> None:
    for start in range(0, len(endings), customers.SLICE):
        some = endings[start : start + customers.SLICE]
        stages = {one.customer.id: one.stage for one in some}
        for row in desk.db.scalars(select(Row).where(Row.id.in_(stages))):
            row.expiry_told, row.expiry_told_for = stages[row.id], row.member_until
            row.expiry_told_day = desk.today
        desk.db.flush()
        refresh(desk, stages)


def next_alert(desk: Desk, last: datetime) -> datetime | None:
    """Once a day at the most: whatever comes in after the day's post waits for the next."""
    first = desk.db.scalar(select(func.min(Row.expiry_alert_on)))
    if first is None:
        return None
    local = last.astimezone(desk.zone)
    if local.time() >= desk.shop.day_starts:  # today has had its post
        first = max(first, local.date() + DAY)
    opens = in_zone(datetime.combine(first, desk.shop.day_starts), desk.zone)
    return in_hours(desk, max(opens, last))


@changes.derives(tables.Customer)
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """The day of the next stage that was not told yet."""
    for row in desk.db.scalars(select(Row).where(Row.id.in_(ids))):
        row.expiry_alert_on = _next_stage_on(row, desk.shop.expiry_stages)
    desk.db.flush()


def _next_stage_on(row: Row, stages: tuple[int, ...]) -> date | None:
    if row.member_until is None or row.status != "active" or row.lapses_on == row.member_until:
        return None
    told_for_this = row.expiry_told if row.expiry_told_for == row.member_until else None
    ahead = [one for one in stages if told_for_this is None or one < told_for_this]
    return row.member_until - timedelta(days=max(ahead)) if ahead else None


def _ending(desk: Desk, one: Customer, row: Row) -> Ending:
    assert row.member_until is not None
    left = (row.member_until - desk.today).days
    stage = min(_passed(desk, row)) if left >= 0 else OVER
    told = row.expiry_alert_on is None or row.expiry_alert_on > desk.today
    return Ending(one, row.member_until, left, stage, _known_before(desk, row), told)


def _passed(desk: Desk, row: Row) -> list[int]:
    """The stages that have come by today."""
    assert row.member_until is not None
    left = (row.member_until - desk.today).days
    return [stage for stage in desk.shop.expiry_stages if left <= stage]


def _known_before(desk: Desk, row: Row) -> bool:
    """Whether the stage had come already when the data came in."""
    assert row.member_until is not None
    began = row.member_until - timedelta(days=min(_passed(desk, row)))
    return began < (row.member_entered_on or date.min)


def _stands(desk: Desk, row: Row) -> bool:
    """Whether what is due, or was told today, is about the end as it is now."""
    if row.expiry_alert_on and row.expiry_alert_on <= desk.today:
        return True
    return (
        row.status == "active"
        and row.expiry_told_for == row.member_until
        and row.lapses_on != row.member_until
    )


def settled(desk: Desk, row: Row) -> None:
    """Whoever just wrote an end knows how near it is: the stages that have passed are told."""
    if row.member_until and row.expiry_alert_on and row.expiry_alert_on <= desk.today:
        row.expiry_told = min(_passed(desk, row))
        row.expiry_told_for = row.member_until
        refresh(desk, [row.id])


def still_so(desk: Desk, key: str) -> bool:
    """Whether the end that an alert `c7:2026-12-01:30` speaks of still stands; of a day's post
    `2026-12-01`, whether any that it names does."""
    ref, _, rest = key.partition(":")
    if not rest:
        return any(one.told for one in of_today(desk)) and key == str(desk.today)
    row = desk.db.get(Row, int(ref.removeprefix("c")))
    stands = row is not None and row.status == "active" and row.lapses_on != row.member_until
    return stands and row is not None and rest.startswith(str(row.member_until))
