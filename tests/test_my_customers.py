"""Whom one keeps, in the order in which they are to be spoken with."""

import pytest

from core import portfolio
from core.desk import Role
from core.staff import enrol


def test_who_is_next_stands_first(talk):
    talk.goes("""
        ana> my customers
        bot> You keep 2 customers.
        bot> - Acme
        bot> - 王小明 · 宏远科技
        ana> visited 王小明, call back on Friday
        bot> Logged your visit to 王小明.
        bot> Note: call back on Friday
        bot> Next: Fri 27 Nov 09:00 (in 5 days): call back
        bot> [Done] done t1
        bot> [Undo] undo m2
        ana> note Acme fine
        bot> Noted about Acme.
        bot> Note: fine
        bot> [Undo] undo m3
        ana> 我有哪些客户
        bot> 你负责 2 位客户。
        bot> - 王小明 · 宏远科技 · 下次 周五 11/27 09:00
        bot> - Acme · 刚刚跟进
    """)
    talk(":wait 6d")
    assert "  - 王小明 · 宏远科技 · overdue since yesterday 09:00" in talk("list my customers")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("bo's customers", "bo keeps 1 customer."),
        ("show me customers of bo", "bo keeps 1 customer."),
        ("which customers does bo have?", "bo keeps 1 customer."),
        ("bo的客户有哪些", "bo负责 1 位客户。"),
        ("bo有多少客戶？", "bo負責 1 位客戶。"),
        ("客户列表", "你负责 2 位客户。"),
        ("看一下我的客戶名單", "你負責 2 位客戶。"),
        ("how many customers do I have?", "You keep 2 customers."),
        ("cleo's customers", "cleo keeps no customers yet."),
    ],
)
def test_however_it_is_asked(talk, line, said):
    assert talk(line).splitlines()[0] == f"bot> {said}"


def test_nobody_yet(talk):
    assert talk("cleo> 我的客户") == "bot> 你还没有客户。"


def test_ten_at_a_time(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    for name in "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll".split():
        talk(f"dan> add {name} Xenon")
    said = talk("dan> my customers").splitlines()
    assert said[0] == "bot> You keep 12 customers."
    assert said[1:3] == ["  - Aa Xenon", "  - Bb Xenon"]
    assert said[-1] == "  [More] customers of s4 +10"
    assert talk("dan> customers of s4 +10").splitlines()[1:] == ["  - Kk Xenon", "  - Ll Xenon"]


def test_the_lost_are_kept_no_more(talk, house):
    talk("lost Acme, too expensive")
    with house.database.read() as db:
        desk = house.own_desk(db)
        assert (portfolio.count(desk, 1), len(portfolio.kept_by(desk, 1, 9))) == (1, 1)


@pytest.mark.parametrize("line", ["拜访了王小明，他的客户很多", "met Acme, my customers love it"])
def test_what_only_speaks_of_customers(talk, line):
    assert talk(line).startswith(("bot> Logged", "bot> 已记录"))
