"""Silence: the dates written with each purchase, and who is told when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import alerts, changes, churn, customers, rights, risks, silence
from core.churn import History, Rhythm
from core.desk import SYSTEM, Desk, Shop
from core.rights import Action, NewThing
from core.silence import Stage
from storage.tables import Customer, Order
from storage.tables import Rhythm as RhythmRow

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, SYSTEM, NOW, house.zone, "b1", house.shop)


def buys(desk, customer_id, days, entered=None, amount=100_00):
    permit = rights.require(desk, Action.RECORD_ORDER, NewThing(None))
    rows = [
        Order(
            customer_id=customer_id,
            on=day,
            amount_minor=amount,
            currency="CNY",
            entered_on=entered or day,
        )
        for day in days
    ]
    changes.add_all(permit, rows)
    return desk.db.get_one(Customer, customer_id)


def every(gap, times, silent=0):
    return [TODAY - DAY * (silent + gap * one) for one in range(times)]


def ids(found):
    return [one.customer.id for one in found]


def test_each_purchase_writes_the_dates(desk):
    row = buys(desk, 1, every(20, 9))
    past = History(TODAY - 160 * DAY, TODAY, 9)
    expected = churn.dates(past, Rhythm.of(30.0), 0.7)
    assert (row.due_on, row.overdue_on, row.churn_check_on) == tuple(expected)
    assert row.churn_alert_on == row.overdue_on


def test_a_late_entry_of_an_older_purchase_counts(desk):
    before = buys(desk, 1, every(20, 5)).churn_check_on
    assert buys(desk, 1, [TODAY - 90 * DAY]).churn_check_on != before


@pytest.mark.parametrize("times", [1, 2])
def test_of_two_purchases_nothing_follows(desk, times):
    row = buys(desk, 1, every(20, times))
    assert row.churn_alert_on is None
    assert row.due_on is not None


def on(desk, day):
    return replace(desk, now=NOW + (day - TODAY))


def tell(desk):
    new = alerts.fresh(desk)
    alerts.told(desk, new)
    desk.db.expire_all()
    return new


def test_not_before_the_day(desk):
    row = buys(desk, 1, every(20, 9))
    assert silence.to_tell(on(desk, row.overdue_on - DAY)) == []
    [one] = silence.to_tell(on(desk, row.overdue_on))
    assert (one.stage, one.days) == (Stage.DUE, (row.overdue_on - TODAY).days)
    assert one.p_active > 0.7
    [one] = silence.to_tell(on(desk, row.churn_check_on))
    assert (one.stage, one.days) == (Stage.SLIPPING, (row.churn_check_on - TODAY).days)
    assert one.p_active < 0.7
    assert not one.backlog


def test_each_stage_once(desk):
    row = buys(desk, 1, every(20, 9))
    overdue, check = row.overdue_on, row.churn_check_on
    assert row.churn_alert_on == overdue
    tell(on(desk, overdue))
    assert row.churn_alert_on == check
    assert silence.to_tell(on(desk, overdue)) == []
    tell(on(desk, check))
    assert row.churn_alert_on is None


def test_of_few_orders_the_second_stage_may_be_the_only_one(desk):
    """Three purchases: the chance falls below the threshold before most would have bought."""
    row = buys(desk, 1, every(20, 3))
    assert row.churn_check_on < row.overdue_on
    assert row.churn_alert_on == row.churn_check_on
    tell(on(desk, row.churn_check_on))
    assert row.churn_alert_on is None


def test_who_was_due_before_we_knew_of_it_is_told_when_slipping(desk):
    row = buys(desk, 1, every(20, 9, silent=50), entered=TODAY)
    assert row.overdue_on < TODAY < row.churn_check_on == row.churn_alert_on


def test_the_next_look_is_when_the_shop_opens_on_that_day(desk):
    overdue = buys(desk, 1, every(20, 9)).overdue_on
    due = alerts.next_look(desk, NOW)
    assert due == datetime(overdue.year, overdue.month, overdue.day, 9, tzinfo=desk.zone)
    assert alerts.next_look(desk, due + DAY) == due + DAY


def test_a_look_waits_for_a_working_day(desk):
    buys(desk, 1, every(20, 9, silent=45))
    assert alerts.next_look(desk, NOW) == datetime(2026, 11, 23, 9, tzinfo=desk.zone)


def test_nothing_to_look_for(desk):
    assert alerts.next_look(desk, NOW) is None


def test_told_once_for_each_silence(desk):
    buys(desk, 1, every(20, 9, silent=200))
    tell(desk)
    assert silence.to_tell(desk) == []
    silence.refresh(desk, [1])
    assert silence.to_tell(desk) == []
    row = buys(desk, 1, [TODAY])
    assert row.churn_alert_on > TODAY


def test_undone_the_purchase_is_not_told_again(desk):
    buys(desk, 1, every(20, 9, silent=200))
    tell(desk)
    later = replace(desk, source="b2", changes=[])
    buys(later, 1, [TODAY])
    changes.undo(later, changes.change_set(later, "b2"))
    assert silence.to_tell(desk) == []


def test_what_was_silent_when_it_came_in_is_backlog(desk):
    buys(desk, 1, every(20, 9, silent=200), entered=TODAY)
    buys(desk, 2, every(20, 9, silent=200))
    assert {one.customer.id: one.backlog for one in silence.to_tell(desk)} == {1: True, 2: False}


def test_the_most_worth_first(desk):
    for customer_id, amount in ((1, 10_00), (2, 900_00), (3, 50_00)):
        buys(desk, customer_id, every(20, 9, silent=200), amount=amount)
    assert ids(silence.to_tell(desk)) == [2, 3, 1]


@pytest.mark.parametrize("status", ["ended", "deceased"])
def test_who_is_no_customer_any_more_is_left_alone(desk, status):
    row = buys(desk, 1, every(20, 9, silent=200))
    changes.change(rights.require(desk, Action.CHANGE_CUSTOMER, NewThing(None)), row, status=status)
    assert silence.to_tell(desk) == []
    changes.change(
        rights.require(desk, Action.CHANGE_CUSTOMER, NewThing(None)), row, status="active"
    )
    assert ids(silence.to_tell(desk)) == [1]


def test_an_alert_still_holds_while_nothing_is_bought(desk):
    last = buys(desk, 1, every(20, 9, silent=200)).last_order_on
    assert alerts.still_so(desk, f"c1:{last}")
    assert alerts.still_so(desk, "more:20261122010000")
    buys(desk, 1, [TODAY])
    assert not alerts.still_so(desk, f"c1:{last}")
    assert not alerts.still_so(desk, f"c99:{last}")


def test_the_threshold_is_the_shops(desk):
    row = buys(desk, 1, every(20, 9))
    patient = replace(desk, shop=Shop(churn_threshold=0.3))
    before = row.churn_check_on
    silence.refresh(patient, [1])
    assert row.churn_check_on > before


def crowd(desk, gap, count):
    permit = rights.require(desk, Action.ADD_CUSTOMER, NewThing(None))
    rows = [Customer(name=f"Shop {n}", created=NOW) for n in range(count)]
    changes.add_all(permit, rows)
    for row in rows:
        buys(desk, row.id, every(gap, 4))


def test_the_shop_learns_its_own_rhythm(desk):
    crowd(desk, 10, 10)
    row = desk.db.get_one(Customer, 4)
    before = row.churn_check_on
    assert silence.retune(desk)
    assert silence.rhythm(desk) == Rhythm.of(10.0)
    desk.db.expire_all()
    assert desk.db.get_one(Customer, 4).churn_check_on < before
    assert not silence.retune(desk)
    assert desk.db.query(RhythmRow).count() == 1


def test_of_a_few_gaps_nothing_is_learnt(desk):
    crowd(desk, 10, 6)  # eighteen gaps
    assert not silence.retune(desk)
    assert silence.rhythm(desk) == Rhythm.of(30.0)


def test_learning_tells_nothing_again(desk):
    crowd(desk, 10, 10)
    buys(desk, 1, every(20, 9, silent=200))
    tell(desk)
    silence.retune(desk)
    assert silence.to_tell(desk) == []


def test_the_past_may_be_asked(desk):
    buys(desk, 1, every(20, 9))
    buys(desk, 2, [TODAY])
    then = TODAY - 30 * DAY
    [one] = risks.risks(desk, then, 90)
    assert (one.name, one.x, one.tx) == ("Acme", 6, 120)
    past = History(TODAY - 160 * DAY, TODAY - 40 * DAY, 7)
    assert one.p_active == churn.p_active(past, Rhythm.of(30.0), then)


def test_the_surest_losses_first_under_the_name_they_came_with(desk):
    buys(desk, 1, every(20, 9))
    row = buys(desk, 2, every(20, 9, silent=300))
    row.external_id = "K-7"
    desk.db.flush()
    assert [one.name for one in risks.risks(desk, TODAY, 90)] == ["K-7", "Acme"]


def test_it_says_what_it_is_worth(desk):
    buys(desk, 1, every(20, 9, silent=200))
    [one] = silence.to_tell(desk)
    assert one.worth == 900_00 * one.p_no_purchase
    assert one.customer == customers.by_id(desk, 1)
