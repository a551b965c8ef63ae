"""A file's bytes as the one sheet that is meant, whatever program saved it."""

from collections.abc import Sequence
from pathlib import Path

from bot.files.faults import Problem, Unreadable
from bot.files.headings import (
    CUSTOMERS,
    LOOK_WITHIN,
    ORDERS,
    Heading,
    Vocabulary,
    heading_row,
    lacking,
)
from bot.files.reading import Cell, Sheet
from bot.files.separated import sheet_in
from bot.files.workbook import sheets_in

LARGEST = 50 * 1024 * 1024  # bytes
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def bytes_of(path: Path) -> bytes:
    """As much as we look at. Raises Unreadable for what cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError):  # ValueError: a zero byte in the name
        raise Unreadable(Problem.NO_FILE) from None


def weighed(blob: bytes) -> bytes:
    """Raises Unreadable for what is empty or larger than we care to hold."""
    if len(blob) > LARGEST:
        raise Unreadable(Problem.TOO_LARGE)
    if not blob or blob.isspace():
        raise Unreadable(Problem.EMPTY)
    return blob


def is_workbook(blob: bytes) -> bool:
    return blob.startswith((ZIP, OLE))


def workbook_sheet(blob: bytes, words: Vocabulary) -> Sheet:
    """The sheet with such a table. Raises Unreadable if none is filled, or several have one."""
    filled = [sheet for sheet in sheets_in(blob) if sheet.rows]
    if not filled:
        raise Unreadable(Problem.EMPTY)
    fits = [sheet for sheet in filled if not lacking(_headings(sheet, words), words)]
    if words is CUSTOMERS and len(fits) > 1:  # an order names a customer too
        fits = [sheet for sheet in fits if lacking(_headings(sheet, ORDERS), ORDERS)] or fits
    if len(fits) > 1:
        raise Unreadable(Problem.SEVERAL_SHEETS, " / ".join(sheet.name for sheet in fits))
    return fits[0] if fits else max(filled, key=lambda sheet: _named(sheet, words))


def text_sheet(text: str, words: Vocabulary) -> Sheet:
    """Raises Unreadable."""
    if text.lstrip()[:1] in "<{":  # a web page or data for programs, whatever its name says
        raise Unreadable(Problem.NOT_A_TABLE)

    def score(rows: list[list[Cell]]) -> int:
        return len({heading.field for heading in heading_row(rows, words)[1]} - {None})

    return sheet_in(text, score)


def _headings(sheet: Sheet, words: Vocabulary) -> Sequence[Heading]:
    return heading_row([row for _, row in sheet.rows[: LOOK_WITHIN + 1]], words)[1]


def _named(sheet: Sheet, words: Vocabulary) -> int:
    return sum(bool(heading.field) for heading in _headings(sheet, words))
