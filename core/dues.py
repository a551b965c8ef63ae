"""What comes next for a customer, as the derived columns have it."""

from dataclasses import dataclass
from datetime import date

from core.customers import Customer
from core.desk import Desk
from storage import tables


@dataclass(frozen=True, slots=True)
class Dues:
    expiry_alert_on: date | None
    cadence_days: int | None
    touch_due_on: date | None


def of(desk: Desk, customer: Customer) -> Dues:
    row = desk.db.get_one(tables.Customer, customer.id)
    return Dues(row.expiry_alert_on, row.cadence_days, row.touch_due_on)
