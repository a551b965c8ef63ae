"""Tasks: promised, rung once, put off, finished, and what repeats goes on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import changes, customers, tasks
from core.desk import Actor, Desk, Role
from core.rights import NotAllowed
from core.tasks import MOST_LISTED, MOST_WHAT, AlreadyPast, NotYourTask, TooMuchToRemember
from core.values import When
from storage.tables import Task as Row

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)  # eight on a Sunday morning in Shanghai
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ANA, BO = Actor(1, "ana", Role.SALES), Actor(2, "bo", Role.MANAGER)
DAILY, WEEKLY = "FREQ=DAILY", "FREQ=WEEKLY"


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, ANA, NOW, house.zone, "m1", house.shop)


def later(desk, gap, source="m2"):
    return replace(desk, now=desk.now + gap, source=source, changes=[])


def due(desk, task):
    return desk.db.get_one(Row, task.id).next_due_utc


def test_a_promise_is_kept_for_its_hour(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    assert (task.what, task.due.at, task.done, task.repeats) == ("call", NOW + HOUR, False, False)
    assert tasks.next_due(desk, NOW) == NOW + HOUR
    assert tasks.mine(desk) == [task]


def test_it_may_be_about_a_customer(desk):
    acme = customers.by_id(desk, 1)
    task = tasks.promise(desk, "call", When(NOW + HOUR), acme)
    assert task.customer.name == "Acme"
    assert tasks.of_customer(desk, acme, 2) == [task]


@pytest.mark.parametrize("ago", [timedelta(0), HOUR])
def test_the_past_cannot_be_promised(desk, ago):
    with pytest.raises(AlreadyPast):
        tasks.promise(desk, "call", When(NOW - ago))


def test_not_more_than_one_can_remember(desk):
    tasks.promise(desk, "a" * MOST_WHAT, When(NOW + HOUR))
    with pytest.raises(TooMuchToRemember):
        tasks.promise(desk, "a" * (MOST_WHAT + 1), When(NOW + HOUR))


def test_it_rings_once_as_it_was_promised(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    assert tasks.ring(later(desk, HOUR - timedelta(seconds=1))) == []
    assert [one.due.at for one in tasks.ring(later(desk, 5 * HOUR))] == [NOW + HOUR]
    assert tasks.ring(later(desk, 6 * HOUR)) == []
    assert not tasks.by_id(desk, task.id).done


def test_not_done_it_rings_once_more_in_the_working_day(desk):
    task = tasks.promise(desk, "call", When(NOW + 2 * HOUR))
    tasks.ring(later(desk, 2 * HOUR))
    assert due(desk, task) == NOW + 4 * HOUR
    [again] = tasks.ring(later(desk, 4 * HOUR))
    assert (again.due.at, again.rung) == (NOW + 2 * HOUR, 2)
    assert due(desk, task) is None


def test_late_in_the_day_it_does_not(desk):
    task = tasks.promise(desk, "call", When(NOW + 9 * HOUR))  # five in the afternoon
    tasks.ring(later(desk, 9 * HOUR))
    assert due(desk, task) is None


def test_what_repeats_rings_once_each_time(desk):
    task = tasks.promise(desk, "open", When(NOW + 2 * HOUR), repeat=DAILY)
    tasks.ring(later(desk, 2 * HOUR))
    assert due(desk, task) == NOW + 2 * HOUR + DAY


def test_put_off_it_may_ring_twice_anew(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    tasks.ring(later(desk, HOUR))
    tasks.ring(later(desk, 3 * HOUR))
    tasks.put_off(later(desk, 3 * HOUR), task, When(NOW + 4 * HOUR))
    assert [one.rung for one in tasks.ring(later(desk, 4 * HOUR))] == [1]
    assert due(desk, task) == NOW + 6 * HOUR


def test_what_repeats_moves_on_in_its_own_zone(desk):
    task = tasks.promise(desk, "open", When(NOW + HOUR), repeat=DAILY)
    tasks.ring(later(desk, HOUR))
    assert due(desk, task) == NOW + HOUR + DAY


def test_after_a_long_silence_once_and_then_on(desk):
    task = tasks.promise(desk, "open", When(NOW + HOUR), repeat=DAILY)
    assert len(tasks.ring(later(desk, 10 * DAY))) == 1
    assert due(desk, task) == NOW + HOUR + 10 * DAY


def test_an_ended_series_is_silent(desk):
    task = tasks.promise(desk, "open", When(NOW + HOUR), repeat="FREQ=DAILY;COUNT=2")
    tasks.ring(later(desk, HOUR))
    tasks.ring(later(desk, HOUR + DAY))
    assert due(desk, task) is None


def test_done_it_does_not_ring_and_undone_it_does(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    assert tasks.finish(later(desk, timedelta(0)), task).done
    assert due(desk, task) is None
    assert tasks.mine(desk) == []
    changes.undo(later(desk, timedelta(0), "m3"), changes.change_set(desk, "m2"))
    assert due(desk, task) == NOW + HOUR


def test_done_twice_is_one_change(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    tasks.finish(desk, task)
    again = later(desk, HOUR)
    assert tasks.finish(again, task).done
    assert again.changes == []


def test_what_repeats_is_done_for_this_time(desk):
    task = tasks.promise(desk, "open", When(NOW + HOUR), repeat=DAILY)
    done = tasks.finish(desk, task)
    assert not done.done
    assert due(desk, task) == NOW + HOUR + DAY
    assert tasks.finish(later(desk, timedelta(minutes=1)), task).due.at == NOW + HOUR + DAY


def test_cancelled_it_stops_for_good(desk):
    task = tasks.promise(desk, "open", When(NOW + HOUR), repeat=DAILY)
    assert tasks.cancel(desk, task).done
    assert due(desk, task) is None


def test_put_off_it_rings_then(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    tasks.put_off(desk, task, When(NOW + 3 * HOUR))
    assert due(desk, task) == NOW + 3 * HOUR
    assert tasks.ring(later(desk, 2 * HOUR)) == []


def test_put_off_after_it_rang_it_rings_again(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    tasks.ring(later(desk, HOUR))
    tasks.put_off(later(desk, 2 * HOUR), task, When(NOW + 3 * HOUR))
    assert len(tasks.ring(later(desk, 3 * HOUR))) == 1


def test_put_off_after_it_was_done_it_is_to_do_again(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    tasks.finish(desk, task)
    assert not tasks.put_off(desk, task, When(NOW + 3 * HOUR)).done


def test_put_off_into_the_past_is_refused(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    with pytest.raises(AlreadyPast):
        tasks.put_off(later(desk, 5 * HOUR), task, When(NOW + 4 * HOUR))


def test_what_repeats_is_put_off_as_a_task_of_its_own(desk):
    acme = customers.by_id(desk, 1)
    task = tasks.promise(desk, "open", When(NOW + HOUR), acme, DAILY)
    copy = tasks.put_off(desk, task, When(NOW + 3 * HOUR))
    assert copy.id != task.id
    assert (copy.what, copy.repeats, copy.customer.name) == ("open", False, "Acme")
    assert due(desk, task) == NOW + HOUR
    assert tasks.put_off(desk, task, When(NOW + 3 * HOUR)).id == copy.id


def test_anothers_task_is_not_there(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    his = replace(desk, actor=BO)
    with pytest.raises(NotYourTask):
        tasks.by_id(his, task.id)
    for act in (tasks.finish, tasks.cancel):
        with pytest.raises(NotAllowed):
            act(his, task)
    with pytest.raises(NotAllowed):
        tasks.put_off(his, task, When(NOW + 3 * HOUR))
    assert tasks.mine(his) == []


def test_what_vanished_meanwhile(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    changes.undo(desk, changes.change_set(desk, "m1"))
    for act in (tasks.finish, tasks.cancel):
        with pytest.raises(NotYourTask):
            act(desk, task)


def test_the_most_urgent_first_and_not_too_many(desk):
    for n in range(MOST_LISTED + 5):
        tasks.promise(desk, f"number {n}", When(NOW + HOUR * (100 - n)))
    listed = tasks.mine(desk)
    assert len(listed) == MOST_LISTED
    assert listed[0].what == f"number {MOST_LISTED + 4}"
    assert [one.due.at for one in listed] == sorted(one.due.at for one in listed)


def test_what_repeats_is_listed_by_its_next_time(desk):
    tasks.promise(desk, "daily", When(NOW + HOUR), repeat=DAILY)
    tasks.promise(desk, "soon", When(NOW + 3 * HOUR))
    tasks.ring(later(desk, HOUR))
    assert [one.what for one in tasks.mine(desk)] == ["soon", "daily"]


def test_a_ring_still_holds_while_the_task_is_open_and_unmoved(desk):
    task = tasks.promise(desk, "call", When(NOW + HOUR))
    written = task.due.written
    tasks.ring(later(desk, HOUR))
    assert tasks.still_rings(desk, task.id, written)
    tasks.put_off(later(desk, HOUR), task, When(NOW + 3 * HOUR))
    assert not tasks.still_rings(desk, task.id, written)
    tasks.finish(desk, task)
    assert not tasks.still_rings(desk, task.id, When(NOW + 3 * HOUR).written)
    assert not tasks.still_rings(desk, 99, written)
