"""From what was said to days on the calendar, nearest first."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from bot.language.times import feasts
from bot.language.times.fields import Edge, Fields, Lunar, Nth, Step
from core import lunar, workdays

DAY = timedelta(days=1)
WEEK = 7
FRIDAY, SATURDAY, THURSDAY = 4, 5, 3
# How far to look for the next one: a leap day at most 8 years on, a Friday the 13th 14 months.
MOST_YEARS, MOST_MONTHS, MOST_DAYS = 9, 48, 15
# Feasts that begin a week or more without work: what comes after them comes after that week.
LONG_RESTS = frozenset({"national", "spring", "spring_eve"})
TENTH, TWENTIETH, MIDDLE = 10, 20, 15  # 上旬, 中旬, 下旬; 月中


class Span(NamedTuple):
    """Days from `start` up to but not `end`."""

    start: date
    end: date
    grain: str

    @property
    def single(self) -> bool:
        return self.end - self.start == DAY


@dataclass(frozen=True, slots=True)
class Frame:
    """Where one looks from, and which way: ahead (1) or back (-1)."""

    today: date
    region: str
    step: int = 1

    def fits(self, span: Span) -> bool:
        """Whether it lies on the side one looks to; today counts."""
        return span.end > self.today if self.step > 0 else span.start <= self.today


def spans(said: Fields, frame: Frame) -> Iterator[Span]:
    """Every reading, nearest first; a single one for what leaves no choice, none for no day."""
    if said.counted and _whole_period(said):
        yield from spans(replace(said, shift=None, counted=None, nth=said.counted), frame)
    elif said.shift or said.after:
        bare = replace(said, shift=None, after=None, counted=None)
        if said.dates is not None:  # two months from today on Tuesday
            bare = replace(bare, weekday=None)
        found = list(islice(spans(bare, frame), MOST_DAYS))
        for base in found if _passes(said) else _choice(found, frame):
            yield from _moved(base, said, frame)
    elif said.week_of:
        for base in spans(replace(said, week_of=None, weekend=None), frame):
            whole = week(base.start, 0)
            yield whole._replace(start=whole.start + SATURDAY * DAY) if said.weekend else whole
    elif said.nth or said.edge:
        yield from _inside(said, frame)
    else:
        yield from _named(said, frame)


def _whole_period(said: Fields) -> bool:
    """A month, say, and no day in it."""
    narrowed = (said.day, said.weekday, said.edge, said.nth, said.feast, said.lunar, said.weekend)
    return any(value is not None for value in _periods(said)) and narrowed == (None,) * 7


def _periods(said: Fields) -> tuple[int | None, ...]:
    named = (said.year, said.half_year, said.quarter, said.month)
    return (*named, said.years, said.quarters, said.months, said.weeks)


def _passes(said: Fields) -> bool:
    """Whether it may count from a feast that is over: on 27 December, 圣诞节后一周 is near."""
    forward = said.after.n > 0 if said.after else all(one.amount > 0 for one in said.shift or ())
    return forward and bool(said.feast or said.lunar)


def _choice(found: list[Span], frame: Frame) -> list[Span]:
    return [span for span in found if frame.fits(span)] or found[:1]


def _named(said: Fields, frame: Frame) -> Iterator[Span]:
    today = frame.today
    if said.dates is not None:
        start = today + said.dates * DAY
        yield Span(start, start + (1 + (said.extra_days or 0)) * DAY, "day")
    elif said.feast:
        yield from _feast(said, frame)
    elif said.lunar:
        yield from _lunar(said, said.lunar, frame)
    elif said.day is not None:
        yield from _days_of_month(said, said.day, frame)
    elif said.weekend:
        yield from _weekends(said, frame)
    elif said.weekday is not None:
        yield from _weekdays(said, said.weekday, frame)
    elif any(True for _ in containers(said, frame)):
        yield from containers(said, frame)
    else:
        yield from (one_day(today + frame.step * k * DAY) for k in range(3))


def one_day(day: date) -> Span:
    return Span(day, day + DAY, "day")


def week(day: date, shift: int) -> Span:
    monday = day - day.weekday() * DAY + shift * WEEK * DAY
    return Span(monday, monday + WEEK * DAY, "week")


def months(year: int, month: int, count: int, grain: str) -> Span:
    """`month` may lie beyond 1 to 12 and carries into the years."""
    first, last = year * 12 + month - 1, year * 12 + month - 1 + count
    return Span(date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, 1), grain)


def add_months(day: date, count: int) -> date:
    """The same day of a later month, or that month's last one."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def containers(said: Fields, frame: Frame, unit: str | None = None) -> Iterator[Span]:
    """The periods named; without a name those of `unit`, from the current one on."""
    today = frame.today
    if said.weeks is not None:
        yield week(today, said.weeks)
    elif said.months is not None:
        yield months(today.year + (said.years or 0), today.month + said.months, 1, "month")
    elif said.quarters is not None:
        yield months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * said.quarters, 3, "quarter")
    elif said.month is not None:
        found = (months(year, said.month, 1, "month") for year in _years(said, frame))
        yield from (span for span in found if _in_mode(span, said, frame))
    elif said.quarter is not None:
        first = 3 * said.quarter - 2
        yield from (months(year, first, 3, "quarter") for year in _years(said, frame))
    elif said.half_year is not None:
        first = 6 * said.half_year - 5
        yield from (months(year, first, 6, "quarter") for year in _years(said, frame))
    elif said.year is not None or said.years is not None:
        yield from (months(year, 1, 12, "year") for year in _years(said, frame))
    elif unit:
        yield from _open(unit, frame)


