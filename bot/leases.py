"""The queue of letters: leased before the network is touched, settled when it has answered."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from bot import focus
from bot.chat import NOTICES
from bot.house import Address, House
from bot.render import Letter
from core import staff
from core.undelivered import Cause
from storage.mail import Outbox

LEASE = timedelta(seconds=60)  # longer than any platform takes to say no
MARGIN = timedelta(seconds=10)  # of it: what is begun now must be over before it ends
MOST_ATTEMPTS = 8  # with the pauses below about an hour; then it is given up and shown by check
PAUSES = (1, 5, 15, 60, 300, 900, 1800)  # seconds before the next attempt


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"  # definitely not sent: the platform is away, or asks for patience
    UNCERTAIN = "uncertain"  # the answer was lost: it may have been sent
    REFUSED = "refused"  # it never will be


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending. `parts` of a long letter went out so far."""

    outcome: Outcome
    parts: int = 0
    wait: float = 0.0  # seconds the platform asks us to wait
    why: str = ""
    lines: tuple[tuple[str, str], ...] = ()  # (chat, id) of each part, as the network names it
    cause: Cause = Cause.OTHER  # of a refusal, in words that are nobody's in particular


@dataclass(frozen=True, slots=True)
class Parcel:
    """A leased row: what a platform needs to send it."""

    id: int
    to: Address
    letter: Letter
    kind: str | None = None
    parts: int = 0  # already sent
    attempts: int = 1  # this one included
    began: datetime | None = None  # when an earlier attempt of unknown end began
    made: tuple[tuple[str, bytes], ...] = ()  # files of our own, by name
    source: str = ""  # m12: what it answers
    first_due: datetime | None = None  # before any retry moved it
    taken: float = field(default_factory=time.monotonic)  # runs on while the process is stopped

    @property
    def stale(self) -> bool:
        """The lease may have run out, and another process may be sending it."""
        return time.monotonic() - self.taken > (LEASE - MARGIN).total_seconds()


# Run with every letter, so built once: a statement costs more to build than to run.
_EARLIER = Outbox.__table__.alias("earlier")
_NOW = bindparam("now", type_=Outbox.due.type)
_HELD_BACK = select(_EARLIER.c.id).where(
    _EARLIER.c.platform == Outbox.platform,
    _EARLIER.c.chat == Outbox.chat,
    _EARLIER.c.id < Outbox.id,
    _EARLIER.c.finished.is_(None),
    or_(_EARLIER.c.due <= _NOW, _EARLIER.c.owner.is_not(None)),  # due, or tried already
)
_SENDABLE = (
    Outbox.platform.in_(bindparam("on", expanding=True)),
    Outbox.finished.is_(None),
    Outbox.due <= _NOW,
    or_(Outbox.leased_until.is_(None), Outbox.leased_until < _NOW),
    ~_HELD_BACK.exists(),
)
_NEXT = (
    select(Outbox)
    .where(*_SENDABLE)
    .order_by(Outbox.due, Outbox.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=Outbox)
)
_OLDEST = select(Outbox.due).where(*_SENDABLE).order_by(Outbox.due, Outbox.id).limit(1)
_OURS = (
    Outbox.id == bindparam("one"),
    Outbox.attempts == bindparam("attempt"),
    Outbox.finished.is_(None),
)
_MINE = select(Outbox).where(*_OURS).with_for_update()
_FINISH = (
    update(Outbox)
    .where(*_OURS)
    .values(
        finished=_NOW,
        outcome=bindparam("how"),
        parts=bindparam("out"),
        stuck=bindparam("because"),
    )
    .execution_options(synchronize_session=False)
)


