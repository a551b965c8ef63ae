"""What one row of a file says, whether it comes in or goes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.values import Birthday, Money

PHONE, EMAIL = "phone", "email"
PERSON, ACTIVE = "person", "active"  # what an empty cell is read as

Key = tuple[str, str]
"""The kind of a contact, and its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFacts:
    """None is an empty cell: it says nothing."""

    line: int = 0
    name: str
    kind: str = PERSON
    external_id: str | None = None
    phones: tuple[str, ...] = ()  # E.164
    mobiles: frozenset[str] = frozenset()  # those that identify a person
    email: str | None = None
    company: str | None = None
    role: str | None = None
    salutation: str | None = None
    birthday: Birthday | None = None
    member_level: str | None = None
    member_until: date | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    region: str | None = None
    timezone: str | None = None
    status: str = ACTIVE
    consent: bool | None = None
    note: str | None = None
    custom: Mapping[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> list[Key]:
        """What identifies a person; a landline identifies nobody."""
        found = [(PHONE, number) for number in self.phones if number in self.mobiles]
        return [*found, (EMAIL, self.email.casefold())] if self.email else found


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    line: int = 0
    customer: str  # external id, phone or exact name
    on: date
    amount: Money
    order_id: str | None = None
    item: str | None = None
    store: str | None = None
    status: str | None = None
    tracking: str | None = None
