"""What repeats is next due on the wall clock of its zone, around every bend of the calendar."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.recurrence import in_zone, next_after

SHANGHAI, NEW_YORK, LONDON = map(ZoneInfo, ("Asia/Shanghai", "America/New_York", "Europe/London"))
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # changes its clocks by half an hour
DAY = timedelta(days=1)


def at(text, zone=SHANGHAI):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def occurrences(rule, first, zone, count):
    found, after = [], first - timedelta(minutes=1)
    for _ in range(count):
        after = next_after(rule, first, zone, after)
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
