"""王总上个月去世了: every reminder and greeting ends, in a few plain words."""

import pytest

from core.desk import Role
from core.staff import enrol


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_few_words_and_a_way_back(talk):
    talk.goes("""
        ana> 王小明上个月去世了
        bot> 请节哀。不会再有关于王小明的提醒和问候。
        bot> [撤销] undo m1
        ana> 王小明
        bot> 王小明
        bot> 公司: 宏远科技
        bot> 负责人: ana
        bot> 电话: +8613800138000
        bot> 生日: 1990年11月23日
        bot> 状态: 已故
        ana> undo m1
        bot> Undone: 1 change.
    """)
    assert "Status" not in talk("find 王小明")


def test_no_birthday_and_no_reminder_any_more(talk):
    talk("明天下午3点提醒我给王小明回电")
    talk("王小明去世了")
    assert talk(":wait 2d") == ""
    assert talk("tasks").startswith("bot> Nothing to do")


def test_undone_the_reminder_rings_again(talk):
    talk("明天下午3点提醒我给王小明回电")
    talk("王小明去世了")
    talk("undo")
    assert "给王小明回电" in talk(":wait 2d")


@pytest.mark.parametrize(
    "line",
    [
        "王小明去世了",
        "王小明昨天过世了",
        "王小明上個月過世了",
        "王小明因病往生",
        "王总病逝了",
        "听说王小明前几天去世了",
        "Mr Wang passed away",
        "Wang Xiaoming passed away last month",
        "Wang Xiaoming has died",
        "sadly, Wang Xiaoming died yesterday",
    ],
)
def test_many_ways_to_say_it(talk, line):
    talk(line)
    assert "Status: deceased" in talk("find 王小明").replace("状态: 已故", "Status: deceased")


@pytest.mark.parametrize(
    "line",
    [
        "王小明的父亲去世了",
        "王小明父亲上周去世了",
        "王小明说他爷爷去世了",
        "Wang Xiaoming's father passed away",
        "Acme died",
        "the deal died",
    ],
)
def test_somebody_else_has_died(talk, line):
    talk(line)
    assert "Status" not in talk("find 王小明")
    assert "Status" not in talk("find Acme")


def test_a_list_of_many_leaves_the_dead_in_peace(talk):
    talk("add 王建国 13900000011")
    talk("王建国去世了")
    assert "[王建国" not in talk("c 王总")
    assert talk("c 王建国").startswith("bot> 王建国\n")


def test_a_visit_at_which_it_was_told_is_a_visit(talk):
    assert talk("拜访了王小明，他父亲去世了").startswith("bot> 已记录对王小明的拜访。")


def test_whoever_keeps_them_or_meant_to_call_is_told(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    talk("dan> remind me tomorrow at 3pm to call 王小明")
    said = talk("bo> 王小明 passed away")
    for name in ("ana", "dan"):
        assert f"bot to @{name}> bo let me know that 王小明 has died." in said
