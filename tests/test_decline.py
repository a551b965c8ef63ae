"""decline TASK REASON: back to whoever gave it, with the reason."""

import pytest

from core import staff, staffing

pytestmark = pytest.mark.usefixtures("no_digests")


def test_the_reason_is_asked_for_and_told(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    talk.goes("""
        bo> decline t1
        bot> Why not?
        bo> I'm at a fair that day
        bot> ana has it back: call Acme
        bot> [Undo] undo m3
        bot to @ana> bo declined, so it is yours again: call Acme
        bot to @ana> Reason: I'm at a fair that day
        bot to @ana> Due: tomorrow 15:00
        bot to @ana> [Done] done t1
        bot to @ana> [+1 h] snooze t1 202611220100Z
        bot to @ana> [Tomorrow] snooze t1 202611240700Z
        bo> tasks
        bot> Nothing to do. Enjoy it.
        ana> tasks
        bot> 1 task to do.
        bot> - tomorrow 15:00: call Acme
        bot> [✓ call Acme] done t1
    """)


def test_in_chinese(talk):
    talk("让bo周五交报表")
    assert talk("bo> 婉拒 t1 周五在展会").startswith("bot> 已退回给ana：交报表")


def test_it_rings_for_whoever_has_it_now(talk):
    talk("ask bo to call Acme in 2 hours")
    talk("bo> decline t1 no time")
    assert talk(":wait 2h").startswith("bot> Reminder: call Acme")


def test_pressed_twice_it_is_gone(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    talk("bo> decline t1 no time")
    assert "That task is not on your list." in talk("bo> decline t1 no time")


def test_what_nobody_gave_is_cancelled(talk):
    talk("remind tomorrow at 3pm call Acme")
    assert talk("decline t1 no time").startswith("bot> Cancelled: call Acme")


def test_nobody_is_left_to_take_it_back(talk, house):
    talk("ask bo to call Acme tomorrow at 3pm")
    house.database.write(lambda db: staffing.suspend(house.own_desk(db), staff.named(db, "ana")))
    assert talk("bo> decline t1 no time") == (
        "bot> ana is not at work here any more; nothing was given."
    )
    assert "call Acme" in talk("bo> tasks")
