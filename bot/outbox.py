"""What we say: a row first, sent afterwards, each thing once."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot import focus, gates
from bot.chat import HAPPENED, NOTICES, Announcement, Lasts, Message, Owner, Reply
from bot.gates import Slot
from bot.house import CONSOLE, Address, House
from bot.leases import LEASE, Parcel
from bot.pace import Rank, limits
from bot.recipients import Recipient, Recipients
from bot.render import Letter, Reader, write
from bot.texts import Text
from core import staff
from core.desk import Actor, Desk, Role
from core.recurrence import in_zone
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
_PUT_MANY = {  # what two find due at once is one letter: the second insert does nothing
    True: sqlite.insert(Outbox).on_conflict_do_nothing(),
    False: postgresql.insert(Outbox).on_conflict_do_nothing(),
}
_BEFORE = (
    select(Outbox.id)
    .where(
        Outbox.platform == bindparam("on"),
        Outbox.chat == bindparam("chat"),
        Outbox.finished.is_(None),
        or_(Outbox.rank == Rank.ANSWER, Outbox.parts > 0, Outbox.leased_until.is_not(None)),
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
    now = house.instant(desk.db)
    slots = _free(house, desk, to, now)
    number = _put(
        house,
        desk,
        to,
        letter,
        f"answer:{desk.source}",
        expires=expires,
        leased=None if slots is None else now,
        reader=reader.actor,
    )
    for said in reply.also:
        announce(house, desk, None, said)
    if not number or slots is None:
        return None
    return Parcel(number, to, letter, source=desk.source, first_due=desk.now, owner=house.process,
                  once=to.via is not None, slots=slots)  # fmt: skip


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
    return announce_all(house, desk, kind, [said], Recipients(house))


def announce_all(
    house: House,
    desk: Desk,
    kind: str | None,
    all_said: Iterable[Announcement],
    recipients: Recipients,
) -> int:
    """The same for many, in one insert; returns how many letters are new."""
    rows: list[dict[str, Any]] = []
    talks: dict[str, str | None] = {}  # where each letter is part of a talk, by its key
    for said in all_said:
        about = kind or ("once" if said.once else desk.source)
        told = recipients.of(desk, said)
        if not told:
            log.warning("%s: nobody can be told; link a chat or set the channel", about)
        for one in told:
            if one.person and one.person.id == desk.actor.id:
                continue  # nobody is told what they just did themselves
            row = _told(desk, kind, said, one, recipients)
            row["key"] = f"{about}:{said.key}:{one.to.platform}:{one.tail(said)}"
            rows.append(row)
            if one.person:
                talks[row["key"]] = recipients.talk(desk, one.person, one.to)
    new = _put_all(house, desk.db, rows) if rows else set()
    spoken = [(talks.get(row["key"]), row["letter"]["concerns"]) for row in rows]
    fresh = [pair for pair, row in zip(spoken, rows, strict=True) if row["key"] in new]
    focus.told(desk.db, [(talk, about) for talk, about in fresh if talk], desk.now)
    return len(new)


def _told(
    desk: Desk, kind: str | None, said: Announcement, one: Recipient, recipients: Recipients
) -> dict[str, Any]:
    waits = kind in NOTICES and not NOTICES[kind].urgent
    reader = recipients.reader(desk, one, waits, said.expires)
    letter = _concerning(write(_marked(said, one), reader), said.reply, _owned(said))
    expires = said.expires or _lasts(kind, reader)
    return _row(
        desk, one.to, letter, "", kind, said.key, expires,
        reader=reader.actor, absent=one.absent, due=reader.now,
    )  # fmt: skip


def _lasts(kind: str | None, reader: Reader) -> datetime | None:
    """As the notice declares it, for who reads."""
    lasts = NOTICES[kind].lasts if kind in NOTICES else None
    if lasts is Lasts.THE_DAY:
        tomorrow = reader.now.astimezone(reader.zone).date() + timedelta(days=1)
        return in_zone(datetime.combine(tomorrow, time()), reader.zone).astimezone(UTC)
    return reader.now + lasts if isinstance(lasts, timedelta) else None


def _rank(kind: str | None, about: str) -> Rank:
    if kind in NOTICES and NOTICES[kind].campaign:
        return Rank.CAMPAIGN
    asked = kind == HAPPENED or not (kind or about)
    return Rank.ANSWER if asked else Rank.NOTICE


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


def _free(house: House, desk: Desk, to: Address, now: datetime) -> tuple[Slot, ...] | None:
    """The rate gates that an answer passes at this moment; None when something is still to be said
    there first, a gate is shut, or nobody here sends."""
    chat = {"on": to.platform, "chat": to.chat}
    if not house.process or desk.db.scalar(_BEFORE, chat) is not None:
        return None
    asked = () if to.via else limits(house.pace, to.platform, to.chat, Rank.ANSWER)
    return gates.take_if_open(house, desk.db, to.platform, asked, now)


def _reader_id(reader: Actor | None) -> int | None:
    """None also for a stranger: what is said to one is no colleague's letter."""
    return reader.id if reader and reader.id > 0 and reader.role is not Role.STRANGER else None


def _marked(said: Announcement, one: Recipient) -> Reply:
    """For whom it was. In a channel nobody may press what was one person's to press."""
    if one.absent is None:
        return said.reply
    marked = replace(said.reply, text=FOR_ANOTHER(name=one.absent.ref, said=said.reply.text))
    return marked if one.person or isinstance(said.to, Owner) else replace(marked, buttons=())


def _put(
    house: House, desk: Desk, to: Address, letter: Letter, key: str, **more: Any
) -> int | None:
    """The new row's id; None when it was said before."""
    row = _row(desk, to, letter, key, process=house.process, **more)
    new = desk.db.scalars(_PUT[house.database.on_sqlite], row).first()
    if new and not row["owner"]:
        standing.tell(desk.db, "letters")  # another process may have a hand free, or send at all
    return new


def _put_all(house: House, db: Session, rows: list[dict[str, Any]]) -> set[str]:
    """The keys of what was not said before."""
    keys = {row["key"] for row in rows}
    known = set(db.scalars(select(Outbox.key).where(Outbox.key.in_(keys))))
    db.connection().execute(_PUT_MANY[house.database.on_sqlite], rows)
    if new := keys - known:
        standing.tell(db, "letters")
    return new


def _row(
    desk: Desk,
    to: Address,
    letter: Letter,
    key: str,
    kind: str | None = None,
    about: str = "",
    expires: datetime | None = None,
    leased: datetime | None = None,
    reader: Actor | None = None,
    absent: Staff | None = None,
    due: datetime | None = None,
    process: str = "",
) -> dict[str, Any]:
    return {
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
        "due": due or desk.now,
        "first_due": due or desk.now,
        "expires": expires,
        "rank": _rank(kind, about),
        "owner": process if leased else None,
        "leased_until": leased and leased + LEASE,
        "attempts": int(leased is not None),
        "began": leased,
        "tried": leased,
    }
