"""An order that is not paid after two hours becomes a task of the customer's owner."""

from datetime import UTC, datetime

import pytest

from core import customers, orders
from core.customers import NewCustomer
from core.order_status import Status
from core.values import Money, OrderNumber
from storage import tables

MONDAY_MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # nine o'clock in Shanghai


def test_the_owner_is_reminded_with_what_to_do(talk):
    talk("order Acme #A-17 ¥1,200 filters, unpaid")
    talk.goes("""
        :wait 1h59m
        :wait 1m
        bot> Acme has not paid ¥1,200 for A-17 yet.
        bot> [Paid] order status o1 paid
        bot> [Remind again] snooze t1 202611220400Z
        bot> [Show Acme] find c1
        ana> tasks
        bot> 1 task to do.
        bot> - today 10:00: Ask Acme to pay for A-17
        bot> [✓ Ask Acme to pay for …] done t1
    """)


def test_it_rings_once_more_and_then_no_more(talk):
    talk("order Acme #A-17 ¥1,200, unpaid")
    rung = talk(":wait 10h")
    assert rung.count("has not paid") == 1
    assert rung.count("Still to do, since today 10:00: Ask Acme to pay for A-17") == 1
    assert "Ask Acme" not in talk(":wait 12h")


def test_paid_in_time_nobody_is_asked(talk):
    talk("order Acme #A-17 ¥1,200, unpaid")
    talk("A-17 paid")
    assert talk(":wait 10h") == ""


def test_paid_by_one_tap(talk):
    talk("王小明订了20箱滤芯 共1.2万，还没付款")
    talk(":wait 2h")
    assert talk(":press 1").splitlines()[0] == "bot> 王小明的订单：已付款。"
    assert talk("任务") == "bot> 没有待办，歇一歇。"


def test_asked_again_later(talk):
    talk("order Acme ¥1,200, unpaid")
    talk(":wait 2h")
    assert "Put off until today 12:00 (in 2 hours): Ask Acme to pay" in talk(":press 2")
    assert talk(":wait 2h").startswith("bot> Reminder: Ask Acme to pay")


def test_done_is_not_paid_but_may_be(talk):
    talk("order Acme ¥1,200, unpaid")
    talk(":wait 2h")
    talk.goes("""
        ana> done t1
        bot> Done: Ask Acme to pay
        bot> [It is paid] order status o1 paid
        bot> [Undo] undo m2
    """)


def test_nobody_is_asked_at_night(talk, clock):
    clock.now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)  # five in the afternoon
    talk("order Acme ¥1,200, unpaid")
    assert "has not paid" not in talk(":wait 15h")
    assert "has not paid" in talk(":wait 1h")


def test_after_an_outage_it_waits_for_the_morning(talk, clock):
    talk("order Acme ¥1,200, unpaid")
    clock.now = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)  # three at night
    assert "has not paid" not in talk(":wait 1h")
    assert "has not paid" in talk(":wait 6h")


def test_undone_meanwhile_nobody_is_asked(talk):
    talk("order Acme ¥1,200, unpaid")
    talk("undo")
    assert talk(":wait 10h") == ""


def test_a_manager_records_it_and_the_owner_is_asked(talk):
    talk("bo> order Acme ¥1,200, unpaid")
    assert talk(":wait 2h").startswith("bot> Acme has not paid")


def test_without_an_owner_the_care_channel_hears_of_it(talk, house):
    def write(db):
        desk = house.own_desk(db)
        shop = customers.add(desk, NewCustomer("Shop", "company"))
        number, status = OrderNumber("B-1"), Status.UNPAID
        orders.record(desk, shop, Money(500, "CNY"), number=number, status=status)

    house.database.write(write)
    said = talk(":wait 3h")
    assert "bot to #care> Shop has not paid ••• for B-1 yet." in said
    assert "snooze" not in said
    with house.database.read() as db:
        assert db.query(tables.Task).count() == 0


@pytest.mark.parametrize("status", ["待付款", "Pending payment", "UNPAID", "未付款"])
def test_in_the_words_of_a_shop(talk, house, status):
    def write(db):
        desk = house.own_desk(db)
        orders.record(desk, customers.by_id(desk, 1), Money(500, "CNY"), status=status)

    house.database.write(write)
    assert "has not paid" in talk(":wait 3h")
