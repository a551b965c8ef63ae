"""Attachments: photos, files, voices and places, kept with the touch they came with."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from core import changes, rights
from core.customers import Customer
from core.desk import Desk
from core.rights import Action, Permit
from core.values import Attached, Forwarded, Note, PersonRef, When
from storage import tables
from storage.tables import Attachment, Change, Touch

MESSAGE = "message"  # the kind of somebody else's words, kept beside a log
VISITS = frozenset({"location"})  # whoever sends where they are has gone there


@dataclass(frozen=True, slots=True)
class Kept:
    """One attachment as it stands on the timeline."""

    id: int
    kind: str
    name: str | None
    platform: str  # where it lies; `ref` is what it is found by there
    ref: str | None
    owner_id: int | None  # of the customer: only who may read the note may see what came with it
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filed:
    """An attachment with what was said when it came."""

    kept: Kept
    note: Note
    at: When
    by: PersonRef


def keep(permit: Permit, touch: Touch) -> None:
    """Whatever came with the message is kept with the touch it logged."""
    desk = permit.desk
    rows = [_row(desk, touch.id, one) for one in desk.carried.attached]
    said = desk.carried.forwarded
    if said and said.text not in touch.note:
        rows.append(_row(desk, touch.id, _quoted(said)))
    if rows:
        changes.add_all(permit, rows)


def join(desk: Desk) -> bool:
    """A later part of an album goes to the touch, and to the change set, of its first part."""
    albums = {one.album for one in desk.carried.attached if one.album}
    if len(albums) != 1 or desk.login is None:
        return False
    first = _first_part(desk, desk.login.platform, albums.pop())
    source = first and _source(desk, first)
    if not first or not source:
        return False
    touch = desk.db.get_one(Touch, first.touch_id)
    customer = desk.db.get_one(tables.Customer, touch.customer_id)
    permit = rights.require(replace(desk, source=source), Action.LOG_TOUCH, customer)
    changes.add_all(permit, [_row(desk, touch.id, one) for one in desk.carried.attached])
    return True


def of_touches(
    desk: Desk, touch_ids: Collection[int], owner_id: int | None
) -> dict[int, tuple[Kept, ...]]:
    found: dict[int, tuple[Kept, ...]] = {}
    wanted = select(Attachment).where(Attachment.touch_id.in_(touch_ids))
    for row in desk.db.scalars(wanted.order_by(Attachment.id)) if touch_ids else ():
        found[row.touch_id] = (*found.get(row.touch_id, ()), _kept(row, owner_id))
    return found


def of_customer(
    desk: Desk, customer: Customer, kinds: Iterable[str], most: int, before: int = 0
) -> list[Filed]:
    """The newest first, `before` of them left out; without kinds all of them."""
    theirs = (
        select(Attachment, Touch, tables.Staff.id, tables.Staff.name)
        .join(Touch, Touch.id == Attachment.touch_id)
        .outerjoin(tables.Staff, tables.Staff.id == Touch.staff_id)
        .where(Touch.customer_id == customer.id)
    )
    if some := tuple(kinds):
        theirs = theirs.where(Attachment.kind.in_(some))
    newest = theirs.order_by(Touch.at.desc(), Attachment.id.desc())
    return [
        Filed(
            _kept(row, customer.owner_id),
            Note(touch.note),
            When(touch.at, touch.dated),
            PersonRef(by or 0, name or ""),
        )
        for row, touch, by, name in desk.db.execute(newest.limit(most).offset(before))
    ]


def note_of(desk: Desk, note: str | None) -> Note:
    """The words of a touch that is logged for what came: said, forwarded, or where it was."""
    places = [_place(one) for one in desk.carried.attached if one.kind in VISITS]
    said = desk.carried.forwarded
    quoted = [quote(desk, said)] if said else []
    return Note("\n".join(part for part in (note or "", *places, *quoted) if part))


def quote(desk: Desk, said: Forwarded) -> str:
    """Who said it, and when, as the reader's clock shows it: 王总 (2026-11-20 14:05): …"""
    when = f" ({said.at.astimezone(desk.zone):%Y-%m-%d %H:%M})" if said.at else ""
    return f"{said.name}{when}: {said.text}"


def _place(one: Attached) -> str:
    spot = ", ".join(one.detail[part] for part in ("latitude", "longitude") if part in one.detail)
    named = ", ".join(part for part in (one.name, one.detail.get("address")) if part)
    return f"{named} ({spot})" if named and spot else named or spot


def _first_part(desk: Desk, platform: str, album: str) -> Attachment | None:
    parts = select(Attachment).where(Attachment.platform == platform, Attachment.album == album)
    return desk.db.scalar(parts.order_by(Attachment.id.desc()).limit(1))


def _source(desk: Desk, part: Attachment) -> str | None:
    """The change set it was kept in, when that was the actor's own."""
    mine = select(Change.source).where(
        Change.actor_id == desk.actor.id,
        Change.thing == Attachment.__tablename__,
        Change.thing_id == part.id,
        Change.undone_by.is_(None),
    )
    return desk.db.scalar(mine.order_by(Change.id.desc()).limit(1))


def _quoted(said: Forwarded) -> Attached:
    detail = {"text": said.text} | ({"at": said.at.isoformat()} if said.at else {})
    return Attached(MESSAGE, name=said.name, detail=detail)


def _row(desk: Desk, touch_id: int, one: Attached) -> Attachment:
    return Attachment(
        touch_id=touch_id,
        kind=one.kind,
        name=one.name,
        mime=one.mime,
        size=one.size,
        platform=desk.login.platform if desk.login else "",
        ref=one.ref,
        album=one.album or None,
        detail=dict(one.detail),
    )


def _kept(row: Attachment, owner_id: int | None) -> Kept:
    return Kept(row.id, row.kind, row.name, row.platform, row.ref, owner_id, row.detail)
