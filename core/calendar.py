"""When something is next due, in the zone it was meant in."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.desk import Desk, Quiet
from core.recurrence import in_zone

Due = Callable[[Desk, datetime], datetime | None]
"""(desk, last look) -> the first instant after it at which there may be something to say."""


def every_morning(desk: Desk, last: datetime) -> datetime:
    """When the shop opens. A morning that was missed is over with its day: after midnight the
    next one is waited for."""
    opens = in_zone(datetime.combine(desk.today, desk.shop.day_starts), desk.zone)
    return max(daily(desk.shop.day_starts)(desk, last), opens)


def daily(at: time) -> Callable[[Desk, datetime], datetime]:
    def due(desk: Desk, last: datetime) -> datetime:
        local = last.astimezone(desk.zone)
        today = in_zone(datetime.combine(local.date(), at), desk.zone)
        if today > last:
            return today
        return in_zone(datetime.combine(local.date() + timedelta(days=1), at), desk.zone)

    return due


def in_hours(desk: Desk, at: datetime) -> datetime:
    """That instant if the shop is open then, else when it opens next: news keep till morning."""
    local = at.astimezone(desk.zone)
    if local.time() < desk.shop.day_starts:
        return in_zone(datetime.combine(local.date(), desk.shop.day_starts), desk.zone)
    if local.time() >= desk.shop.day_ends:
        tomorrow = local.date() + timedelta(days=1)
        return in_zone(datetime.combine(tomorrow, desk.shop.day_starts), desk.zone)
    return at


def after_quiet(at: datetime, zone: ZoneInfo, quiet: Quiet | None) -> datetime:
    """That instant, or when the quiet hours end in which it lies; they may run past midnight."""
    if quiet is None:
        return at
    starts, ends = quiet
    local = at.astimezone(zone)
    here, day = local.time(), local.date()
    if starts <= ends:
        silent = starts <= here < ends
    else:
        silent = here >= starts or here < ends
        day += timedelta(days=here >= starts)
    return in_zone(datetime.combine(day, ends), zone) if silent else at


def midnight(desk: Desk) -> datetime:
    """When the local day began."""
    return at_midnight(desk, desk.today)


def at_midnight(desk: Desk, day: date) -> datetime:
    """When that day begins where the desk stands."""
    return in_zone(datetime.combine(day, time()), desk.zone)
