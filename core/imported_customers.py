"""Customers out of a file: what each row adds to whom, and what of it is to be asked about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from core import changes, companies, staff
from core.companies import Account
from core.desk import Desk
from core.facts import ACTIVE, EMAIL, PERSON, PHONE, CustomerFacts, Key
from core.identity import COLUMNS, CUSTOM, Age, Circle, Person
from core.imports import Clash, Import, Report, Said, Twin, merge
from core.rights import Permit
from storage.folding import fold
from storage.tables import Contact, Customer

OWNER = CUSTOM + "owner"  # where the name of an owner waits whom we do not know
AS_WRITTEN = set(COLUMNS) - {"kind", "status", "birthday", "owner_id", "tags", "custom"}


def load(name: str, digest: str, rows: Iterable[CustomerFacts]) -> Import[CustomerFacts]:
    """The surest rows go first: what they settle, a row that knows only a name cannot upset."""
    settled = _less_memberships(list(rows))
    ordered = sorted(settled, key=lambda row: 0 if row.external_id else 1 if row.keys else 2)
    return Import("customers", name, digest, ordered, plan)


def _less_memberships(rows: Sequence[CustomerFacts]) -> Iterator[CustomerFacts]:
    """What the row of a company says of its membership counts for its people's rows too."""
    members = {
        companies.bare(row.name)
        for row in rows
        if row.kind == companies.COMPANY and (row.member_level or row.member_until)
    }
    for row in rows:
        if row.company and companies.bare(row.company) in members:
            row = replace(row, member_level=None, member_until=None)
        yield row


def plan(desk: Desk, rows: Sequence[CustomerFacts], said: Said[CustomerFacts]) -> "CustomerPlan":
    colleagues = {fold(one.name): one.id for one in staff.everybody(desk.db)}
    circle = Circle(desk.db, rows)
    made = CustomerPlan(circle, colleagues, said, companies.accounts(desk.db, circle.ids))
    for row in rows:
        made.take(row)
    return made


class CustomerPlan:
    def __init__(
        self,
        circle: Circle,
        colleagues: dict[str, int],
        said: Said[CustomerFacts],
        accounts: dict[int, Account],
    ) -> None:
        self.report = Report()
        self._circle, self._colleagues, self._said = circle, colleagues, said
        self._accounts = accounts
        self._meant: dict[Age, Person] = {}

    @property
    def empty(self) -> bool:
        return not any(one.differs for one in self._meant.values())

    def said(self) -> Iterator[tuple[int, CustomerFacts]]:
        for one in self._meant.values():
            if one.id is not None:
                yield from ((one.id, row) for row in one.rows)

    def take(self, row: CustomerFacts) -> None:
        person = self._circle.find(row)
        new = person is None
        sure = new or row.external_id is not None
        person = person or self._circle.newcomer(row)
        self._meant[person.age] = person
        stated = self._stated(row, person)
        if not (sure or person.nameless):
            del stated["name"]  # another way of writing it
        aside = self._shared(row, person, aside=not sure)
        if stated.get(EMAIL) in person.other_emails or (EMAIL, stated.get(EMAIL)) in aside:
            del stated[EMAIL]
        changed, clashes = merge(person.facts, stated, self._spoken(person))
        self.report.clashes += [Clash(row.line, name, line) for name, line in clashes]
        changed |= _add_phones(row, person, aside)
        if "owner_id" in stated and person.facts.get(OWNER) == row.owner:
            del person.facts[OWNER]  # a colleague by now, whose name need not wait
            changed = True
        person.rows.append(row)
        self._circle.enter(person)
        self.report.count(new, changed)

    def _stated(self, row: CustomerFacts, person: Person) -> dict[str, Any]:
        """By column what the row says; empty cells and what they are read as are left out."""
        stated = {name: getattr(row, name) for name in AS_WRITTEN}
        stated |= {CUSTOM + name: text for name, text in row.custom.items()}
        stated |= {
            "kind": row.kind if row.kind != PERSON else None,
            "status": row.status if row.status != ACTIVE else None,
            "birthday": row.birthday.written if row.birthday else None,
            "tags": tuple(dict.fromkeys([*person.facts["tags"], *row.tags])),
            EMAIL: row.email.casefold() if row.email else None,
        }
        if row.owner and (owner := self._colleagues.get(fold(row.owner))):
            stated["owner_id"] = owner
        elif row.owner:
            stated[OWNER] = row.owner
            self.report.strangers.setdefault(row.owner, []).append(row.line)
        stated = {name: value for name, value in stated.items() if value is not None}
        account = self._accounts.get(person.id or 0)
        return _left_to_company(stated, account) if account else stated

    def _spoken(self, person: Person) -> dict[str, int]:
        """What earlier rows of the file have settled, and in which line."""
        spoken: dict[str, int] = {}
        for row in (*self._said.get(person.id or 0, ()), *person.rows):
            told = {
                name for name in (*AS_WRITTEN, "birthday", EMAIL) if getattr(row, name) is not None
            }
            told |= {CUSTOM + name for name in row.custom}
            told |= {"owner_id", OWNER} if row.owner else set()
            told |= {"kind"} if row.kind != PERSON else set()
            told |= {"status"} if row.status != ACTIVE else set()
            spoken = dict.fromkeys(told, row.line) | spoken
        return spoken

    def _shared(self, row: CustomerFacts, person: Person, *, aside: bool) -> set[Key]:
        """Report who else has a number that is new to this person.

        `aside`: what a namesake has stays theirs, or the next row with it could mean either.
        """
        left, others = set[Key](), dict[Age, Person]()
        for key in row.keys:
            if key in person.keys or not (other := self._circle.another(key, person)):
                continue
            others[other.age] = other
            if aside and any(one is not person for one in self._circle.namesakes(key, row.name)):
                left.add(key)
        if others:
            self.report.twins.append(_twin(row, others[min(others)]))
        return left

    def carry_out(self, permit: Permit) -> None:
        today = permit.desk.today
        new = [one for one in self._meant.values() if one.id is None]
        new.sort(key=lambda one: one.age)  # so that it is theirs the next time as well
        customers = [_columns(one, today) | {"created": permit.desk.now} for one in new]
        for person, number in zip(new, changes.add_many(permit, Customer, customers), strict=True):
            person.id = number
        old = {one.id: one for one in self._meant.values() if one.was and one.differs}
        locked = select(Customer).where(Customer.id.in_(old)).with_for_update()
        edits = [(row, _columns(old[row.id], today)) for row in permit.desk.db.scalars(locked)]
        changes.change_all(permit, edits)
        _write_contacts(permit, list(self._meant.values()))
        companies.settle(permit, [one.id for one in (*new, *old.values()) if one.id])


