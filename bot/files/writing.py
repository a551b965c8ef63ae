"""Tables out: CSV that no spreadsheet mistakes for a program, XLSX without formulas, JSON."""

import csv
import json
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal

Format = Literal["csv", "xlsx", "json"]
Value = str | int | Decimal | bool | date | datetime | None

# A cell that begins so is run by spreadsheets; an apostrophe stops them. One that already has
# apostrophes gets another, so that reading takes away what writing put there and no more.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
HARMLESS = re.compile(r"\+[0-9][0-9 ]{4,20}|-[0-9]+(?:\.[0-9]+)?")  # phones and sums stay readable
LONGEST_CELL, MOST_ROWS = 32_767, 1_048_576  # what a worksheet holds (Excel's specifications)
FIRST_YEAR = 1900  # a workbook has no number for an earlier day
MOST_EXACT = 10**15  # a workbook's numbers keep 15 digits


class TooMuch(ValueError):
    """An XLSX file cannot hold this; a CSV file can."""


def write_rows(
    target: Path | BinaryIO,
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    form: Format,
) -> int:
    """The number of rows written, to a file only its owner reads. Raises OSError, TooMuch."""
    with _opened(target) as file:
        return WRITERS[form](file, headings, rows)


@contextmanager
def _opened(target: Path | BinaryIO) -> Iterator[IO[bytes]]:
    if not isinstance(target, Path):
        yield target
        return
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        regular = stat.S_ISREG(os.fstat(file.fileno()).st_mode)  # and not a pipe or a terminal
        if regular and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), 0o600)  # it may have stood there, open to all
        try:
            yield file
        except BaseException:
            if regular:
                target.unlink(missing_ok=True)  # half an export looks like a whole one
            raise


def _csv(file: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    text = TextIOWrapper(file, "utf-8-sig", errors="replace", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([guarded(heading) for heading in headings])
    count = 0
    for row in rows:
        writer.writerow([_as_text(value) for value in row])
        count += 1
    text.detach()
    return count


def guarded(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) and not HARMLESS.fullmatch(text) else text


def _as_text(value: Value) -> str:
    if isinstance(value, str):
        return guarded(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _json(file: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    count = 0
    for row in rows:
        file.write(b",\n" if count else b"[\n")
        pairs = dict(zip(headings, map(_as_json, row), strict=True))
        file.write(json.dumps(pairs, ensure_ascii=False).encode("utf-8", "replace"))
        count += 1
    file.write(b"\n]\n" if count else b"[]\n")
    return count


def _as_json(value: Value) -> str | int | bool | None:
    """A sum stays exact as text; a float would not."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def _xlsx(file: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    import xlsxwriter  # here: a CSV or a bare --help shall not pay for it

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    count = 0
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading)
        for count, row in enumerate(rows, 1):
            if count >= MOST_ROWS:
                raise TooMuch(f"more than {MOST_ROWS} rows")
            for column, value in enumerate(row):
                _cell(sheet, count, column, value, day, instant)
    return count


def _cell(sheet: Any, row: int, column: int, value: Value, day: Any, instant: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, datetime) and value.tzinfo is None and value.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, value, instant)
    elif isinstance(value, date) and not isinstance(value, datetime) and value.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | Decimal) and -MOST_EXACT < value < MOST_EXACT:
        sheet.write_number(row, column, value)
    elif value is not None:
        text = value if isinstance(value, str) else _as_text(value)
        if len(text) > LONGEST_CELL:
            raise TooMuch(f"row {row + 1}: more than {LONGEST_CELL} characters in a cell")
        sheet.write_string(row, column, text.encode("utf-8", "replace").decode())


WRITERS: dict[Format, Callable[[IO[bytes], Sequence[str], Iterable[Sequence[Value]]], int]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
