"""Whose birthday is told today, and who celebrates when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import celebrations, customers
from core.celebrations import still_on
from core.customers import NewCustomer
from core.desk import SYSTEM, Actor, Desk, Role, Shop
from core.values import Birthday, Period
from storage.tables import Customer

NOW = datetime(2026, 11, 20, 1, tzinfo=UTC)  # a Friday morning in Shanghai
FRIDAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, SYSTEM, NOW, house.zone, "b1", house.shop)


def add(desk, name, birthday, owner=None):
    return customers.add(desk, NewCustomer(name, birthday=birthday, owner_id=owner))


def on(desk, days):
    return replace(desk, now=NOW + DAY * days)


def names(these):
    return [one.customer.name for one in these]


def look(desk):
    """What is news now; it is told."""
    new = [one for one in celebrations.of_today(desk) if not one.told]
    celebrations.told(desk, new)
    return names(new)


def test_in_either_calendar(desk):
    there = on(desk, 10)  # Monday 30 November
    add(desk, "Sun", Birthday(11, 30, 1990))
    add(desk, "Moon", Birthday(10, 22, lunar=True))  # 30 November 2026
    add(desk, "Eve", Birthday(11, 29, 1990))
    gone = add(desk, "Gone", Birthday(11, 30, 1990))
    for status in ("deceased", "ended", "lost"):
        desk.db.get_one(Customer, gone.id).status = status
        assert names(celebrations.of_today(there)) == ["Sun", "Moon"]


def test_a_friday_speaks_for_the_weekend_and_a_saturday_for_itself(desk):
    for n, name in enumerate(("Fri", "Sat", "Sun")):
        add(desk, name, Birthday(11, 20 + n))
    assert names(celebrations.of_today(on(desk, 1))) == ["Sat"]
    assert look(desk) == ["Fri", "Sat", "Sun"]
    assert [look(on(desk, n)) for n in (1, 2)] == [[], []]
    assert look(on(desk, 3)) == ["王小明"]  # Monday 23 November


def test_the_shops_own_days_off_are_days_off(desk):
    closed = replace(desk, shop=Shop(closed=frozenset({date(2026, 11, 23)})))
    assert look(closed) == ["王小明"]


def test_the_days_news_are_the_same_before_and_after_they_are_told(desk):
    add(desk, "Sun", Birthday(11, 22, 1990))
    [before] = celebrations.of_today(desk)
    assert (before.on, before.age, before.told) == (date(2026, 11, 22), 36, False)
    look(desk)
    assert celebrations.of_today(desk) == [replace(before, told=True)]
    assert celebrations.of_today(on(desk, 2)) == [], "Friday has told it"


def test_told_again_in_the_next_year(desk):
    add(desk, "Sun", Birthday(11, 22))
    assert look(desk) == ["Sun"]
    assert "Sun" in look(on(desk, 367)), "Monday 22 November 2027"


def test_a_word_holds_until_the_day_is_over_and_while_they_are_a_customer(desk):
    kim = add(desk, "Kim", Birthday(11, 22))
    key = f"{kim.ref}:2026-11-22"
    assert still_on(desk, key)
    assert still_on(on(desk, 2), key)
    assert not still_on(on(desk, 3), key)
    desk.db.get_one(Customer, kim.id).status = "deceased"
    assert not still_on(desk, key)


def test_a_post_holds_on_its_day_while_it_names_a_customer(desk):
    kim = add(desk, "Kim", Birthday(11, 22))
    look(desk)
    assert still_on(desk, "2026-11-20")
    assert not still_on(on(desk, 1), "2026-11-20")
    desk.db.get_one(Customer, kim.id).status = "deceased"
    assert not still_on(desk, "2026-11-20")


def test_a_few_are_counted_by_those_that_somebody_keeps(desk):
    for n in range(5):
        add(desk, f"Kim {n}", Birthday(11, 20), owner=1)
    add(desk, "Nobodys", Birthday(11, 20))
    assert celebrations.few(desk)
    add(desk, "One more", Birthday(11, 20), owner=2)
    assert not celebrations.few(desk)


def test_a_list_in_order_by_pages_and_by_whose_they_are(desk):
    for n, owner in enumerate((1, 2, None)):
        add(desk, f"Kim {n}", Birthday(12, 3 - n), owner)
    december = Period(date(2026, 12, 1), date(2027, 1, 1))

    def listed(actor, everybody=False, most=10, skipped=0):
        there = replace(desk, actor=actor)
        count, page = celebrations.between(there, december, everybody, most, skipped)
        return count, names(page)

    ana, bo = Actor(1, "ana", Role.SALES), Actor(2, "bo", Role.MANAGER, frozenset({1}))
    assert listed(ana) == (1, ["Kim 0"])
    assert listed(ana, everybody=True) == (3, ["Kim 2", "Kim 1", "Kim 0"])
    assert listed(bo) == (2, ["Kim 2", "Kim 1"]), "not those of another manager's people"
    assert listed(SYSTEM, most=2, skipped=1) == (3, ["Kim 1", "Kim 0"])


def test_a_year_at_the_most_and_everybody_once(desk):
    add(desk, "Leap", Birthday(2, 29))
    long = Period(date(2026, 1, 1), date(2030, 1, 1))
    count, found = celebrations.between(desk, long, True, 10)
    assert (count, names(found)) == (2, ["Leap", "王小明"])
    assert celebrations.between(desk, Period(FRIDAY, FRIDAY), True, 10) == (0, [])
