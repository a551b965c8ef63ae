"""The lunar calendar and the working days."""

from datetime import date, timedelta

import pytest

from bench import calendars
from core import lunar, workdays
from core.lunar import FEASTS, LunarDay

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        ("spring", 2026, date(2026, 2, 17)),
        ("spring", 2027, date(2027, 2, 6)),
        ("dragon_boat", 2027, date(2027, 6, 9)),
        ("mid_autumn", 2026, date(2026, 9, 25)),
        ("mid_autumn", 2027, date(2027, 9, 15)),
        ("little_year", 2026, date(2027, 1, 30)),
    ],
)
def test_feasts_fall_where_the_calendar_says(feast: str, year: int, day: date) -> None:
    assert lunar.solar_of(year, FEASTS[feast]) == day


def test_every_solar_day_goes_there_and_back() -> None:
    day = date(1930, 1, 30)
    while day < date(2089, 1, 1):
        found = lunar.lunar_of(day)
        assert found is not None
        assert lunar.solar_of(*found) == day
        day += 7 * DAY


def test_the_thirtieth_of_a_short_month_is_its_twenty_ninth() -> None:
    assert lunar.solar_of(2024, LunarDay(12, 30)) == date(2025, 1, 28)
    assert lunar.solar_of(2024, LunarDay(12, 29)) == date(2025, 1, 28)


def test_a_leap_month_that_a_year_lacks_is_the_plain_one() -> None:
    born = LunarDay(6, 15, leap=True)
    assert lunar.solar_of(2025, born) == date(2025, 8, 8)
    assert lunar.solar_of(2026, born) == lunar.solar_of(2026, LunarDay(6, 15))


def test_outside_the_tables_there_is_no_day() -> None:
    assert lunar.solar_of(1, LunarDay(1, 1)) is None
    assert lunar.solar_of(2300, LunarDay(1, 1)) is None
    assert lunar.solar_of(2026, LunarDay(13, 1)) is None
    assert lunar.solar_of(2026, LunarDay(1, 31)) is None
    assert lunar.lunar_of(date(1800, 1, 1)) is None
    assert lunar.term(2300, "清明") is None


def test_new_years_eve_is_the_day_before_the_new_year() -> None:
    for year in range(lunar.FIRST_YEAR, lunar.LAST_YEAR):
        eve, new_year = lunar.new_years_eve(year), lunar.solar_of(year + 1, FEASTS["spring"])
        assert eve is not None
        assert new_year == eve + DAY


def test_terms_fall_where_the_calendar_says() -> None:
    assert lunar.term(2026, "清明") == date(2026, 4, 5)
    assert lunar.term(2026, "冬至") == date(2026, 12, 22)


def test_weekends_are_free_and_exchanged_ones_worked() -> None:
    assert not workdays.is_workday(date(2026, 11, 21), "CN")
    assert workdays.is_workday(date(2026, 10, 10), "CN")
    assert not workdays.is_workday(date(2026, 10, 10), "HK")
    assert not workdays.is_workday(date(2026, 10, 5), "CN")
    assert workdays.is_workday(date(2026, 10, 5), "none")


def test_years_without_a_table_keep_their_statutory_days() -> None:
    assert not workdays.is_workday(date(2030, 10, 1), "CN")
    assert not workdays.is_workday(date(2030, 2, 4), "TW")  # the day after the new year's first
    assert not workdays.is_workday(date(2027, 3, 26), "HK")  # Good Friday


@pytest.mark.parametrize(
    ("count", "day"), [(1, date(2026, 11, 23)), (3, date(2026, 11, 25)), (-1, date(2026, 11, 19))]
)
def test_working_days_are_counted_from_the_day_after(count: int, day: date) -> None:
    assert workdays.add_workdays(date(2026, 11, 20), count, "CN") == day


def test_the_last_working_day_of_a_month() -> None:
    assert workdays.nth_workday(date(2026, 10, 1), date(2026, 11, 1), -1, "CN") == date(
        2026, 10, 30
    )
    assert workdays.nth_workday(date(2026, 10, 1), date(2026, 11, 1), 1, "CN") == date(2026, 10, 8)
    assert workdays.nth_workday(date(2026, 10, 1), date(2026, 10, 3), 1, "CN") is None


def test_work_goes_on_after_the_holiday() -> None:
    assert workdays.rest_ends(date(2026, 10, 1), "CN") == date(2026, 10, 8)
    assert workdays.rest_ends(date(2026, 11, 18), "CN") == date(2026, 11, 19)


@pytest.mark.parametrize("day", [date.min, date.max, date(1900, 1, 31), date(2101, 1, 1)])
@pytest.mark.parametrize("region", ["CN", "TW", "HK", "none", "nowhere"])
def test_no_day_is_a_fault(day: date, region: str) -> None:
    workdays.is_workday(day, region)
    workdays.rest_ends(day, region)
    workdays.add_workdays(day, -3, region)
    workdays.add_workdays(day, 3, region)


def test_every_lunar_date_of_a_lifetime_is_what_two_libraries_say():
    """Compared with lunar-python, day by day, by `python bench/calendars.py`, which prints this."""
    said = "6a7cebcc080bc2f8e63c618ba7edaf603e20de4b8731c638ad6681791b19aaf5"
    assert calendars.digest(calendars.lunar_days()) == said
