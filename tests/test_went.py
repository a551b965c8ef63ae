"""went TASK …: how a call went, on the timeline once."""

import pytest


@pytest.fixture
def called(talk):
    talk("remind in 2 hours call Acme")
    talk("done t1")
    return talk


def test_one_tap_logs_the_call(called):
    called.goes("""
        ana> went t1 reached
        bot> Logged for Acme.
        bot> Note: Reached: call Acme
        bot> [Show Acme] find c1
        bot> [Undo] undo m3
        ana> history Acme
        bot> Acme: 1 entry, the newest first.
        bot> - today 08:00 call by ana: Reached: call Acme
    """)


def test_twice_is_once_and_another_answer_corrects_the_first(called):
    called("went t1 reached")
    assert "Undo" not in called("went t1 reached")
    called("went t1 no answer")
    assert called("history Acme").splitlines()[1:] == [
        "  - today 08:00 call by ana: No answer: call Acme"
    ]
    called("undo")
    assert "Reached: call Acme" in called("history Acme")


def test_after_no_answer_it_can_be_tried_again(called):
    said = called("went t1 no answer")
    assert "[+1 h] again t1 202611220100Z" in said
    assert "[Tomorrow] again t1 202611230200Z" in said
    called(":press 1")
    assert "- today 09:00: call Acme" in called("tasks")
    assert "No answer: call Acme" in called("history Acme")


def test_in_the_language_the_task_was_written_in(talk):
    talk("提醒我2小时后给王小明回电")
    talk("done t1")
    assert "打通了：给王小明回电" in talk("结果 t1 打通了")
    talk("提醒我2小時後去拜訪王小明")
    assert "沒見到：去拜訪王小明" in talk("結果 t2 沒見到")
    assert "visit by ana" in talk("history 王小明")


def test_it_finishes_what_was_still_open(talk):
    talk("remind in 2 hours call Acme")
    talk("went t1 reached")
    assert talk("tasks") == "bot> Nothing to do. Enjoy it."


def test_about_nobody_it_is_only_done(talk):
    talk("remind in 2 hours call the bank")
    assert talk("went t1 reached").startswith("bot> Done: call the bank")


def test_a_task_that_repeats_is_told_of_each_time(talk):
    talk("remind every day at 9am call Acme")
    talk(":wait 2h")
    talk("done t1")
    talk("went t1 reached")
    talk(":wait 1d")
    talk("done t1")
    talk("went t1 no answer")
    assert "2 entries" in talk("history Acme")


def test_another_persons_call(called):
    assert "That task is not on your list." in called("bo> went t1 reached")


def test_how_it_went_is_asked_for(called):
    assert called("went t1") == "bot> How did it go?"
