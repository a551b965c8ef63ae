"""Orders out of a file: whose they are, and which of them are known already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import answers, buyers, changes
from core.buyers import Customers, Number
from core.desk import Desk
from core.facts import PHONE, OrderFacts
from core.imports import Clash, Faulty, Import, Report, Said, Wrong, merge, portions
from core.rights import Permit
from storage.tables import Contact, Customer, Order

COLUMNS = (
    "customer_id", "on", "amount_minor", "currency", "item", "order_id", "store", "status",
    "tracking",
)  # fmt: skip
LIKENESS = COLUMNS[:5]  # what makes two orders without a number the same one


def load(name: str, digest: str, rows: Sequence[OrderFacts], number: Number) -> Import[OrderFacts]:
    """Those with a number go first: what they settle tells what the others are like."""
    ordered = sorted(rows, key=lambda row: row.order_id is None)
    return Import("orders", name, digest, ordered, partial(plan, number))


def check(desk: Desk, rows: Sequence[OrderFacts], number: Number) -> list[Faulty]:
    """What only the desk can tell to be wrong, before anything is written."""
    known = buyers.known(desk.db, (row.customer for row in rows), number)
    ahead = [Faulty(row.line, str(row.on), Wrong.AHEAD) for row in rows if row.on > desk.today]
    several = [
        Faulty(row.line, row.customer, Wrong.SEVERAL)
        for row in rows
        if len(known[row.customer]) > 1
    ]
    return sorted(ahead + several, key=lambda one: one.line)


@dataclass(slots=True, eq=False)
class _Purchase:
    """An order as the rows so far leave it. Its customer is an id, or the words for a new one."""

    id: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    was: dict[str, Any] = field(default_factory=dict)
    rows: list[OrderFacts] = field(default_factory=list)

    @property
    def likeness(self) -> tuple[Any, ...]:
        return tuple(self.facts[name] for name in LIKENESS)


class _Ledger:
    """The orders that some rows may mean, and those which they bring."""

    def __init__(self) -> None:
        self._by_number: dict[str, _Purchase] = {}
        self._alike: dict[tuple[Any, ...], list[_Purchase]] = {}

    def read(self, db: Session, rows: Sequence[OrderFacts], known: Customers) -> None:
        columns = [getattr(Order, name) for name in COLUMNS]
        found: dict[int, _Purchase] = {}
        for these in _conditions(rows, known):
            for id_, *values in db.execute(select(Order.id, *columns).where(*these)):
                facts = dict(zip(COLUMNS, values, strict=True))
                found[id_] = _Purchase(id_, facts, dict(facts))
        for _, purchase in sorted(found.items()):
            self.enter(purchase)

    def enter(self, purchase: _Purchase) -> None:
        if number := purchase.facts["order_id"]:
            self._by_number[number] = purchase
        alike = self._alike.setdefault(purchase.likeness, [])
        if purchase not in alike:
            alike.append(purchase)

    def find(self, facts: dict[str, Any]) -> _Purchase | None:
        """By the shop's own number; without one an order without one is preferred."""
        if facts["order_id"]:
            return self._by_number.get(facts["order_id"])
        likeness = tuple(facts[name] for name in LIKENESS)
        alike = [one for one in self._alike.get(likeness, ()) if one.likeness == likeness]
        return min(alike, key=lambda one: bool(one.facts["order_id"]), default=None)


def _conditions(rows: Sequence[OrderFacts], known: Customers) -> Iterator[tuple[Any, ...]]:
    for numbers in portions(row.order_id for row in rows if row.order_id):
        yield (Order.order_id.in_(numbers),)
    unnumbered = [row for row in rows if not row.order_id]
    days = [row.on for row in unnumbered]
    for ids in portions(id_ for row in unnumbered for id_ in known[row.customer]):
        yield Order.customer_id.in_(ids), Order.on.between(min(days), max(days))


def plan(
    number: Number, desk: Desk, rows: Sequence[OrderFacts], said: Said[OrderFacts]
) -> "OrderPlan":
    known = buyers.known(desk.db, (row.customer for row in rows), number)
    made = OrderPlan(known, number, said)
    made.ledger.read(desk.db, rows, known)
    for row in rows:
        made.take(row)
    return made


