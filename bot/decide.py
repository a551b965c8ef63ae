"""Which reading of a message holds: a pressed answer, something new, an answer, or a bare name."""

import difflib
from collections.abc import Iterator

import regex

from bot import carrying, usage
from bot.binding import CONFIRM, Bound, Call, Question, bind, choose
from bot.chat import COMMANDS, Message
from bot.kept import WORDLESS
from bot.language.understand import By, Understood, language_of, understand
from bot.plans import not_yet, planned
from bot.questions import PRESSED, Pending, asked_of, pending
from bot.refusals import (
    AnothersQuestion,
    Dropped,
    LeftOver,
    NotUnderstood,
    QuestionOver,
    Unknown,
)
from bot.texts import LANGUAGES, Line
from bot.usage import known_to, may_say
from core import accounts, names
from core.accounts import CODE
from core.desk import Desk, Role
from core.refusals import Refusal

NEAREST = 3  # examples shown to whoever was not understood
ALONE = 0.5  # confidence of a bare name: it may as well be chatter, and its script is no language
ALIKE = 0.4  # difflib's ratio; below it a likeness is chance
COMMON = ("find", "log_followup", "remind")  # what to show when nothing is alike
NEVER_MIND = frozenset({"cancel", "never mind", "nevermind", "取消", "算了", "不用了"})
AGREED = frozenset(
    "yes y yep yeah right sure ok 是 是的 对 对的 對 對的 好 好的 嗯 可以 没错 沒錯 行".split()
)
DENIED = frozenset({"no", "n", "nope", "no, thanks", "不", "不是", "不对", "不對", "不要", "不用"})
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
    if isinstance(best, Call | Question):
        return best  # a new command; whatever was asked before is dropped
    if asked and (asked.wants != CONFIRM or _agrees(asked.option(said) or said) is not None):
        answered = _answer(desk, asked, asked.option(said) or said)
        return best if best and isinstance(answered, Refusal) else answered
    return best or _alone(said, desk) or NotUnderstood(said, nearest(said, desk))


def _pressed(message: Message, desk: Desk, number: int, words: str) -> Bound:
    if asked := pending(desk.db, message.conversation, number):
        return _answer(desk, asked, words)
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


def _agrees(words: str) -> bool | None:
    """None: neither yes nor no."""
    said = words.casefold().strip(" .。!！")
    return True if said in AGREED else False if said in DENIED else None


def _answer(desk: Desk, asked: Pending, words: str) -> Bound:
    if asked.wants == CONFIRM and not _agrees(words):
        return Dropped()
    known = {**asked.known, asked.wants: words}
    answered = _bound(Understood(asked.intent, 1.0, known, asked.rest, By.ANSWER), desk)
    if not isinstance(answered, LeftOver):
        return answered
    whole = f"{words} {asked.rest}".strip()  # it says more than was asked: read it all anew
    again = _bound(Understood(asked.intent, 1.0, asked.known, whole, By.ANSWER), desk)
    return answered if isinstance(again, Refusal) else again


def _alone(said: str, desk: Desk) -> Bound | None:
    """A name and nothing else asks who that is."""
    if len(said) > MOST_NAME or not _NAME_ALONE.search(said):
        return None
    bound = _bound(Understood("find", ALONE, rest=said, by=By.NAME), desk)
    return bound if isinstance(bound, Call | Question) else None


def nearest(said: str, desk: Desk) -> tuple[Line, ...]:
    """The examples most like it, in its own language."""
    heard = language_of(said) or "en"
    language = "zh_hans" if heard == "zh" else heard
    mine = may_say(desk.actor)
    examples = [line for one in mine for line in getattr(one.examples, language)]
    found = difflib.get_close_matches(said[:MOST_NAME], examples, NEAREST, cutoff=ALIKE)
    for line in (getattr(one.examples, language)[0] for one in mine if one.intent in COMMON):
        if len(found) < NEAREST and line not in found:
            found.append(line)
    known = known_to(desk)
    return tuple(usage.said({one: str(line) for one in LANGUAGES}, known) for line in found)
