"""Orders out of a file: one typed row each, or every fault that keeps it out."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.files.cells import checked, identifier, single, stated
from bot.files.cleaning import plain, text_of
from bot.files.dates import day_in
from bot.files.decoding import text_in
from bot.files.faults import Fault, Problem, Unreadable, fault
from bot.files.headings import ORDERS
from bot.files.money import currency_in, money_in
from bot.files.phones import phones_in
from bot.files.reading import Cell, Column, Read, Reading, Record, Sheet
from bot.files.sheets import bytes_of, is_workbook, text_sheet, weighed, workbook_sheet
from bot.files.table import records, table_in
from bot.files.vcard import is_vcard
from core.values import Money

# What tells who bought, the surest first.
IDENTIFYING = ("external_id", "customer", "phone", "name")


@dataclass(frozen=True, slots=True)
class OrderRow:
    line: int
    customer: str  # external id, phone or exact name, as written; E.164 out of a phone column
    on: date
    amount: Money
    order_id: str | None = None
    item: str | None = None
    store: str | None = None
    status: str | None = None
    tracking: str | None = None


def read_orders(path: Path, reading: Reading) -> Read[OrderRow]:
    """Never raises for what a file holds: what is wrong with it is a fault."""
    try:
        return orders_in(bytes_of(path), reading)
    except Unreadable as why:
        return Read([], [fault(0, "", path.name, why.problem)])


def orders_in(blob: bytes, reading: Reading) -> Read[OrderRow]:
    """The same for a file that came by chat."""
    rows: list[OrderRow] = []
    try:
        table = table_in(_sheet(weighed(blob)), ORDERS, reading, {})
    except Unreadable as why:
        return Read([], [fault(0, "", why.value, why.problem)])
    faults = table.faults
    for record, torn in records(table):
        row, wrong = _order(record, table.headings)
        faults += torn + wrong
        if row and not torn:
            rows.append(row)
    columns = tuple(column for column in table.columns if column)
    return Read(rows, sorted(faults, key=lambda each: each.line), columns)


def _sheet(blob: bytes) -> Sheet:
    if is_workbook(blob):
        return workbook_sheet(blob, ORDERS)
    text = text_in(blob)
    if is_vcard(text):  # people, not orders
        raise Unreadable(Problem.NOT_A_TABLE)
    return text_sheet(text, ORDERS)


def _order(record: Record, headings: dict[str, str]) -> tuple[OrderRow | None, list[Fault]]:
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    faulty = set[str]()
    # the amount last: the row's own currency says what its $ and its comma mean
    for column, cell in sorted(record.cells, key=lambda pair: pair[0].field == "amount"):
        if not column.field:
            continue
        try:
            value = READERS[column.field](checked(cell), column, values.get("currency"))
        except Unreadable as why:
            faults.append(fault(record.line, column.heading, text_of(cell), why.problem))
            faulty.add(column.field)
            continue
        if value is not None:
            values[column.field] = value
    if record.cells:
        faults += _missing(record.line, values.keys() | faulty, headings)
    return (None if faults or not record.cells else _row(record.line, values)), faults


def _missing(line: int, fields: Set[str], headings: dict[str, str]) -> list[Fault]:
    return [
        fault(
            line,
            next(headings[field] for field in group if field in headings),
            "",
            Problem.MISSING,
        )
        for group in (IDENTIFYING, ("date",), ("amount",))
        if fields.isdisjoint(group)
    ]


def _row(line: int, values: dict[str, Any]) -> OrderRow:
    customer = next(values[field] for field in IDENTIFYING if field in values)
    return OrderRow(
        line,
        customer,
        values["date"],
        values["amount"],
        *(values.get(field) for field in OPTIONAL),
    )


def _phone(cell: Cell, column: Column, _: object = None) -> str | None:
    text = plain(cell)
    return phones_in(text, column.reading.country).numbers[0][0] if text else None


def _day(cell: Cell, column: Column, _: object = None) -> date | None:
    if cell == "" or (isinstance(cell, str) and not plain(cell)):
        return None
    return day_in(cell, column.reading, mixed=column.mixed)


def _amount(cell: Cell, column: Column, said: str | None) -> Money | None:
    if isinstance(cell, str) and not plain(cell):
        return None
    return money_in(cell, column.reading.currency, said, column.note)


def _currency(cell: Cell, column: Column, _: object = None) -> str | None:
    return currency_in(plain(cell), column.reading.currency)


READERS: dict[str, Callable[[Cell, Column, str | None], object]] = {
    "external_id": lambda cell, column, _: identifier(cell, column),
    "customer": lambda cell, column, _: identifier(cell, column),
    "phone": _phone,
    "name": lambda cell, column, _: single(cell, column),
    "date": _day,
    "amount": _amount,
    "currency": _currency,
    "order_id": lambda cell, column, _: identifier(cell, column),
    "item": lambda cell, column, _: stated(cell, column),
    "store": lambda cell, column, _: stated(cell, column),
    "status": lambda cell, column, _: stated(cell, column),
    "tracking": lambda cell, column, _: identifier(cell, column),
}
OPTIONAL = ("order_id", "item", "store", "status", "tracking")
