"""Birthdays: one post a day for the channel, a word to the owner, each told once and in time."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot import schedule
from core import customers
from core.customers import NewCustomer
from core.values import Birthday
from storage.mail import NoticeRun
from storage.tables import Customer, Staff
from tests.conftest import MORNING


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
        bot to #care> 1 birthday to remember.
        bot to #care> - Mon 23 Nov: 王小明, 36 · ana
        bot> 王小明 turns 36 today. A call would be nice.
        bot> Company: 宏远科技
        bot> Owner: ana
        bot> Phone: +8613800138000
        bot> Birthday: 23 Nov 1990
        bot> [Greeted] greeted c3
        bot> [Draft] draft c3
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
    assert talk(":wait 1m").count("turns 36 today") == 1


def test_said_once_across_restarts(talk, house, clock):
    clock.now += timedelta(days=1, hours=2)
    schedule.tick(house)
    talk(":wait 1m")
    again = type(talk)(type(house)(house.database, clock), clock)
    schedule.open_books(again.house)
    assert again(":wait 5h") == ""


def test_nobodys_customer_is_everybodys(born, on):
    born(Birthday(6, 1), owner=None)
    assert on("2027-06-01").splitlines() == [
        "bot to #care> 1 birthday to remember.",
        "  - Tue 1 Jun: Kim Lee · nobody's",
    ]


def test_without_a_year_there_is_no_age(born, on):
    born(Birthday(6, 1))
    assert "bot> Kim Lee has a birthday today. A call would be nice." in on("2027-06-01")


def test_by_the_lunar_calendar(born, on):
    born(Birthday(8, 15, lunar=True))
    assert "Kim Lee has a birthday today" in on("2027-09-15")
    assert "Kim Lee has a birthday today" in on("2028-10-03")


def test_the_29th_of_february_is_kept_on_the_28th_of_other_years(born, on):
    born(Birthday(2, 29, 2000))
    assert "Kim Lee turns 27 on Sun 28 Feb" in on("2027-02-26")
    assert on("2027-03-01") == ""
    assert on("2028-02-28") == ""
    assert "Kim Lee turns 28 today" in on("2028-02-29")


def test_a_leap_month_falls_back_to_the_plain_one(born, on):
    born(Birthday(6, 15, 2025, lunar=True, leap=True))
    assert "Kim Lee turns 2 on Sun 18 Jul" in on("2027-07-16")


def test_who_is_no_customer_any_more_is_left_alone(born, on, house):
    kim = born(Birthday(6, 1))
    house.database.write(lambda db: setattr(db.get_one(Customer, kim.id), "status", "deceased"))
    assert on("2027-06-01") == ""


def test_nor_when_they_died_between_due_and_sent(talk, house, clock):
    clock.now += timedelta(days=1, hours=2)
    schedule.tick(house)
    house.database.write(lambda db: setattr(db.get_one(Customer, 3), "status", "deceased"))
    assert talk(":wait 1m") == ""


def test_the_channel_sees_no_number(born, on, house):
    new = NewCustomer("Kim Lee", phones=(("+8613700137000", True),), birthday=Birthday(6, 1))
    house.database.write(lambda db: customers.add(house.own_desk(db, "b1"), new))
    assert "7000" not in on("2027-06-01")


# Days off


def test_a_sundays_birthday_is_told_on_friday_and_on_no_other_day(born, on):
    born(Birthday(11, 29, 1986))
    assert "bot> Kim Lee turns 40 on Sun 29 Nov. A call would be nice." in on("2026-11-27")
    assert on("2026-11-28") == ""
    assert on("2026-11-29") == ""


def test_all_of_a_weekend_in_one_post(born, on):
    for name, day in (("Fri", 27), ("Sat", 28), ("Sun", 29), ("Mon", 30)):
        born(Birthday(11, day), name)
    said = [line for line in on("2026-11-27").splitlines() if "Nov:" in line or "#care" in line]
    assert said == [
        "bot to #care> 3 birthdays to remember.",
        "  - Fri 27 Nov: Fri · ana",
        "  - Sat 28 Nov: Sat · ana",
        "  - Sun 29 Nov: Sun · ana",
    ]
    assert "Mon has a birthday today" in on("2026-11-30")


def test_the_run_of_a_holiday_is_told_on_its_eve(born, on):
    """New Year's Day 2027 is a Friday: nobody works before Monday the 4th."""
    for day in (1, 3, 4):
        born(Birthday(1, day), f"Kim {day}")
    said = on("2026-12-31")
    assert "Kim 1 has a birthday on Fri 1 Jan 2027." in said
    assert "Kim 3 has a birthday on Sun 3 Jan 2027." in said
    assert "Kim 4" not in said
    assert on("2027-01-01") == on("2027-01-03") == ""
    assert "Kim 4 has a birthday today." in on("2027-01-04")


