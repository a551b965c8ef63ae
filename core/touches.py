"""Touches: every visit, call and message, and when the last one was."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, or_, select

from core import attachments, cadence, changes, customers, rights
from core.attachments import Kept
from core.calendar import at_midnight
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action
from core.values import Note, PersonRef, When
from storage import tables
from storage.tables import Touch

TICK = "✓"  # the note of a touch of which no more was said
MOST_NOTE = 8_000  # characters; a longer one is a document and belongs into a file
MOST_SHARED = 500  # touches in company that are looked through for one colleague
MOST_NEAR = 20  # touches of a few days, looked through for another colleague's
Conditions = list[ColumnElement[bool]]


class Kind(StrEnum):
    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"
    EMAIL = "email"
    MEETING = "meeting"
    NOTE = "note"


LETTERS = dict(zip(Kind, "vcmegn", strict=True))  # of a kind, where every byte counts
# A conversation with them: what makes a second visit within days look foolish.
TALKS = (Kind.VISIT, Kind.CALL, Kind.MESSAGE, Kind.EMAIL, Kind.MEETING)


@dataclass(frozen=True, slots=True)
class Logged:
    """One touch as it stands on the timeline."""

    id: int
    kind: Kind
    note: Note
    at: When
    by: PersonRef
    companions: tuple[PersonRef, ...]
    customer_id: int
    kept: tuple[Kept, ...] = ()  # what came with it
    person: PersonRef | None = None  # on a company's timeline: which of its people it was with

    @property
    def ref(self) -> str:
        return f"v{self.id}"


class Companions(tuple[PersonRef, ...]):
    """Colleagues who came along."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which touches are asked for; what is not said does not matter."""

    kinds: tuple[Kind, ...] = ()
    by: PersonRef | None = None  # alone or in company
    since: date | None = None
    until: date | None = None  # that day not included

    @property
    def written(self) -> str:
        """As a button carries it: `kvc s2 20261001~20261101`."""
        parts = ["k" + "".join(LETTERS[one] for one in self.kinds)] if self.kinds else []
        if self.by:
            parts.append(f"s{self.by.id}")
        if self.since or self.until:
            days = (f"{one:%Y%m%d}" if one else "" for one in (self.since, self.until))
            parts.append("~".join(days))
        return " ".join(parts)


ALL = Wanted()


@dataclass(eq=False)
class TooLong(Refusal):
    most: int


@dataclass(eq=False)
class NoSuchEntry(Refusal):
    """It was taken back."""


@dataclass(eq=False)
class NotHappenedYet(Refusal):
    when: When


def log(
    desk: Desk,
    customer: Customer,
    kind: Kind,
    note: str,
    at: When | None = None,
    companions: Collection[PersonRef] = (),
) -> Customer:
    """Raises TooLong, and NotHappenedYet for what lies ahead."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.LOG_TOUCH, row)
    if at and at.at > desk.now:
        raise NotHappenedYet(at)
    happened = at or When(desk.now)
    touch = changes.add(
        permit,
        Touch(
            customer_id=customer.id,
            company_id=row.company_id,
            staff_id=desk.actor.id or None,
            kind=kind,
            note=a_note(note),
            at=happened.at,
            dated=happened.dated,
            with_ids=sorted({one.id for one in companions} - {desk.actor.id}) or None,
        ),
    )
    attachments.keep(permit, touch)
    return customers.by_id(desk, customer.id)


def append(desk: Desk, customer: Customer, said: str, to: Logged | None = None) -> bool:
    """Add to what was noted: to that touch, or to one's own last one of today about the customer.

    Where there is none it becomes a note of its own; then the answer is False.
    """
    row = _own_touch(desk, customer, to)
    if row is None:
        log(desk, customer, Kind.NOTE, said)
        return False
    permit = rights.require(desk, Action.LOG_TOUCH, customers.row(desk, customer))
    joint = "；" if re.search(r"[㐀-鿿]", said) else "; "
    before = "" if row.note == TICK else row.note
    changes.change(permit, row, note=a_note(f"{before}{joint}{said}" if before else said))
    return True


def _own_touch(desk: Desk, customer: Customer, to: Logged | None) -> Touch | None:
    mine = Touch.staff_id == desk.actor.id, Touch.customer_id == customer.id
    if to:
        one = select(Touch).where(*mine, Touch.id == to.id)
    else:
        one = select(Touch).where(*mine, Touch.at >= at_midnight(desk, desk.today))
    newest = one.order_by(Touch.at.desc(), Touch.id.desc()).limit(1).with_for_update()
    return desk.db.scalars(newest, execution_options={"populate_existing": True}).first()


def by_id(desk: Desk, touch_id: int) -> Logged:
    row = desk.db.get(Touch, touch_id)
    if row is None:
        raise NoSuchEntry
    return records(desk, [row])[0]


def talked_today(desk: Desk, customer_id: int) -> bool:
    """Whether the actor has told today of a conversation with them."""
    mine = select(Touch.id).where(
        Touch.staff_id == desk.actor.id,
        Touch.customer_id == customer_id,
        Touch.kind.in_(TALKS),
        Touch.at >= at_midnight(desk, desk.today),
    )
    return desk.db.scalar(mine.limit(1)) is not None


def newest_of_mine(desk: Desk, customer: Customer) -> Logged | None:
    """What was just logged."""
    mine = select(Touch).where(Touch.staff_id == desk.actor.id, Touch.customer_id == customer.id)
    row = desk.db.scalars(mine.order_by(Touch.id.desc()).limit(1)).first()
    return records(desk, [row])[0] if row else None


def a_note(said: str) -> str:
    """Raises TooLong."""
    if len(said) > MOST_NOTE:
        raise TooLong(MOST_NOTE)
    return said


def timeline(
    desk: Desk, customer: Customer, most: int, before: int = 0, wanted: Wanted = ALL
) -> list[Logged]:
    """The newest first, `before` of them left out; a company's with those of its people."""
    return _page(desk, _about(desk, customer, wanted), most, before, customer)


