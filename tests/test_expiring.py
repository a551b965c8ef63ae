"""expiring: whose membership ends, of whom, and when."""

from datetime import date, timedelta

import pytest

from storage.tables import Customer

TODAY = date(2026, 11, 22)


@pytest.fixture
def member(house):
    def write(customer_id, until, **fields):
        def change(db):
            row = db.get_one(Customer, customer_id)
            row.member_until, row.member_level = until, "Gold"
            for name, value in fields.items():
                setattr(row, name, value)

        house.database.write(change)

    return write


def test_the_next_thirty_days_of_ones_own(talk, member):
    member(1, TODAY + timedelta(days=30))
    member(3, TODAY, lapses_on=TODAY)
    member(2, TODAY + timedelta(days=3))
    talk.goes("""
        ana> expiring
        bot> 2 memberships end from Sun 22 Nov to Tue 22 Dec.
        bot> - Sun 22 Nov: 王小明, Gold, will not renew · ana
        bot> - Tue 22 Dec: Acme, Gold · ana
        bot> [Renew 王小明] renew c3
        bot> [Renew Acme] renew c1
    """)
    assert "3 memberships end" in talk("all expiring memberships")
    assert "3 memberships end" in talk("bo> expiring")


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("expiring this month", "Sun 1 Nov", "Mon 30 Nov"),
        ("memberships ending this month", "Sun 1 Nov", "Mon 30 Nov"),
        ("memberships that expire next month", "Tue 1 Dec", "Thu 31 Dec"),
        ("whose membership ends next week?", "Mon 23 Nov", "Sun 29 Nov"),
        ("who expires this week?", "Mon 16 Nov", "Sun 22 Nov"),
        ("renewals due in December", "Tue 1 Dec", "Thu 31 Dec"),
        ("upcoming renewals", "Sun 22 Nov", "Tue 22 Dec"),
        ("members expiring within 60 days", "Sun 22 Nov", "Thu 21 Jan"),
        ("快到期的会员", "11月22日周日", "12月22日周二"),
        ("有哪些会员快到期了", "11月22日周日", "12月22日周二"),
        ("本月到期的会员", "11月1日周日", "11月30日周一"),
        ("下个月谁的会员到期？", "12月1日周二", "12月31日周四"),
        ("谁下周到期", "11月23日周一", "11月29日周日"),
        ("明年到期的客户名单", "2027年1月1日", "2027年12月31日"),
        ("快到期的會員", "11月22日週日", "12月22日週二"),
        ("下個月到期的會員有哪些", "12月1日週二", "12月31日週四"),
    ],
)
def test_whichever_days_are_asked_for(talk, line, first, last):
    said = talk(line).splitlines()[0]
    assert first in said
    assert last in said


def test_pages_of_ten(talk, house, member):
    def add(db):
        for n in range(12):
            until = TODAY + timedelta(days=n)
            db.add(Customer(name=f"Kim {n:02}", owner_id=1, member_until=until,
                            created=house.clock(), tags=[], custom={}))  # fmt: skip

    house.database.write(add)
    lines = talk("expiring").splitlines()
    assert lines[0] == "bot> 12 memberships end from Sun 22 Nov to Tue 22 Dec."
    assert lines[-1] == "  [More] expiring 20261122-20261223 +10"
    assert [one for one in talk(":press 4").splitlines() if one.startswith("  - ")] == [
        "  - Wed 2 Dec: Kim 10 · ana",
        "  - Thu 3 Dec: Kim 11 · ana",
    ]


def test_nobody(talk):
    assert talk("expiring tomorrow") == "bot> No membership ends on Mon 23 Nov."


@pytest.mark.parametrize(
    "line",
    [
        "visited Acme, membership expiring this month",
        "备注 Acme 会员快到期了",
        "Acme的合同下周到期",
    ],
)
def test_a_line_that_mentions_it_is_no_list(talk, line):
    said = talk(line)
    assert "membership ends" not in said
    assert "会员到期" not in said
