"""at risk: who is due for a call or slipping, the most worth first."""

import pytest
from sqlalchemy import select

from core import staff
from storage import tables
from storage.mail import Audit
from tests.purchases import TODAY, buys, regulars, wait_until


@pytest.fixture
def database(in_memory, memory):
    """These walk through months, day by day: SQLite will do; core's own tests ask both."""
    yield in_memory
    memory.rollback()


def test_nobody(talk):
    assert talk("at risk") == "bot> Nobody is due for a call. Well kept."


def test_both_stages_the_most_worth_first(talk, house):
    buys(house, 1, silent=50)
    buys(house, 3, silent=70, amount=500_00)
    talk.goes("""
        who should I call?
        bot> 2 customers are due for a call or slipping, the most worth first.
        bot> - 王小明 (ana): may be slipping, 70 days silent, usually every 25
        bot> - Acme (ana): due for a call, 50 days silent, usually every 25
        谁可能流失？
        bot> 2 位客户该联系或可能在流失，按价值排列。
        bot> - 王小明（ana）：可能在流失，70 天没动静，通常每 25 天一次
        bot> - Acme（ana）：该联系了，50 天没动静，通常每 25 天一次
    """)


def test_ones_own_for_sales_the_team_for_a_manager(talk, house):
    buys(house, 1, silent=70)
    buys(house, 2, silent=70)
    regulars(house, 1, owner=None, silent=70)
    assert talk("at risk").count("slipping,") == 2  # the title and Acme
    assert "Acme East" not in talk("at risk")
    assert talk("bo> at risk").count("may be slipping") == 3

    def led_by_another(db):
        cy = staff.enrol(db, "cy", staff.Role.MANAGER)
        db.get_one(tables.Staff, staff.named(db, "ana").id).manager_id = cy.id

    house.database.write(led_by_another)
    assert talk("bo> at risk").count("may be slipping") == 2
    assert talk("cy> at risk").count("may be slipping") == 3


def test_a_page_at_a_time(talk, house):
    regulars(house, 23, silent=70)
    said = talk("at risk").splitlines()
    assert said[0] == ("bot> 23 customers are due for a call or slipping, the most worth first.")
    assert said[1].startswith("  - Shop 22 (ana)")
    assert (len(said), said[-1]) == (12, "  [More] at risk +10")
    assert len(talk("at risk +20").splitlines()) == 4
    assert talk("at risk +30") == "bot> That is all."


def test_put_off_and_explained_ones_are_left_out(talk, house):
    for one in (1, 3):
        buys(house, one, silent=70)
    talk("hold off Acme for 2 weeks")
    assert "Acme" not in talk("at risk")
    talk("lost 王小明, price")
    assert talk("at risk") == "bot> Nobody is due for a call. Well kept."
    wait_until(talk, TODAY.replace(month=12, day=7))
    assert "Acme" in talk("at risk")


def test_who_is_gone_for_long_is_no_longer_called(talk, house):
    buys(house, 1, silent=500)
    assert talk("at risk").startswith("bot> Nobody")


@pytest.mark.parametrize(
    "line",
    [
        "who is slipping?",
        "who's at risk",
        "who should I call today?",
        "whom should I contact",
        "which customers are at risk?",
        "which of my customers are slipping away?",
        "customers at risk",
        "call list",
        "谁可能流失",
        "谁要流失了？",
        "哪些客户该联系了",
        "哪些客户可能会流失？",
        "今天该联系谁",
        "我该给谁打电话？",
        "有谁该联系了",
        "可能流失的客户",
        "流失风险",
        "誰可能流失",
        "哪些客戶該聯絡了？",
        "今天該聯絡誰",
    ],
)
def test_how_people_ask(talk, house, line):
    buys(house, 1, silent=70)
    assert "Acme" in talk(line)
    with house.database.read() as db:
        assert db.scalar(select(Audit.intent).order_by(Audit.id.desc()).limit(1)) == "at_risk"
