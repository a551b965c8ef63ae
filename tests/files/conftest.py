"""Files as a test writes them, read as one house reads them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from bot.files.customers import CustomerRow, customers_in
from bot.files.orders import OrderRow, orders_in
from bot.files.reading import Read, Reading

HERE = Reading(today=date(2026, 11, 22))

Customers = Callable[..., Read[CustomerRow]]
Orders = Callable[..., Read[OrderRow]]


@pytest.fixture
def reading() -> Reading:
    return HERE


@pytest.fixture
def customers() -> Customers:
    def read(content: str | bytes, **customs: Any) -> Read[CustomerRow]:
        blob = content.encode() if isinstance(content, str) else content
        return customers_in(blob, replace(HERE, **customs))

    return read


@pytest.fixture
def orders() -> Orders:
    def read(content: str | bytes, **customs: Any) -> Read[OrderRow]:
        blob = content.encode() if isinstance(content, str) else content
        return orders_in(blob, replace(HERE, **customs))

    return read


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """Sheets by name, each a list of rows; days are written as days."""

    def build(hidden: tuple[str, ...] = (), **sheets: list[list[Any]]) -> bytes:
        file = BytesIO()
        with xlsxwriter.Workbook(
            file, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}
        ) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                if name in hidden:
                    sheet.hide()
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
        return file.getvalue()

    return build
