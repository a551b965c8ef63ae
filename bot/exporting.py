"""Everything that was put in, as tables that `import` reads again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, fields, replace
from io import BytesIO
from itertools import islice
from pathlib import PurePath
from typing import Any, NamedTuple, TypeVar

from bot.files import headings
from bot.files.customers import CustomerRow
from bot.files.orders import OrderRow
from bot.files.outgoing import CUSTOMER_COLUMNS, ORDER_COLUMNS, customer_table, order_table
from bot.files.writing import Format, TooMuch, Value, write_rows
from bot.house import House
from bot.leases import Parcel
from bot.render import MADE, File
from core import exports
from core.desk import Desk
from core.exports import FollowUp, Promise, Trace
from core.facts import CustomerFacts, OrderFacts

T = TypeVar("T", CustomerFacts, OrderFacts)
AT_A_TIME = 500  # rows made into cells together
FORMATS: dict[str, Format] = {"csv": "csv", "xlsx": "xlsx", "json": "json"}
APART = "x-"  # before a custom field whose name would be read as a column of ours


class Table(NamedTuple):
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]


def enclose(house: House, parcel: Parcel) -> Parcel:
    """Make the files a letter promises, as things are now: nothing of them lies about before."""
    wanted = [one for one in parcel.letter.files if one.platform == MADE]
    if not wanted:
        return parcel
    return replace(parcel, made=tuple(_made(house, one) for one in wanted))


def _made(house: House, promised: File) -> tuple[str, bytes]:
    kind, _, form = promised.ref.partition(" ")
    try:
        return promised.name, _written(house, kind, FORMATS.get(form, "csv"))
    except TooMuch:  # no workbook holds so much
        return f"{PurePath(promised.name).stem}.csv", _written(house, kind, "csv")


def _written(house: House, kind: str, form: Format) -> bytes:
    file = BytesIO()
    with house.database.read() as db:
        table = TABLES[kind](house.own_desk(db))
        write_rows(file, table.headings, table.rows, form)
    return file.getvalue()


def _customers(desk: Desk) -> Table:
    custom = exports.custom_fields(desk)
    return Table([*CUSTOMER_COLUMNS, *_told_apart(custom)], _customer_rows(desk, custom))


def _customer_rows(desk: Desk, custom: Sequence[str]) -> Iterator[Sequence[Value]]:
    for some in _some(exports.customers(desk)):
        ours = [CustomerRow(**_values(replace(one, custom={}))) for one in some]
        _, rows = customer_table(ours)
        for one, row in zip(some, rows, strict=True):
            yield [*row, *(one.custom.get(name) for name in custom)]


def _told_apart(custom: Iterable[str]) -> Iterator[str]:
    """Headings that are read as custom fields again, and each as one of its own."""
    taken = {headings.fold(name) for name in CUSTOMER_COLUMNS}
    for name in custom:
        known = headings.recognised(name, headings.CUSTOMERS)
        heading = APART + name if known.field and not known.weak else name
        while headings.fold(heading) in taken:
            heading = APART + heading
        taken.add(headings.fold(heading))
        yield heading


def _orders(desk: Desk) -> Table:
    rows = (
        row
        for some in _some(exports.orders(desk))
        for row in order_table([OrderRow(**_values(one)) for one in some])[1]
    )
    return Table(ORDER_COLUMNS, rows)


def _plain(kind: Any, read: Callable[[Desk], Iterator[Any]]) -> Callable[[Desk], Table]:
    names = [one.name for one in fields(kind)]
    return lambda desk: Table(names, map(astuple, read(desk)))


TABLES: dict[str, Callable[[Desk], Table]] = {
    "customers": _customers,
    "orders": _orders,
    "followups": _plain(FollowUp, exports.followups),
    "tasks": _plain(Promise, exports.tasks),
    "audit": _plain(Trace, exports.audit),
}


def _values(one: CustomerFacts | OrderFacts) -> dict[str, Any]:
    return {each.name: getattr(one, each.name) for each in fields(one)}


def _some(rows: Iterator[T]) -> Iterator[list[T]]:
    while some := list(islice(rows, AT_A_TIME)):
        yield some
