"""Who a row of a file means: by external id, by mobile or e-mail, at last by name and company."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.facts import EMAIL, PHONE, CustomerFacts, Key
from core.imports import portions
from storage.folding import fold
from storage.tables import Contact, Customer

CUSTOM = "custom:"  # how the name of a custom field is told from a column's
COLUMNS = (
    "name", "kind", "external_id", "company", "role", "salutation", "birthday", "member_level",
    "member_until", "owner_id", "language", "region", "timezone", "status", "consent", "note",
    "tags", "custom",
)  # fmt: skip
NAMELESS = re.compile(r"#…[0-9]{4}")
MOST_NAME = 40  # characters; core.names counts graphemes, of which there are never more
NEWEST = 1 << 62  # beyond any id

Age = tuple[int, ...]
"""The id of one who is there; of newcomers the line that brings them, which orders their ids."""


def nameless(external_id: str | None, phone: str = "") -> str:
    """What a customer is called of whom only a number is known."""
    return f"#{external_id}"[:MOST_NAME] if external_id else f"#…{phone[-4:]}"


@dataclass(slots=True, eq=False)
class Person:
    """A customer as the rows so far leave them."""

    age: Age  # who was there first is meant
    id: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    was: dict[str, Any] = field(default_factory=dict)
    phones: dict[str, bool] = field(default_factory=dict)  # and whether it is a mobile
    new_phones: list[str] = field(default_factory=list)
    other_emails: set[str] = field(default_factory=set)
    rows: list[CustomerFacts] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.facts["name"])

    @property
    def differs(self) -> bool:
        return self.id is None or bool(self.new_phones) or self.facts != self.was

    @property
    def keys(self) -> set[Key]:
        found = {(PHONE, number) for number, mobile in self.phones.items() if mobile}
        emails = {self.facts[EMAIL], *self.other_emails} if EMAIL in self.facts else set()
        return found | {(EMAIL, one) for one in emails}

    @property
    def nameless(self) -> bool:
        external_id = self.facts.get("external_id")
        given = external_id is not None and self.name == nameless(external_id)
        return given or bool(NAMELESS.fullmatch(self.name))

    @property
    def bears(self) -> str:
        """The folded name; empty for one that any name agrees with."""
        return "" if self.nameless else fold(self.name)

    def fits(self, row: CustomerFacts) -> bool:
        """Does nothing speak against it? Asked of namesakes, for a row that has no key."""
        company, born = self.facts.get("company") or "", self.facts.get("birthday")
        landlines = {number for number, mobile in self.phones.items() if not mobile}
        return (
            (row.company is None or fold(company) == fold(row.company))
            and (row.birthday is None or born in (None, row.birthday.written))
            and (not landlines or not row.phones or not landlines.isdisjoint(row.phones))
        )


class Circle:
    """Everybody whom some rows may mean, and those whom they bring."""

    def __init__(self, db: Session, rows: Sequence[CustomerFacts]) -> None:
        self._newcomers = 0
        self._shelf: dict[tuple[str, ...], dict[Age, Person]] = {}
        self.ids: list[int] = []  # of those who were there
        for ids in portions(_meant(db, rows)):
            self.ids += ids
            for person in _people(db, ids):
                self.enter(person)

    def newcomer(self, row: CustomerFacts) -> Person:
        self._newcomers += 1
        facts = {"name": row.name, "kind": row.kind, "status": row.status, "tags": ()}
        return Person((NEWEST, row.line, self._newcomers), facts=facts)

    def enter(self, person: Person) -> None:
        """Under all they are known by now; what they were known by before is asked again."""
        places: list[tuple[str, ...]] = [("name", person.bears)]
        if external_id := person.facts.get("external_id"):
            places.append(("id", external_id))
        for key in person.keys:
            places += [key, (*key, person.bears)]
        for place in places:
            self._shelf.setdefault(place, {})[person.age] = person

    def find(self, row: CustomerFacts) -> Person | None:
        if row.external_id:
            for known in self._at("id", row.external_id):
                if known.facts.get("external_id") == row.external_id:
                    return known
        if row.external_id or row.keys:
            alike = [one for key in row.keys for one in self.namesakes(key, row.name)]
            if row.external_id:
                alike = [one for one in alike if one.facts.get("external_id") is None]
        else:
            bears = fold(row.name)
            alike = [one for one in self._at("name", bears) if one.bears == bears and one.fits(row)]
        return min(alike, key=lambda one: one.age, default=None)

    def namesakes(self, key: Key, name: str) -> Iterator[Person]:
        """Those with this number or e-mail whose name does not disagree."""
        for bears in ("", fold(name)):
            for one in self._at(*key, bears):
                if one.bears == bears and key in one.keys:
                    yield one

    def another(self, key: Key, but: Person) -> Person | None:
        """Somebody else with this number or e-mail."""
        return next((one for one in self._at(*key) if one is not but and key in one.keys), None)

    def _at(self, *place: str) -> Iterator[Person]:
        return iter(self._shelf.get(place, {}).values())


def _meant(db: Session, rows: Sequence[CustomerFacts]) -> Iterator[int]:
    for numbers in portions(row.external_id for row in rows if row.external_id):
        yield from db.scalars(select(Customer.id).where(Customer.external_id.in_(numbers)))
    for kind in (PHONE, EMAIL):
        for values in portions(value for row in rows for one, value in row.keys if one == kind):
            same = Contact.kind == kind, Contact.value.in_(values)
            yield from db.scalars(select(Contact.customer_id).where(*same))
    keyless = (fold(row.name) for row in rows if not row.external_id and not row.keys)
    for names in portions(keyless):
        yield from db.scalars(select(Customer.id).where(Customer.folded.in_(names)))


def _people(db: Session, ids: Sequence[int]) -> list[Person]:
    columns = [getattr(Customer, name) for name in COLUMNS]
    these = select(Customer.id, *columns).where(Customer.id.in_(ids)).order_by(Customer.id)
    found = {
        number: Person((number,), number, _flat(dict(zip(COLUMNS, values, strict=True))))
        for number, *values in db.execute(these)
    }
    contacts = select(Contact.customer_id, Contact.kind, Contact.value, Contact.mobile)
    theirs = contacts.where(Contact.customer_id.in_(ids)).order_by(Contact.id)
    for number, kind, value, mobile in db.execute(theirs):
        person = found[number]
        if kind == PHONE:
            person.phones[value] = mobile
        elif EMAIL in person.facts:
            person.other_emails.add(value)
        else:
            person.facts[EMAIL] = value
    for person in found.values():
        person.was = dict(person.facts)
    return list(found.values())


def _flat(facts: dict[str, Any]) -> dict[str, Any]:
    custom = facts.pop("custom") or {}
    facts["tags"] = tuple(facts["tags"] or ())
    return facts | {CUSTOM + name: value for name, value in custom.items()}
