"""The queue of letters: leased before the network is touched, settled when it has answered."""

import logging
import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import product
from math import inf

from sqlalchemy import Row, bindparam, func, select, update
from sqlalchemy.orm import Session

from bot import focus, gates
from bot.chat import HAPPENED, NOTICES
from bot.gates import Slot
from bot.house import Address, House
from bot.pace import Rank, again_scope, campaign_scope, chat_scope, limits
from bot.queue import DUE, LATER, candidates, oldest
from bot.render import Letter
from core import staff
from core.undelivered import Cause
from storage.mail import Outbox

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)  # longer than any platform takes to say no
MARGIN = timedelta(seconds=10)  # of it: what is begun now must be over before it ends
MOST_ATTEMPTS = 8  # with the pauses below about an hour; then it is given up and shown by check
PAUSES = (1, 5, 15, 60, 300, 900, 1800)  # seconds before the next attempt
JITTER = 0.25  # up to so much longer, or all that failed together would come back together
CLEARED = 100  # letters put aside in one look, before the lock is let go of


class Outcome(StrEnum):
    SENT = "sent"
    PART = "part"  # one message of a long letter; the rest follows at the chat's pace
    LATER = "later"  # definitely not sent: the platform is away, or asks for patience
    UNCERTAIN = "uncertain"  # the answer was lost: it may have been sent
    REFUSED = "refused"  # it never will be


class Scope(StrEnum):
    """For what a network asks for patience."""

    CHAT = "chat"
    PLATFORM = "platform"  # the bot, the workspace
    AGAIN = "again"  # looking whether something arrived


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending. `parts` of a long letter went out so far."""

    outcome: Outcome
    parts: int = 0
    wait: float = 0.0  # seconds the platform asks us to wait
    why: str = ""
    lines: tuple[tuple[str, str], ...] = ()  # (chat, id) of each part, as the network names it
    cause: Cause = Cause.OTHER  # of a refusal, in words that are nobody's in particular
    scope: Scope | None = None  # for whom else `wait` is meant, in every process
    final: bool = False  # of what is uncertain: it stays so, and is not said again


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
    owner: str = ""  # who holds the lease
    once: bool = False  # rather never than twice
    quiet: float = inf  # seconds since the last attempt began
    slots: tuple[Slot, ...] = ()  # the rate gates it passed
    gated: float = 0.0  # seconds for which only its chat's gate held it up
    leased: float = 0.0  # when, by the monotonic clock of this process


_OURS = (
    Outbox.id == bindparam("one"),
    Outbox.owner == bindparam("mine"),
    Outbox.attempts == bindparam("attempt"),
    Outbox.finished.is_(None),
)
_MINE = select(Outbox).where(*_OURS).with_for_update()
_FINISH = (
    update(Outbox)
    .where(*_OURS)
    .values(
        finished=bindparam("now", type_=Outbox.due.type),
        outcome=bindparam("how"),
        parts=bindparam("out"),
        stuck=bindparam("because"),
    )
    .execution_options(synchronize_session=False)
)


def lease(house: House, platforms: frozenset[str], owner: str) -> Parcel | None:
    """The letter that goes next, ours for LEASE; committed before the network is touched.

    Who waits for an answer goes first. Within one chat order is kept: what is leased or waits for
    another try holds back the rest. Nothing is taken whose rate gate is shut.
    """
    try:
        return house.database.write(lambda db: _taken(house, db, platforms, owner))
    except gates.Shut:
        return None


def _taken(house: House, db: Session, platforms: frozenset[str], owner: str) -> Parcel | None:
    now = house.instant(db)
    shut = gates.shut(db, platforms, now)
    here = platforms - shut.keys()
    for _ in range(CLEARED):
        found = _next(db, here, shut, now)
        if found is None:
            return None
        parcel = _claimed(house, db, found, owner, now)
        if parcel:
            return parcel
        db.flush()
    return None


def _kinds() -> tuple[str, ...]:
    """What this version knows how to judge."""
    return (*NOTICES, HAPPENED)


def _next(
    db: Session, here: Collection[str], shut: Collection[str], now: datetime
) -> Row[Outbox, int | None] | None:
    ask = candidates(_kinds())
    for one in sorted(here):
        seen = again_scope(one) not in shut
        for rank in Rank:
            if rank is Rank.CAMPAIGN and campaign_scope(one) in shut:
                continue
            given = {"now": now, "here": gates.ticks(now), "on": one, "as": rank, "asks": seen}
            if found := db.execute(ask, given).first():
                return found
    return None


def _claimed(
    house: House, db: Session, found: Row[Outbox, int | None], owner: str, now: datetime
) -> Parcel | None:
    """None for what is put aside instead. Raises gates.Shut."""
    row, opened = found
    if row.expires and row.expires <= now:
        _put_aside(row, now, "expired")
        return None
    if row.attempts >= MOST_ATTEMPTS:  # whoever took it never came back to tell
        _put_aside(row, now, "given up: it never came back", Cause.OURS)
        return None
    try:
        letter = Letter.stored(row.letter)
    except Exception:
        log.exception("letter o%s cannot be read", row.id)
        _put_aside(row, now, "unreadable", Cause.OURS)
        return None
    asked = () if row.via else limits(house.pace, row.platform, row.chat, row.rank)
    slots = gates.take(house, db, row.platform, asked, now)
    due, wanted = row.first_due or row.due, row.began and row.tried is None  # core.undelivered
    parcel = Parcel(
        row.id,
        Address(row.platform, row.chat, row.thread or "", row.via),
        letter,
        row.kind,
        row.parts,
        row.attempts + 1,
        row.began,
        source=answered(row.key),
        first_due=due,
        owner=owner,
        once=row.via is not None or (_once(row.kind) and not wanted),
        quiet=(now - row.tried).total_seconds() if row.tried else inf,
        slots=slots,
        gated=max((gates.instant(opened) - row.due).total_seconds(), 0.0) if opened else 0.0,
    )
    row.owner, row.leased_until, row.attempts = owner, now + LEASE, row.attempts + 1
    row.began, row.tried, row.stuck = row.began or now, now, None
    return parcel


def _put_aside(row: Outbox, now: datetime, why: str, because: Cause | None = None) -> None:
    row.finished, row.outcome, row.leased_until = now, why, None
    row.stuck = because and because.value


def _once(kind: str | None) -> bool:
    return kind in NOTICES and NOTICES[kind].at_most_once


def answered(key: str) -> str:
    """The message that a letter answers, by the letter's key; empty for what was said unasked."""
    what, _, source = key.partition(":")
    return source if what in ("answer", "whisper") else ""


