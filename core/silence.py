"""Customers who have gone silent: the dates written with each purchase, and when that is told.

Time is counted in open days: closed ones are no silence, and do not stretch a rhythm either.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from core import changes, churn, customers, order_status
from core.churn import Dates, History, Rhythm
from core.closures import Closed, closed
from core.customers import Customer
from core.desk import Desk
from core.values import Days, When
from storage import tables

NIGHT = time(3)  # when the shop is asleep and its rhythm is learnt anew
MOVED = 0.03  # the dates are written anew when the shop's median gap moved by more than this
SAMPLE = 20_000  # customers whose gaps make the median: parameters stay within 4 %
SLICE = 2_000  # customers whose dates are rewritten at a time
JUDGED_BY = (
    "id", "status", "order_days", "first_order_on", "last_order_on", "orders_entered_on",
    "churn_known_for",
)  # fmt: skip
RANKED_BY = (*JUDGED_BY, "total_minor")
DATES = ("due_on", "overdue_on", "churn_check_on", "churn_alert_on")
TEN = 10
SNOOZED, CLOSED_BY = "snoozed", ("back", "lost")  # answers; these end a silence
AGAIN = "again"  # in an alert's basis: the end of the pause after which it was told again


class Stage(StrEnum):
    DUE = "due"  # most of those who stay have bought again by now
    SLIPPING = "slipping"  # the chance that they stay fell below the threshold


@dataclass(frozen=True, slots=True)
class Silence:
    """Why somebody is due or slipping: enough to explain it and to rank it."""

    customer: Customer
    stage: Stage
    since: date  # the last purchase
    days: int  # open ones since then
    left_out: int  # closed ones since then
    pace: int  # days between purchases, as the model expects them of this customer
    p_active: float
    p_no_purchase: float
    backlog: bool  # it was so already when the data came in
    paused: bool  # somebody asked to be told later
    explained: bool  # somebody said that they are back

    @property
    def worth(self) -> float:
        """Value times the chance of no purchase: whom to call first."""
        return (self.customer.total.minor if self.customer.total else 0) * self.p_no_purchase

    @property
    def of_ten(self) -> int:
        """Of ten such silences, how many end with a purchase within the shop's horizon."""
        return round(TEN * (1 - self.p_no_purchase))


def rhythm(desk: Desk) -> Rhythm:
    newest = select(tables.Rhythm.median_gap).order_by(tables.Rhythm.id.desc()).limit(1)
    return Rhythm.of(desk.db.scalar(newest) or desk.shop.median_gap)


def rhythm_on(desk: Desk, day: date) -> Rhythm:
    """As it could be known at the end of that day."""
    if day >= desk.today:
        return rhythm(desk)
    return Rhythm.of(churn.median_gap(_gaps(desk.db, closed(desk), day)) or desk.shop.median_gap)


def history(row: Any, shut: Closed) -> History | None:
    """In open days: what lies before the last purchase moves up to it by the closed ones."""
    first, last = row.first_order_on, row.last_order_on
    if first is None or last is None:
        return None
    span = max((last - first).days - shut.within(first, last), row.order_days - 1)
    return History(last - timedelta(days=span), last, row.order_days)


@changes.derives(tables.Alert, by="customer_id")
@changes.derives(tables.Customer)
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """When somebody is due, overdue and to be checked; and when that will be told."""
    rule, told = rule_of(desk), _told(desk, tables.Alert.customer_id.in_(ids))
    for row in desk.db.scalars(select(tables.Customer).where(tables.Customer.id.in_(ids))):
        for name, day in _dates(row, rule, told.get(row.id, ())).items():
            setattr(row, name, day)
    desk.db.flush()


@changes.derives(tables.Closure, by="starts")
def after_closure(desk: Desk, first_days: Collection[Any]) -> None:
    """Whose dates fall after its first day, and whose rhythm it has stretched."""
    first, one = min(first_days), tables.Customer
    _rewrite(
        desk,
        or_(one.last_order_on >= first, one.overdue_on >= first, one.churn_check_on >= first),
    )


class Rule(NamedTuple):
    """By what the dates of everybody are reckoned."""

    pace: Rhythm
    threshold: float
    shut: Closed


