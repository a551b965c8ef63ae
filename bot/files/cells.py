"""Cells that hold words: names, identifiers, tags, notes, and an end that never comes."""

import re
from datetime import date, datetime

from bot.files.cleaning import ABSENT, line, plain, text_of, words
from bot.files.dates import day_in
from bot.files.faults import Problem, Unreadable
from bot.files.phones import DESTROYED
from bot.files.reading import Cell, Column

LONGEST_CELL = 32_767  # characters, what a workbook's cell can hold
NEVER = frozenset(
    "永久 终身 終身 长期 長期 无限期 無限期 forever lifetime permanent never 9999-12-31".split()
)
EXPLICIT_TAGS, OTHER_TAGS = re.compile("[;；\n]"), re.compile(":::|[,，、|]")


def checked(cell: Cell) -> Cell:
    """Raises Unreadable for what no field can hold."""
    if isinstance(cell, str):
        if len(cell) > LONGEST_CELL:
            raise Unreadable(Problem.HUGE_CELL)
        if "\ufffd" in cell:
            raise Unreadable(Problem.BROKEN_CHARACTERS)
    return cell


def words_in(cell: Cell, _: Column) -> str | None:
    return words(text_of(cell)) or None


def single(cell: Cell, _: Column) -> str | None:
    return line(text_of(cell)) or None


def stated(cell: Cell, _: Column) -> str | None:
    """One line; `-`, `无` and their like say that there is none."""
    text = line(text_of(cell))
    return None if text.casefold() in ABSENT else text or None


def identifier(cell: Cell, _: Column) -> str | None:
    """Raises Unreadable for 2.02603E+17, whose digits are gone."""
    text = line(text_of(cell)).removeprefix("'")
    if DESTROYED.fullmatch(text) and "+" in text:  # 12E4 may be an article number
        raise Unreadable(Problem.DESTROYED_NUMBER)
    return text or None


def tags_in(cell: Cell, _: Column) -> tuple[str, ...] | None:
    """`;` divides; commas only where there is none, for a tag may contain one."""
    text = words(text_of(cell))
    divider = EXPLICIT_TAGS if EXPLICIT_TAGS.search(text) else OTHER_TAGS
    tags = (line(tag) for tag in divider.split(text))
    return tuple(dict.fromkeys(tag for tag in tags if tag.casefold() not in ABSENT and tag)) or None


def until_in(cell: Cell, column: Column) -> date | None:
    """None for an empty cell and for a membership without end."""
    text = plain(cell)
    endless = isinstance(cell, datetime) and cell.year == date.max.year
    if not text or endless or text.casefold() in NEVER:
        return None
    return day_in(cell, column.reading, mixed=column.mixed)
