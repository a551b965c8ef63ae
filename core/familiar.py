"""Whose names a colleague knows: help is understood best when it speaks of them."""

from sqlalchemy import select

from core.desk import Desk
from storage import tables
from storage.tables import Change, Touch

LOOKED_AT = 12  # of what was logged last, and of one's own customers


def names(desk: Desk) -> list[str]:
    """Of the customers one logged last, then of one's own; the most familiar first."""
    mine = Change.actor_id == desk.actor.id, Change.thing == Touch.__tablename__
    touched = (
        select(tables.Customer.name)
        .join(Touch, Touch.customer_id == tables.Customer.id)
        .join(Change, Change.thing_id == Touch.id)
        .where(*mine, Change.undone_by.is_(None), Change.before.is_(None))
    )
    owned = select(tables.Customer.name).where(
        tables.Customer.owner_id == desk.actor.id, tables.Customer.status == "active"
    )
    recent = desk.db.scalars(touched.order_by(Change.id.desc()).limit(LOOKED_AT))
    kept = desk.db.scalars(owned.order_by(tables.Customer.folded).limit(LOOKED_AT))
    return list(dict.fromkeys((*recent, *kept)))
