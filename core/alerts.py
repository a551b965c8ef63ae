"""Silences that are told: to whom, once for each stage, and to the channel what nobody answered."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from core import silence, staff
from core.calendar import midnight
from core.churn import REGULAR_DAYS
from core.closures import at_work, closed, opening, rests, workday_before, works
from core.desk import Desk, Role
from core.recurrence import in_zone
from core.silence import AGAIN, SNOOZED, Silence, Stage
from core.values import Days
from storage import tables
from storage.tables import Alert

DAY = timedelta(days=1)
HOLD = timedelta(days=7)  # after a touch nobody need be told to call; our choice
REMEMBERED = timedelta(days=14)  # for so long what nobody answered may still reach the channel
LATE = timedelta(minutes=15)  # a look so long after the opening comes too late for the digests
USUAL_OVER = timedelta(days=30)  # what is usual is learnt from so many days
NO_ORDERS_FOR = 3  # open days without any order: then it is the orders that are missing
REST_LEAST, REST_WITHIN = 3, timedelta(days=14)  # days in a row; how long ago it may have been
LISTED_FOR = timedelta(days=365)  # whoever is silent for longer is to be won back, not called
EARLIER = timedelta(days=180)  # of a few orders the check may come before that day, never more
MOST_RANKED = 500
OWN, DIGEST = "own", "digest"  # in the basis: told alone; on which day's digest


class Cause(StrEnum):
    NO_ORDERS = "no_orders"
    REST = "rest"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Burst:
    """A day with far more silences than usual, and what most likely lies behind it."""

    silences: tuple[Silence, ...]
    cause: Cause
    days: Days | None = None  # of the rest; or since the last order of anybody


@dataclass(frozen=True, slots=True)
class Fresh:
    """What came due and was told to nobody yet."""

    own: tuple[Silence, ...] = ()  # each a message to its owner
    digest: tuple[Silence, ...] = ()  # lines in the owners' digests
    channel: tuple[Silence, ...] = ()  # nobody keeps them
    known: tuple[Silence, ...] = ()  # so already when the data came in
    held: tuple[tuple[Silence, date], ...] = ()  # somebody is talking with them: until that day
    burst: Burst | None = None


def fresh(desk: Desk) -> Fresh:
    known: list[Silence] = []
    held: list[tuple[Silence, date]] = []
    due: list[Silence] = []
    slipping: list[Silence] = []
    for one in silence.to_tell(desk):
        if one.backlog:
            known.append(one)
        elif until := _held_until(desk, one):
            held.append((one, until))
        else:
            (slipping if one.stage is Stage.SLIPPING else due).append(one)
    return replace(_shared_out(desk, due, slipping), known=tuple(known), held=tuple(held))


def _shared_out(desk: Desk, due: list[Silence], slipping: list[Silence]) -> Fresh:
    """Who hears of it: the first few owners at once, the others in their digest."""
    kept = [one for one in slipping if _keeper(desk, one) is not None]
    if burst := _burst(desk, slipping):
        return Fresh(digest=(*due, *kept), burst=burst)
    left = max(0, desk.shop.most_alerts - _told_alone(desk))
    nobodys = tuple(one for one in slipping if _keeper(desk, one) is None)
    return Fresh(tuple(kept[:left]), (*due, *kept[left:]), nobodys)


def _keeper(desk: Desk, one: Silence) -> int | None:
    """Whoever keeps the customer and can answer."""
    found = staff.by_id(desk.db, one.customer.owner.id) if one.customer.owner else None
    return found.id if found and not found.suspended else None


def _held_until(desk: Desk, one: Silence) -> date | None:
    """Whoever was just talked with, or will be, is not silent: the day after which we ask."""
    row, days = desk.db.get_one(tables.Customer, one.customer.id), []
    if row.last_touch_at:
        days.append((row.last_touch_at + HOLD).astimezone(desk.zone).date())
    if row.next_touch_at and row.next_touch_at > desk.now:
        days.append((row.next_touch_at + DAY).astimezone(desk.zone).date())
    return max((day for day in days if day > desk.today), default=None)


def unanswered(desk: Desk) -> list[Silence]:
    """Told to an owner on an earlier day who has not answered: the most worth first."""
    told = Alert.told_at < midnight(desk), Alert.told_at >= desk.now - REMEMBERED
    open_ = (Alert.passed_on.is_(None), Alert.stage == Stage.SLIPPING, Alert.told_to.is_not(None))
    rows = _still_silent(desk, (*told, *open_))
    return silence.ranked(desk, [customer for _, customer in rows])


def for_digest(desk: Desk, staff_id: int) -> list[Silence]:
    """What today's digest tells this colleague, the most worth first. Nothing on days off."""
    if not works(desk, desk.today):
        return []
    since = desk.now - REMEMBERED
    of_late = or_(and_(Alert.passed_on.is_(None), Alert.told_at >= since), Alert.passed_on >= since)
    rows = _still_silent(desk, (of_late, Alert.told_to == staff_id))
    today = [one for alert, one in rows if alert.basis.get(DIGEST) == str(desk.today)]
    new = [one for one in fresh(desk).digest if one.customer.owner_id == staff_id]
    found = [*silence.ranked(desk, list({one.id: one for one in today}.values())), *new]
    return sorted(found, key=lambda one: (-one.worth, one.customer.id))


