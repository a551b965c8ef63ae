"""Questions wait in the database: an answer may come after a restart, or never."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from bot.binding import ASKED_ABOUT, Question
from bot.chat import Asking, Button, Message, Reply
from bot.texts import Text
from core.values import Attached, Carried, Forwarded
from storage import mail

MORE = Text(
    en="{ask} More fit than these; a longer part of the name finds it.",
    zh_hans="{ask}还有更多，多说几个字就能找到。",
    zh_hant="{ask}還有更多，多說幾個字就能找到。",
)
ATTENTION = timedelta(hours=2)  # in which free words are still taken for an answer; our choice


@dataclass(frozen=True, slots=True)
class Pending:
    id: int
    intent: str
    known: dict[str, str]
    rest: str
    wants: str
    options: tuple[str, ...]
    asked: datetime

    def takes_words(self, now: datetime) -> bool:
        """A note takes any words, so those of another hour are not for it any more; what has a
        form of its own, and a button, may come as late as it likes."""
        return self.wants != "note" or now - self.asked <= ATTENTION

    def option(self, said: str) -> str | None:
        """`2`, `②` or `第2个` is the second button."""
        number = re.fullmatch(r"(?:第|#)?([1-9])(?:个|個)?|([①-⑨])", said)
        if not number:
            return None
        place = int(number[1]) if number[1] else ord(number[2]) - ord("①") + 1
        return self.options[place - 1] if place <= len(self.options) else None


PRESSED = re.compile(r"q([0-9]{1,18}) (\S+)")


_HERE = (mail.Question.conversation == bindparam("here"), mail.Question.open)
_OPEN = select(mail.Question).where(*_HERE).order_by(mail.Question.id.desc()).limit(1)
_DROP = (
    update(mail.Question)
    .where(*_HERE)
    .values(open=False)
    .returning(mail.Question.intent, mail.Question.asked, mail.Question.carried)
    .execution_options(synchronize_session=False)
)
PATIENCE = timedelta(minutes=10)  # in which new words are still about what was sent before them


def pending(db: Session, conversation: str, question_id: int | None = None) -> Pending | None:
    row = db.scalar(_OPEN, {"here": conversation})
    if row is None or question_id not in (None, row.id):
        return None
    options = tuple(row.options)
    return Pending(row.id, row.intent, row.known, row.rest, row.wants, options, row.asked)


def asked_of(db: Session, question_id: int) -> str | None:
    """The conversation a question was asked in, open or not."""
    row = db.get(mail.Question, question_id)
    return row.conversation if row else None


def drop(db: Session, conversation: str, intent: str, now: datetime) -> Carried:
    """It was answered, or something else was begun. Returned is what it was about, if that is
    what the new words are about too."""
    carried = Carried()
    for asked_for, asked, kept in db.execute(_DROP, {"here": conversation}):
        if kept and (asked_for == intent or now - asked <= PATIENCE):
            carried += unpacked(kept)
    return carried


def add_part(db: Session, conversation: str, carried: Carried) -> bool:
    """A later part of an album whose first part we are asking about."""
    row = db.scalar(_OPEN, {"here": conversation})
    albums = {one.album for one in carried.attached}
    before = unpacked(row.carried) if row and row.carried else Carried()
    if row is None or not albums & {one.album for one in before.attached if one.album}:
        return False
    row.carried = packed(before + carried)
    return True


def packed(carried: Carried) -> dict[str, Any] | None:
    """As `unpacked` reads it back."""
    if not carried:
        return None
    said = carried.forwarded
    return {
        "attached": [asdict(one) for one in carried.attached],
        "forwarded": said and [said.name, said.text, said.at and said.at.isoformat()],
    }


def unpacked(row: Mapping[str, Any]) -> Carried:
    attached = tuple(Attached(**one) for one in row["attached"])
    if not row["forwarded"]:
        return Carried(attached)
    name, text, at = row["forwarded"]
    return Carried(attached, Forwarded(name, text, at and datetime.fromisoformat(at)))


def _asked_about(question: Question) -> dict[str, str]:
    return {ASKED_ABOUT + question.wants: question.said} if question.said else {}


def ask(
    db: Session, message: Message, question: Question, now: datetime, carried: Carried
) -> Reply:
    known = dict(question.known) | _asked_about(question)
    asking = Asking(question.command.intent, question.wants, known, tuple(question.options))
    buttons = _kept(db, message, asking, question.rest, now, carried)
    text = MORE(ask=question.ask) if question.more else question.ask
    return Reply(text, buttons=buttons)


def ask_on(db: Session, message: Message, reply: Reply, now: datetime) -> Reply:
    """What an answer leaves open is kept like any question."""
    if reply.asks is None:
        return reply
    buttons = _kept(db, message, reply.asks, "", now, Carried())
    return replace(reply, buttons=(*reply.buttons, *buttons), asks=None)


def _kept(
    db: Session, message: Message, asking: Asking, rest: str, now: datetime, carried: Carried
) -> tuple[Button, ...]:
    """The question as a row, and its options as buttons."""
    row = mail.Question(
        conversation=message.conversation,
        intent=asking.intent,
        known=dict(asking.known),
        rest=rest,
        wants=asking.wants,
        options=[says for _, says in asking.options],
        asked=now,
        carried=packed(carried),
    )
    db.add(row)
    db.flush()
    return tuple(Button(label, f"q{row.id} {says}") for label, says in asking.options)
