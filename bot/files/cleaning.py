"""Cell values as clean text: what cannot be seen is taken out, what can be seen stays."""

import re
import unicodedata
from datetime import datetime

from bot.files.reading import Cell

# Controls, bidi marks and embeddings, zero-width and soft hyphens, interlinear and tag characters,
# and the Hangul fillers, which count as letters but show nothing.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # printable, as Python sees it
# A joiner shapes emoji and Arabic or Indic words; beside Latin or Chinese it hides a twin name.
PLAIN = "\x00-\u024f\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
LOOSE_JOINER = re.compile(f"(?<![^{PLAIN}])[\u200c\u200d]|[\u200c\u200d](?![^{PLAIN}])")
DASH = re.compile("[\u2010-\u2015\u2212]")
BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
ABSENT = frozenset(
    "- -- — —— – / // \\ . n/a #n/a na nan nil none null nat 无 無 暂无 暫無 没有 沒有 未知"
    " 0/0/00 0000-00-00".split()  # an empty day, as Outlook and MySQL write it
)
MOST_DIGITS = 1e15  # a double, which is what a workbook stores, keeps 15 digits


def line(text: str) -> str:
    """One line without anything invisible, its spaces single."""
    if text.isprintable() and (text.isascii() or FILLERS.isdisjoint(text)):
        return " ".join(text.split()) if "  " in text else text.strip()
    return " ".join(words(text).split())


def words(text: str) -> str:
    """The same, but breaks of line and tabs are kept."""
    if not text.isprintable() or not FILLERS.isdisjoint(text):
        text = LOOSE_JOINER.sub("", INVISIBLE.sub("", BREAK.sub("\n", text)))
    return text.strip()


def text_of(cell: Cell) -> str:
    """A cell as its owner sees it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        text = cell.isoformat(" ")
        return text.removesuffix(" 00:00:00")
    if abs(cell) < MOST_DIGITS and cell == int(cell):
        return str(int(cell))
    return f"{cell:.15g}".replace("e", "E")


def plain(cell: Cell) -> str:
    """For numbers, dates and choices: one line, full-width forms made plain, `-` and `无` empty."""
    text = text_of(cell)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = DASH.sub("-", line(text))
    return "" if text.casefold() in ABSENT else text


def graphemes(text: str) -> int:
    """Characters as people count them; a flag, a joined emoji or a letter with marks is one."""
    count = 0
    joined = flag = False
    for letter in text:
        extends = (
            joined
            or letter == "\u200d"
            or "\U0001f3fb" <= letter <= "\U0001f3ff"
            or unicodedata.category(letter) in ("Mn", "Me", "Mc")
        )
        regional = "\U0001f1e6" <= letter <= "\U0001f1ff"
        if not extends and not (regional and flag):
            count += 1
        flag = regional and not flag
        joined = letter == "\u200d"
    return count
