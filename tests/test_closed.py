"""Closed days are no silence: no burst of alerts after them, and `why` names them."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core import alerts, risks, silence
from core.desk import Role
from core.staff import enrol
from storage.mail import Audit
from storage.tables import Alert, Customer
from tests.purchases import DAY, TODAY, add, buys, record, texts, wait_until

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 11)  # eleven days


@pytest.fixture
def database(in_memory, memory):
    """These walk through months, day by day: SQLite will do; core's own tests ask both."""
    yield in_memory
    memory.rollback()


SHUT = LAST - FIRST + DAY


@pytest.fixture(autouse=True)
def admin(house):
    house.database.write(lambda db: enrol(db, "dora", Role.ADMIN))


def row(house, customer_id):
    with house.database.read() as db:
        return db.get_one(Customer, customer_id)


# Said, listed, taken back


def test_said_listed_and_undone(talk):
    talk.goes("""
        dora> we are closed 1–11 December
        bot> Closed Tue 1 Dec to Fri 11 Dec, 11 days. They do not count as silence.
        bot> [Undo] undo m1
        dora> closures
        bot> Closed:
        bot> - Tue 1 Dec to Fri 11 Dec, 11 days
        bot> [Open: Tue 1 Dec] reopen 20261201d-20261211d
        dora> undo
        bot> Undone: 1 change.
        dora> closures
        bot> No closed days are known. Say: we are closed 1–11 February.
    """)


def test_the_same_in_both_chinese_scripts(talk):
    talk.goes("""
        dora> 我们12月1日到11日休息
        bot> 12月1日周二至12月11日周五歇业，共 11 天，不算客户沉默。
        bot> [撤销] undo m1
        dora> 本店12月24日歇業
        bot> 12月24日週四歇業，不算客戶沉默。
        bot> [復原] undo m2
    """)


def test_said_twice_is_said_once(talk):
    talk("dora> we are closed 1–11 December")
    assert talk("dora> we are closed 2-4 December") == (
        "bot> Wed 2 Dec to Fri 4 Dec is known as closed already."
    )


def test_only_an_admin_may_say_so(talk):
    assert "may not" in talk("ana> we are closed tomorrow")
    assert "may not" in talk("bo> closures")


def test_not_for_ever(talk):
    assert talk("dora> closed from 1 December 2026 to 1 February 2028") == (
        "bot> Closed days can be at most 366 in a row; nothing was changed."
    )


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("we are closed from 1 to 11 December", FIRST, LAST),
        ("We're closed Dec 1-11", FIRST, LAST),
        ("the shop will be closed 1 December to 11 December", FIRST, LAST),
        ("we close 1-11 December", FIRST, LAST),
        ("our shop is shut on 24 December", date(2026, 12, 24), date(2026, 12, 24)),
        ("we are closed tomorrow", date(2026, 11, 23), date(2026, 11, 23)),
        ("closed next week", date(2026, 11, 23), date(2026, 11, 29)),
        ("我们12月1日到11日关门", FIRST, LAST),
        ("公司12月1号至11号放假", FIRST, LAST),
        ("12月1日到11日我们不营业", FIRST, LAST),
        ("店里从12月1日到12月11日停业", FIRST, LAST),
        ("12月1日到11日店休", FIRST, LAST),
        ("我们明天休息", date(2026, 11, 23), date(2026, 11, 23)),
        ("我們12月1日到11日公休", FIRST, LAST),
        ("本店12月1日至11日歇業", FIRST, LAST),
        # what is over, and said so
        ("we were closed 1-7 October", date(2026, 10, 1), date(2026, 10, 7)),
        ("我们10月1日到7日休息了", date(2026, 10, 1), date(2026, 10, 7)),
        ("we were closed 1–11 February", date(2026, 2, 1), date(2026, 2, 11)),
        # what is nearer
        ("我们2月1日到11日休息", date(2027, 2, 1), date(2027, 2, 11)),
        ("we are closed 16-20 November", date(2026, 11, 16), date(2026, 11, 20)),
    ],
)
def test_how_people_say_it(talk, house, line, first, last):
    talk(f"dora> {line}")
    with house.database.read() as db:
        days = silence.closed(house.own_desk(db)).days
    assert (days[0], days[-1]) == (first, last)


@pytest.mark.parametrize(
    "line",
    [
        "visited Acme, they are closed on Mondays",
        "拜访了王小明，他们12月1日到11日放假",
        "remind me tomorrow that we are closed on Friday",
        "note Acme the shop is closed 1-11 December",
        "I am off tomorrow",
        "我明天休息",
        "王小明的店关门了",
    ],
)
def test_what_only_mentions_it(talk, house, line):
    talk(f"dora> {line}")
    with house.database.read() as db:
        newest = db.scalar(select(Audit).order_by(Audit.id.desc()).limit(1))
        assert (newest.intent, newest.outcome) != ("closed", "done")
        assert silence.closed(house.own_desk(db)).days == ()


# What follows


