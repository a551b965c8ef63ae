"""Tasks: what somebody promised to do, and when to be reminded of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from core import changes, next_touch, recurrence, rights
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, NewThing, Permit
from core.values import Note, PersonRef, When
from storage import tables
from storage.tables import Task as Row

MOST_WHAT = 500  # characters of a reminder; more belongs into a note
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Task:
    id: int
    what: Note
    due: When
    done: bool
    repeats: bool
    owner: PersonRef
    customer: PersonRef | None

    @property
    def ref(self) -> str:
        return f"t{self.id}"

    @property
    def owner_id(self) -> int:
        return self.owner.id


@dataclass(eq=False)
class NoSuchTask(Refusal):
    name: str


@dataclass(eq=False)
class NothingToDo(Refusal):
    """There is no open task at all."""


@dataclass(eq=False)
class AlreadyPast(Refusal):
    when: When


@dataclass(eq=False)
class TooMuchToRemember(Refusal):
    most: int


def by_id(desk: Desk, task_id: int) -> Task:
    """Another's task is nobody's business: it is simply not there."""
    row = desk.db.get(Row, task_id)
    if row is None or not rights.may(desk.actor, Action.KEEP_TASK, row.owner_id):
        raise NoSuchTask(f"t{task_id}")
    return _records(desk, [row])[0]


def mine(desk: Desk) -> Sequence[Task]:
    """What the actor still has to do, the most urgent first; at most MOST_LISTED."""
    wanted = select(Row).where(Row.owner_id == desk.actor.id, Row.done.is_(None))
    rows = list(desk.db.scalars(wanted.order_by(Row.due, Row.id).limit(MOST_LISTED)))
    return sorted(_records(desk, rows), key=lambda task: task.due.at)


def of_customer(desk: Desk, customer: Customer, most: int) -> Sequence[Task]:
    """What is still to do about a customer, whoever does it."""
    wanted = select(Row).where(Row.customer_id == customer.id, Row.done.is_(None))
    return _records(desk, list(desk.db.scalars(wanted.order_by(Row.due).limit(most))))


def promise(
    desk: Desk,
    what: str,
    due: When,
    customer: Customer | None = None,
    repeat: str | None = None,
) -> Task:
    """Raises AlreadyPast and TooMuchToRemember."""
    permit = rights.require(desk, Action.KEEP_TASK, NewThing(desk.actor.id))
    _must_lie_ahead(desk, due)
    if len(what) > MOST_WHAT:
        raise TooMuchToRemember(MOST_WHAT)
    row = Row(
        owner_id=desk.actor.id,
        customer_id=customer.id if customer else None,
        what=what,
        due=due.at,
        dated=due.dated,
        repeat=repeat,
        zone=str(desk.zone),
    )
    return _records(desk, [changes.add(permit, row)])[0]


def finish(desk: Desk, task: Task) -> Task:
    """Finishing twice is finishing. A task that repeats is done for this time only."""
    row = _row(desk, task)
    permit = rights.require(desk, Action.KEEP_TASK, row)
    if row.repeat is None:
        if not row.done:
            changes.change(permit, row, done=desk.now)
    elif not row.done and row.rang is None and row.next_due_utc:
        changes.change(permit, row, rang=row.next_due_utc)  # done early: this time is over
    return _records(desk, [row])[0]


def cancel(desk: Desk, task: Task) -> Task:
    row = _row(desk, task)
    permit = rights.require(desk, Action.KEEP_TASK, row)
    if not row.done:
        changes.change(permit, row, done=desk.now)
    return _records(desk, [row])[0]


def put_off(desk: Desk, task: Task, until: When) -> Task:
    """What repeats keeps its rhythm; only this time comes again, as a task of its own."""
    row = _row(desk, task)
    permit = rights.require(desk, Action.KEEP_TASK, row)
    _must_lie_ahead(desk, until)
    if row.repeat is not None:
        row = _once_more(permit, row, until)
    changes.change(permit, row, due=until.at, dated=until.dated, done=None)
    return _records(desk, [row])[0]


def _once_more(permit: Permit, row: Row, until: When) -> Row:
    """This time of a repeating task as a task of its own; asked twice it is the same one."""
    same = select(Row).where(
        Row.owner_id == row.owner_id,
        Row.what == row.what,
        Row.due == until.at,
        Row.repeat.is_(None),
    )
    if again := permit.desk.db.scalar(same.limit(1)):
        return again
    copied = {name: getattr(row, name) for name in ("owner_id", "customer_id", "what", "zone")}
    return changes.add(permit, Row(**copied, due=until.at, dated=until.dated))


def next_due(desk: Desk, last: datetime) -> datetime | None:
    return desk.db.scalar(select(func.min(Row.next_due_utc)))


def ring(desk: Desk) -> list[Task]:
    """What is due by now, each as it was promised; what repeats has moved on afterwards."""
    due = select(Row).where(Row.next_due_utc <= desk.now).order_by(Row.next_due_utc, Row.id)
    rows = list(desk.db.scalars(due.with_for_update(skip_locked=True)))
    rung = _records(desk, rows)
    for row in rows:
        row.rang = desk.now  # after an outage: once, not once for every time that was missed
    refresh(desk, [row.id for row in rows])
    return rung


@changes.derives(Row)
def refresh(desk: Desk, ids: Iterable[int]) -> None:
    """When to wake for it follows from the facts, so undo and snooze need not think of it."""
    rows = list(desk.db.scalars(select(Row).where(Row.id.in_(list(ids)))))
    for row in rows:
        row.next_due_utc = _next_due(row)
    desk.db.flush()
    about = {row.customer_id for row in rows if row.customer_id}
    if about:
        next_touch.refresh(desk, about)  # by itself too: a task that rings is no audited change


def _next_due(row: Row) -> datetime | None:
    if row.done:
        return None
    if row.rang is None or row.rang < row.due:
        return row.due
    if row.repeat is None:
        return None
    return recurrence.next_after(row.repeat, row.due, ZoneInfo(row.zone), row.rang)


def _must_lie_ahead(desk: Desk, when: When) -> None:
    if when.at <= desk.now:
        raise AlreadyPast(when)


def _row(desk: Desk, task: Task) -> Row:
    row = desk.db.get(Row, task.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NoSuchTask(task.ref)
    return row


def _records(desk: Desk, rows: Collection[Row]) -> list[Task]:
    staff = _names(desk, tables.Staff, {row.owner_id for row in rows})
    about = _names(desk, tables.Customer, {row.customer_id for row in rows if row.customer_id})
    return [
        Task(
            row.id,
            Note(row.what),
            When(row.next_due_utc or row.due, row.dated),
            row.done is not None,
            row.repeat is not None,
            staff[row.owner_id],
            about.get(row.customer_id) if row.customer_id else None,
        )
        for row in rows
    ]


def _names(
    desk: Desk, table: type[tables.Staff] | type[tables.Customer], ids: set[int]
) -> dict[int, PersonRef]:
    if not ids:
        return {}
    rows = desk.db.execute(select(table.id, table.name).where(table.id.in_(ids)))
    return {number: PersonRef(number, name) for number, name in rows}


def still_rings(desk: Desk, task_id: int, due: str) -> bool:
    """Whether a task stands that was due at that (written) instant."""
    row = desk.db.get(Row, task_id)
    if row is None or row.done:
        return False
    return row.repeat is not None or When(row.due).written == due
