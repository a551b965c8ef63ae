"""The Chinese lunar calendar: its days as solar dates, its feasts, and the solar terms."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from borax.calendars.lunardate import LCalendars, LunarDate, TermUtils

# What the tables of borax hold; lunar 2100 ends beyond the solar range it converts back.
FIRST_YEAR, LAST_YEAR = 1901, 2099
LONG_MONTH = 30  # days; the other months have 29
MONTHS = 12


class LunarDay(NamedTuple):
    """A day of the lunar year, whichever year that is."""

    month: int
    day: int
    leap: bool = False


FEASTS: Mapping[str, LunarDay] = {
    "spring": LunarDay(1, 1),
    "lantern": LunarDay(1, 15),
    "dragon_head": LunarDay(2, 2),
    "double_third": LunarDay(3, 3),
    "buddha": LunarDay(4, 8),
    "dragon_boat": LunarDay(5, 5),
    "double_seventh": LunarDay(7, 7),
    "ghost": LunarDay(7, 15),
    "mid_autumn": LunarDay(8, 15),
    "double_ninth": LunarDay(9, 9),
    "laba": LunarDay(12, 8),
    "little_year": LunarDay(12, 23),
    "spring_eve": LunarDay(12, 30),
}


def solar_of(year: int, lunar: LunarDay) -> date | None:
    """The solar date of a day in the lunar year `year`; None outside the tables.

    Day 30 of a short month is its 29th; a leap month that the year lacks is the plain month.
    """
    if not (FIRST_YEAR <= year <= LAST_YEAR and exists(lunar)):
        return None
    leap = lunar.leap and LCalendars.leap_month(year) == lunar.month
    longest: int = LCalendars.ndays(year, lunar.month, leap)
    day: date = LunarDate(year, lunar.month, min(lunar.day, longest), leap).to_solar_date()
    return day


def lunar_of(day: date) -> tuple[int, LunarDay] | None:
    """The lunar year and day of a solar date; None outside the tables."""
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return None
    found = LunarDate.from_solar(day)
    return found.year, LunarDay(found.month, found.day, bool(found.leap))


def exists(lunar: LunarDay) -> bool:
    """Whether some year may have this day."""
    return 1 <= lunar.month <= MONTHS and 1 <= lunar.day <= LONG_MONTH


def term(year: int, name: str) -> date | None:
    """The day on which a solar term such as 清明 begins; None outside the tables."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    day: date = TermUtils.nth_term_day(year, term_name=name)
    return day


def new_years_eve(year: int) -> date | None:
    """The last day of the lunar year `year`, which falls early in the solar year after it."""
    new_year = solar_of(year + 1, FEASTS["spring"])
    return new_year - timedelta(days=1) if new_year else solar_of(year, FEASTS["spring_eve"])
