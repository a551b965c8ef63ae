"""Last and next touch, cadence and counts: whatever is done and undone, they equal a recount."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import cadence, changes, corrections, customers, next_touch, rights, tasks, touches
from core.changes import ChangedSince, NothingToUndo
from core.corrections import Amendment, NothingToAmend
from core.desk import Actor, Desk, Role, Shop
from core.follow_up import Cadence
from core.rights import Action, NewThing
from core.touches import Kind
from core.values import When
from storage.tables import Customer, Task, Touch

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SHOP = replace(Shop(), cadence=Cadence({"VIP": 14}, default=60))
ANA = Actor(1, "ana", Role.SALES)
IDS = (1, 3)  # ana's customers


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, ANA, NOW, house.zone, "m1", SHOP)


def next_of(desk, number=1):
    return desk.db.get_one(Customer, number).next_touch_at


def at(desk, source, **changes_):
    return replace(desk, source=source, changes=[], **changes_)


def test_the_first_of_what_is_open(desk):
    acme = customers.by_id(desk, 1)
    assert next_of(desk) is None
    later = tasks.promise(at(desk, "m2"), "call", When(NOW + 5 * HOUR), acme)
    sooner = tasks.promise(at(desk, "m3"), "visit", When(NOW + 2 * HOUR), acme)
    assert next_of(desk) == NOW + 2 * HOUR
    tasks.finish(at(desk, "m4"), sooner)
    assert next_of(desk) == NOW + 5 * HOUR
    tasks.put_off(at(desk, "m5"), later, When(NOW + 9 * HOUR))
    assert next_of(desk) == NOW + 9 * HOUR
    changes.undo(desk, changes.change_set(desk, "m4"))
    assert next_of(desk) == NOW + 2 * HOUR


def test_a_missed_promise_is_still_the_next_thing_to_do(desk):
    tasks.promise(desk, "call", When(NOW + HOUR), customers.by_id(desk, 1))
    tasks.ring(at(desk, "m0", now=NOW + 3 * HOUR))
    assert next_of(desk) == NOW + HOUR


def test_what_repeats_moves_on_when_it_rings(desk):
    weekly = "FREQ=WEEKLY"
    tasks.promise(desk, "call", When(NOW + HOUR), customers.by_id(desk, 1), weekly)
    assert next_of(desk) == NOW + HOUR
    tasks.ring(at(desk, "m0", now=NOW + 2 * HOUR))
    assert next_of(desk) == NOW + HOUR + timedelta(days=7)


def test_a_task_about_nobody_is_nobodys_next(desk):
    tasks.promise(desk, "tidy up", When(NOW + HOUR))
    assert [next_of(desk, number) for number in (1, 2, 3)] == [None] * 3


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["log", "log", "task", "done", "snooze", "undo", "tag", "amend", "ring"]),
        st.sampled_from(IDS),
        st.integers(0, 400),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def furnished(in_memory, memory, template):
    """A new copy of the shop whenever asked."""

    def fresh():
        memory.deserialize(template)
        return in_memory.engine

    yield fresh
    memory.rollback()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(acts=ACTS)
def test_after_anything_they_equal_a_recount(furnished, acts):
    with Session(furnished()) as db:
        cadence.rederive(Desk(db, ANA, NOW, SHOP.zone, "m1", SHOP), 0)  # as at a start
        for number, (act, customer, hours) in enumerate(acts):
            now = NOW + number * HOUR
            desk = Desk(db, ANA, now, SHOP.zone, f"m{number + 10}", SHOP)
            perform(desk, act, customer, hours)
            assert_recounted(desk)
        db.rollback()


def perform(desk, act, number, hours):
    about = customers.by_id(desk, number)
    mine = list(tasks.mine(desk))
    task = mine[hours % len(mine)] if mine else None
    try:
        if act == "log":
            touches.log(desk, about, list(Kind)[hours % 6], "x", When(desk.now - hours * HOUR))
        elif act == "task":
            repeat = "FREQ=DAILY" if hours % 5 == 0 else None
            who = about if hours % 4 else None
            tasks.promise(desk, "call", When(desk.now + (hours + 1) * HOUR), who, repeat)
        elif act == "done" and task:
            tasks.finish(desk, task)
        elif act == "snooze" and task:
            tasks.put_off(desk, task, When(desk.now + (hours + 1) * HOUR))
        elif act == "undo":
            changes.undo(desk, changes.last_set(desk))
        elif act == "amend":
            corrections.amend(desk, Amendment(customer=about))
        elif act == "ring":
            tasks.ring(desk)
        elif act == "tag":
            permit = rights.require(desk, Action.CHANGE_CUSTOMER, NewThing(None))
            tags = ["VIP"] if hours % 2 else []
            status = "ended" if hours % 7 == 0 else "active"
            changes.change(permit, customers.row(desk, about), tags=tags, status=status)
    except (NothingToUndo, ChangedSince, NothingToAmend):
        pass


def assert_recounted(desk):
    desk.db.expire_all()
    for number in IDS:
        row = desk.db.get_one(Customer, number)
        logged = desk.db.scalars(select(Touch.at).where(Touch.customer_id == number)).all()
        assert (row.touch_count, row.last_touch_at) == (len(logged), max(logged, default=None))
        todo = desk.db.scalars(select(Task).where(Task.customer_id == number, Task.done.is_(None)))
        due = [one.next_due_utc if one.repeat else one.due for one in todo]
        assert row.next_touch_at == min((one for one in due if one), default=None)
        assert next_touch.next_touches(desk, [number]).get(number) == row.next_touch_at
        before = row.cadence_days, row.touch_due_on
        cadence.settle(desk, row)
        assert (row.cadence_days, row.touch_due_on) == before
        if before[0]:
            last = (row.last_touch_at or row.created).astimezone(SHOP.zone).date()
            assert row.touch_due_on == last + timedelta(days=14 if "VIP" in row.tags else 60)
