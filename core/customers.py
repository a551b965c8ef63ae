"""Customers: finding one, adding one, and everything a card shows of one."""

import dataclasses
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core import birthdays, changes, nicknames, rights, spotting
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, NewThing
from core.values import Birthday, Money, PersonRef, Phone, When
from storage import keys, search, tables
from storage.folding import fold

MOST = 6  # more than six buttons is a list nobody reads
SLICE = 500  # ids in one query; SQLite takes 32,766 at the most
MOST_DUPLICATES = 3  # named in a warning


@dataclass(frozen=True, slots=True)
class Customer:
    id: int
    kind: str
    name: str
    company: str | None
    company_id: int | None
    role: str | None
    phones: tuple[Phone, ...]
    email: str | None
    owner: PersonRef | None
    total: Money | None
    birthday: Birthday | None
    member_level: str | None
    member_until: date | None
    lapses_on: date | None  # the end after which they will not renew
    status: str
    tags: tuple[str, ...]
    external_id: str | None
    order_days: int
    last_order_on: date | None
    due_on: date | None
    overdue_on: date | None
    touches: int
    last_touch: When | None
    next_touch: When | None

    @property
    def ref(self) -> str:
        return f"c{self.id}"

    @property
    def owner_id(self) -> int | None:
        return self.owner.id if self.owner else None


class Meant(Customer):
    """A customer whom a word shall mean from now on."""

    __slots__ = ()


class Others(tuple[Customer, ...]):
    """Further customers of whom the same is told: 王小明和李雷, Acme and Globex."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about: the customer named, or one that was just announced; None: what
    the asker said last."""

    customer: Customer | None


@dataclass(eq=False)
class NoSuchCustomer(Refusal):
    name: str


@dataclass(eq=False)
class AlreadyThere(Refusal):
    """The same mobile number or e-mail is the same person."""

    name: str
    ref: str


@dataclass(eq=False)
class AlreadyKept(AlreadyThere):
    """And a colleague keeps them."""

    owner: PersonRef


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """What is known of somebody new. `phones`: (E.164, is it a mobile?)."""

    name: str
    kind: str = "person"
    phones: tuple[tuple[str, bool], ...] = ()
    email: str | None = None
    company: str | None = None
    birthday: Birthday | None = None
    owner_id: int | None = None
    company_id: int | None = None
    role: str | None = None


def find(desk: Desk, text: str) -> Sequence[Customer]:
    """Whoever is called exactly so alone, else whom the words fit, best first; up to MOST + 1."""
    ids = search.exact(desk.db, text) or search.search(desk.db, text, MOST + 1)
    if not ids:
        raise NoSuchCustomer(text)
    found = _less_people_of(by_ids(desk, ids), text)
    found = [one for one in found if one.status != "deceased"] or found  # not in a list of many
    mine = [one for one in found if one.owner_id == desk.actor.id]
    return [*mine, *(one for one in found if one not in mine)]


def resembling(desk: Desk, text: str) -> Sequence[Customer]:
    """Whose name sounds the same, or is one letter off."""
    return by_ids(desk, search.alike(desk.db, text, MOST))


def by_id(desk: Desk, customer_id: int) -> Customer:
    found = by_ids(desk, [customer_id])
    if not found:
        raise NoSuchCustomer(f"c{customer_id}")
    return found[0]


def by_ids(desk: Desk, ids: Sequence[int]) -> list[Customer]:
    """In the order of `ids`; what is gone is left out."""
    found: dict[int, Customer] = {}
    for start in range(0, len(ids), SLICE):
        some = tables.Customer.id.in_(ids[start : start + SLICE])
        rows = list(desk.db.scalars(select(tables.Customer).where(some)))
        found |= {one.id: one for one in _records(desk.db, rows)}
    return [found[one] for one in ids if one in found]


def named_first(desk: Desk, text: str) -> tuple[Sequence[Customer], str]:
    """Those whose whole name opens `text`, the longest name first, and what follows it."""
    heads = search.known_heads(desk.db, text)
    if not heads:
        return (), text
    longest = max(length for _, length in heads)
    ids = [one for one, length in heads if length == longest]
    return by_ids(desk, ids), text[longest:]


