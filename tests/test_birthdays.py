"""birthdays: whose, of whom, and when."""

from datetime import timedelta

import pytest

from core import customers
from core.customers import NewCustomer
from core.values import Birthday


@pytest.fixture
def born(house):
    def add(birthday, name="Kim Lee", owner=1):
        new = NewCustomer(name, birthday=birthday, owner_id=owner)
        return house.database.write(lambda db: customers.add(house.own_desk(db, "b1"), new))

    return add


def test_the_coming_week_of_ones_own_customers(talk, born):
    born(Birthday(11, 22), "Today")
    born(Birthday(11, 28, 1986), "Last")
    born(Birthday(11, 29), "Later")
    born(Birthday(11, 24), "Bos", owner=2)
    born(Birthday(11, 24), "Nobodys", owner=None)
    talk.goes("""
        ana> birthdays
        bot> 3 birthdays, Sun 22 Nov to Sat 28 Nov.
        bot> - Sun 22 Nov: Today · ana
        bot> - Mon 23 Nov: 王小明, 36 · ana
        bot> - Sat 28 Nov: Last, 40 · ana
        bot> [Draft: Today] draft c4
        bot> [Draft: 王小明] draft c3
        bot> [Draft: Last] draft c5
    """)
    assert "5 birthdays" in talk("everyone's birthdays")
    assert "5 birthdays" in talk("bo> birthdays"), "the team's, and nobody's"
    assert "5 birthdays" in talk("cleo> birthdays")


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("birthdays this month", "Sun 1 Nov", "Mon 30 Nov"),
        ("birthdays next month", "Tue 1 Dec", "Thu 31 Dec"),
        ("birthdays in December", "Tue 1 Dec", "Thu 31 Dec"),
        ("birthdays tomorrow", "Mon 23 Nov", None),
        ("birthdays in the next 30 days", "Sun 22 Nov", "Tue 22 Dec"),
        ("birthdays before Christmas", "Sun 22 Nov", "Fri 25 Dec"),
        ("who has a birthday next week?", "Mon 23 Nov", "Sun 29 Nov"),
        ("whose birthday is it tomorrow?", "Mon 23 Nov", None),
        ("any birthdays today?", "Sun 22 Nov", None),
        ("this month's birthdays", "Sun 1 Nov", "Mon 30 Nov"),
        ("upcoming birthdays", "Sun 22 Nov", "Sat 28 Nov"),
        ("show me birthdays this weekend", "Sat 21 Nov", "Sun 22 Nov"),
        ("本周生日", "11月16日周一", "11月22日周日"),
        ("本月谁过生日？", "11月1日周日", "11月30日周一"),
        ("下个月过生日的客户", "12月1日周二", "12月31日周四"),
        ("谁明天生日", "11月23日周一", None),
        ("最近有谁过生日", "11月22日周日", "11月28日周六"),
        ("近期生日的客户", "11月22日周日", "11月28日周六"),
        ("下周有哪些客户生日", "11月23日周一", "11月29日周日"),
        ("未来30天过生日的客户名单", "11月22日周日", "12月22日周二"),
        ("這個月誰生日", "11月1日週日", "11月30日週一"),
        ("下週過生日的客戶有哪些", "11月23日週一", "11月29日週日"),
    ],
)
def test_whichever_days_are_asked_for(talk, line, first, last):
    said = talk(line).splitlines()[0]
    assert first in said
    assert (last or first) in said


def test_pages_of_ten(talk, born):
    for n in range(12):
        born(Birthday(12, n + 1), f"Kim {n:02}")
    lines = talk("birthdays next month").splitlines()
    assert lines[0] == "bot> 12 birthdays, Tue 1 Dec to Thu 31 Dec."
    assert len([one for one in lines if one.startswith("  - ")]) == 10
    assert lines[-1] == "  [More] birthdays 20261201-20270101 +10"
    assert talk(":press 4").splitlines()[1:] == [
        "  - Fri 11 Dec: Kim 10 · ana",
        "  - Sat 12 Dec: Kim 11 · ana",
        "  [Draft: Kim 10] draft c14",
        "  [Draft: Kim 11] draft c15",
    ]


def test_both_calendars_in_the_order_of_the_days(talk, born):
    born(Birthday(10, 20, lunar=True), "Moon")  # 28 November 2026
    born(Birthday(11, 27), "Sun")
    lines = talk("birthdays").splitlines()
    assert [line.split(": ")[1] for line in lines if line.startswith("  - ")] == [
        "王小明, 36 · ana",
        "Sun · ana",
        "Moon · ana",
    ]


def test_across_the_new_year(talk, born):
    born(Birthday(1, 2), "Jan")
    born(Birthday(12, 30), "Dec")
    lines = talk("birthdays 20261225-20270110").splitlines()
    assert [line.split()[-3] for line in lines[1:3]] == ["Dec", "Jan"]


def test_nobody(talk, clock):
    clock.now += timedelta(days=20)
    assert talk("birthdays") == "bot> No birthday from Sat 12 Dec to Fri 18 Dec."
    assert talk("birthdays today") == "bot> No birthday on Sat 12 Dec."


@pytest.mark.parametrize(
    "line", ["生日快乐", "visited Acme, birthday next week", "备注 王小明 下周生日"]
)
def test_a_line_that_mentions_it_is_no_list(talk, line):
    assert "11月" not in talk(line).partition("\n")[0]
    assert " Nov" not in talk(line).partition("\n")[0]


@pytest.mark.parametrize(
    "line",
    ["王小明什么时候生日", "王小明的生日是哪天？", "when is 王小明's birthday?", "王小明生日"],
)
def test_whose_birthday_is_when_shows_the_card(talk, line):
    assert talk(line).startswith("bot> 王小明\n")
