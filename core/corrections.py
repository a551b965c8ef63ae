"""Taking back a slip of the tongue: what of one's last log was meant otherwise."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from core import changes, customers, rights
from core.customers import Customer
from core.desk import Desk
from core.recurrence import in_zone
from core.refusals import Refusal
from core.rights import Action
from core.touches import Kind, NotHappenedYet
from core.values import When
from storage.tables import Change, Task, Touch

LOOKED_AT = 100  # of one's own newest changes; ten minutes hold fewer
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moved:
    """A time said as a correction: what it would mean ahead, and what behind."""

    ahead: When
    back: When
    day: bool  # a day was said
    clock: bool  # an hour was said


@dataclass(frozen=True, slots=True)
class Amendment:
    """What was meant instead: one of the three."""

    customer: Customer | None = None
    kind: Kind | None = None
    moved: Moved | None = None


class Part(StrEnum):
    CUSTOMER = "customer"
    KIND = "kind"
    HAPPENED = "happened"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Amended:
    """Which part of which log is otherwise now."""

    part: Part
    customer: Customer
    kind: Kind
    at: When  # when it happened, or the next touch


@dataclass(eq=False)
class NothingToAmend(Refusal):
    """Nothing was logged so lately that a correction could mean it."""

    minutes: int


@dataclass(slots=True)
class _Log:
    touch: Touch
    task: Task | None  # the next touch promised with it, if still to do


def amend(desk: Desk, what: Amendment) -> Amended:
    """Raises NothingToAmend, and NotHappenedYet for a time that fits neither end."""
    log = _last_log(desk)
    if what.customer:
        part = _move_over(desk, log, what.customer)
    elif what.kind:
        part = _set(desk, log, Part.KIND, kind=what.kind)
    else:
        assert what.moved is not None
        part = _move_in_time(desk, log, what.moved)
    touch, task = log.touch, log.task
    at = When(task.due, task.dated) if part is Part.NEXT and task else When(touch.at, touch.dated)
    return Amended(part, customers.by_id(desk, touch.customer_id), Kind(touch.kind), at)


def last_customer(desk: Desk) -> Customer:
    """Whom the last log was about. Raises NothingToAmend."""
    return customers.by_id(desk, _last_log(desk).touch.customer_id)


def has_log(desk: Desk) -> bool:
    return _newest_of_mine(desk) is not None


def _last_log(desk: Desk) -> _Log:
    newest = _newest_of_mine(desk)
    touch = newest and desk.db.get(
        Touch, newest.thing_id, with_for_update=True, populate_existing=True
    )
    if not newest or not touch:
        raise NothingToAmend(desk.shop.amend_minutes)
    with_it = select(Change.thing_id).where(
        Change.source == newest.source, Change.thing == Task.__tablename__
    )
    promised = select(Task).where(Task.id.in_(with_it), Task.done.is_(None)).order_by(Task.id)
    return _Log(touch, desk.db.scalars(promised.limit(1)).first())


def _newest_of_mine(desk: Desk) -> Change | None:
    mine = select(Change).where(Change.actor_id == desk.actor.id).order_by(Change.id.desc())
    since = desk.now - timedelta(minutes=desk.shop.amend_minutes)
    for one in desk.db.scalars(mine.limit(LOOKED_AT)):
        if one.at < since:
            return None
        new = one.thing == Touch.__tablename__ and one.before is None
        if new and one.undone_by is None:
            return one
    return None


def _move_over(desk: Desk, log: _Log, to: Customer) -> Part:
    before = customers.by_id(desk, log.touch.customer_id)
    row = customers.row(desk, to)
    _set(desk, log, Part.CUSTOMER, customer_id=row.id, company_id=row.company_id)
    if log.task and log.task.customer_id == before.id:
        permit = rights.require(desk, Action.KEEP_TASK, log.task)
        what = to.name if log.task.what == before.name else log.task.what
        changes.change(permit, log.task, customer_id=row.id, what=what)
    return Part.CUSTOMER


def _move_in_time(desk: Desk, log: _Log, to: Moved) -> Part:
    if log.task:
        due = _joined(desk, When(log.task.due, log.task.dated), to.ahead, to)
        if due.at > desk.now:
            permit = rights.require(desk, Action.KEEP_TASK, log.task)
            changes.change(permit, log.task, due=due.at, dated=due.dated)
            return Part.NEXT
    at = to.back if to.day else _joined(desk, When(log.touch.at), to.back, to)
    if at.at > desk.now and not to.day:
        at = When(at.at - DAY)  # the hour was yesterday's
    if at.at > desk.now:
        raise NotHappenedYet(at)
    return _set(desk, log, Part.HAPPENED, at=at.at, dated=at.dated)


def _joined(desk: Desk, old: When, new: When, said: Moved) -> When:
    """What was not said stays as it was: Thursday at the same hour, at four the same day."""
    was, now = old.at.astimezone(desk.zone), new.at.astimezone(desk.zone)
    if said.day and said.clock:
        return new
    if said.clock:
        return When(_on(desk, was, now.time()))
    return new if old.dated else When(_on(desk, now, was.time()))


def _on(desk: Desk, day: datetime, clock: time) -> datetime:
    return in_zone(datetime.combine(day.date(), clock), desk.zone)


def _set(desk: Desk, log: _Log, part: Part, **fields: Any) -> Part:
    of = customers.row(desk, customers.by_id(desk, log.touch.customer_id))
    changes.change(rights.require(desk, Action.LOG_TOUCH, of), log.touch, **fields)
    return part
