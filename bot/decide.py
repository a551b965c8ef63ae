"""Which reading of a message holds: a pressed answer, something new, an answer, or a bare name."""

from collections.abc import Iterator

import regex

from bot import acts, bands, carrying, hearsay, it, newcomers, quoting, rewording, weighing
from bot.binding import ASKED_ABOUT, CONFIRM, Bound, Call, Question, bind, choose
from bot.chat import COMMANDS, Message
from bot.kept import WORDLESS
from bot.language.courtesies import Courtesy, courtesy
from bot.language.naming import may_be_named
from bot.language.pronouns import customer_first
from bot.language.times import times
from bot.language.typos import mended
from bot.language.understand import By, Understood, understand
from bot.plans import not_yet, planned
from bot.questions import PRESSED, Pending, asked_of, pending
from bot.refusals import (
    AnothersQuestion,
    Dropped,
    ImpossibleTime,
    LeftOver,
    NothingMeant,
    QuestionOver,
    Unknown,
    courtesies,
)
from bot.slots.times import moment_of
from core import accounts, names
from core.accounts import CODE
from core.customers import NoSuchCustomer
from core.desk import Desk, Role
from core.refusals import Refusal
from core.staff import NoSuchColleague

ALONE = 0.5  # confidence of a bare name: it may as well be chatter, and its script is no language
NEVER_MIND = frozenset({"cancel", "never mind", "nevermind", "取消", "算了", "不用了"})
EVERYDAY = frozenset({"log_followup", "why"})  # their words open sentences about anything: saw, why
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
    if message.reacted:
        known = desk.actor.role is not Role.STRANGER and desk.spoken.quoted
        return (quoting.meant(said, desk) if known else None) or NothingMeant()
    if desk.actor.role is Role.STRANGER:
        code = CODE.search(said or _forwarded(message))
        return _bound(Understood("link", 1.0, rest=code[0]), desk) if code else Unknown()
    if message.edited:
        return rewording.meant(message, desk, lambda: _meant(message, desk, said))
    return _meant(message, desk, said)


def _meant(message: Message, desk: Desk, said: str) -> Bound:
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
    asked = None if message.edited else pending(desk.db, message.conversation)
    if asked and said.casefold() in NEVER_MIND:
        return Dropped()
    quoted = quoting.meant(said, desk) if desk.spoken.quoted or not asked else None
    if quoted and not (asked and isinstance(quoted, Refusal)):
        return quoted
    if asked and newcomers.is_new(said) and ASKED_ABOUT + asked.wants in asked.known:
        return _answer(desk, asked, said)
    best = _best(said, desk)
    if asked and isinstance(best, Call) and (answer := _rather_answer(asked, said, desk)):
        return answer
    literal = message.pressed or said.startswith("/")
    if isinstance(best, Call) or (
        isinstance(best, Question) and (literal or not _doubtful(best, said, desk))
    ):
        # a new command; whatever was asked before is dropped
        return best if literal else weighing.weighed(best, said, desk)
    polite = courtesy(said)
    if polite and not (asked and polite is Courtesy.FINE):  # "ok" may be what was asked for
        return courtesies.answer(polite, said, bands.first_lines(desk))
    if asked and asked.takes_words(desk.now) and (answered := _answered(desk, asked, said, best)):
        return answered
    if literal:
        return best or bands.not_understood(said, desk)
    if impossible := _cannot_be(best, said, desk):
        return impossible
    if isinstance(best, Refusal):
        return weighing.refused(best, said, desk)
    return _alone(said, desk) or bands.heard(said, desk)


def _doubtful(best: Question, said: str, desk: Desk) -> bool:
    """Only a word or two made a command of it: "order some pizza?"."""
    return not (best.known or best.options) and bool(best.rest) and bands.is_chatter(said, desk)


def _rather_answer(asked: Pending, said: str, desk: Desk) -> Call | None:
    """Only a pronoun made a command of it: "their boss retired", to the question why."""
    if not asked.takes_words(desk.now) or isinstance(_first(said, desk), Call | Question):
        return None
    answered = _answer(desk, asked, asked.option(said) or said)
    return answered if isinstance(answered, Call) else None


