"""Closed days: how time runs past them, and which day is worked."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core import closures
from core.closures import Closed
from core.desk import SYSTEM, Desk
from core.values import Days

DAY = timedelta(days=1)
START = date(2026, 11, 1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
SHUT = Closed(tuple(date(2026, 12, day) for day in range(1, 12)))
ANY = st.sets(st.integers(0, 60)).map(lambda ns: Closed(tuple(START + DAY * n for n in sorted(ns))))


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, SYSTEM, house.clock(), house.zone, "m7", house.shop)


def test_time_runs_past_closed_days():
    last = date(2026, 11, 22)
    assert SHUT.delayed(last, date(2026, 11, 30)) == date(2026, 11, 30)
    assert SHUT.delayed(last, date(2026, 12, 1)) == date(2026, 12, 12)
    assert SHUT.delayed(last, date(2026, 12, 20)) == date(2026, 12, 31)
    assert SHUT.counted(last, date(2026, 12, 12)) == date(2026, 12, 1)
    assert SHUT.counted(last, date(2026, 12, 5)) == date(2026, 11, 30)


def test_bought_while_closed_only_the_rest_counts():
    assert SHUT.delayed(date(2026, 12, 5), date(2026, 12, 10)) == date(2026, 12, 16)


@given(shut=ANY, since=st.integers(-5, 40), gap=st.integers(0, 100))
def test_what_is_delayed_counts_as_it_was_meant(shut, since, gap):
    since = START + DAY * since
    meant = since + DAY * gap
    day = shut.delayed(since, meant)
    assert shut.counted(since, day) == meant
    assert not gap or not shut.on(day)  # nothing falls due on a closed day
    assert day == meant or shut.counted(since, day - DAY) < meant  # and no day later than needed


def test_days_in_a_row_are_one_span():
    two = Closed((date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 5)))
    assert two.spans(START, date(2026, 12, 31)) == [
        Days(date(2026, 12, 1), date(2026, 12, 2)),
        Days(date(2026, 12, 5), date(2026, 12, 5)),
    ]
    assert two.spans(date(2026, 12, 1), date(2026, 12, 2)) == [
        Days(date(2026, 12, 2), date(2026, 12, 2))
    ]


def test_closures_may_overlap(desk):
    assert closures.close(desk, Days(date(2026, 12, 1), date(2026, 12, 5))) == 5
    assert closures.close(desk, Days(date(2026, 12, 4), date(2026, 12, 8))) == 3
    assert len(closures.closed(desk).days) == 8
    assert closures.reopen(desk, Days(date(2026, 12, 4), date(2026, 12, 5))) == 2
    assert [day.day for day in closures.closed(desk).days] == [1, 2, 3, 6, 7, 8]


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ((2026, 11, 22, 8), (2026, 11, 23, 9)),  # a Sunday
        ((2026, 11, 23, 8), (2026, 11, 23, 9)),
        ((2026, 11, 23, 12), (2026, 11, 23, 12)),
        ((2026, 11, 27, 18), (2026, 12, 14, 9)),  # a Friday evening, then closed, then a weekend
        ((2027, 1, 1, 12), (2027, 1, 4, 9)),  # New Year's Day
    ],
)
def test_the_next_working_hour(desk, at, then):
    closures.close(desk, Days(date(2026, 11, 30), date(2026, 12, 11)))
    found = closures.at_work(desk, datetime(*at, tzinfo=SHANGHAI))
    assert found == datetime(*then, tzinfo=SHANGHAI)


def test_the_working_day_before(desk):
    monday = datetime(2026, 11, 23, 9, tzinfo=SHANGHAI)
    assert closures.workday_before(desk, monday) == monday.date()
    assert closures.workday_before(desk, monday - timedelta(minutes=1)) == date(2026, 11, 20)


def test_a_rest_is_longer_than_a_weekend(desk):
    found = closures.rests(desk, date(2026, 9, 20), date(2026, 10, 12), 3)
    assert found == [
        Days(date(2026, 9, 25), date(2026, 9, 27)),
        Days(date(2026, 10, 1), date(2026, 10, 7)),
    ]