def _open(unit: str, frame: Frame) -> Iterator[Span]:
    today, step = frame.today, frame.step
    if unit == "week":
        yield from (week(today, step * k) for k in range(MOST_DAYS))
        return
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (today.month - 1) // size * size + 1
    count = MOST_MONTHS if unit == "month" else MOST_YEARS
    yield from (months(today.year, first + step * k * size, size, unit) for k in range(count))


def _years(said: Fields, frame: Frame) -> Iterator[int]:
    if said.year is not None:
        yield said.year
    elif said.years is not None:
        yield frame.today.year + said.years
    else:
        step = -1 if said.mode == "last" else frame.step
        yield from (frame.today.year + step * k for k in range(MOST_YEARS))


def _in_mode(span: Span, said: Fields, frame: Frame) -> bool:
    if said.mode == "next":
        return span.start > frame.today
    return said.mode != "last" or span.end <= frame.today


def _days_of_month(said: Fields, day: int, frame: Frame) -> Iterator[Span]:
    for month in containers(said, frame, "month"):
        found = month.start + (day - 1) * DAY
        if month.grain != "month" or found >= month.end:
            continue
        # Friday the 13th: both must hold, unless the month was said too
        if said.weekday is None or said.month or found.weekday() == said.weekday:
            yield one_day(found)


def _feast(said: Fields, frame: Frame) -> Iterator[Span]:
    assert said.feast is not None
    for year in _around(said, frame):
        if found := feasts.on(said.feast, year, frame.region):
            span = one_day(found)
            if said.mode == "next" and found <= frame.today:
                continue
            if said.mode == "last" and found >= frame.today:
                continue
            yield span


def _around(said: Fields, frame: Frame) -> Iterator[int]:
    """The years named, or all near ones: lunar feasts may fall early in the year after."""
    if said.year is not None or said.years is not None:
        return _years(said, frame)
    step = -1 if said.mode == "last" else frame.step
    return (frame.today.year + step * k for k in range(-1, MOST_YEARS))


