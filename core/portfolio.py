"""The customers somebody keeps: whoever is next to be spoken with first."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select

from core import customers
from core.customers import Customer
from core.desk import Desk
from storage import tables

Row = tables.Customer


def kept_by(desk: Desk, owner_id: int, most: int, skipped: int = 0) -> Sequence[Customer]:
    """What is planned next stands first; the others by name."""
    order = (Row.next_touch_at.is_(None), Row.next_touch_at, Row.folded, Row.id)
    wanted = select(Row.id).where(*_active(owner_id)).order_by(*order)
    ids = desk.db.scalars(wanted.offset(skipped).limit(most)).all()
    known = {one.id: one for one in customers.by_ids(desk, ids)}
    return [known[one] for one in ids]


def count(desk: Desk, owner_id: int) -> int:
    return desk.db.scalar(select(func.count()).select_from(Row).where(*_active(owner_id))) or 0


def _active(owner_id: int) -> tuple[ColumnElement[bool], ...]:
    return Row.owner_id == owner_id, Row.status == "active"
