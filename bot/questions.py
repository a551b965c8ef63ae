"""Questions wait in the database: an answer may come after a restart, or never."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.binding import Question
from bot.chat import Button, Message, Reply
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


PRESSED = re.compile(r"q(\d{1,18}) (\S+)")


def pending(db: Session, conversation: str, question_id: int | None = None) -> Pending | None:
    wanted = select(mail.Question).where(
        mail.Question.conversation == conversation, mail.Question.open
    )
    if question_id is not None:
        wanted = wanted.where(mail.Question.id == question_id)
    row = db.scalar(wanted.order_by(mail.Question.id.desc()).limit(1))
    if row is None:
        return None
    return Pending(row.id, row.intent, row.known, row.rest, row.wants, tuple(row.options))


def asked_of(db: Session, question_id: int) -> str | None:
    """The conversation a question was asked in, open or not."""
    row = db.get(mail.Question, question_id)
    return row.conversation if row else None


def drop(db: Session, conversation: str) -> None:
    """It was answered, or something else was begun."""
    theirs = update(mail.Question).where(
        mail.Question.conversation == conversation, mail.Question.open
    )
    db.execute(theirs.values(open=False))


def ask(db: Session, message: Message, question: Question, now: datetime) -> Reply:
    row = mail.Question(
        conversation=message.conversation,
        intent=question.command.intent,
        known=dict(question.known),
        rest=question.rest,
        wants=question.wants,
        options=[says for _, says in question.options],
        asked=now,
    )
    db.add(row)
    db.flush()
    buttons = tuple(Button(label, f"q{row.id} {says}") for label, says in question.options)
    text = MORE(ask=question.ask) if question.more else question.ask
    return Reply(text, buttons=buttons)
