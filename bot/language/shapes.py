"""Whole-line shapes of talk: what they mean, and the pattern that knows them."""

import re
from functools import cache
from typing import NamedTuple

from bot.language.folding import Folded

# The kinds of touch, as their slot writes them.
VISIT, CALL, MESSAGE, EMAIL, MEETING = "visited", "called", "messaged", "emailed", "meeting"
UNSAID = ""  # the kind stands in a group


class Shape(NamedTuple):
    means: str  # a kind of touch, or an intent
    words: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.words)

    def slots(self, found: re.Match[str], line: Folded) -> dict[str, str]:
        """The words of each group as they were written."""
        places = {name: found.span(name) for name in self.pattern.groupindex if found[name]}
        words = {name: line.original(span).strip() for name, span in places.items()}
        return {name: said for name, said in words.items() if said}


def shape(means: str, *parts: str) -> Shape:
    return Shape(means, "".join(parts))


@cache  # when it is first needed: compiling them all takes longer than most commands do
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE | re.DOTALL)


def either(words: str) -> str:
    """Any of these words."""
    return f"(?:{'|'.join(words.split())})"
