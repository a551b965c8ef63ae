"""Silence is told once, to the channel of those who can do something about it."""

from datetime import date, timedelta

import pytest

from bot import schedule
from core import changes, rights
from core.rights import Action, NewThing
from storage.tables import Customer, Order

TODAY = date(2026, 11, 22)
EVERY = 20  # days between the purchases of a regular


@pytest.fixture
def bought(house):
    """Nine purchases at a steady pace, the last so many days ago."""

    def write(customer_id, silent=0, entered=None, amount=100_00):
        def record(db):
            desk = house.own_desk(db, "b1")
            days = [TODAY - timedelta(days=silent + EVERY * one) for one in range(9)]
            orders = [
                Order(
                    customer_id=customer_id,
                    on=day,
                    amount_minor=amount,
                    currency="CNY",
                    entered_on=entered or day,
                )
                for day in days
            ]
            permit = rights.require(desk, Action.RECORD_ORDER, NewThing(None))
            changes.add_all(permit, orders)
            return db.get_one(Customer, customer_id).churn_check_on

        return house.database.write(record)

    return write


@pytest.fixture
def regulars(house, bought):
    """More of them than anybody would read about one by one."""

    def add(count, **habits):
        def customers(db):
            desk = house.own_desk(db, "b1")
            permit = rights.require(desk, Action.ADD_CUSTOMER, NewThing(None))
            rows = [Customer(name=f"Shop {n}", created=desk.now) for n in range(count)]
            changes.add_all(permit, rows)
            return [row.id for row in rows]

        for place, customer_id in enumerate(house.database.write(customers)):
            bought(customer_id, amount=(place + 1) * 100_00, **habits)

    return add


@pytest.fixture
def alerts(talk, clock):
    """What the channel hears when we look again after some days."""

    def after(*days):
        heard = []
        for gap in days:
            clock.now += timedelta(days=gap)
            said = talk(":wait 0s").splitlines()
            heard += [x.partition("> ")[2] for x in said if x.startswith("bot to #alerts>")]
        return heard

    return after


@pytest.fixture(autouse=True)
def open_shop(talk):
    talk(":wait 2h")  # ten o'clock: the morning is over


def test_told_on_the_morning_it_means_something(talk, alerts, bought):
    days = (bought(1) - TODAY).days
    assert alerts(days - 1) == []
    talk(":in #alerts")
    said = talk(":wait 1d")
    assert f"Acme usually buys every 25 days and has been silent for {days}." in said
    assert "Last order: Sun 22 Nov" in said
    assert "Owner: ana" in said
    assert "[Show card] find c1" in said
    assert "900" not in said  # what was bought is not for a channel
    talk(":in")
    assert alerts(1, 1, 30, 300) == []


def test_a_purchase_closes_it_and_the_next_silence_is_told_again(talk, bought, alerts):
    bought(1)
    assert len(alerts(80, 1, 19)) == 1
    talk("order Acme ¥5")
    assert alerts(30) == []
    assert len(alerts(100, 1, 100)) == 1


def test_bought_between_due_and_sent(talk, house, bought, clock):
    clock.now += timedelta(days=(bought(1) - TODAY).days)
    assert schedule.tick(house) == 1
    talk("order Acme ¥5")
    assert not any("silent" in one for one in talk.said)


def test_what_was_so_when_the_data_came_in_is_one_line(talk, bought, alerts):
    bought(1, silent=120, entered=TODAY)
    bought(2, silent=120, entered=TODAY)
    talk.goes("""
        :wait 1m
        bot to #alerts> 2 customers were at risk already when the data came in.
        bot to #alerts> - Acme: silent for 120 days
        bot to #alerts> - Acme East: silent for 120 days
    """)
    assert alerts(1, 30, 300) == []


def test_a_long_backlog_is_cut(talk, regulars):
    regulars(25, silent=120, entered=TODAY)
    said = talk(":wait 1m")
    assert said.startswith("bot to #alerts> 25 customers were at risk already")
    assert said.count("silent for") == 20
    assert "… and 5 more" in said


def test_only_the_most_worth_are_told_one_by_one(regulars, alerts):
    regulars(8)
    said = alerts(80)
    assert [one.partition(" usually")[0] for one in said[:5]] == [
        f"Shop {n}" for n in (7, 6, 5, 4, 3)
    ]
    assert said[5:] == ["3 more customers are at risk today."]


def test_who_bought_twice_is_not_yet_missed(talk, alerts):
    talk("order Acme yesterday ¥5")
    talk("order Acme ¥5")
    assert alerts(30, 300, 3000) == []


def test_who_is_no_customer_any_more_is_left_alone(house, bought, alerts):
    bought(1)

    def end(db):
        desk, row = house.own_desk(db, "b2"), db.get_one(Customer, 1)
        changes.change(rights.require(desk, Action.CHANGE_CUSTOMER, row), row, status="ended")

    house.database.write(end)
    assert alerts(80, 300) == []


def test_undone_orders_alarm_nobody(house, bought, alerts):
    bought(1)

    def undo(db):
        desk = house.own_desk(db, "b3")
        changes.undo(desk, changes.change_set(desk, "b1"))

    house.database.write(undo)
    assert alerts(80, 300) == []