class OrderPlan:
    def __init__(self, known: Customers, number: Number, said: Said[OrderFacts]) -> None:
        self.report = Report()
        self.ledger = _Ledger()
        self._known, self._number, self._said = known, number, said
        self._meant: dict[int, _Purchase] = {}
        self._newcomers: dict[str, None] = {}

    @property
    def empty(self) -> bool:
        return all(one.id and one.facts == one.was for one in self._meant.values())

    def said(self) -> Iterator[tuple[int, OrderFacts]]:
        for one in self._meant.values():
            if one.id is not None:
                yield from ((one.id, row) for row in one.rows)

    def take(self, row: OrderFacts) -> None:
        customers = self._known[row.customer]
        if len(customers) > 1:  # since the file was checked somebody got a namesake
            self.report.faults.append(Faulty(row.line, row.customer, Wrong.SEVERAL))
            return
        facts = self._facts(row, customers[0] if customers else row.customer)
        purchase = self.ledger.find(facts)
        new = purchase is None
        purchase = purchase or _Purchase(facts=dict.fromkeys(COLUMNS))
        self._meant[id(purchase)] = purchase
        stated = {name: value for name, value in facts.items() if value is not None}
        changed, clashes = merge(purchase.facts, stated, self._spoken(purchase))
        self.report.clashes += [Clash(row.line, name, line) for name, line in clashes]
        if isinstance(purchase.facts["customer_id"], str):
            self._newcomers[purchase.facts["customer_id"]] = None
        purchase.rows.append(row)
        self.ledger.enter(purchase)
        self.report.customers = len(self._newcomers)
        self.report.count(new, changed)

    def _facts(self, row: OrderFacts, customer: int | str) -> dict[str, Any]:
        plain = {name: getattr(row, name) for name in COLUMNS[4:]}
        return {
            "customer_id": customer,
            "on": row.on,
            "amount_minor": row.amount.minor,
            "currency": row.amount.currency,
            **plain,
        }

    def _spoken(self, purchase: _Purchase) -> dict[str, int]:
        """What earlier rows of the file have settled, and in which line."""
        spoken: dict[str, int] = {}
        for row in (*self._said.get(purchase.id or 0, ()), *purchase.rows):
            told = [name for name in COLUMNS[4:] if getattr(row, name) is not None]
            spoken = dict.fromkeys([*COLUMNS[:4], *told], row.line) | spoken
        return spoken

    def carry_out(self, permit: Permit) -> None:
        ids = self._add_customers(permit)
        new = [one for one in self._meant.values() if one.id is None]
        new.sort(key=lambda one: one.rows[0].line)  # ids in the order of the file
        orders = [_owned(one.facts, ids) | _entered(permit.desk, one.facts) for one in new]
        for purchase, number in zip(new, changes.add_many(permit, Order, orders), strict=True):
            purchase.id = number
        old = {one.id: one for one in self._meant.values() if one.was and one.facts != one.was}
        locked = select(Order).where(Order.id.in_(old)).with_for_update()
        edits = [(row, _owned(old[row.id].facts, ids)) for row in permit.desk.db.scalars(locked)]
        changes.change_all(permit, edits)
        answers.bought(permit, sorted({one["customer_id"] for one in orders}))

    def _add_customers(self, permit: Permit) -> dict[str, int]:
        phones = {said: self._number(said) for said in self._newcomers if said.startswith("+")}
        customers = [
            buyers.newcomer(said, phones.get(said), permit.desk) for said in self._newcomers
        ]
        added = changes.add_many(permit, Customer, customers)
        ids = dict(zip(self._newcomers, added, strict=True))
        contacts = [
            {"customer_id": ids[said], "kind": PHONE, "value": read[0], "mobile": read[1]}
            for said, read in phones.items()
            if read
        ]
        changes.add_many(permit, Contact, contacts)
        return ids


def _entered(desk: Desk, facts: dict[str, Any]) -> dict[str, Any]:
    """Of an older order the hour says nothing: nobody waits for its payment since just now."""
    fresh = facts["on"] == desk.today
    return {"entered_on": desk.today, "entered_at": desk.now if fresh else None}


def _owned(facts: dict[str, Any], ids: dict[str, int]) -> dict[str, Any]:
    customer = facts["customer_id"]
    return facts | {"customer_id": ids[customer] if isinstance(customer, str) else customer}
