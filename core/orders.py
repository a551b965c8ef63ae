"""Orders, and the sums and dates on the customer that follow from them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from core import answers, changes, customers, order_status, rights, silence
from core.customers import Customer
from core.desk import Desk
from core.order_status import NOT_BOUGHT, OVER, Status, bought
from core.refusals import Refusal
from core.rights import Action
from core.values import Money, OrderNumber, PersonRef, Tracking
from storage import tables
from storage.tables import Order

__all__ = ["NOT_BOUGHT", "Purchase", "by_id", "of_customer", "record", "set_status"]


@dataclass(frozen=True, slots=True)
class Purchase:
    """One order as it stands."""

    id: int
    customer: PersonRef
    owner_id: int | None  # of the customer
    number: OrderNumber | None  # the shop's own
    on: date
    amount: Money
    item: str | None
    status: Status | None
    written: str | None  # the status as the shop's file had it
    tracking: Tracking | None

    @property
    def ref(self) -> str:
        return f"o{self.id}"


@dataclass(eq=False)
class NotASale(Refusal):
    """Sold for nothing, or for less."""

    amount: Money


@dataclass(eq=False)
class NotYet(Refusal):
    """Bought on a day that has not come."""

    on: date


@dataclass(eq=False)
class NoSuchOrder(Refusal):
    name: str


@dataclass(eq=False)
class NumberTaken(Refusal):
    """Two orders cannot have one number."""

    number: str
    name: str


def record(
    desk: Desk,
    customer: Customer,
    amount: Money,
    on: date | None = None,
    item: str | None = None,
    number: OrderNumber | None = None,
    status: Status | None = None,
    tracking: Tracking | None = None,
) -> Customer:
    """On the company, where the customer belongs to one. Raises NotASale, NumberTaken, and NotYet
    for a day after today."""
    row = customers.account_row(desk, customer)
    permit = rights.require(desk, Action.RECORD_ORDER, row)
    if on and on > desk.today:
        raise NotYet(on)
    if amount.minor <= 0:
        raise NotASale(amount)
    if number and (taken := numbered(desk, number)):
        raise NumberTaken(number, taken.customer.name)
    order = Order(
        customer_id=row.id,
        order_id=number,
        amount_minor=amount.minor,
        currency=amount.currency,
        on=on or desk.today,
        item=item or None,
        status=status,
        tracking=tracking,
        entered_on=desk.today,
        entered_at=desk.now,
    )
    changes.add(permit, order)
    answers.bought(permit, [row.id])
    return customers.by_id(desk, customer.id)


def by_id(desk: Desk, order_id: int) -> Purchase:
    row = desk.db.get(Order, order_id)
    if row is None:
        raise NoSuchOrder(f"o{order_id}")
    return _record(row, customers.by_id(desk, row.customer_id))


def numbered(desk: Desk, number: str) -> Purchase | None:
    """As it was written, else as somebody types it: a-17 is A-17."""
    for said in dict.fromkeys((number, number.upper(), number.lower())):
        if row := desk.db.scalar(select(Order).where(Order.order_id == said)):
            return _record(row, customers.by_id(desk, row.customer_id))
    return None


def of_customer(desk: Desk, customer: Customer, most: int, before: int = 0) -> list[Purchase]:
    """The newest first, `before` of them left out."""
    wanted = select(Order).where(Order.customer_id == customer.id)
    newest = wanted.order_by(Order.on.desc(), Order.id.desc()).limit(most).offset(before)
    return [_record(row, customer) for row in desk.db.scalars(newest)]


def standing(desk: Desk, customer: Customer, most: int) -> list[Purchase]:
    """Those of the last ones with which something may still happen."""
    found = of_customer(desk, customer, most)
    return [one for one in found if one.status not in OVER]


def unpaid(found: Sequence[Purchase]) -> list[Purchase]:
    return [one for one in found if one.status is Status.UNPAID]


def set_status(
    desk: Desk, order: Purchase, status: Status, tracking: Tracking | None = None
) -> Purchase:
    """Saying what is already so is no change."""
    row = locked(desk, order)
    customer = customers.by_id(desk, row.customer_id)
    permit = rights.require(desk, Action.RECORD_ORDER, customers.row(desk, customer))
    written = row.status if order_status.meaning(row.status) is status else status
    changes.change(permit, row, status=written, tracking=tracking or row.tracking)
    return _record(row, customer)


def locked(desk: Desk, order: Purchase) -> Order:
    """The row as it is now: the record in hand was read before."""
    row = desk.db.get(Order, order.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NoSuchOrder(order.ref)
    return row


def _record(row: Order, customer: Customer) -> Purchase:
    return Purchase(
        row.id,
        PersonRef(customer.id, customer.name),
        customer.owner_id,
        OrderNumber(row.order_id) if row.order_id else None,
        row.on,
        Money(row.amount_minor, row.currency),
        row.item,
        order_status.meaning(row.status),
        row.status,
        Tracking(row.tracking) if row.tracking else None,
    )


@changes.derives(Order, by="customer_id")
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """Computed again from the orders, never counted up and down: undo cannot bend it."""
    rows = desk.db.scalars(select(tables.Customer).where(tables.Customer.id.in_(ids)))
    found = {row.id: row for row in rows}
    mine = (Order.customer_id.in_(ids), bought())
    days = _days(desk, mine)
    totals = _totals(desk, mine)
    entered = _entered(desk, mine)
    for customer_id, row in found.items():
        row.order_days, row.order_count, row.first_order_on, row.last_order_on = days.get(
            customer_id, (0, 0, None, None)
        )
        row.total_currency, row.total_minor = totals.get(customer_id, (None, 0))
        row.orders_entered_on = entered.get(customer_id)
    desk.db.flush()
    silence.refresh(desk, ids)


def _days(desk: Desk, mine: Any) -> dict[int, tuple[int, int, date | None, date | None]]:
    query = select(
        Order.customer_id,
        func.count(Order.on.distinct()),
        func.count(),
        func.min(Order.on),
        func.max(Order.on),
    )
    rows = desk.db.execute(query.where(*mine).group_by(Order.customer_id))
    return {one: (days, count, first, last) for one, days, count, first, last in rows}


def _totals(desk: Desk, mine: Any) -> dict[int, tuple[str | None, int]]:
    """The sum in the currency the customer pays in most; sums of two would mean nothing."""
    query = select(
        Order.customer_id, Order.currency, func.sum(Order.amount_minor), func.count().label("n")
    )
    grouped = query.where(*mine).group_by(Order.customer_id, Order.currency)
    rows = desk.db.execute(grouped.order_by("n", Order.currency))
    return {one: (currency, int(total)) for one, currency, total, _ in rows}


def _entered(desk: Desk, mine: Any) -> dict[int, date]:
    """The day on which we heard of the last purchase."""
    query = select(Order.customer_id, Order.on, func.min(Order.entered_on))
    rows = desk.db.execute(
        query.where(*mine).group_by(Order.customer_id, Order.on).order_by(Order.on)
    )
    return {one: entered for one, _, entered in rows}
