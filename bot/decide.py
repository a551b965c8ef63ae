"""Which reading of a message holds: a pressed answer, something new, an answer, or a bare name."""

from collections.abc import Iterator

import regex

from bot import bands, carrying
from bot.binding import Bound, Call, Question, bind, choose
from bot.chat import COMMANDS, Message
from bot.kept import WORDLESS
from bot.language.understand import Understood, understand
from bot.plans import not_yet, planned
from bot.questions import PRESSED, Pending, asked_of, pending
from bot.refusals import (
    AnothersQuestion,
    Dropped,
    LeftOver,
    QuestionOver,
    Unknown,
)
from core import accounts, names
from core.accounts import CODE
from core.desk import Desk, Role
from core.refusals import Refusal

ALONE = 0.5  # confidence of a bare name: it may as well be chatter, and its script is no language
NEVER_MIND = frozenset({"cancel", "never mind", "nevermind", "取消", "算了", "不用了"})
# Short of this a word is too common to be a name by itself: "ok", "hi", "好".
_NAME_ALONE = regex.compile(r"[\p{Han}]{2,}|\p{L}{3,}|\d{4,}|\p{Han}+\p{L}+")
MOST_NAME = 40


def decide(message: Message, desk: Desk) -> Bound:
    """Reads only. What it finds is checked again where it is done."""
    said = accounts.with_names(desk, names.clean(message.text)).strip()
    if desk.actor.role is Role.STRANGER:
        code = CODE.search(said or _forwarded(message))
        return _bound(Understood("link", 1.0, rest=code[0]), desk) if code else Unknown()
    if desk.carried:
        return carrying.meant(said, _read(message, desk, said), desk)
    return _read(message, desk, said) or _bound(Understood("help", 1.0), desk)


def _forwarded(message: Message) -> str:
    """An admin's code may be handed on as it is."""
    return message.forwarded.text if message.forwarded else ""


def _read(message: Message, desk: Desk, said: str) -> Bound | None:
    """What the words mean; None where there are none."""
    if not said:  # only our name; but a voice may be what was asked for
        asked = pending(desk.db, message.conversation) if desk.carried else None
        return _answer(desk, asked, WORDLESS) if asked and asked.wants == "note" else None
    if pressed := PRESSED.fullmatch(said):
        return _pressed(message, desk, int(pressed[1]), pressed[2])
    asked = pending(desk.db, message.conversation)
    if asked and said.casefold() in NEVER_MIND:
        return Dropped()
    best = choose(_readings(said, desk))
    if not isinstance(best, Call) or best.command.intent == "log_followup":
        best = not_yet(planned(said, desk) or best, said, desk)
    literal = message.pressed or said.startswith("/")
    if isinstance(best, Call) or (
        isinstance(best, Question) and (literal or not _doubtful(best, said, desk))
    ):
        return best  # a new command; whatever was asked before is dropped
    if asked and (answered := _answered(desk, asked, said, best)):
        return answered
    if literal:
        return best or bands.not_understood(said, desk)
    if isinstance(best, Refusal):
        return bands.instead(said, desk, best, next(understand(said, COMMANDS)).intent)
    return _alone(said, desk) or bands.heard(said, desk)


def _doubtful(best: Question, said: str, desk: Desk) -> bool:
    """Only a word or two made a command of it: "order some pizza?"."""
    return not best.known and bool(best.rest) and bands.is_chatter(said, desk)


def _answered(desk: Desk, asked: Pending, said: str, best: Bound | None) -> Bound | None:
    answered = _answer(desk, asked, asked.option(said) or said)
    return best if isinstance(best, Refusal) and isinstance(answered, Refusal) else answered


def _pressed(message: Message, desk: Desk, number: int, words: str) -> Bound:
    asked = pending(desk.db, message.conversation, number)
    if asked and (answered := _answer(desk, asked, words)):
        return answered
    owner = asked_of(desk.db, number)
    if owner and owner.rpartition("/")[2] != message.login.user:
        return AnothersQuestion()
    return QuestionOver()


def _readings(said: str, desk: Desk) -> Iterator[Bound]:
    """A pattern that leaves words over was the wrong one, and no usage of it is worth telling."""
    for one in understand(said, COMMANDS):
        bound = _bound(one, desk)
        if one.confidence >= 1 or not isinstance(bound, LeftOver):
            yield bound


def _bound(understood: Understood, desk: Desk) -> Bound:
    return bind(understood, COMMANDS[understood.intent], desk)


def _answer(desk: Desk, asked: Pending, words: str) -> Bound | None:
    """None: it is no answer to that question."""
    if asked.intent == bands.WHICH.intent:
        return bands.chosen(words, asked.rest, desk)
    known = {**asked.known, asked.wants: words}
    answered = _bound(Understood(asked.intent, 1.0, known, asked.rest), desk)
    if not isinstance(answered, LeftOver):
        return answered
    whole = f"{words} {asked.rest}".strip()  # it says more than was asked: read it all anew
    again = _bound(Understood(asked.intent, 1.0, asked.known, whole), desk)
    return answered if isinstance(again, Refusal) else again


def _alone(said: str, desk: Desk) -> Bound | None:
    """A name and nothing else asks who that is."""
    if len(said) > MOST_NAME or not _NAME_ALONE.search(said):
        return None
    bound = _bound(Understood("find", ALONE, rest=said), desk)
    return bound if isinstance(bound, Call | Question) else None
