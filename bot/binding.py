"""From words to a call: the one bind() for typed lines, free talk, buttons and answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from bot import newcomers
from bot.chat import Command, Reply
from bot.language.understand import Understood
from bot.refusals import LeftOver, PartUnclear, explain
from bot.slots import Found, Nobody, Several, Slot, Taken
from bot.slots.table import SLOTS
from bot.texts import Line, Value
from bot.together import together
from bot.usage import example, known_to
from core import rights
from core.customers import NoSuchCustomer
from core.desk import Desk
from core.orders import NoSuchOrder
from core.refusals import Refusal
from core.rights import NotAllowed, Reach
from core.staff import NoSuchColleague

CONFIRM = "?sure"  # what a question wants that only wants a yes
ASKED_ABOUT = "?"  # before a slot's name: the words that left the question what it means

CLOSES = frozenset(",，.。;；:：!！?？")  # stands close behind what it closes


@dataclass(frozen=True, slots=True)
class Call:
    command: Command
    slots: Mapping[str, Any]
    confidence: float = 1.0
    meant: Mapping[str, Any] = field(default_factory=dict)  # words that were asked about
    nickname: str = ""  # what was taken for a customer because this colleague calls them so
    then: tuple["Act", ...] = ()  # what else the same line asks for
    words: str = ""  # its own, where the line asks for more
    instead: str = ""  # the change set of what was said before in other words
    read: Understood | None = None  # the reading it came of

    def __call__(self, desk: Desk) -> Reply:
        if self.then:
            return together([_done(one, desk) for one in (replace(self, then=()), *self.then)])
        return self.command.run(desk, **{name: self.slots.get(name) for name in self.command.slots})


class Act(Protocol):
    """One of several things that one line asks for."""

    @property
    def words(self) -> str: ...

    @property
    def slots(self) -> Mapping[str, Any]: ...

    @property
    def meant(self) -> Mapping[str, Any]: ...

    def __call__(self, desk: Desk) -> Reply: ...


def _done(act: Act, desk: Desk) -> Reply:
    """Why one of several could not be done is told of that one."""
    try:
        return act(desk)
    except PartUnclear:
        raise
    except Refusal as refusal:
        raise PartUnclear(act.words, explain(refusal).text) from refusal


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
    said: str = ""  # the words that could mean any of the options
    values: Mapping[str, Any] = field(default_factory=dict)  # what is known, as values

    def filled(self, value: object) -> Call:
        """With what it wants, where that is the last thing wanted."""
        return Call(self.command, {**self.values, self.wants: value}, self.confidence)

    read: Understood | None = None  # the reading it came of


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
    nickname = ""
    for name, parameter in command.slots.items():
        slot = SLOTS[parameter.type]
        ask = command.asks.get(name, slot.ask)()
        match line.take(name, slot, desk, last=name == [*command.slots][-1]):
            case Found(value, _, called):
                values[name], line.known[name] = value, slot.write(value)
                nickname = nickname or called
            case Several(options, _, more, said):
                line.known.pop(name, None)
                asked = Question(command, name, line.known, line.rest, ask, options, more, sure)
                return replace(asked, said=said, read=understood)
            case Nobody() as nobody:
                line.known.pop(name, None)
                asked = _who(nobody, command, name, line, sure, desk)
                return replace(asked, read=understood)
            case None if parameter.required:
                asked = Question(command, name, line.known, line.rest, ask, confidence=sure)
                return replace(asked, values=dict(values), read=understood)
            case None if name in line.known:
                raise LeftOver(line.known[name], example(command, known_to(desk)))
    if line.rest.strip(" ,，.。!！?？"):
        raise LeftOver(line.rest.strip(), example(command, known_to(desk)))
    return Call(command, values, sure, dict(_meant(line.known, values)), nickname, read=understood)


def _who(
    nobody: Nobody, command: Command, name: str, line: "_Line", sure: float, desk: Desk
) -> Question:
    """Whom a name means that nobody bears: where something is told of them, maybe somebody new."""
    new = newcomers.offered(nobody, desk) if command.greets else None
    if new is None and not nobody.like:
        raise NoSuchCustomer(nobody.said)
    own = command.asks.get(name, SLOTS[command.slots[name].type].ask)()
    ask, options = new or (own, nobody.like)
    return Question(
        command, name, line.known, line.rest, ask, options, confidence=sure, said=nobody.said
    )


def _meant(known: Mapping[str, str], values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The words that were asked about, and what the answer was."""
    for name, value in values.items():
        if said := known.get(ASKED_ABOUT + name):
            yield said, value


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
                refusal = reading if _tells_more(reading, refusal) else refusal
    return question or refusal


def _tells_more(reading: Refusal, than: Bound | None) -> bool:
    """No colleague and no order is called so: then none may have been meant, and why another
    reading cannot be done tells more."""
    nobody = NoSuchColleague | NoSuchOrder
    guessed = isinstance(than, nobody) and not isinstance(reading, nobody | NoSuchCustomer)
    return than is None or guessed
