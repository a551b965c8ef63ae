"""What a masked line is recognised by: its words, its characters, and what stands side by side."""

import re
from array import array
from collections.abc import Iterator
from zlib import crc32

from bot.intents.wording import in_full
from bot.language.masking import MARKS

BUCKETS = 1 << 16  # features share a number so rarely that it costs nothing measurable
_MARKS = "".join(sorted(MARKS))
_TOKEN = re.compile(rf"[a-z][a-z'’]*|[㐀-鿿]|[{_MARKS}]|[?？!！]")
_STOP = {"？": "?", "！": "!"}
STEM = 4  # letters by which forms of a word are alike
LONG = 6
PIECE = 4  # letters of a word that are a feature: a slip of the finger leaves most of them


def tokens(masked: str) -> list[str]:
    return [_STOP.get(one, one) for one in _TOKEN.findall(in_full(masked))]


def features(masked: str) -> "array[int]":
    """Numbers of all features, each once, in the order in which they stand."""
    named = _named(tokens(masked))
    return array("H", dict.fromkeys(crc32(one.encode()) % BUCKETS for one in named))


def _named(said: list[str]) -> Iterator[str]:
    ends = ["^", *said, "$"]
    for place, one in enumerate(said, 1):
        yield one
        yield f"{ends[place - 1]} {one}"
        if place + 1 < len(ends):
            yield f"{ends[place - 1]} {one} {ends[place + 1]}"
        if place >= 2:
            yield f"{ends[place - 2]} _ {one}"
        if len(one) > STEM:
            yield f"{one[:STEM]}-"
        if len(one) > LONG:
            yield f"-{one[-STEM:]}"
        if len(one) >= STEM:
            yield from _within(f"<{one}>")
    if said:
        yield f"{said[-1]} $"


def _within(word: str) -> Iterator[str]:
    for place in range(len(word) - PIECE + 1):
        yield f"~{word[place : place + PIECE]}"
