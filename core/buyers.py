"""Whose an order is: what stands in a file's customer column, and who is made of it if nobody."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.desk import Desk
from core.facts import PHONE
from core.identity import nameless
from core.imports import portions
from storage.folding import fold
from storage.tables import Contact, Customer

FEWEST_DIGITS = 7  # of a phone number, the shortest subscriber numbers; less is an id

Number = Callable[[str], tuple[str, bool] | None]
"""A phone number in E.164 and whether it is a mobile; None for what is none."""
Customers = dict[str, list[int]]
"""Whom each of the words in the customer column may mean."""


def known(db: Session, said: Iterable[str], number: Number) -> Customers:
    """By external id, else by phone, else by exact name; nobody for what is new."""
    found: Customers = {one: [] for one in said}
    for part in portions(found):
        _by_external_id(db, part, found)
        _by_phone(db, [one for one in part if not found[one]], number, found)
        _by_name(db, [one for one in part if not found[one]], found)
    return _for_their_companies(db, found)


def _for_their_companies(db: Session, found: Customers) -> Customers:
    """What somebody buys who belongs to a company, the company buys."""
    companies: dict[int, int] = {}
    for part in portions(one for ids in found.values() for one in ids):
        theirs = Customer.id.in_(part), Customer.company_id.is_not(None)
        rows = db.execute(select(Customer.id, Customer.company_id).where(*theirs))
        companies |= {one: company for one, company in rows if company}
    return {
        said: list(dict.fromkeys(companies.get(one, one) for one in ids))
        for said, ids in found.items()
    }


def _by_external_id(db: Session, said: Sequence[str], found: Customers) -> None:
    these = select(Customer.external_id, Customer.id).where(Customer.external_id.in_(said))
    for external_id, customer_id in db.execute(these):
        found[str(external_id)] = [customer_id]


def _by_phone(db: Session, said: Sequence[str], number: Number, found: Customers) -> None:
    numbers: dict[str, list[str]] = {}
    for one in said:
        if sum(map(str.isdigit, one)) >= FEWEST_DIGITS and (read := number(one)):
            numbers.setdefault(read[0], []).append(one)
    theirs = select(Contact.value, Contact.customer_id).where(
        Contact.kind == PHONE, Contact.value.in_(numbers)
    )
    for value, customer_id in db.execute(theirs.order_by(Contact.customer_id)):
        for one in numbers[value]:
            found[one].append(customer_id)


def _by_name(db: Session, said: Sequence[str], found: Customers) -> None:
    """Written the same way counts for more than folded the same way."""
    names: dict[str, list[str]] = {}
    for one in said:
        names.setdefault(fold(one), []).append(one)
    these = select(Customer.id, Customer.name, Customer.folded)
    called: dict[str, list[tuple[int, str]]] = {}
    for customer_id, name, folded in db.execute(
        these.where(Customer.folded.in_(names)).order_by(Customer.id)
    ):
        called.setdefault(folded, []).append((customer_id, name))
    for folded, namesakes in called.items():
        for one in names[folded]:
            exactly = [customer_id for customer_id, name in namesakes if name == one]
            found[one] = exactly or [customer_id for customer_id, _ in namesakes]


def newcomer(said: str, phone: tuple[str, bool] | None, desk: Desk) -> dict[str, Any]:
    """A customer, by column, of whom only this is known."""
    external_id = None if phone else said
    name = nameless(external_id, phone[0] if phone else "")
    return {"name": name, "external_id": external_id, "created": desk.now}