def _answered(desk: Desk, asked: Pending, said: str, best: Bound | None) -> Bound | None:
    words = asked.option(said) or said
    if asked.wants == CONFIRM and _agrees(words) is None:
        return best
    answered = _answer(desk, asked, words)
    unfit = isinstance(answered, Refusal) or newcomers.are_greeted(answered)
    return best if best and unfit else answered


def _best(said: str, desk: Desk) -> Bound | None:
    """Several things to do, or one; where nothing can be read, with a slip put right."""
    best = acts.several(said, desk, _one) or _one(said, desk)
    right = None if isinstance(best, Call | Question) else mended(said)
    again = _one(right, desk) if right else None
    return again if isinstance(again, Call | Question) else best


def _one(said: str, desk: Desk) -> Bound | None:
    """Of what the words mean by themselves, and by whom was spoken of."""
    best = _first(said, desk)
    if isinstance(best, Question) and "others" in best.known:
        best = acts.wordless(best)
    if not isinstance(best, Call | Question):
        again = (_first(one, desk) for one in it.named(said, desk))
        best = next((one for one in again if isinstance(one, Call | Question)), best)
    return it.noted(best, desk) if isinstance(best, Call) else best


def _first(said: str, desk: Desk) -> Bound | None:
    best = choose(_readings(said, desk))
    if not isinstance(best, Call) or best.command.intent == "log_followup":
        best = not_yet(planned(said, desk) or best, said, desk)
    if not isinstance(best, Call | Question):
        best = hearsay.read(said, desk) or best
    return best


def _cannot_be(best: Bound | None, said: str, desk: Desk) -> ImpossibleTime | None:
    """Why a line was not understood, where it names a day or an hour that does not exist."""
    if best is not None and not isinstance(best, NoSuchColleague | LeftOver):
        return None
    impossible = times(said, moment_of(desk))[1]
    return ImpossibleTime(impossible[0].text) if impossible else None


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
        if isinstance(bound, NoSuchCustomer) and _is_talk(one, bound):
            continue
        if one.confidence >= 1 or not isinstance(bound, LeftOver):
            yield bound


def _is_talk(reading: Understood, refused: NoSuchCustomer) -> bool:
    """Words of every day opened the line, or stood where a name would, and no name followed."""
    everyday = reading.confidence < 1 or reading.intent in EVERYDAY
    return everyday and not may_be_named(refused.name)


def _bound(understood: Understood, desk: Desk) -> Bound:
    return bind(understood, COMMANDS[understood.intent], desk)


def _agrees(words: str) -> bool | None:
    """None: neither yes nor no."""
    said = words.casefold().strip(" .。!！")
    return True if said in AGREED else False if said in DENIED else None


def _answer(desk: Desk, asked: Pending, words: str) -> Bound | None:
    """None: it is no answer to that question."""
    if asked.intent == bands.WHICH.intent:
        return bands.chosen(words, asked.rest, desk)
    if asked.wants == CONFIRM and not _agrees(words):
        return Dropped()
    if newcomers.is_new(words):
        words = newcomers.as_new(asked.known, ASKED_ABOUT + asked.wants) or words
    known = {**asked.known, asked.wants: words}
    answered = _bound(Understood(asked.intent, 1.0, known, asked.rest, By.ANSWER), desk)
    if not isinstance(answered, LeftOver):
        return answered
    whole = f"{words} {asked.rest}".strip()  # it says more than was asked: read it all anew
    again = _bound(Understood(asked.intent, 1.0, asked.known, whole, By.ANSWER), desk)
    return answered if isinstance(again, Refusal) else again


def _alone(said: str, desk: Desk) -> Bound | None:
    """A name and nothing else asks who that is."""
    if len(said) > MOST_NAME or not _NAME_ALONE.search(said) or customer_first(said):
        return None
    bound = _bound(Understood("find", ALONE, rest=said, by=By.NAME), desk)
    return bound if isinstance(bound, Call | Question) else None
