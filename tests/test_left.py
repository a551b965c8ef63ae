"""Somebody works there no longer: one contact ends, another begins, in one change set."""

import pytest

from core.desk import Role
from core.staff import enrol


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def at_hongyuan(talk):
    talk("add 宏远科技")
    talk("add 李志强 13900000011 宏远科技 采购")


def test_one_ends_the_other_begins_and_what_is_open_goes_along(talk):
    at_hongyuan(talk)
    talk("明天下午3点提醒我给李志强回电")
    talk.goes("""
        ana> 李经理离职了，接手的是陈静
        bot> 李志强已从宏远科技离职，由陈静接手。
        bot> 转交的任务: 1
        bot> [查看资料] find c6
        bot> [撤销] undo m4
        ana> 宏远
        bot> 宏远科技
        bot> 负责人: ana
        bot> 联系人: 陈静（采购）、王小明
        bot> 下次: 明天 15:00：给李志强回电
        bot> [陈静] find c6
        bot> [王小明] find c3
        ana> 李志强
        bot> 李志强
        bot> 公司: 宏远科技（采购）
        bot> 负责人: ana
        bot> 电话: +8613900000011
        bot> 状态: 已结束
        ana> undo m4
        bot> Undone: 3 changes.
    """)
    assert "李志强 (buys), 王小明" in talk("find 宏远科技")
    assert talk("find 陈静") == "bot> No customer is called “陈静”."


@pytest.mark.parametrize(
    "line",
    [
        "李志强离职了，接手的是陈静",
        "李經理離職了，由陳靜接手",
        "李志强已经离职 陈静接手",
        "李志强辞职了，现在由陈静负责",
        "李志强离职了,接替他的是陈静",
        "李志强从宏远离职了，换成陈静了",
        "李志强不在宏远了，以后找陈静",
        "李志强退休了，新的采购是陈静",
        "听说李志强跳槽了，以后联系陈静",
        "李志强 left the company, 陈静 takes over",
        "李志强 left 宏远科技 and 陈静 took over",
        "李志强 has left, replaced by 陈静",
        "李志强 left the company 陈静 takes over",
        "李志强离开了宏远，陈静接手",
        "李志强 resigned. His successor is 陈静",
        "李志强 no longer works at 宏远科技, the new contact is 陈静",
        "李志强 quit his job, now talk to 陈静",
    ],
)
def test_many_ways_to_say_it(talk, line):
    at_hongyuan(talk)
    talk(line)
    card = talk("find 宏远科技")
    assert "李志强" not in card
    assert "陈静 (buys)" in card or "陳靜 (buys)" in card


def test_the_successors_number_comes_in_the_same_breath(talk):
    at_hongyuan(talk)
    talk("李志强离职了，接手的是陈静，电话13600136000")
    assert "+8613600136000" in talk("find 陈静")


def test_without_a_successor_the_company_keeps_what_is_open(talk):
    at_hongyuan(talk)
    talk("明天下午3点提醒我给李志强回电")
    assert "李志强已从宏远科技离职。" in talk("李志强离职了")
    assert "给李志强回电" in talk("find 宏远科技")


def test_who_is_known_there_takes_over_as_they_are(talk):
    at_hongyuan(talk)
    talk("add 陈静 13600136000 宏远科技")
    talk("李志强离职了，陈静接手")
    assert "陈静 (buys), 王小明" in talk("find 宏远科技")
    assert talk("find 陈静").count("\n") > 1


def test_a_namesake_at_another_company_is_somebody_else(talk):
    at_hongyuan(talk)
    talk("add 华星贸易")
    talk("add 陈静 13600136000 华星贸易 财务")
    talk("李志强离职了，陈静接手")
    assert "陈静 (pays)" in talk("find 华星贸易")
    assert "陈静 (buys)" in talk("find 宏远科技")


def test_without_a_company_row_the_words_are_kept(talk):
    assert "王小明 has left 宏远科技, Jane Roe takes over." in talk(
        "王小明 left the company, Jane Roe takes over"
    )
    assert "Company: 宏远科技" in talk("find Jane Roe")
    assert "Status: ended" in talk("find 王小明")


def test_no_birthday_is_told_of_who_left(talk):
    talk("王小明离职了")
    assert "生日" not in talk(":wait 1d2h")


def test_a_company_cannot_leave(talk):
    assert talk("Acme has left the company") == (
        "bot> Acme is a company; that can only be said of a person."
    )


def test_colleagues_with_something_open_are_told(talk, house):
    at_hongyuan(talk)
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    talk("dan> remind me tomorrow at 3pm to call 李志强")
    said = talk("李志强 left the company, Jane Roe takes over")
    assert (
        "bot to @dan> ana: 李志强 has left 宏远科技, Jane Roe takes over.\n  Tasks moved: 1" in said
    )


def test_the_owner_hears_of_it_from_a_manager(talk):
    said = talk("bo> 王小明 left the company, Jane Roe takes over")
    assert "bot to @ana> bo: 王小明 has left 宏远科技, Jane Roe takes over." in said


@pytest.mark.parametrize(
    "line",
    [
        "王小明 left a message",
        "王小明 left early",
        "王小明 left at 5pm",
        "He left the company",
        "王小明说李经理离职了",
        "离开公司后再联系",
        "王小明今天不在",
    ],
)
def test_what_ends_nobody(talk, line):
    talk(line)
    assert "Status" not in talk("find 王小明")


@pytest.mark.parametrize(
    "line",
    ["拜访了王小明，李经理离职了，接手的是陈静", "called Acme, Lisa left, Tom takes over"],
)
def test_what_happened_stays_a_log(talk, line):
    assert talk(line).startswith(("bot> 已记录对王小明", "bot> Logged your call"))
