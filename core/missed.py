"""What came due while nobody could ring: one list for each person instead of a pile of calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, func, select

from core import tasks
from core.desk import Desk
from core.tasks import Task
from core.values import PersonRef
from storage.tables import Task as Row

LATE = timedelta(minutes=15)  # before that nobody would notice
PILE = 3  # late reminders of one person that are still rung one by one


@dataclass(frozen=True, slots=True)
class Pile:
    """Everything of one person that is late, the oldest first."""

    owner: PersonRef
    tasks: Sequence[Task]


def piles(desk: Desk) -> list[Pile]:
    """Each has rung with that. Those whom the oldest `desk.most` late reminders belong to; the
    rest follows when asked again."""
    oldest = select(Row.owner_id).where(_late(desk)).order_by(Row.next_due_utc, Row.id)
    owners = set(desk.db.scalars(oldest.limit(desk.most)))
    if not owners:
        return []
    count = select(Row.owner_id).where(Row.owner_id.in_(owners), _late(desk))
    many = count.group_by(Row.owner_id).having(func.count() > PILE).order_by(Row.owner_id)
    found: list[Pile] = []
    for owner in desk.db.scalars(many):
        if sum(len(one.tasks) for one in found) >= desk.most:
            break
        found.append(_pile(desk, owner))
    return found


def _pile(desk: Desk, owner_id: int) -> Pile:
    rung = tasks.let_ring(desk, Row.owner_id == owner_id, _late(desk), once_more=False)
    return Pile(rung[0].owner, rung)


def _late(desk: Desk) -> ColumnElement[bool]:
    return Row.next_due_utc < desk.now - LATE
