"""What was said to us: stored raw before it is acknowledged, parsed and done once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.house import House
from storage import standing
from storage.lanes import Lane
from storage.mail import Bookmark, Inbox, Question

MOST_TRIES = 5  # of what may have ended the process each time it was begun
MOST_WAITING = 2_000  # looked at in one go; after a long outage the rest follows


@dataclass(frozen=True, slots=True)
class Raw:
    """An event as the network sent it. `event` names it once, `place` is what keeps order."""

    platform: str
    event: str
    place: str
    body: dict[str, Any]


# Run with every message, so built once: a statement costs more to build than to run.
_STORE = {
    True: sqlite.insert(Inbox).on_conflict_do_nothing().returning(Inbox.id),
    False: postgresql.insert(Inbox).on_conflict_do_nothing().returning(Inbox.id),
}
_RAW = select(Inbox.platform, Inbox.event, Inbox.place, Inbox.body, Inbox.received).where(
    Inbox.id == bindparam("one"), Inbox.done.is_(None)
)
_CLAIM = (
    update(Inbox)
    .where(Inbox.id == bindparam("one"), Inbox.done.is_(None))
    .values(done=bindparam("now"), outcome=bindparam("how"))
    .returning(Inbox.id)
    .execution_options(synchronize_session=False)
)


def receive(house: House, raws: list[Raw], bookmark: tuple[str, int] | None = None) -> list[int]:
    """Store what is new, and how far the network's own queue was read, in one commit.

    Returns the ids of what is new; what the network said before is left out. Raises Busy, and
    then nothing may be acknowledged.
    """
    return house.database.write(lambda db: _store(house, db, raws, bookmark), Lane.INBOX)


def _store(
    house: House, db: Session, raws: list[Raw], bookmark: tuple[str, int] | None
) -> list[int]:
    stored = _STORE[house.database.on_sqlite]
    new: list[int] = []
    for raw in raws:
        row = {
            "platform": raw.platform,
            "event": raw.event,
            "place": raw.place,
            "body": raw.body,
            "received": house.clock(),
        }
        new += db.scalars(stored, row).all()
    if bookmark:
        _move(db, *bookmark)
    if new:
        standing.tell(db, f"heard {house.process}")
    return new


def _move(db: Session, name: str, position: int) -> None:
    mark = db.get(Bookmark, name)
    if mark is None:
        db.add(Bookmark(name=name, position=position))
    elif mark.position < position:
        mark.position = position


def bookmark(house: House, name: str) -> int | None:
    with house.database.read() as db:
        mark = db.get(Bookmark, name)
        return mark.position if mark else None


def is_asked(house: House, conversation: str) -> bool:
    """Whether a question of ours is open there, so that the next line is meant for us."""
    with house.database.read() as db:
        asked = select(Question.id).where(Question.conversation == conversation, Question.open)
        return db.scalar(asked.limit(1)) is not None


def waiting(house: House, platforms: frozenset[str]) -> list[tuple[int, str]]:
    """What is not done: (id, place), the oldest first; at most MOST_WAITING."""
    with house.database.read() as db:
        undone = select(Inbox.id, Inbox.place).where(
            Inbox.done.is_(None), Inbox.platform.in_(platforms)
        )
        some = undone.order_by(Inbox.id).limit(MOST_WAITING)
        return [(one, place) for one, place in db.execute(some)]


def raw(db: Session, inbox_id: int) -> tuple[Raw, datetime] | None:
    """None for what is done by now."""
    row = db.execute(_RAW, {"one": inbox_id}).first()
    if row is None:
        return None
    platform, event, place, body, received = row
    return Raw(platform, event, place, body), received


def begin_again(house: House, inbox_id: int) -> bool:
    """Count another try of what an earlier process did not finish, before it is tried; False when
    it has had enough of them. It is parked then, as what cannot be read is."""

    def count(db: Session) -> bool:
        row = db.get_one(Inbox, inbox_id, with_for_update=True)
        if row.done:
            return False
        row.attempts += 1
        if row.attempts > MOST_TRIES:
            row.done, row.outcome = house.clock(), "parked"
        return row.done is None

    return house.database.write(count)


def claim(db: Session, inbox_id: int, now: datetime, outcome: str) -> bool:
    """Only one worker gets a yes; a rollback gives the row back."""
    taken = db.execute(_CLAIM, {"one": inbox_id, "now": now, "how": outcome})
    return taken.first() is not None