def _lunar(said: Fields, what: Lunar, frame: Frame) -> Iterator[Span]:
    numbers = [what.month] if what.month else list(range(1, 13))
    found = (
        lunar.solar_of(year, lunar.LunarDay(month, what.day, what.leap))
        for year in _around(said, frame)
        for month in numbers[:: frame.step]
    )
    yield from (one_day(day) for day in found if day)


def _weekends(said: Fields, frame: Frame) -> Iterator[Span]:
    shifts = [said.weeks] if said.weeks is not None else [frame.step * k for k in range(3)]
    for shift in shifts:
        saturday = week(frame.today, shift).start + SATURDAY * DAY
        yield Span(saturday, saturday + 2 * DAY, "day")


def _weekdays(said: Fields, weekday: int, frame: Frame) -> Iterator[Span]:
    if said.weeks is not None:
        yield one_day(week(frame.today, said.weeks).start + weekday * DAY)
        return
    first = 1 if said.mode in ("coming", "past") else 0
    step = {"coming": 1, "past": -1}.get(said.mode or "", frame.step)
    for k in range(first, MOST_DAYS + 1):
        day = frame.today + step * k * DAY
        if day.weekday() == weekday:
            yield one_day(day)


def _inside(said: Fields, frame: Frame) -> Iterator[Span]:
    unit = said.edge.unit if said.edge else None
    if said.nth and said.nth.unit == "week_of_year":
        unit, said = "year", replace(said, nth=said.nth._replace(unit="week"))
    for period in containers(said, frame, unit):
        if said.edge:
            found: Span | None = edge(period, said.edge, frame.today)
        else:
            assert said.nth is not None
            found = nth(period, said.nth, frame.region)
        if found and said.weekday is not None and said.nth and said.nth.unit == "week":
            found = nth(period, Nth(said.nth.n, "weekday", said.weekday), frame.region)
        elif found and said.weekday is not None:  # the Friday at its end
            found = one_day(found.start + (said.weekday - found.start.weekday()) % WEEK * DAY)
        if found:
            yield found


def nth(period: Span, which: Nth, region: str) -> Span | None:
    """The n-th day, week, … that begins in the period; None when it has not as many."""
    if which.many > 1:
        first = nth(period, which._replace(many=1), region)
        last = nth(period, which._replace(many=1, n=which.n + which.many - 1), region)
        return Span(first.start, last.end, first.grain) if first and last else None
    if which.unit == "workday":
        day = workdays.nth_workday(period.start, period.end, which.n, region)
        return one_day(day) if day else None
    if which.unit in ("month", "quarter"):
        size = 1 if which.unit == "month" else 3
        start = period.start if which.n > 0 else period.end
        ahead = (which.n - 1 if which.n > 0 else which.n) * size
        found = months(start.year, start.month + ahead, size, which.unit)
    else:
        found = _nth_day(period, which)
    return found if period.start <= found.start < period.end else None


def _nth_day(period: Span, which: Nth) -> Span:
    # a week belongs where most of its days, and so its Thursday, lie
    weekday = {"week": THURSDAY, "weekend": SATURDAY}.get(which.unit, which.weekday)
    size = 1 if which.unit == "day" else WEEK
    if which.n > 0:
        start = period.start
        if size == WEEK:
            start += (weekday - start.weekday()) % WEEK * DAY
        start += (which.n - 1) * size * DAY
    else:
        start = period.end - DAY
        if size == WEEK:
            start -= (start.weekday() - weekday) % WEEK * DAY
        start += (which.n + 1) * size * DAY
    if which.unit == "week":
        monday = start - THURSDAY * DAY
        return Span(max(monday, period.start), monday + WEEK * DAY, "week")
    return Span(start, start + (2 if which.unit == "weekend" else 1) * DAY, "day")


