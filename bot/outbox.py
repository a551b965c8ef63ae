"""What we say: a row first, sent afterwards, each thing once."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.chat import Announcement, Channel, Message, Owner, Reply
from bot.house import CONSOLE, Address, House
from bot.leases import LEASE, Parcel
from bot.render import Letter, Reader, write
from core import staff
from core.desk import Actor, Desk
from core.values import PersonRef
from storage.mail import Outbox

log = logging.getLogger(__name__)
SHORT_LIVED = timedelta(minutes=1)  # of what cannot be read back: late, it only puzzles

_PUT = {
    True: sqlite.insert(Outbox).on_conflict_do_nothing().returning(Outbox.id),
    False: postgresql.insert(Outbox).on_conflict_do_nothing().returning(Outbox.id),
}
_WAITING = (
    select(Outbox.id)
    .where(
        Outbox.platform == bindparam("on"),
        Outbox.chat == bindparam("chat"),
        Outbox.finished.is_(None),
    )
    .limit(1)
)


def answer(
    house: House, desk: Desk, message: Message, reply: Reply, reader: Reader
) -> Parcel | None:
    """Say it where it was asked; whoever else is concerned is told too.

    Returned is what this process may send at once: leased already, with nothing before it.
    """
    alone = desk.private or message.via is not None
    if reply.private and alone:
        reply = _together(reply, reply.private)
    elif reply.private:
        _whisper(house, desk, reply.private, reader)
    if not alone:  # others read along
        reader = Reader(reader.language, house.zone, reader.now, None)
    to, letter = _back_to(message), write(reply, reader)
    expires = desk.now + SHORT_LIVED if message.via else None
    at_once = bool(house.process) and not _waits(desk, to)
    number = _put(
        house,
        desk,
        to,
        letter,
        f"answer:{desk.source}",
        expires=expires,
        at_once=at_once,
        reader=reader.actor,
    )
    for said in reply.also:
        announce(house, desk, None, said)
    return Parcel(number, to, letter) if number and at_once else None


def announce(house: House, desk: Desk, kind: str | None, said: Announcement) -> int:
    """Write it for everyone it is meant for; 0 when all of them have it already."""
    new, about = 0, kind or ("once" if said.once else desk.source)
    addresses = _addresses(house, desk, said)
    if not addresses:
        log.warning("%s: nobody can be told; link a chat or set the channel", about)
    for person, to in addresses:
        if person and person.id == desk.actor.id:
            continue  # nobody is told what they just did themselves
        key = f"{about}:{said.key}:{to.platform}:{to.chat if person is None else person.id}"
        reader = house.reader(person)
        letter, actor = write(said.reply, reader), reader.actor
        put = _put(house, desk, to, letter, key, kind, said.key, said.expires, reader=actor)
        new += put is not None
    return new


def _together(reply: Reply, part: Reply) -> Reply:
    """What is for the asker alone, where nobody else reads."""
    return replace(
        reply,
        text=part.text if part.text != "" else reply.text,
        facts=(*reply.facts, *part.facts),
        items=(*reply.items, *part.items),
        buttons=(*reply.buttons, *part.buttons),
    )


def _whisper(house: House, desk: Desk, part: Reply, reader: Reader) -> None:
    person = staff.by_id(desk.db, desk.actor.id)
    to = house.to_staff(desk.db, person) if person else None
    if to:
        key = f"whisper:{desk.source}"
        _put(house, desk, to, write(part, reader), key, reader=reader.actor)


def _back_to(message: Message) -> Address:
    home = f"@{message.login.user}" if message.platform == CONSOLE else message.login.chat
    chat = message.channel or home or message.login.user
    return Address(message.platform, chat, message.thread, message.via)


def _waits(desk: Desk, to: Address) -> bool:
    """Whether something is still to be said there first."""
    return desk.db.scalar(_WAITING, {"on": to.platform, "chat": to.chat}) is not None


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
    at_once: bool = False,
    reader: Actor | None = None,
) -> int | None:
    """The new row's id; None when it was said before."""
    row = {
        "key": key,
        "platform": to.platform,
        "chat": to.chat,
        "thread": to.thread or None,
        "via": to.via,
        "letter": letter.plain,
        "reader_id": reader.id if reader and reader.id > 0 else None,
        "kind": kind,
        "about": about,
        "due": desk.now,
        "expires": expires,
        "owner": house.process if at_once else None,
        "leased_until": desk.now + LEASE if at_once else None,
        "attempts": int(at_once),
        "began": desk.now if at_once else None,
    }
    return desk.db.scalars(_PUT[house.database.on_sqlite], row).first()
