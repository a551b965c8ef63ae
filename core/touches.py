"""Touches: every visit, call and message, and when the last one was."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select

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
        ),
    )
    attachments.keep(permit, touch)
    return customers.by_id(desk, customer.id)


def timeline(desk: Desk, customer: Customer, most: int, before: int = 0) -> list[Logged]:
    """The newest first, `before` of them left out."""
    found = desk.db.execute(
        select(Touch, tables.Staff.id, tables.Staff.name)
        .outerjoin(tables.Staff, tables.Staff.id == Touch.staff_id)
        .where(Touch.customer_id == customer.id)
        .order_by(Touch.at.desc(), Touch.id.desc())
        .limit(most)
        .offset(before)
    )
    rows = found.all()
    kept = attachments.of_touches(desk, [one.id for one, _, _ in rows], customer.owner_id)
    return [
        Logged(
            Kind(one.kind),
            Note(one.note),
            When(one.at, one.dated),
            PersonRef(by or 0, name or ""),
            kept.get(one.id, ()),
        )
        for one, by, name in rows
    ]


@changes.derives(Touch, by="customer_id")
def refresh(desk: Desk, ids: Collection[int]) -> None:
    counted = select(Touch.customer_id, func.count(), func.max(Touch.at))
    grouped = counted.where(Touch.customer_id.in_(ids)).group_by(Touch.customer_id)
    seen = {one: (times, last) for one, times, last in desk.db.execute(grouped)}
    for row in desk.db.scalars(select(tables.Customer).where(tables.Customer.id.in_(ids))):
        row.touch_count, row.last_touch_at = seen.get(row.id, (0, None))
    desk.db.flush()
