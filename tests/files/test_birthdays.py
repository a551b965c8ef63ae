"""Birthdays, solar and lunar."""

# ruff: noqa: DTZ001  a workbook knows no time zones

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.birthdays import birthday_in
from bot.files.faults import Problem, Unreadable
from bot.files.reading import Cell, Reading
from core.values import Birthday


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("1990-11-23", "1990-11-23"),
        ("1990年11月23日", "1990-11-23"),
        ("19901123", "1990-11-23"),
        (datetime(1990, 11, 23), "1990-11-23"),
        (33200.0, "1990-11-23"),
        ("民國79年11月23日", "1990-11-23"),
        ("5-Mar-85", "1985-03-05"),
        ("1920-01-01", "1920-01-01"),
        ("--11-23", "--11-23"),
        ("11-23", "--11-23"),
        ("11/23", "--11-23"),
        ("11.23", "--11-23"),
        ("11月23日", "--11-23"),
        ("3月5号", "--03-05"),
        ("三月五日", "--03-05"),
        ("十一月二十三日", "--11-23"),
        ("2月29日", "--02-29"),
        ("公历3月5日", "--03-05"),
        ("1990-03-05(西曆)", "1990-03-05"),
        ("lunar:08-15", "lunar:08-15"),
        ("lunar:L06-15", "lunar:L06-15"),
        ("lunar:1990-08-15", "lunar:1990-08-15"),
        ("lunar:1990-L05-15", "lunar:1990-L05-15"),
        ("农历八月十五", "lunar:08-15"),
        ("農曆8月15日", "lunar:08-15"),
        ("农历8-15", "lunar:08-15"),
        ("(农历) 8.15", "lunar:08-15"),
        ("8月15（阴历）", "lunar:08-15"),
        ("八月十五", "lunar:08-15"),
        ("八月初三", "lunar:08-03"),
        ("正月初一", "lunar:01-01"),
        ("冬月廿三", "lunar:11-23"),
        ("臘月三十", "lunar:12-30"),
        ("腊月二十三", "lunar:12-23"),
        ("闰六月十五", "lunar:L06-15"),
        ("農曆閏六月十五", "lunar:L06-15"),
        ("农历1990年八月十五", "lunar:1990-08-15"),
        ("1990年农历八月十五", "lunar:1990-08-15"),
        ("民國79年農曆八月十五", "lunar:1990-08-15"),
        ("Lunar 8-15", "lunar:08-15"),
    ],
)
def test_a_birthday_in_its_many_spellings(cell: Cell, written: str, reading: Reading) -> None:
    assert birthday_in(cell, reading).written == written


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("1990-08-15", "lunar:1990-08-15"),
        ("19900815", "lunar:1990-08-15"),
        (datetime(1990, 8, 15), "lunar:1990-08-15"),
        ("8月15日", "lunar:08-15"),
        ("--08-15", "lunar:08-15"),
    ],
)
def test_a_lunar_heading_makes_its_cells_lunar(cell: Cell, written: str, reading: Reading) -> None:
    assert birthday_in(cell, reading, lunar=True).written == written


def test_taiwan_counts_its_own_years(reading: Reading) -> None:
    assert birthday_in("79/3/5", replace(reading, country="TW")) == Birthday(3, 5, 1990)
    assert birthday_in("12/5", replace(reading, country="TW")) == Birthday(12, 5)


def test_a_house_that_writes_the_day_first_reads_it_first(reading: Reading) -> None:
    assert birthday_in("5/3", replace(reading, day_first=True)) == Birthday(3, 5)
    assert birthday_in("23/11", reading) == Birthday(11, 23)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("2月30日", Problem.IMPOSSIBLE_DATE),
        ("13月5日", Problem.IMPOSSIBLE_DATE),
        ("--13-05", Problem.IMPOSSIBLE_DATE),
        ("1990-02-29", Problem.IMPOSSIBLE_DATE),
        ("农历八月卅一", Problem.IMPOSSIBLE_DATE),
        ("农历十三月初一", Problem.IMPOSSIBLE_DATE),
        ("lunar:1990-08-30", Problem.IMPOSSIBLE_DATE),
        ("lunar:1991-L05-15", Problem.IMPOSSIBLE_DATE),
        ("2026-11-23", Problem.IMPOSSIBLE_DATE),
        ("1880-01-01", Problem.IMPOSSIBLE_DATE),
        ("lunar:2026-12-01", Problem.IMPOSSIBLE_DATE),
        (3.1, Problem.UNCLEAR_DATE),
        ("90-3-5", Problem.UNCLEAR_DATE),
        ("1990", Problem.NOT_A_DATE),
        ("农历", Problem.NOT_A_DATE),
        ("someday", Problem.NOT_A_DATE),
    ],
)
def test_what_is_no_birthday_is_refused(cell: Cell, problem: Problem, reading: Reading) -> None:
    with pytest.raises(Unreadable) as refused:
        birthday_in(cell, reading)
    assert refused.value.problem is problem


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    st.integers(1, 12),
    st.integers(1, 28),
    st.none() | st.integers(1950, 2020),
    st.booleans(),
)
def test_what_a_birthday_writes_it_reads(
    month: int, day: int, year: int | None, lunar: bool
) -> None:
    born = Birthday(month, day, year, lunar)
    assert birthday_in(born.written, Reading(today=date(2026, 11, 22))) == born


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789-/.年月日闰農历初十廿正冬:L lunar", max_size=30) | st.text())
def test_no_text_breaks_it(text: str) -> None:
    try:
        born = birthday_in(text, Reading(today=date(2026, 11, 22)))
    except Unreadable:
        return
    assert 1 <= born.month <= 12
    assert 1 <= born.day <= 31