def _still_silent(
    desk: Desk, told: Iterable[ColumnElement[bool]]
) -> list[tuple[Alert, tables.Customer]]:
    """Alerts whose silence lasts, and which no answer, touch or promise has met."""
    one = tables.Customer
    lasts = (
        one.status == "active",
        one.last_order_on == Alert.since,
        or_(one.next_touch_at.is_(None), one.next_touch_at <= desk.now),
    )
    found = select(Alert, one).join(one, one.id == Alert.customer_id).where(*told, *lasts)
    return [(alert, row) for alert, row in desk.db.execute(found) if not _answered(alert, row)]


def _answered(alert: Alert, row: tables.Customer) -> bool:
    """By a touch too: what we knew of the week before would have held the alert, so it was entered
    since. A pause is an answer until it is over and was told again."""
    if row.last_touch_at and row.last_touch_at >= alert.told_at - HOLD:
        return True
    over = alert.answer == SNOOZED and alert.basis.get(AGAIN) == str(alert.until)
    return alert.answer is not None and not over


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A page of a list, and how long the list is."""

    shown: Sequence[Silence]
    of: int


def at_risk(desk: Desk, skipped: int = 0, most: int = MOST_RANKED) -> AtRisk:
    """One's own, or the team's: due or slipping within a year, the most worth first.

    The many of a big team are ranked among those who bought for most.
    """
    one, today = tables.Customer, desk.today
    came = one.overdue_on.between(today - LISTED_FOR, today + EARLIER)
    gone = or_(one.overdue_on <= today, one.churn_check_on <= today)
    rows = desk.db.execute(
        select(*(getattr(one, name) for name in silence.RANKED_BY))
        .where(came, gone, one.status == "active", one.order_days >= REGULAR_DAYS, _mine(desk))
        .order_by(one.total_minor.desc(), one.id)
        .limit(MOST_RANKED)
    ).all()
    ids = silence.most_worth(desk, rows)
    page = select(one).where(one.id.in_(ids[skipped : skipped + most]))
    return AtRisk(silence.ranked(desk, desk.db.scalars(page).all()), len(ids))


def _mine(desk: Desk) -> ColumnElement[bool]:
    owner = tables.Customer.owner_id
    if desk.actor.role is Role.SALES:
        return owner == desk.actor.id
    return or_(owner.is_(None), owner.not_in(desk.actor.beyond))


def told(desk: Desk, new: Fresh, passed_on: Sequence[Silence] = ()) -> None:
    """Remember what is being said, so that it is said once."""
    late = desk.now > opening(desk, desk.today) + LATE
    day = at_work(desk, opening(desk, desk.today + DAY)).date() if late else desk.today
    digest = {DIGEST: str(day)}
    for these, more, heard in (
        (new.own, {OWN: True}, False),
        (new.digest, digest, False),
        (new.channel, {}, False),
        (new.burst.silences if new.burst else (), digest, True),
    ):
        _write(desk, these, more, heard)
    _pass_on(desk, passed_on)
    silence.known(desk, new.known)
    for one, until in new.held:
        desk.db.get_one(tables.Customer, one.customer.id).churn_alert_on = until
    desk.db.flush()


def forget(desk: Desk) -> None:
    """What is due by now is no news to anybody."""
    due = silence.to_tell(desk)
    silence.known(desk, [one for one in due if one.stage is Stage.SLIPPING])
    _write(desk, [one for one in due if one.stage is Stage.DUE], {}, heard=True)


def _write(desk: Desk, these: Sequence[Silence], more: dict[str, Any], heard: bool) -> None:
    """`heard`: the channel hears of them with this very look."""
    standing = _standing(desk, these)
    for one in these:
        rows = standing.get(one.customer.id, {})
        for row in rows.values():
            if row.until:
                row.basis = {**row.basis, AGAIN: str(row.until)}
        if one.stage not in rows:
            new = Alert(customer_id=one.customer.id, since=one.since, stage=one.stage, basis={})
            rows[one.stage] = new
        row = rows[one.stage]
        row.told_at, row.told_to = desk.now, _keeper(desk, one)
        row.passed_on = desk.now if heard else None
        row.basis = row.basis | _basis(one) | more
        desk.db.add(row)
    desk.db.flush()
    silence.refresh(desk, [one.customer.id for one in these])


def _basis(one: Silence) -> dict[str, Any]:
    return {
        "days": one.days,
        "left_out": one.left_out,
        "pace": one.pace,
        "p_active": round(one.p_active, 3),
        "p_no_purchase": round(one.p_no_purchase, 3),
    }


def _pass_on(desk: Desk, these: Sequence[Silence]) -> None:
    for rows in _standing(desk, these).values():
        for row in rows.values():
            row.passed_on = desk.now


def _standing(desk: Desk, these: Collection[Silence]) -> dict[int, dict[str, Alert]]:
    """The alerts of these silences, by customer and stage."""
    since = {one.customer.id: one.since for one in these}
    found: dict[int, dict[str, Alert]] = {}
    for row in desk.db.scalars(select(Alert).where(Alert.customer_id.in_(since))):
        if row.since == since[row.customer_id]:
            found.setdefault(row.customer_id, {})[row.stage] = row
    return found


def next_look(desk: Desk, last: datetime) -> datetime | None:
    """The first working hour in which a date has come, or an answer is missed."""
    first = desk.db.scalar(select(func.min(tables.Customer.churn_alert_on)))
    times = [at_work(desk, max(opening(desk, first), last))] if first else []
    since = in_zone(datetime.combine(workday_before(desk, last), time()), desk.zone)
    waiting = select(func.min(Alert.told_at)).where(
        Alert.passed_on.is_(None),
        Alert.told_at >= since,
        Alert.stage == Stage.SLIPPING,
        Alert.told_to.is_not(None),
    )
    if told_at := desk.db.scalar(waiting):
        told_on = told_at.astimezone(desk.zone).date()
        times.append(at_work(desk, opening(desk, told_on + DAY)))
    return min(times, default=None)


def still_so(desk: Desk, key: str) -> bool:
    """Whether the silence that an alert `c7:2026-09-25:…` speaks of still lasts."""
    ref, _, rest = key.partition(":")
    if not ref.startswith("c"):
        return True
    row = desk.db.get(tables.Customer, int(ref[1:]))
    since = rest.partition(":")[0]
    return row is not None and row.status == "active" and str(row.last_order_on) == since


def _told_alone(desk: Desk) -> int:
    """How many messages of their own this day has seen."""
    today = select(Alert.basis).where(
        Alert.passed_on.is_(None), Alert.told_at >= midnight(desk), Alert.stage == Stage.SLIPPING
    )
    return sum(bool(basis.get(OWN)) for basis in desk.db.scalars(today))


def _burst(desk: Desk, slipping: Sequence[Silence]) -> Burst | None:
    new = tuple(one for one in slipping if not one.paused)
    if len(new) < desk.shop.burst_least or len(new) < desk.shop.burst_times * _usual(desk):
        return None
    return Burst(tuple(slipping), *_cause(desk))


def _usual(desk: Desk) -> float:
    """Alerts of a working day over the last thirty days, or since the first one in them."""
    since = midnight(desk) - USUAL_OVER
    earlier = (
        Alert.stage == Stage.SLIPPING,
        Alert.told_at >= since,
        Alert.told_at < midnight(desk),
    )
    count, first = desk.db.execute(
        select(func.count(), func.min(Alert.told_at)).where(*earlier)
    ).one()
    if not count:
        return 0.0
    shut, began = closed(desk), first.astimezone(desk.zone).date()
    days = (began + DAY * number for number in range((desk.today - began).days))
    return count / max(1, sum(works(desk, day, shut) for day in days))


def _cause(desk: Desk) -> tuple[Cause, Days | None]:
    newest = desk.db.scalar(select(func.max(tables.Customer.last_order_on)))
    if newest and (closed(desk).counted(newest, desk.today) - newest).days >= NO_ORDERS_FOR:
        return Cause.NO_ORDERS, Days(newest, desk.today)
    if found := rests(desk, desk.today - REST_WITHIN, desk.today, REST_LEAST):
        return Cause.REST, found[-1]
    return Cause.NONE, None
