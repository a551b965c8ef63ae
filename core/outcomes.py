"""How a promised call or visit went: one touch for one task, however often it is told."""

from enum import StrEnum

from sqlalchemy import select

from core import changes, customers, rights, tasks, touches
from core.desk import Desk
from core.rights import Action
from core.tasks import Task
from core.touches import Kind
from core.values import When
from storage.tables import Touch


class Outcome(StrEnum):
    REACHED = "reached"
    AGAIN = "again"
    NO_ANSWER = "no_answer"


def tell(desk: Desk, task: Task, kind: Kind, note: str, anew: bool = True) -> Task:
    """Finishes the task if it still was open. What was told before is told `anew`, or stays."""
    row = tasks.locked(desk, task)
    tasks.permit(desk, row)
    if row.done is None:
        task = tasks.finish(desk, task)
    if task.customer is None:
        return task
    happened = min(row.done or row.rang or desk.now, desk.now)
    known = select(Touch).where(
        Touch.customer_id == task.customer.id,
        Touch.staff_id == desk.actor.id,
        Touch.kind == kind,
        Touch.at == happened,
    )
    touch = desk.db.scalar(known.limit(1).with_for_update())
    if touch and anew:
        customer = customers.row(desk, customers.by_id(desk, task.customer.id))
        changes.change(rights.require(desk, Action.LOG_TOUCH, customer), touch, note=note)
    if touch is None:
        about = customers.by_id(desk, task.customer.id)
        touches.log(desk, about, kind, note, When(happened))
    return task
