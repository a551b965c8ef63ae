"""At which instant a time makes itself felt: when to remind, and when something happened."""

from datetime import UTC, datetime, timedelta
from datetime import time as clock

from bot.language.times.moment import Moment, Time
from bot.language.times.resolve import PARTS
from core.recurrence import in_zone

# CONTRACT: a reminder for a part of day fires at 09, 12, 14, 19 h; the others when they begin
PART_FIRES = {
    PARTS[part][0]: hour
    for part, hour in (("morning", 9), ("noon", 12), ("afternoon", 14), ("evening", 19))
}
POINTS = frozenset({"minute", "hour"})


def fires(time: Time, moment: Moment) -> datetime:
    """When a reminder for it is due, in UTC; earlier than now when it was missed."""
    return _instant(_due(time, moment), moment)


def happened(time: Time, moment: Moment) -> datetime:
    """When what is told of took place, in UTC: never later than now."""
    whole = time.grain != "part" and time.grain not in POINTS
    if whole and time.start.date() == moment.local.date():
        return moment.now.astimezone(UTC)
    instant = _instant(_usual(time, moment), moment)
    return min(instant, moment.now.astimezone(UTC))


def _usual(time: Time, moment: Moment) -> datetime:
    if time.grain in POINTS:
        return time.start
    if time.grain == "part":
        return time.start.replace(hour=PART_FIRES.get(time.start.hour, time.start.hour))
    return datetime.combine(time.start.date(), moment.day_starts)


def _due(time: Time, moment: Moment) -> datetime:
    """Its usual hour, or the next full one when that is over but the time itself is not."""
    usual, now = _usual(time, moment), moment.local
    if time.grain in POINTS or usual > now:
        return usual
    end = time.end or datetime.combine(time.start.date() + timedelta(days=1), clock())
    if now >= end:
        return usual
    return min(_next_hour(now), end - timedelta(minutes=1))


def _next_hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def _instant(local: datetime, moment: Moment) -> datetime:
    if local.fold:  # said as so many hours from now, which fell into the second pass
        return local.replace(tzinfo=moment.zone).astimezone(UTC)
    return in_zone(local, moment.zone)
