"""What is not urgent waits until somebody's morning; what they asked to hear then does not."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import outbox, schedule
from bot.chat import Announcement, Channel, Reply
from bot.texts import Text
from core.calendar import after_quiet
from core.values import PersonRef, When
from storage.mail import Outbox
from storage.tables import Staff

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
NIGHT = (time(22), time(8))
NOON = (time(12), time(13))


def at(text, zone=SHANGHAI):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("quiet", "now", "then"),
    [
        (NIGHT, "2026-11-23 21:59", "2026-11-23 21:59"),
        (NIGHT, "2026-11-23 22:00", "2026-11-24 08:00"),
        (NIGHT, "2026-11-23 03:00", "2026-11-23 08:00"),
        (NIGHT, "2026-11-23 08:00", "2026-11-23 08:00"),
        (NOON, "2026-11-23 12:30", "2026-11-23 13:00"),
        (NOON, "2026-11-23 13:00", "2026-11-23 13:00"),
        (None, "2026-11-23 03:00", "2026-11-23 03:00"),
        ((time(22), time(0)), "2026-11-23 23:00", "2026-11-24 00:00"),
    ],
)
def test_quiet_hours_may_run_past_midnight(quiet, now, then):
    assert after_quiet(at(now), SHANGHAI, quiet) == at(then)


def test_a_morning_that_the_clocks_skip_begins_when_they_have_moved():
    """New York has no half past two on the 14th of March 2027."""
    quiet = (time(22), time(2, 30))
    ends = after_quiet(at("2027-03-14 01:00", NEW_YORK), NEW_YORK, quiet)
    assert ends == at("2027-03-14 03:00", NEW_YORK)


@pytest.fixture
def quiet(house):
    """The shop keeps quiet from ten to eight."""
    return replace(house, shop=replace(house.shop, quiet=NIGHT))


def keep(house, staff_id=1, **habits):
    def write(db):
        for name, value in habits.items():
            setattr(db.get_one(Staff, staff_id), name, value)

    house.database.write(write)


NEWS = Text(en="It is {when}.", zh_hans="{when}。", zh_hant="{when}。")


def due_of(house, kind, to=None, expires=None, now=None):
    """When a notice of that kind goes out, and what it says."""
    to = to or PersonRef(1, "ana")

    def write(db):
        desk = house.own_desk(db)
        reply = Reply(NEWS(when=When(desk.now)))
        outbox.announce(house, desk, kind, Announcement(to, f"{desk.now}", reply, expires))
        row = db.query(Outbox).order_by(Outbox.id.desc()).first()
        return row.due, row.letter["text"]

    return house.database.write(write)


def test_a_notice_at_night_waits_for_the_morning_and_is_written_for_it(quiet, clock):
    clock.now = at("2026-11-22 23:00")
    assert due_of(quiet, "churn") == (at("2026-11-23 08:00"), "It is yesterday 23:00.")


def test_a_channel_keeps_the_quiet_hours_of_the_shop(quiet, clock):
    clock.now = at("2026-11-22 23:00")
    assert due_of(quiet, "churn", Channel("care"))[0] == at("2026-11-23 08:00")


@pytest.mark.parametrize("kind", ["reminder", "digest", "back"])
def test_what_they_chose_the_time_of_passes(quiet, clock, kind):
    clock.now = at("2026-11-22 23:00")
    assert due_of(quiet, kind)[0] == clock.now


def test_what_somebody_just_did_passes(quiet, clock):
    clock.now = at("2026-11-22 23:00")
    assert due_of(quiet, None)[0] == clock.now


def test_what_is_worth_nothing_in_the_morning_passes(quiet, clock):
    clock.now = at("2026-11-22 23:00")
    assert due_of(quiet, "birthday", expires=at("2026-11-23 00:00"))[0] == clock.now


def test_it_is_the_morning_where_they_are(quiet, clock):
    keep(quiet, zone="America/New_York")
    clock.now = at("2026-11-23 14:00")  # one o'clock at night over there
    assert due_of(quiet, "churn")[0] == at("2026-11-23 08:00", NEW_YORK)


def test_who_has_hours_of_their_own_is_told_within_them(quiet, clock):
    keep(quiet, starts=time(12), ends=time(20))
    clock.now = at("2026-11-23 09:00")
    assert due_of(quiet, "churn")[0] == at("2026-11-23 12:00")
    clock.now = at("2026-11-23 20:30")
    assert due_of(quiet, "churn")[0] == at("2026-11-24 12:00")


def test_who_wants_nothing_on_days_off_is_told_on_the_next_working_day(quiet, clock):
    keep(quiet, weekends_off=True)
    clock.now = at("2026-11-20 23:00")  # a Friday
    assert due_of(quiet, "churn")[0] == at("2026-11-23 08:00")


def test_without_quiet_hours_nothing_waits(house, clock):
    clock.now = at("2026-11-22 23:00")
    assert due_of(house, "churn")[0] == clock.now


def test_what_waits_for_the_morning_does_not_hold_back_the_rest(talk, clock):
    night = replace(talk.house, shop=replace(talk.house.shop, quiet=NIGHT))
    talk("remind today at 23:30 call the bank")
    clock.now = at("2026-11-22 23:00")
    due_of(night, "won_back")
    assert "Reminder: call the bank" in talk(":wait 1h")


# Clocks that jump


@pytest.mark.usefixtures("no_digests")
def test_an_hour_ahead_everything_rings_once(talk, clock):
    for minutes in (10, 30, 50):
        talk(f"remind in {minutes} minutes call number {minutes}")
    talk("remind every 5 minutes look at the door")
    clock.now += timedelta(hours=1)
    said = talk(":wait 0s")
    assert said.count("call number") == 3
    assert said.count("look at the door") == 1  # no storm of twelve
    assert talk(":wait 0s") == ""


@pytest.mark.usefixtures("no_digests")
def test_an_hour_back_nothing_rings_twice_and_nothing_is_missed(talk, clock):
    talk("remind in 10 minutes call the bank")
    talk("remind in 20 minutes call the tax office")
    assert "call the bank" in talk(":wait 15m")
    clock.now -= timedelta(hours=1)
    said = talk(":wait 1h5m")
    assert "Reminder: call the bank" not in said
    assert said.count("Reminder: call the tax office") == 1


@pytest.mark.usefixtures("no_digests")
def test_an_hour_back_what_repeats_goes_on(talk, clock):
    talk("remind every day at 9am count the cash")
    assert "count the cash" in talk(":wait 1h5m")
    clock.now -= timedelta(hours=1)
    assert "Reminder: count the cash" not in talk(":wait 1h5m")
    assert talk(":wait 1d").count("Reminder: count the cash") == 1


def test_a_notice_says_no_more_than_it_owes_when_the_clock_is_turned_back(house, clock):
    schedule.tick(house)
    clock.now -= timedelta(hours=1)
    assert schedule.tick(house) == 0
    clock.now = datetime(2026, 11, 22, 0, tzinfo=UTC)
    assert schedule.tick(house) == 0
