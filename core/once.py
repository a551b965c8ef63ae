"""What a button under a notice writes down: once, however often it is pressed."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import select

from core import touches
from core.customers import Customer
from core.desk import Desk
from core.touches import Kind
from storage.tables import Touch

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
