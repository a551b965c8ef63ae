"""Questions wait in the database: an answer may come after a restart, or never."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from bot.binding import Question
from bot.chat import Asking, Button, Message, Reply
from bot.texts import Text
from storage import mail

MORE = Text(
    en="{ask} More fit than these; a longer part of the name finds it.",
    zh_hans="{ask}还有更多，多说几个字就能找到。",
    zh_hant="{ask}還有更多，多說幾個字就能找到。",
)


@dataclass(frozen=True, slots=True)
class Pending:
    id: int
    intent: str
    known: dict[str, str]
    rest: str
    wants: str
    options: tuple[str, ...]

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
    .execution_options(synchronize_session=False)
)


def pending(db: Session, conversation: str, question_id: int | None = None) -> Pending | None:
    row = db.scalar(_OPEN, {"here": conversation})
    if row is None or question_id not in (None, row.id):
        return None
    return Pending(row.id, row.intent, row.known, row.rest, row.wants, tuple(row.options))


def asked_of(db: Session, question_id: int) -> str | None:
    """The conversation a question was asked in, open or not."""
    row = db.get(mail.Question, question_id)
    return row.conversation if row else None


def drop(db: Session, conversation: str) -> None:
    """It was answered, or something else was begun."""
    db.execute(_DROP, {"here": conversation})


def ask(db: Session, message: Message, question: Question, now: datetime) -> Reply:
    asking = Asking(
        question.command.intent, question.wants, question.known, tuple(question.options)
    )
    buttons = _kept(db, message, asking, question.rest, now)
    text = MORE(ask=question.ask) if question.more else question.ask
    return Reply(text, buttons=buttons)


def ask_on(db: Session, message: Message, reply: Reply, now: datetime) -> Reply:
    """What an answer leaves open is kept like any question."""
    if reply.asks is None:
        return reply
    buttons = _kept(db, message, reply.asks, "", now)
    return replace(reply, buttons=(*reply.buttons, *buttons), asks=None)


def _kept(
    db: Session, message: Message, asking: Asking, rest: str, now: datetime
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
    )
    db.add(row)
    db.flush()
    return tuple(Button(label, f"q{row.id} {says}") for label, says in asking.options)