def test_the_dates_move_by_the_closed_days_and_back(talk, house):
    before = buys(house, 1)
    talk("dora> we are closed 1–11 December")
    after = row(house, 1)
    for name in ("due_on", "overdue_on", "churn_check_on", "churn_alert_on"):
        assert getattr(after, name) - getattr(before, name) == SHUT
    talk("dora> undo")
    assert row(house, 1).churn_check_on == before.churn_check_on


def test_who_is_checked_before_it_is_not_touched(talk, house):
    before = buys(house, 1, silent=80)
    assert before.churn_check_on < FIRST
    talk("dora> we are closed 1–11 December")
    assert row(house, 1).churn_check_on == before.churn_check_on


def test_said_afterwards_it_counts_as_well(talk, house):
    before = buys(house, 1)
    wait_until(talk, date(2026, 12, 15))
    talk("dora> we were closed 1–11 December")
    assert row(house, 1).churn_check_on - before.churn_check_on == SHUT


def test_a_closure_long_ago_does_not_stretch_a_rhythm(talk, house):
    """Bought every ten days, but for the closed ones: the rhythm is one of ten days."""
    steady = buys(house, 1, every=10, times=6)
    [other] = add(house, 1)
    days = [TODAY - DAY * (10 * n + (20 if n > 2 else 0)) for n in range(6)]
    record(house, other, days)
    stretched = row(house, other).churn_check_on
    gap = days[2] - DAY * 20
    talk(f"dora> we were closed from {gap:%-d %B %Y} to {gap + DAY * 19:%-d %B %Y}")
    assert row(house, other).churn_check_on == steady.churn_check_on != stretched


def test_the_file_may_say_so_too(house):
    buys(house, 1)
    days = frozenset(FIRST + DAY * n for n in range(SHUT.days))
    shut = replace(house, shop=replace(house.shop, closed=days))
    with house.database.read() as db:
        before = risks.risks(house.own_desk(db), TODAY + 30 * DAY, 90)[0]
        after = risks.risks(shut.own_desk(db), TODAY + 30 * DAY, 90)[0]
    assert after.churn_check_on - before.churn_check_on == SHUT
    assert after.p_active > before.p_active


# Eleven days with forty regulars


def plan(customer, until, shut):
    """From weekly to monthly, as unevenly as people buy; nothing on closed days, but later."""
    dice, gap = random.Random(customer), 7 + customer * 23 / 39
    day = date(2026, 1, 1) + DAY * (customer % 7)
    while day <= until:
        yield day + (SHUT if shut and day >= FIRST else timedelta())
        day += DAY * max(1, round(dice.gammavariate(2, gap / 2)))


def alerts_of_each_day(talk, house, shut, said):
    """The week before, the eleven days, two weeks after: how many were told on which day."""
    last, began = LAST + 14 * DAY, house.clock()
    ids = add(house, 40)
    orders = {one: list(plan(n, last, shut)) for n, one in enumerate(ids)}
    for one, days in orders.items():
        record(house, one, [day for day in days if day <= TODAY])
    house.database.write(lambda db: silence.retune(house.own_desk(db)))
    house.database.write(lambda db: alerts.forget(house.own_desk(db)))
    if said:
        talk("dora> we are closed 1–11 December")
    for ahead in range(1, (last - TODAY).days + 1):
        day = TODAY + DAY * ahead
        wait_until(talk, day, hour=12)
        for one, days in orders.items():
            record(house, one, [at for at in days if at == day])
    with house.database.read() as db:
        told = db.scalars(select(Alert.told_at).where(Alert.told_at > began)).all()
    return Counter(at.astimezone(house.zone).date() for at in told)


BUSIEST, IN_ALL = 3, 12  # of the same forty over the same weeks in a shop that never closes


def after(told):
    return [told[day] for day in told if day > LAST]


def test_the_usual(talk, house):
    told = alerts_of_each_day(talk, house, shut=False, said=False)
    assert (max(told.values()), told.total()) == (BUSIEST, IN_ALL)


def test_no_burst_after_eleven_closed_days(talk, house):
    told = alerts_of_each_day(talk, house, shut=True, said=True)
    assert [day for day in told if FIRST <= day <= LAST] == []
    assert max(after(told)) <= BUSIEST
    assert sum(after(told)) <= IN_ALL
    assert not any("at once" in text for _, text in texts(house))


def test_if_nobody_says_so_there_is_one(talk, house):
    told = alerts_of_each_day(talk, house, shut=True, said=False)
    assert sum(told[day] for day in told if FIRST <= day <= LAST + 3 * DAY) > IN_ALL
    assert max(told.values()) > BUSIEST


def test_why_names_the_closure(talk, house):
    buys(house, 1)
    talk("dora> we are closed 1–11 December")
    wait_until(talk, date(2026, 12, 20))
    assert "- 11 closed days left out (Tue 1 Dec to Fri 11 Dec)." in talk("why Acme")
    assert "其中歇业 11 天不算（12月1日周二至12月11日周五）。" in talk("为什么Acme")
