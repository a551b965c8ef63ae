"""From words to a call: the one bind() for typed lines, free talk, buttons and answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.chat import Command, Reply
from bot.language.understand import Understood
from bot.refusals import LeftOver
from bot.slots import Found, Several, Slot, Taken
from bot.slots.table import SLOTS
from bot.texts import Line, Value
from bot.usage import example
from core import rights
from core.desk import Desk
from core.refusals import Refusal
from core.rights import NotAllowed, Reach

CLOSES = frozenset(",，.。;；:：!！?？")  # stands close behind what it closes


@dataclass(frozen=True, slots=True)
class Call:
    command: Command
    slots: Mapping[str, Any]
    confidence: float = 1.0

    def __call__(self, desk: Desk) -> Reply:
        return self.command.run(desk, **{name: self.slots.get(name) for name in self.command.slots})


@dataclass(frozen=True, slots=True)
class Question:
    """One slot is missing or could be several; everything else is kept as words."""

    command: Command
    wants: str
    known: Mapping[str, str]
    rest: str
    ask: Line
    options: Sequence[tuple[Value, str]] = ()
    more: bool = False  # not every option is shown
    confidence: float = 1.0


Bound = Call | Question | Refusal


def bind(understood: Understood, command: Command, desk: Desk) -> Bound:
    if rights.reach(desk.actor, command.right) is Reach.NONE:
        return NotAllowed(command.right)
    try:
        return _fill(understood, command, desk)
    except Refusal as refusal:
        return refusal


def _fill(understood: Understood, command: Command, desk: Desk) -> Call | Question:
    """Slots are taken off the line in the order of the function's parameters."""
    sure = understood.confidence
    line, values = _Line(dict(understood.slots), understood.rest), dict[str, Any]()
    for name, parameter in command.slots.items():
        slot = SLOTS[parameter.type]
        ask = command.asks.get(name, slot.ask)()
        match line.take(name, slot, desk, last=name == [*command.slots][-1]):
            case Found(value):
                values[name], line.known[name] = value, slot.write(value)
            case Several(options, _, more):
                line.known.pop(name, None)
                return Question(command, name, line.known, line.rest, ask, options, more, sure)
            case None if parameter.required:
                return Question(command, name, line.known, line.rest, ask, confidence=sure)
            case None if name in line.known:
                raise LeftOver(line.known[name], example(command))
    if line.rest.strip(" ,，.。!！?？"):
        raise LeftOver(line.rest.strip(), example(command))
    return Call(command, values, sure)


@dataclass(slots=True)
class _Line:
    """What is still to be read: words known to be for one slot, else the rest of the line."""

    known: dict[str, str]
    rest: str

    def take(self, name: str, slot: Slot, desk: Desk, last: bool) -> Taken:
        if name in self.known:
            taken = slot.take(self.known[name], desk, True)
            if taken and taken.rest and not slot.within:  # an answer may say more than was asked
                self.rest = _before(taken.rest, self.rest)
            return taken
        if slot.within and slot.within in self.known:
            return slot.take(self.known[slot.within], desk, last)
        if taken := slot.take(self.rest, desk, last):
            self.rest = taken.rest
        return taken


def _before(first: str, then: str) -> str:
    apart = "" if then[:1] in CLOSES else " "
    return f"{first}{apart}{then}".strip()


def choose(readings: Iterable[Bound]) -> Bound | None:
    """The first reading that can be done; else the first that can be asked; else why not.

    Readings are bound one by one, and no further than needed.
    """
    question: Bound | None = None
    refusal: Bound | None = None
    for reading in readings:
        match reading:
            case Call():
                return reading
            case Question():
                question = question or reading
            case _:
                refusal = refusal or reading
    return question or refusal
