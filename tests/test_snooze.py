"""snooze TASK WHEN: later, once, and back again by undo."""

import pytest

pytestmark = pytest.mark.usefixtures("no_digests")


def test_the_button_says_when_so_pressing_twice_is_once(talk):
    talk("remind in 5 minutes call the bank")
    talk(":wait 6m")
    talk.goes("""
        ana> snooze t1 202611220105Z
        bot> Put off until today 09:05 (in 59 minutes): call the bank
        bot> [Done] done t1
        bot> [Undo] undo m2
        ana> snooze t1 202611220105Z
        bot> Put off until today 09:05 (in 59 minutes): call the bank
        bot> [Done] done t1
    """)
    assert talk(":wait 2h").count("Reminder: call the bank") == 1


def test_in_words(talk):
    talk("remind in 5 minutes call the bank")
    assert "Put off until tomorrow 15:00 (in 1 day)" in talk("snooze t1 tomorrow 3pm")
    assert "推迟到今天 10:00（2小时后）" in talk("推迟 t1 2小时后")
    assert "延到今天 11:00（3小時後）" in talk("推遲 t1 3小時後")


def test_what_was_put_off_rings_then_and_not_before(talk):
    talk("remind in 5 minutes call the bank")
    talk("snooze t1 in 2 hours")
    assert talk(":wait 1h") == ""
    assert talk(":wait 1h").count("Reminder: call the bank") == 1


def test_undone_it_rings_when_it_would_have(talk):
    talk("remind in 5 minutes call the bank")
    talk("snooze t1 in 2 hours")
    talk("undo")
    assert talk(":wait 10m").count("Reminder: call the bank") == 1
    assert talk(":wait 3h").count("call the bank") == 1  # once more, as nobody answered


def test_by_whoever_gave_it_its_owner_is_told(talk):
    talk("ask bo to call the bank tomorrow 3pm")
    assert "bot to @bo> ana moved it: Fri 27 Nov 09:00 (in 5 days): call the bank" in talk(
        "snooze t1 on Friday"
    )


def test_into_the_past(talk):
    talk("remind in 5 minutes call the bank")
    talk.goes("""
        ana> snooze t1 yesterday
        bot> yesterday 09:00 is already past. When shall it be?
        bot> [+1 h] snooze t1 202611220100Z
        bot> [Tomorrow] snooze t1 202611230005Z
        ana> in 3 hours
        bot> Put off until today 11:00 (in 3 hours): call the bank
        bot> [Done] done t1
        bot> [Undo] undo m3
    """)


def test_a_button_pressed_too_late_offers_the_hours_that_are_left(talk):
    talk("remind in 5 minutes call the bank")
    talk(":wait 6m")
    talk(":wait 3h")
    talk.goes("""
        推迟 t1 202611220105Z
        bot> 今天 09:05已经过去了，换个时间？
        bot> [1小时后] snooze t1 202611220406Z
        bot> [明天] snooze t1 202611230005Z
    """)
    assert "done t1" in talk("snooze t1 202611220406Z")


def test_a_button_pressed_too_late_says_that_it_is_done(talk):
    talk("remind in 5 minutes call the bank")
    talk(":wait 2h")
    talk("done t1")
    assert talk("snooze t1 202611220105Z") == "bot> That is done: call the bank"


def test_when_is_asked_for(talk):
    talk("remind in 5 minutes call the bank")
    assert talk("snooze t1") == "bot> When?"
    assert "Put off until today 10:00" in talk("in 2 hours")


def test_what_repeats_keeps_its_rhythm_and_comes_once_more(talk):
    talk("remind every day at 9am call Acme")
    talk(":wait 2h")
    talk("snooze t1 202611221100Z")
    talk("snooze t1 202611221100Z")
    rung = talk(":wait 10h")
    assert rung.count("Reminder: call Acme") == 1
    assert "[Show Acme] find c1" in rung
    assert talk(":wait 15h").count("Reminder: call Acme") == 1


def test_put_off_again_after_it_was_done_it_rings_again(talk):
    talk("remind every day at 9am count the cash")
    talk("snooze t1 tomorrow 3pm")
    talk("done t2")
    talk("snooze t1 tomorrow 3pm")
    assert talk(":wait 1d8h").count("Reminder: count the cash") == 3


def test_another_persons_task_is_not_even_there(talk):
    talk("remind in 2 hours call Acme")
    assert "That task is not on your list." in talk("bo> snooze t1 in 3 hours")
