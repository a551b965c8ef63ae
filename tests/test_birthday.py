"""A birthday is told once, on its day, to whoever keeps the customer."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import schedule
from core import customers
from core.customers import NewCustomer
from core.values import Birthday
from storage.mail import NoticeRun
from storage.tables import Customer


@pytest.fixture
def born(house):
    """Somebody new, with a birthday."""

    def add(birthday, name="Kim Lee", owner=1):
        new = NewCustomer(name, birthday=birthday, owner_id=owner)
        return house.database.write(lambda db: customers.add(house.own_desk(db, "b1"), new))

    return add


@pytest.fixture
def on(talk, clock):
    """What is said when the shop opens on a day, in UTC+8."""

    def morning(day):
        clock.now = datetime.fromisoformat(day).replace(tzinfo=UTC) - timedelta(hours=8)
        schedule.open_books(talk.house)
        return talk(":wait 10h")

    return morning


def test_told_once_in_the_morning_to_whoever_keeps_them(talk):
    assert talk(":wait 1d") == ""
    talk.goes("""
        :wait 2h
        bot> 王小明 turns 36 today. A call would be nice.
        bot> Company: 宏远科技
        bot> Owner: ana
        bot> Phone: +8613800138000
        bot> Birthday: 23 Nov 1990
        bot> [Show card] find c3
        :wait 3d
    """)


def test_told_again_next_year(on):
    assert "王小明 turns 36 today" in on("2026-11-23")
    assert "王小明 turns 37 today" in on("2027-11-23")


def test_told_some_hours_late_after_an_outage(talk, clock):
    clock.now += timedelta(days=1, hours=6)
    assert talk(":wait 1m").count("turns 36 today") == 1


def test_not_told_on_the_next_day(talk, clock):
    clock.now += timedelta(days=1, hours=23)
    assert talk(":wait 3d") == ""


def test_what_could_not_be_sent_on_the_day_is_not_sent_later(talk, house, clock):
    clock.now += timedelta(days=1, hours=2)
    schedule.tick(house)
    clock.now += timedelta(hours=15)
    assert talk(":wait 1m") == ""


def test_two_replicas_say_it_once(talk, house, clock):
    clock.now += timedelta(days=1, hours=2)
    schedule.tick(house)

    def look_back(db):  # the other replica has not heard of it yet
        db.get_one(NoticeRun, "birthday").last -= timedelta(days=1)

    house.database.write(look_back)
    assert talk(":wait 1m").count("turns 36") == 1


def test_said_once_across_restarts(talk, house, clock):
    clock.now += timedelta(days=1, hours=2)
    schedule.tick(house)
    talk(":wait 1m")
    again = type(talk)(type(house)(house.database, clock), clock)
    schedule.open_books(again.house)
    assert again(":wait 5h") == ""


def test_nobodys_customer_is_everybodys(born, on):
    born(Birthday(6, 1), owner=None)
    assert on("2027-06-01").startswith("bot to #care> Kim Lee has a birthday today.")


def test_without_a_year_there_is_no_age(born, on):
    born(Birthday(6, 1))
    assert on("2027-06-01").startswith("bot> Kim Lee has a birthday today. A call would be nice.")


def test_by_the_lunar_calendar(born, on):
    born(Birthday(8, 15, lunar=True))
    assert "Kim Lee" in on("2027-09-15")
    assert "Kim Lee" in on("2028-10-03")


def test_the_29th_of_february_is_kept_on_the_28th_of_other_years(born, on):
    born(Birthday(2, 29, 2000))
    assert "Kim Lee turns 27 today" in on("2027-02-28")
    assert on("2027-03-01") == ""
    assert on("2028-02-28") == ""
    assert "Kim Lee turns 28 today" in on("2028-02-29")


def test_a_leap_month_falls_back_to_the_plain_one(born, on):
    born(Birthday(6, 15, 2025, lunar=True, leap=True))
    assert "Kim Lee" in on("2027-07-18")


def test_who_is_no_customer_any_more_is_left_alone(born, on, house):
    kim = born(Birthday(6, 1))
    house.database.write(lambda db: setattr(db.get_one(Customer, kim.id), "status", "deceased"))
    assert on("2027-06-01") == ""


def test_nor_when_they_died_between_due_and_sent(talk, house, clock):
    clock.now += timedelta(days=1, hours=2)
    schedule.tick(house)
    house.database.write(lambda db: setattr(db.get_one(Customer, 3), "status", "deceased"))
    assert talk(":wait 1m") == ""


def test_the_number_is_masked_in_the_channel(born, on, house):
    new = NewCustomer("Kim Lee", phones=(("+8613700137000", True),), birthday=Birthday(6, 1))
    house.database.write(lambda db: customers.add(house.own_desk(db, "b1"), new))
    assert "Phone: +86137****7000" in on("2027-06-01")


def test_a_morning_missed_until_after_midnight_is_over(talk, clock):
    """Nobody is told of today's birthdays in the night because yesterday's look was missed."""
    clock.now += timedelta(hours=16, minutes=1)  # one past midnight in Shanghai, on the birthday
    assert talk(":wait 1m") == ""
    assert talk(":wait 9h").count("turns 36 today") == 1