class Told(NamedTuple):
    """Of an Alert, what decides about the next one."""

    stage: str
    since: date
    answer: str | None
    until: date | None
    again: str | None  # the end of a pause that was told already

    @property
    def paused(self) -> date | None:
        """The day until which nothing is to be told of this silence."""
        snoozed = self.answer == SNOOZED and self.until is not None
        return self.until if snoozed and self.again != str(self.until) else None


def rule_of(desk: Desk) -> Rule:
    return Rule(rhythm(desk), desk.shop.churn_threshold, closed(desk))


def _told(desk: Desk, whose: ColumnElement[bool]) -> dict[int, list[Told]]:
    alert, found = tables.Alert, dict[int, list[Told]]()
    columns = (alert.stage, alert.since, alert.answer, alert.until, alert.basis)
    rows = desk.db.execute(select(alert.customer_id, *columns).where(whose))
    for number, stage, since, answer, until, basis in rows:
        one = Told(stage, since, answer, until, basis.get(AGAIN))
        found.setdefault(number, []).append(one)
    return found


def _dates(row: Any, rule: Rule, told: Sequence[Told]) -> dict[str, date | None]:
    """By column, from a row that holds what JUDGED_BY names."""
    past = history(row, rule.shut)
    if past is None:
        return dict.fromkeys(DATES)
    found = Dates(
        *(rule.shut.delayed(past.last, day) for day in churn.dates(past, rule.pace, rule.threshold))
    )
    alert_on = _alert_on(row, found, _of(row, told)) if _may_be_told(row) else None
    return dict(zip(DATES, (*found, alert_on), strict=True))


def _of(row: Any, told: Sequence[Told]) -> list[Told]:
    """Those of the silence that lasts."""
    return [one for one in told if one.since == row.last_order_on]


def _alert_on(row: Any, on: Dates, told: Sequence[Told]) -> date | None:
    """The day of the next stage that was not told, or of the end of a pause."""
    if any(one.answer in CLOSED_BY for one in told):
        return None
    entered = row.orders_entered_on or row.last_order_on
    due_first = entered <= on.overdue_on < on.churn_check_on
    first = on.overdue_on if due_first else on.churn_check_on
    if pauses := [one.paused for one in told if one.paused]:
        return max(*pauses, first)
    stages = {one.stage for one in told}
    if Stage.SLIPPING in stages or row.churn_known_for == row.last_order_on:
        return None
    return on.churn_check_on if Stage.DUE in stages else first


def to_tell(desk: Desk) -> list[Silence]:
    """Whose silence is to be told by now, the most worth first: an index range."""
    due = select(tables.Customer).where(tables.Customer.churn_alert_on <= desk.today)
    return ranked(desk, desk.db.scalars(due).all())


def ranked(desk: Desk, buyers: Sequence[tables.Customer]) -> list[Silence]:
    if not buyers:
        return []
    rows, rule = {row.id: row for row in buyers}, rule_of(desk)
    told = _told(desk, tables.Alert.customer_id.between(min(rows), max(rows)))
    found = [
        _silence(desk, one, rows[one.id], rule, _of(rows[one.id], told.get(one.id, ())))
        for one in customers.by_ids(desk, sorted(rows))
    ]
    return sorted(found, key=lambda one: (-one.worth, one.customer.id))


def most_worth(desk: Desk, rows: Sequence[Any]) -> list[int]:
    """Ids of those whose silence is open, the most worth first.

    As `ranked`, from the columns RANKED_BY alone: a list of hundreds shows a page of ten.
    """
    if not rows:
        return []
    rule, ids = rule_of(desk), [row.id for row in rows]
    told = _told(desk, tables.Alert.customer_id.between(min(ids), max(ids)))
    found = [
        (-_worth(desk, row, rule), row.id)
        for row in rows
        if not _met(_of(row, told.get(row.id, ())))
    ]
    return [number for _, number in sorted(found)]


def _worth(desk: Desk, row: Any, rule: Rule) -> float:
    past = history(row, rule.shut)
    assert past is not None
    today = rule.shut.counted(past.last, desk.today)
    lost = churn.p_no_purchase(past, rule.pace, today, desk.shop.churn_horizon)
    return float((row.total_minor or 0) * lost)


def _met(told: Sequence[Told]) -> bool:
    """Somebody asked to be told later, or said that they are back."""
    return any(one.paused or one.answer in CLOSED_BY for one in told)


