"""When something that repeats is next due, on the wall clock of the zone it was meant in.

Days that are not there are clamped: 29 February is kept on the 28th, the 31st on the last day of
a shorter month, the 30th of a lunar month on its 29th. Monday to Friday means the working days.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from core import birthdays
from core.values import Birthday

Works = Callable[[date], bool]
"""Whether a day is worked."""

DAY = timedelta(days=1)
SATURDAY = 5
LONGEST_REST = 400  # days without a working one, after which nothing is looked for any more
WORKWEEK = "BYDAY=MO,TU,WE,TH,FR"
_WORKWEEK = re.compile(rf"{WORKWEEK}(?!,)")
# A month without a 31st keeps its promise on its last day; dateutil would skip the month.
_LATE_DAY = re.compile(r"BYMONTHDAY=(29|30|31)(?![\d,])")
_SEVERAL = re.compile(r"BYMONTHDAY=((?:-?\d+,)+-?\d+)")
_LUNAR = re.compile(r"LUNAR:(L?)(\d\d)-(\d\d)")
_INTERVAL = re.compile(r"INTERVAL=(\d+)")
_NTH = re.compile(r"BYSETPOS=(-?\d+)")
_STEPS = {
    "MINUTELY": timedelta(minutes=1),
    "HOURLY": timedelta(hours=1),
    "DAILY": DAY,
    "WEEKLY": 7 * DAY,
}


def monday_to_friday(day: date) -> bool:
    return day.weekday() < SATURDAY


def next_after(
    rule: str, first: datetime, zone: ZoneInfo, after: datetime, works: Works = monday_to_friday
) -> datetime | None:
    """The first occurrence after the instant `after`, in UTC; None when the rule has ended.

    `first` is where the rule counts from. Wall clock times that a daylight-saving change skips
    become the first valid instant after them; those it repeats count once, the first time.
    """
    local_first = first.astimezone(zone).replace(tzinfo=None)
    local_after = after.astimezone(zone).replace(tzinfo=None)
    since = local_after - timedelta(hours=2)  # an overlap repeats at most that much
    for found in _local(rule, local_first, since, works):
        instant = in_zone(found, zone)
        if instant > after and not _no_such_day(found, zone):
            return instant
    return None


def on_workdays(rule: str) -> bool:
    """Whether which days it falls on depends on what days are worked."""
    return _WORKWEEK.search(rule) is not None


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


def _no_such_day(local: datetime, zone: ZoneInfo) -> bool:
    """A zone that moves across the date line has no such day at all (Apia, 30 December 2011)."""
    begins = datetime.combine(local.date(), time())
    return in_zone(begins, zone) == in_zone(begins + DAY, zone)


def _local(rule: str, first: datetime, after: datetime, works: Works) -> Iterator[datetime]:
    """The occurrences after `after` in order, on a wall clock that never changes."""
    if lunar := _LUNAR.fullmatch(rule):
        return _lunar(lunar, first, after)
    if on_workdays(rule) and not re.search("UNTIL|COUNT|YEARLY", rule):
        nth = _NTH.search(rule)
        if nth and "MONTHLY" in rule:
            return _nth_workdays(rule, int(nth[1]), first, after, works)
        if not nth and not _INTERVAL.search(rule):
            return _workdays(first, after, works)
    return _solar(rule, first, after)


def _solar(rule: str, first: datetime, after: datetime) -> Iterator[datetime]:
    several = _SEVERAL.search(rule)
    if several and any(int(day) > 28 for day in several[1].split(",")):
        parts = [rule.replace(several[0], f"BYMONTHDAY={one}") for one in several[1].split(",")]
        yield from _merged([_solar(one, first, after) for one in parts])
        return
    series = rrulestr(_clamped(_said_in_full(rule, first)), dtstart=_nearer(rule, first, after))
    yield from series.xafter(after)


def _merged(all_: list[Iterator[datetime]]) -> Iterator[datetime]:
    """Each once, in order: the 30th and the 31st of a short month are one day."""
    heads = [next(one, None) for one in all_]
    while ahead := [one for one in heads if one is not None]:
        nearest = min(ahead)
        yield nearest
        heads = [
            next(one, None) if head == nearest else head
            for one, head in zip(all_, heads, strict=True)
        ]


def _nearer(rule: str, first: datetime, after: datetime) -> datetime:
    """Where the rule may be counted from as well, so that years of it need not be walked."""
    step = next((one for name, one in _STEPS.items() if f"FREQ={name}" in rule), None)
    if step is None or "COUNT" in rule or after <= first:
        return first
    interval = _INTERVAL.search(rule)
    stride = step * int(interval[1] if interval else 1)
    return first + stride * max(0, (after - first) // stride - 1)


def _said_in_full(rule: str, first: datetime) -> str:
    """What the first day says by itself: dateutil would skip a year without a 29 February."""
    if first.day <= 28 or re.search("BY(?!HOUR|MINUTE|SECOND)", rule):
        return rule
    if "FREQ=YEARLY" in rule:
        return f"{rule};BYMONTH={first.month};BYMONTHDAY={first.day}"
    return f"{rule};BYMONTHDAY={first.day}" if "FREQ=MONTHLY" in rule else rule


def _clamped(rule: str) -> str:
    if "BYSETPOS" in rule or not (late := _LATE_DAY.search(rule)):
        return rule
    if re.search(r"BYMONTH=\d+,", rule) and not _INTERVAL.search(rule):
        rule = rule.replace("FREQ=YEARLY", "FREQ=MONTHLY")  # the last one of each month
    days = ",".join(str(day) for day in range(28, int(late[1]) + 1))
    return rule.replace(late[0], f"BYMONTHDAY={days};BYSETPOS=-1")


def _workdays(first: datetime, after: datetime, works: Works) -> Iterator[datetime]:
    day, rested = max(first, after).date(), 0
    while rested < LONGEST_REST and day < date.max - DAY:
        at = datetime.combine(day, first.time())
        rested = 0 if works(day) else rested + 1
        if not rested and at > after:
            yield at
        day += DAY


def _nth_workdays(
    rule: str, n: int, first: datetime, after: datetime, works: Works
) -> Iterator[datetime]:
    interval = _INTERVAL.search(rule)
    months = f"FREQ=MONTHLY;INTERVAL={interval[1] if interval else 1}"
    start = datetime.combine(first.date().replace(day=1), time())
    for month in rrulestr(months, dtstart=start).xafter(after - 62 * DAY, inc=True):
        if month > after + LONGEST_REST * 12 * DAY:
            return
        end = (month + 31 * DAY).replace(day=1)
        days = [month.date() + DAY * k for k in range((end - month).days)]
        worked = [day for day in days if works(day)]
        if len(worked) >= abs(n) > 0:
            at = datetime.combine(worked[n - 1 if n > 0 else n], first.time())
            if at > after and at >= first:
                yield at


def _lunar(rule: re.Match[str], first: datetime, after: datetime) -> Iterator[datetime]:
    day = Birthday(int(rule[2]), int(rule[3]), lunar=True, leap=bool(rule[1]))
    start = max(first, after).date()
    while (on := birthdays.next_on(day, start)) != birthdays.NEVER:
        at = datetime.combine(on, first.time())
        if at > after:
            yield at
        start = on + DAY