def edge(period: Span, which: Edge, today: date) -> Span:
    """The end, the beginning, … of a period."""
    start, end = period.start, period.end
    if which.which == "end":
        return one_day(start + FRIDAY * DAY if period.grain == "week" else end - DAY)
    if which.which in ("rest", "later"):
        begins = max(start, today + DAY if which.which == "later" else today)
        return Span(min(begins, end - DAY), end, period.grain)
    if period.grain == "week":
        days = {"early": (0, 3), "middle": (2, 3), "late": (3, 5)}
        days |= {"first_half": (0, 3), "second_half": (3, 7)}
        first, last = days[which.which]
        return Span(start + first * DAY, start + last * DAY, "day")
    if period.grain == "month" or period.single:
        return _edge_of_month(start, end, which.which)
    size = (end.year - start.year) * 12 + end.month - start.month
    part = {"early": (0, 1), "late": (size - 1, size), "middle": (size // 2 - 1, size // 2)}
    part |= {"first_half": (0, size // 2), "second_half": (size // 2, size)}
    first, last = part[which.which]
    return months(start.year, start.month + first, last - first, "month")


def _edge_of_month(start: date, end: date, which: str) -> Span:
    if which == "middle":
        return one_day(start + (MIDDLE - 1) * DAY)
    bounds = {
        "early": (start, start + TENTH * DAY),
        "late": (start + TWENTIETH * DAY, end),
        "second_third": (start + TENTH * DAY, start + TWENTIETH * DAY),
        "first_half": (start, start + MIDDLE * DAY),
        "second_half": (start + MIDDLE * DAY, end),
    }
    first, last = bounds[which]
    return Span(first, last, "day")


def _moved(base: Span, said: Fields, frame: Frame) -> Iterator[Span]:
    if said.shift:
        day = base.start
        for step in said.shift:
            moved = move(day, step, frame.region)
            if moved is None:
                return
            day = moved
        if said.weekday is not None and said.dates is not None:
            day += (said.weekday - day.weekday()) % WEEK * DAY
        yield one_day(day)
    elif said.after:
        rests = said.feast in LONG_RESTS
        found = _after(base, said.after, frame.region, rests)
        if found:
            yield found


def _after(base: Span, which: Nth, region: str, rests: bool) -> Span | None:
    if which.unit == "closest":
        first = base.start - base.start.weekday() * DAY + which.weekday * DAY
        near = (first + week * WEEK * DAY for week in range(-which.n, which.n + 1))
        return one_day(sorted(near, key=lambda day: abs(day - base.start))[which.n - 1])
    if which.unit == "weekend":
        saturday = move(base.start, Step(which.n, "weekday", SATURDAY), region)
        return Span(saturday, saturday + 2 * DAY, "day") if saturday else None
    if which.unit == "weekday":
        found = move(base.start, Step(which.n, "weekday", which.weekday), region)
        return one_day(found) if found else None
    if which.n < 1 and which.unit != "workday":
        return None
    if which.unit == "workday":
        day = workdays.add_workdays(base.end - DAY, which.n, region)
        return one_day(day) if day else None
    begins = workdays.rest_ends(base.start, region) if rests else base.end
    if which.unit == "day":
        return one_day(begins + (which.n - 1) * DAY)
    if which.unit == "week":
        return week(begins, which.n - 1)
    return None


def move(day: date, step: Step, region: str) -> date | None:
    """The day so many days, weeks, … on; None for what counts no days."""
    count = int(step.amount)
    if step.unit == "workday":
        return workdays.add_workdays(day, count, region)
    if step.unit == "weekday":
        if count > 0:
            return day + ((step.weekday - day.weekday() - 1) % WEEK + 1 + (count - 1) * WEEK) * DAY
        return day - ((day.weekday() - step.weekday - 1) % WEEK + 1 + (-count - 1) * WEEK) * DAY
    if step.unit in ("day", "week"):
        return day + count * (WEEK if step.unit == "week" else 1) * DAY
    size = {"month": 1, "quarter": 3, "year": 12}.get(step.unit)
    return add_months(day, count * size) if size else None
