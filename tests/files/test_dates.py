"""Days as typed, exported and stored."""

# ruff: noqa: DTZ001  a workbook knows no time zones

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.dates import day_before_month, day_in
from bot.files.faults import Problem, Unreadable
from bot.files.reading import Cell, Reading

FIFTH = date(2026, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-05",
        "2026-3-5",
        "2026.3.5",
        "2026/3/5",
        "2026/03/05",
        "2026年3月5日",
        "2026年3月5号",
        "2026 年 3 月 5 日",
        "２０２６年３月５日",
        "二〇二六年三月五日",
        "2026年3月5日 星期四",
        "2026年3月5日(週四)",
        "民國115年3月5日",
        "民国115.3.5",
        "中華民國115年03月05日",
        "20260305",
        20260305.0,
        46086.0,
        46086.75,
        "46086",
        datetime(2026, 3, 5, 14, 30),
        "2026-03-05 14:30:00",
        "2026-03-05T14:30:00Z",
        "2026-03-05T14:30:00.123+08:00",
        "2026/3/5 0:00",
        "2026/3/5 下午2:30",
        "2026年3月5日14时30分",
        "5 March 2026",
        "5th of March 2026",
        "March 5, 2026",
        "Mar. 5th 2026",
        "Thursday, March 5, 2026",
        "5-Mar-26",
        "05-MAR-2026",
        "3/5/2026",
        "3-5-2026",
        " 2026-03-05 ",
    ],
)
def test_one_day_in_its_many_spellings(cell: Cell, reading: Reading) -> None:
    assert day_in(cell, reading) == FIFTH


@pytest.mark.parametrize("text", ["115/3/5", "115.03.05", "115年3月5日", "1150305", "民國115/3/5"])
def test_taiwan_counts_its_own_years(text: str, reading: Reading) -> None:
    assert day_in(text, replace(reading, country="TW")) == FIFTH


def test_elsewhere_115_is_no_year(reading: Reading) -> None:
    with pytest.raises(Unreadable):
        day_in("115/3/5", reading)


def test_a_four_digit_year_stays_western_in_taiwan(reading: Reading) -> None:
    assert day_in("2026-3-5", replace(reading, country="TW")) == FIFTH


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [
        ("5/3/2026", False, date(2026, 5, 3)),
        ("5/3/2026", True, date(2026, 3, 5)),
        ("25/3/2026", False, date(2026, 3, 25)),
        ("3/25/2026", True, date(2026, 3, 25)),
    ],
)
def test_the_house_decides_between_day_and_month_unless_impossible(
    text: str, day_first: bool, day: date, reading: Reading
) -> None:
    assert day_in(text, replace(reading, day_first=day_first)) == day


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("2026-02-30", Problem.IMPOSSIBLE_DATE),
        ("2026-13-05", Problem.IMPOSSIBLE_DATE),
        ("2026年13月5日", Problem.IMPOSSIBLE_DATE),
        ("2026年2月29日", Problem.IMPOSSIBLE_DATE),
        ("31/31/2026", Problem.IMPOSSIBLE_DATE),
        ("20261305", Problem.IMPOSSIBLE_DATE),
        ("31 April 2026", Problem.IMPOSSIBLE_DATE),
        ("0026-03-05", Problem.IMPOSSIBLE_DATE),
        ("1026-03-05", Problem.IMPOSSIBLE_DATE),
        ("2926-03-05", Problem.IMPOSSIBLE_DATE),
        ("26/3/5", Problem.UNCLEAR_DATE),
        ("3/5/26", Problem.UNCLEAR_DATE),
        ("260305", Problem.UNCLEAR_DATE),
        ("2026", Problem.NOT_A_DATE),
        (2026.0, Problem.NOT_A_DATE),
        (3.5, Problem.NOT_A_DATE),
        (True, Problem.NOT_A_DATE),
        ("2026-03", Problem.NOT_A_DATE),
        ("5 Foo 2026", Problem.NOT_A_DATE),
        ("Marchy 5, 2026", Problem.NOT_A_DATE),
        ("tomorrow", Problem.NOT_A_DATE),
        ("2026-0x-05", Problem.NOT_A_DATE),
        ("9" * 10_000, Problem.NOT_A_DATE),
        (float("inf"), Problem.NOT_A_DATE),
        ("٢٠٢٦-٠٣-٠٥", Problem.NOT_A_DATE),
    ],
)
def test_what_is_no_day_is_refused_and_never_bent(
    cell: Cell, problem: Problem, reading: Reading
) -> None:
    with pytest.raises(Unreadable) as refused:
        day_in(cell, reading)
    assert refused.value.problem is problem


def test_one_impossible_reading_tells_how_the_column_was_meant() -> None:
    assert day_before_month(["5/3/2026", "25/3/2026"], day_first=False) == (True, False)
    assert day_before_month(["5/3/2026", "3/25/2026"], day_first=True) == (False, False)
    assert day_before_month(["5/3/2026", "2026-03-25"], day_first=True) == (True, False)


def test_a_column_of_both_orders_leaves_its_open_cells_unclear(reading: Reading) -> None:
    day_first, mixed = day_before_month(["25/3/2026", "3/25/2026"], day_first=False)
    assert (day_first, mixed) == (False, True)
    assert day_in("25/3/2026", reading, mixed=True) == date(2026, 3, 25)
    assert day_in("3/3/2026", reading, mixed=True) == date(2026, 3, 3)
    with pytest.raises(Unreadable) as refused:
        day_in("5/3/2026", reading, mixed=True)
    assert refused.value.problem is Problem.UNCLEAR_DATE


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.dates(date(1970, 1, 1), date(2100, 12, 31)),
    st.sampled_from(
        ["{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}年{0.month}月{0.day}日",
         "{0:%Y%m%d}", "{0.day} {0:%B} {0.year}", "{0.month}/{0.day}/{0.year}"]
    ),
)  # fmt: skip
def test_every_day_comes_back_from_every_spelling(day: date, spelling: str) -> None:
    assert day_in(spelling.format(day), Reading(today=date(2026, 11, 22))) == day


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789-/.年月日民國 :TJanMar農历初十,", max_size=30) | st.text())
def test_no_text_breaks_it(text: str) -> None:
    for country in ("CN", "TW"):
        try:
            day = day_in(text, Reading(today=date(2026, 11, 22), country=country))
        except Unreadable:
            continue
        assert 1970 <= day.year <= 2100
