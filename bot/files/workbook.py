"""Workbooks (XLSX, XLS, ODS) as sheets of cells, read in a process that may die."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.files.faults import Problem, Unreadable
from bot.files.reading import Cell, Sheet
from bot.files.separated import MOST_CELLS

READER = Path(__file__).with_name("calamine_process.py")
PATIENCE = 120  # seconds; its own ceiling is 60 of processor time


def sheets_in(blob: bytes) -> list[Sheet]:
    """The visible worksheets. Raises Unreadable."""
    command = [sys.executable, "-I", str(READER), str(MOST_CELLS)]
    try:
        done = subprocess.run(  # noqa: S603  our own program, and no word of the file in the command
            command, input=blob, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(Problem.TOO_LARGE) from None
    if done.returncode:  # 1: it gave up; anything else: it was stopped at a ceiling
        raise Unreadable(Problem.NOT_A_TABLE if done.returncode == 1 else Problem.TOO_LARGE)
    sheets: list[Sheet] = []
    first = 1
    for line in done.stdout.splitlines():
        said = json.loads(line)
        if isinstance(said, list):
            sheet = sheets[-1]
            sheet.rows.append((first + len(sheet.rows), [_cell(cell) for cell in said]))
        elif "problem" in said:
            raise Unreadable(Problem[said["problem"]])
        else:
            sheets.append(Sheet(said["sheet"], [], []))
            first = said["first"]
    return sheets


def _cell(cell: Any) -> Cell:
    if isinstance(cell, list):
        return datetime.fromisoformat(cell[0])
    typed: Cell = cell
    return typed
