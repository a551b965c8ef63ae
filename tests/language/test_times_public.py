"""The public door of times: what it promises for any text, zone, region and moment."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.times import Impossible, Moment, Time, fires, happened, past_times, times

SHANGHAI, LONDON, NEW_YORK = map(ZoneInfo, ("Asia/Shanghai", "Europe/London", "America/New_York"))
NOW = Moment(datetime(2026, 11, 20, 10, 30, tzinfo=SHANGHAI), SHANGHAI)


def clock(said: str) -> datetime:
    """A wall clock time, as times give it."""
    return datetime.fromisoformat(said)


WORDS = st.sampled_from(
    (
        "今天 明天 下周三 周五 上午 下午 晚上 三点 3点半 9:30 12月3日 15号 月底 下个月 春节 "
        "前 后 三天 两小时 半 每 每周一 每月 第一个 工作日 到 至 和 农历 八月十五 初五 "
        "差五分 -5天后 25点 2月30日 一点 早 晚 tomorrow next Monday Tue at 9 3pm half past "
        "in 3 days ago every other week month on the 15th of Dec 31 end last Friday before "
        "after Christmas noon tonight EOD from to until weekday 2nd , 。 ( ) "
        "前三天 最后两周 下下 春节后 年后 年前 明年底 这个时候 直到 开始 从 三四点 2h后 下班前 "
        "between and 2-4 this time week of closest the eve starting biweekly ago 31 "
        "the last 3 days rest later after lunch midweek next 3 in 45"
    ).split()
)
SENTENCES = st.tuples(st.lists(WORDS, max_size=8), st.sampled_from(["", " "])).map(
    lambda drawn: drawn[1].join(drawn[0])
)
MOMENTS = st.builds(
    lambda at, zone, day_first, region: Moment(
        at.replace(tzinfo=UTC), zone, day_first=day_first, region=region
    ),
    st.datetimes(clock("1990-01-01 00:00"), clock("2060-01-01 00:00")),
    st.sampled_from([SHANGHAI, LONDON, NEW_YORK, ZoneInfo("Pacific/Apia")]),
    st.booleans(),
    st.sampled_from(["CN", "TW", "HK", "none", "?"]),
)


def only(text: str, moment: Moment = NOW) -> Time:
    ((found,), refused) = times(text, moment)
    assert not refused
    return found


def whole(text: str, found: tuple[Time | Impossible, ...]) -> None:
    for one in found:
        start, end = one.span
        assert one.text == text[start:end] != ""


@settings(deadline=None, max_examples=300, derandomize=True)
@given(st.text(max_size=80) | SENTENCES, MOMENTS)
def test_any_text_is_read_without_fault(text: str, moment: Moment) -> None:
    for read in (times, past_times):
        found, refused = read(text, moment)
        whole(text, found + refused)
        for one in found:
            assert one.end is None or one.start < one.end
            assert fires(one, moment).tzinfo is UTC
            assert happened(one, moment) <= moment.now


@settings(deadline=None, max_examples=200, derandomize=True)
@given(SENTENCES, MOMENTS)
def test_a_rule_begins_where_its_first_time_is(text: str, moment: Moment) -> None:
    for one in times(text, moment)[0]:
        if one.repeat and not one.repeat.startswith("LUNAR"):
            assert rrulestr(one.repeat, dtstart=one.start)[0] == one.start


@settings(deadline=None, max_examples=200, derandomize=True)
@given(SENTENCES, MOMENTS)
def test_times_stand_in_order_and_apart(text: str, moment: Moment) -> None:
    found, refused = times(text, moment)
    spans = [one.span for one in found]
    assert spans == sorted(spans)
    spans = sorted(spans + [one.span for one in refused])
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "9" * 10_000 + "点",
        "一" * 2_000,
        "٣ 点, ３点, 𝟛 點, ३ pm",
        "İ tomorrow at 3pm",
        "\ud800 明天",
        "下周三下午3点" * 300,
        "in 1 hour and a half " * 100,
    ],
)
def test_hostile_text_is_read_without_fault(text: str) -> None:
    found, refused = times(text, NOW)
    whole(text, found + refused)


def test_offsets_count_characters_of_the_text_as_it_was_given() -> None:
    text = "İstanbul 🙂 ２０２６年１２月５日 见"
    found = only(text)
    assert text[slice(*found.span)] == "２０２６年１２月５日"


def test_full_width_and_traditional_mean_the_same() -> None:
    assert only("下週三下午３點半").start == only("下周三下午3点半").start
    assert only("農曆臘月廿三").start == only("农历腊月廿三").start


def test_the_country_decides_which_number_is_the_day() -> None:
    britain = Moment(NOW.now, SHANGHAI, day_first=True)
    assert only("12/8").start == clock("2026-12-08 00:00")
    assert only("12/8", britain).start == clock("2027-08-12 00:00")
    assert only("12/25", britain).start == clock("2026-12-25 00:00")


def test_the_region_decides_which_days_are_worked_and_kept() -> None:
    taiwan = Moment(NOW.now, SHANGHAI, region="TW")
    assert only("国庆节").start.date() == date(2027, 10, 1)
    assert only("國慶日", taiwan).start.date() == date(2027, 10, 10)
    february = datetime(2026, 2, 13, 12, tzinfo=SHANGHAI)
    assert only("下个工作日", Moment(february, SHANGHAI)).start.date() == date(2026, 2, 14)
    assert only("下个工作日", Moment(february, SHANGHAI, region="none")).start.day == 16


def local(text: str, moment: Moment = NOW) -> datetime:
    return fires(only(text, moment), moment).astimezone(moment.zone).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("明天", clock("2026-11-21 09:00")),
        ("今天", clock("2026-11-20 11:00")),
        ("明天早上", clock("2026-11-21 09:00")),
        ("今天上午", clock("2026-11-20 11:00")),
        ("明天中午", clock("2026-11-21 12:00")),
        ("tomorrow afternoon", clock("2026-11-21 14:00")),
        ("今晚", clock("2026-11-20 19:00")),
        ("下周", clock("2026-11-23 09:00")),
        ("EOD", clock("2026-11-20 18:00")),
        ("下周三下午3点", clock("2026-11-25 15:00")),
        ("this weekend", clock("2026-11-21 09:00")),
    ],
)
def test_a_reminder_is_due(text: str, due: datetime) -> None:
    assert local(text) == due


def test_working_hours_are_the_readers() -> None:
    early = Moment(NOW.now, SHANGHAI, day_starts=time(8, 30), day_ends=time(17))
    assert local("明天", early) == clock("2026-11-21 08:30")
    assert local("EOD", early) == clock("2026-11-20 17:00")
    assert not only("明天8点", early).ask
    assert only("明天7点", early).ask


def test_what_is_told_happened_at_its_hour_but_never_later_than_now() -> None:
    def told(text: str) -> datetime:
        return happened(past_times(text, NOW)[0][0], NOW).astimezone(SHANGHAI)

    assert told("昨天下午").replace(tzinfo=None) == clock("2026-11-19 14:00")
    assert told("周三").replace(tzinfo=None) == clock("2026-11-18 09:00")
    assert told("昨天下午3点").replace(tzinfo=None) == clock("2026-11-19 15:00")
    assert told("今天") == NOW.now
    assert told("今天上午").replace(tzinfo=None) == clock("2026-11-20 09:00")


def test_an_hour_that_the_clock_skips_becomes_the_first_after_it() -> None:
    before = Moment(datetime(2027, 3, 27, 12, tzinfo=LONDON), LONDON)
    assert fires(only("tomorrow at 1:30am", before), before) == datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_the_first_one() -> None:
    before = Moment(datetime(2026, 10, 24, 12, tzinfo=LONDON), LONDON)
    assert fires(only("tomorrow at 1:30am", before), before) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_hours_from_now_pass_in_time_across_a_clock_change() -> None:
    before = Moment(datetime(2026, 10, 25, 0, 30, tzinfo=LONDON), LONDON)
    for hours in range(1, 5):
        due = fires(only(f"in {hours} hours", before), before)
        assert due == before.now.astimezone(UTC) + timedelta(hours=hours)


def test_a_moment_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        Moment(clock("2026-11-20 00:00"), SHANGHAI)
