"""People who go: to another job, with somebody in their place, or for good."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core import changes, companies, customers, rights
from core.companies import PERSON, NotAPerson
from core.customers import Customer, NewCustomer
from core.desk import Desk
from core.rights import Action, Permit
from core.values import Name, PersonRef, Phone
from storage import search
from storage.tables import Customer as Row
from storage.tables import Staff, Task

ENDED, DECEASED = "ended", "deceased"


@dataclass(frozen=True, slots=True)
class Departure:
    """What came of it. `whose` are the colleagues who had open tasks about the person."""

    person: Customer
    successor: Customer | None
    tasks: int  # that were handed on, or ended
    whose: tuple[PersonRef, ...]


def left(
    desk: Desk, person: Customer, successor: Name | None = None, phone: Phone | None = None
) -> Departure:
    """They work there no longer; what is open about them goes to the successor or the company."""
    row = _somebody(desk, person)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    changes.change(permit, row, status=ENDED)
    next_one = _successor(permit, row, successor, phone) if successor else None
    heir = next_one.id if next_one else row.company_id
    todo = _open_tasks(desk.db, row.id)
    if heir:
        changes.change_all(permit, [(one, {"customer_id": heir}) for one in todo])
    return Departure(
        customers.by_id(desk, row.id),
        customers.by_id(desk, next_one.id) if next_one else None,
        len(todo) if heir else 0,
        _whose(desk.db, todo) if heir else (),
    )


def died(desk: Desk, person: Customer) -> Departure:
    """Nobody is reminded of them, greets them or counts their silence any more."""
    row = _somebody(desk, person)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    changes.change(permit, row, status=DECEASED)
    todo = _open_tasks(desk.db, row.id)
    changes.change_all(permit, [(one, {"done": desk.now}) for one in todo])
    return Departure(customers.by_id(desk, row.id), None, len(todo), _whose(desk.db, todo))


def _somebody(desk: Desk, person: Customer) -> Row:
    row = customers.row(desk, person)
    if row.kind != PERSON:
        raise NotAPerson(row.name)
    return row


def _successor(permit: Permit, row: Row, name: Name, phone: Phone | None) -> Row:
    """Who is called so and can be meant, in the same company and role; else somebody new."""
    desk = permit.desk
    found = _known(permit, row, name)
    if found is None:
        return _newcomer(permit, row, name, phone)
    place = {"company": row.company, "company_id": row.company_id, "owner_id": row.owner_id}
    role = found.role or row.role
    if row.company_id and found.company_id != row.company_id:
        firm = customers.by_id(desk, row.company_id)
        companies.join(desk, customers.by_id(desk, found.id), firm, role)
    else:
        changes.change(permit, found, role=role, **(place if row.company else {}))
    return found


def _known(permit: Permit, row: Row, name: Name) -> Row | None:
    """A namesake elsewhere is somebody else."""
    desk = permit.desk
    ids = [one for one in search.exact(desk.db, name) if one != row.id]
    here = or_(Row.company_id == row.company_id, Row.company_id.is_(None))
    these = select(Row).where(Row.id.in_(ids), Row.kind == PERSON, Row.status == "active", here)
    nearest_first = these.order_by(Row.company_id.is_(None), Row.id).with_for_update()
    for one in desk.db.scalars(nearest_first):
        there = one.company_id == row.company_id is not None
        same = there or one.company is None or _same_words(one, row)
        if same and rights.may(desk.actor, Action.CHANGE_CUSTOMER, one.owner_id):
            return one
    return None


def _same_words(one: Row, other: Row) -> bool:
    if not (one.company and other.company):
        return False
    return companies.same_company(one.company, other.company)


def _newcomer(permit: Permit, row: Row, name: Name, phone: Phone | None) -> Row:
    new = NewCustomer(
        name,
        phones=((phone.e164, phone.mobile),) if phone else (),
        company=row.company,
        owner_id=row.owner_id,
        company_id=row.company_id,
        role=row.role,
    )
    added = customers.add(permit.desk, new)
    return permit.desk.db.get_one(Row, added.id)


def _open_tasks(db: Session, customer_id: int) -> Sequence[Task]:
    theirs = select(Task).where(Task.customer_id == customer_id, Task.done.is_(None))
    return db.scalars(theirs.order_by(Task.id).with_for_update()).all()


def _whose(db: Session, todo: Sequence[Task]) -> tuple[PersonRef, ...]:
    ids = {one.owner_id for one in todo}
    names = db.execute(select(Staff.id, Staff.name).where(Staff.id.in_(ids)).order_by(Staff.id))
    return tuple(PersonRef(number, name) for number, name in names)