def add(desk: Desk, new: NewCustomer) -> Customer:
    """Raises AlreadyThere for a mobile or an e-mail we know."""
    permit = rights.require(desk, Action.ADD_CUSTOMER, NewThing(new.owner_id))
    unlike_others(desk, new.phones, new.email)
    row = tables.Customer(
        kind=new.kind,
        name=new.name,
        company=new.company,
        company_id=new.company_id,
        role=new.role,
        birthday=new.birthday.written if new.birthday else None,
        owner_id=new.owner_id,
        created=desk.now,
        tags=[],
        custom={},
    )
    changes.add(permit, row)
    contacts = [
        tables.Contact(customer_id=row.id, kind="phone", value=number, mobile=mobile)
        for number, mobile in new.phones
    ]
    if new.email:
        contacts.append(tables.Contact(customer_id=row.id, kind="email", value=new.email))
    if contacts:
        changes.add_all(permit, contacts)
    return by_id(desk, row.id)


def kept_by(desk: Desk, owner_id: int, most: int) -> Sequence[Customer]:
    """The first active customers of a colleague."""
    theirs = (tables.Customer.owner_id == owner_id, tables.Customer.status == "active")
    rows = desk.db.scalars(
        select(tables.Customer).where(*theirs).order_by(tables.Customer.id).limit(most)
    )
    return _records(desk.db, list(rows))


def likely_same(desk: Desk, name: str, but: int) -> Sequence[Customer]:
    """Others called exactly so: not the same person for sure, but worth a word."""
    ids = [one for one in search.exact(desk.db, name) if one != but]
    return by_ids(desk, ids[:MOST_DUPLICATES])


def sounding_like(desk: Desk, name: str, but: int) -> Sequence[Customer]:
    """Others whose name is a homophone, or one letter off."""
    ids = [one for one in search.alike(desk.db, name, MOST_DUPLICATES + 1) if one != but]
    return by_ids(desk, ids[:MOST_DUPLICATES])


def spoken_of(desk: Desk, words: str) -> Customer | None:
    """The one customer whose whole name stands in the words, or what the actor calls them; None
    when it could be two. Of namesakes one's own is meant."""
    found = {one for one, start, end in search.spotted(desk.db, words)
             if spotting.is_meant(words, start, end)}  # fmt: skip
    found = found or nicknames.spoken(desk, words)
    if len(found) > 1:
        same = by_ids(desk, sorted(found))
        names, mine = (
            {fold(one.name) for one in same},
            [one.id for one in same if one.owner_id == desk.actor.id],
        )
        found = {*mine} if len(names) == 1 else found
    return by_id(desk, found.pop()) if len(found) == 1 else None


def stretches(desk: Desk, words: str) -> list[tuple[int, int, int]]:
    """Every whole name of a customer in the words: whose it is by id, where it starts and ends."""
    return search.spotted(desk.db, words)


def without_names(desk: Desk, words: str) -> str:
    """The words less every whole name of a customer."""
    for _, start, end in sorted(stretches(desk, words), key=lambda one: -one[1]):
        words = f"{words[:start]} {words[end:]}"
    return words


def account_row(desk: Desk, customer: Customer) -> tables.Customer:
    """Who buys when this customer does: the company of one who belongs to one. Locked."""
    one = row(desk, customer)
    if one.company_id is None:
        return one
    return desk.db.get_one(tables.Customer, one.company_id, with_for_update=True)


def is_active(desk: Desk, customer_id: int) -> bool:
    found = desk.db.get(tables.Customer, customer_id)
    return found is not None and found.status == "active"


