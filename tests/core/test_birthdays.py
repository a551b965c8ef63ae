"""Everybody is celebrated once a year, whichever calendar they were born in."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import birthdays
from core.birthdays import NEVER, key, keys_on, next_on, parse, solar_of, turning, valid
from core.values import Birthday

DAY = timedelta(days=1)
CHECKED = range(1930, 2089)  # lunar years in which the published calendars agree

SOLAR = [
    Birthday(month, day)
    for month in range(1, 13)
    for day in range(1, 32)
    if valid(Birthday(month, day))
]
LUNAR = [
    Birthday(month, day, lunar=True, leap=leap)
    for leap in (False, True)
    for month in range(1, 13)
    for day in range(1, 31)
    if valid(Birthday(month, day, lunar=True, leap=leap))
]

born = st.sampled_from(SOLAR + LUNAR)
days = st.dates(date(1930, 6, 1), date(2088, 6, 1))


def lunar(month: int, day: int, year: int | None = None, leap: bool = False) -> Birthday:
    return Birthday(month, day, year, lunar=True, leap=leap)


def span(first: date, last: date) -> Iterator[date]:
    return (first + n * DAY for n in range((last - first).days + 1))


@pytest.mark.parametrize(
    ("year", "month", "day", "leap", "solar"),
    [
        (2024, 1, 1, False, date(2024, 2, 10)),
        (2025, 1, 1, False, date(2025, 1, 29)),
        (2026, 1, 1, False, date(2026, 2, 17)),
        (2027, 1, 1, False, date(2027, 2, 6)),
        (2024, 8, 15, False, date(2024, 9, 17)),
        (2025, 8, 15, False, date(2025, 10, 6)),
        (2026, 8, 15, False, date(2026, 9, 25)),
        (2025, 6, 1, False, date(2025, 6, 25)),
        (2025, 6, 1, True, date(2025, 7, 25)),
        (2023, 2, 1, True, date(2023, 3, 22)),
        (2033, 11, 1, True, date(2033, 12, 22)),
        (2024, 12, 29, False, date(2025, 1, 28)),
        (1978, 8, 15, False, date(1978, 9, 17)),
    ],
)
def test_lunar_days_fall_where_the_calendar_says(
    year: int, month: int, day: int, leap: bool, solar: date
) -> None:
    birthday = lunar(month, day, leap=leap)
    assert solar_of(birthday, year) == solar
    assert key(birthday) in keys_on(solar)
    assert next_on(birthday, solar) == solar


def test_every_birthday_is_celebrated_once_in_every_year_of_its_calendar() -> None:
    once = {letter: Counter(map(key, born_in)) for letter, born_in in (("s", SOLAR), ("l", LUNAR))}
    for first, letter in (("s0101", "s"), ("l0101", "l")):
        year, years = Counter[str](), 0
        for day in span(date(1930, 1, 1), date(2089, 2, 10)):  # which begins the lunar 2089
            keys = keys_on(day)
            if first in keys:
                assert year == once[letter] or years == 0
                year, years = Counter[str](), years + 1
            year.update(keys & once[letter].keys())
        assert years == len(CHECKED) + 1


def test_the_key_of_a_day_and_the_day_of_a_key_agree_in_every_year() -> None:
    celebrated: dict[str, set[date]] = {key(birthday): set() for birthday in SOLAR + LUNAR}
    for day in span(date(1930, 1, 30), date(2089, 3, 1)):  # lunar 1930 begins on 30 January
        for name in keys_on(day) & celebrated.keys():
            celebrated[name].add(day)
    for birthday in SOLAR + LUNAR:
        for year in CHECKED[1:]:
            assert solar_of(birthday, year) in celebrated[key(birthday)]


@given(born, days)
def test_the_next_celebration_is_the_first_day_that_has_the_key(
    birthday: Birthday, after: date
) -> None:
    found = next_on(birthday, after)
    assert found == next(
        day for day in span(after, after + 400 * DAY) if key(birthday) in keys_on(day)
    )


@pytest.mark.parametrize(("year", "day"), [(2024, 29), (2026, 28), (2100, 28), (2000, 29)])
def test_29_february_is_celebrated_on_the_28th_of_other_years(year: int, day: int) -> None:
    in_february = [on for on in span(date(year, 2, 1), date(year, 3, 2)) if "s0229" in keys_on(on)]
    assert in_february == [date(year, 2, day)]
    assert next_on(Birthday(2, 29), date(year, 1, 1)) == date(year, 2, day)


def test_the_28th_keeps_its_own_birthday_as_well() -> None:
    assert {"s0228", "s0229"} <= keys_on(date(2026, 2, 28))
    assert "s0229" not in keys_on(date(2024, 2, 28))
    assert "s0228" not in keys_on(date(2024, 2, 29))


def test_a_30th_is_celebrated_on_the_last_day_of_a_short_month() -> None:
    assert {"l1229", "l1230"} <= keys_on(date(2025, 1, 28))  # the year of the dragon ended so
    assert next_on(lunar(12, 30), date(2025, 1, 1)) == date(2025, 1, 28)


def test_new_years_eve_of_a_long_month_is_the_30th_alone() -> None:
    eve = date(2024, 2, 9)
    assert "l1230" in keys_on(eve)
    assert "l1229" not in keys_on(eve)
    assert "l1230" not in keys_on(eve - DAY)


def test_the_eve_of_every_new_year_keeps_the_30th_of_the_twelfth_month() -> None:
    for year in CHECKED:
        new_year = solar_of(lunar(1, 1), year)
        assert new_year is not None
        assert solar_of(lunar(12, 30), year - 1) == new_year - DAY


def test_a_leap_birthday_is_kept_in_the_leap_month_where_there_is_one() -> None:
    in_leap, in_plain = date(2025, 8, 8), date(2025, 7, 9)
    assert "L0615" in keys_on(in_leap)
    assert "l0615" not in keys_on(in_leap)
    assert "l0615" in keys_on(in_plain)
    assert "L0615" not in keys_on(in_plain)


def test_a_leap_birthday_is_kept_in_the_plain_month_of_other_years() -> None:
    assert next_on(lunar(6, 15, leap=True), date(2025, 8, 9)) == date(2026, 7, 28)
    assert {"l0615", "L0615"} <= keys_on(date(2026, 7, 28))


def test_two_celebrations_can_fall_into_one_solar_year_and_none_into_the_next() -> None:
    birthday = lunar(12, 1)
    falls = Counter(next_on(birthday, on).year for on in span(date(2000, 1, 1), date(2040, 1, 1)))
    assert set(falls) != set(range(2000, 2041))
    assert next_on(lunar(12, 8), date(2026, 1, 1)) == date(2026, 1, 26)  # still the lunar 2025


@pytest.mark.parametrize(
    ("birthday", "on", "age"),
    [
        (Birthday(11, 23, 1990), date(2026, 11, 22), 35),
        (Birthday(11, 23, 1990), date(2026, 11, 23), 36),
        (Birthday(2, 29, 2000), date(2026, 2, 28), 26),
        (Birthday(11, 23), date(2026, 11, 23), None),
        (Birthday(11, 23, 2026), date(2026, 11, 23), 0),
        (Birthday(11, 23, 2026), date(2026, 11, 22), None),
        (lunar(8, 15, 1990), date(2026, 9, 25), 36),
        (lunar(8, 15, 1990), date(2026, 9, 24), 35),
        (lunar(12, 8, 1990), date(2026, 1, 26), 35),
        (lunar(12, 8, 1990), date(1991, 1, 23), 0),
        (lunar(12, 8, 1990), date(1991, 1, 22), None),
        (lunar(12, 8, 1990), date(2150, 1, 1), None),
    ],
)
def test_the_age_counts_years_of_the_persons_own_calendar(
    birthday: Birthday, on: date, age: int | None
) -> None:
    assert turning(birthday, on) == age


@given(born, st.integers(1940, 2000), days)
def test_everybody_turns_a_year_older_on_every_celebration(
    birthday: Birthday, year: int, after: date
) -> None:
    who = Birthday(birthday.month, birthday.day, year, birthday.lunar, birthday.leap)
    first = next_on(who, after)
    second = next_on(who, first + DAY)
    reached = turning(who, second)
    assert turning(who, second - DAY) == turning(who, first)
    if reached:
        assert turning(who, first) == reached - 1


@pytest.mark.parametrize(
    "birthday",
    [
        Birthday(2, 30),
        Birthday(13, 1),
        Birthday(0, 1),
        Birthday(4, 31),
        Birthday(1, 0),
        Birthday(2, 29, 1990),
        Birthday(2, 29, 1900),
        Birthday(1, 1, 0),
        Birthday(6, 15, leap=True),
        lunar(1, 31),
        lunar(13, 1),
        lunar(8, 0),
        lunar(6, 15, 2024, leap=True),
        lunar(5, 15, 2025, leap=True),
        lunar(1, 15, leap=True),
        lunar(12, 30, 2024),
        lunar(6, 30, 2025, leap=True),
        lunar(8, 15, 1850),
        lunar(8, 15, 2101),
    ],
)
def test_nobody_is_born_on_a_day_that_never_was(birthday: Birthday) -> None:
    assert not valid(birthday)


@pytest.mark.parametrize(
    "birthday",
    [
        Birthday(2, 29),
        Birthday(2, 29, 2000),
        Birthday(12, 31, 1),
        lunar(12, 30),
        lunar(12, 30, 2023),
        lunar(6, 15, 2025, leap=True),
        lunar(6, 15, leap=True),
        lunar(1, 1, 1900),
        lunar(12, 29, 2100),
    ],
)
def test_somebody_can_be_born_on_a_day_that_was(birthday: Birthday) -> None:
    assert valid(birthday)


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1990-11-23", Birthday(11, 23, 1990)),
        ("--11-23", Birthday(11, 23)),
        ("lunar:08-15", lunar(8, 15)),
        ("lunar:L06-15", lunar(6, 15, leap=True)),
        ("lunar:1990-08-15", lunar(8, 15, 1990)),
        ("lunar:2025-L06-15", lunar(6, 15, 2025, leap=True)),
        ("  --11-23\n", Birthday(11, 23)),
        ("Lunar:l06-15", lunar(6, 15, leap=True)),
    ],
)
def test_written_birthdays_are_read(text: str, birthday: Birthday) -> None:
    assert parse(text) == birthday


@pytest.mark.parametrize(
    "text",
    [
        *("", "11-23", "1990-11", "1990-11-23T00:00", "1990-1-5", "90-11-23", "-11-23"),
        *("lunar:8-15", "lunar:--08-15", "L06-15", "--L06-15", "lunar:", "lunar:08-15-01"),
        *(
            "1990-02-30",
            "--02-30",
            "lunar:13-01",
            "lunar:2024-L06-15",
            "lunar:01-31",
            "\uff11990-11-23",
            "١٩٩٠-١١-٢٣",
            "0000-11-23",
        ),
    ],
)
def test_anything_else_is_no_birthday(text: str) -> None:
    assert parse(text) is None


@given(born, st.none() | st.integers(1900, 2100))
def test_what_is_written_is_read_back(birthday: Birthday, year: int | None) -> None:
    who = Birthday(birthday.month, birthday.day, year, birthday.lunar, birthday.leap)
    assert parse(who.written) == (who if valid(who) else None)


@given(
    st.text(max_size=30)
    | st.from_regex(r"(lunar:)?L?[0-9]{0,4}-?[0-9]{2}-[0-9]{2}", fullmatch=True)
)
def test_no_text_is_too_odd_to_be_declined(text: str) -> None:
    read = parse(text)
    assert read is None or valid(read)


@given(born, st.dates())
def test_outside_the_lunar_tables_nothing_raises(birthday: Birthday, day: date) -> None:
    keys = keys_on(day)
    known = date(1900, 1, 31) <= day <= date(2101, 1, 28)
    assert any(name[0] in "lL" for name in keys) == known
    assert f"s{day:%m%d}" in keys
    assert next_on(birthday, day) >= day
    assert turning(birthday, day) is None


def test_the_tables_begin_and_end_where_they_should() -> None:
    assert next_on(lunar(1, 1), date.min) == date(1900, 1, 31)
    assert next_on(lunar(12, 30), date(2101, 1, 1)) == date(2101, 1, 28)
    assert next_on(lunar(12, 30), date(2101, 1, 29)) == NEVER
    assert keys_on(date(1900, 1, 30)) == {"s0130"}
    assert keys_on(date(2101, 1, 29)) == {"s0129"}
    assert next_on(Birthday(1, 1), date.max) == NEVER
    assert solar_of(lunar(8, 15), birthdays.LAST_LUNAR_YEAR + 1) is None
    assert solar_of(Birthday(8, 15), 0) is None
