"""What a person answers when a customer has gone silent: talked with, later, lost, back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from core import changes, customers, rights, touches
from core.calendar import midnight
from core.closures import at_work
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, Permit
from core.silence import SNOOZED, Stage
from core.touches import Kind
from core.values import LostReason, PersonRef, When
from storage import tables
from storage.tables import Alert

ACTIVE, LOST = "active", "lost"
CONTACTED, BACK = "contacted", "back"
NEWS = "back"  # the stage of a row that says: a lost customer bought again


@dataclass(eq=False)
class NotAhead(Refusal):
    on: date


@dataclass(eq=False)
class NoLongerThere(Refusal):
    """Ended or deceased: not a matter of losing or winning back."""

    name: str


@dataclass(eq=False)
class NotWatched(Refusal):
    """Lost, ended or deceased: no alert is to come that could be held off."""

    name: str


@dataclass(frozen=True, slots=True)
class ToldOf:
    """An alert about a silence that lasts, as `why` tells of it."""

    stage: Stage
    at: When
    to: PersonRef | None
    answer: str | None
    until: date | None


def contacted(desk: Desk, customer: Customer, note: str | None) -> bool:
    """Logs a touch, and answers what was told. False when that was said today already."""
    row = customers.row(desk, customer)
    today = row.last_touch_at is not None and row.last_touch_at >= midnight(desk)
    if note or not today:
        touches.log(desk, customer, Kind.NOTE, note or touches.TICK)
    permit = rights.require(desk, Action.LOG_TOUCH, row)
    alert = _newest(desk, row)
    if alert and row.status == ACTIVE:  # talking with them does not win them back
        _answer(permit, alert, CONTACTED)
    return bool(note) or not today


def hold(desk: Desk, customer: Customer, until: date) -> bool:
    """Nothing of this silence until then. False for who never bought: there is none.

    Raises NotAhead and NotWatched.
    """
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    if row.status != ACTIVE:
        raise NotWatched(row.name)
    if until <= desk.today:
        raise NotAhead(until)
    if row.last_order_on is None:
        return False
    _answer(permit, _newest(desk, row) or _untold(permit, row), SNOOZED, until)
    return True


def lose(desk: Desk, customer: Customer, why: LostReason) -> None:
    """Silent from then on. Raises NoLongerThere."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    if row.status not in (ACTIVE, LOST):
        raise NoLongerThere(row.name)
    since = row.lost_on if row.status == LOST else desk.today
    changes.change(permit, row, status=LOST, lost_on=since, lost_reason=why.written)
    if alert := _newest(desk, row):
        _answer(permit, alert, LOST)


def regain(desk: Desk, customer: Customer) -> bool:
    """A customer again; this silence is explained. False when they were one all the time."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    if row.status not in (ACTIVE, LOST):
        raise NoLongerThere(row.name)
    alert = _newest(desk, row)
    if row.status == ACTIVE and (alert is None or alert.answer == BACK):
        return False
    changes.change(permit, row, status=ACTIVE, lost_on=None, lost_reason=None)
    if row.last_order_on is not None:
        _answer(permit, alert or _untold(permit, row), BACK)
    return True


def bought(permit: Permit, ids: Sequence[int]) -> None:
    """Whoever bought after they were given up is a customer again; their owner will hear of it."""
    desk, lost = permit.desk, tables.Customer
    for start in range(0, len(ids), customers.SLICE):
        some = lost.id.in_(ids[start : start + customers.SLICE])
        rows = desk.db.scalars(select(lost).where(some, lost.status == LOST).with_for_update())
        for row in rows.all():
            given_up = row.lost_on or row.created.astimezone(desk.zone).date()
            if row.last_order_on is None or row.last_order_on < given_up:
                continue  # an older order that was entered late
            changes.change(permit, row, status=ACTIVE, lost_on=None, lost_reason=None)
            if row.owner_id != desk.actor.id:  # nobody is told what they just did
                _announce(permit, row)


def news(desk: Desk) -> list[Customer]:
    """Lost customers who bought again, of whom their owners were not told yet."""
    new = select(Alert).where(Alert.passed_on.is_(None), Alert.stage == NEWS)
    rows = desk.db.scalars(new.order_by(Alert.told_at)).all()
    for row in rows:
        row.passed_on = desk.now
    desk.db.flush()
    return customers.by_ids(desk, [row.customer_id for row in rows])


def still_bought(desk: Desk, key: str) -> bool:
    """Whether the order that `c7:2026-11-22` speaks of still stands."""
    ref, _, on = key.partition(":")
    row = desk.db.get(tables.Customer, int(ref.removeprefix("c")))
    return row is not None and row.status == ACTIVE and str(row.last_order_on) == on


def next_news(desk: Desk, last: datetime) -> datetime | None:
    new = select(func.min(Alert.told_at)).where(Alert.passed_on.is_(None), Alert.stage == NEWS)
    first = desk.db.scalar(new)
    return at_work(desk, max(first, last)) if first else None


def story(desk: Desk, customer: Customer) -> list[ToldOf]:
    """What was told of the silence that lasts, the oldest first."""
    row = desk.db.get_one(tables.Customer, customer.id)
    staff = tables.Staff
    told = (
        select(Alert, staff.name)
        .outerjoin(staff, staff.id == Alert.told_to)
        .where(Alert.customer_id == row.id, Alert.since == row.last_order_on, Alert.stage != NEWS)
        .order_by(Alert.told_at, Alert.id)
    )
    return [
        ToldOf(
            Stage(one.stage),
            When(one.told_at),
            PersonRef(one.told_to, name) if one.told_to else None,
            one.answer,
            one.until,
        )
        for one, name in desk.db.execute(told)
    ]


def given_up(desk: Desk, customer: Customer) -> tuple[date | None, LostReason] | None:
    """Since when and why a lost customer is lost."""
    row = desk.db.get_one(tables.Customer, customer.id)
    if row.status != LOST:
        return None
    return row.lost_on, LostReason.read(row.lost_reason or "")


def _newest(desk: Desk, row: tables.Customer) -> Alert | None:
    this = (Alert.customer_id == row.id, Alert.since == row.last_order_on, Alert.stage != NEWS)
    return desk.db.scalar(select(Alert).where(*this).order_by(Alert.id.desc()).limit(1))


def _untold(permit: Permit, row: tables.Customer) -> Alert:
    """Answered before it was told: a row to keep the answer in."""
    alert = Alert(
        customer_id=row.id,
        since=row.last_order_on,
        stage=Stage.DUE,
        told_at=permit.desk.now,
        basis={},
    )
    return changes.add(permit, alert)


def _answer(permit: Permit, alert: Alert, answer: str, until: date | None = None) -> None:
    """The same answer again is no change."""
    if (alert.answer, alert.until) != (answer, until):
        now = permit.desk.now
        changes.change(permit, alert, answer=answer, answered=now, until=until)


def _announce(permit: Permit, row: tables.Customer) -> None:
    since, desk = row.last_order_on, permit.desk
    same = (Alert.customer_id == row.id, Alert.since == since, Alert.stage == NEWS)
    if again := desk.db.scalar(select(Alert).where(*same)):
        again.told_at, again.passed_on = desk.now, None
        return
    new = Alert(customer_id=row.id, since=since, stage=NEWS, told_at=desk.now, basis={})
    changes.add(permit, new)
