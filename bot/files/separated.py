"""Text with separators (CSV and its kin) as rows, each with the line it begins on."""

import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO

from bot.files.faults import Fault, Problem, Unreadable, fault
from bot.files.reading import Cell, Sheet

SEPARATORS = ",;\t|，；"
LOOK_WITHIN = 25  # lines, enough for titles and headings
MOST_CELLS = 3_000_000  # 100,000 rows of 30; three times what a small house keeps
MOST_BROKEN = 1_000  # rows with broken quotes; a file with more is none of ours
SEPARATOR_SAID = re.compile(r"sep=(.)\r?\n")  # Excel's own hint
AS_TEXT = re.compile(r'="([^"]*)"')  # ="0123" is how shops write a number that shall stay text
GUARDED = re.compile(r"'+[=+\-@\t\r]")  # an apostrophe keeps a cell from becoming a formula


def sheet_in(text: str, score: Callable[[list[list[Cell]]], int]) -> Sheet:
    """`score` says how well the first rows read as headings. Raises Unreadable."""
    lines = list(StringIO(text, newline=""))
    first = 0
    if said := SEPARATOR_SAID.match(text):
        first, separator = 1, said[1]
    else:
        separator = max(SEPARATORS, key=lambda each: _fit(lines[:LOOK_WITHIN], each, score))
    return _sheet(lines, first, separator)


def _fit(
    lines: list[str], separator: str, score: Callable[[list[list[Cell]]], int]
) -> tuple[int, int]:
    rows = [list[Cell](row) for _, row in _rows(lines, 0, separator, [])]
    return score(rows), sum(len(row) > 1 for row in rows)


def _sheet(lines: list[str], first: int, separator: str) -> Sheet:
    faults: list[Fault] = []
    rows: list[tuple[int, list[Cell]]] = []
    cells = 0
    for line, row in _rows(lines, first, separator, faults):
        cells += len(row)
        if cells > MOST_CELLS:
            raise Unreadable(Problem.TOO_LARGE)
        rows.append((line, [_unguarded(cell) for cell in row]))
    return Sheet("", rows, faults)


def _rows(
    lines: list[str], first: int, separator: str, faults: list[Fault]
) -> Iterator[tuple[int, list[str]]]:
    """After a broken quotation mark we go on with the next line, not where the mark led."""
    broken = 0
    while first < len(lines):
        ahead = map(lines.__getitem__, range(first, len(lines)))
        reader = csv.reader(ahead, delimiter=separator, strict=True)
        begin = first
        try:
            for row in reader:
                if row:
                    yield begin + 1, row
                begin = first + reader.line_num
            return
        except csv.Error as error:
            broken += 1
            if broken > MOST_BROKEN:
                raise Unreadable(Problem.NOT_A_TABLE) from None
            huge = "field larger" in str(error) and '"' not in lines[begin]
            problem = Problem.HUGE_CELL if huge else Problem.BROKEN_QUOTES
            faults.append(fault(begin + 1, "", lines[begin], problem))
            first = begin + 1


def _unguarded(cell: str) -> str:
    """Without what keeps a spreadsheet from running a cell, or from taking it for a number."""
    if cell[:1] == "'" and GUARDED.match(cell):
        return cell[1:]
    return text[1] if cell[:2] == '="' and (text := AS_TEXT.fullmatch(cell.strip())) else cell
