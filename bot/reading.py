"""How a line was read: by which layer, because of which words, and who it may have meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.bands import TOPIC, WHICH
from bot.binding import Bound, Call, Question
from bot.chat import COMMANDS
from bot.guessing import guesses
from bot.language.people import bare_name, surname
from bot.language.understand import By, Understood, understand
from bot.refusals import NotKept, NotUnderstood
from bot.slots.table import SLOTS
from core import customers, nicknames
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from storage.folding import fold

REFUSED = 0.5  # confidence of what a pattern knew and the shop cannot do
MOST_BECAUSE = 40  # characters of the words that decided it
EDGES = ' \t\n,，.。;；:：!！?？-–—()（）"“”「」'


class Why(StrEnum):
    """Why a customer may have been meant."""

    NAME = "is called so"
    PART = "part of the name"
    SURNAME = "has that surname"
    COMPANY = "works there"
    NICKNAME = "you call them so"
    NUMBER = "that number"
    ALIKE = "sounds or looks alike"


@dataclass(frozen=True, slots=True)
class Candidate:
    customer: Customer
    why: Why
    own: bool  # the reader keeps them


@dataclass(frozen=True, slots=True)
class Reading:
    intent: str
    confidence: float
    action: str  # act, ask, ignore
    by: By | None  # None: nothing read it
    because: str
    candidates: tuple[Candidate, ...] = ()


def reading(bound: Bound, said: str, desk: Desk) -> Reading:
    match bound:
        case Question(command=command) if command is WHICH:
            sure = bound.confidence
            likeliest = bound.known.get(TOPIC) or bound.options[0][1]
            return Reading(likeliest, sure, "ask", By.CLASSIFIER, "")
        case NotKept():
            return Reading(bound.intent, _sure(bound.intent, said, desk), "ask", By.CLASSIFIER, "")
        case NotUnderstood():
            return Reading(*guesses(said, desk)[0], "ignore", None, "")
    read = _read(bound, said)
    intent, sure = _intent(bound, read, said, desk)
    action = "act" if isinstance(bound, Call) else "ask"
    why = because(read, said) if read and read.by is not By.CLASSIFIER else ""
    found = tuple(_candidates(bound, said, desk))
    return Reading(intent, sure, action, read.by if read else By.CLASSIFIER, why, found)


def _sure(intent: str, said: str, desk: Desk) -> float:
    return next((one.sure for one in guesses(said, desk) if one.intent == intent), 0.0)


def traced(bound: Bound) -> dict[str, Any]:
    """The reading in words, as `read_back` reads it."""
    if not isinstance(bound, Call | Question) or bound.read is None:
        return {}
    read, known = bound.read, bound.known if isinstance(bound, Question) else written(bound)
    words = {name: said for name, said in read.slots.items() if isinstance(said, str)}
    return {
        "intent": bound.command.intent,
        "confidence": bound.confidence,
        "by": read.by.value,
        "words": words,
        "rest": read.rest,
        "known": dict(known),
        "said": bound.said if isinstance(bound, Question) else "",
        "options": [says for _, says in bound.options] if isinstance(bound, Question) else [],
    }


def read_back(trace: Mapping[str, Any], said: str) -> Understood | None:
    """What was traced; for what was refused, what it sounded like."""
    if not trace:
        return next(understand(said, COMMANDS), None)
    read = trace["intent"], trace["confidence"], trace["words"], trace["rest"]
    return Understood(*read, By(trace["by"]))


def written(call: Call) -> dict[str, str]:
    """Its slots, as they are read back."""
    slots = call.command.slots
    return {
        name: SLOTS[slots[name].type].write(value)
        for name, value in call.slots.items()
        if value is not None
    }


def because(read: Understood, said: str) -> str:
    """The words of the line that no slot took: they are what it was known by."""
    if read.by is By.EXACT:
        return _opening(read, said)
    left = said
    parts = [*(words for name, words in read.slots.items() if name != "kind"), read.rest]
    for words in sorted(filter(None, parts), key=len, reverse=True):
        left = left.replace(words, "\n", 1)
    kept = [one for part in left.split("\n") if (one := part.strip(EDGES))]
    return " … ".join(kept)[:MOST_BECAUSE]


def _opening(read: Understood, said: str) -> str:
    """The command's own word; where the kind of touch is one, the rest holds it too."""
    line = said.strip().removeprefix("/")
    words = sorted(COMMANDS[read.intent].words, key=len, reverse=True)
    found = next((one for one in words if line.casefold().startswith(one.casefold())), "")
    return line[: len(found)]


def _read(bound: Bound, said: str) -> Understood | None:
    """What was meant, even if it cannot be done."""
    if isinstance(bound, Call | Question):
        return bound.read
    return next(understand(said, COMMANDS), None)


def _intent(bound: Bound, read: Understood | None, said: str, desk: Desk) -> tuple[str, float]:
    if isinstance(bound, Call | Question):
        return bound.command.intent, bound.confidence
    if read:
        return read.intent, REFUSED
    guess = guesses(said, desk)[0]
    return guess.intent, guess.sure


def _candidates(bound: Bound, said: str, desk: Desk) -> Sequence[Candidate]:
    if isinstance(bound, Refusal):
        return ()
    if isinstance(bound, Call):
        meant = [one for one in bound.slots.values() if isinstance(one, Customer)]
        return [_candidate(one, said, desk) for one in meant]
    options = [says for _, says in bound.options]
    return candidates(offered(options, desk), bound.said or said, desk)


def offered(options: Sequence[str], desk: Desk) -> list[Customer]:
    """The customers among the answers a question offered."""
    refs = [one for one in options if re.fullmatch(r"c[0-9]{1,18}", one)]
    return customers.by_ids(desk, [int(one[1:]) for one in refs])


def candidates(found: Sequence[Customer], said: str, desk: Desk) -> list[Candidate]:
    return [_candidate(one, said, desk) for one in found]


def _candidate(one: Customer, said: str, desk: Desk) -> Candidate:
    return Candidate(one, _why(one, said, desk), one.owner_id == desk.actor.id)


def _why(one: Customer, said: str, desk: Desk) -> Why:
    words, name = fold(said), fold(one.name)
    bare = fold(bare_name(said))
    if name in words:
        return Why.NAME
    if one.id in nicknames.spoken(desk, said):
        return Why.NICKNAME
    if any(char.isdigit() for char in words) and any(words in fold(p.e164) for p in one.phones):
        return Why.NUMBER
    if (bare != words and bare and bare in name) or surname(said):
        return Why.SURNAME
    if words and words in name:
        return Why.PART
    if one.company and words in fold(one.company):
        return Why.COMPANY
    return _inside(one, said)


def _inside(one: Customer, said: str) -> Why:
    """A longer line may hold a part of the name, or the surname with a title."""
    family, rest = fold(one.name)[:1], fold(said)
    if any(fold(word) in rest for word in one.name.split() if len(word) > 2):
        return Why.PART
    return Why.SURNAME if family and family in rest else Why.ALIKE
