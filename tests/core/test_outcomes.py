"""How a call went: one touch for one task."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import changes, customers, outcomes, tasks, touches
from core.desk import Actor, Desk, Role
from core.touches import Kind
from core.values import When

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, Actor(1, "ana", Role.SALES), NOW, house.zone, "m1", house.shop)


def later(desk, gap, source):
    return replace(desk, now=desk.now + gap, source=source, changes=[])


def notes(desk):
    return [one.note for one in touches.timeline(desk, customers.by_id(desk, 1), 9)]


@pytest.fixture
def task(desk):
    return tasks.promise(desk, "call", When(NOW + HOUR), customers.by_id(desk, 1))


def test_told_twice_it_is_one_touch_at_the_hour_it_was_done(desk, task):
    tasks.finish(later(desk, HOUR, "m2"), task)
    for n, note in ((2, "reached"), (3, "reached"), (4, "no answer")):
        outcomes.tell(later(desk, n * HOUR, f"m{n}"), task, Kind.CALL, note)
    [one] = touches.timeline(desk, customers.by_id(desk, 1), 9)
    assert (one.note, one.kind, one.at.at) == ("no answer", Kind.CALL, NOW + HOUR)


def test_what_was_told_may_stay(desk, task):
    outcomes.tell(later(desk, HOUR, "m2"), task, Kind.CALL, "no answer")
    outcomes.tell(later(desk, 2 * HOUR, "m3"), task, Kind.CALL, "again", anew=False)
    assert notes(desk) == ["no answer"]


def test_it_finishes_the_task_and_undo_opens_it(desk, task):
    assert outcomes.tell(later(desk, HOUR, "m2"), task, Kind.CALL, "reached").done
    changes.undo(later(desk, HOUR, "m3"), changes.change_set(desk, "m2"))
    assert notes(desk) == []
    assert not tasks.by_id(desk, task.id).done


def test_done_early_what_repeats_was_told_of_now(desk):
    daily = tasks.promise(desk, "call", When(NOW + HOUR), customers.by_id(desk, 1), "FREQ=DAILY")
    outcomes.tell(later(desk, timedelta(0), "m2"), daily, Kind.CALL, "reached")
    [one] = touches.timeline(desk, customers.by_id(desk, 1), 9)
    assert one.at.at == NOW
