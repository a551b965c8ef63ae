"""A task given: accepted, declined, handed on; and back again by undo."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import changes, giving, staff, staffing, tasks
from core.desk import SYSTEM, Actor, Desk, Role
from core.giving import NotHere, NotYoursToAnswer
from core.tasks import AlreadyPast, NotYourTask
from core.values import When
from storage.tables import Task as Row

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ANA, BO, CLEO = (
    Actor(1, "ana", Role.SALES), Actor(2, "bo", Role.MANAGER), Actor(3, "cleo", Role.SUPPORT),
)  # fmt: skip


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, ANA, NOW, house.zone, "m1", house.shop)


def acting(desk, actor, source="m2"):
    return replace(desk, actor=actor, source=source, changes=[])


def given(desk):
    return giving.give(desk, staff.named(desk.db, "bo"), "call", When(NOW + HOUR))


def test_it_is_the_colleagues_and_whoever_gave_it_is_known(desk):
    task = given(desk)
    assert (task.owner.name, task.giver.name, task.accepted) == ("bo", "ana", None)
    assert task.unanswered
    assert tasks.mine(desk) == []
    assert tasks.mine(acting(desk, BO)) == [task]


def test_both_of_them_may_change_it_and_nobody_else(desk):
    task = given(desk)
    for actor in (ANA, BO):
        assert tasks.by_id(acting(desk, actor), task.id) == task
    with pytest.raises(NotYourTask):
        tasks.by_id(acting(desk, CLEO), task.id)


def test_accepted(desk):
    task = giving.accept(acting(desk, BO), given(desk))
    assert (task.accepted, task.unanswered) == (True, False)
    again = acting(desk, BO, "m3")
    giving.accept(again, task)
    assert again.changes == []


def test_declined_it_is_whose_it_was_and_undo_gives_it_again(desk):
    task = giving.decline(acting(desk, BO), given(desk), "no time")
    assert (task.owner.name, task.giver, task.accepted) == ("ana", None, False)
    assert desk.db.get_one(Row, task.id).declined == "no time"
    changes.undo(acting(desk, BO, "m3"), changes.change_set(desk, "m2"))
    assert tasks.by_id(desk, task.id).owner.name == "bo"


def test_whoever_gave_it_does_not_answer_as_well(desk):
    task = given(desk)
    for answer in (giving.accept, lambda desk, task: giving.decline(desk, task, "no")):
        with pytest.raises(NotYoursToAnswer):
            answer(desk, task)


def test_handed_on_it_is_asked_anew(desk):
    task = giving.accept(acting(desk, BO), given(desk))
    cleo = staff.named(desk.db, "cleo")
    task = giving.hand_over(acting(desk, BO, "m3"), task, cleo)
    assert (task.owner.name, task.giver.name, task.accepted) == ("cleo", "bo", None)


def test_to_oneself_it_is_a_promise(desk):
    task = giving.give(desk, staff.named(desk.db, "ana"), "call", When(NOW + HOUR))
    assert task.giver is None


def test_not_to_who_was_suspended_nor_back_to_them(desk):
    bo, task = staff.named(desk.db, "bo"), given(desk)
    staffing.suspend(replace(desk, actor=SYSTEM), bo)
    with pytest.raises(NotHere):
        giving.give(desk, bo, "call", When(NOW + HOUR))
    with pytest.raises(NotHere):
        giving.hand_over(desk, task, bo)
    own = replace(desk, actor=SYSTEM)
    staffing.resume(own, bo)
    staffing.suspend(own, staff.named(desk.db, "ana"))
    with pytest.raises(NotHere):
        giving.decline(acting(desk, BO), task, "no time")


def test_the_past_cannot_be_given(desk):
    with pytest.raises(AlreadyPast):
        giving.give(desk, staff.named(desk.db, "bo"), "call", When(NOW))


def test_unanswered_until_somebody_answers_or_it_is_over(desk):
    task = given(desk)
    assert giving.unanswered(desk, task.id, 2)
    assert not giving.unanswered(desk, task.id, 3)
    giving.accept(acting(desk, BO), task)
    assert not giving.unanswered(desk, task.id, 2)
    assert not giving.unanswered(desk, 99, 2)
