"""The end of a membership, in stages, each told once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core import changes, memberships, rights
from core.desk import SYSTEM, Desk, Shop
from core.memberships import OVER
from core.rights import Action
from storage.tables import Customer

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
LONG_AGO = date(2026, 1, 1)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, SYSTEM, NOW, house.zone, "b1", house.shop)


def member(desk, until, entered=LONG_AGO, **fields):
    row = desk.db.get_one(Customer, 1)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    changes.change(permit, row, member_until=until, member_entered_on=entered, **fields)
    return row


def on(desk, days):
    return replace(desk, now=NOW + DAY * days)


def look(desk, days=0):
    """What is to be told some days from now; it is told."""
    there = on(desk, days)
    found = memberships.ending(there)
    memberships.told(there, found)
    return [(one.left, one.stage, one.backlog) for one in found]


def test_the_next_stage_is_written_with_the_end(desk):
    assert member(desk, TODAY + 40 * DAY).expiry_alert_on == TODAY + 10 * DAY
    assert member(desk, None).expiry_alert_on is None


def test_in_three_stages(desk):
    member(desk, TODAY + 40 * DAY)
    told = {day: look(desk, day) for day in range(45)}
    assert {day: found for day, found in told.items() if found} == {
        10: [(30, 30, False)],
        33: [(7, 7, False)],
        39: [(1, 1, False)],
    }


def test_the_stages_are_the_shops(desk):
    shop = replace(desk, shop=Shop(expiry_stages=(60, 3)))
    assert member(shop, TODAY + 70 * DAY).expiry_alert_on == TODAY + 10 * DAY
    assert look(shop, 10) == [(60, 60, False)]
    assert look(shop, 66) == []
    assert look(shop, 67) == [(3, 3, False)]


def test_no_stages_no_word(desk):
    quiet = replace(desk, shop=Shop(expiry_stages=()))
    assert member(quiet, TODAY + 5 * DAY).expiry_alert_on is None


def test_a_stage_that_was_missed_is_skipped_for_the_one_that_counts(desk):
    member(desk, TODAY + 40 * DAY)
    assert look(desk, 35) == [(5, 7, False)]
    assert look(desk, 36) == []
    assert look(desk, 39) == [(1, 1, False)]


def test_what_ran_out_unseen_is_told_as_over_and_never_again(desk):
    member(desk, TODAY + 40 * DAY)
    assert look(desk, 50) == [(-10, OVER, False)]
    assert look(desk, 51) == []


def test_who_will_not_renew_is_left_alone_until_there_is_another_end(desk):
    row = member(desk, TODAY + 5 * DAY)
    row.lapses_on = row.member_until
    memberships.refresh(desk, [row.id])
    assert look(desk) == []
    assert not memberships.still_so(desk, f"c1:{row.member_until}:7")
    assert member(desk, TODAY + 40 * DAY).expiry_alert_on == TODAY + 10 * DAY


def test_the_days_endings_are_the_same_before_and_after_they_are_told(desk):
    member(desk, TODAY + 30 * DAY)
    [before] = memberships.of_today(desk)
    memberships.told(desk, [before])
    [after] = memberships.of_today(desk)
    assert (before.told, after) == (False, replace(before, told=True))
    assert memberships.still_so(desk, str(TODAY))
    assert memberships.of_today(on(desk, 1)) == []
    assert not memberships.still_so(on(desk, 1), str(TODAY))
    member(desk, TODAY + 365 * DAY)
    assert memberships.of_today(desk) == []
    assert not memberships.still_so(desk, str(TODAY)), "none that it names still ends"


def test_what_was_so_when_it_came_in_is_backlog(desk):
    member(desk, TODAY + 5 * DAY, entered=TODAY)
    assert look(desk) == [(5, 7, True)]
    assert look(desk, 4) == [(1, 1, False)]


def test_known_only_now_but_long_over(desk):
    member(desk, TODAY - 300 * DAY, entered=TODAY)
    assert look(desk) == [(-300, OVER, True)]
    assert look(desk, 1) == []


def test_renewed_it_starts_anew(desk):
    member(desk, TODAY + 30 * DAY)
    assert look(desk) == [(30, 30, False)]
    assert member(desk, TODAY + 365 * DAY).expiry_alert_on == TODAY + 335 * DAY
    assert look(desk, 335) == [(30, 30, False)]


def test_an_undone_renewal_tells_nothing_twice(desk):
    member(desk, TODAY + 30 * DAY)
    look(desk)
    later = replace(desk, source="b2", changes=[])
    member(later, TODAY + 365 * DAY)
    changes.undo(later, changes.change_set(later, "b2"))
    assert look(desk) == []
    assert look(desk, 23) == [(7, 7, False)]


@pytest.mark.parametrize("status", ["ended", "deceased"])
def test_who_is_no_customer_any_more_is_left_alone(desk, status):
    assert member(desk, TODAY + 3 * DAY, status=status).expiry_alert_on is None
    assert look(desk) == []


def test_the_next_look_is_when_the_shop_opens_on_that_day(desk):
    assert memberships.next_alert(desk, NOW) is None
    member(desk, TODAY + 40 * DAY)
    due = datetime(2026, 12, 2, 9, tzinfo=desk.zone)
    assert memberships.next_alert(desk, NOW) == due
    late = due + DAY + timedelta(hours=3)
    midnight = due - timedelta(hours=9)
    assert memberships.next_alert(desk, midnight) == due
    assert memberships.next_alert(desk, late) == due + 2 * DAY, "that day has had its post"


def test_an_alert_holds_while_that_end_stands(desk):
    member(desk, TODAY + 30 * DAY)
    key = f"c1:{TODAY + 30 * DAY}:30"
    assert memberships.still_so(desk, key)
    member(desk, TODAY + 365 * DAY)
    assert not memberships.still_so(desk, key)
    assert not memberships.still_so(desk, "c99:2026-12-22:30")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    ends=st.integers(-10, 60),
    entered=st.integers(-60, 0),
    looks=st.lists(st.integers(0, 70), min_size=1, max_size=12).map(sorted),
)
def test_however_often_we_look_no_stage_is_told_twice(sqlite_desk, ends, entered, looks):
    desk = sqlite_desk
    with desk.db.begin_nested() as given_up:
        member(desk, TODAY + ends * DAY, entered=TODAY + entered * DAY)
        told = [stage for day in looks for _, stage, _ in look(desk, day)]
        assert told == sorted(set(told), reverse=True)
        given_up.rollback()


@pytest.fixture(scope="module")
def sqlite_desk(in_memory, memory, template):
    memory.deserialize(template)
    with Session(in_memory.engine) as db:
        yield Desk(db, SYSTEM, NOW, ZoneInfo("Asia/Shanghai"), "b1")
    memory.rollback()
