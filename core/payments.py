"""Orders that wait for their payment: after a while it is somebody's task to ask for it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, or_, select

from core import changes, customers, order_status, orders, rights, staff, tasks
from core.calendar import in_hours
from core.desk import Desk
from core.order_status import Status
from core.orders import Purchase
from core.rights import Action
from core.staff import Staff
from core.tasks import Task
from core.values import Tracking, When
from storage.tables import Order
from storage.tables import Task as TaskRow

WAITING = (Status.UNPAID, Status.SHIPPED)  # the goods may well be ahead of the money


def next_due(desk: Desk, last: datetime) -> datetime | None:
    """Asked for in working hours only, also after an outage."""
    first = desk.db.scalar(select(func.min(Order.payment_due_at)))
    return in_hours(desk, max(first, desk.now)) if first else None


def unpaid(desk: Desk) -> list[Purchase]:
    """What is to be asked for by now, the longest waiting first."""
    due = select(Order.id).where(Order.payment_due_at <= desk.now).order_by(Order.payment_due_at)
    return [orders.by_id(desk, one) for one in desk.db.scalars(due).all()]


def keeper(desk: Desk, order: Purchase) -> Staff | None:
    """Whose task it is; None when nobody looks after the customer."""
    owner = staff.by_id(desk.db, order.owner_id) if order.owner_id else None
    return None if owner is None or owner.suspended else owner


def ask(desk: Desk, order: Purchase, owner: Staff | None, what: str) -> Task | None:
    """Once per order: a task of the owner, which rings in the same breath."""
    row = orders.locked(desk, order)
    customer = customers.by_id(desk, row.customer_id)
    permit = rights.require(desk, Action.RECORD_ORDER, customer)
    changes.change(permit, row, payment_asked=True)
    if owner is None:
        return None
    zone = str(owner.zone or desk.zone)
    task = TaskRow(
        owner_id=owner.id, customer_id=customer.id, what=what, due=desk.now, zone=zone,
        order_id=row.id, rang=desk.now, rung=1,
    )  # fmt: skip
    return tasks.record(desk, changes.add(permit, task))


def told(
    desk: Desk, order: Purchase, status: Status, tracking: Tracking | None = None
) -> tuple[Purchase, list[Task]]:
    """Where the order stands now, and the tasks that are done with it."""
    order = orders.set_status(desk, order, status, tracking)
    return order, [] if status in WAITING else _nobody_asks(desk, order)


def _nobody_asks(desk: Desk, order: Purchase) -> list[Task]:
    row = orders.locked(desk, order)
    permit = rights.require(desk, Action.RECORD_ORDER, customers.by_id(desk, row.customer_id))
    waiting = select(TaskRow).where(TaskRow.order_id == row.id, TaskRow.done.is_(None))
    rows = desk.db.scalars(waiting.with_for_update()).all()
    changes.change_all(permit, [(one, {"done": desk.now}) for one in rows])
    return tasks.records(desk, rows)


def still_unpaid(desk: Desk, order_id: int) -> bool:
    row = desk.db.get(Order, order_id)
    return row is not None and order_status.meaning(row.status) is Status.UNPAID


def remind_at(desk: Desk) -> When:
    """When to be asked once more."""
    return When(in_hours(desk, desk.now + desk.shop.payment_patience))


@changes.derives(Order)
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """Until when its payment is waited for; an order of unknown hour waits for nothing."""
    timed = or_(Order.entered_at.is_not(None), Order.payment_due_at.is_not(None))
    for row in desk.db.scalars(select(Order).where(Order.id.in_(ids), timed)):
        row.payment_due_at = _due(desk, row)
    desk.db.flush()


def _due(desk: Desk, row: Order) -> datetime | None:
    waits = order_status.meaning(row.status) is Status.UNPAID and not row.payment_asked
    if row.entered_at is None or not waits:
        return None
    return in_hours(desk, row.entered_at + desk.shop.payment_patience)
