"""How often a customer should be touched, who is overdue, and since when."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from sqlalchemy import func, select

from core import changes, customers, workdays
from core.calendar import at_midnight
from core.customers import Customer
from core.desk import Desk
from storage.folding import fold
from storage.tables import Customer as Row

SLICE = 1_000  # customers whose dates are written anew in one transaction
MOST = 200  # of one colleague's that are looked through; nobody reads on
FAR_OVER = 2  # times the cadence: red instead of yellow


class DayCount(int):
    """So many days."""

    __slots__ = ()


class Segment(str):
    """A tag or a level."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Neglected:
    """A customer nobody has touched for too long."""

    customer: Customer
    days: int  # since the last touch, or since we know them
    allowed: int
    planned: bool  # something about them is still to do

    @property
    def far_over(self) -> bool:
        return self.days >= FAR_OVER * self.allowed


@dataclass(frozen=True, slots=True)
class Search:
    """Whom to look for: without `days`, those over their own cadence."""

    owner_id: int
    days: int | None = None
    segment: str | None = None  # a tag or a level


def settle(desk: Desk, row: Row) -> None:
    """The cadence of one customer, and the day on which the next touch is due by it."""
    rule = desk.shop.cadence.days(tuple(row.tags or ()), row.member_level)
    row.cadence_days = rule if row.status == "active" else None
    row.touch_due_on = _due_on(desk, row) if row.cadence_days is not None else None


def _due_on(desk: Desk, row: Row) -> date:
    assert row.cadence_days is not None
    return _last_day(desk, row) + timedelta(days=row.cadence_days)


def _last_day(desk: Desk, row: Row) -> date:
    return (row.last_touch_at or row.created).astimezone(desk.shop.zone).date()


@changes.derives(Row)
def refresh(desk: Desk, ids: Collection[int]) -> None:
    for row in desk.db.scalars(select(Row).where(Row.id.in_(ids))):
        settle(desk, row)
    desk.db.flush()


def neglected(desk: Desk, search: Search) -> list[Neglected]:
    """The longest neglected first, measured by what each is allowed; a stretch of an index."""
    fitting = (row for row in _candidates(desk, search) if _fits(row, search.segment))
    rows = list(islice(fitting, MOST))
    known = {one.id: one for one in customers.by_ids(desk, [row.id for row in rows])}
    found = [_neglected(desk, row, known[row.id], search) for row in rows if row.id in known]
    return sorted(found, key=lambda one: (-one.days / one.allowed, one.customer.id))


def _candidates(desk: Desk, search: Search) -> Iterable[Row]:
    mine = select(Row).where(Row.owner_id == search.owner_id)
    if search.days is None:
        due = mine.where(Row.touch_due_on <= desk.today).order_by(Row.touch_due_on)
        return desk.db.scalars(due)
    before = at_midnight(desk, desk.today - timedelta(days=search.days - 1))
    last = func.coalesce(Row.last_touch_at, Row.created)
    silent = mine.where(Row.status == "active", last < before).order_by(last)
    return desk.db.scalars(silent)


def _fits(row: Row, segment: str | None) -> bool:
    if segment is None:
        return True
    said = fold(segment)
    own = {fold(one) for one in (*(row.tags or ()), row.member_level) if one}
    return said in own or (said.endswith("s") and said[:-1] in own)  # VIPs


def _neglected(desk: Desk, row: Row, customer: Customer, search: Search) -> Neglected:
    days = (desk.today - _last_day(desk, row)).days
    allowed = search.days or row.cadence_days or 1
    return Neglected(customer, days, allowed, row.next_touch_at is not None)


def newly_due(desk: Desk, owner_id: int) -> list[Neglected]:
    """Whose day came with this working day: days off before it are told with it."""
    if not workdays.is_workday(desk.today, desk.shop.region):
        return []
    before = workdays.add_workdays(desk.today, -1, desk.shop.region) or desk.today
    due = select(Row).where(
        Row.owner_id == owner_id, Row.touch_due_on > before, Row.touch_due_on <= desk.today
    )
    rows = desk.db.scalars(due.order_by(Row.touch_due_on, Row.id).limit(MOST)).all()
    known = {one.id: one for one in customers.by_ids(desk, [row.id for row in rows])}
    search = Search(owner_id)
    return [_neglected(desk, row, known[row.id], search) for row in rows]


def rederive(desk: Desk, after: int) -> int | None:
    """Write the dates of the next SLICE customers anew; the last id looked at, None at the end."""
    following = select(Row).where(Row.id > after).order_by(Row.id).limit(SLICE)
    last = None
    for row in desk.db.scalars(following):
        settle(desk, row)
        last = row.id
    desk.db.flush()
    return last
