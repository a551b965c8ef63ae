"""Channels and groups we were brought to: what each is for, and who can read there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_, select, true, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core import changes, rights
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, NewThing
from storage import tables
from storage.mail import Outbox


class Purpose(StrEnum):
    """What is posted there unasked. Whoever chooses one vouches that only colleagues read."""

    ALERTS = "alerts"
    CARE = "care"
    SUPPORT = "support"
    POOL = "pool"
    REPORTS = "reports"
    TALK = "talk"  # no notices, but questions are answered there
    NOTHING = "nothing"  # no notices, and nobody vouches for who reads


UNSEEN = {"synchronize_session": False}  # no object in hand is one of these rows
Chat = tuple[str, str]
"""A platform, and its own id of a channel or group."""


@dataclass(frozen=True, slots=True)
class Place:
    id: int
    platform: str
    chat: str
    title: str
    purpose: Purpose | None
    outsiders: bool | None  # as far as the network can tell
    vouched: bool | None
    gone: datetime | None
    moved_to: str | None

    @property
    def ref(self) -> str:
        return f"p{self.id}"


@dataclass(frozen=True, slots=True)
class Readers:
    """What a network says of who can read somewhere; None: it cannot tell."""

    outsiders: bool | None
    members: int | None = None


@dataclass(eq=False)
class NoSuchPlace(Refusal):
    name: str


def overheard(place: Place | None, filed: bool) -> bool:
    """Whether somebody who is no colleague can, or could, read there: the one answer to it.

    What the network knows for certain counts first, then what an admin says in chat, then that
    the place stands in the configuration (`filed`). A place nobody speaks for is overheard.
    """
    if place is None:
        return not filed
    if place.outsiders is not None:
        return place.outsiders
    return not filed if place.vouched is None else not place.vouched


def find(db: Session, platform: str, chat: str) -> Place | None:
    """By the network's id, or by `#name`, as a configuration may have it."""
    row = _row(db, platform, chat)
    return record(row) if row else None


def known(desk: Desk, platform: str, chat: str) -> Place | None:
    return find(desk.db, platform, chat)


def by_id(desk: Desk, place_id: int) -> Place:
    """What it has become, if it moved meanwhile. Raises NoSuchPlace."""
    row = desk.db.get(tables.Place, place_id)
    if row and row.moved_to:
        row = _row(desk.db, row.platform, row.moved_to)
    if row is None or row.gone:
        raise NoSuchPlace(f"p{place_id}")
    return record(row)


def standing(desk: Desk) -> list[Place]:
    """Where we are, the longest first."""
    return [one for one in everywhere(desk.db) if not one.gone]


def everywhere(db: Session) -> list[Place]:
    """Where we are, and where we were."""
    return [record(row) for row in db.scalars(select(tables.Place).order_by(tables.Place.id))]


def serving(db: Session, purpose: str, filed: Collection[Chat]) -> list[Place]:
    """Where notices of that kind are wanted, and what is known of the places in the file; one
    look at a table of a few rows."""
    chats = [and_(*_called(*one)) for one in filed]
    wanted = and_(tables.Place.purpose == purpose, _HERE)
    rows = db.scalars(select(tables.Place).where(or_(wanted, *chats)).order_by(tables.Place.id))
    return [record(row) for row in rows]


def formerly(db: Session, platform: str, chat: str) -> list[str]:
    """The chats it has grown out of."""
    table = tables.Place
    return list(
        db.scalars(select(table.chat).where(table.platform == platform, table.moved_to == chat))
    )


def seen(
    desk: Desk, platform: str, chat: str, title: str = "", readers: Readers | None = None
) -> Place:
    """We are there, it is called so, and these can read; what is not said stays as it is."""
    row = _row(desk.db, platform, chat) or _new(desk.db, platform, chat)
    row.title, row.gone = title or row.title, None
    if readers:
        row.outsiders = readers.outsiders
        row.members = readers.members if readers.members is not None else row.members
    desk.db.flush()
    return record(row)


def taken_out(desk: Desk, place: Place) -> None:
    desk.db.get_one(tables.Place, place.id).gone = desk.now


def moved(desk: Desk, platform: str, old: str, new: str) -> Place:
    """A group that grew has a new id: what is known, and what waits to be said, goes along."""
    row = _row(desk.db, platform, old) or _new(desk.db, platform, old)  # the file may name it
    heir = _row(desk.db, platform, new)
    if heir is None:
        heir = _new(desk.db, platform, new)
        heir.title, heir.outsiders, heir.members = row.title, row.outsiders, row.members
    if heir.purpose is None and heir.vouched is None:
        permit = rights.require(desk, Action.KEEP_SHOP, NewThing(None))
        changes.change(permit, heir, purpose=row.purpose, vouched=row.vouched)
    row.gone, row.moved_to = desk.now, new
    earlier = update(tables.Place).where(
        tables.Place.platform == platform, tables.Place.moved_to == old
    )
    desk.db.execute(earlier.values(moved_to=new), execution_options=UNSEEN)
    waiting = Outbox.platform == platform, Outbox.chat == old, Outbox.finished.is_(None)
    follow = update(Outbox).where(*waiting).values(chat=new)
    desk.db.execute(follow, execution_options=UNSEEN)
    desk.db.flush()
    return record(heir)


def use_for(desk: Desk, place: Place, purpose: Purpose) -> Place:
    """An admin says what it is for, and with it that only colleagues read there."""
    permit = rights.require(desk, Action.KEEP_SHOP, NewThing(None))
    row = desk.db.get(tables.Place, place.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NoSuchPlace(place.title)
    vouched = True if purpose is not Purpose.NOTHING else None
    changes.change(permit, row, purpose=purpose, vouched=vouched)
    return record(row)


def doubt(desk: Desk, place: Place) -> Place:
    """Somebody nobody knows is there now: whatever was vouched for is over."""
    permit = rights.require(desk, Action.KEEP_SHOP, NewThing(None))
    row = desk.db.get_one(tables.Place, place.id)
    changes.change(permit, row, vouched=False)
    return record(row)


def record(row: tables.Place) -> Place:
    purpose = Purpose(row.purpose) if row.purpose else None
    return Place(
        row.id,
        row.platform,
        row.chat,
        row.title or row.chat,
        purpose,
        row.outsiders,
        row.vouched,
        row.gone,
        row.moved_to,
    )


_HERE = tables.Place.gone.is_(None)


def _called(platform: str, chat: str) -> Sequence[ColumnElement[bool]]:
    table = tables.Place
    if chat.startswith("#"):
        return table.platform == platform, table.title == chat[1:], _HERE
    return table.platform == platform, table.chat == chat, true()


def _row(db: Session, platform: str, chat: str) -> tables.Place | None:
    wanted = select(tables.Place).where(*_called(platform, chat))
    return db.scalar(wanted.order_by(tables.Place.id.desc()).limit(1))


def _new(db: Session, platform: str, chat: str) -> tables.Place:
    """Another worker may have met it in the same moment: then it is that one."""
    insert = sqlite.insert if db.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = {"platform": platform, "chat": chat, "title": ""}
    db.execute(insert(tables.Place).on_conflict_do_nothing(), row)
    return db.scalars(select(tables.Place).where(*_called(platform, chat))).one()