def row(desk: Desk, customer: Customer) -> tables.Customer:
    """The row as it is now, locked: the record in hand was read before."""
    found = desk.db.get(tables.Customer, customer.id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchCustomer(customer.name)
    return found


@changes.derives(tables.Contact, by="customer_id")
@changes.derives(tables.Customer)
def refresh(desk: Desk, ids: Collection[int]) -> None:
    """Search keys and the birthday index follow the name, the contacts and the date."""
    rows = list(desk.db.scalars(select(tables.Customer).where(tables.Customer.id.in_(ids))))
    contacts = _contacts(desk.db, ids)
    for one in rows:
        one.folded = fold(one.name)
        one.birthday_key = _birthday_key(one.birthday)
    desk.db.flush()
    _write_keys(desk.db, {one.id: _keys(one, contacts.get(one.id, ())) for one in rows}, ids)


def _write_keys(db: Session, wanted: dict[int, set[str]], ids: Collection[int]) -> None:
    key = tables.CustomerKey
    standing: dict[int, set[str]] = {}
    for customer_id, found in db.execute(
        select(key.customer_id, key.key).where(key.customer_id.in_(ids))
    ):
        standing.setdefault(customer_id, set()).add(found)
    for customer_id, old in standing.items():
        if gone := old - wanted.get(customer_id, set()):
            db.execute(delete(key).where(key.customer_id == customer_id, key.key.in_(gone)))
    new = [
        {"key": one, "customer_id": customer_id}
        for customer_id, all_ in wanted.items()
        for one in sorted(all_ - standing.get(customer_id, set()))
    ]
    if new:
        db.execute(insert(key), new)


def _keys(row: tables.Customer, contacts: Iterable[tables.Contact]) -> set[str]:
    phones = tuple(one.value for one in contacts if one.kind == "phone")
    email = next((one.value for one in contacts if one.kind == "email"), None)
    return keys.keys(keys.Searchable(row.name, row.company, phones, email))


def _birthday_key(written: str | None) -> str | None:
    known = birthdays.parse(written) if written else None
    return birthdays.key(known) if known else None


def _contacts(db: Session, ids: Collection[int]) -> dict[int, list[tables.Contact]]:
    found: dict[int, list[tables.Contact]] = {}
    wanted = select(tables.Contact).where(tables.Contact.customer_id.in_(ids))
    for one in db.scalars(wanted.order_by(tables.Contact.id)):
        found.setdefault(one.customer_id, []).append(one)
    return found


def unlike_others(
    desk: Desk, phones: Iterable[tuple[str, bool]], email: str | None, but: int = 0
) -> None:
    """Raises AlreadyThere when somebody else has that mobile or that e-mail."""
    same = [("phone", number) for number, mobile in phones if mobile]
    if email:
        same.append(("email", email))
    contact = tables.Contact
    for kind, value in same:
        these = contact.kind == kind, contact.value == value, contact.customer_id != but
        found = desk.db.scalar(select(contact.customer_id).where(*these).limit(1))
        if found:
            twin = by_id(desk, found)
            if twin.owner:
                raise AlreadyKept(twin.name, twin.ref, twin.owner)
            raise AlreadyThere(twin.name, twin.ref)


def _less_people_of(found: Sequence[Customer], text: str) -> list[Customer]:
    """Whom only the name of their company brought up is not meant where the company is there."""
    here = {one.id for one in found}
    return [
        one
        for one in found
        if one.company_id not in here
        or search.fits(text, keys.Searchable(one.name, None, (), None))
    ]


def _records(db: Session, rows: Sequence[tables.Customer]) -> list[Customer]:
    contacts = _contacts(db, [one.id for one in rows]) if rows else {}
    companies = _companies(db, rows)
    keepers = {one.owner_id for one in rows if one.owner_id}
    names: dict[int, str] = {}
    if keepers:
        staff = select(tables.Staff.id, tables.Staff.name).where(tables.Staff.id.in_(keepers))
        names = {number: name for number, name in db.execute(staff)}
    return [
        _record(one, contacts.get(one.id, []), names, companies.get(one.company_id, one))
        for one in rows
    ]


def _companies(db: Session, rows: Sequence[tables.Customer]) -> dict[int | None, tables.Customer]:
    ids = {one.company_id for one in rows if one.company_id}
    if not ids:
        return {}
    wanted = select(tables.Customer).where(tables.Customer.id.in_(ids))
    return {one.id: one for one in db.scalars(wanted)}


def _record(
    row: tables.Customer,
    contacts: Sequence[tables.Contact],
    names: dict[int, str],
    account: tables.Customer,
) -> Customer:
    """`account`: who buys and who is the member, the company of one who belongs to one."""
    owner = PersonRef(row.owner_id, names[row.owner_id]) if row.owner_id else None
    direct = {field.name: getattr(row, field.name) for field in _SAME}
    direct |= {name: getattr(account, name) for name in _THE_ACCOUNTS}
    if account is not row:
        direct["company"] = account.name
    return Customer(
        phones=tuple(Phone(one.value, row.owner_id) for one in contacts if one.kind == "phone"),
        email=next((one.value for one in contacts if one.kind == "email"), None),
        owner=owner,
        total=Money(account.total_minor, account.total_currency)
        if account.total_currency
        else None,
        birthday=birthdays.parse(row.birthday) if row.birthday else None,
        tags=tuple(row.tags or ()),
        touches=row.touch_count,
        last_touch=When(row.last_touch_at) if row.last_touch_at else None,
        next_touch=When(row.next_touch_at) if row.next_touch_at else None,
        **direct,
    )


_THE_ACCOUNTS = (
    "member_level", "member_until", "order_days", "last_order_on", "due_on", "overdue_on",
)  # fmt: skip
_READ_APART = {
    "phones", "email", "owner", "total", "birthday", "tags", "touches", "last_touch", "next_touch",
}  # fmt: skip
_SAME = [one for one in dataclasses.fields(Customer) if one.name not in _READ_APART]
