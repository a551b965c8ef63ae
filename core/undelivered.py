"""What we could not say, and what we could not read: kept until an admin has it tried again or
lets it go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, text

from core import accounts, changes, customers, places, rights, staff
from core.backlog import Backlog, measure
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, NewThing
from core.values import PersonRef, When
from storage.mail import PARKED, UNREAD, Inbox, Outbox
from storage.tables import Base

STUCK = text("stuck IS NOT NULL")
DISCARDED = "discarded"
# By when rather than by id: a table's ids can be read from their end, past all that is not stuck.
_NEWEST = Outbox.finished.desc(), Outbox.id.desc()
NOBODYS = NewThing(None)
MOST_AT_ONCE = 500  # of each sort in one message: what an hour without a network leaves behind
TOLD = "undelivered"  # the kind of the notice about it, which is not told of when it fails itself
GATHERED = timedelta(minutes=1)  # what fails together is told together
LATE = timedelta(seconds=10)  # by which others may write down later what came of it before
QUIET = timedelta(minutes=15)  # and nobody hears of it more often
ANSWERS = ("answer", "whisper", "aside", "welcome")  # how the key of what was asked for begins


class Cause(StrEnum):
    """Why nobody got it. What a network calls it is its own platform's business."""

    BLOCKED = "blocked"  # whoever it was for shut us out
    GONE = "gone"  # the person, channel or group is no more
    OUTSIDE = "outside"  # we are not there, or may not write there
    TOKEN = "token"  # noqa: S105 - the network does not take ours
    TOO_BIG = "too_big"
    TOO_LATE = "too_late"  # the one-off way back was used up
    AWAY = "away"  # the network did not answer for about an hour
    OURS = "ours"  # it broke in our hands
    UNSURE = "unsure"  # it may have arrived, and could not be asked about or said twice
    NEWER = "newer"  # a newer version wrote it, and will know what to do
    OTHER = "other"
    UNREAD = "unread"  # it came in, and could not be read
    UNSAVED = "unsaved"  # it came in, and could not be saved in time


class State(StrEnum):
    STUCK = "stuck"
    WAITING = "waiting"  # on its way, or on its way again
    UNDERWAY = "underway"  # somebody is sending it at this moment
    OVER = "over"  # it was delivered, or need not be
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A letter, or an event that came in; never its words."""

    id: int
    incoming: bool
    platform: str
    to: PersonRef | str | None  # a colleague or a channel by name; None: nobody known
    kind: str | None  # of the notice; None: no notice
    asked: bool  # it answers what somebody said
    cause: Cause
    since: When
    state: State
    owner_id: int | None = None

    @property
    def ref(self) -> str:
        return f"{'i' if self.incoming else 'o'}{self.id}"


@dataclass(frozen=True, slots=True)
class News:
    """What somebody should hear was not delivered, the newest first."""

    to: PersonRef
    these: tuple[Undelivered, ...]
    about: tuple[str, ...]  # their customers; empty for an admin, whose business it is anyway
    key: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of them, or all that was stuck by then: a button never means what came after it."""

    one: Undelivered | None = None
    by: datetime | None = None


@dataclass(eq=False)
class NothingStuck(Refusal):
    pass


@dataclass(eq=False)
class NotThere(Refusal):
    """It was tidied up, or there never was one."""

    ref: str


@dataclass(eq=False)
class TooLateToSend(Refusal):
    """It was only good until then."""

    until: When


@dataclass(eq=False)
class NoWayThere(Refusal):
    """They use another login now, or none: that chat may be somebody else's."""

    name: str


@dataclass(eq=False)
class BeingSent(Refusal):
    """Somebody has it in hand: in a minute it is known what came of it."""


def backlog(desk: Desk) -> Backlog:
    """How much waits and how much is stuck, of every network."""
    return measure(desk.db, desk.now)


def listed(desk: Desk, most: int) -> Sequence[Undelivered]:
    """What is stuck, letters before what came in, the newest first."""
    letters = desk.db.scalars(select(Outbox).where(STUCK).order_by(*_NEWEST).limit(most)).all()
    left = most - len(letters)
    came = Inbox.done.desc(), Inbox.id.desc()
    parked = desk.db.scalars(select(Inbox).where(PARKED).order_by(*came).limit(left)).all()
    return [*(_letter(desk, one) for one in letters), *(_event(desk, one) for one in parked)]


