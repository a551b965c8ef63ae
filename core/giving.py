"""Giving a task to a colleague: they take it on, or decline it and it comes back."""

from dataclasses import dataclass

from core import changes, rights, staff, tasks
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, NewThing, Permit
from core.staff import Staff
from core.tasks import MOST_WHAT, Task, TooMuchToRemember
from core.values import When
from storage.tables import Task as Row


@dataclass(eq=False)
class NotHere(Refusal):
    """A colleague who was suspended takes nothing on, and nothing back."""

    name: str


@dataclass(eq=False)
class NotYoursToAnswer(Refusal):
    """Whoever gave a task does not accept or decline it as well."""

    name: str


def give(
    desk: Desk,
    colleague: Staff,
    what: str,
    due: When,
    customer: Customer | None = None,
    repeat: str | None = None,
) -> Task:
    """Raises NotHere, and what a promise to oneself raises."""
    if colleague.id == desk.actor.id:
        return tasks.promise(desk, what, due, customer, repeat)
    permit = rights.require(desk, Action.GIVE_TASK, NewThing(colleague.id))
    _must_be_here(desk, colleague.id, colleague.name)
    row = tasks.new(desk, colleague.id, what, due, customer, repeat)
    row.giver_id = desk.actor.id
    return tasks.record(desk, changes.add(permit, row))


def hand_over(desk: Desk, task: Task, colleague: Staff) -> Task:
    """By its owner or by whoever gave it. Handed to oneself it is simply one's own."""
    row = tasks.locked(desk, task)
    permit = tasks.permit(desk, row)
    _must_be_here(desk, colleague.id, colleague.name)
    if row.owner_id != colleague.id:
        giver = None if colleague.id == desk.actor.id else desk.actor.id
        fresh = {"accepted": None, "declined": None, "done": None}
        changes.change(permit, row, owner_id=colleague.id, giver_id=giver, **fresh)
    return tasks.record(desk, row)


def accept(desk: Desk, task: Task) -> Task:
    """What is one's own already needs no word."""
    row = tasks.locked(desk, task)
    permit = _answers(desk, row)
    if row.giver_id:
        changes.change(permit, row, accepted=True)
    return tasks.record(desk, row)


def decline(desk: Desk, task: Task, reason: str) -> Task:
    """It is its giver's again, who learns why; what nobody gave is cancelled."""
    row = tasks.locked(desk, task)
    permit = _answers(desk, row)
    if len(reason) > MOST_WHAT:
        raise TooMuchToRemember(MOST_WHAT)
    if row.giver_id is None:
        return tasks.cancel(desk, task)
    giver = staff.by_id(desk.db, row.giver_id)
    _must_be_here(desk, row.giver_id, giver.name if giver else "")
    changes.change(
        permit, row, owner_id=row.giver_id, giver_id=None, accepted=False, declined=reason
    )
    return tasks.record(desk, row)


def unanswered(desk: Desk, task_id: int, owner_id: int) -> bool:
    """Whether that colleague still has it and has not said yes or no."""
    row = desk.db.get(Row, task_id)
    return row is not None and not row.done and row.owner_id == owner_id and row.accepted is None


def _answers(desk: Desk, row: Row) -> Permit:
    if row.owner_id != desk.actor.id and row.giver_id == desk.actor.id:
        raise NotYoursToAnswer(tasks.record(desk, row).owner.name)
    return rights.require(desk, Action.KEEP_TASK, row)


def _must_be_here(desk: Desk, staff_id: int, name: str) -> None:
    known = staff.by_id(desk.db, staff_id)
    if known is None or known.suspended:
        raise NotHere(name)
