"""What a button under a notice writes down: once, however often it is pressed."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import select

from core import customers, orders, touches
from core.customers import Customer
from core.desk import Desk
from core.touches import Kind, Logged
from core.values import Money
from storage.tables import Touch

RECENT = 20  # orders among which the same one may stand already
SAME = timedelta(days=180)  # a year's notice is never taken for that of the year before


def logged(
    desk: Desk, customer: Customer, kind: Kind, note: str, same: Collection[str] = ()
) -> bool:
    """Log a touch, unless it stands already, in these words or in one of `same`. False if so."""
    standing = select(Touch.id).where(
        Touch.customer_id == customer.id,
        Touch.kind == kind,
        Touch.note.in_({note, *same}),
        Touch.at > desk.now - SAME,
    )
    if desk.db.scalar(standing.limit(1)):
        return False
    touches.log(desk, customer, kind, note)
    return True


def bought(desk: Desk, logged: Logged, amount: Money) -> tuple[Customer, bool]:
    """An order of the sum a log tells of, on that day; whether it is new."""
    customer = customers.by_id(desk, logged.customer_id)
    on = min(logged.at.at.astimezone(desk.zone).date(), desk.today)
    account = customers.by_id(desk, customer.company_id) if customer.company_id else customer
    standing = orders.of_customer(desk, account, RECENT)
    if any(one.on == on and one.amount == amount for one in standing):
        return customer, False
    return orders.record(desk, customer, amount, on), True
