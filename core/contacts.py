"""Contacts: who answers at a number."""

from sqlalchemy import select

from core import customers
from core.customers import Customer
from core.desk import Desk
from core.values import Phone
from storage.tables import Contact


def answering_at(desk: Desk, phone: Phone, most: int = customers.MOST) -> list[Customer]:
    """Several where a whole family or company shares it."""
    theirs = select(Contact.customer_id).where(Contact.kind == "phone", Contact.value == phone.e164)
    ids = desk.db.scalars(theirs.order_by(Contact.id).limit(most)).all()
    return customers.by_ids(desk, list(dict.fromkeys(ids)))
