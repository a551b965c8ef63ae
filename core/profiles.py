"""What is known of a customer, changed piece by piece: name, numbers, birthday, work, tags."""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import select

from core import changes, companies, customers, rights
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, Permit
from core.values import Birthday, PersonRef, Phone, Tags
from storage.folding import fold
from storage.tables import Contact
from storage.tables import Customer as Row

MOST_TAGS = 20  # on one customer; a card has one line for them


class Field(StrEnum):
    NAME = "name"
    KIND = "kind"
    PHONE = "phone"  # instead of the number known so far
    SECOND_PHONE = "phone2"  # besides it
    EMAIL = "email"
    BIRTHDAY = "birthday"
    COMPANY = "company"
    ROLE = "role"
    SALUTATION = "salutation"
    LEVEL = "level"


Known = str | Phone | Birthday | PersonRef
"""Of a company that is a customer, who that is."""


@dataclass(frozen=True, slots=True)
class Edits:
    """Said in one breath: 王建国是宏远的采购 is his company and his role."""

    all: tuple[tuple[Field, Known], ...]


@dataclass(eq=False)
class TooManyTags(Refusal):
    most: int


def _with_year(known: Birthday | None, said: Birthday) -> Birthday:
    """Said without its year, the year that was known still holds."""
    if said.year or known is None or known.year is None or known.lunar or said.lunar:
        return said  # a lunar year ends in the middle of a solar one
    born_on_leap_day = (said.month, said.day) == (2, 29)
    possible = isleap(known.year) or not born_on_leap_day
    return replace(said, year=known.year) if possible else said


def change(desk: Desk, customer: Customer, edits: Edits) -> Customer:
    """Raises AlreadyThere for another's mobile or e-mail, NotAPerson and NotACompany."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    said = dict(edits.all)
    role = str(said[Field.ROLE]) if Field.ROLE in said else None
    for field, value in edits.all:
        match field, value:
            case ((Field.PHONE | Field.SECOND_PHONE), Phone()):
                _call_at(permit, row, value, instead=field is Field.PHONE)
            case Field.EMAIL, str():
                _write_to(permit, row, value)
            case Field.BIRTHDAY, Birthday():
                _of_people_only(row)
                changes.change(permit, row, birthday=_with_year(customer.birthday, value).written)
            case Field.COMPANY, PersonRef():
                companies.join(desk, customer, customers.by_id(desk, value.id), role)
            case Field.COMPANY, str():
                _works_at(permit, row, value)
            case Field.LEVEL, str():
                changes.change(permit, customers.account_row(desk, customer), member_level=value)
            case Field.KIND, companies.PERSON if companies.size(desk, customer):
                raise companies.NotAPerson(row.name)
            case ((Field.NAME | Field.KIND | Field.ROLE | Field.SALUTATION), str()):
                changes.change(permit, row, **{field.value: value})
    if row.kind == companies.COMPANY:
        _is_a_company(permit, row)
    return customers.by_id(desk, customer.id)


def tag(desk: Desk, customer: Customer, tags: Tags) -> tuple[str, ...]:
    """Those that are new; raises TooManyTags."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    has = {fold(one) for one in row.tags}
    new = tuple(one for one in tags.names if fold(one) not in has)
    if len(row.tags) + len(new) > MOST_TAGS:
        raise TooManyTags(MOST_TAGS)
    changes.change(permit, row, tags=[*row.tags, *new])
    return new


def untag(desk: Desk, customer: Customer, tags: Tags) -> tuple[str, ...]:
    """Those that were there."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    unwanted = {fold(one) for one in tags.names}
    gone = tuple(one for one in row.tags if fold(one) in unwanted)
    changes.change(permit, row, tags=[one for one in row.tags if one not in gone])
    return gone


def _call_at(permit: Permit, row: Row, phone: Phone, *, instead: bool) -> None:
    """A mobile goes in the place of a mobile, a landline of a landline."""
    customers.unlike_others(permit.desk, [(phone.e164, phone.mobile)], None, but=row.id)
    known = _contacts(permit, row, "phone")
    if any(one.value == phone.e164 for one in known):
        return
    old = next((one for one in known if one.mobile is phone.mobile), None)
    if instead and old:
        changes.change(permit, old, value=phone.e164)
        return
    changes.add(
        permit,
        Contact(customer_id=row.id, kind="phone", value=phone.e164, mobile=phone.mobile),
    )


def _write_to(permit: Permit, row: Row, email: str) -> None:
    customers.unlike_others(permit.desk, (), email, but=row.id)
    known = _contacts(permit, row, "email")
    if any(one.value == email for one in known[1:]):
        return
    if known:
        changes.change(permit, known[0], value=email)
    else:
        changes.add(permit, Contact(customer_id=row.id, kind="email", value=email))


def _works_at(permit: Permit, row: Row, company: str) -> None:
    """Where nobody buys from us: only the words are kept."""
    _of_people_only(row)
    role = row.role if row.company and companies.same_company(row.company, company) else None
    changes.change(permit, row, company=company, company_id=None, role=role)


def _is_a_company(permit: Permit, row: Row) -> None:
    """Its people are called after it; one that was a person until now belongs to no other."""
    changes.change(permit, row, company=None, company_id=None, role=None)
    companies.follow(permit, [row.id])


def _of_people_only(row: Row) -> None:
    if row.kind != companies.PERSON:
        raise companies.NotAPerson(row.name)


def _contacts(permit: Permit, row: Row, kind: str) -> Sequence[Contact]:
    theirs = select(Contact).where(Contact.customer_id == row.id, Contact.kind == kind)
    return permit.desk.db.scalars(theirs.order_by(Contact.id).with_for_update()).all()
