"""What we say: a row first, sent afterwards, each thing once."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from bot import focus
from bot.chat import Announcement, Channel, Message, OtherLogins, Owner, Reply
from bot.house import CONSOLE, Address, House
from bot.leases import LEASE, Parcel
from bot.render import Letter, Reader, write
from bot.texts import Text
from core import absences, accounts, staff
from core.desk import Actor, Desk, Role
from core.staff import Staff
from core.values import PersonRef
from storage import standing
from storage.mail import Outbox

log = logging.getLogger(__name__)
FOR_ANOTHER = Text(
    en="For {name}: {said}", zh_hans="代{name}收：{said}", zh_hant="代{name}收：{said}"
)
PRESSED = Text(en="{who}: {said}", zh_hans="{who}：{said}", zh_hant="{who}：{said}")
SHORT_LIVED = timedelta(minutes=1)  # of what cannot be read back: late, it only puzzles

ASIDE = Text(
    en="I answered you privately.",
    zh_hans="我已私下回复你。",
    zh_hant="我已私下回覆你。",
)
UNREACHABLE = Text(
    en="Others read along here. Write to me in a private chat first, then ask again.",
    zh_hans="这里别人也看得到。请先私聊我，再问一次。",
    zh_hant="這裡別人也看得到。請先私訊我，再問一次。",
)

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
    house: House,
    desk: Desk,
    message: Message,
    reply: Reply,
    reader: Reader,
    concerns: tuple[str, ...] = (),
) -> Parcel | None:
    """Say it where it was asked; whoever else is concerned is told too.

    Returned is what this process may send at once: leased already, with nothing before it.
    """
    alone = desk.private or message.via is not None
    if reply.private and alone:
        reply = _together(reply, reply.private)
    elif reply.private and not whisper(
        house, desk, reply.private, reader, f"whisper:{desk.source}", concerns
    ):
        reply = replace(reply, text=UNREACHABLE())
    if not alone:  # others read along
        reply = _attributed(desk, message, reply)
        reader = Reader(reader.language, house.zone, reader.now, None)
    to, letter = _back_to(message), _concerning(write(reply, reader), reply, concerns)
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
    if not number or not at_once:
        return None
    return Parcel(number, to, letter, source=desk.source, first_due=desk.now)


def _concerning(letter: Letter, reply: Reply, concerns: tuple[str, ...] = ()) -> Letter:
    """What it is about, for whoever quotes it."""
    return replace(letter, concerns=concerns or focus.in_buttons(reply))


def _attributed(desk: Desk, message: Message, reply: Reply) -> Reply:
    """Nobody sees who pressed a button: without a name, "you" in a channel is anybody."""
    if not message.pressed or desk.actor.role is Role.STRANGER:
        return reply
    who = PersonRef(desk.actor.id, desk.actor.name)
    return replace(reply, text=PRESSED(who=who, said=reply.text))


def tell(
    house: House, desk: Desk, to: Address, person: staff.Staff | None, reply: Reply, key: str
) -> None:
    """What was asked for a while ago is answered where it was asked."""
    reader = house.reader(person)
    _put(house, desk, to, write(reply, reader), key, reader=reader.actor)


def announce(house: House, desk: Desk, kind: str | None, said: Announcement) -> int:
    """Write it for everyone it is meant for; 0 when all of them have it already."""
    new, about = 0, kind or ("once" if said.once else desk.source)
    addresses = _addresses(house, desk, said)
    if not addresses:
        log.warning("%s: nobody can be told; link a chat or set the channel", about)
    for person, to, absent in addresses:
        if person and person.id == desk.actor.id:
            continue  # nobody is told what they just did themselves
        key = f"{about}:{said.key}:{to.platform}:{_tail(said, person, to, absent)}"
        reader = house.reader(person)
        reply, actor = _marked(said, person, absent), reader.actor
        letter = _concerning(write(reply, reader), said.reply, _owned(said))
        put = _put(
            house, desk, to, letter, key, kind, said.key, said.expires, reader=actor, absent=absent
        )
        new += put is not None
        if put and person and (talk := house.conversation(desk.db, person, to)):
            focus.told(desk.db, talk, letter.concerns, desk.now)
    return new


def _owned(said: Announcement) -> tuple[str, ...]:
    if isinstance(said.to, Owner):
        return tuple(dict.fromkeys((said.to.customer.ref, *focus.in_buttons(said.reply))))
    return ()


def _together(reply: Reply, part: Reply) -> Reply:
    """What is for the asker alone, where nobody else reads."""
    return replace(
        reply,
        text=part.text if part.text != "" else reply.text,
        facts=(*reply.facts, *part.facts),
        items=(*reply.items, *part.items),
        buttons=(*reply.buttons, *part.buttons),
        files=(*reply.files, *part.files),
        export=part.export or reply.export,
    )


def whisper(
    house: House,
    desk: Desk,
    part: Reply,
    reader: Reader,
    key: str,
    concerns: tuple[str, ...] = (),
) -> bool:
    """To whoever asked, in their private chat; False when there is none."""
    person = staff.by_id(desk.db, desk.actor.id)
    to = house.to_staff(desk.db, person) if person else None
    if to:
        letter = _concerning(write(part, reader), part, concerns)
        _put(house, desk, to, letter, key, reader=reader.actor)
    return to is not None


def say_aside(house: House, desk: Desk, message: Message, language: str) -> None:
    """One line where it was asked, for whom the answer itself is not."""
    reader = Reader(language, house.zone, desk.now, None)
    to = Address(message.platform, message.channel, message.thread)
    _put(house, desk, to, write(Reply(ASIDE()), reader), f"aside:{desk.source}")


def _back_to(message: Message) -> Address:
    home = f"@{message.login.user}" if message.platform == CONSOLE else message.login.chat
    chat = message.channel or home or message.login.user
    return Address(message.platform, chat, message.thread, message.via)


def _waits(desk: Desk, to: Address) -> bool:
    """Whether something is still to be said there first."""
    return desk.db.scalar(_WAITING, {"on": to.platform, "chat": to.chat}) is not None


def _reader_id(reader: Actor | None) -> int | None:
    """None also for a stranger: what is said to one is no colleague's letter."""
    return reader.id if reader and reader.id > 0 and reader.role is not Role.STRANGER else None


