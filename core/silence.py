"""Customers who have gone silent: the dates written with each purchase, and who is told when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from core import changes, churn, customers, order_status
from core.calendar import in_hours
from core.churn import History, Rhythm
from core.customers import Customer
from core.desk import Desk
from storage import tables

NIGHT = time(3)  # when the shop is asleep and its rhythm is learnt anew
HORIZON = 90  # days ahead in which a purchase is hoped for; findings on open logs used the same
MOVED = 0.03  # the dates are written anew when the shop's median gap moved by more than this
SAMPLE = 20_000  # customers whose gaps make the median: parameters stay within 4 %
SLICE = 2_000  # customers whose dates are rewritten at a time
JUDGED_BY = (
    "id", "status", "order_days", "first_order_on", "last_order_on", "churn_known_for",
)  # fmt: skip
DATES = ("due_on", "overdue_on", "churn_check_on", "churn_alert_on")


@dataclass(frozen=True, slots=True)
class Silence:
    """Why somebody is at risk: enough to explain it and to rank it."""

    customer: Customer
    days: int  # since the last purchase
    pace: int  # days between purchases, as the model expects them of this customer
    p_active: float
    p_no_purchase: float
    backlog: bool  # it was so already when the data came in

    @property
    def worth(self) -> float:
        """Value times the chance of no purchase: whom to call first."""
        return (self.customer.total.minor if self.customer.total else 0) * self.p_no_purchase


def rhythm(desk: Desk) -> Rhythm:
    newest = select(tables.Rhythm.median_gap).order_by(tables.Rhythm.id.desc()).limit(1)
    return Rhythm.of(desk.db.scalar(newest) or desk.shop.median_gap)


def _rhythm_on(desk: Desk, day: date) -> Rhythm:
    """As it could be known at the end of that day."""
    if day >= desk.today:
        return rhythm(desk)
    return Rhythm.of(churn.median_gap(_gaps(desk.db, day)) or desk.shop.median_gap)


def history(row: Any) -> History | None:
    if row.first_order_on is None or row.last_order_on is None:
        return None
    return History(row.first_order_on, row.last_order_on, row.order_days)


@changes.derives(tables.Customer)
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """When somebody is due, overdue and to be checked; and whether that will be told."""
    pace = rhythm(desk)
    for row in desk.db.scalars(select(tables.Customer).where(tables.Customer.id.in_(ids))):
        for name, day in _dates(row, pace, desk.shop.churn_threshold).items():
            setattr(row, name, day)
    desk.db.flush()


def _dates(row: Any, pace: Rhythm, threshold: float) -> dict[str, date | None]:
    """By column, from a row that holds what JUDGED_BY names."""
    past = history(row)
    if past is None:
        return dict.fromkeys(DATES)
    due, overdue, check = churn.dates(past, pace, threshold)
    return dict(
        zip(DATES, (due, overdue, check, check if _may_be_told(row) else None), strict=True)
    )


def at_risk(desk: Desk) -> list[Silence]:
    """Whose silence is to be told by now, the most worth first: an index range."""
    due = select(tables.Customer).where(tables.Customer.churn_alert_on <= desk.today)
    rows = {row.id: row for row in desk.db.scalars(due)}
    known, pace = customers.by_ids(desk, sorted(rows)), rhythm(desk)
    found = [_silence(desk, one, rows[one.id], pace) for one in known]
    return sorted(found, key=lambda one: (-one.worth, one.customer.id))


def told(desk: Desk, silences: Sequence[Silence]) -> None:
    """One alert per silence: the next one needs a purchase first."""
    known = {"churn_known_for": tables.Customer.last_order_on, "churn_alert_on": None}
    for start in range(0, len(silences), customers.SLICE):
        ids = [one.customer.id for one in silences[start : start + customers.SLICE]]
        these = update(tables.Customer).where(tables.Customer.id.in_(ids))
        desk.db.execute(these.values(known))


def still_so(desk: Desk, key: str) -> bool:
    """Whether the silence that an alert `c7:2026-09-25` speaks of still lasts."""
    ref, _, since = key.partition(":")
    if not ref.startswith("c"):
        return True
    row = desk.db.get(tables.Customer, int(ref[1:]))
    return row is not None and row.status == "active" and str(row.last_order_on) == since


def next_alert(desk: Desk, last: datetime) -> datetime | None:
    """There is something to look for as soon as a date comes."""
    first = desk.db.scalar(select(func.min(tables.Customer.churn_alert_on)))
    if first is None:
        return None
    opens = datetime.combine(first, desk.shop.day_starts, desk.zone)
    return in_hours(desk, max(opens, last))


def retune(desk: Desk) -> bool:
    """Learn the shop's median gap anew; write all dates anew if it has moved. True if so."""
    gap = churn.median_gap(_gaps(desk.db))
    now = rhythm(desk)
    if gap is None or abs(Rhythm.of(gap).alpha / now.alpha - 1) <= MOVED:
        return False
    desk.db.add(tables.Rhythm(median_gap=gap, made=desk.now))
    desk.db.flush()
    _rewrite(desk, rhythm(desk))
    return True


