"""Orders, and what follows from them on the customer: never counted up, always computed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core import changes, customers, orders, rights
from core.desk import Actor, Desk, Role
from core.order_status import Status
from core.orders import NOT_BOUGHT, NoSuchOrder, NotASale, NotYet, NumberTaken
from core.rights import Action, NewThing, NotAllowed
from core.values import Money, OrderNumber, Tracking
from storage.tables import Customer, Order

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ANA, BO, CLEO = (
    Actor(1, "ana", Role.SALES),
    Actor(2, "bo", Role.MANAGER),
    Actor(3, "cleo", Role.SUPPORT),
)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, ANA, NOW, house.zone, "m1", house.shop)


def yuan(amount):
    return Money(amount * 100, "CNY")


def acme(desk):
    return customers.by_id(desk, 1)


def test_the_card_follows(desk):
    orders.record(desk, acme(desk), yuan(100), TODAY - timedelta(days=10))
    after = orders.record(desk, acme(desk), yuan(200))
    assert (after.total, after.order_days, after.last_order_on) == (yuan(300), 2, TODAY)


def test_two_of_a_day_are_one_purchase_day(desk):
    orders.record(desk, acme(desk), yuan(100))
    after = orders.record(desk, acme(desk), yuan(200))
    assert after.order_days == 1
    assert desk.db.get_one(Customer, 1).order_count == 2


def test_the_total_is_of_the_currency_paid_in_most(desk):
    orders.record(desk, acme(desk), yuan(100))
    orders.record(desk, acme(desk), yuan(100))
    after = orders.record(desk, acme(desk), Money(9_999_00, "USD"))
    assert after.total == yuan(200)


@pytest.mark.parametrize("status", NOT_BOUGHT)
def test_what_was_called_off_was_not_bought(desk, status):
    orders.record(desk, acme(desk), yuan(100))
    order = desk.db.query(Order).one()
    changes.change(rights.require(desk, Action.RECORD_ORDER, NewThing(1)), order, status=status)
    row = desk.db.get_one(Customer, 1)
    assert (row.total_minor, row.order_days, row.last_order_on, row.due_on) == (0, 0, None, None)


def test_a_day_to_come_is_refused(desk):
    with pytest.raises(NotYet):
        orders.record(desk, acme(desk), yuan(100), TODAY + timedelta(days=1))


@pytest.mark.parametrize("minor", [0, -100])
def test_what_is_no_sale(desk, minor):
    with pytest.raises(NotASale):
        orders.record(desk, acme(desk), Money(minor, "CNY"))


def test_today_is_that_of_the_desk(desk):
    late = replace(desk, now=datetime(2026, 11, 22, 17, 0, tzinfo=UTC))  # the 23rd in Shanghai
    assert orders.record(late, acme(desk), yuan(1)).last_order_on == date(2026, 11, 23)


def test_who_may_sell(desk):
    east = customers.by_id(desk, 2)
    for actor, customer in ((ANA, east), (CLEO, acme(desk))):
        with pytest.raises(NotAllowed):
            orders.record(replace(desk, actor=actor), customer, yuan(1))
    assert orders.record(replace(desk, actor=BO), acme(desk), yuan(1)).total == yuan(1)


def test_the_row_is_asked_not_the_record_in_hand(desk):
    stale = acme(desk)
    desk.db.get_one(Customer, 1).owner_id = 2
    desk.db.flush()
    with pytest.raises(NotAllowed):
        orders.record(desk, stale, yuan(1))


def test_when_we_heard_of_the_last_purchase(desk):
    permit = rights.require(desk, Action.RECORD_ORDER, NewThing(None))
    days = [(date(2026, 1, 1), date(2026, 11, 20)), (date(2026, 2, 1), date(2026, 11, 21))]
    known = {"customer_id": 1, "amount_minor": 1, "currency": "CNY"}
    changes.add_all(permit, [Order(on=on, entered_on=entered, **known) for on, entered in days])
    assert desk.db.get_one(Customer, 1).orders_entered_on == date(2026, 11, 21)


def test_a_number_is_given_once_and_found_however_it_is_typed(desk):
    orders.record(desk, acme(desk), yuan(100), number=OrderNumber("A-17"))
    assert orders.numbered(desk, "a-17").number == "A-17"
    assert orders.numbered(desk, "A-18") is None
    with pytest.raises(NumberTaken):
        orders.record(desk, acme(desk), yuan(100), number=OrderNumber("a-17"))


def test_where_it_stands_and_the_sums_follow(desk):
    orders.record(desk, acme(desk), yuan(100))
    order = orders.by_id(desk, 1)
    shipped = orders.set_status(desk, order, Status.SHIPPED, Tracking("SF1"))
    assert (shipped.status, shipped.tracking) == (Status.SHIPPED, "SF1")
    assert orders.set_status(desk, order, Status.DELIVERED).tracking == "SF1"
    orders.set_status(desk, order, Status.RETURNED)
    assert acme(desk).total is None


def test_a_shops_own_word_for_the_same_stays(desk):
    orders.record(desk, acme(desk), yuan(100), status="Pending payment")
    fresh = replace(desk, source="m2", changes=[])
    orders.set_status(fresh, orders.by_id(desk, 1), Status.UNPAID)
    assert fresh.changes == []


def test_of_another_sellers_customer(desk):
    orders.record(replace(desk, actor=BO), customers.by_id(desk, 2), yuan(100))
    with pytest.raises(NotAllowed):
        orders.set_status(desk, orders.by_id(desk, 1), Status.PAID)


def test_no_such_order(desk):
    with pytest.raises(NoSuchOrder):
        orders.by_id(desk, 99)


@pytest.fixture(scope="module")
def sqlite_desk(in_memory, memory, template):
    """The sums are not about databases: SQLite will do for many of them."""
    memory.deserialize(template)
    with Session(in_memory.engine) as db:
        yield Desk(db, ANA, NOW, ZoneInfo("Asia/Shanghai"), "m1")
    memory.rollback()


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
)
@given(
    bought=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 10**6)), min_size=1, max_size=8),
    kept=st.integers(0, 8),
)
def test_undoing_the_later_orders_leaves_the_earlier_ones(sqlite_desk, bought, kept):
    desk = sqlite_desk
    with desk.db.begin_nested() as given_up:
        for place, (ago, minor) in enumerate(bought):
            at = replace(desk, source=f"m{place}1", changes=[])
            orders.record(at, acme(desk), Money(minor, "CNY"), TODAY - timedelta(days=ago))
        for place in reversed(range(kept, len(bought))):
            changes.undo(desk, changes.change_set(desk, f"m{place}1"))
        row, left = desk.db.get_one(Customer, 1), bought[:kept]
        assert row.order_count == len(left)
        assert row.total_minor == sum(minor for _, minor in left)
        assert row.order_days == len({ago for ago, _ in left})
        ago = min((ago for ago, _ in left), default=None)
        assert row.last_order_on == (None if ago is None else TODAY - timedelta(days=ago))
        given_up.rollback()
