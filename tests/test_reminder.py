"""The moment somebody asked to be reminded of: once, in time or said to be late."""

from datetime import timedelta

from bot import schedule
from storage.mail import NoticeRun


def test_it_rings_once(talk):
    talk("remind in 5 minutes call the bank")
    talk.goes("""
        :wait 1h
        bot> Reminder: call the bank
        bot> [Done] done t1
        bot> [+1 h] snooze t1 202611220105Z
        bot> [Tomorrow] snooze t1 202611230005Z
        :wait 20m
    """)


def test_it_shows_whom_it_is_about(talk):
    talk("remind in 5 minutes call Acme")
    assert "[Show Acme] find c1" in talk(":wait 1h")


def test_the_longer_name_is_meant(talk):
    talk("bo> remind in 5 minutes call Acme East")
    talk(":as bo")
    assert "[Show Acme East] find c2" in talk(":wait 1h")


def test_it_rings_for_whoever_promised_it(talk):
    talk("bo> remind in 5 minutes call the bank")
    assert talk(":wait 1h").startswith("bot to @bo> Reminder: call the bank")


def test_it_rings_in_the_readers_language(talk):
    talk("5分钟后提醒我回电")
    assert "提醒：回电" in talk(":wait 1h")


def test_what_is_done_does_not_ring(talk):
    talk("remind in 5 minutes call the bank")
    talk("done t1")
    assert talk(":wait 1h") == ""


def test_what_was_cancelled_or_undone_does_not_ring(talk):
    talk("remind in 5 minutes call the bank")
    talk("cancel t1")
    talk("remind in 5 minutes call the tax office")
    talk("undo")
    assert talk(":wait 1h") == ""


def test_what_was_done_between_due_and_sent_is_not_sent(talk, house, clock):
    talk("remind in 5 minutes call the bank")
    clock.now += timedelta(minutes=6)
    schedule.tick(house)
    assert "Reminder" not in talk("done t1")


def test_after_an_outage_it_rings_once_and_says_it_is_late(talk, clock):
    talk("remind in 5 minutes call the bank")
    clock.now += timedelta(hours=30)
    rung = talk(":wait 1m")
    assert "bot> Reminder, late, it was due yesterday 08:05: call the bank\n" in rung
    assert rung.count("Reminder") == 1
    assert "call the bank" not in talk(":wait 1d")


def test_a_few_minutes_are_not_worth_a_word(talk, clock):
    talk("remind in 5 minutes call the bank")
    clock.now += timedelta(minutes=20)
    assert talk(":wait 0s").startswith("bot> Reminder: call the bank")


def test_what_repeats_rings_every_week_until_cancelled(talk):
    talk("remind every Monday at 9am review the pipeline")
    assert talk(":wait 9d").count("Reminder: review the pipeline") == 2
    talk("cancel t1")
    assert talk(":wait 8d") == ""


def test_what_repeats_rings_once_after_a_long_outage_and_then_goes_on(talk, clock):
    talk("remind every day at 9am count the cash")
    clock.now += timedelta(days=5, hours=4)
    assert talk(":wait 1m").count("count the cash") == 1
    assert talk(":wait 1d").count("Reminder: count the cash") == 1


def test_what_repeats_is_done_for_this_time_only(talk):
    talk("remind every day at 9am count the cash")
    talk(":wait 2h")
    assert "Done for this time, next tomorrow 09:00: count the cash" in talk("done t1")
    assert talk(":wait 1d").count("Reminder: count the cash") == 1


def test_done_early_this_time_is_over(talk):
    talk("remind every Monday at 9am count the cash")
    assert "next Mon 30 Nov 09:00" in talk("done t1")
    assert "count the cash" not in talk(":wait 2d")
    assert talk(":wait 7d").count("count the cash") == 1


def test_put_off_and_undone_it_does_not_ring_twice(talk):
    talk("remind in 5 minutes call the bank")
    talk(":wait 10m")
    talk("snooze t1 in 2 hours")
    talk("undo")
    assert talk(":wait 3h") == ""


def test_two_replicas_ring_once(talk, house, clock):
    talk("remind in 5 minutes call the bank")
    clock.now += timedelta(minutes=6)
    schedule.tick(house)

    def look_back(db):  # the other replica has not heard of it yet
        db.get_one(NoticeRun, "reminder").last = clock.now - timedelta(hours=1)

    house.database.write(look_back)
    assert talk(":wait 1m").count("Reminder") == 1
