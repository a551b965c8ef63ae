"""What is tidied up at night: raw words after 7 days, what nobody could read after 30, letters
after 90; and nothing that is still to be done."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import housekeeping
from storage.mail import Inbox, Outbox, Question

NIGHT = timedelta(hours=22)  # from the tests' morning to after the desk's night
LETTER = {"text": "x", "facts": [], "items": [], "buttons": []}


@pytest.fixture
def received(house):
    def put(event, days=None, outcome="done"):
        at = house.clock() - timedelta(days=days or 400)
        row = Inbox(platform="slack", event=event, place="C1/", body={"text": "raw"}, received=at)
        if days is not None:
            row.done, row.outcome = at, outcome
        house.database.write(lambda db: db.add(row))

    return put


@pytest.fixture
def sent(house):
    def put(key, days=None, **fields):
        at = house.clock() - timedelta(days=days or 400)
        row = Outbox(key=key, platform="slack", chat="C1", letter=LETTER, about="", due=at,
                     finished=None if days is None else at, **fields)  # fmt: skip
        house.database.write(lambda db: db.add(row))

    return put


def tidy(house, clock):
    """The next night comes."""
    clock.now += NIGHT
    assert housekeeping.keep(house)


def left(house, column):
    with house.database.read() as db:
        return set(db.scalars(select(column)))


def test_raw_events_stay_seven_days_after_they_were_done(house, clock, received):
    received("old", 8)
    received("ignored", 8, "ignored")
    received("discarded", 8, "discarded")
    received("new", 6)
    received("waiting")
    tidy(house, clock)
    assert left(house, Inbox.event) == {"new", "waiting"}


@pytest.mark.parametrize("outcome", ["parked", "given up"])
def test_what_nobody_could_read_or_save_stays_thirty(house, clock, received, outcome):
    received("old", 31, outcome)
    received("new", 29, outcome)
    tidy(house, clock)
    assert left(house, Inbox.event) == {"new"}


def test_letters_stay_ninety(house, clock, sent):
    sent("old", 91, outcome="sent")
    sent("old and stuck", 91, outcome="refused: x", stuck="blocked")
    sent("new", 89, outcome="sent")
    sent("new and stuck", 89, outcome="refused: x", stuck="blocked")
    sent("waiting")
    tidy(house, clock)
    assert left(house, Outbox.key) == {"new", "new and stuck", "waiting"}


def test_questions_stay_thirty(house, clock):
    def write(db):
        for days in (31, 29):
            at = house.clock() - timedelta(days=days)
            db.add(Question(conversation=f"{days}", intent="find", known={}, rest="",
                            wants="customer", options=[], asked=at))  # fmt: skip

    house.database.write(write)
    tidy(house, clock)
    assert left(house, Question.conversation) == {"29"}


def test_once_a_night_and_not_before_it(house, clock, received):
    assert housekeeping.keep(house)  # a house that was opened today owes this night
    received("old", 8)
    assert not housekeeping.keep(house)
    clock.now += timedelta(hours=12)
    assert not housekeeping.keep(house)
    assert left(house, Inbox.event) == {"old"}
    tidy(house, clock)
    assert left(house, Inbox.event) == set()


def test_three_nights_missed_are_one(house, clock, received):
    received("old", 8)
    clock.now += timedelta(days=3)
    assert housekeeping.keep(house)
    assert not housekeeping.keep(house)
    assert left(house, Inbox.event) == set()