def settle(house: House, parcel: Parcel, sent: Sent) -> None:
    """Write down what came of it; a lease that was lost meanwhile has no say."""

    def put_down(db: Session) -> None:
        now = house.instant(db)
        what = {"login": "", "source": parcel.source, "kind": parcel.kind}
        for chat, line in sent.lines:
            one = what | {"concerns": parcel.letter.concerns}
            focus.put(db, parcel.to.platform, chat, line, one, now)
        if sent.outcome in (Outcome.SENT, Outcome.REFUSED) or sent.final:
            _finish(db, parcel, sent, now)
        elif row := db.scalar(_MINE, _fence(parcel)):
            _move_on(row, now, parcel, sent)
        _pace(house, db, parcel, sent, now)

    house.database.write(put_down)


def _fence(parcel: Parcel) -> dict[str, object]:
    return {"one": parcel.id, "mine": parcel.owner, "attempt": parcel.attempts}


def _finish(db: Session, parcel: Parcel, sent: Sent, now: datetime) -> None:
    how = sent.outcome.value if not sent.why else f"{sent.outcome}: {sent.why}"
    because = {Outcome.REFUSED: sent.cause, Outcome.UNCERTAIN: Cause.UNSURE}.get(sent.outcome)
    written = {"now": now, "how": how, "out": sent.parts, "because": because and because.value}
    db.execute(_FINISH, {**_fence(parcel), **written})