def known(desk: Desk, silences: Sequence[Silence]) -> None:
    """Not to be told any more: the next alert needs a purchase first."""
    told = {"churn_known_for": tables.Customer.last_order_on, "churn_alert_on": None}
    for start in range(0, len(silences), customers.SLICE):
        ids = [one.customer.id for one in silences[start : start + customers.SLICE]]
        these = update(tables.Customer).where(tables.Customer.id.in_(ids))
        desk.db.execute(these.values(told))


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything a customer's dates were reckoned from."""

    silence: Silence
    orders: int  # days on which something was bought
    first: date
    closures: list[Days]  # since the last purchase
    overdue_on: date
    check_on: date
    threshold: float
    median_gap: float
    learnt: When | None  # None: not yet, the configured one counts


def grounds(desk: Desk, customer: Customer) -> Grounds | None:
    """None for who never bought."""
    row = desk.db.get_one(tables.Customer, customer.id)
    if not row.overdue_on or not row.churn_check_on or not row.first_order_on:
        return None
    [found] = ranked(desk, [row])
    newest = select(tables.Rhythm).order_by(tables.Rhythm.id.desc()).limit(1)
    learnt = desk.db.scalar(newest)
    return Grounds(
        found,
        row.order_days,
        row.first_order_on,
        closed(desk).spans(found.since, desk.today),
        row.overdue_on,
        row.churn_check_on,
        desk.shop.churn_threshold,
        learnt.median_gap if learnt else desk.shop.median_gap,
        When(learnt.made, dated=True) if learnt else None,
    )


def retune(desk: Desk) -> bool:
    """Learn the shop's median gap anew; write all dates anew if it has moved. True if so."""
    gap = churn.median_gap(_gaps(desk.db, closed(desk)))
    now = rhythm(desk)
    if gap is None or abs(Rhythm.of(gap).alpha / now.alpha - 1) <= MOVED:
        return False
    desk.db.add(tables.Rhythm(median_gap=gap, made=desk.now))
    desk.db.flush()
    _rewrite(desk)
    return True


def _rewrite(desk: Desk, *whose: ColumnElement[bool]) -> None:
    """Everybody's dates, or theirs, without loading all of them."""
    columns = [getattr(tables.Customer, name) for name in JUDGED_BY]
    one, rule, last = tables.Customer, rule_of(desk), 0
    while buyers := desk.db.execute(
        select(*columns)
        .where(one.id > last, one.order_days > 0, *whose)
        .order_by(one.id)
        .limit(SLICE)
    ).all():
        told = _told(desk, tables.Alert.customer_id.between(buyers[0].id, buyers[-1].id))
        dates = [{"id": row.id, **_dates(row, rule, told.get(row.id, ()))} for row in buyers]
        desk.db.execute(update(one), dates)
        last = buyers[-1].id
    desk.db.expire_all()  # what was loaded has other dates now


def _gaps(db: Session, shut: Closed, until: date = date.max) -> list[int]:
    """Open days between purchase days, of the customers who joined last."""
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
            gaps.append((on - before[1]).days - shut.within(before[1], on))
        before = (customer_id, on)
    return gaps


def _counts() -> ColumnElement[bool]:
    """What was given back or called off was no purchase."""
    return order_status.bought()


def _may_be_told(row: Any) -> bool:
    return bool(row.status == "active" and row.order_days >= churn.REGULAR_DAYS)


def _silence(
    desk: Desk, one: Customer, row: tables.Customer, rule: Rule, told: Sequence[Told]
) -> Silence:
    past = history(row, rule.shut)
    assert past is not None
    assert row.churn_check_on is not None
    entered = row.orders_entered_on or past.last
    today = rule.shut.counted(past.last, desk.today)
    return Silence(
        one,
        Stage.SLIPPING if row.churn_check_on <= desk.today else Stage.DUE,
        past.last,
        past.silence(today),
        rule.shut.within(past.last, desk.today),
        round((rule.pace.alpha + past.tx) / (rule.pace.r + past.x)),
        churn.p_active(past, rule.pace, today),
        churn.p_no_purchase(past, rule.pace, today, desk.shop.churn_horizon),
        row.churn_check_on < entered and not told,
        any(one.paused for one in told),
        any(one.answer in CLOSED_BY for one in told),
    )
