"""王总, Mr Chen, Chen from Acme: who is meant by a surname, and when that is asked."""

import pytest

from core import companies
from core.customers import NewCustomer

ANA, BO = 1, 2


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture(autouse=True)
def people(house):
    def add(db):
        desk = house.own_desk(db)
        companies.add(desk, NewCustomer("华星科技", "company", owner_id=ANA))
        for name, company, owner in (
            ("陈丽", "华星科技", ANA),
            ("陈大文", None, BO),
            ("Peter Chen", "Acme", ANA),
            ("Jane Roe", "Acme", ANA),
            ("李志强", None, BO),
            ("李梅", None, BO),
            ("张伟", None, ANA),
            ("林志明", None, ANA),
            ("欧阳修", None, ANA),
        ):
            companies.add(desk, NewCustomer(name, company=company, owner_id=owner))

    house.database.write(add)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("拜访了王总，谈续约", "王小明"),
        ("拜訪了林經理，談續約", "林志明"),
        ("陈姐来电，要样品", "陈丽"),
        ("给张老师打了电话，很满意", "张伟"),
        ("见了老王，谈价格", "王小明"),
        ("拜访了欧阳总，谈续约", "欧阳修"),
        ("拜访了华星科技的陈姐，谈价格", "陈丽"),
        ("拜訪了華星科技陳小姐，談價格", "陈丽"),
        ("和华星陈总通了电话，要降价", "陈丽"),
        ("called Mr Chen, fine", "Peter Chen"),
        ("Ms. Roe called, she wants a demo", "Jane Roe"),
        ("visited Acme's Mr Chen, he wants 10% off", "Peter Chen"),
        ("called Chen from Acme, fine", "Peter Chen"),
        ("had lunch with Jane at Acme, ok", "Jane Roe"),
        ("met mr. roe, ok", "Jane Roe"),
    ],
)
def test_ones_own_customer_is_meant(talk, line, name):
    said = talk(line).splitlines()[0]
    assert name in said
    assert said.startswith(("bot> Logged", "bot> 已记录", "bot> 已記錄"))


def test_of_nobodys_own_all_are_asked_about(talk):
    said = talk("给李工打了电话，没接")
    assert "[李志强] q1 c" in said
    assert "[李梅] q1 c" in said


def test_somebody_elses_comes_only_when_it_is_none_of_ones_own(talk):
    assert "陈大文" in talk("bo> 拜访了陈总，谈续约")


@pytest.mark.parametrize(
    ("line", "like"), [("拜访了汪总，谈续约", "王小明"), ("见了章伟，谈价", "张伟")]
)
def test_a_homophone_is_asked_about_never_assumed(talk, line, like):
    said = talk(line)
    assert said.startswith("bot> 还没有叫")
    assert f"[是{like}" in said
    assert "还没有" in talk(f"历史 {like}")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("提醒我明天给陈姐回电", "陈丽"),
        ("remind me tomorrow to call Mr Chen", "Peter Chen"),
        ("remind me tomorrow to call Chen from Acme", "Peter Chen"),
        ("提醒我明天給林經理報價", "林志明"),
    ],
)
def test_a_reminder_knows_whom_it_is_about(talk, line, name):
    talk(line)
    assert "tomorrow 09:00" in talk(f"find {name}").replace("明天", "tomorrow")


def test_who_is_told_of_at_a_company(talk):
    assert "Role: decides" in talk("Jane at Acme decides")
    assert "Role: buys" in talk("Chen from Acme handles purchasing")
    assert "reminded of Peter Chen" in talk("Acme's Mr Chen passed away")
    assert "passed away" in talk("Acme's father passed away")  # not understood, and said back
    assert "Owner: ana" in talk("find Acme")


@pytest.mark.parametrize(
    "line",
    ["王小明换手机了，新号12345", "王小明的电话是12345", "改 王小明 电话 123456789012345678"],
)
def test_a_number_that_is_none_is_said_to_be_none(talk, line):
    assert "不是有效的电话号码" in talk(line)
    assert "13800138000" in talk("find 王小明")


def test_the_same_in_english(talk):
    assert "“1234” is not a phone number" in talk("change Acme's phone to 1234")
    assert "“1234” is not a phone number" in talk("Acme's new number is 1234")


@pytest.mark.parametrize("before", ["visited Acme, ok", "tasks"])
def test_thanks_is_nobodys_name(talk, before):
    talk(before)
    assert "customer" not in talk("no, thanks")
