"""What the meaning of a cell depends on, and what reading a file gives back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from bot.files.faults import Fault

Row = TypeVar("Row")
Cell = str | float | bool | datetime
"""What a file holds in one place; every date of a workbook is a naive datetime."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The customs of the house that reads: where a number, a sum or a date leaves a question."""

    today: date
    country: str = "CN"
    currency: str = "CNY"
    day_first: bool = False  # 5/3/2026 is the fifth of March


@dataclass(frozen=True, slots=True)
class Read(Generic[Row]):
    """The rows without a fault, and every fault of the others, in the order of the file."""

    rows: list[Row]
    faults: list[Fault]
    columns: "tuple[Column, ...]" = ()  # as they were understood; a card has none


@dataclass(frozen=True, slots=True)
class Column:
    """One heading. Without a field it is a custom one."""

    heading: str
    field: str | None
    reading: Reading
    note: str = ""  # what stood in brackets: 元, 农历, DD/MM/YYYY
    mixed: bool = False  # its dates prove both orders, so an open one cannot be decided


@dataclass(frozen=True, slots=True)
class Record:
    """The filled cells of one row or card."""

    line: int
    cells: list[tuple[Column, Cell]]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: list[tuple[int, list[Cell]]]  # each with its line in the file, counted from 1
    faults: list[Fault]
