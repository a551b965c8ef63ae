"""Spreadsheets on their way in: which messages bring one to import, and how its bytes get here.

The network is asked outside any transaction, and what came is a row before the message is done:
the unit of work itself only reads it.
"""

import re
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.binding import Bound, bind
from bot.carrying import IMPORT, is_sheet
from bot.chat import COMMANDS, Message
from bot.house import House
from bot.language.understand import Understood
from bot.refusals.files import NotFetched, TooBig
from bot.sending import MOST_BYTES
from bot.slots.files import KIND_WORDS
from core import rights, uploads
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, Reach
from core.staff import Staff
from core.values import Attached
from storage.lanes import Lane

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be fetched before its message can be done."""

    message: Message
    file: Attached


@dataclass(frozen=True, slots=True)
class Arrived:
    """The file as an upload, or why it could not be had."""

    upload: str  # u7
    why_not: Refusal | None = None


def wanted(message: Message, person: Staff | None) -> Wanted | None:
    """A spreadsheet for somebody who may import, alone or with no more than that word."""
    if not person or message.channel or IMPORT not in COMMANDS:
        return None
    if not message.attached or not _import_asked(message.text):
        return None
    if rights.reach(person.actor, Action.IMPORT) is Reach.NONE:
        return None
    file = next((one for one in message.attached if is_sheet(one)), None)
    return Wanted(message, file) if file else None


def too_big(file: Attached) -> Arrived | None:
    """Known before it is fetched, as a rule."""
    return Arrived("", _too_big(file)) if (file.size or 0) > MOST_BYTES else None


def not_fetched(file: Attached) -> Arrived:
    return Arrived("", NotFetched(file.name or file.kind))


def keep(house: House, this: Wanted, body: bytes) -> Arrived:
    """Store it; in a transaction of its own, for it may be large. Raises Busy."""
    if len(body) > MOST_BYTES:
        return Arrived("", _too_big(this.file))

    def write(db: Session) -> str:
        desk = house.desk(db, this.message, "m0")
        return uploads.receive(desk, this.file.name or "file", body).ref

    return Arrived(house.database.write(write, Lane.JOB))


def reading(arrived: Arrived, message: Message, desk: Desk) -> Bound:
    """What the message with that file asks for."""
    if arrived.why_not:
        return arrived.why_not
    kind = _kind_said(message.text)
    known = {"file": f"{arrived.upload} {kind}" if kind else arrived.upload}
    return bind(Understood(IMPORT, 1.0, known), COMMANDS[IMPORT], desk)


def _too_big(file: Attached) -> Refusal:
    return TooBig(file.name or file.kind, MOST_BYTES // MEGABYTE)


def _import_asked(text: str) -> bool:
    return not text.strip() or _kind_said(text) is not None


def _kind_said(text: str) -> str | None:
    """customers, orders, or "" for the bare word; None when it says something else."""
    verbs = "|".join(map(re.escape, COMMANDS[IMPORT].words))
    rest = re.sub(rf"^/?(?:{verbs})\b\s*|^(?:{verbs})", "", text.strip(), count=1, flags=re.I)
    if not rest:
        return ""
    known = {word: str(kind) for kind, words in KIND_WORDS.items() for word in words}
    return known.get(rest.strip(" .。!！").casefold())