_Recipient = tuple[Staff | None, Address, Staff | None]
"""Who is told (None: a channel), where, and who of them is away instead of whom."""


def _addresses(house: House, desk: Desk, said: Announcement) -> list[_Recipient]:
    match said.to:
        case Owner(customer, otherwise):
            owner = customer.owner and staff.by_id(desk.db, customer.owner.id)
            return (_reached(house, desk, owner) if owner else []) or _channel(
                house, desk, otherwise
            )
        case Channel(name):
            return _channel(house, desk, name)
        case OtherLogins(whose, but):
            known = staff.by_id(desk.db, whose.id)
            elsewhere = accounts.others(desk, known, but) if known else []
            here = [one for one in elsewhere if one.platform in house.platforms and one.chat]
            return [(known, Address(one.platform, str(one.chat)), None) for one in here]
        case PersonRef(number):
            person = staff.by_id(desk.db, number)
            return _reached(house, desk, person) if person else []


def _reached(house: House, desk: Desk, person: Staff) -> list[_Recipient]:
    """A colleague, where they last wrote. While they are away whoever stands in is told instead,
    or the care channel: nobody is disturbed on leave, and nothing waits."""
    acts = person.id == desk.actor.id
    if acts or not absences.is_away(desk.db, person, house.clock(), house.zone):
        to = house.to_staff(desk.db, person)
        return [(person, to, None)] if to else []
    deputy = absences.substitute(desk.db, person, house.clock(), house.zone)
    to = house.to_staff(desk.db, deputy) if deputy else None
    if deputy and to:
        return [(house.on_duty(desk.db, deputy), to, person)]
    return [(None, to, person) for _, to, _ in _channel(house, desk, "care")]


def _channel(house: House, desk: Desk, name: str) -> list[_Recipient]:
    """Where others could read along the admins are told instead, each once."""
    found: list[_Recipient] = []
    for to in house.to_channel(desk.db, name):
        if not house.overheard(desk.db, to.platform, to.chat):
            found.append((None, to, None))
            continue
        admins = [(one, house.to_staff(desk.db, one)) for one in staff.admins(desk)]
        told: list[_Recipient] = [(one, there, None) for one, there in admins if there]
        found += [one for one in told if one not in found]
    return found


def _tail(said: Announcement, person: Staff | None, to: Address, absent: Staff | None) -> str:
    """What makes a letter one per recipient: whoever was meant, wherever it went."""
    meant = absent or person
    if meant is None or isinstance(said.to, OtherLogins):
        return to.chat
    return str(meant.id)


def _marked(said: Announcement, person: Staff | None, absent: Staff | None) -> Reply:
    """For whom it was. In a channel nobody may press what was one person's to press."""
    if absent is None:
        return said.reply
    marked = replace(said.reply, text=FOR_ANOTHER(name=absent.ref, said=said.reply.text))
    return marked if person or isinstance(said.to, Owner) else replace(marked, buttons=())


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
    absent: Staff | None = None,
) -> int | None:
    """The new row's id; None when it was said before."""
    row = {
        "key": key,
        "platform": to.platform,
        "chat": to.chat,
        "thread": to.thread or None,
        "via": to.via,
        "letter": letter.plain,
        "reader_id": _reader_id(reader),
        "meant_for": absent.id if absent else None,
        "kind": kind,
        "about": about,
        "due": desk.now,
        "first_due": desk.now,
        "expires": expires,
        "owner": house.process if at_once else None,
        "leased_until": desk.now + LEASE if at_once else None,
        "attempts": int(at_once),
        "began": desk.now if at_once else None,
    }
    new = desk.db.scalars(_PUT[house.database.on_sqlite], row).first()
    if new and not at_once:
        standing.tell(desk.db, "letters")  # another process may have a hand free, or send at all
    return new
