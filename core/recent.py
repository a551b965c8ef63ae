"""Whom a colleague dealt with last: the first guess where a message does not say whom."""

from sqlalchemy import select

from core import changes, customers
from core.customers import Customer
from core.desk import Desk
from storage.tables import Change

LOOKED_AT = 60  # changes; whoever wrote more than that since is thinking of somebody else
NAMING = ("touch", "task", "orders")  # rows that say whose they are


def customers_of_late(desk: Desk, most: int) -> list[Customer]:
    """The latest first."""
    mine = (
        select(Change.source, Change.thing, Change.thing_id, Change.after)
        .where(Change.actor_id == desk.actor.id, Change.undone_by.is_(None))
        .order_by(Change.id.desc())
        .limit(LOOKED_AT)
    )
    ids = dict[int, None]()  # in order, each once
    for source, thing, thing_id, after in desk.db.execute(mine):
        if source.startswith(changes.IMPORTED):
            continue  # a file is about everybody
        about = thing_id if thing == "customer" else after.get("customer_id")
        if about and (thing == "customer" or thing in NAMING):
            ids[about] = None
    return customers.by_ids(desk, list(ids)[:most])
