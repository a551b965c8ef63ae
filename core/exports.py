"""Everything that was put in, page by page: what an export writes and an import reads again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select

from core import birthdays
from core.desk import Desk
from core.facts import EMAIL, PHONE, CustomerFacts, OrderFacts
from core.values import Money
from storage import tables
from storage.mail import Audit as AuditRow

PAGE = 500  # rows held in memory at a time
OWNER = "owner"  # the custom field where the name of an owner waits whom nobody knows
ALIKE = (
    "name", "kind", "external_id", "company", "role", "salutation", "member_level", "member_until",
    "language", "region", "timezone", "status", "consent", "note",
)  # fmt: skip


class ExportKind(StrEnum):
    """What there is to take out."""

    CUSTOMERS = "customers"
    ORDERS = "orders"
    FOLLOWUPS = "followups"
    TASKS = "tasks"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A touch, as told; times are in the zone of the shop."""

    customer: str
    external_id: str | None
    at: datetime
    kind: str
    note: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A task."""

    owner: str
    customer: str | None
    external_id: str | None
    what: str
    due: datetime
    repeat: str | None
    zone: str
    done: datetime | None


@dataclass(frozen=True, slots=True)
class Trace:
    """Who asked for what, from where, and what came of it."""

    at: datetime
    actor: str
    origin: str
    intent: str | None
    outcome: str
    source: str
    about: str | None


def customers(desk: Desk) -> Iterator[CustomerFacts]:
    staff = select(tables.Staff.id, tables.Staff.name)
    names: dict[int | None, str] = {number: name for number, name in desk.db.execute(staff)}
    for page in _pages(desk, tables.Customer):
        contacts = _contacts(desk, [row.id for row in page])
        for row in page:
            yield _customer(row, contacts.get(row.id, []), names.get(row.owner_id))


def custom_fields(desk: Desk) -> list[str]:
    """The names of all that any customer has, in the order in which they came up.

    A waiting owner's name fills the column of the owner, unless there is one by now.
    """
    row, found = tables.Customer, dict[str, None]()
    last = 0
    while page := desk.db.execute(
        select(row.id, row.owner_id, row.custom).where(row.id > last).order_by(row.id).limit(PAGE)
    ).all():
        for _, owner_id, custom in page:
            found |= dict.fromkeys(name for name in custom or {} if owner_id or name != OWNER)
        last = page[-1].id
    return list(found)


def orders(desk: Desk) -> Iterator[OrderFacts]:
    for page in _pages(desk, tables.Order):
        buyers = _told_apart(desk, {row.customer_id for row in page})
        for row in page:
            yield OrderFacts(
                customer=buyers[row.customer_id],
                on=row.on,
                amount=Money(row.amount_minor, row.currency),
                order_id=row.order_id,
                item=row.item,
                store=row.store,
                status=row.status,
                tracking=row.tracking,
            )


def followups(desk: Desk) -> Iterator[FollowUp]:
    for page in _pages(desk, tables.Touch):
        people = _named(desk, tables.Customer, {row.customer_id for row in page})
        staff = _named(desk, tables.Staff, {row.staff_id for row in page})
        for row in page:
            customer = people[row.customer_id]
            by = staff.get(row.staff_id)
            yield FollowUp(
                customer.name,
                customer.external_id,
                row.at.astimezone(desk.zone),
                row.kind,
                row.note,
                by.name if by else None,
            )


def tasks(desk: Desk) -> Iterator[Promise]:
    for page in _pages(desk, tables.Task):
        people = _named(desk, tables.Customer, {row.customer_id for row in page})
        staff = _named(desk, tables.Staff, {row.owner_id for row in page})
        for row in page:
            customer = people.get(row.customer_id)
            yield Promise(
                staff[row.owner_id].name,
                customer.name if customer else None,
                customer.external_id if customer else None,
                row.what,
                row.due.astimezone(desk.zone),
                row.repeat,
                row.zone,
                row.done and row.done.astimezone(desk.zone),
            )


def audit(desk: Desk) -> Iterator[Trace]:
    for page in _pages(desk, AuditRow):
        for row in page:
            at = row.at.astimezone(desk.zone)
            yield Trace(at, row.actor, row.origin, row.intent, row.outcome, row.source, row.about)


def _pages(desk: Desk, table: Any) -> Iterator[Sequence[Any]]:
    last = 0
    while page := desk.db.scalars(
        select(table).where(table.id > last).order_by(table.id).limit(PAGE)
    ).all():
        yield page
        last = page[-1].id


def _named(desk: Desk, table: Any, ids: set[int | None]) -> dict[int | None, Any]:
    rows = desk.db.scalars(select(table).where(table.id.in_(ids - {None})))
    return {row.id: row for row in rows}


def _contacts(desk: Desk, ids: Sequence[int]) -> dict[int, list[tables.Contact]]:
    contact = tables.Contact
    found: dict[int, list[tables.Contact]] = {}
    these = select(contact).where(contact.customer_id.in_(ids)).order_by(contact.id)
    for one in desk.db.scalars(these):
        found.setdefault(one.customer_id, []).append(one)
    return found


def _customer(
    row: tables.Customer, contacts: Sequence[tables.Contact], owner: str | None
) -> CustomerFacts:
    custom = {name: str(value) for name, value in row.custom.items()}
    plain: dict[str, Any] = {name: getattr(row, name) for name in ALIKE}
    return CustomerFacts(
        **plain,
        phones=tuple(one.value for one in contacts if one.kind == PHONE),
        mobiles=frozenset(one.value for one in contacts if one.mobile),
        email=next((one.value for one in contacts if one.kind == EMAIL), None),
        birthday=birthdays.parse(row.birthday) if row.birthday else None,
        owner=owner or custom.pop(OWNER, None),
        tags=tuple(row.tags),
        custom=custom,
    )


def _told_apart(desk: Desk, ids: set[int]) -> dict[int, str]:
    """By what an import knows the customer again: external id, a phone of their own, or name."""
    contact = tables.Contact
    mine = select(contact.value).where(contact.kind == PHONE, contact.customer_id.in_(ids))
    shared = contact.kind == PHONE, contact.value.in_(mine)
    alone = (
        select(func.min(contact.customer_id), contact.value)
        .where(*shared)
        .group_by(contact.value)
        .having(func.count() == 1)
    )
    phones: dict[int, str] = {}
    for customer_id, value in desk.db.execute(alone.order_by(func.min(contact.id))):
        phones.setdefault(customer_id, value)
    people = _named(desk, tables.Customer, set(ids))
    return {one: people[one].external_id or phones.get(one) or people[one].name for one in ids}
