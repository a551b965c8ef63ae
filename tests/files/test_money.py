"""Sums as people write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.faults import Problem, Unreadable
from bot.files.money import currency_in, money_in, unit_in
from bot.files.reading import Cell, Reading
from core.values import Money

HERE = Reading(today=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("cell", "major", "currency"),
    [
        ("1200", "1200", "CNY"),
        ("1,200.50", "1200.50", "CNY"),
        ("1,200", "1200", "CNY"),
        ("1 200.50", "1200.50", "CNY"),
        ("1'200.50", "1200.50", "CNY"),
        ("¥1,200", "1200", "CNY"),
        ("￥1,200.00元", "1200", "CNY"),
        ("1200元整", "1200", "CNY"),
        ("RMB 1,200", "1200", "CNY"),
        ("人民币1200", "1200", "CNY"),
        ("1.2万", "12000", "CNY"),
        ("1.234萬元", "12340", "CNY"),
        ("3千", "3000", "CNY"),
        ("1.5亿", "150000000", "CNY"),
        ("5.5k", "5500", "CNY"),
        ("5w", "50000", "CNY"),
        ("NT$3,000", "3000", "TWD"),
        ("3000新台幣", "3000", "TWD"),
        ("HK$88.5", "88.5", "HKD"),
        ("US$5.5k", "5500", "USD"),
        ("$100", "100", "USD"),
        ("€1.200,50", "1200.50", "EUR"),
        ("1,50 EUR", "1.50", "EUR"),
        ("£12.30", "12.30", "GBP"),
        ("1200 KRW", "1200", "KRW"),
        ("(120.00)", "-120", "CNY"),
        ("（１２０．００）", "-120", "CNY"),
        ("-120", "-120", "CNY"),
        ("−120", "-120", "CNY"),
        ("-¥120", "-120", "CNY"),
        ("¥-120", "-120", "CNY"),
        ("120-", "-120", "CNY"),
        ("+120", "120", "CNY"),
        ("0", "0", "CNY"),
        (1200.5, "1200.5", "CNY"),
        (0.1 + 0.2, "0.3", "CNY"),
        (12.3456, "12.35", "CNY"),
        ("12.3456", "12.35", "CNY"),
        ("0.125", "0.13", "CNY"),
    ],
)
def test_a_sum_in_its_many_spellings(cell: Cell, major: str, currency: str) -> None:
    assert money_in(cell, "CNY") == Money.of(Decimal(major), currency)


def test_signs_that_many_places_share_mean_the_house_s_own() -> None:
    assert money_in("$100", "TWD").currency == "TWD"
    assert money_in("$100", "CNY").currency == "USD"
    assert money_in("¥100", "JPY") == Money(100, "JPY")
    assert money_in("100元", "HKD").currency == "HKD"


@pytest.mark.parametrize(
    ("cell", "house", "problem"),
    [
        ("1.200,50", "CNY", Problem.UNCLEAR_AMOUNT),
        ("1,50", "CNY", Problem.UNCLEAR_AMOUNT),
        ("1.200", "CNY", Problem.UNCLEAR_AMOUNT),
        ("1.200", "EUR", Problem.UNCLEAR_AMOUNT),
        ("1,200", "EUR", Problem.UNCLEAR_AMOUNT),
        ("12,00,0", "CNY", Problem.NOT_AN_AMOUNT),
        ("1.2.3", "CNY", Problem.NOT_AN_AMOUNT),
        ("--5", "CNY", Problem.NOT_AN_AMOUNT),
        ("(-5)", "CNY", Problem.NOT_AN_AMOUNT),
        ("(5", "CNY", Problem.NOT_AN_AMOUNT),
        ("abc", "CNY", Problem.NOT_AN_AMOUNT),
        ("1.2E+5", "CNY", Problem.NOT_AN_AMOUNT),
        ("10.5", "JPY", Problem.NOT_AN_AMOUNT),
        ("9" * 10_000, "CNY", Problem.NOT_AN_AMOUNT),
        ("99999999999999", "CNY", Problem.NOT_AN_AMOUNT),
        ("١٢٠", "CNY", Problem.NOT_AN_AMOUNT),
        (float("nan"), "CNY", Problem.NOT_AN_AMOUNT),
        (float("inf"), "CNY", Problem.NOT_AN_AMOUNT),
        ("5 apples", "CNY", Problem.UNKNOWN_CURRENCY),
        ("US$5 EUR", "CNY", Problem.TWO_CURRENCIES),
    ],
)
def test_what_is_no_clear_sum_is_refused(cell: Cell, house: str, problem: Problem) -> None:
    with pytest.raises(Unreadable) as refused:
        money_in(cell, house)
    assert refused.value.problem is problem


def test_three_decimals_are_clear_where_the_currency_has_them() -> None:
    assert money_in("1.200", "KWD") == Money(1200, "KWD")


def test_the_row_s_currency_outranks_the_house_and_must_not_contradict_the_cell() -> None:
    assert money_in("100", "CNY", said="USD") == Money(10000, "USD")
    assert money_in("1.200,50", "CNY", said="EUR") == Money(120050, "EUR")
    with pytest.raises(Unreadable) as refused:
        money_in("€100", "CNY", said="USD")
    assert refused.value.problem is Problem.TWO_CURRENCIES


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("", (1, None)),
        ("元", (1, "CNY")),
        ("万元", (10_000, "CNY")),
        ("单位:万元", (10_000, "CNY")),
        ("千元", (1_000, "CNY")),
        ("USD", (1, "USD")),
        ("必填", (1, None)),
    ],
)
def test_the_unit_of_a_heading_counts(note: str, unit: tuple[int, str | None]) -> None:
    assert unit_in(note, "CNY") == unit


def test_a_cell_s_own_unit_is_not_multiplied_by_the_heading_s() -> None:
    assert money_in("1.5", "CNY", note="万元") == Money(1_500_000, "CNY")
    assert money_in("1.5万", "CNY", note="万元") == Money(1_500_000, "CNY")


def test_an_unknown_currency_is_refused() -> None:
    assert currency_in("rmb", "CNY") == "CNY"
    with pytest.raises(Unreadable):
        currency_in("XYZ", "CNY")


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    st.integers(-(10**12), 10**12), st.sampled_from(["{:.2f}", "{:,.2f}", "¥{:,.2f}", "{:.2f}元"])
)
def test_every_sum_comes_back_from_every_spelling(minor: int, spelling: str) -> None:
    text = spelling.format(Decimal(minor) / 100)
    assert money_in(text, "CNY") == Money(minor, "CNY")


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789.,-+()¥$€元万 kw", max_size=20) | st.text())
def test_no_text_breaks_it(text: str) -> None:
    try:
        money = money_in(text, HERE.currency)
    except Unreadable:
        return
    assert isinstance(money.minor, int)
