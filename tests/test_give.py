"""ask NAME to …: a colleague is given a task and told at once."""

import pytest

from core import staff, staffing
from core.desk import Role
from core.staff import enrol


@pytest.fixture
def chen(house):
    """小陈 to her colleagues."""
    return house.database.write(lambda db: enrol(db, "陈静", Role.SALES))


def test_the_colleague_is_told_and_can_answer(talk):
    talk.goes("""
        ana> ask bo to call Acme tomorrow at 3pm
        bot> I've asked bo: tomorrow 15:00 (in 1 day): call Acme
        bot> [Cancel it] cancel t1
        bot> [Undo] undo m1
        bot to @bo> ana asks you: tomorrow 15:00 (in 1 day): call Acme
        bot to @bo> [Accept] accept t1
        bot to @bo> [Decline] decline t1
    """)


def test_in_chinese_by_the_name_colleagues_use(talk, chen):
    talk.goes("""
        ana> 让小陈明天下午3点给王小明回电
        bot> 已交给陈静：明天 15:00（1天后）：给王小明回电
        bot> [取消任务] cancel t1
        bot> [撤销] undo m1
        bot to @陈静> ana asks you: tomorrow 15:00 (in 1 day): 给王小明回电
        bot to @陈静> [Accept] accept t1
        bot to @陈静> [Decline] decline t1
    """)
    assert talk("讓小陳週五交報表").startswith("bot> 已交給陈静：週五 11/27 09:00（5天後）：交報表")


def test_whom_it_is_about_is_known(talk):
    talk("ask bo to call Acme in 2 hours")
    talk(":as bo")
    assert "[Show Acme] find c1" in talk(":wait 2h")


def test_by_when_and_what_are_asked_for(talk):
    assert talk("ask bo to call Acme") == "bot> By when?"
    assert "I've asked bo: Fri 27 Nov 10:00 (in 5 days): call Acme" in talk("Friday 10am")
    assert talk("让bo明天") == "bot> 要做什么？"
    assert "已交给bo：明天 09:00（1天后）：交报表" in talk("交报表")


def test_again_and_again_and_before_something(talk):
    said = talk("ask bo to count the cash every Friday at 5pm")
    assert "Fri 27 Nov 17:00 (in 5 days): count the cash" in said
    assert "⟳" in talk("bo> tasks")
    said = talk("让bo明天下午3点开会前半小时准备会议室")
    assert "明天 14:30（1天后）：15:00 开会准备会议室" in said.replace("会 准", "会准")


def test_to_oneself_it_is_simply_a_task(talk):
    said = talk("ask ana to call Acme tomorrow at 3pm")
    assert said.startswith("bot> Yours: tomorrow 15:00 (in 1 day): call Acme")
    assert "Accept" not in said


def test_nobody_of_that_name(talk):
    assert talk("ask dave to call Acme tomorrow") == "bot> No colleague is called “dave”."


def test_who_was_suspended_takes_nothing_on(talk, house):
    house.database.write(lambda db: staffing.suspend(house.own_desk(db), staff.named(db, "bo")))
    assert talk("ask bo to call Acme tomorrow") == "bot> No colleague is called “bo”."
    assert talk("give task s2 tomorrow call Acme") == "bot> No colleague is called “s2”."


def test_the_past_is_refused(talk):
    assert "is already past" in talk("ask bo to call Acme yesterday at 3pm")
    assert talk("bo> tasks") == "bot> Nothing to do. Enjoy it."


def test_undone_it_was_never_given(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    talk("undo")
    assert talk("bo> accept t1") == "bot> That task is not on your list. Say tasks to see yours."


def test_whoever_gave_it_may_cancel_it_and_the_colleague_hears(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    assert "bot to @bo> ana cancelled: call Acme" in talk("cancel t1")
    assert talk("bo> tasks") == "bot> Nothing to do. Enjoy it."
    assert "bot to @bo" not in talk("cancel t1")


def test_others_have_no_say(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    assert "That task is not on your list." in talk("cleo> cancel t1")
