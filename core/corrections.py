"""Taking back a slip of the tongue: what of one's last log, task, order or customer was meant
otherwise."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from core import changes, customers, profiles, rights, tasks
from core.customers import Customer
from core.desk import Desk
from core.names import a_name
from core.orders import NotASale, NotYet
from core.profiles import Edits
from core.recurrence import in_zone
from core.refusals import Refusal
from core.rights import Action, Permit
from core.touches import Kind, NotHappenedYet, a_note
from core.values import Day, Money, When
from storage import tables
from storage.tables import Change, Order, Task, Touch

LOOKED_AT = 100  # of one's own newest changes; ten minutes hold fewer
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moved:
    """A time said as a correction: what it would mean ahead, and what behind."""

    ahead: When
    back: When
    day: bool  # a day was said
    clock: bool  # an hour was said


@dataclass(frozen=True, slots=True)
class Amendment:
    """What was meant instead: one of these."""

    customer: Customer | None = None
    kind: Kind | None = None
    moved: Moved | None = None
    amount: Money | None = None
    edits: Edits | None = None  # of somebody just added
    words: str = ""  # what stands in the place of `wrong`
    wrong: str = ""


class Part(StrEnum):
    CUSTOMER = "customer"
    KIND = "kind"
    HAPPENED = "happened"
    NEXT = "next"
    DUE = "due"
    AMOUNT = "amount"
    BOUGHT = "bought"
    CARD = "card"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Amended:
    """What of it is otherwise now; what does not belong to that part is empty."""

    part: Part
    customer: Customer | None = None
    kind: Kind = Kind.NOTE
    at: When | None = None
    on: Day | None = None
    amount: Money | None = None
    words: str = ""
    task: tasks.Task | None = None


@dataclass(eq=False)
class NothingToAmend(Refusal):
    """Nothing was written so lately that a correction could mean it."""

    minutes: int


@dataclass(eq=False)
class NoSuchPart(Refusal):
    """What was written has nothing that this could be instead of."""

    said: str


@dataclass(eq=False)
class KeepsItsRhythm(Refusal):
    """What repeats has its days by a rule."""


@dataclass(slots=True)
class _Written:
    """What one message wrote, as far as it can be corrected."""

    touch: Touch | None = None
    task: Task | None = None  # the next touch promised with a log, or one by itself
    order: Order | None = None
    customer: tables.Customer | None = None
    texts: list[tuple[Any, str]] = field(default_factory=list)  # rows with words of one's own


TABLES: dict[str, Any] = {one.__tablename__: one for one in (Touch, Task, Order, tables.Customer)}
WORDED = {Touch: "note", Task: "what", Order: "item", tables.Customer: "name"}


def amend(desk: Desk, what: Amendment) -> Amended:
    """Raises NothingToAmend, NoSuchPart, and NotHappenedYet for a time that fits neither end."""
    last = _last(desk)
    if what.customer:
        return _move_over(desk, last, what.customer)
    if what.moved:
        return _move_in_time(desk, last, what.moved)
    if what.kind and last.touch:
        changes.change(_may_log(desk, last.touch), last.touch, kind=what.kind)
        return _of_log(desk, last.touch, Part.KIND)
    if what.amount and last.order:
        return _set_amount(desk, last.order, what.amount)
    if what.edits and last.customer:
        known = customers.by_id(desk, last.customer.id)
        return Amended(Part.CARD, profiles.change(desk, known, what.edits))
    if what.wrong:
        return _reword(desk, last, what)
    raise NoSuchPart(what.words or str(what.kind or ""))


def last_customer(desk: Desk) -> Customer:
    """Whom the last log was about. Raises NothingToAmend."""
    log = next((one for one in _lately(desk) if one.thing == Touch.__tablename__), None)
    touch = desk.db.get(Touch, log.thing_id) if log else None
    if touch is None:
        raise NothingToAmend(desk.shop.amend_minutes)
    return customers.by_id(desk, touch.customer_id)


def what_may_be_amended(desk: Desk) -> frozenset[str]:
    """Of the last message that wrote anything: touch, task, orders, customer."""
    found = {one.thing for one in _newest(desk)}
    return frozenset(found | ({Task.__tablename__} if _told_of(desk) else set()))


def currency(desk: Desk) -> str:
    """In which a bare number would correct the last sum."""
    for one in _newest(desk):
        if one.thing == Order.__tablename__ and (order := desk.db.get(Order, one.thing_id)):
            return order.currency
    return desk.shop.currency


def _last(desk: Desk) -> _Written:
    found = _Written()
    for one in _newest(desk):
        row = desk.db.get(
            TABLES[one.thing], one.thing_id, with_for_update=True, populate_existing=True
        )
        if row is not None:
            _put(found, row)
    if task_id := _told_of(desk):
        found.task = desk.db.get(Task, task_id, with_for_update=True, populate_existing=True)
    if found.task and found.task.done:
        found.task = None
    if not any((found.touch, found.task, found.order, found.customer)):
        raise NothingToAmend(desk.shop.amend_minutes)
    return found


def _put(found: _Written, row: Any) -> None:
    """The first of a kind is the newest."""
    match row:
        case Touch():
            found.touch = found.touch or row
        case Task():
            found.task = found.task or row
        case Order():
            found.order = found.order or row
        case tables.Customer():
            found.customer = found.customer or row
    found.texts.append((row, WORDED[type(row)]))


def _told_of(desk: Desk) -> int | None:
    """The task of a reminder that is quoted; or that rang last, and nothing was written since."""
    quoted = desk.spoken.quoted
    if len(desk.spoken.tasks) != 1 or (desk.spoken.source if quoted else _newest(desk)):
        return None
    found = [one for one in tasks.open_of(desk, desk.spoken.tasks) if quoted or one.rung]
    return found[0].id if found else None


def _newest(desk: Desk) -> Sequence[Change]:
    """What the message that is quoted wrote, else the actor's newest of the last minutes. Of a
    task that was put off it is what its own message wrote: the log it was promised in."""
    known = _quoted(desk) if desk.spoken.quoted else _lately(desk)
    if not known:
        return ()
    first = known[0]
    begun = first if first.before is None else _begun(desk, first) or first
    return _of(desk, begun.source)


def _quoted(desk: Desk) -> Sequence[Change]:
    """Also where it only changed what stood before: then that is meant."""
    found = _of_source(desk, desk.spoken.source) if desk.spoken.source else ()
    return [one for one in found if one.thing in TABLES and one.undone_by is None]


def _begun(desk: Desk, later: Change) -> Change | None:
    """When the same thing was new, if it was the actor who made it."""
    new = (one for one in _mine(desk) if one.before is None and one.undone_by is None)
    same = (one for one in new if (one.thing, one.thing_id) == (later.thing, later.thing_id))
    found = next(same, None)
    return found if found and (desk.spoken.quoted or found.at >= _since(desk)) else None


def _of(desk: Desk, source: str) -> list[Change]:
    return [one for one in _of_source(desk, source) if _can_be_corrected(one)]


def _of_source(desk: Desk, source: str) -> Sequence[Change]:
    of_it = (Change.source == source, Change.actor_id == desk.actor.id)
    return desk.db.scalars(select(Change).where(*of_it).order_by(Change.id.desc())).all()


def _lately(desk: Desk) -> Sequence[Change]:
    """What the actor wrote within the last minutes and can be corrected, the newest first."""
    return [one for one in _mine(desk) if one.at >= _since(desk) and _can_be_corrected(one)]


def _mine(desk: Desk) -> Sequence[Change]:
    mine = select(Change).where(Change.actor_id == desk.actor.id).order_by(Change.id.desc())
    return desk.db.scalars(mine.limit(LOOKED_AT)).all()


def _since(desk: Desk) -> datetime:
    return desk.now - timedelta(minutes=desk.shop.amend_minutes)


def _can_be_corrected(one: Change) -> bool:
    """New rows, and tasks that were put off."""
    put_off = one.thing == Task.__tablename__ and "due" in one.after
    new = one.thing in TABLES and one.before is None
    return (new or put_off) and one.undone_by is None and not one.source.startswith("b")


def _move_over(desk: Desk, last: _Written, to: Customer) -> Amended:
    row = customers.row(desk, to)
    before: int | None = None
    if last.touch:
        before = last.touch.customer_id
        moved = {"customer_id": row.id, "company_id": row.company_id}
        changes.change(_may_log(desk, last.touch), last.touch, **moved)
    if last.order:
        _move_order(desk, last.order, to)
    if last.task and (last.task.customer_id == before or last.touch is None):
        _move_task(desk, last.task, to)
    if not (last.touch or last.order or last.task):
        raise NoSuchPart(to.name)
    return Amended(Part.CUSTOMER, to)


def _move_order(desk: Desk, order: Order, to: Customer) -> None:
    account = customers.account_row(desk, to)
    _may_sell(desk, order)
    permit = rights.require(desk, Action.RECORD_ORDER, account)
    changes.change(permit, order, customer_id=account.id)


def _move_task(desk: Desk, task: Task, to: Customer) -> None:
    old = desk.db.get(tables.Customer, task.customer_id) if task.customer_id else None
    what = task.what.replace(old.name, to.name) if old else task.what
    changes.change(tasks.permit(desk, task), task, customer_id=to.id, what=what)


def _move_in_time(desk: Desk, last: _Written, to: Moved) -> Amended:
    if last.task and (last.touch is None or _fits(desk, last.task, to)):
        return _set_due(desk, last.task, to, Part.NEXT if last.touch else Part.DUE)
    if last.order and last.touch is None:
        return _set_day(desk, last.order, to)
    if last.touch is None:
        raise NoSuchPart("")
    at = to.back if to.day else _joined(desk, When(last.touch.at), to.back, to)
    if at.at > desk.now and not to.day:
        at = When(at.at - DAY)  # the hour was yesterday's
    if at.at > desk.now:
        raise NotHappenedYet(at)
    changes.change(_may_log(desk, last.touch), last.touch, at=at.at, dated=at.dated)
    return _of_log(desk, last.touch, Part.HAPPENED)


def _fits(desk: Desk, task: Task, to: Moved) -> bool:
    return _joined(desk, When(task.due, task.dated), to.ahead, to).at > desk.now


def _set_due(desk: Desk, task: Task, to: Moved, part: Part) -> Amended:
    if task.repeat and to.day:
        raise KeepsItsRhythm
    due = _joined(desk, When(task.due, task.dated), to.ahead, to)
    if due.at <= desk.now:
        raise tasks.AlreadyPast(due)
    changes.change(tasks.permit(desk, task), task, due=due.at, dated=due.dated)
    known = customers.by_ids(desk, [task.customer_id] if task.customer_id else [])
    who = known[0] if known else None
    return Amended(part, who, at=due, words=task.what, task=tasks.record(desk, task))


def _set_day(desk: Desk, order: Order, to: Moved) -> Amended:
    on = to.back.at.astimezone(desk.zone).date()
    if not to.day:
        raise NoSuchPart("")
    if on > desk.today:
        raise NotYet(on)
    changes.change(_may_sell(desk, order), order, on=on)
    return Amended(Part.BOUGHT, customers.by_id(desk, order.customer_id), on=Day(on))


def _set_amount(desk: Desk, order: Order, amount: Money) -> Amended:
    if amount.minor <= 0:
        raise NotASale(amount)
    sum_ = {"amount_minor": amount.minor, "currency": amount.currency}
    changes.change(_may_sell(desk, order), order, **sum_)
    return Amended(Part.AMOUNT, customers.by_id(desk, order.customer_id), amount=amount)


def _reword(desk: Desk, last: _Written, what: Amendment) -> Amended:
    """Words for words, where the wrong ones stand."""
    for row, column in last.texts:
        old = getattr(row, column) or ""
        new = re.sub(re.escape(what.wrong), lambda _: what.words, old, count=1, flags=re.IGNORECASE)
        if new == old:
            continue
        changes.change(_may_write(desk, row), row, **{column: _checked(row, new)})
        if isinstance(row, tables.Customer):
            return Amended(Part.CARD, customers.by_id(desk, row.id))
        return Amended(Part.WORDS, words=new)
    raise NoSuchPart(what.wrong or what.words)


def _checked(row: Any, new: str) -> str:
    if isinstance(row, tables.Customer):
        return a_name(new)
    if isinstance(row, Task) and len(new) > tasks.MOST_WHAT:
        raise tasks.TooMuchToRemember(tasks.MOST_WHAT)
    return a_note(new)


def _may_write(desk: Desk, row: Any) -> Permit:
    match row:
        case Touch():
            return _may_log(desk, row)
        case Task():
            return tasks.permit(desk, row)
        case Order():
            return _may_sell(desk, row)
    return rights.require(desk, Action.CHANGE_CUSTOMER, row)


def _may_log(desk: Desk, touch: Touch) -> Permit:
    of = customers.row(desk, customers.by_id(desk, touch.customer_id))
    return rights.require(desk, Action.LOG_TOUCH, of)


def _may_sell(desk: Desk, order: Order) -> Permit:
    of = customers.row(desk, customers.by_id(desk, order.customer_id))
    return rights.require(desk, Action.RECORD_ORDER, of)


def _of_log(desk: Desk, touch: Touch, part: Part) -> Amended:
    who = customers.by_id(desk, touch.customer_id)
    return Amended(part, who, Kind(touch.kind), When(touch.at, touch.dated))


def _joined(desk: Desk, old: When, new: When, said: Moved) -> When:
    """What was not said stays as it was: Thursday at the same hour, at four the same day."""
    was, now = old.at.astimezone(desk.zone), new.at.astimezone(desk.zone)
    if said.day and said.clock:
        return new
    if said.clock:
        return When(_on(desk, was, now.time()))
    return new if old.dated else When(_on(desk, now, was.time()))


def _on(desk: Desk, day: datetime, clock: time) -> datetime:
    return in_zone(datetime.combine(day.date(), clock), desk.zone)