def _rewrite(desk: Desk, pace: Rhythm) -> None:
    """Everybody's dates, without loading everybody."""
    columns = [getattr(tables.Customer, name) for name in JUDGED_BY]
    last = 0
    while buyers := desk.db.execute(
        select(*columns)
        .where(tables.Customer.id > last, tables.Customer.order_days > 0)
        .order_by(tables.Customer.id)
        .limit(SLICE)
    ).all():
        threshold = desk.shop.churn_threshold
        dates = [{"id": row.id, **_dates(row, pace, threshold)} for row in buyers]
        desk.db.execute(update(tables.Customer), dates)
        last = buyers[-1].id
    desk.db.expire_all()  # what was loaded has other dates now


def _gaps(db: Session, until: date = date.max) -> list[int]:
    """Days between purchase days, of the customers who joined last."""
    sample = (
        select(tables.Customer.id)
        .where(tables.Customer.order_days > 1)
        .order_by(tables.Customer.id.desc())
        .limit(SAMPLE)
    )
    order = tables.Order
    days = (
        select(order.customer_id, order.on)
        .where(order.customer_id.in_(sample), order.on <= until, _counts())
        .distinct()
    ).order_by(order.customer_id, order.on)
    gaps, before = [], (0, date.min)
    for customer_id, on in db.execute(days):
        if customer_id == before[0]:
            gaps.append((on - before[1]).days)
        before = (customer_id, on)
    return gaps


def _counts() -> ColumnElement[bool]:
    """What was given back or called off was no purchase."""
    return order_status.bought()


def _may_be_told(row: Any) -> bool:
    return bool(
        row.status == "active"
        and row.order_days >= churn.REGULAR_DAYS
        and row.churn_known_for != row.last_order_on
    )


def _silence(desk: Desk, one: Customer, row: tables.Customer, pace: Rhythm) -> Silence:
    past = history(row)
    assert past is not None
    assert row.churn_check_on is not None
    entered = row.orders_entered_on or past.last
    return Silence(
        one,
        past.silence(desk.today),
        round((pace.alpha + past.tx) / (pace.r + past.x)),
        churn.p_active(past, pace, desk.today),
        churn.p_no_purchase(past, pace, desk.today, HORIZON),
        row.churn_check_on < entered,
    )


@dataclass(frozen=True, slots=True)
class Risk:
    """A row of `rapport risk`."""

    name: str
    x: int
    tx: int
    p_active: float
    p_no_purchase: float
    due_on: date
    overdue_on: date
    churn_check_on: date


def risks(desk: Desk, as_of: date, horizon: int) -> list[Risk]:
    """Every buyer as things stood at the end of `as_of`, the surest losses first.

    Orders after that day are left out, of the shop's rhythm too, so the past can be asked.
    """
    order, pace = tables.Order, _rhythm_on(desk, as_of)
    known = func.coalesce(tables.Customer.external_id, tables.Customer.name)
    bought = (
        select(
            known,
            func.min(order.on),
            func.max(order.on),
            func.count(order.on.distinct()),
        )
        .join(tables.Customer, tables.Customer.id == order.customer_id)
        .where(order.on <= as_of, tables.Customer.status == "active", _counts())
        .group_by(order.customer_id, known)
    )
    rows = [
        _risk(name, History(first, last, days), pace, desk, as_of, horizon)
        for name, first, last, days in desk.db.execute(bought)
    ]
    return sorted(rows, key=lambda one: (-one.p_no_purchase, one.name))


def _risk(name: str, past: History, pace: Rhythm, desk: Desk, as_of: date, horizon: int) -> Risk:
    dates = churn.dates(past, pace, desk.shop.churn_threshold)
    return Risk(
        name,
        past.x,
        past.tx,
        churn.p_active(past, pace, as_of),
        churn.p_no_purchase(past, pace, as_of, horizon),
        *dates,
    )
