"""Regulars who usually buy again today: in their owner's digest, once per purchase."""

from datetime import date, timedelta

import pytest

from bot.chat import SECTIONS
from bot.render import say
from core import changes, customers, orders, restock, rights, staff
from core.rights import Action, NewThing
from core.values import Money
from storage import tables


@pytest.fixture
def digest(talk, house, clock):
    """The paragraph of a colleague on a day, in words."""

    def read(name, day):
        clock.now += timedelta(days=(day - house.clock().date()).days)
        with house.database.read() as db:
            person = staff.named(db, name)
            section = SECTIONS["replenish"][1](house.own_desk(db), person)
            reader = house.reader(person, "en")
            if section is None:
                return None
            return [say(section.title, reader), *(say(one, reader) for one in section.items)]

    return read


def buys(house, customer_id, *days):
    def write(db):
        desk = house.own_desk(db, "m7")
        for day in days:
            orders.record(desk, customers.by_id(desk, customer_id), Money(100, "CNY"), day)
        return db.get_one(tables.Customer, customer_id).due_on

    return house.database.write(write)


MONTHLY = [date(2026, 8, 22), date(2026, 9, 22), date(2026, 10, 23), date(2026, 11, 22)]


def test_on_the_day_and_only_then(house, digest):
    due = buys(house, 1, *MONTHLY)
    assert date(2026, 12, 1) < due < date(2027, 1, 20)
    year = "" if due.year == 2026 else " 2026"
    assert digest("ana", due - timedelta(days=1)) is None
    assert digest("ana", due) == [
        "Likely to order again",
        f"Acme usually buys every 31 days; the last was Sun 22 Nov{year}",
    ]
    assert digest("bo", due) is None
    assert digest("ana", due + timedelta(days=1)) is None


def test_whoever_bought_meanwhile_is_not_named(house, digest):
    due = buys(house, 1, *MONTHLY[:3])
    buys(house, 1, MONTHLY[3])
    assert digest("ana", due) is None


def test_only_regulars_are(house, digest):
    due = buys(house, 1, *MONTHLY[2:])
    assert digest("ana", due) is None


def test_who_is_gone_is_not(house, digest):
    due = buys(house, 1, *MONTHLY)

    def end(db):
        permit = rights.require(house.own_desk(db, "m8"), Action.CHANGE_CUSTOMER, NewThing(1))
        changes.change(permit, db.get_one(tables.Customer, 1), status="ended")

    house.database.write(end)
    assert digest("ana", due) is None


def test_their_own_rhythm_is_told(house):
    buys(house, 1, date(2026, 11, 1), date(2026, 11, 8), date(2026, 11, 15))
    with house.database.read() as db:
        desk = house.own_desk(db)
        due = db.get_one(tables.Customer, 1).due_on
        later = desk.now + timedelta(days=(due - desk.today).days)
        [found] = restock.running_out(type(desk)(db, desk.actor, later, desk.zone), 1)
    assert (found.pace, found.last) == (7, date(2026, 11, 15))
