"""Birthdays that come: whom the shop hears of today, and who celebrates in a stretch of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from core import birthdays, customers, scope
from core.closures import spoken_for
from core.customers import Customer
from core.desk import Desk
from core.recurrence import in_zone
from core.values import Period
from storage.tables import Customer as Row

LONGEST = 366  # days of one list: everybody once
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Celebration:
    customer: Customer
    on: date
    age: int | None
    told: bool  # announced already


def of_today(desk: Desk, owner_id: int | None = None) -> list[Celebration]:
    """What is told today, whether it was said yet or not; not what an earlier day has told.

    All of it, or only what concerns one colleague's customers.
    """
    news = {
        row.id: (row, on) for row, on in _news(desk) if owner_id is None or row.owner_id == owner_id
    }
    found = [_celebration(one, *news[one.id]) for one in customers.by_ids(desk, list(news))]
    return sorted(found, key=lambda one: (one.on, one.customer.id))


def few(desk: Desk) -> bool:
    """Whether each may be a message of its own; more of them are a paragraph of the digest."""
    return sum(row.owner_id is not None for row, _ in _news(desk)) <= desk.shop.most_alerts


def _news(desk: Desk) -> list[tuple[Row, date]]:
    days = _keys(spoken_for(desk))
    wanted = select(Row).where(Row.birthday_key.in_(days), Row.status == "active")
    found = [(row, days[row.birthday_key or ""]) for row in desk.db.scalars(wanted)]
    return [
        (row, on)
        for row, on in found
        if row.birthday_told_on != on or row.birthday_told_day == desk.today
    ]


def told(desk: Desk, these: Sequence[Celebration]) -> None:
    for start in range(0, len(these), customers.SLICE):
        days = {one.customer.id: one.on for one in these[start : start + customers.SLICE]}
        for row in desk.db.scalars(select(Row).where(Row.id.in_(days))):
            row.birthday_told_on, row.birthday_told_day = days[row.id], desk.today
    desk.db.flush()


def between(
    desk: Desk, days: Period, everybody: bool, most: int, skipped: int = 0
) -> tuple[int, list[Celebration]]:
    """How many celebrate then, and a page of them in order; at most a year's worth."""
    count = min((days.end - days.start).days, LONGEST)
    keys = _keys([days.start + DAY * n for n in range(count)])
    wanted = select(Row.id, Row.birthday_key).where(
        Row.birthday_key.in_(keys), Row.status == "active", scope.theirs(desk, everybody)
    )
    found = sorted((keys[key or ""], number) for number, key in desk.db.execute(wanted))
    page = found[skipped : skipped + most]
    shown = customers.by_ids(desk, [number for _, number in page])
    on = {number: day for day, number in page}
    return len(found), [_celebration(one, None, on[one.id]) for one in shown]


def next_of(desk: Desk, customer: Customer) -> date | None:
    """Their next celebration, today included."""
    return birthdays.next_on(customer.birthday, desk.today) if customer.birthday else None


def midnight_after(desk: Desk, day: date) -> datetime:
    """When a word about that day is stale."""
    return in_zone(datetime.combine(day + DAY, time()), desk.zone)


def still_on(desk: Desk, key: str) -> bool:
    """Whether what `c7:2026-12-01` speaks of is still to come; of a post `2026-12-01`, whether
    anybody it may name is still a customer."""
    ref, _, on = key.rpartition(":")
    if ref:
        return on >= str(desk.today) and customers.is_active(desk, int(ref.removeprefix("c")))
    return any(one.told for one in of_today(desk)) and on == str(desk.today)


def _keys(days: Sequence[date]) -> dict[str, date]:
    """Every key that is celebrated on one of these days, with the first of them."""
    return {key: day for day in reversed(days) for key in birthdays.keys_on(day)}


def _celebration(customer: Customer, row: Row | None, on: date) -> Celebration:
    age = birthdays.turning(customer.birthday, on) if customer.birthday else None
    told = row is not None and row.birthday_told_on == on
    return Celebration(customer, on, age, told)
