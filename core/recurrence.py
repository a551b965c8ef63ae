"""When something that repeats is next due, on the wall clock of the zone it was meant in."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from core import birthdays
from core.values import Birthday

# A month without a 31st keeps its promise on its last day; dateutil would skip the month.
_LATE_DAY = re.compile(r"BYMONTHDAY=(29|30|31)(?![\d,])")
_LUNAR = re.compile(r"LUNAR:(L?)(\d\d)-(\d\d)")


def next_after(rule: str, first: datetime, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first occurrence after the instant `after`, in UTC; None when the rule has ended.

    `first` is where the rule counts from. Wall clock times that a daylight-saving change skips
    become the first valid instant after them; those it repeats count once, the first time.
    """
    local_first = first.astimezone(zone).replace(tzinfo=None)
    local_after = after.astimezone(zone).replace(tzinfo=None)
    if lunar := _LUNAR.fullmatch(rule):
        return _lunar(lunar, local_first, local_after, zone)
    series = rrulestr(_clamped(rule), dtstart=local_first)
    found = series.after(local_after - timedelta(hours=2))  # an overlap repeats at most that much
    while found is not None:
        instant = in_zone(found, zone)
        if instant > after:
            return instant
        found = series.after(found)
    return None


def in_zone(local: datetime, zone: ZoneInfo) -> datetime:
    """A wall clock time as an instant: in a gap the first valid one, in an overlap the first."""
    there = local.replace(tzinfo=zone, fold=0)
    instant = there.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local:
        return instant
    step, gap_ends = timedelta(minutes=1), instant
    there_offset = instant.astimezone(zone).utcoffset()
    while (gap_ends - step).astimezone(zone).utcoffset() == there_offset:
        gap_ends -= step
    return gap_ends


def _clamped(rule: str) -> str:
    if "BYSETPOS" in rule or not (late := _LATE_DAY.search(rule)):
        return rule
    days = ",".join(str(day) for day in range(28, int(late[1]) + 1))
    return rule.replace(late[0], f"BYMONTHDAY={days};BYSETPOS=-1")


def _lunar(
    rule: re.Match[str], first: datetime, after: datetime, zone: ZoneInfo
) -> datetime | None:
    day = Birthday(int(rule[2]), int(rule[3]), lunar=True, leap=bool(rule[1]))
    start = max(first, after).date()
    for _ in range(2):
        on = birthdays.next_on(day, start)
        if on == birthdays.NEVER:
            return None
        local = datetime.combine(on, first.time())
        if local > after:
            return in_zone(local, zone)
        start = on + timedelta(days=1)
    return None