def lease(house: House, platforms: frozenset[str], owner: str) -> Parcel | None:
    """The oldest letter that is due, ours for LEASE; committed before the network is touched.

    Within one chat order is kept: what is leased or waits for another try holds back the rest.
    """

    def take(db: Session) -> Parcel | None:
        now = house.clock()
        row = db.scalar(_NEXT, {"now": now, "on": list(platforms)})
        if row is None:
            return None
        row.owner, row.leased_until, row.attempts = owner, now + LEASE, row.attempts + 1
        to = Address(row.platform, row.chat, row.thread or "", row.via)
        parcel = Parcel(
            row.id, to, Letter.stored(row.letter), row.kind, row.parts, row.attempts, row.began,
            source=answered(row.key), first_due=row.first_due or row.due,
        )  # fmt: skip
        row.began = row.began or now
        return parcel

    return house.database.write(take)


def answered(key: str) -> str:
    """The message that a letter answers, by the letter's key; empty for what was said unasked."""
    what, _, source = key.partition(":")
    return source if what in ("answer", "whisper") else ""


def settle(house: House, parcel: Parcel, sent: Sent) -> None:
    """Write down what came of it; a lease that was lost meanwhile has no say."""
    ours = {"one": parcel.id, "attempt": parcel.attempts}

    def put_down(db: Session) -> None:
        now = house.clock()
        what = {"login": "", "source": parcel.source, "kind": parcel.kind}
        for chat, line in sent.lines:
            one = what | {"concerns": parcel.letter.concerns}
            focus.put(db, parcel.to.platform, chat, line, one, now)
        if sent.outcome in (Outcome.SENT, Outcome.REFUSED):
            how = sent.outcome.value if not sent.why else f"{sent.outcome}: {sent.why}"
            because = sent.cause.value if sent.outcome is Outcome.REFUSED else None
            written = {"now": now, "how": how, "out": sent.parts, "because": because}
            db.execute(_FINISH, {**ours, **written})
        elif row := db.scalar(_MINE, ours):
            _put_off(row, now, sent)

    house.database.write(put_down)


def _put_off(row: Outbox, now: datetime, sent: Sent) -> None:
    row.parts = sent.parts
    if row.attempts >= MOST_ATTEMPTS and not sent.wait:
        row.finished, row.outcome = now, f"given up: {sent.why}"
        row.stuck = Cause.AWAY.value
        return
    pause = sent.wait or PAUSES[min(row.attempts, len(PAUSES)) - 1]
    row.due, row.leased_until = now + timedelta(seconds=pause), None
    if sent.wait:
        row.attempts -= 1  # asked for patience is not a failed try
    if sent.outcome is Outcome.LATER:
        row.began = None


def sift(house: House, parcel: Parcel) -> str | None:
    """Why a leased letter need not be sent after all; None when it must."""
    with house.database.read() as db:
        row = db.get_one(Outbox, parcel.id)
        if row.expires and row.expires <= house.clock():
            return "expired"
        if row.reader_id and staff.is_suspended(db, row.reader_id):
            return "dropped"  # shut out at once: also what was on its way
        if row.kind in NOTICES and not NOTICES[row.kind].check(house.own_desk(db), row.about):
            return "dropped"
        aloud = row.about and row.reader_id is None  # a notice, for a channel
        if aloud and house.overheard(db, row.platform, row.chat):
            return "overheard"
    return None


def drop(house: House, parcel: Parcel, why: str) -> None:
    def put_down(db: Session) -> None:
        this = update(Outbox).where(Outbox.id == parcel.id)
        db.execute(this.values(finished=house.clock(), outcome=why))

    house.database.write(put_down)


def oldest_sendable(db: Session, now: datetime, platforms: frozenset[str]) -> datetime | None:
    """Since when something lies about that nothing keeps from being sent."""
    return db.scalar(_OLDEST, {"now": now, "on": list(platforms)})


def next_due(db: Session, platforms: frozenset[str]) -> datetime | None:
    """When a letter that nobody holds is due next."""
    held = func.coalesce(Outbox.leased_until, Outbox.due)
    waiting = select(func.min(held)).where(
        Outbox.finished.is_(None), Outbox.platform.in_(platforms)
    )
    return db.scalar(waiting)
