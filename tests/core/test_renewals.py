"""Where a renewal counts from, and where it ends."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core import changes, customers, renewals
from core.desk import SYSTEM, Actor, Desk, Role
from core.renewals import EndsSooner, Level, Term, TooLongATerm
from core.rights import NotAllowed
from storage.tables import Customer

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, SYSTEM, NOW, house.zone, "m9", house.shop)


def member(desk, until):
    desk.db.get_one(Customer, 1).member_until = until
    return customers.by_id(desk, 1)


@pytest.mark.parametrize(
    ("term", "end"),
    [
        (Term(months=12), date(2028, 2, 29)),
        (Term(months=1), date(2027, 3, 28)),
        (Term(months=1, days=15), date(2027, 4, 12)),
        (Term(days=30), date(2027, 3, 30)),
        (Term(until=date(2027, 7, 1)), date(2027, 7, 1)),
        (Term(year=2029), date(2029, 2, 28)),
    ],
)
def test_an_end_of_february_keeps_to_the_month(desk, term, end):
    assert term.after(date(2027, 2, 28)) == (end if end.day != 29 else date(2028, 2, 28))
    assert renewals.renew(desk, member(desk, date(2027, 2, 28)), term).until >= date(2027, 3, 28)


def test_the_29th_of_february_becomes_the_28th():
    assert Term(months=12).after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert Term(year=2031).after(date(2028, 2, 29)) == date(2031, 2, 28)


def test_what_is_written_is_audited_and_undone(desk):
    old = TODAY + 9 * DAY
    done = renewals.renew(desk, member(desk, old), Term(months=12), Level("Gold"))
    assert (done.start, done.until, done.over) == (old, date(2027, 12, 1), None)
    assert done.customer.member_level == "Gold"
    changes.undo(desk, changes.change_set(desk, "m9"))
    row = desk.db.get_one(Customer, 1)
    assert (row.member_until, row.member_level, row.member_entered_on) == (old, None, None)


def test_a_day_that_is_no_later_is_no_renewal(desk):
    old = TODAY + 9 * DAY
    for term in (Term(until=old), Term(until=TODAY), Term(year=2026), Term(year=2020)):
        with pytest.raises(EndsSooner):
            renewals.renew(desk, member(desk, old), term)


@pytest.mark.parametrize("term", [Term(months=999), Term(year=9999), Term(until=date.max)])
def test_nobody_is_a_member_for_ever(desk, term):
    with pytest.raises(TooLongATerm):
        renewals.renew(desk, member(desk, TODAY), term)


def test_only_whoever_may_change_the_customer(desk):
    cleo = replace(desk, actor=Actor(3, "cleo", Role.SUPPORT))
    with pytest.raises(NotAllowed):
        renewals.renew(cleo, member(desk, TODAY), Term(months=1))
    with pytest.raises(NotAllowed):
        renewals.lapse(cleo, member(desk, TODAY), "price")


def test_a_lapse_is_of_one_end_and_ends_with_a_renewal(desk):
    end = TODAY + 9 * DAY
    assert renewals.lapse(desk, member(desk, end), "price") == end
    row = desk.db.get_one(Customer, 1)
    assert (row.lapses_on, row.expiry_alert_on) == (end, None)
    renewals.renew(desk, customers.by_id(desk, 1), Term(months=12))
    assert row.lapses_on is None
    assert row.expiry_alert_on == date(2027, 11, 1)


def test_whoever_writes_a_near_end_knows_of_its_stages(desk):
    renewals.renew(desk, member(desk, None), Term(days=5))
    row = desk.db.get_one(Customer, 1)
    assert (row.expiry_told, row.expiry_alert_on) == (7, TODAY + 4 * DAY)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    old=st.none() | st.integers(-400, 800),
    months=st.integers(0, 60),
    days=st.integers(0, 99),
)
def test_it_always_ends_later_than_today_and_than_before(sqlite_desk, old, months, days):
    desk = sqlite_desk
    with desk.db.begin_nested() as given_up:
        end = None if old is None else TODAY + old * DAY
        if months or days:
            done = renewals.renew(desk, member(desk, end), Term(months=months, days=days))
            assert done.until > TODAY
            assert end is None or done.until > end
            assert (done.over is not None) == (end is not None and done.start != end)
        given_up.rollback()


@pytest.fixture(scope="module")
def sqlite_desk(in_memory, memory, template):
    from zoneinfo import ZoneInfo

    memory.deserialize(template)
    with Session(in_memory.engine) as db:
        yield Desk(db, SYSTEM, NOW, ZoneInfo("Asia/Shanghai"), "m9")
    memory.rollback()