def _left_to_company(stated: dict[str, Any], account: Account) -> dict[str, Any]:
    """Of somebody who belongs to a company: its owner and a later end of its membership count,
    and another way of writing its name is no other company."""
    kept = {name: value for name, value in stated.items() if name != "owner_id"}
    until, told = account.member_until, stated.get("member_until")
    if (account.member_level or until) and (told or date.min) <= (until or date.min):
        kept.pop("member_level", None)
        kept.pop("member_until", None)
    if companies.same_company(stated.get("company", account.name), account.name):
        kept.pop("company", None)
    return kept


def _add_phones(row: CustomerFacts, person: Person, aside: set[Key]) -> bool:
    new = [one for one in row.phones if one not in person.phones and (PHONE, one) not in aside]
    person.phones |= {number: number in row.mobiles for number in new}
    person.new_phones += new
    return bool(new)


def _columns(person: Person, today: date) -> dict[str, Any]:
    """As the table has them."""
    facts = {name: value for name, value in person.facts.items() if not name.startswith(CUSTOM)}
    facts.pop(EMAIL, None)
    facts["tags"] = list(facts["tags"])
    facts["custom"] = {
        name.removeprefix(CUSTOM): value
        for name, value in person.facts.items()
        if name.startswith(CUSTOM)
    }
    if facts.get("member_until") != person.was.get("member_until"):
        facts["member_entered_on"] = today
    return facts


def _write_contacts(permit: Permit, people: Sequence[Person]) -> None:
    new, moved = list[dict[str, Any]](), dict[int, str]()
    for one in people:
        assert one.id is not None
        new += [
            {"customer_id": one.id, "kind": PHONE, "value": number, "mobile": one.phones[number]}
            for number in one.new_phones
        ]
        email, before = one.facts.get(EMAIL), one.was.get(EMAIL)
        if email and before and email != before:
            moved[one.id] = email
        elif email and not before:
            new.append({"customer_id": one.id, "kind": EMAIL, "value": email})
    changes.add_many(permit, Contact, new)
    if moved:
        theirs = select(Contact).where(Contact.customer_id.in_(moved), Contact.kind == EMAIL)
        rows = permit.desk.db.scalars(theirs.order_by(Contact.id.desc()).with_for_update())
        first = {one.customer_id: one for one in rows}
        changes.change_all(permit, [(row, {"value": moved[id_]}) for id_, row in first.items()])


def _twin(row: CustomerFacts, other: Person) -> Twin:
    ref = f"c{other.id}" if other.id else ""
    return Twin(row.line, row.name, other.name, ref, other.rows[0].line if other.rows else 0)
