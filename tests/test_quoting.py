"""What is said under a line of ours is about that line, before anything that was said last."""

import pytest


@pytest.mark.parametrize(
    "words",
    ["done", "Done!", "ok, done", "that's done", "finished", "all sorted", "✅", "👍", "👍🏽",
     "搞定了",
     "搞定啦", "好了", "已经完成了", "做完了", "打过了", "處理好了", "已完成了", "辦好了"],
)  # fmt: skip
def test_under_a_reminder_it_is_done(talk, no_digests, words):
    talk("remind in 2 hours to call Acme")
    talk("remind in 1 day to call the bank")
    talk(":wait 2h")
    talk("find 王小明")
    talk(f":reply 2 {words}")
    assert talk("tasks").count("call the bank") == 2  # its line and its button
    assert "call Acme" not in talk("tasks")


def test_more_of_what_is_said_under_a_reminder(talk, no_digests):
    talk("remind in 2 hours to call Acme")
    talk(":wait 2h")
    talk("find 王小明")
    assert talk(":reply 2 snooze tomorrow 3pm").startswith("bot> Put off until tomorrow 15:00")
    assert talk(":reply 3 make it Friday").startswith("bot> Corrected: I'll remind you Fri 27 Nov")
    assert talk(":reply 4 called him, no answer").startswith("bot> Logged your call with Acme.")
    assert talk(":reply 5 改到下午6点").startswith("bot> 已更正：")
    assert talk(":reply 6 done").startswith("bot> Done: call Acme")
    assert talk(":reply 7 done").startswith("bot> Done: call Acme")  # twice is once


def test_a_list_is_about_several(talk):
    talk("remind me tomorrow at 9am to call the shop")
    talk("remind me at 3pm to call the bank")
    talk("tasks")
    talk.goes("""
        :reply done
        bot> Which task?
        bot> [call the bank] q1 t2
        bot> [call the shop] q1 t1
        ana> 1
        bot> Done: call the bank
        bot> [Undo] undo m5
    """)


def test_what_is_quoted_is_taken_back_or_corrected(talk):
    talk("visited Acme, ok, call back tomorrow 3pm")
    talk("note 王小明 fine")
    assert talk(":reply 2 no, Thursday").startswith("bot> Corrected: next touch Thu 26 Nov 15:00")
    assert talk(":reply 2 undo").startswith("bot> Undone: 1 change.")  # of 王小明
    assert "about 王小明 yet" in talk("history 王小明")
    talk(":wait 1d")
    talk("note 王小明 again")


def test_a_request_is_accepted_by_a_thumb_and_done_by_a_word(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    talk(":as bo")
    assert talk(":reply 👍").startswith("bot> It's yours: tomorrow 15:00")
    assert talk(":reply 2 done").startswith("bot> Done: call Acme")


def test_a_thumb_that_means_thanks_is_answered_by_nothing(talk):
    talk("remind in 2 hours to call Acme")
    assert talk(":reply 👍") == ""
    assert "call Acme" in talk("tasks")
    talk("note Acme ok")
    assert talk(":reply ✅") == ""


def test_whom_it_is_about(talk):
    talk("find Acme")
    talk("find 王小明")
    assert talk(":reply 2 tag VIP").startswith("bot> Tagged Acme: VIP.")
    assert talk(":reply 2 remind me tomorrow to call him").startswith(
        "bot> I'll remind you tomorrow 09:00 (in 1 day): call 王小明"
    )


def test_a_quote_of_nothing_special_is_read_as_ever(talk):
    talk("help")
    assert talk(":reply find Acme").startswith("bot> Acme")
    assert "There is nothing to undo." in talk(":reply undo")
    assert talk(":reply 99 done") == "there is no such message"
    assert talk(":reply 搞定了") == "bot> 你没有待办任务。"


@pytest.mark.parametrize("words", ["搞定了", "done", "好了", "finished"])
def test_without_a_quote_only_what_has_rung_is_meant(talk, no_digests, words):
    talk("remind in 2 hours to call the bank")
    talk(words)
    assert "call the bank" in talk("tasks")
    talk(":wait 2h")
    talk(words)
    assert "call the bank" not in talk("tasks")
