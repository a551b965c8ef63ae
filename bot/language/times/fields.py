"""What an expression says, before it meets a calendar: the grammar's one syntax tree."""

from dataclasses import dataclass, fields
from typing import NamedTuple

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKWEEK = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)


class Clock(NamedTuple):
    """An hour as said. `sure` when it can only be read one way; 24:00 ends the day."""

    hour: int
    minute: int = 0
    half: str | None = None  # am, pm
    sure: bool = False
    exact: bool = False  # minutes were said


class Lunar(NamedTuple):
    month: int | None
    day: int
    leap: bool = False
    solar: bool = False  # 八月十五 may also mean 15 August


class Nth(NamedTuple):
    """The n-th of something within a period, from its end when negative."""

    n: int
    unit: str  # day workday weekday weekend week month quarter week_of_year closest
    weekday: int = 0
    many: int = 1  # so many from there on: 本月最后三天


class Edge(NamedTuple):
    """Where in a period: start, middle, end, and thirds or halves of it."""

    which: str
    unit: str | None = None  # None: of the period that is named beside it


class Step(NamedTuple):
    amount: float
    unit: str  # second minute hour day workday week weekday month quarter year
    weekday: int = 0


class Every(NamedTuple):
    number: int
    unit: str | None = None  # None: whatever follows says it


@dataclass(frozen=True, slots=True)
class Fields:
    """Everything one phrase may say. None: not said.

    `years` to `dates` count from now (0 is this one); `year` to `weekday` are names on a calendar.
    """

    year: int | None = None
    half_year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    years: int | None = None
    quarters: int | None = None
    months: int | None = None
    weeks: int | None = None
    dates: int | None = None
    extra_days: int | None = None  # 明后天 is a day longer than 明天
    days: tuple[int, ...] | None = None  # of a month, in what repeats
    weekdays: tuple[int, ...] | None = None  # in what repeats
    mode: str | None = None  # coming, last: which one of a series
    feast: str | None = None
    lunar: Lunar | None = None
    nth: Nth | None = None
    after: Nth | None = None  # 国庆节后第一天
    counted: Nth | None = None  # in a period what `shift` is beside a day: 下个月前三天, 春节前三天
    edge: Edge | None = None
    week_of: bool | None = None
    weekend: bool | None = None
    offset: tuple[Step, ...] | None = None
    shift: tuple[Step, ...] | None = None  # from the date named beside it
    window: tuple[Step, ...] | None = None  # within so much time from now
    apart: bool | None = None  # a window of days that begins tomorrow: the next three days
    part: str | None = None
    clock: Clock | None = None
    closing: bool | None = None  # end of working hours
    opening: bool | None = None
    same_hour: bool | None = None  # as now: 明天这个时候
    now: bool | None = None
    number: int | None = None  # left side of a range, kind unknown
    every: Every | None = None
    since: "Fields | None" = None  # the day from which it repeats
    until: "Fields | None" = None  # and the last one
    # how much it takes to believe it
    shy: bool | None = None  # means a time only beside another, or alone
    tail: bool | None = None  # can only follow another
    head: bool | None = None  # can only precede another
    broken: bool | None = None  # like a time, but impossible


NAMES = tuple(field.name for field in fields(Fields))
_BELIEF = frozenset({"shy", "tail", "head", "broken"})
CONTAINERS = frozenset({"year", "half_year", "quarter", "month", "years", "quarters", "months"})
DATED = CONTAINERS | {
    *("day", "weekday", "weeks", "dates", "days", "weekdays", "feast", "lunar", "nth", "edge"),
    *("weekend", "offset", "window", "week_of", "now"),
}
HOURLY = frozenset({"part", "clock", "closing", "opening", "same_hour"})
_ABSOLUTE_DAY = CONTAINERS | {"day", "feast", "lunar", "nth", "edge", "weeks", "weekend"}
# What cannot stand in one phrase with a field, besides the field itself.
_EXCLUDES: dict[str, frozenset[str]] = {
    "dates": _ABSOLUTE_DAY | {"mode", "week_of", "every", "offset"},
    "weeks": CONTAINERS | {"day", "feast", "lunar", "offset", "every", "month", "mode"},
    "feast": frozenset({"day", "month", "weekday", "nth", "lunar", "offset", "edge", "months"}),
    "lunar": frozenset({"day", "month", "weekday", "nth", "offset", "edge", "months", "quarters"}),
    "offset": _ABSOLUTE_DAY | {"shift", "window", "every"},
    "window": _ABSOLUTE_DAY | {"shift", "weekday", "clock", "part", "every"},
    "now": _ABSOLUTE_DAY | {"clock", "part", "weekday", "offset", "shift", "every", "dates"},
    "clock": frozenset({"closing", "opening", "number", "same_hour"}),
    "same_hour": frozenset({"part", "closing", "opening", "number", "every", "now"}),
    "number": DATED | {"clock", "every"},
    "month": frozenset({"months", "quarter", "quarters", "half_year"}),
    "months": frozenset({"quarter", "quarters", "half_year"}),
    "quarter": frozenset({"quarters", "half_year"}),
    "year": frozenset({"years"}),
    "mode": frozenset({"year", "years"}),
    "after": frozenset({"shift", "offset", "nth", "every"}),
    "nth": frozenset({"day"}),
    "edge": frozenset({"day", "nth"}),
    "weekdays": frozenset({"weekday", "day", "dates", "weeks"}),
    "week_of": frozenset({"clock", "part"}),
    "opening": frozenset({"clock", "closing"}),
}


def said(one: Fields) -> frozenset[str]:
    """The names of what it says about time."""
    return frozenset(
        name for name in NAMES if name not in _BELIEF and getattr(one, name) is not None
    )


def merge(left: Fields, right: Fields) -> Fields | None:
    """Both in one phrase; None when they cannot belong to one."""
    ours, theirs = said(left), said(right)
    if ours & theirs or left.tail or (right.head and ours & DATED):
        return None
    for name in theirs:
        if ours & _EXCLUDES.get(name, frozenset()):
            return None
    for name in ours:
        if theirs & _EXCLUDES.get(name, frozenset()):
            return None
    values = {name: getattr(left, name) for name in ours}
    values |= {name: getattr(right, name) for name in theirs}
    shy = bool(left.shy and right.shy) or None
    broken = left.broken or right.broken
    return Fields(**values, shy=shy, head=right.head, broken=broken)


def dated(one: Fields) -> bool:
    """Whether it names a day or a period."""
    return bool(said(one) & DATED)


def hourly(one: Fields) -> bool:
    """Whether it names an hour or a part of the day."""
    return bool(said(one) & HOURLY)