def next_news(desk: Desk, last: datetime) -> datetime | None:
    """When somebody should hear of what got stuck since they last did."""
    first = desk.db.scalar(select(func.min(Outbox.finished)).where(*_untold(last)))
    return first and max(first + GATHERED, last + QUIET)


def news(desk: Desk) -> list[News]:
    """Told to whoever keeps the customers it was about, unless it was for them; else to the
    admins."""
    by = Outbox.finished <= desk.now - LATE
    lost = select(Outbox).where(*_untold(desk.since or desk.now), by)
    found: dict[int, tuple[PersonRef, list[Undelivered], list[str]]] = {}
    for row in desk.db.scalars(lost.order_by(*_NEWEST).limit(MOST_AT_ONCE)):
        for person, about in _concerned(desk, row):
            _, these, names = found.setdefault(person.id, (person, [], []))
            these.append(_letter(desk, row))
            names += [one for one in about if one not in names]
    return [
        News(person, tuple(these), tuple(names), these[0].ref)
        for person, these, names in found.values()
    ]


def _untold(last: datetime) -> tuple[ColumnElement[bool], ...]:
    known = or_(Outbox.kind.is_(None), Outbox.kind != TOLD)
    return STUCK, known, Outbox.finished > last - LATE  # type: ignore[return-value]


def _concerned(desk: Desk, row: Outbox) -> list[tuple[PersonRef, list[str]]]:
    concerns = row.letter.get("concerns", ())
    ids = [int(one[1:]) for one in concerns if one[:1] == "c" and one[1:].isdecimal()]
    kept: dict[int, tuple[PersonRef, list[str]]] = {}
    for one in customers.by_ids(desk, ids):
        owner = one.owner and staff.by_id(desk.db, one.owner.id)
        if owner and owner.id != row.reader_id and not owner.suspended:
            kept.setdefault(owner.id, (owner.ref, []))[1].append(one.name)
    admins = [one.ref for one in staff.admins(desk) if one.id != row.reader_id]
    return [*kept.values()] or [(one, []) for one in admins]


def by_ref(desk: Desk, ref: str) -> Undelivered:
    """By the ref that a button carries. Raises NotThere."""
    found = _row(desk, ref)
    return _letter(desk, found) if isinstance(found, Outbox) else _event(desk, found)


def resend(desk: Desk, one: Undelivered) -> bool:
    """Have it tried again, now and from where it stopped; False when it is on its way already,
    or there is nothing left to try. Raises TooLateToSend, NoWayThere."""
    row = _row(desk, one.ref, lock=True)
    permit = rights.require(desk, Action.KEEP_SHOP, one)
    if _state(desk, row) not in (State.STUCK, State.DISCARDED):
        return False
    changes.change(permit, row, **_again(desk, row))
    return True


def discard(desk: Desk, one: Undelivered) -> bool:
    """Let it go; False when there is nothing to let go of. Raises BeingSent."""
    row = _row(desk, one.ref, lock=True)
    permit = rights.require(desk, Action.KEEP_SHOP, one)
    state = _state(desk, row)
    if state is State.UNDERWAY:
        raise BeingSent
    if state in (State.OVER, State.DISCARDED):
        return False
    changes.change(permit, row, **_gone(desk, row))
    return True


def resend_all(desk: Desk, by: datetime) -> tuple[int, int]:
    """All that was stuck by then: how many are tried again, and how many cannot be."""
    return _all(desk, by, _again)


def discard_all(desk: Desk, by: datetime) -> int:
    return _all(desk, by, _gone)[0]