def test_the_shops_own_days_off_count_too(born, house, clock, talk):
    born(Birthday(11, 25))
    shop = replace(house.shop, closed=frozenset({date(2026, 11, 25)}))
    talk.house = replace(house, shop=shop)
    assert "Kim Lee has a birthday on Wed 25 Nov." in talk(":wait 2d2h")
    assert talk(":wait 1d") == ""


def test_on_a_day_off_only_what_was_not_told_yet(born, on):
    born(Birthday(11, 29))
    on("2026-11-27")
    born(Birthday(11, 29), "Late Comer")  # entered over the weekend
    said = on("2026-11-29")
    assert "Late Comer has a birthday today." in said
    assert "Kim Lee" not in said


def test_what_lies_ahead_may_be_sent_late_but_not_too_late(born, talk, house, clock):
    born(Birthday(11, 29))
    clock.now += timedelta(days=5, hours=2)  # Friday
    schedule.tick(house)
    clock.now += timedelta(days=2)  # nothing could be sent until Sunday
    assert "Kim Lee has a birthday on Sun 29 Nov." in talk(":wait 1m")
    born(Birthday(12, 6), "Late Comer")
    clock.now = MORNING + timedelta(days=12, hours=2)
    schedule.tick(house)
    clock.now += timedelta(days=3)
    assert "Late Comer" not in talk(":wait 1m")


# Many at once


def test_more_than_a_few_are_a_paragraph_of_the_digest(born, on):
    for n in range(6):
        born(Birthday(6, 1), f"Kim {n}", owner=1 if n < 4 else 2)
    assert on("2027-06-01").splitlines() == [
        "bot to #care> 6 birthdays to remember.",
        *(f"  - Tue 1 Jun: Kim {n} · {'ana' if n < 4 else 'bo'}" for n in range(6)),
        "bot> Good morning, ana.",
        "Birthdays (4)",
        *(f"• Kim {n} has a birthday today." for n in range(4)),
        *(f"  [Draft: Kim {n}] draft c{n + 4}" for n in range(3)),
        "bot to @bo> Good morning, bo.",
        "Birthdays (2)",
        *(f"• Kim {n} has a birthday today." for n in (4, 5)),
        *(f"  [Draft: Kim {n}] draft c{n + 4}" for n in (4, 5)),
    ]


def test_a_few_are_told_one_by_one_and_there_is_no_digest(born, on):
    for n in range(5):
        born(Birthday(6, 1), f"Kim {n}")
    said = on("2027-06-01")
    assert said.count("A call would be nice.") == 5
    assert "Good morning" not in said


def test_ten_lines_and_a_list_in_the_channel(born, on, talk):
    for n in range(12):
        born(Birthday(6, 1), f"Kim {n:02}", owner=None)
    lines = on("2027-06-01").splitlines()
    assert lines[0] == "bot to #care> 12 birthdays to remember."
    assert lines[-2:] == ["  - … and 2 more", "  [Show all] birthdays 20270601-20270602 all"]
    assert len(lines) == 13
    assert "12 birthdays on Tue 1 Jun." in talk("birthdays 20270601-20270602 all")


def test_who_hears_the_digest_early_reads_of_them_there(born, house, talk, clock):
    for n in range(6):
        born(Birthday(11, 24), f"Kim {n}")

    def set_time(db):
        db.get_one(Staff, 1).digest_at = time(8, 30)

    house.database.write(set_time)
    clock.now += timedelta(days=1, hours=2)
    talk(":wait 0s")
    early = talk(":wait 22h30m")
    assert "Birthdays (6)" in early
    assert talk(":wait 1h").splitlines()[0] == "bot to #care> 6 birthdays to remember."


def test_a_morning_missed_until_after_midnight_is_over(talk, clock):
    """Nobody is told of today's birthdays in the night because yesterday's look was missed."""
    clock.now += timedelta(hours=16, minutes=1)  # one past midnight in Shanghai, on the birthday
    assert talk(":wait 1m") == ""
    assert talk(":wait 9h").count("turns 36 today") == 1
