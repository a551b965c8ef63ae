"""Orders that wait for their payment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import changes, customers, orders, payments
from core.desk import SYSTEM, Actor, Desk, Role
from core.order_status import WRITTEN, Status, meaning
from core.values import Money
from storage import tables

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)  # ten o'clock in Shanghai
HOUR = timedelta(hours=1)
SUM = Money(500, "CNY")


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, Actor(1, "ana", Role.SALES), NOW, house.zone, "m1", house.shop)


def clock(desk, gap, source="m0"):
    return replace(desk, actor=SYSTEM, now=desk.now + gap, source=source, changes=[])


def record(desk, status=Status.UNPAID):
    orders.record(desk, customers.by_id(desk, 1), SUM, status=status)
    return orders.by_id(desk, 1)


def waits_until(desk):
    return desk.db.get_one(tables.Order, 1).payment_due_at


def test_it_is_waited_for_two_hours(desk):
    record(desk)
    assert waits_until(desk) == NOW + 2 * HOUR
    assert payments.unpaid(clock(desk, HOUR)) == []
    assert [one.id for one in payments.unpaid(clock(desk, 2 * HOUR))] == [1]


def test_what_is_not_unpaid_waits_for_nothing(desk):
    record(desk, status=None)
    assert waits_until(desk) is None


def test_into_the_night_until_the_shop_opens(desk):
    late = replace(desk, now=NOW + 7 * HOUR)  # five in the afternoon
    record(late)
    assert waits_until(late) == datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_asked_once(desk):
    order = record(desk)
    system = clock(desk, 2 * HOUR)
    task = payments.ask(system, order, payments.keeper(system, order), "ask")
    assert (task.owner.name, task.order_id, task.customer.name) == ("ana", 1, "Acme")
    assert waits_until(desk) is None
    assert payments.unpaid(clock(desk, 9 * HOUR)) == []


def test_paid_it_is_done_and_undo_opens_both(desk):
    order = record(desk)
    system = clock(desk, 2 * HOUR)
    payments.ask(system, order, payments.keeper(system, order), "ask")
    paid = replace(desk, source="m3", now=NOW + 3 * HOUR, changes=[])
    order, finished = payments.told(paid, order, Status.PAID)
    assert (order.status, [one.done for one in finished]) == (Status.PAID, [True])
    changes.undo(replace(desk, source="m4"), changes.change_set(desk, "m3"))
    assert payments.still_unpaid(desk, 1)
    assert desk.db.get_one(tables.Task, 1).done is None


def test_undone_before_it_was_asked_for_it_waits_for_nothing(desk):
    record(desk)
    changes.undo(desk, changes.change_set(desk, "m1"))
    assert payments.next_due(desk, NOW) is None
    assert not payments.still_unpaid(desk, 1)


def test_an_order_of_unknown_hour_waits_for_nothing(desk):
    record(desk)
    row = desk.db.get_one(tables.Order, 1)
    row.entered_at = None
    desk.db.flush()
    payments.refresh(desk, [1])
    assert waits_until(desk) is None


@pytest.mark.parametrize(
    ("written", "status"),
    [(word, status) for status, words in WRITTEN.items() for word in words]
    + [(" Pending_Payment ", Status.UNPAID), ("CANCELLED", Status.CANCELLED), ("odd", None)],
)
def test_the_words_of_shops(written, status):
    assert meaning(written) is status
    assert meaning(None) is None
