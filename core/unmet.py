"""Somebody who is no customer yet, and becomes one when something is written about them."""

from dataclasses import fields
from typing import Any

from core import companies
from core.customers import Customer, NewCustomer
from core.desk import Desk, Role

NOBODY = 0  # no row has this id


def unmet(name: str) -> Customer:
    unknown: dict[str, Any] = {field.name: None for field in fields(Customer)}
    known: dict[str, Any] = {
        "id": NOBODY,
        "kind": companies.PERSON,
        "name": name,
        "status": "active",
    }
    return Customer(**unknown | known | {"phones": (), "tags": (), "order_days": 0, "touches": 0})


def met(desk: Desk, customer: Customer) -> Customer:
    """The customer they are from now on; whoever was one already is left as is."""
    if customer.id != NOBODY:
        return customer
    owner = desk.actor.id if desk.actor.role is Role.SALES else None
    return companies.add(desk, NewCustomer(customer.name, owner_id=owner))
