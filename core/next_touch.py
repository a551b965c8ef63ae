"""When a customer is next to be touched: the first thing somebody still has to do about them."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import case, func, select

from core import changes
from core.desk import Desk
from storage.tables import Customer, Task


@changes.derives(Task, by="customer_id")
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """A promise that was missed is still the next thing to do; what repeats has moved on."""
    first = next_touches(desk, ids)
    for row in desk.db.scalars(select(Customer).where(Customer.id.in_(ids))):
        row.next_touch_at = first.get(row.id)
    desk.db.flush()


def next_touches(desk: Desk, ids: Collection[int]) -> dict[int, datetime]:
    """Counted from the tasks, whatever the column says."""
    when = case((Task.repeat.is_(None), Task.due), else_=Task.next_due_utc)
    open_ = Task.customer_id.in_(ids), Task.done.is_(None)
    first = select(Task.customer_id, func.min(when)).where(*open_).group_by(Task.customer_id)
    return {one: at for one, at in desk.db.execute(first) if one is not None and at is not None}
