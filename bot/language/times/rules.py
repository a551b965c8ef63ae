"""Finding the smallest pieces that say something about time, left to right, longest first."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from bot.language.times.fields import Fields
from bot.language.times.numerals import HAN

Read = Callable[[re.Match[str]], Fields | None]


class Rule(NamedTuple):
    """`read` says what a match means, or None when it is no time after all."""

    starts: str  # the characters a match may begin with
    pattern: re.Pattern[str]
    read: Read


class Atom(NamedTuple):
    start: int
    end: int
    fields: Fields


class Scanner:
    """A grammar's rules, found by the first character of what they match."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        by_start: dict[str, list[Rule]] = {}
        for rule in rules:
            for char in dict.fromkeys(rule.starts):
                by_start.setdefault(char, []).append(rule)
        self._rules: Mapping[str, list[Rule]] = by_start
        letters = "".join(char for char in by_start if char.isascii() and char.isalpha())
        others = "".join(re.escape(char) for char in by_start if char not in letters)
        self._starts = re.compile(rf"(?<![a-z0-9_])[{letters}]|[{others}]")

    def atoms(self, text: str) -> Iterator[Atom]:
        """Pieces that do not overlap, in order."""
        position, last = 0, -1
        while begun := self._starts.search(text, position):
            start = begun.start()
            atom = self._longest(text, start) if _free(text, start, last) else None
            if atom:
                yield atom
                position = last = atom.end
            else:
                position = start + 1

    def _longest(self, text: str, start: int) -> Atom | None:
        best: Atom | None = None
        for rule in self._rules[text[start]]:
            found = rule.pattern.match(text, start)
            if not found or (best and found.end() <= best.end):
                continue
            fields = rule.read(found)
            if fields is not None:
                best = Atom(start, found.end(), fields)
        return best


def _free(text: str, start: int, last: int) -> bool:
    """Whether a number may begin here: not inside a longer one, an order number or a price."""
    if start in (0, last):
        return True
    char, before = text[start], text[start - 1]
    if char in HAN:
        return before not in HAN and before not in "百千万第"
    if not char.isdigit():
        return True
    if before in "-~/" and start - 1 == last:
        return True  # 3-5点: the range goes on
    if before in "#$¥€£+_-@" or (before.isascii() and before.isalnum()):
        return before == "@" and start > 1 and text[start - 2] == " "
    return not (before in ".,:/" and text[start - 2 : start - 1].isdigit())
