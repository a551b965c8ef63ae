"""Sums of money as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.amounts import amounts
from core.values import MOST_MINOR, Money


def sums(text, currency="CNY"):
    return [(str(one.money.major.normalize().__format__("f")), one.money.currency)
            for one in amounts(text, currency)]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "major", "currency"),
    [
        ("¥1,200", "1200", "CNY"),
        ("￥1200.50", "1200.5", "CNY"),
        ("1200元", "1200", "CNY"),
        ("3万元", "30000", "CNY"),
        ("3萬元", "30000", "CNY"),
        ("1.2万", "12000", "CNY"),
        ("3万5", "35000", "CNY"),
        ("3.5k", "3500", "CNY"),
        ("2w", "20000", "CNY"),
        ("1.5m USD", "1500000", "USD"),
        ("$350", "350", "USD"),
        ("US$350", "350", "USD"),
        ("HK$3,000", "3000", "HKD"),
        ("NT$3,000", "3000", "TWD"),
        ("€20", "20", "EUR"),
        ("£20", "20", "GBP"),
        ("350 dollars", "350", "USD"),
        ("3000港币", "3000", "HKD"),
        ("3000新台幣", "3000", "TWD"),
        ("350美元", "350", "USD"),
        ("两万三千五", "23500", "CNY"),
        ("两万三千五百元", "23500", "CNY"),
        ("一万零五元", "10005", "CNY"),
        ("一百二", "120", "CNY"),
        ("三千块", "3000", "CNY"),
        ("十五万", "150000", "CNY"),
        ("三百万", "3000000", "CNY"),
        ("1亿", "100000000", "CNY"),
        ("两万半", "25000", "CNY"),
        ("3万半", "35000", "CNY"),
        ("壹佰貳拾元", "120", "CNY"),
        ("５００元", "500", "CNY"),
        ("rmb 500", "500", "CNY"),
        ("500 RMB", "500", "CNY"),
        ("2 million", "2000000", "CNY"),
        ("2百万", "2000000", "CNY"),
        ("0.5万", "5000", "CNY"),
        ("300", "300", "CNY"),
    ],
)
def test_one_sum(text, major, currency):
    assert sums(text) == [(major, currency)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no money",
        "१२३元",
        "a1b2",
        "٣٠٠",
        "9" * 30,
        "v1.2.3",
        "3kg",
        "5mm",
        "12345678901234567元",
    ],
)
def test_no_sum(text):
    assert sums(text) == []


def test_a_bare_number_is_not_sure_and_one_with_a_sign_is():
    assert [one.sure for one in amounts("3 boxes for ¥1,200 or 2万", "CNY")] == [False, True, True]


def test_the_shops_currency_counts_unless_another_is_said():
    assert sums("1200元", "TWD") == [("1200", "TWD")]
    assert sums("¥1200", "JPY") == [("1200", "JPY")]
    assert sums("$1200", "TWD") == [("1200", "TWD")]
    assert sums("$1200", "CNY") == [("1200", "USD")]


def test_where_it_stands():
    text = "order 3 boxes ¥1,200 today"
    start, end = next(one.span for one in amounts(text, "CNY") if one.sure)
    assert text[start:end] == "¥1,200"


@given(minor=st.integers(0, MOST_MINOR - 1))
def test_every_sum_is_read_exactly(minor):
    money = Money(minor, "CNY")
    [read] = amounts(f"¥{money.major:,}", "CNY")
    assert read.money == money


@given(text=st.text(max_size=80) | st.text("0123456789.,¥$kw万亿千百十半零两元块 ", max_size=40))
def test_any_text_gives_sums_within_it(text):
    for one in amounts(text, "CNY"):
        start, end = one.span
        assert 0 <= start < end <= len(text)
        assert 0 <= one.money.minor <= MOST_MINOR


@pytest.mark.parametrize("major", ["Infinity", "NaN", "1e30", "-1e30"])
def test_no_more_money_than_there_is(major):
    with pytest.raises(ValueError, match="money"):
        Money.of(Decimal(major), "CNY")
