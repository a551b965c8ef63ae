"""How dates, distances and sums look in each language."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import formats
from bot.texts import LANGUAGES
from core.values import Birthday, Money

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)  # eight o'clock on a Sunday there
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (Money(0, "CNY"), "¥0"),
        (Money(5, "CNY"), "¥0.05"),
        (Money(100, "CNY"), "¥1"),
        (Money(123456789, "USD"), "$1,234,567.89"),
        (Money(-150, "EUR"), "-€1.50"),
        (Money(1200, "TWD"), "NT$12"),
        (Money(1200, "JPY"), "JPY 1,200"),
        (Money(1234, "KWD"), "KWD 1.234"),
    ],
)
def test_a_sum(money, said):
    assert formats.money(money, "en") == said


@given(minor=st.integers(-(10**15), 10**15), currency=st.sampled_from(["CNY", "JPY", "KWD"]))
def test_no_fen_is_lost(minor, currency):
    money = Money(minor, currency)
    said = formats.money(money, "en").replace(",", "")
    number = "".join(c for c in said if c in "-.0123456789")
    assert Decimal(number) == money.major


@pytest.mark.parametrize(
    ("days", "en", "hans", "hant"),
    [
        (0, "today 15:00", "今天 15:00", "今天 15:00"),
        (1, "tomorrow 15:00", "明天 15:00", "明天 15:00"),
        (2, "Tue 24 Nov 15:00", "11月24日周二 15:00", "11月24日週二 15:00"),
        (-1, "yesterday 15:00", "昨天 15:00", "昨天 15:00"),
        (3, "Wed 25 Nov 15:00", "11月25日周三 15:00", "11月25日週三 15:00"),
        (40, "Fri 1 Jan 2027 15:00", "2027年1月1日周五 15:00", "2027年1月1日週五 15:00"),
    ],
)
def test_an_instant(days, en, hans, hant):
    at = datetime(2026, 11, 22, 7, 0, tzinfo=UTC) + timedelta(days=days)
    said = [formats.when(at, False, NOW, SHANGHAI, language) for language in LANGUAGES]
    assert said == [en, hans, hant]
    assert formats.when(at, True, NOW, SHANGHAI, "en") == en.removesuffix(" 15:00")


def test_near_is_by_the_calendar_of_the_reader():
    at = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)
    assert formats.when(at, False, NOW, SHANGHAI, "en") == "tomorrow 00:30"
    assert formats.when(at, False, NOW, ZoneInfo("UTC"), "en") == "today 16:30"


@pytest.mark.parametrize(
    ("gap", "en", "hans"),
    [
        (timedelta(seconds=59), "just now", "刚刚"),
        (timedelta(minutes=1), "1 minute ago", "1分钟前"),
        (timedelta(minutes=59), "59 minutes ago", "59分钟前"),
        (timedelta(hours=1), "1 hour ago", "1小时前"),
        (timedelta(hours=23, minutes=59), "23 hours ago", "23小时前"),
        (timedelta(days=1), "1 day ago", "1天前"),
        (timedelta(days=400), "400 days ago", "400天前"),
    ],
)
def test_a_distance_back(gap, en, hans):
    assert formats.ago(gap, "en") == en
    assert formats.ago(gap, "zh_hans") == hans


@pytest.mark.parametrize(
    ("gap", "en", "hant"),
    [
        (timedelta(seconds=10), "now", "馬上"),
        (timedelta(minutes=5), "in 5 minutes", "5分鐘後"),
        (timedelta(hours=1), "in 1 hour", "1小時後"),
        (timedelta(hours=2), "in 2 hours", "2小時後"),
        (timedelta(hours=7), "in 7 hours", "7小時後"),
        (timedelta(days=1), "in 1 day", "1天後"),
        (timedelta(days=2, hours=7), "in 2 days", "2天後"),
        (timedelta(days=9), "in 9 days", "9天後"),
    ],
)
def test_a_distance_ahead(gap, en, hant):
    assert formats.far(NOW + gap, NOW, SHANGHAI, "en") == en
    assert formats.far(NOW + gap, NOW, SHANGHAI, "zh_hant") == hant


def test_the_day_after_tomorrow_is_two_days_ahead_however_late_it_is():
    late = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)  # eleven at night there
    early = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)  # nine in the morning
    assert formats.far(early, late, SHANGHAI, "en") == "in 2 days"


@pytest.mark.parametrize(
    ("of", "en", "hans", "hant"),
    [
        (Birthday(11, 23, 1990), "23 Nov 1990", "1990年11月23日", "1990年11月23日"),
        (Birthday(2, 29), "29 Feb", "2月29日", "2月29日"),
        (Birthday(8, 15, lunar=True), "lunar 8/15", "农历八月十五", "農曆八月十五"),
        (Birthday(12, 30, lunar=True), "lunar 12/30", "农历腊月三十", "農曆臘月三十"),
        (Birthday(1, 1, lunar=True), "lunar 1/1", "农历正月初一", "農曆正月初一"),
        (Birthday(11, 20, lunar=True), "lunar 11/20", "农历冬月二十", "農曆冬月二十"),
        (Birthday(3, 21, lunar=True), "lunar 3/21", "农历三月廿一", "農曆三月廿一"),
        (
            Birthday(6, 10, lunar=True, leap=True),
            "lunar 6/10 (leap month)",
            "农历闰六月初十",
            "農曆閏六月初十",
        ),
    ],
)
def test_a_birthday(of, en, hans, hant):
    assert [formats.birthday(of, language) for language in LANGUAGES] == [en, hans, hant]


def test_a_lunar_birthday_keeps_its_year():
    assert "1990" in formats.birthday(Birthday(8, 15, 1990, lunar=True), "en")
    assert "1990" in formats.birthday(Birthday(8, 15, 1990, lunar=True), "zh_hans")


@given(month=st.integers(1, 12), number=st.integers(1, 30), language=st.sampled_from(LANGUAGES))
def test_every_lunar_day_has_a_name_of_its_own(month, number, language):
    said = formats.birthday(Birthday(month, number, lunar=True), language)
    others = {
        formats.birthday(Birthday(month, other, lunar=True), language)
        for other in range(1, 31)
        if other != number
    }
    assert said not in others


def test_a_day_has_its_weekday_and_another_year_its_number():
    assert formats.day(date(2026, 11, 23), TODAY, "en") == "Mon 23 Nov"
    assert formats.day(date(2025, 11, 23), TODAY, "zh_hant") == "2025年11月23日週日"
