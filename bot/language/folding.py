"""One way of writing for every grammar: half width, Simplified, straight quotes, short dashes.

What is matched in the folded text is read off the text as it was written: the two know of each
other where every character came from.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from storage.folding import INVISIBLE, clusters, simplified

Span = tuple[int, int]

# One for one: typographic quotes, dashes, spaces, and numerals with two shapes.
_SIGNS = {
    **dict.fromkeys("’‘‛`´′", "'"), **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("–—―‐‑‒−﹣", "-"), **dict.fromkeys("〜∼", "~"),
    **dict.fromkeys("\u3000\u00a0\u2009\u200a\u202f\u2002\u2003\t", " "),
    "○": "〇", "◯": "〇", "•": "·", "‧": "·", "・": "·",
    "￥": "¥", "〸": "十", "〹": "廿", "〺": "卅", "卄": "廿",
}  # fmt: skip
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TABLE = str.maketrans({**_FULL_WIDTH, **_SIGNS})
_UNSEEN = re.compile(rf"(?!\s){INVISIBLE.pattern}")  # a line break is a control character too


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as grammars see it, and where in the original each of its characters stood."""

    said: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Where in the original that stretch of the folded text stood."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.starts[start] if start < len(self.starts) else len(self.said)
        return at, at

    def original(self, span: Span) -> str:
        """What was written there."""
        start, end = self.span(*span)
        return self.said[start:end]


@lru_cache(maxsize=32)  # every shape in turn asks for the same line
def folded(text: str) -> Folded:
    plain = text if text.isascii() and "`" not in text and "\t" not in text else _simple(text)
    if unicodedata.is_normalized("NFKC", plain) and not _UNSEEN.search(plain):
        places = range(len(text) + 1)
        return Folded(text, plain, places[:-1], places[1:])
    return _by_cluster(text)


def _simple(text: str) -> str:
    """As much as is one for one."""
    return simplified(text.translate(_TABLE))


def _by_cluster(text: str) -> Folded:
    """A character and the marks upon it are folded together; what cannot be seen is dropped."""
    folds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in clusters(text):
        plain = _UNSEEN.sub("", _settled(text[start:end]))
        folds.append(plain)
        starts += [start] * len(plain)
        ends += [end] * len(plain)
    plain = "".join(folds)
    if plain == text:
        return Folded(text, plain, starts, ends)
    again = folded(plain)  # a dropped character may have kept a mark from its letter
    return Folded(
        text, again.text, [starts[at] for at in again.starts], [ends[at - 1] for at in again.ends]
    )


def _settled(cluster: str) -> str:
    return _simple(unicodedata.normalize("NFKC", _simple(cluster)))
