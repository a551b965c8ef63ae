"""A file that is to be imported, read and checked as a whole before anything is written."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from bot.files import faults
from bot.files.customers import read_customers
from bot.files.faults import Fault
from bot.files.orders import read_orders
from bot.files.phones import e164
from bot.files.reading import Reading
from bot.house import House
from bot.slots.times import DAY_FIRST
from bot.texts import Text
from core import imported_customers, imported_orders
from core.facts import CustomerFacts, OrderFacts
from core.imports import Faulty, Import, Wrong

F = TypeVar("F", CustomerFacts, OrderFacts)
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


@dataclass(frozen=True, slots=True)
class Incoming:
    job: Import[Any]
    complaints: list[str]  # one for each fault, with its line
    faulty_rows: int


def customers(house: House, path: Path) -> Incoming:
    read = read_customers(path, _reading(house))
    rows = _facts(CustomerFacts, read.rows)
    job = imported_customers.load(path.name, _digest(house, path), rows)
    return _incoming(house, path, job, read.faults)


def orders(house: House, path: Path) -> Incoming:
    number = partial(e164, country=house.shop.country)
    read = read_orders(path, _reading(house))
    rows = _facts(OrderFacts, read.rows)
    with house.database.read() as db:
        wrong = imported_orders.check(house.own_desk(db), rows, number)
    out = {one.line for one in wrong}
    sound = [row for row in rows if row.line not in out]
    job = imported_orders.load(path.name, _digest(house, path), sound, number)
    return _incoming(house, path, job, read.faults, wrong)


def _reading(house: House) -> Reading:
    shop = house.shop
    return Reading(
        today=house.clock().astimezone(house.zone).date(),
        country=shop.country,
        currency=shop.currency,
        day_first=shop.country in DAY_FIRST,
    )


def _facts(kind: type[F], rows: Iterable[Any]) -> list[F]:
    """The same columns, as core knows them."""
    names = [one.name for one in fields(kind)]
    return [kind(**{name: getattr(row, name) for name in names}) for row in rows]


def _digest(house: House, path: Path) -> str:
    """Of all that decides what the rows of a file are."""
    customs = f"{house.shop.country} {house.shop.currency} ".encode()
    return hashlib.sha256(customs + (path.read_bytes() if path.is_file() else b"")).hexdigest()


def _incoming(
    house: House,
    path: Path,
    job: Import[Any],
    found: Iterable[Fault],
    wrong: Iterable[Faulty] = (),
) -> Incoming:
    said = [(one.line, _complaint(house, path, one)) for one in found]
    said += [(one.line, complaint(house, path, one)) for one in wrong]
    said.sort(key=lambda pair: pair[0])
    return Incoming(job, [text for _, text in said], len({line for line, _ in said}))


def _complaint(house: House, path: Path, one: Fault) -> str:
    words = faults.WORDS[one.problem][house.language]
    value = one.value if one.line else ""  # of a whole file it is the file's name
    return ": ".join(filter(None, (_place(path, one.line), one.column, value, words)))


def complaint(house: House, path: Path, one: Faulty) -> str:
    value = faults.fault(one.line, "", one.value, faults.Problem.MISSING).value  # made short
    return f"{_place(path, one.line)}: {value}: {getattr(WRONG[one.wrong], house.language)}"


def _place(path: Path, line: int) -> str:
    return f"{path}:{line}" if line else str(path)
