"""What we say: a row first, sent afterwards, each thing once."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.chat import NOTICES, Announcement, Channel, Message, Owner, Reply
from bot.house import Address, House
from bot.render import Letter, write
from core import staff
from core.desk import Desk
from core.values import PersonRef
from storage.mail import Outbox

LEASE = timedelta(seconds=60)  # longer than any platform takes to say no
SHORT_LIVED = timedelta(minutes=1)  # of what cannot be read back: late, it only puzzles
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


@dataclass(frozen=True, slots=True)
class Parcel:
    """A leased row: what a platform needs to send it."""

    id: int
    to: Address
    letter: Letter
    kind: str | None
    parts: int  # already sent
    attempts: int  # this one included
    began: datetime | None  # when an earlier attempt of unknown end began


def answer(house: House, desk: Desk, message: Message, reply: Reply, language: str) -> None:
    """Say it where it was asked; whoever else is concerned is told too."""
    person = house.person(desk.db, message.login)
    reader = house.reader(person, language) if desk.private else house.reader(None, language)
    home = f"@{message.login.user}" if message.platform == "console" else message.login.chat
    to = Address(
        message.platform, message.channel or home or message.login.user, message.thread, message.via
    )
    if message.via:  # only the asker sees it
        reader = house.reader(person, language)
    expires = desk.now + SHORT_LIVED if message.via else None
    _put(house, desk, to, write(reply, reader), f"answer:{desk.source}", expires=expires)
    for said in reply.also:
        announce(house, desk, None, said)


def announce(house: House, desk: Desk, kind: str | None, said: Announcement) -> int:
    """Write it for everyone it is meant for; 0 when all of them have it already."""
    new, about = 0, kind or desk.source
    for person, to in _addresses(house, desk, said):
        if person and person.id == desk.actor.id:
            continue  # nobody is told what they just did themselves
        key = f"{about}:{said.key}:{to.platform}:{to.chat if person is None else person.id}"
        letter = write(said.reply, house.reader(person))
        new += _put(house, desk, to, letter, key, kind, said.key, said.expires)
    return new


def lease(house: House, platforms: frozenset[str], owner: str) -> Parcel | None:
    """The oldest letter that is due, ours for LEASE; committed before the network is touched.

    Within one chat order is kept: what is leased or waits for another try holds back the rest.
    """

    def take(db: Session) -> Parcel | None:
        now = house.clock()
        row = db.scalar(_due(now, platforms).with_for_update(skip_locked=True))
        if row is None:
            return None
        row.owner, row.leased_until, row.attempts = owner, now + LEASE, row.attempts + 1
        parcel = Parcel(
            row.id,
            Address(row.platform, row.chat, row.thread or "", row.via),
            Letter.stored(row.letter),
            row.kind,
            row.parts,
            row.attempts,
            row.began,
        )
        row.began = row.began or now
        return parcel

    return house.database.write(take)


def settle(house: House, parcel: Parcel, sent: Sent) -> None:
    """Write down what came of it; a lease that was lost meanwhile has no say."""

    def put_down(db: Session) -> None:
        now = house.clock()
        mine = (Outbox.id == parcel.id, Outbox.attempts == parcel.attempts)
        row = db.scalar(select(Outbox).where(*mine, Outbox.finished.is_(None)).with_for_update())
        if row is None:
            return
        row.parts = sent.parts
        if sent.outcome in (Outcome.SENT, Outcome.REFUSED):
            row.finished = now
            row.outcome = sent.outcome if not sent.why else f"{sent.outcome}: {sent.why}"
            return
        if row.attempts >= MOST_ATTEMPTS and not sent.wait:
            row.finished, row.outcome = now, f"given up: {sent.why}"
            return
        pause = sent.wait or PAUSES[min(row.attempts, len(PAUSES)) - 1]
        row.due, row.leased_until = now + timedelta(seconds=pause), None
        if sent.wait:
            row.attempts -= 1  # asked for patience is not a failed try
        if sent.outcome is Outcome.LATER:
            row.began = None

    house.database.write(put_down)


def sift(house: House, parcel: Parcel) -> str | None:
    """Why a leased letter need not be sent after all; None when it must."""
    with house.database.read() as db:
        row = db.get_one(Outbox, parcel.id)
        now = house.clock()
        if row.expires and row.expires <= now:
            return "expired"
        if row.kind in NOTICES and not NOTICES[row.kind].check(house.own_desk(db), row.about):
            return "dropped"
    return None


def drop(house: House, parcel: Parcel, why: str) -> None:
    def put_down(db: Session) -> None:
        this = update(Outbox).where(Outbox.id == parcel.id)
        db.execute(this.values(finished=house.clock(), outcome=why))

    house.database.write(put_down)


def next_due(db: Session, platforms: frozenset[str]) -> datetime | None:
    """When a letter that nobody holds is due next."""
    held = func.coalesce(Outbox.leased_until, Outbox.due)
    waiting = select(func.min(held)).where(
        Outbox.finished.is_(None), Outbox.platform.in_(platforms)
    )
    return db.scalar(waiting)


def _due(now: datetime, platforms: frozenset[str]) -> Select[Outbox]:
    free = or_(Outbox.leased_until.is_(None), Outbox.leased_until < now)
    earlier = Outbox.__table__.alias("earlier")
    same_chat = (
        earlier.c.platform == Outbox.platform,
        earlier.c.chat == Outbox.chat,
        earlier.c.id < Outbox.id,
        earlier.c.finished.is_(None),
        or_(earlier.c.due <= now, earlier.c.attempts > 0),
    )
    return (
        select(Outbox)
        .where(
            Outbox.platform.in_(platforms),
            Outbox.finished.is_(None),
            Outbox.due <= now,
            free,
            ~select(earlier.c.id).where(*same_chat).exists(),
        )
        .order_by(Outbox.due, Outbox.id)
        .limit(1)
    )


def _addresses(
    house: House, desk: Desk, said: Announcement
) -> list[tuple[staff.Staff | None, Address]]:
    match said.to:
        case Owner(customer):
            owner = customer.owner and staff.by_id(desk.db, customer.owner.id)
            to = house.to_staff(desk.db, owner) if owner else None
            return [(owner, to)] if owner and to else _channel(house, "care")
        case Channel(name):
            return _channel(house, name)
        case PersonRef(number):
            person = staff.by_id(desk.db, number)
            to = house.to_staff(desk.db, person) if person else None
            return [(person, to)] if person and to else []


def _channel(house: House, name: str) -> list[tuple[staff.Staff | None, Address]]:
    return [(None, to) for to in house.to_channel(name)]


def _put(
    house: House,
    desk: Desk,
    to: Address,
    letter: Letter,
    key: str,
    kind: str | None = None,
    about: str = "",
    expires: datetime | None = None,
) -> int:
    insert = sqlite.insert if house.database.on_sqlite else postgresql.insert
    row = {
        "key": key,
        "platform": to.platform,
        "chat": to.chat,
        "thread": to.thread or None,
        "via": to.via,
        "letter": asdict(letter),
        "kind": kind,
        "about": about,
        "due": desk.now,
        "expires": expires,
    }
    new = insert(Outbox).values(row).on_conflict_do_nothing().returning(Outbox.id)
    return len(desk.db.scalars(new).all())
