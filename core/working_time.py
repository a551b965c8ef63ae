"""Time in which the shop is at work: promises to customers are counted in it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from core.closures import closed
from core.desk import Desk
from core.recurrence import in_zone
from core.workdays import is_workday

DAY = timedelta(days=1)
MOST_DAYS = 400  # looked ahead; who is shut for longer promises nothing


def after(desk: Desk, start: datetime, worked: timedelta) -> datetime:
    """The instant by which the shop will have been open for so long since `start`."""
    left = worked
    for opens, closes in _openings(desk, start):
        begins = max(start, opens)
        if closes - begins >= left:
            return begins + left
        left -= closes - begins
    return start + DAY * MOST_DAYS


def is_open(desk: Desk, at: datetime) -> bool:
    opens, closes = next(_openings(desk, at), (at, at))
    return opens <= at < closes


def opens_next(desk: Desk, at: datetime) -> datetime:
    """At once when it is open, else when it opens again."""
    opens, _ = next(_openings(desk, at), (at, at))
    return max(at, opens)


def _openings(desk: Desk, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Every stretch of work that is not over by `start`, in order."""
    shut, first = closed(desk), start.astimezone(desk.zone).date()
    for number in range(MOST_DAYS):
        day = first + DAY * number
        if not is_workday(day, desk.shop.region) or shut.on(day):
            continue
        opens, closes = _hours(desk, day)
        if closes > start:
            yield opens, closes


def _hours(desk: Desk, day: date) -> tuple[datetime, datetime]:
    opens = in_zone(datetime.combine(day, desk.shop.day_starts), desk.zone)
    return opens, in_zone(datetime.combine(day, desk.shop.day_ends), desk.zone)
