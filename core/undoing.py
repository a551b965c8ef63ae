"""What an undo would take back, in terms of the business: so that whoever says a bare "undo"
sees what it was."""

from dataclasses import dataclass

from sqlalchemy import select

from core.changes import ChangeSet
from core.desk import Desk
from core.touches import Kind
from storage import tables
from storage.tables import Change

MOST = 50  # changes that are looked at; an import has thousands, and a name of its own


@dataclass(frozen=True, slots=True)
class Step:
    """One thing: `of` is whose it is, or what a task says."""

    thing: str  # touch, task, order, customer, staff, absence
    of: str
    kind: Kind | None = None


def steps(desk: Desk, these: ChangeSet) -> list[Step]:
    """The first thing first, each once; what has no name of its own is left out."""
    standing = select(Change.thing, Change.thing_id).where(
        Change.source == these.ref, Change.undone_by.is_(None)
    )
    found = desk.db.execute(standing.order_by(Change.id).limit(MOST))
    things = dict.fromkeys((thing, thing_id) for thing, thing_id in found)
    named = (_step(desk, *one) for one in things)
    return list(dict.fromkeys(one for one in named if one))


def _step(desk: Desk, thing: str, thing_id: int) -> Step | None:
    match thing:
        case "touch":
            touch = desk.db.get_one(tables.Touch, thing_id)
            return Step(thing, _name(desk, touch.customer_id), Kind(touch.kind))
        case "task":
            return Step(thing, desk.db.get_one(tables.Task, thing_id).what)
        case "orders":
            order = desk.db.get_one(tables.Order, thing_id)
            return Step("order", _name(desk, order.customer_id))
        case "customer":
            return Step(thing, _name(desk, thing_id))
        case "contact":
            contact = desk.db.get_one(tables.Contact, thing_id)
            return Step("customer", _name(desk, contact.customer_id))
        case "staff":
            return Step(thing, _colleague(desk, thing_id))
        case "absence":
            return Step(thing, _colleague(desk, desk.db.get_one(tables.Absence, thing_id).staff_id))
    return None


def _name(desk: Desk, customer_id: int) -> str:
    return desk.db.get_one(tables.Customer, customer_id).name


def _colleague(desk: Desk, staff_id: int) -> str:
    """Nobody's name for oneself."""
    return "" if staff_id == desk.actor.id else desk.db.get_one(tables.Staff, staff_id).name
