"""Which days are worked, by region; what no table knows is Monday to Friday."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateutil.easter import easter

from core import lunar
from core.lunar import FEASTS, LunarDay

DAY = timedelta(days=1)
SATURDAY = 5
MOST_STEPS = 4000  # days looked at before giving up: sixteen years of working days
GOOD_FRIDAY, EASTER_MONDAY = -2, 1  # days from Easter Sunday
LONGEST_REST = 20  # days; no public holiday on record is longer

# The State Council's notices on public holidays of 2024-11-12 (for 2025) and 2025-11-04 (for 2026):
# rest from .. to, and the weekend days worked in exchange.
_CN_REST = (
    ("2025-01-01", "2025-01-01"),
    ("2025-01-28", "2025-02-04"),
    ("2025-04-04", "2025-04-06"),
    ("2025-05-01", "2025-05-05"),
    ("2025-05-31", "2025-06-02"),
    ("2025-10-01", "2025-10-08"),
    ("2026-01-01", "2026-01-03"),
    ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"),
    ("2026-06-19", "2026-06-21"),
    ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
)
_CN_WORKED = (
    *("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
    *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
)
_CN_YEARS = frozenset({2025, 2026})

# Public holidays by statute, without days off in exchange, which are announced year by year.
_SOLAR = {
    # Regulation on Public Holidays, as amended 2024-11-10; October's golden week as always given
    "CN": ("01-01", "05-01", "05-02", *(f"10-0{day}" for day in range(1, 8))),
    "TW": ("01-01", "02-28", "04-04", "05-01", "10-10"),  # Act on holidays, 內政部
    "HK": ("01-01", "05-01", "07-01", "10-01", "12-25", "12-26"),  # General Holidays Ordinance
}
_LUNAR = {
    "CN": (LunarDay(1, 2), LunarDay(1, 3), FEASTS["dragon_boat"], FEASTS["mid_autumn"]),
    "TW": (LunarDay(1, 2), LunarDay(1, 3), FEASTS["dragon_boat"], FEASTS["mid_autumn"]),
    "HK": (
        *(LunarDay(1, 2), LunarDay(1, 3), FEASTS["buddha"], FEASTS["dragon_boat"]),
        *(LunarDay(8, 16), FEASTS["double_ninth"]),
    ),
}
_EVE_IS_FREE = frozenset({"CN", "TW"})


def is_workday(day: date, region: str = "none") -> bool:
    """Whether offices are open; an unknown region has weekends only."""
    rest, worked = _exceptions(day.year, region)
    if day in worked:
        return True
    return day.weekday() < SATURDAY and day not in rest


def workdays_from(day: date, region: str, step: int = 1) -> Iterator[date]:
    """The working days after `day` (before it with step -1), never `day` itself."""
    for _ in range(MOST_STEPS):
        if not date.min < day < date.max:
            return
        day += DAY * step
        if is_workday(day, region):
            yield day


def add_workdays(day: date, count: int, region: str = "none") -> date | None:
    """The `count`-th working day after `day`, before it when negative; None when out of reach."""
    if count == 0:
        return day
    for passed, found in enumerate(workdays_from(day, region, 1 if count > 0 else -1), 1):
        if passed == abs(count):
            return found
    return None


def nth_workday(first: date, end: date, n: int, region: str = "none") -> date | None:
    """The n-th working day from `first` up to but not `end`; -1 is the last one."""
    days = range((end - first).days)
    found = [day for k in days if is_workday(day := first + DAY * k, region)]
    try:
        return found[n - 1 if n > 0 else n]
    except IndexError:
        return None


def rest_ends(day: date, region: str = "none") -> date:
    """The first day on which work goes on after the holiday that `day` begins or lies in."""
    for _ in range(LONGEST_REST):
        if day >= date.max:
            break
        day += DAY
        if is_workday(day, region):
            break
    return day


class Year(NamedTuple):
    """What is not as on other weeks."""

    rest: frozenset[date]  # days off that may fall on weekdays
    worked: frozenset[date]  # weekend days worked


_TOLD: dict[tuple[str, int], Year] = {}
"""What the operator's file says of years that this release does not know, or knows otherwise."""


def tell(region: str, rest: Collection[date], worked: Collection[date]) -> None:
    """From now on these are the days off and the worked weekends of the years they lie in, and
    nothing that was told before is."""
    _TOLD.clear()
    for year in {day.year for day in (*rest, *worked)}:
        _TOLD[region, year] = Year(
            frozenset(day for day in rest if day.year == year),
            frozenset(day for day in worked if day.year == year),
        )
    _exceptions.cache_clear()


def edition() -> str:
    """Another one whenever other days may be worked than before."""
    told = sorted((key, sorted(year.rest), sorted(year.worked)) for key, year in _TOLD.items())
    return repr((_CN_REST, _CN_WORKED, _SOLAR, _LUNAR, told))


@lru_cache(maxsize=64)
def _exceptions(year: int, region: str) -> Year:
    if told := _TOLD.get((region, year)):
        return told
    if region == "CN" and year in _CN_YEARS:
        return Year(frozenset(_table_rest(year)), frozenset(map(date.fromisoformat, _CN_WORKED)))
    return Year(frozenset(_statutory(year, region)), frozenset())


def _table_rest(year: int) -> Iterator[date]:
    for first, last in _CN_REST:
        day, end = date.fromisoformat(first), date.fromisoformat(last)
        while day.year == year and day <= end:
            yield day
            day += DAY


def _statutory(year: int, region: str) -> Iterator[date]:
    for month_day in _SOLAR.get(region, ()):
        yield date.fromisoformat(f"{year:04}-{month_day}")
    if region not in _LUNAR:
        return
    if new_year := lunar.solar_of(year, FEASTS["spring"]):
        yield new_year
        if region in _EVE_IS_FREE:
            yield new_year - DAY
    if region == "HK":
        yield from (easter(year) + DAY * shift for shift in (GOOD_FRIDAY, EASTER_MONDAY))
    feasts = [lunar.solar_of(year, feast) for feast in _LUNAR[region]]
    yield from (day for day in (*feasts, lunar.term(year, "清明")) if day)


def covers(region: str, year: int) -> bool:
    """Whether the made-up days off and worked weekends of that year are known here."""
    return region != "CN" or year in _CN_YEARS or (region, year) in _TOLD
