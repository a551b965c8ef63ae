"""For how long, and until when: terms as they are said."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.terms import term
from bot.language.times import Impossible, Moment
from core.renewals import Term

NOW = Moment(
    datetime(2026, 11, 22, 2, tzinfo=UTC), ZoneInfo("Asia/Shanghai"), time(9), time(18), False, "CN"
)

LENGTHS = {
    "一年": 12, "1年": 12, "两年": 24, "兩年": 24, "十年": 120, "半年": 6, "一年半": 18,
    "三个月": 3, "3个月": 3, "六個月": 6, "12个月": 12, "一年零三个月": 15, "1年3个月": 15,
    "一季度": 3, "两个季度": 6, "再续一年": 12, "多两年": 24,
    "a year": 12, "for a year": 12, "one year": 12, "another year": 12, "two more years": 24,
    "for another 18 months": 18, "by 6 months": 6, "half a year": 6, "a year and a half": 18,
    "a quarter": 3, "twelve months": 12, "for one more year": 12, "2 years": 24,
    "a further year": 12,
}  # fmt: skip
DAYS = {"30天": 30, "两周": 14, "半个月": 15, "一个半月": 45, "30 days": 30, "for two weeks": 14}
ENDS = {
    "到明年3月": date(2027, 3, 31), "到明年3月1日": date(2027, 3, 1),
    "至2027年6月": date(2027, 6, 30),
    "到明年底": date(2027, 12, 31), "到三月底": date(2027, 3, 31), "到年底": date(2026, 12, 31),
    "2028年3月31日": date(2028, 3, 31), "until 31 March": date(2027, 3, 31),
    "until 1 March 2028": date(2028, 3, 1), "till March": date(2027, 3, 31),
    "through December 2027": date(2027, 12, 31), "to 2027-06-30": date(2027, 6, 30),
    "until the end of June 2027": date(2027, 6, 30), "31 March": date(2027, 3, 31),
    "by the end of next year": date(2027, 12, 31),
}  # fmt: skip


@pytest.mark.parametrize(("said", "months"), LENGTHS.items())
def test_how_long(said, months):
    found = term(said, NOW)
    assert found
    assert found[0] == Term(months=months)


@pytest.mark.parametrize(("said", "days"), DAYS.items())
def test_in_days(said, days):
    found = term(said, NOW)
    assert found
    assert found[0].months * 30 + found[0].days == days


@pytest.mark.parametrize(("said", "end"), ENDS.items())
def test_until_when(said, end):
    assert term(said, NOW) == (Term(until=end), (0, len(said)))


@pytest.mark.parametrize(
    ("said", "year"), [("到2028年", 2028), ("until next year", 2027), ("到后年", 2028)]
)
def test_until_the_same_day_of_a_year(said, year):
    assert term(said, NOW) == (Term(year=year), (0, len(said)))


@pytest.mark.parametrize(
    "said",
    ["要9折", "一年后", "一年内", "两年前", "two years ago", "a year later", "year", "0年",
     "下午3点", "soon", "以后再说", "每年"],
)  # fmt: skip
def test_what_is_no_term(said):
    assert term(said, NOW) is None


@pytest.mark.parametrize("said", ["到2月30日", "until 31 April"])
def test_what_cannot_be(said):
    assert isinstance(term(said, NOW), Impossible)


def test_only_its_own_words_are_taken():
    line = "王小明 到明年3月 金卡"
    found = term(line, NOW)
    assert found
    start, end = found[1]
    assert line[start:end] == "到明年3月"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text("一二三半年个月季到至底明后零又天 0123456789foruntilyeamnths-/", max_size=30))
def test_whatever_is_said_nothing_breaks(said):
    found = term(said, NOW)
    if isinstance(found, tuple):
        assert 0 <= found[1][0] < found[1][1] <= len(said)
