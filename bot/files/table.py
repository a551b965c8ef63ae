"""A sheet as records: its headings settled, its cells each below the column that explains them."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from bot.files.cleaning import text_of
from bot.files.dates import day_before_month
from bot.files.faults import Fault, Problem, Unreadable, fault
from bot.files.headings import Heading, Vocabulary, heading_row, lacking
from bot.files.reading import Cell, Column, Reading, Record, Sheet

DATED = frozenset({"birthday", "member_until", "date"})
DAY_FIRST = re.compile(r"\bd{1,2}[\s\-/.]*m{1,2}\b", re.IGNORECASE)
MONTH_FIRST = re.compile(r"\bm{1,2}[\s\-/.]*d{1,2}\b", re.IGNORECASE)

Row = tuple[int, list[Cell]]
Known = Mapping[str, Callable[[Cell], object]]


class Table(NamedTuple):
    columns: list[Column | None]  # None: no heading, or one that means nothing to us
    rows: list[Row]
    faults: list[Fault]

    @property
    def headings(self) -> dict[str, str]:
        return {column.field: column.heading for column in self.columns if column and column.field}


def table_in(sheet: Sheet, words: Vocabulary, reading: Reading, known: Known) -> Table:
    """`known` reads the words of fields that a vague heading claims only if a cell bears it out."""
    rows = [(line, row) for line, row in sheet.rows if any(map(_filled, row))]
    if not rows:
        return Table([], [], [Fault(0, "", "", Problem.EMPTY), *sheet.faults])
    at, headings = heading_row([row for _, row in rows], words)
    line = rows[max(at, 0)][0]
    missing = lacking(headings, words)
    if missing:
        seen = " ".join(text_of(cell) for cell in rows[max(at, 0)][1])
        faults = [fault(line, "", seen, problem) for problem in missing]
        return Table([], [], [*sheet.faults, *faults])
    body = [row for row in rows[at + 1 :] if row[1] != rows[at][1]]  # each page repeats them
    headings = [_borne_out(heading, at, body, known) for at, heading in enumerate(headings)]
    headings, faults = _one_each(headings, words, line)
    if faults:  # which of two columns is meant decides what every row says
        return Table([], [], [*sheet.faults, *faults])
    columns = [
        _column(heading, place, body, reading) if heading.text else None
        for place, heading in enumerate(headings)
    ]
    return Table(columns, body, sheet.faults)


def records(table: Table) -> Iterator[tuple[Record, list[Fault]]]:
    """Each row with the faults of its shape: a cell below no heading is never lost in silence."""
    width = len(table.columns)
    for count, (line, row) in enumerate(table.rows):
        pairs = zip(table.columns, row, strict=False)
        cells = [(column, cell) for column, cell in pairs if column and cell != ""]
        faults: list[Fault] = []
        if len(row) > width or None in table.columns:
            faults = [
                fault(line, "", text_of(cell), Problem.NO_HEADING)
                for place, cell in enumerate(row)
                if (place >= width or table.columns[place] is None)
                and _filled(cell)
                and text_of(cell) not in (str(count), str(count + 1))  # programs number their rows
            ]
        yield Record(line, cells), faults


def _filled(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())


def _borne_out(heading: Heading, place: int, body: list[Row], known: Known) -> Heading:
    """状态 may be ours or the shop's own: it is ours as soon as one cell says a word we know."""
    read = known.get(heading.field or "")
    if not heading.weak or not read:
        return heading
    for _, row in body:
        with suppress(Unreadable):
            if place < len(row) and read(row[place]) is not None:
                return heading
    return replace(heading, field=None, weak=False)


def _one_each(
    headings: list[Heading], words: Vocabulary, line: int
) -> tuple[list[Heading], list[Fault]]:
    """A vague heading yields to a plain one, and to the first of its kind; equals are a fault."""
    faults: list[Fault] = []
    plain_ones: dict[str, Heading] = {}
    texts = set[str]()
    for heading in headings:
        name = heading.text.casefold()
        taken = heading.field and not heading.weak and plain_ones.get(heading.field)
        if (name and name in texts) or (taken and heading.field not in words.several):
            other = taken.text if taken else heading.text
            faults.append(fault(line, heading.text, other, Problem.SAME_COLUMN))
        texts.add(name)
        if heading.field and not heading.weak:
            plain_ones.setdefault(heading.field, heading)
    if "given_name" in plain_ones:  # two parts of a name outrank a nickname
        plain_ones.setdefault("name", plain_ones["given_name"])
    settled: list[Heading] = []
    for heading in headings:
        if heading.weak and plain_ones.setdefault(heading.field or "", heading) is not heading:
            heading = replace(heading, field=None)
        settled.append(heading)
    return settled, faults


def _column(heading: Heading, place: int, body: list[Row], reading: Reading) -> Column:
    column = Column(heading.text, heading.field, reading, heading.note)
    if heading.field not in DATED:
        return column
    if DAY_FIRST.search(heading.note) or MONTH_FIRST.search(heading.note):
        day_first = bool(DAY_FIRST.search(heading.note))
        return replace(column, reading=replace(reading, day_first=day_first))
    cells = (row[place] for _, row in body if place < len(row))
    day_first, mixed = day_before_month(cells, reading.day_first)
    return replace(column, reading=replace(reading, day_first=day_first), mixed=mixed)
