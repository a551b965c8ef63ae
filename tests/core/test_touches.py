"""Touches: what happened, when, by whom, and when the last one was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import changes, customers, touches
from core.desk import Actor, Desk, Role
from core.rights import NotAllowed
from core.touches import MOST_NOTE, Kind, NotHappenedYet, TooLong
from core.values import When

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, Actor(1, "ana", Role.SALES), NOW, house.zone, "m1", house.shop)


def acme(desk):
    return customers.by_id(desk, 1)


def test_the_card_follows(desk):
    after = touches.log(desk, acme(desk), Kind.VISIT, "fine")
    assert (after.touches, after.last_touch.at) == (1, NOW)


def test_the_last_is_the_latest_not_the_last_written(desk):
    touches.log(desk, acme(desk), Kind.CALL, "today")
    after = touches.log(desk, acme(desk), Kind.VISIT, "long ago", When(NOW - 30 * DAY))
    assert (after.touches, after.last_touch.at) == (2, NOW)


def test_undone_the_one_before_is_the_last(desk):
    touches.log(desk, acme(desk), Kind.VISIT, "before", When(NOW - DAY))
    touches.log(replace(desk, source="m2"), acme(desk), Kind.CALL, "now")
    changes.undo(desk, changes.change_set(desk, "m2"))
    assert (acme(desk).touches, acme(desk).last_touch.at) == (1, NOW - DAY)
    changes.undo(desk, changes.change_set(desk, "m1"))
    assert (acme(desk).touches, acme(desk).last_touch) == (0, None)


def test_the_timeline_is_newest_first_page_by_page(desk):
    for n in range(7):
        touches.log(desk, acme(desk), Kind.NOTE, f"{n}", When(NOW - DAY * (7 - n)))
    assert [one.note for one in touches.timeline(desk, acme(desk), 5)] == list("65432")
    assert [one.note for one in touches.timeline(desk, acme(desk), 5, 5)] == list("10")
    assert touches.timeline(desk, acme(desk), 5, 7) == []


def test_it_says_who_and_how_and_whether_only_a_day_was_meant(desk):
    touches.log(desk, acme(desk), Kind.MEETING, "fine", When(NOW - DAY, dated=True))
    [one] = touches.timeline(desk, acme(desk), 5)
    assert (one.kind, one.by.name, one.at) == (Kind.MEETING, "ana", When(NOW - DAY, dated=True))


def test_another_customers_timeline_is_apart(desk):
    touches.log(desk, acme(desk), Kind.NOTE, "x")
    assert touches.timeline(desk, customers.by_id(desk, 2), 5) == []


def test_what_has_not_happened_cannot_be_logged(desk):
    touches.log(desk, acme(desk), Kind.VISIT, "just now", When(NOW))
    with pytest.raises(NotHappenedYet):
        touches.log(desk, acme(desk), Kind.VISIT, "soon", When(NOW + timedelta(seconds=1)))


def test_a_note_has_an_end(desk):
    touches.log(desk, acme(desk), Kind.NOTE, "a" * MOST_NOTE)
    with pytest.raises(TooLong):
        touches.log(desk, acme(desk), Kind.NOTE, "a" * (MOST_NOTE + 1))


def test_everybody_on_the_team_logs_and_no_one_else(desk):
    for role in (Role.SALES, Role.SUPPORT, Role.MANAGER, Role.ADMIN):
        touches.log(replace(desk, actor=Actor(2, "x", role)), acme(desk), Kind.NOTE, "x")
    for role in (Role.STRANGER, Role.CUSTOMER):
        with pytest.raises(NotAllowed):
            touches.log(replace(desk, actor=Actor(-1, "eve", role)), acme(desk), Kind.NOTE, "x")
