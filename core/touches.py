"""Touches: every visit, call and message, and when the last one was."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, or_, select

from core import attachments, changes, customers, rights
from core.attachments import Kept
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action
from core.values import Note, PersonRef, When
from storage import tables
from storage.tables import Touch

MOST_NOTE = 8_000  # characters; a longer one is a document and belongs into a file


class Kind(StrEnum):
    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"
    EMAIL = "email"
    MEETING = "meeting"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Logged:
    """One touch as it stands on the timeline."""

    kind: Kind
    note: Note
    at: When
    by: PersonRef
    kept: tuple[Kept, ...] = ()  # what came with it
    person: PersonRef | None = None  # on a company's timeline: which of its people it was with


@dataclass(eq=False)
class TooLong(Refusal):
    most: int


@dataclass(eq=False)
class NotHappenedYet(Refusal):
    when: When


def log(desk: Desk, customer: Customer, kind: Kind, note: str, at: When | None = None) -> Customer:
    """Raises TooLong, and NotHappenedYet for what lies ahead."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.LOG_TOUCH, row)
    if len(note) > MOST_NOTE:
        raise TooLong(MOST_NOTE)
    if at and at.at > desk.now:
        raise NotHappenedYet(at)
    happened = at or When(desk.now)
    touch = changes.add(
        permit,
        Touch(
            customer_id=customer.id,
            staff_id=desk.actor.id or None,
            kind=kind,
            note=note,
            at=happened.at,
            dated=happened.dated,
            company_id=row.company_id,
        ),
    )
    attachments.keep(permit, touch)
    return customers.by_id(desk, customer.id)


def timeline(desk: Desk, customer: Customer, most: int, before: int = 0) -> list[Logged]:
    """The newest first, `before` of them left out; a company's with those of its people."""
    theirs = or_(Touch.customer_id == customer.id, Touch.company_id == customer.id)
    found = desk.db.execute(
        select(Touch, tables.Staff.id, tables.Staff.name, tables.Customer.name)
        .outerjoin(tables.Staff, tables.Staff.id == Touch.staff_id)
        .join(tables.Customer, tables.Customer.id == Touch.customer_id)
        .where(theirs)
        .order_by(Touch.at.desc(), Touch.id.desc())
        .limit(most)
        .offset(before)
    )
    rows = found.all()
    kept = attachments.of_touches(desk, [row[0].id for row in rows], customer.owner_id)
    return [
        Logged(
            Kind(one.kind),
            Note(one.note),
            When(one.at, one.dated),
            PersonRef(by or 0, name or ""),
            kept.get(one.id, ()),
            PersonRef(one.customer_id, person) if one.customer_id != customer.id else None,
        )
        for one, by, name, person in rows
    ]


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
    desk.db.flush()
