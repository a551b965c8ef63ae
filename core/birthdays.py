"""Which day a birthday is celebrated on, in the solar and in the Chinese lunar calendar.

Everybody is celebrated once a year of their own calendar: 29 February on the 28th of other years,
the 30th of a lunar month on the 29th of a short one, a leap month's day in the plain month of that
number where the year has no such leap month.
"""

import re
from calendar import isleap
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from typing import NamedTuple

from borax.calendars.lunardate import LCalendars, LunarDate

from core.values import Birthday

FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR = 1900, 2100  # what borax has tables for
LONG_MONTH = 30  # days; a lunar month has 29 or 30
NEVER = date.max  # the next celebration when the calendar ends before it

_WRITTEN = re.compile(
    r"(?:(?P<year>[0-9]{4})-|--)(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"|lunar:(?:(?P<lunar_year>[0-9]{4})-)?(?P<leap>L?)"
    r"(?P<lunar_month>[0-9]{2})-(?P<lunar_day>[0-9]{2})",
    re.IGNORECASE,
)


class _Month(NamedTuple):
    number: int
    leap: bool
    starts: date
    days: int


def key(birthday: Birthday) -> str:
    """What a celebration day is looked up by: `s1123`, `l0815`, and `L0615` for a leap month."""
    calendar = "s" if not birthday.lunar else "L" if birthday.leap else "l"
    return f"{calendar}{birthday.month:02}{birthday.day:02}"


def keys_on(day: date) -> frozenset[str]:
    """Every key celebrated on this day; outside the lunar tables only the solar ones."""
    keys = {f"s{day:%m%d}"}
    if (day.month, day.day) == (2, 28) and not isleap(day.year):
        keys.add("s0229")
    year = _lunar_year(day)
    return frozenset(keys if year is None else keys | _lunar_keys(year, day))


def solar_of(birthday: Birthday, year: int) -> date | None:
    """The day a valid birthday is celebrated in a year of its own calendar; None beyond it."""
    if birthday.lunar:
        return _lunar_celebration(birthday, year)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if (birthday.month, birthday.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return date(year, birthday.month, birthday.day)


def next_on(birthday: Birthday, after: date) -> date:
    """The first celebration on that day or later, or NEVER."""
    # the lunar year begins in January or February, so a day may still belong to the year before
    start = max(after.year - 1, FIRST_LUNAR_YEAR if birthday.lunar else MINYEAR)
    days = (solar_of(birthday, year) for year in range(start, start + 3))
    return next((day for day in days if day is not None and day >= after), NEVER)


def turning(birthday: Birthday, on: date) -> int | None:
    """The age reached by that day, counted in years of the birthday's calendar.

    None without a year of birth, before it, and outside the lunar tables.
    """
    year = _lunar_year(on) if birthday.lunar else on.year
    if birthday.year is None or year is None:
        return None
    celebrated = solar_of(birthday, year)
    age = year - birthday.year - (celebrated is not None and on < celebrated)
    return age if age >= 0 else None


def valid(birthday: Birthday) -> bool:
    """Whether somebody can be born on it: in the given year, or in any that is known."""
    if birthday.lunar:
        return 1 <= birthday.day <= _lunar_days(birthday)
    if birthday.leap:
        return False
    try:
        # without a year 29 February must pass, and 2000 had one
        date(2000 if birthday.year is None else birthday.year, birthday.month, birthday.day)
    except ValueError:
        return False
    return True


def parse(text: str) -> Birthday | None:
    """Reads what Birthday.written writes; None for anything else and for days that never were."""
    said = _WRITTEN.fullmatch(text.strip())
    if said is None:
        return None
    lunar = said["lunar_month"] is not None
    year = said["lunar_year"] or said["year"]
    birthday = Birthday(
        month=int(said["lunar_month"] or said["month"]),
        day=int(said["lunar_day"] or said["day"]),
        year=None if year is None else int(year),
        lunar=lunar,
        leap=bool(said["leap"]),
    )
    return birthday if valid(birthday) else None


@cache
def _months(year: int) -> tuple[_Month, ...]:
    """The 12 or 13 months of a lunar year within the tables, in order."""
    starts: date = LunarDate(year, 1, 1).to_solar_date()
    months = []
    for number, days, leap in LCalendars.iter_year_month(year):
        months.append(_Month(number, bool(leap), starts, days))
        starts += timedelta(days=days)
    return tuple(months)


@cache
def _longest() -> dict[tuple[int, bool], int]:
    """The most days each month has ever had; leap months that never came are absent."""
    longest: dict[tuple[int, bool], int] = {}
    for year in range(FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR + 1):
        for month in _months(year):
            name = (month.number, month.leap)
            longest[name] = max(month.days, longest.get(name, 0))
    return longest


def _known(year: int) -> bool:
    return FIRST_LUNAR_YEAR <= year <= LAST_LUNAR_YEAR


def _lunar_days(birthday: Birthday) -> int:
    """How many days that month has, or can have when the year is unknown; 0 if there is none."""
    name = (birthday.month, birthday.leap)
    if birthday.year is None:
        return _longest().get(name, 0)
    if not _known(birthday.year):
        return 0
    months = {(month.number, month.leap): month.days for month in _months(birthday.year)}
    return months.get(name, 0)


def _lunar_year(day: date) -> int | None:
    for year in (day.year, day.year - 1):
        if _known(year) and day >= _months(year)[0].starts:
            last = _months(year)[-1]
            return year if day < last.starts + timedelta(days=last.days) else None
    return None


def _month_of(year: int, number: int, leap: bool) -> _Month:
    """The month that keeps such birthdays: a leap month's, where there is none, the plain one."""
    months = [month for month in _months(year) if month.number == number]
    return months[-1] if leap else months[0]


def _lunar_celebration(birthday: Birthday, year: int) -> date | None:
    if not _known(year):
        return None
    month = _month_of(year, birthday.month, birthday.leap)
    return month.starts + timedelta(days=min(birthday.day, month.days) - 1)


def _lunar_keys(year: int, day: date) -> set[str]:
    month = next(month for month in reversed(_months(year)) if month.starts <= day)
    number = (day - month.starts).days + 1
    days = {number, LONG_MONTH} if number == month.days else {number}
    calendars = [
        letter
        for letter, leap in (("l", False), ("L", True))
        if _month_of(year, month.number, leap) == month
    ]
    return {f"{letter}{month.number:02}{n:02}" for letter in calendars for n in days}
