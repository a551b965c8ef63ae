"""Who works here: invited, shut out and let in again, given another role."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select, update

from core import accounts, changes, names, rights, staff
from core.desk import Desk, Role
from core.refusals import Refusal
from core.rights import Action, NewThing
from core.staff import NameTaken, NoSuchColleague, Staff
from core.values import PersonRef
from storage import tables
from storage.folding import fold
from storage.mail import Question


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of a suspended colleague's work."""

    tasks: int
    to: PersonRef | None  # who has those tasks now; None: nobody could be found
    customers: int  # still theirs, until somebody hands them over


@dataclass(eq=False)
class NotYourself(Refusal):
    """Nobody shuts themselves out."""


@dataclass(eq=False)
class NoManager(Refusal):
    """A colleague's manager is another colleague who is one."""

    name: str


@dataclass(eq=False)
class LastAdmin(Refusal):
    """Without an admin nobody could ever let one in."""

    name: str


def invite(desk: Desk, name: str, role: Role) -> Staff:
    """Somebody new. Raises NameTaken, BadName."""
    permit = rights.require(desk, Action.KEEP_STAFF, NewThing(None))
    name = names.a_name(name)
    if staff.called(desk.db, name):
        raise NameTaken(name)
    row = changes.add(permit, tables.Staff(name=name, folded=fold(name), role=role))
    return staff.record(desk.db, row)


def set_role(desk: Desk, colleague: Staff, role: Role) -> Staff:
    """Raises LastAdmin for the one who would leave nobody to undo it."""
    permit = rights.require(desk, Action.KEEP_STAFF, colleague)
    row = _row(desk, colleague)
    if role is not Role.ADMIN:
        _must_leave_an_admin(desk, row)
    changes.change(permit, row, role=role)
    return staff.record(desk.db, row)


def set_manager(desk: Desk, colleague: Staff, manager: Staff) -> None:
    """Who answers for them. Raises NoManager for somebody who is none, or for oneself."""
    permit = rights.require(desk, Action.KEEP_STAFF, colleague)
    if manager.role not in (Role.MANAGER, Role.ADMIN) or manager.id == colleague.id:
        raise NoManager(manager.name)
    changes.change(permit, _row(desk, colleague), manager_id=manager.id)


def suspend(desk: Desk, colleague: Staff) -> Handed:
    """Shut out at once: no button, question or code of theirs works, and what they have to do
    is their manager's. Their customers stay theirs until somebody hands them over."""
    permit = rights.require(desk, Action.KEEP_STAFF, colleague)
    if colleague.id == desk.actor.id:
        raise NotYourself
    row = _row(desk, colleague)
    _must_leave_an_admin(desk, row)
    if not row.suspended:
        changes.change(permit, row, suspended=desk.now)
    accounts.void_codes(desk, colleague)
    _close_questions(desk, colleague)
    heir = _heir(desk, colleague)
    todo = _todo(desk, colleague)
    if heir:
        changes.change_all(permit, [(task, {"owner_id": heir.id}) for task in todo])
    return Handed(len(todo), heir.ref if heir else None, _kept_by(desk, colleague))


def resume(desk: Desk, colleague: Staff) -> Staff:
    """Let in again, with the logins they had; their tasks stay where they went."""
    permit = rights.require(desk, Action.KEEP_STAFF, colleague)
    row = _row(desk, colleague)
    changes.change(permit, row, suspended=None)
    return staff.record(desk.db, row)


def _row(desk: Desk, colleague: Staff) -> tables.Staff:
    row = desk.db.get(tables.Staff, colleague.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NoSuchColleague(colleague.name)
    return row


def _must_leave_an_admin(desk: Desk, row: tables.Staff) -> None:
    """All admins are locked while we count: two may not shut each other out at once."""
    if row.role != Role.ADMIN or row.suspended:
        return
    working = (tables.Staff.role == Role.ADMIN, tables.Staff.suspended.is_(None))
    admins = desk.db.scalars(select(tables.Staff.id).where(*working).with_for_update())
    if set(admins) <= {row.id}:
        raise LastAdmin(row.name)


def _heir(desk: Desk, colleague: Staff) -> Staff | None:
    """Their manager, else the admin who suspends them, else any admin."""
    if lead := staff.lead(desk.db, colleague):
        return lead
    actor = staff.by_id(desk.db, desk.actor.id)
    if actor and not actor.suspended:
        return actor
    admins = [one for one in staff.admins(desk) if one.id != colleague.id]
    return staff.by_id(desk.db, admins[0].id) if admins else None


def _todo(desk: Desk, colleague: Staff) -> list[tables.Task]:
    undone = (tables.Task.owner_id == colleague.id, tables.Task.done.is_(None))
    return list(
        desk.db.scalars(
            select(tables.Task).where(*undone).order_by(tables.Task.id).with_for_update()
        )
    )


def _kept_by(desk: Desk, colleague: Staff) -> int:
    theirs = tables.Customer.owner_id == colleague.id
    return desk.db.scalar(select(func.count()).select_from(tables.Customer).where(theirs)) or 0


def _close_questions(desk: Desk, colleague: Staff) -> None:
    """In every conversation of theirs; those are called platform/channel/thread/login."""
    logins = [(platform, login) for platform, login, _ in accounts.last_heard(desk.db, colleague)]
    here = Question.conversation
    theirs = [
        here.startswith(f"{platform}/", autoescape=True)
        & here.endswith(f"/{login}", autoescape=True)
        for platform, login in (*logins, ("console", colleague.name))
    ]
    closed = update(Question).where(Question.open, or_(*theirs)).values(open=False)
    desk.db.execute(closed, execution_options={"synchronize_session": False})
