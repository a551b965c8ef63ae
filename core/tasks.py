"""Tasks: what somebody promised to do, and when to be reminded of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, func, select, update

from core import changes, next_touch, rights, ringing
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, NewThing, Permit
from core.values import Lead, Note, PersonRef, Timing, When
from storage import tables
from storage.tables import Task as Row

MOST_WHAT = 500  # characters of a reminder; more belongs into a note
MOST_LISTED = 50

_RANG = update(Row).where(Row.id == bindparam("one"))  # many at once


@dataclass(frozen=True, slots=True)
class Task:
    id: int
    what: Note
    due: When
    done: bool
    repeats: bool
    owner: PersonRef
    customer: PersonRef | None
    giver: PersonRef | None = None  # who asked for it
    accepted: bool | None = None  # by the owner it was given to; None: not answered
    rung: int = 0  # how often, for the time it last rang for
    order_id: int | None = None  # whose payment is to be seen to

    @property
    def ref(self) -> str:
        return f"t{self.id}"

    @property
    def owner_id(self) -> int:
        return self.owner.id

    @property
    def unanswered(self) -> bool:
        return self.giver is not None and self.accepted is None

    def overdue(self, now: datetime, zone: ZoneInfo) -> bool:
        """A day is over when it ends, an hour when it has come."""
        if self.dated:
            return self.due.at.astimezone(zone).date() < now.astimezone(zone).date()
        return self.due.at < now

    @property
    def dated(self) -> bool:
        return self.due.dated


@dataclass(eq=False)
class NoSuchTask(Refusal):
    name: str


@dataclass(eq=False)
class NotYourTask(Refusal):
    """A button of somebody else's task, or of one that went to somebody else."""


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
    """What is neither one's own nor was given by oneself is simply not there."""
    row = desk.db.get(Row, task_id)
    if row is None or not rights.may(desk.actor, Action.KEEP_TASK, keeper(desk, row)):
        raise NotYourTask
    return record(desk, row)


def keeper(desk: Desk, row: Row) -> int:
    """By whose right the actor may change it: whoever gave a task may, as its owner may."""
    return desk.actor.id if row.giver_id == desk.actor.id else row.owner_id


def permit(desk: Desk, row: Row) -> Permit:
    return rights.require(desk, Action.KEEP_TASK, NewThing(keeper(desk, row)))


def mine(desk: Desk) -> Sequence[Task]:
    """What the actor still has to do, the most urgent first; at most MOST_LISTED."""
    wanted = select(Row).where(Row.owner_id == desk.actor.id, Row.done.is_(None))
    rows = list(desk.db.scalars(wanted.order_by(Row.due, Row.id).limit(MOST_LISTED)))
    return sorted(records(desk, rows), key=lambda task: task.due.at)


def open_of(desk: Desk, ids: Sequence[int]) -> Sequence[Task]:
    """Those of them that are still to do, and the actor's to change."""
    if not ids:
        return []
    these = select(Row).where(Row.id.in_(ids), Row.done.is_(None)).order_by(Row.due, Row.id)
    rows = desk.db.scalars(these)
    mine = [row for row in rows if rights.may(desk.actor, Action.KEEP_TASK, keeper(desk, row))]
    return records(desk, mine)


def of_customer(desk: Desk, customer: Customer, most: int) -> Sequence[Task]:
    """What is still to do about a customer or one of its people, whoever does it."""
    people = select(tables.Customer.id).where(tables.Customer.company_id == customer.id)
    ids = [customer.id, *(desk.db.scalars(people) if customer.kind == "company" else ())]
    wanted = select(Row).where(Row.customer_id.in_(ids), Row.done.is_(None))
    return records(desk, list(desk.db.scalars(wanted.order_by(Row.due).limit(most))))


def promise(
    desk: Desk,
    what: str,
    due: When,
    customer: Customer | None = None,
    repeat: str | None = None,
) -> Task:
    """Raises AlreadyPast and TooMuchToRemember."""
    allowed = rights.require(desk, Action.KEEP_TASK, NewThing(desk.actor.id))
    row = new(desk, desk.actor.id, what, due, customer, repeat)
    return record(desk, changes.add(allowed, row))


def new(
    desk: Desk,
    owner_id: int,
    what: str,
    due: When,
    customer: Customer | None = None,
    repeat: str | None = None,
) -> Row:
    """Not added yet. Raises AlreadyPast and TooMuchToRemember."""
    _must_lie_ahead(desk, due)
    if len(what) > MOST_WHAT:
        raise TooMuchToRemember(MOST_WHAT)
    return Row(
        owner_id=owner_id,
        customer_id=customer.id if customer else None,
        what=what,
        due=due.at,
        dated=due.dated,
        repeat=repeat,
        zone=str(desk.zone),
    )


def finish(desk: Desk, task: Task) -> Task:
    """Finishing twice is finishing. A task that repeats is done for this time only."""
    row = locked(desk, task)
    allowed = permit(desk, row)
    if row.repeat is None:
        if not row.done:
            changes.change(allowed, row, done=desk.now)
    elif not row.done and row.rang is None and row.next_due_utc:
        changes.change(allowed, row, rang=row.next_due_utc)  # done early: this time is over
    return record(desk, row)


def cancel(desk: Desk, task: Task) -> Task:
    row = locked(desk, task)
    allowed = permit(desk, row)
    if not row.done:
        changes.change(allowed, row, done=desk.now)
    return record(desk, row)


