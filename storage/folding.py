"""One spelling for matching: width, case, script, invisible characters and spacing fall away."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

# What has no shape of its own (Unicode's Cc, Cf and Cs, and its default-ignorable code points).
# White space among the controls is folded before this is asked.
INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Scripts above U+0E00 that are written in words, as Latin, Cyrillic and Arabic below it are. What
# is left, ideographs, kana, Hangul, Thai, emoji, is found character by character.
IN_WORDS = re.compile(
    "[\u0000-\u0dff\u10a0-\u10ff\u1200-\u169f\u1800-\u18af\u1c80-\u1cbf\u1d00-\u1fff\u2c00-\u2dff"
    "\ua640-\ua69f\ua720-\ua7ff\uab30-\uabbf]"
)
# What may stand inside a name, 宏远(深圳) or 买买提·艾力, without parting it in a sentence;
INSIDE = frozenset("·•・‧()[]（）")
BETWEEN_WORDS = INSIDE | frozenset(" .,-‐‑'’&/_")  # and what may between two words: J. O'Brien
NEW_LINES = "\n\r\v\f\x85\u2028\u2029"
SIMPLIFIED = Path(__file__).parent / "data" / "simplified.txt"


def fold(text: str) -> str:
    """For comparing, never for showing. Folding twice changes nothing."""
    once = _once(text)
    if text.isascii():
        return once
    while (again := _once(once)) != once:  # a dropped character may bring two others together
        once = again
    return once


def simplified(text: str) -> str:
    """Traditional characters to Simplified ones, one to one: positions stay what they were."""
    return text if text.isascii() else text.translate(_simpler())


class Cell(NamedTuple):
    """One folded character of a text, and the stretch of the text it stands for."""

    form: str
    start: int
    end: int
    alone: bool  # found by itself; False: a letter or digit of a word
    gap: str  # before it, within the form of a name: a space between two words, else nothing
    apart: bool  # what stands before it seldom stands inside a name
    parted: bool  # and is more than white space


def cells(text: str) -> list[Cell]:
    """What of `text` counts when names are compared: no punctuation, spaces only between words."""
    found: list[Cell] = []
    between = ""
    for start, end in clusters(text):
        for form, kind in _shapes(text[start:end]):
            if kind == "P":
                between += form
            else:
                found.append(_cell(form, (start, end), kind == "S", found, between))
                between = ""
    return found


def form(found: Sequence[Cell]) -> str:
    """How a name of these cells is compared."""
    return "".join([cell.gap + cell.form for cell in found]).lstrip()


def breaks(found: Sequence[Cell], place: int) -> bool:
    """Whether a name may end before this cell and another word begin at it."""
    if place in (0, len(found)):
        return True
    before, after = found[place - 1], found[place]
    if after.start == before.start:
        return False
    return after.start > before.end or before.alone or after.alone


def _cell(form: str, span: tuple[int, int], alone: bool, found: list[Cell], between: str) -> Cell:
    words = bool(found) and not alone and not found[-1].alone
    gap = " " if between and words else ""
    apart = not (BETWEEN_WORDS if words else INSIDE).issuperset(between)
    parted = apart and not (INSIDE | {" "}).issuperset(between)
    return Cell(form, *span, alone, gap, apart, parted)


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """A character and the marks upon it are folded together, or é would differ from e + ´."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _joins(text[end]):
            yield start, end
            start = end


def _joins(char: str) -> bool:
    if char < "\u0300":
        return False
    if "\u1160" <= char <= "\u11ff" or char in "\uff9e\uff9f":
        return True  # Hangul vowels and codas, half-width kana's voicing
    return unicodedata.category(char)[0] == "M"


@lru_cache(maxsize=8192)
def _shapes(cluster: str) -> tuple[tuple[str, str], ...]:
    """Each folded character with P for punctuation, W for a word's, S for one that stands alone."""
    if cluster[0].isspace():
        return (("\n" if cluster[0] in NEW_LINES else " ", "P"),)
    shapes: list[tuple[str, str]] = []
    for char in fold(cluster):
        category = unicodedata.category(char)[0]
        if category == "M" and shapes and shapes[-1][1] != "P":
            shapes[-1] = (shapes[-1][0] + char, shapes[-1][1])
        elif category in "PZ":
            shapes.append((char, "P"))
        elif category != "M":
            alone = category == "S" or not IN_WORDS.match(char)
            shapes.append((char, "S" if alone else "W"))
    return tuple(shapes)


def _once(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    # split() also eats the separators U+001C to U+001F, before they could glue two words
    return INVISIBLE.sub("", " ".join(simplified(text).casefold().split())).strip()


@cache
def _simpler() -> dict[int, str]:
    lines = SIMPLIFIED.read_text(encoding="utf-8").split("\n")
    pairs = (line.split(" ") for line in lines if line)
    return {ord(char): simple for simple, others in pairs for char in others}
