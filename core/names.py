"""What people type as a name or a note, without the marks that would bend the line around it."""

import unicodedata
from dataclasses import dataclass

import regex

from core.refusals import Refusal
from core.values import Name

MOST_GRAPHEMES = 40  # of a name, so that it stays one line of a chat on a phone

# Control characters but the line break, and format characters (bidirectional marks, zero-width
# spaces, byte order marks) but the joiner that holds an emoji family together.
_BAD = regex.compile(r"[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Cf}--\u200d\n]", regex.VERSION1)
_JOINER = regex.compile(r"(?<!\p{Extended_Pictographic}\uFE0F?)\u200d")
_GRAPHEME = regex.compile(r"\X")


@dataclass(eq=False)
class BadName(Refusal):
    """Nothing is left of it, or too much."""

    name: str
    most: int


def clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    cleaned: str = _JOINER.sub("", _BAD.sub("", text))
    return cleaned


def graphemes(text: str) -> list[str]:
    """What a reader would call the characters of `text`."""
    found: list[str] = _GRAPHEME.findall(text)
    return found


def a_name(said: str) -> Name:
    """Raises BadName."""
    name = " ".join(clean(unicodedata.normalize("NFC", said).replace("\n", " ")).split())
    seen = graphemes(name)
    if len(seen) > MOST_GRAPHEMES or not regex.search(r"[\p{L}\p{N}]", name):
        raise BadName("".join(seen[:MOST_GRAPHEMES]), MOST_GRAPHEMES)
    return Name(name)
