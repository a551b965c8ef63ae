"""Orders, and the sums and dates on the customer that follow from them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select

from core import answers, changes, customers, rights, silence
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action
from core.values import Money
from storage import tables
from storage.tables import Order

NOT_BOUGHT = ("cancelled", "canceled", "refunded", "已取消", "已退款", "取消", "退款")


@dataclass(eq=False)
class NotASale(Refusal):
    """Sold for nothing, or for less."""

    amount: Money


@dataclass(eq=False)
class NotYet(Refusal):
    """Bought on a day that has not come."""

    on: date


def record(
    desk: Desk, customer: Customer, amount: Money, on: date | None = None, item: str | None = None
) -> Customer:
    """Raises NotASale, and NotYet for a day after today."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.RECORD_ORDER, row)
    if on and on > desk.today:
        raise NotYet(on)
    if amount.minor <= 0:
        raise NotASale(amount)
    order = Order(
        customer_id=customer.id,
        amount_minor=amount.minor,
        currency=amount.currency,
        on=on or desk.today,
        item=item,
        entered_on=desk.today,
    )
    changes.add(permit, order)
    answers.bought(permit, [row.id])
    return customers.by_id(desk, customer.id)


@changes.derives(Order, by="customer_id")
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """Computed again from the orders, never counted up and down: undo cannot bend it."""
    rows = desk.db.scalars(select(tables.Customer).where(tables.Customer.id.in_(ids)))
    found = {row.id: row for row in rows}
    bought = or_(Order.status.is_(None), Order.status.not_in(NOT_BOUGHT))
    mine = (Order.customer_id.in_(ids), bought)
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