def put_off(desk: Desk, task: Task, until: When) -> Task:
    """What repeats keeps its rhythm; only this time comes again, as a task of its own."""
    row = locked(desk, task)
    allowed = permit(desk, row)
    _must_lie_ahead(desk, until)
    if row.repeat is not None:
        row = _once_more(allowed, row, until)
    changes.change(allowed, row, due=until.at, dated=until.dated, done=None)
    return record(desk, row)


def again(desk: Desk, task: Task, until: When) -> Task:
    """The same once more, as a task of its own; asked twice it is the same one."""
    row = locked(desk, task)
    allowed = permit(desk, row)
    _must_lie_ahead(desk, until)
    return record(desk, _once_more(allowed, row, until))


def _once_more(allowed: Permit, row: Row, until: When) -> Row:
    same = select(Row).where(
        Row.owner_id == row.owner_id,
        Row.what == row.what,
        Row.due == until.at,
        Row.repeat.is_(None),
    )
    if standing := allowed.desk.db.scalar(same.limit(1)):
        return standing
    copied = {name: getattr(row, name) for name in ("owner_id", "customer_id", "what", "zone")}
    return changes.add(allowed, Row(**copied, due=until.at, dated=until.dated))


def before(desk: Desk, timing: Timing, lead: Lead | None, what: str) -> tuple[Timing, Note]:
    """So long before it begins; the task's words then hold when that is."""
    if lead is None:
        return timing, Note(what)
    begins = timing.first.at.astimezone(desk.zone)
    first = begins - timedelta(minutes=lead.minutes)
    shown = f"{begins:%H:%M}" if begins.date() == first.date() else f"{begins:%m/%d %H:%M}"
    # a rule that counts weekdays or days of the month holds for the day it was said of
    repeat = timing.repeat if begins.date() == first.date() else None
    return Timing(When(first), repeat), Note(f"{shown} {what}".strip())


def next_due(desk: Desk, last: datetime) -> datetime | None:
    return desk.db.scalar(select(func.min(Row.next_due_utc)))


def ring(desk: Desk) -> list[Task]:
    """What is due by now, each as it was promised; what repeats has moved on afterwards."""
    return let_ring(desk, Row.next_due_utc <= desk.now, most=desk.most)


def let_ring(
    desk: Desk, *which: ColumnElement[bool], most: int | None = None, once_more: bool = True
) -> list[Task]:
    """These have rung now; after an outage once, not once for every time that was missed.

    `once_more`: what is not done then rings a second time.
    """
    desk.db.flush()
    rows = _values(desk, *which, most=most)
    hours = ringing.hours_of(desk, rows)
    for row in rows:
        again = ringing.rang_for_its_due(row) and row.repeat is None
        row.rung = (row.rung + 1 if again else 1) if once_more else 2
    told = records(desk, rows)
    for row in rows:
        row.rang = desk.now
    written = [
        {"one": row.id, "rung": row.rung, "rang": desk.now, "next_due_utc": after}
        for row, after in ((row, ringing.next_due(desk, row, hours)) for row in rows)
    ]
    if written:
        desk.db.connection().execute(_RANG, written)
    for known in [one for one in desk.db.identity_map.values() if isinstance(one, Row)]:
        desk.db.expire(known)
    moved = {row.customer_id for row in rows if row.customer_id and row.repeat}
    if moved:
        next_touch.refresh(desk, moved)  # no audited change: nobody else would
    return told


def _values(desk: Desk, *which: ColumnElement[bool], most: int | None) -> list[Row]:
    """What is due, in order and ours, as copies of the rows: to load a hundred thousand of them
    as objects of the session would take four times as long."""
    wanted = select(*Row.__table__.c).where(*which).order_by(Row.next_due_utc, Row.id)
    found = desk.db.execute(wanted.limit(most).with_for_update(skip_locked=True)).mappings()
    return [cast("Row", SimpleNamespace(**one)) for one in found]


def silence_first(desk: Desk) -> None:
    """What cannot be rung, for whatever reason, must not keep the rest silent for ever. It still
    stands among the tasks and in the morning digest."""
    due = select(Row).where(Row.next_due_utc <= desk.now).order_by(Row.next_due_utc, Row.id)
    row = desk.db.scalar(due.limit(1).with_for_update())
    if row:
        row.rang, row.next_due_utc = desk.now, None


def _must_lie_ahead(desk: Desk, when: When) -> None:
    if when.at <= desk.now:
        raise AlreadyPast(when)


def locked(desk: Desk, task: Task) -> Row:
    """The row as it is now: the record in hand was read before."""
    row = desk.db.get(Row, task.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotYourTask
    return row


def record(desk: Desk, row: Row) -> Task:
    return records(desk, [row])[0]


def records(desk: Desk, rows: Collection[Row]) -> list[Task]:
    keepers = {row.owner_id for row in rows} | {row.giver_id for row in rows if row.giver_id}
    names = _names(desk, tables.Staff, keepers)
    about = _names(desk, tables.Customer, {row.customer_id for row in rows if row.customer_id})
    return [
        Task(
            row.id,
            Note(row.what),
            When((row.repeat and row.next_due_utc) or row.due, row.dated),
            row.done is not None,
            row.repeat is not None,
            names[row.owner_id],
            about.get(row.customer_id) if row.customer_id else None,
            names[row.giver_id] if row.giver_id else None,
            row.accepted,
            row.rung,
            row.order_id,
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
