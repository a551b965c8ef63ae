"""How much waits: letters to be sent and events to be done, by network."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, func, or_, select, text
from sqlalchemy.orm import Session

from storage.mail import PARKED, Inbox, Outbox


@dataclass(frozen=True, slots=True)
class Queue:
    """The letters of one network."""

    waiting: int = 0  # not finished, whenever they are due
    due: int = 0
    oldest_due: datetime | None = None  # of those nobody is sending just now
    uncertain: int = 0  # tried, and the answer was lost
    stuck: int = 0  # finished without having been delivered


@dataclass(frozen=True, slots=True)
class Heard:
    """What came in from one network."""

    waiting: int = 0
    oldest: datetime | None = None
    parked: int = 0  # could not be read, or saved


@dataclass(frozen=True, slots=True)
class Backlog:
    """Only networks about which there is something to say are in it."""

    queues: Mapping[str, Queue]
    heard: Mapping[str, Heard]


def measure(db: Session, now: datetime) -> Backlog:
    """Reads indexes of what is not finished; what was finished long ago costs nothing."""
    lost = _counted(db, Outbox, text("stuck IS NOT NULL"))
    parked = _counted(db, Inbox, PARKED)
    queues, heard = _queues(db, now), _heard(db)
    return Backlog(
        {
            one: Queue(*queues.get(one, (0, 0, None, 0)), lost.get(one, 0))
            for one in sorted(queues.keys() | lost.keys())
        },
        {
            one: Heard(*heard.get(one, (0, None)), parked.get(one, 0))
            for one in sorted(heard.keys() | parked.keys())
        },
    )


def _queues(db: Session, now: datetime) -> dict[str, tuple[int, int, datetime | None, int]]:
    free = or_(Outbox.leased_until.is_(None), Outbox.leased_until <= now)
    due = Outbox.due <= now
    counted = select(
        Outbox.platform,
        func.count(),
        func.count(case((due, 1))),
        func.min(case((and_(due, free), Outbox.due))),
        func.count(case((and_(Outbox.began.is_not(None), free), 1))),
    ).where(Outbox.finished.is_(None))
    rows = db.execute(counted.group_by(Outbox.platform))
    return {one: (waiting, now_due, oldest, maybe) for one, waiting, now_due, oldest, maybe in rows}


def _heard(db: Session) -> dict[str, tuple[int, datetime | None]]:
    undone = select(Inbox.platform, func.count(), func.min(Inbox.received)).where(
        Inbox.done.is_(None)
    )
    return {one: (n, oldest) for one, n, oldest in db.execute(undone.group_by(Inbox.platform))}


def _counted(db: Session, table: type[Inbox | Outbox], where: object) -> dict[str, int]:
    counted = select(table.platform, func.count()).where(where)  # type: ignore[arg-type]
    return {one: n for one, n in db.execute(counted.group_by(table.platform))}
