"""What in a line is a customer, a colleague, a number, a sum, a time: where it stands, and as what.

The same marks stand in for those words where a line is explained, and where it leaves the house.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.language.amounts import amounts
from bot.language.likely_names import names
from bot.language.people import emails
from bot.language.phones import phones
from bot.language.times import times
from bot.slots.times import moment_of
from core import customers, staff
from core.desk import Desk

MOST_READ = 4_000  # characters; nobody says more in one message
LONG_NUMBER = re.compile(r"(?<![0-9])[0-9][0-9 -]{3,}[0-9](?![0-9])")


class Kind(StrEnum):
    CUSTOMER = "CUSTOMER"
    COLLEAGUE = "COLLEAGUE"
    NAME = "NAME"  # it looks like one, and nobody is known by it
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    AMOUNT = "AMOUNT"
    NUMBER = "NUMBER"  # of an order, an account, whatever is long
    TIME = "TIME"


Stretch = tuple[Kind, int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    kind: Kind
    span: tuple[int, int]
    text: str
    sign: str  # what stands for it: CUSTOMER1


@dataclass(frozen=True, slots=True)
class Masked:
    text: str  # with signs
    marks: tuple[Mark, ...]  # in order

    def back(self, words: str) -> str:
        """The words with what the signs stand for."""
        known = {mark.sign: mark.text for mark in self.marks}
        return re.sub(r"[A-Z]+[0-9]+", lambda sign: known.get(sign[0], sign[0]), words)


def masked(text: str, desk: Desk, but: frozenset[Kind] = frozenset()) -> Masked:
    """The line with signs for what is somebody's, or a figure. Kinds in `but` are left as they
    are."""
    text = text[:MOST_READ]
    found = [one for one in _chosen(text, desk) if one[0] not in but]
    counted: dict[Kind, int] = {}
    signs: dict[tuple[Kind, str], str] = {}
    marks = []
    for kind, start, end in found:
        said = text[start:end]
        if (kind, said) not in signs:
            counted[kind] = counted.get(kind, 0) + 1
            signs[kind, said] = f"{kind}{counted[kind]}"
        marks.append(Mark(kind, (start, end), said, signs[kind, said]))
    return Masked(_signed(text, marks), tuple(marks))


def _signed(text: str, marks: list[Mark]) -> str:
    parts, place = [], 0
    for mark in marks:
        parts += [text[place : mark.span[0]], mark.sign]
        place = mark.span[1]
    return "".join([*parts, text[place:]])


def _chosen(text: str, desk: Desk) -> list[Stretch]:
    """In order and apart; what was found by a surer sign comes before what only looks so."""
    taken: list[Stretch] = []
    for one in _found(text, desk):
        if all(one[2] <= start or end <= one[1] for _, start, end in taken):
            taken.append(one)
    return sorted(taken, key=lambda one: one[1])


def _found(text: str, desk: Desk) -> Iterator[Stretch]:
    for _, span in emails(text):
        yield Kind.EMAIL, *span
    for _, span in phones(text, desk.shop.country):
        yield Kind.PHONE, *span
    yield from ((Kind.CUSTOMER, a, b) for _, a, b in customers.stretches(desk, text))
    yield from ((Kind.COLLEAGUE, a, b) for _, a, b in staff.stretches(desk.db, text))
    for said in times(text, moment_of(desk))[0]:
        yield Kind.TIME, *said.span
    for sum_ in amounts(text, desk.shop.currency):
        if sum_.sure:
            yield Kind.AMOUNT, *sum_.span
    for number in LONG_NUMBER.finditer(text):
        yield Kind.NUMBER, *number.span()
    yield from ((Kind.NAME, *span) for span in names(text))


def by_sign(marks: tuple[Mark, ...]) -> Mapping[str, Mark]:
    return {mark.sign: mark for mark in marks}
