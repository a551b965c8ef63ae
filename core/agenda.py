"""What somebody has to do between two days: the late first, what repeats at its own times."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select

from core import recurrence, rights, staff, tasks
from core.customers import Customer
from core.desk import Desk
from core.recurrence import in_zone
from core.rights import Action
from core.staff import Staff
from core.tasks import Task
from core.values import When
from storage.tables import Task as Row

DAY = timedelta(days=1)
MOST = 500  # open tasks read of one person or customer; nobody works off more


@dataclass(frozen=True, slots=True)
class Span:
    """The days asked about, both included; without a last day only what is late."""

    first: date | None = None
    last: date | None = None

    @property
    def written(self) -> str:
        """`overdue`, `20261122-20261128`."""
        if self.first is None or self.last is None:
            return "overdue"
        return f"{self.first:%Y%m%d}-{self.last:%Y%m%d}"


def of(
    desk: Desk, staff_id: int, span: Span | None = None, zone: ZoneInfo | None = None
) -> list[Task]:
    """Whoever asks: what is shown of it to whom is the caller's to decide."""
    found = _open(desk, Row.owner_id == staff_id)
    return _within(desk, found, span, zone or desk.zone)


def seen_of(desk: Desk, colleague: Staff, span: Span | None = None) -> list[Task]:
    """A colleague's tasks: all for whoever leads them, else those the actor gave."""
    mine: tuple[ColumnElement[bool], ...] = (Row.owner_id == colleague.id,)
    if not rights.may(desk.actor, Action.SEE_TASK, colleague.id):
        mine = (*mine, Row.giver_id == desk.actor.id)
    return _within(desk, _open(desk, *mine), span, desk.zone)


def team(desk: Desk, span: Span | None = None) -> list[tuple[Staff, list[Task]]]:
    """What each colleague has to do whose tasks the actor may see, the actor's own left out."""
    others = [one for one in staff.everybody(desk.db) if one.id != desk.actor.id]
    seen = [
        (one, of(desk, one.id, span))
        for one in others
        if not one.suspended and rights.may(desk.actor, Action.SEE_TASK, one.id)
    ]
    return [(one, todo) for one, todo in seen if todo]


def about(desk: Desk, customer: Customer, span: Span | None = None) -> list[Task]:
    """What is to do about a customer, whoever does it."""
    return _within(desk, _open(desk, Row.customer_id == customer.id), span, desk.zone)


def _open(desk: Desk, *conditions: ColumnElement[bool]) -> Sequence[Row]:
    wanted = select(Row).where(*conditions, Row.done.is_(None))
    return desk.db.scalars(wanted.order_by(Row.due, Row.id).limit(MOST)).all()


def _within(desk: Desk, rows: Sequence[Row], span: Span | None, zone: ZoneInfo) -> list[Task]:
    """By when each is due; today's list has what is late as well, for it is still to do."""
    known = zip(rows, tasks.records(desk, rows), strict=True)
    found: Iterable[Task] = (task for _, task in known)
    if span is not None:
        today = desk.now.astimezone(zone).date()
        found = _asked(desk, known, span, zone, today)
    return sorted(found, key=lambda task: (task.due.at, task.id))


def _asked(
    desk: Desk, known: Iterable[tuple[Row, Task]], span: Span, zone: ZoneInfo, today: date
) -> Iterator[Task]:
    for row, task in known:
        late = task.overdue(desk.now, zone)
        if span.first is None or span.last is None:
            if late:
                yield task
        elif late and span.first <= today <= span.last:
            yield task
        elif at := _time_within(row, task, _begins(span.first, zone), _begins(span.last, zone)):
            yield replace(task, due=When(at, task.dated))


def _begins(day: date, zone: ZoneInfo) -> datetime:
    return in_zone(datetime.combine(day, time()), zone)


def _time_within(row: Row, task: Task, first: datetime, last: datetime) -> datetime | None:
    """When it is due in those days: what repeats has more times than its next one."""
    at: datetime | None = task.due.at
    if at and at < first and row.repeat:
        just_before = first.astimezone(UTC) - timedelta(microseconds=1)
        at = recurrence.next_after(row.repeat, row.due, ZoneInfo(row.zone), just_before)
    return at if at and first <= at < last + DAY else None
