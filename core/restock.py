"""Regulars whose own rhythm says that they are about to buy again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from core import churn, customers
from core.customers import Customer
from core.desk import Desk
from storage import tables


@dataclass(frozen=True, slots=True)
class Running:
    """Somebody who is likely to run out of what they bought."""

    customer: Customer
    pace: int  # days between their purchases so far
    last: date


def running_out(desk: Desk, owner_id: int) -> Sequence[Running]:
    """On the one day on which a purchase is due by the customer's rhythm: once per purchase."""
    row = tables.Customer
    due = select(row.id, row.first_order_on, row.last_order_on, row.order_days).where(
        row.owner_id == owner_id,
        row.due_on == desk.today,
        row.status == "active",
        row.order_days >= churn.REGULAR_DAYS,
    )
    found = {
        one: (_pace(first, last, days), last)
        for one, first, last, days in desk.db.execute(due)
        if first and last
    }
    return [Running(one, *found[one.id]) for one in customers.by_ids(desk, sorted(found))]


def _pace(first: date, last: date, days: int) -> int:
    return round((last - first) / timedelta(days=1) / (days - 1))
