"""Nicknames: asked once, known from then on, of whoever was asked and nobody else."""

import pytest

from core import customers
from core.customers import NewCustomer


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture(autouse=True)
def another_wang(house):
    def add(db):
        customers.add(house.own_desk(db), NewCustomer("王建国", owner_id=1))

    house.database.write(add)


def test_what_was_picked_once_is_known_and_told(talk):
    talk.goes("""
        ana> 拜访了王总，谈续约
        bot> 是哪位客户？
        bot> [王小明 · 宏远科技] q1 c3
        bot> [王建国] q1 c4
        ana> 2
        bot> 已记录对王建国的拜访。
        bot> 内容: 谈续约
        bot> [撤销] undo m2
        ana> 拜访了王总，又谈了续约
        bot> 已记录对王建国的拜访。
        bot> 内容: 又谈了续约
        bot> [撤销] undo m3
    """)


def test_undo_of_that_message_forgets_it_too(talk):
    talk("拜访了王总，谈续约")
    talk("2")
    talk("undo m2")
    assert talk("拜访了王总，谈续约").startswith("bot> 是哪位客户？")


def test_where_nothing_else_was_written_it_is_said_and_can_be_said_anew(talk):
    talk("c 王总")
    assert "From now on “王总” is 王建国 to me when you say it." in talk("2")
    said = talk("c 王总")
    assert said.startswith("bot> 王建国")
    assert "[Somebody else] nickname 王总" in said
    assert "[王小明 · 宏远科技]" in talk(":press 1")
    assert "When you say “王总” I take it for 王小明." in talk("1")
    assert talk("c 王总").startswith("bot> 王小明")


def test_it_is_the_askers_alone(talk):
    talk("c 王总")
    talk("1")
    assert talk("bo> c 王总").startswith("bot> Which customer?")


@pytest.mark.parametrize("word", ["老王", "小王", "王经理", "big wang", "lao wang", "Mr Wang"])
def test_words_that_are_learnt(talk, word):
    assert talk(f"c {word}").startswith("bot> Which customer?")
    talk("q1 c4")
    assert talk(f"c {word}").startswith("bot> 王建国")


def test_a_slip_that_was_confirmed_is_learnt(talk):
    talk("order Axme ¥5")
    talk("1")
    assert talk("order Axme ¥6").startswith("bot> Acme bought for ¥6")


@pytest.mark.parametrize("name", ["王小明", "Acme"])
def test_a_name_stays_a_name(talk, name):
    assert talk(f"when I say {name} I mean Acme East") == (
        f"bot> “{name}” is a name or a number already; nicknames are other words."
    )
    assert talk(f"find {name}").startswith(f"bot> {name}\n")


def test_namesakes_are_asked_about_again(talk):
    talk("add 王建国 13900000012")
    talk("c 王建国")
    talk("2")
    assert talk("c 王建国").startswith("bot> Which customer?")


@pytest.mark.parametrize(
    "line",
    [
        "老王就是王建国",
        "我说的老王就是王建国",
        "我說的老王是王建国",
        "when I say 老王 I mean 王建国",
    ],
)
def test_it_can_be_said_outright(talk, line):
    talk(line)
    assert talk("老王").startswith("bot> 王建国")
    talk("提醒我明天下午3点给老王回电")
    assert "给老王回电" in talk("find 王建国")


def test_who_has_left_is_not_meant_any_more(talk):
    talk("老王就是王建国")
    talk("王建国离职了")
    assert "[王小明 · 宏远科技]" in talk("c 老王")


def test_a_nickname_that_nobody_fits(talk):
    assert talk("nickname 老赵") == "bot> No customer is called “老赵”."


def test_somebody_else_is_asked_for_where_nobody_else_is_called_so(talk):
    talk("when I say the big one I mean Acme")
    assert talk("the big one").endswith("  [Somebody else] nickname the big one")
    assert talk(":press 1") == "bot> Who is that?"
    assert "When you say “the big one” I take it for 王建国." in talk("王建国")
