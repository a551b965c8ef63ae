"""What repeats is next due on the wall clock of its zone, around every bend of the calendar."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import calendars
from core.recurrence import in_zone, monday_to_friday, next_after
from core.workdays import is_workday

SHANGHAI, NEW_YORK, LONDON = map(ZoneInfo, ("Asia/Shanghai", "America/New_York", "Europe/London"))
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # changes its clocks by half an hour
DAY = timedelta(days=1)


def at(text, zone=SHANGHAI):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def occurrences(rule, first, zone, count, works=monday_to_friday):
    found, after = [], first - timedelta(minutes=1)
    for _ in range(count):
        after = next_after(rule, first, zone, after, works)
        if after is None:
            break
        found.append(f"{after.astimezone(zone):%Y-%m-%d %H:%M}")
    return found


def test_every_week():
    first = at("2026-11-23 09:00")
    assert occurrences("FREQ=WEEKLY;BYDAY=MO", first, SHANGHAI, 3) == [
        "2026-11-23 09:00",
        "2026-11-30 09:00",
        "2026-12-07 09:00",
    ]


def test_the_last_day_where_a_month_has_no_31st():
    first = at("2026-12-31 09:00")
    assert occurrences("FREQ=MONTHLY;BYMONTHDAY=31", first, SHANGHAI, 4) == [
        "2026-12-31 09:00",
        "2027-01-31 09:00",
        "2027-02-28 09:00",
        "2027-03-31 09:00",
    ]


def test_the_29th_of_february_is_kept_on_the_28th():
    first = at("2028-02-29 09:00")
    found = occurrences("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", first, SHANGHAI, 3)
    assert found == ["2028-02-29 09:00", "2029-02-28 09:00", "2030-02-28 09:00"]


def test_a_rule_that_counts_ends():
    first = at("2026-11-23 09:00")
    assert len(occurrences("FREQ=DAILY;COUNT=3", first, SHANGHAI, 9)) == 3


def test_a_rule_counts_from_its_first_time():
    first = at("2026-11-23 09:00")
    rule = "FREQ=DAILY;INTERVAL=3"
    assert next_after(rule, first, SHANGHAI, at("2026-12-01 00:00")) == at("2026-12-02 09:00")


def test_by_the_lunar_calendar():
    first = at("2027-09-15 09:00")
    assert occurrences("LUNAR:08-15", first, SHANGHAI, 3) == [
        "2027-09-15 09:00",
        "2028-10-03 09:00",
        "2029-09-22 09:00",
    ]


def test_the_30th_of_a_short_lunar_month_is_its_29th():
    first = at("2026-02-16 09:00")
    for said in occurrences("LUNAR:12-30", first, SHANGHAI, 6):
        day = datetime.fromisoformat(said)
        assert day.month in (1, 2)


def test_the_wall_clock_holds_around_a_change_of_the_clocks():
    first = at("2026-10-30 09:00", NEW_YORK)
    found = occurrences("FREQ=DAILY", first, NEW_YORK, 4)
    assert [one[-5:] for one in found] == ["09:00"] * 4
    instants = [datetime.fromisoformat(one).replace(tzinfo=NEW_YORK) for one in found]
    assert [one.astimezone(UTC).hour for one in instants] == [13, 13, 14, 14]


@pytest.mark.parametrize(
    ("zone", "skipped", "becomes"),
    [
        (NEW_YORK, "2027-03-14 02:30", "2027-03-14 03:00"),
        (LONDON, "2027-03-28 01:30", "2027-03-28 02:00"),
        (LORD_HOWE, "2026-10-04 02:15", "2026-10-04 02:30"),
    ],
)
def test_a_time_that_is_skipped_becomes_the_first_after_it(zone, skipped, becomes):
    local = datetime.fromisoformat(skipped)
    assert f"{in_zone(local, zone).astimezone(zone):%Y-%m-%d %H:%M}" == becomes
    first = in_zone(local - DAY, zone)
    assert next_after("FREQ=DAILY", first, zone, first) == in_zone(local, zone)


def test_a_time_that_comes_twice_rings_the_first_time_only():
    first = at("2026-10-31 01:30", NEW_YORK)
    again = next_after("FREQ=DAILY", first, NEW_YORK, first)
    assert again == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert next_after("FREQ=DAILY", first, NEW_YORK, again) == datetime(
        2026, 11, 2, 6, 30, tzinfo=UTC
    )


ZONES = st.sampled_from([SHANGHAI, NEW_YORK, LONDON, LORD_HOWE, ZoneInfo("Asia/Kathmandu")])
RULES = st.sampled_from(
    ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=YEARLY", "LUNAR:08-15",
     "LUNAR:L06-15", "FREQ=WEEKLY;INTERVAL=2", "FREQ=HOURLY;INTERVAL=6"]
)  # fmt: skip
INSTANTS = st.integers(0, 10 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(rule=RULES, zone=ZONES, first=INSTANTS, gap=st.integers(0, 60 * 24 * 900))
def test_the_next_lies_after_and_nothing_lies_between(rule, zone, first, gap):
    after = first + timedelta(minutes=gap)
    found = next_after(rule, first, zone, after)
    assert found is not None
    assert found > after
    assert found >= first - timedelta(days=400)
    halfway = after + (found - after) / 2
    assert next_after(rule, first, zone, halfway) == found


@settings(max_examples=150, deadline=None, derandomize=True)
@given(zone=ZONES, instant=INSTANTS)
def test_a_wall_clock_time_that_exists_is_itself(zone, instant):
    local = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    assert in_zone(local, zone).astimezone(zone).replace(tzinfo=None, fold=0) == local
    assert in_zone(local, zone) <= instant


def test_monday_to_friday_means_the_working_days():
    """The National Day of 2026 is the 1st to the 7th, and Saturday the 10th is worked for it."""
    first = at("2026-09-29 09:00")
    works = partial(is_workday, region="CN")
    found = occurrences("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", first, SHANGHAI, 7, works)
    assert [said[5:10] for said in found] == [
        *("09-29", "09-30", "10-08", "10-09", "10-10", "10-12", "10-13")
    ]


def test_the_last_working_day_of_a_month():
    first = at("2026-01-30 09:00")
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    works = partial(is_workday, region="CN")
    found = occurrences(rule, first, SHANGHAI, 4, works)
    assert [said[:10] for said in found] == ["2026-01-30", "2026-02-28", "2026-03-31", "2026-04-30"]
    assert [said[:10] for said in occurrences(rule, first, SHANGHAI, 2)][1] == "2026-02-27"


def test_where_no_day_is_ever_worked_it_ends():
    rule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    assert occurrences(rule, at("2026-01-01 09:00"), SHANGHAI, 3, lambda day: False) == []


def test_two_days_of_a_short_month_that_are_one():
    first = at("2027-01-30 09:00")
    assert occurrences("FREQ=MONTHLY;BYMONTHDAY=30,31", first, SHANGHAI, 5) == [
        "2027-01-30 09:00",
        "2027-01-31 09:00",
        "2027-02-28 09:00",
        "2027-03-30 09:00",
        "2027-03-31 09:00",
    ]


def test_the_last_day_of_several_months():
    first = at("2027-01-31 09:00")
    found = occurrences("FREQ=YEARLY;BYMONTH=1,2,4;BYMONTHDAY=31", first, SHANGHAI, 4)
    assert [said[:10] for said in found] == ["2027-01-31", "2027-02-28", "2027-04-30", "2028-01-31"]


@pytest.mark.parametrize("rule", ["FREQ=YEARLY", "FREQ=MONTHLY"])
def test_what_only_its_first_day_says_is_clamped_too(rule):
    first = at("2024-02-29 09:00")
    following = {"FREQ=YEARLY": "2025-02-28", "FREQ=MONTHLY": "2024-03-29"}
    assert occurrences(rule, first, SHANGHAI, 2)[1][:10] == following[rule]


def test_years_of_minutes_are_not_walked():
    first, after = at("2016-01-01 00:00"), at("2026-11-22 08:02")
    assert next_after("FREQ=MINUTELY;INTERVAL=5", first, SHANGHAI, after) == at("2026-11-22 08:05")
    every_other = next_after("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", first, SHANGHAI, after)
    assert every_other == at("2026-12-04 00:00")  # 570 weeks on


def test_a_day_the_zone_has_left_out():
    """Samoa went from Thursday the 29th to Saturday the 31st of December 2011."""
    apia = ZoneInfo("Pacific/Apia")
    found = occurrences("FREQ=DAILY", at("2011-12-28 09:00", apia), apia, 4)
    assert [said[5:10] for said in found] == ["12-28", "12-29", "12-31", "01-01"]


@pytest.mark.parametrize("name", calendars.ZONES)
def test_every_local_day_once_around_every_change_of_the_clocks(name):
    """In full, day by day over ten years, in bench/calendars.py; here where the clocks change."""
    zone = ZoneInfo(name)
    days = [date(2024, 1, 1) + DAY * n for n in range(3 * 365)]
    changes = [one for one in days if midnight(one, zone).utcoffset()
               != midnight(one + DAY, zone).utcoffset()]  # fmt: skip
    for change in changes:
        assert calendars.wrong(name, change - 2 * DAY, change + 3 * DAY) == []


def midnight(day, zone):
    return datetime.combine(day, time(), zone)
