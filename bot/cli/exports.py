"""`rapport export`: what was put in comes out, as a table that `import` reads again."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, fields, replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.cli import opening, trail
from bot.cli.opening import BAD_USAGE, Stop
from bot.files import headings
from bot.files.customers import CustomerRow
from bot.files.orders import OrderRow
from bot.files.outgoing import CUSTOMER_COLUMNS, ORDER_COLUMNS, customer_table, order_table
from bot.files.writing import Format, TooMuch, Value, write_rows
from bot.house import House
from core import exports
from core.desk import Desk
from core.exports import FollowUp, Promise, Trace
from core.facts import CustomerFacts, OrderFacts
from storage.mail import Audit

T = TypeVar("T", CustomerFacts, OrderFacts)
AT_A_TIME = 500  # rows made into cells together
ENDINGS: dict[str, Format] = {".csv": "csv", ".xlsx": "xlsx", ".json": "json"}
APART = "x-"  # before a custom field whose name would be read as a column of ours
BEGUN, DONE = "begun", "done"


class Table(NamedTuple):
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    out = Path(asked.out) if asked.out else None
    form = _format(asked.format, out)
    house = opening.house(conf, opening.database(conf), opening.clock(asked, conf))
    trace = house.database.write(lambda db: _begun(house, db, asked.kind))
    with house.database.read() as db:
        count = _write(TABLES[asked.kind](house.own_desk(db)), out, form)
    done = update(Audit).where(Audit.id == trace).values(outcome=DONE)
    house.database.write(lambda db: db.execute(done))
    if out:
        print(f"{out}: {count} row{'' if count == 1 else 's'}")  # noqa: T201
    return 0


def _format(asked: Format | None, out: Path | None) -> Format:
    if asked is None and out is None:
        return "csv"
    form = asked or ENDINGS.get(out.suffix.lower() if out else "")
    if form is None:
        raise Stop(f"{out}: say --format {', '.join(sorted(ENDINGS.values()))}", BAD_USAGE)
    if form == "xlsx" and out is None and sys.stdout.isatty():
        raise Stop("a workbook is nothing for a terminal: say --out FILE", BAD_USAGE)
    return form


def _begun(house: House, db: Session, kind: str) -> int:
    """Whoever takes data out has left a trace before the first row is read."""
    db.add(row := trail.entry(house, f"export {kind}", BEGUN))
    db.flush()
    return row.id


def _write(table: Table, out: Path | None, form: Format) -> int:
    try:
        return write_rows(out or sys.stdout.buffer, table.headings, table.rows, form)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise Stop(f"{out or 'standard output'}: {fault.strerror or fault}") from None
    except TooMuch as fault:
        raise Stop(f"{fault} do not fit into a workbook: take --format csv") from None


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