def _move_on(row: Outbox, now: datetime, parcel: Parcel, sent: Sent) -> None:
    row.parts, row.leased_until = sent.parts, None
    if sent.outcome is Outcome.PART:
        row.attempts, row.began, row.tried = 0, None, None
        return
    if sent.outcome is Outcome.LATER and parcel.began is None:
        row.began = None  # of an earlier attempt it says nothing
    if sent.wait:
        row.due = now + timedelta(seconds=sent.wait)
        row.attempts -= 1  # asked for patience is not a failed try
    elif row.attempts >= MOST_ATTEMPTS:
        how = "uncertain" if row.began else "given up"
        _put_aside(row, now, f"{how}: {sent.why}", Cause.UNSURE if row.began else Cause.AWAY)
    else:
        pause = PAUSES[min(row.attempts, len(PAUSES)) - 1]
        longer = 1 + random.uniform(0, JITTER)  # noqa: S311 - jitter
        row.due = now + timedelta(seconds=pause * longer)


def _pace(house: House, db: Session, parcel: Parcel, sent: Sent, now: datetime) -> None:
    """What the network said of its limits counts for every process."""
    platform = parcel.to.platform
    if sent.wait and sent.scope:
        scope = {
            Scope.CHAT: chat_scope(platform, parcel.to.chat),
            Scope.PLATFORM: platform,
            Scope.AGAIN: again_scope(platform),
        }[sent.scope]
        gates.hold(house, db, platform, scope, now + timedelta(seconds=sent.wait))
    elif sent.outcome in (Outcome.SENT, Outcome.PART, Outcome.UNCERTAIN):
        gates.rest(house, db, parcel.slots, platform, now)


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
    """It need not be sent after all, and nobody has to wait for its turn."""

    def put_down(db: Session) -> None:
        written = {"now": house.clock(), "how": why, "out": parcel.parts, "because": None}
        db.execute(_FINISH, {**_fence(parcel), **written})
        gates.give_back(db, parcel.slots)

    house.database.write(put_down)


def park_unknown(house: House, platforms: Iterable[str]) -> int:
    """Letters of kinds that only a newer version knows are left for it, and shown meanwhile."""
    unknown = (
        Outbox.finished.is_(None),
        Outbox.platform.in_(list(platforms)),
        Outbox.kind.is_not(None),
        Outbox.kind.not_in(_kinds()),
        Outbox.stuck.is_(None),
    )
    with house.database.read() as db:
        if db.scalar(select(Outbox.id).where(*unknown).limit(1)) is None:
            return 0
    mark = update(Outbox).where(*unknown).values(stuck=Cause.NEWER.value).returning(Outbox.id)
    found = house.database.write(lambda db: len(db.scalars(mark).all()))
    log.warning("%s letters are of a kind this version does not know; they are kept", found)
    return found


def oldest_sendable(db: Session, now: datetime, platforms: Iterable[str]) -> datetime | None:
    """Since when something lies about that nothing keeps from being sent, no gate either."""
    shut = gates.shut(db, platforms, now)
    found = []
    for platform in platforms:
        if platform in shut:
            continue
        free = gates.since(db, platform)
        for rank in Rank:
            if rank is Rank.CAMPAIGN and campaign_scope(platform) in shut:
                continue
            given = {"now": now, "here": gates.ticks(now), "on": platform, "as": rank}
            given |= {"asks": again_scope(platform) not in shut}
            row = db.execute(oldest(_kinds()), given).first()
            if row:
                opened = [gates.instant(row.next_at)] if row.next_at else []
                found.append(max([row.due, *opened, *free]))
    return min(found, default=None)


def next_look(house: House, db: Session, platforms: frozenset[str]) -> tuple[datetime, datetime]:
    """Now, and when there will be something to lease: not before, if it is in the future."""
    now = house.instant(db)
    if oldest_sendable(db, now, platforms):
        return now, now
    shut = gates.shut(db, platforms, now)
    times: list[datetime | None] = []
    for platform, rank in product(platforms, Rank):
        given = {"now": now, "on": platform, "as": rank}
        times.append(db.scalar(LATER, given))
        if db.scalar(DUE, given):
            times.append(shut.get(platform) or gates.opening(db, [platform], now))
    return now, min((one for one in times if one), default=datetime.max.replace(tzinfo=UTC))


def next_due(db: Session, platforms: frozenset[str]) -> datetime | None:
    """When a letter that nobody holds is due next."""
    held = func.coalesce(Outbox.leased_until, Outbox.due)
    waiting = select(func.min(held)).where(
        Outbox.finished.is_(None), Outbox.platform.in_(platforms)
    )
    return db.scalar(waiting)
