"""A file that is to be imported, read and checked as a whole before anything is written."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, TypeVar

from bot.files import faults
from bot.files.customers import customers_in
from bot.files.faults import Fault, Problem
from bot.files.orders import orders_in
from bot.files.phones import e164
from bot.files.reading import Column, Read, Reading
from bot.slots.times import DAY_FIRST
from bot.texts import Text
from core import imported_customers, imported_orders
from core.desk import Desk
from core.facts import CustomerFacts, OrderFacts
from core.imports import Faulty, Import, Wrong
from core.uploads import FileKind

F = TypeVar("F", CustomerFacts, OrderFacts)
WHY = {problem: Text(**words) for problem, words in faults.WORDS.items()}
WRONG: dict[Wrong, Text] = {
    Wrong.AHEAD: Text(
        en="this day has not come yet",
        zh_hans="这一天还没到",
        zh_hant="這一天還沒到",
    ),
    Wrong.SEVERAL: Text(
        en="several customers are called so; write their number or phone instead",
        zh_hans="有多位客户叫这个名字，请改写客户编号或手机号",
        zh_hant="有多位客戶叫這個名字，請改寫客戶編號或手機號碼",
    ),
}
# Without these columns a table holds no orders; it may still hold customers.
NO_ORDERS = {
    Problem.NO_CUSTOMER_COLUMN,
    Problem.NO_DATE_COLUMN,
    Problem.NO_AMOUNT_COLUMN,
    Problem.NOT_A_TABLE,
    Problem.SAME_COLUMN,
    Problem.SEVERAL_SHEETS,
}


@dataclass(frozen=True, slots=True)
class Complaint:
    line: int  # 0: the whole file
    column: str
    value: str
    why: Text


@dataclass(frozen=True, slots=True)
class Incoming:
    kind: FileKind
    job: Import[Any]
    complaints: tuple[Complaint, ...]  # in the order of the file
    columns: tuple[Column, ...]

    @property
    def faulty_rows(self) -> int:
        return len({one.line for one in self.complaints})


def read(desk: Desk, kind: FileKind, name: str, blob: bytes) -> Incoming:
    if kind is FileKind.ORDERS:
        return _orders(desk, name, blob, orders_in(blob, _reading(desk)))
    return _customers(desk, name, blob)


def guess(desk: Desk, name: str, blob: bytes) -> Incoming:
    """Orders where the columns allow it: a list of orders names customers too."""
    found = orders_in(blob, _reading(desk))
    if not found.rows and {one.problem for one in found.faults} & NO_ORDERS:
        return _customers(desk, name, blob)
    return _orders(desk, name, blob, found)


def complaint(one: Faulty) -> Complaint:
    value = faults.fault(one.line, "", one.value, Problem.MISSING).value  # made short
    return Complaint(one.line, "", value, WRONG[one.wrong])


def _customers(desk: Desk, name: str, blob: bytes) -> Incoming:
    found = customers_in(blob, _reading(desk))
    job = imported_customers.load(name, _digest(desk, blob), _facts(CustomerFacts, found.rows))
    return Incoming(FileKind.CUSTOMERS, job, _complaints(found.faults), found.columns)


def _orders(desk: Desk, name: str, blob: bytes, found: Read[Any]) -> Incoming:
    number = partial(e164, country=desk.shop.country)
    rows = _facts(OrderFacts, found.rows)
    wrong = imported_orders.check(desk, rows, number)
    out = {one.line for one in wrong}
    sound = [row for row in rows if row.line not in out]
    job = imported_orders.load(name, _digest(desk, blob), sound, number)
    return Incoming(FileKind.ORDERS, job, _complaints(found.faults, wrong), found.columns)


def _reading(desk: Desk) -> Reading:
    shop = desk.shop
    return Reading(
        today=desk.today,
        country=shop.country,
        currency=shop.currency,
        day_first=shop.country in DAY_FIRST,
    )


def _facts(kind: type[F], rows: Iterable[Any]) -> list[F]:
    """The same columns, as core knows them."""
    names = [one.name for one in fields(kind)]
    return [kind(**{name: getattr(row, name) for name in names}) for row in rows]


def _digest(desk: Desk, blob: bytes) -> str:
    """Of all that decides what the rows of a file are."""
    customs = f"{desk.shop.country} {desk.shop.currency} ".encode()
    return hashlib.sha256(customs + blob).hexdigest()


def _complaints(found: Iterable[Fault], wrong: Iterable[Faulty] = ()) -> tuple[Complaint, ...]:
    said = [
        Complaint(one.line, one.column, one.value if one.line else "", WHY[one.problem])
        for one in found
    ]
    said += [complaint(one) for one in wrong]
    return tuple(sorted(said, key=lambda one: one.line))