def count(desk: Desk, customer: Customer, wanted: Wanted) -> int:
    return _count(desk, _about(desk, customer, wanted))


def diary(desk: Desk, who: PersonRef, most: int, before: int, wanted: Wanted) -> list[Logged]:
    """What one colleague did, alone or in company, whoever wrote it down."""
    return _page(desk, _within(desk, replace(wanted, by=who)), most, before)


def diary_count(desk: Desk, who: PersonRef, wanted: Wanted) -> int:
    return _count(desk, _within(desk, replace(wanted, by=who)))


def of_another(desk: Desk, customer: Customer, but: Collection[int]) -> Logged | None:
    """The last talk within Shop.overlap_days in which nobody of `but` took part."""
    since = desk.today - timedelta(days=desk.shop.overlap_days)
    found = _about(desk, customer, Wanted(TALKS, since=since))
    for one in _page(desk, [*found, Touch.staff_id.is_not(None)], MOST_NEAR):
        if not {one.by.id, *(mate.id for mate in one.companions)} & set(but):
            return one
    return None


def _about(desk: Desk, customer: Customer, wanted: Wanted) -> Conditions:
    theirs = or_(Touch.customer_id == customer.id, Touch.company_id == customer.id)
    return _within(desk, wanted, theirs)


def _within(desk: Desk, wanted: Wanted, *found: ColumnElement[bool]) -> Conditions:
    conditions = list(found)
    if wanted.kinds:
        conditions.append(Touch.kind.in_(wanted.kinds))
    if wanted.since:
        conditions.append(Touch.at >= at_midnight(desk, wanted.since))
    if wanted.until:
        conditions.append(Touch.at < at_midnight(desk, wanted.until))
    if wanted.by:
        shared = _shared_with(desk, wanted.by.id, conditions)
        conditions.append(or_(Touch.staff_id == wanted.by.id, Touch.id.in_(shared)))
    return conditions


def _shared_with(desk: Desk, staff_id: int, conditions: Conditions) -> list[int]:
    """No database of both finds a number in a list by an index; few touches are shared."""
    shared = select(Touch.id, Touch.with_ids).where(Touch.with_ids.is_not(None), *conditions)
    rows = desk.db.execute(shared.order_by(Touch.at.desc()).limit(MOST_SHARED))
    return [touch_id for touch_id, ids in rows if staff_id in (ids or ())]


def _count(desk: Desk, conditions: Conditions) -> int:
    return desk.db.scalar(select(func.count()).select_from(Touch).where(*conditions)) or 0


def _page(
    desk: Desk, conditions: Conditions, most: int, before: int = 0, of: Customer | None = None
) -> list[Logged]:
    newest = select(Touch).where(*conditions).order_by(Touch.at.desc(), Touch.id.desc())
    return records(desk, desk.db.scalars(newest.limit(most).offset(before)).all(), of)


def records(desk: Desk, rows: Sequence[Touch], of: Customer | None = None) -> list[Logged]:
    """With what came along, and which of its people it was with, on the timeline `of` one."""
    kept = attachments.of_touches(desk, [row.id for row in rows], of.owner_id) if of else {}
    met = _people(desk, {row.customer_id for row in rows} - {of.id}) if of else {}
    people = {one for row in rows for one in (row.staff_id, *(row.with_ids or ())) if one}
    named = select(tables.Staff.id, tables.Staff.name).where(tables.Staff.id.in_(people))
    who = {number: PersonRef(number, name) for number, name in desk.db.execute(named)}
    return [
        Logged(
            row.id,
            Kind(row.kind),
            Note(row.note),
            When(row.at, row.dated),
            who.get(row.staff_id or 0, PersonRef(0, "")),
            tuple(who[one] for one in row.with_ids or () if one in who),
            row.customer_id,
            kept.get(row.id, ()),
            met.get(row.customer_id),
        )
        for row in rows
    ]


def _people(desk: Desk, ids: Collection[int]) -> dict[int, PersonRef]:
    named = select(tables.Customer.id, tables.Customer.name).where(tables.Customer.id.in_(ids))
    return {number: PersonRef(number, name) for number, name in desk.db.execute(named)}


@changes.derives(Touch, by="company_id")
@changes.derives(Touch, by="customer_id")
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """A touch of one of its people is one of the company's."""
    seen: dict[int, list[tuple[int, datetime]]] = {}
    for whose in (Touch.customer_id, Touch.company_id):
        counted = select(whose, func.count(), func.max(Touch.at)).where(whose.in_(ids))
        for one, times, last in desk.db.execute(counted.group_by(whose)):
            seen.setdefault(one or 0, []).append((times, last))
    for row in desk.db.scalars(select(tables.Customer).where(tables.Customer.id.in_(ids))):
        theirs = seen.get(row.id, [])
        row.touch_count = sum(times for times, _ in theirs)
        row.last_touch_at = max((last for _, last in theirs), default=None)
        cadence.settle(desk, row)  # any touch starts the count anew
    desk.db.flush()
