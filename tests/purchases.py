"""Purchases at a steady pace, and what the churn notices said of them."""

from datetime import date, timedelta

from sqlalchemy import select

from bot.chat import SECTIONS
from bot.render import say
from core import changes, rights, staff
from core.rights import Action, NewThing
from storage.mail import Outbox
from storage.tables import Customer, Order

TODAY = date(2026, 11, 22)  # a Sunday; the clock of the tests begins there
EVERY = 20  # days between the purchases of a regular
DAY = timedelta(days=1)


def buys(house, customer_id, silent=0, every=EVERY, times=9, entered=None, amount=100_00, day=None):
    """So many purchases, the last so many days ago; the customer's row as it is afterwards."""
    last = day or TODAY - DAY * silent
    days = [last - DAY * every * one for one in range(times)]
    return record(house, customer_id, days, entered, amount)


def record(house, customer_id, days, entered=None, amount=100_00):
    def write(db):
        desk = house.own_desk(db, "b1")
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
        if orders:
            changes.add_all(permit, orders)
        return db.get_one(Customer, customer_id)

    return house.database.write(write)


def add(house, count, owner="ana", name="Shop"):
    """New customers of somebody; their ids."""

    def customers(db):
        desk = house.own_desk(db, "b1")
        keeper = staff.named(db, owner).id if owner else None
        permit = rights.require(desk, Action.ADD_CUSTOMER, NewThing(None))
        rows = [
            Customer(name=f"{name} {n}", created=desk.now, owner_id=keeper) for n in range(count)
        ]
        changes.add_all(permit, rows)
        return [row.id for row in rows]

    return house.database.write(customers)


def regulars(house, count, owner="ana", **habits):
    """The later of them have bought for more."""
    ids = add(house, count, owner)
    for place, customer_id in enumerate(ids):
        buys(house, customer_id, amount=(place + 1) * 100_00, **habits)
    return ids


def wait_until(talk, day, hour=10):
    """Step through every due instant up to that hour of the day."""
    local = talk.clock.now.astimezone(talk.house.zone)
    gap = (day - local.date()).days * 24 + hour - local.hour
    return talk(f":wait {gap}h")


def told(house, kind="churn"):
    """What notices of a kind have said so far: (to whom, in which words)."""
    with house.database.read() as db:
        rows = db.scalars(select(Outbox).where(Outbox.kind == kind).order_by(Outbox.id))
        return [(row.chat, row.letter) for row in rows if row.outcome in (None, "sent")]


def texts(house, kind="churn"):
    return [(to, letter["text"]) for to, letter in told(house, kind)]


def digest(house, name, section="calls"):
    """The lines of that paragraph in a colleague's digest, were it said now."""
    with house.database.read() as db:
        desk, person = house.own_desk(db), staff.named(db, name)
        found = SECTIONS[section][1](desk, person)
        reader = house.reader(person)
        return [say(line, reader) for line in (found.title, *found.items)] if found else []