def _all(
    desk: Desk, by: datetime, edit: Callable[[Desk, Outbox | Inbox], dict[str, object]]
) -> tuple[int, int]:
    permit = rights.require(desk, Action.KEEP_SHOP, NOBODYS)
    done, left = 0, 0
    letters = select(Outbox).where(STUCK, Outbox.finished <= by).order_by(Outbox.finished)
    parked = select(Inbox).where(PARKED, Inbox.done <= by).order_by(Inbox.done)
    both: tuple[Select[Any], ...] = (letters, parked)
    for these in both:
        edits: list[tuple[Base, dict[str, object]]] = []
        for row in desk.db.scalars(these.limit(MOST_AT_ONCE).with_for_update()):
            try:
                edits.append((row, edit(desk, row)))
            except Refusal:
                left += 1
        done += changes.change_all(permit, edits)
    return done, left


def _again(desk: Desk, row: Outbox | Inbox) -> dict[str, object]:
    again: dict[str, object] = {"outcome": None, "attempts": 0}
    if isinstance(row, Inbox):
        return again | {"done": None}
    if row.expires and row.expires <= desk.now:
        raise TooLateToSend(When(row.expires))
    again |= {"finished": None, "stuck": None, "due": desk.now, "leased_until": None}
    again |= {"tried": None}  # whoever asks for it knows that it may come twice
    return again | {"chat": _way(desk, row)}


def _gone(desk: Desk, row: Outbox | Inbox) -> dict[str, object]:
    if isinstance(row, Inbox):
        return {"outcome": DISCARDED, "done": row.done or desk.now}
    return {"outcome": DISCARDED, "finished": row.finished or desk.now, "stuck": None}


def _row(desk: Desk, ref: str, lock: bool = False) -> Outbox | Inbox:
    table: Any = Inbox if ref.startswith("i") else Outbox
    row: Outbox | Inbox | None = desk.db.get(
        table, int(ref[1:]), with_for_update=lock or None, populate_existing=lock
    )
    if row is None:
        raise NotThere(ref)
    return row


def _state(desk: Desk, row: Outbox | Inbox) -> State:
    if row.outcome == DISCARDED:
        return State.DISCARDED
    if isinstance(row, Inbox):
        stuck, waits = row.outcome in UNREAD, row.done is None
    else:
        stuck, waits = row.stuck is not None, row.finished is None
        if waits and row.leased_until and row.leased_until > desk.now:
            return State.UNDERWAY
    if stuck:
        return State.STUCK
    return State.WAITING if waits else State.OVER


def _way(desk: Desk, row: Outbox) -> str:
    """Where it goes today: a group may have moved, and a colleague changed their login."""
    place = places.known(desk, row.platform, row.chat)
    if place:
        return place.moved_to or place.chat
    person = staff.by_id(desk.db, row.reader_id) if row.reader_id else None
    if person is None or _named(row.chat):
        return row.chat
    reached = accounts.reach(desk.db, person.id, frozenset({row.platform}))
    if reached is None or not reached.chat:
        raise NoWayThere(person.name)
    return reached.chat


def _named(chat: str) -> bool:
    """Not a network's number: the console's people, and channels by their title."""
    return chat.startswith(("#", "@"))


def _letter(desk: Desk, row: Outbox) -> Undelivered:
    person = staff.by_id(desk.db, row.reader_id) if row.reader_id else None
    return Undelivered(
        row.id,
        False,
        row.platform,
        person.ref if person else _where(desk, row.platform, row.chat),
        row.kind,
        row.kind is None and row.key.partition(":")[0] in ANSWERS,
        _cause(row.stuck),
        When(row.finished or row.first_due or row.due),
        _state(desk, row),
    )


def _event(desk: Desk, row: Inbox) -> Undelivered:
    said_in = _where(desk, row.platform, row.place.partition("/")[0])
    cause = Cause.UNSAVED if row.outcome == "given up" else Cause.UNREAD
    since = When(row.received)
    return Undelivered(
        row.id, True, row.platform, said_in, None, False, cause, since, _state(desk, row)
    )


def _where(desk: Desk, platform: str, chat: str) -> str | None:
    """A channel or group by its title; the numbers of a network say nothing to anybody."""
    place = places.known(desk, platform, chat)
    if place:
        return place.title
    return chat if _named(chat) else None


def _cause(stuck: str | None) -> Cause:
    """A newer version may know causes that this one does not."""
    return next((cause for cause in Cause if cause == stuck), Cause.OTHER)
