"""Run as a program of its own: a workbook on standard input, its rows as lines of JSON out.

A few kilobytes of workbook can ask for terabytes, and the reader then ends its whole process.
So it gets one, with a ceiling on memory and time. It imports nothing of ours.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

Line = dict[str, Any] | list[Any]

MOST_MEMORY = 1 << 30  # bytes of address space; three million short texts take half of it
MOST_TIME = 60  # seconds of processor


def main() -> None:
    _limit()
    most_cells = int(sys.argv[1])
    try:
        for line in _lines(sys.stdin.buffer.read(), most_cells):
            _say(line)
    except PasswordError:
        _say({"problem": "LOCKED"})
    except MemoryError:
        _say({"problem": "TOO_LARGE"})
    except CalamineError:
        _say({"problem": "NOT_A_TABLE"})


def _say(line: Line) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such ceilings; the separate process remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_TIME, MOST_TIME))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _lines(blob: bytes, most_cells: int) -> Iterator[Line]:
    book = CalamineWorkbook.from_filelike(BytesIO(blob))
    left = most_cells
    for at, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_index(at)
        left -= sheet.height * sheet.width
        if left < 0:
            raise MemoryError
        yield {"sheet": about.name, "first": (sheet.start or (0, 0))[0] + 1}
        yield from _filled(sheet)


def _filled(sheet: CalamineSheet) -> Iterator[Line]:
    for row in sheet.to_python():
        yield [_plain(cell) for cell in row]


def _plain(cell: Any) -> Any:
    """Days and instants as [ISO]; a clock time or a duration alone as its text."""
    match cell:
        case datetime():
            return [cell.isoformat()]
        case date():
            return [f"{cell.isoformat()}T00:00:00"]
        case time() | timedelta():
            return str(cell)
    return cell


if __name__ == "__main__":
    main()
