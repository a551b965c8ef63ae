"""What the business knows: every audited fact is a row here, every daily question an index."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.columns import Id, Instant, Minor, Ref, SearchText

NAMES = {  # every constraint has a name, or a migration could not find it again
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
LASTING = {"sqlite_autoincrement": True}  # an old button must never name a new row


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {datetime: Instant, dict[str, Any]: JSON, list[str]: JSON}
    __derived__: ClassVar[frozenset[str]] = frozenset()  # computed from facts, never undone


class Staff(Base):
    __tablename__ = "staff"
    __table_args__ = (LASTING,)
    id: Mapped[Id]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    language: Mapped[str | None]  # of the person's last message
    zone: Mapped[str | None]  # None: the shop's
    suspended: Mapped[datetime | None]


class Account(Base):
    """Somebody's login at a chat network; without a colleague it is a stranger's."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("platform", "login"), LASTING)
    id: Mapped[Id]
    platform: Mapped[str]
    login: Mapped[str]  # the network's id of the person, workspace included
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    chat: Mapped[str | None]  # where a private word reaches them
    heard: Mapped[datetime | None]  # a person linked twice is told where they last wrote
    wrong_codes: Mapped[int] = mapped_column(default=0)


class LinkCode(Base):
    __tablename__ = "link_code"
    __table_args__ = (LASTING,)
    id: Mapped[Id]
    digest: Mapped[str] = mapped_column(unique=True)  # the code itself is printed once, not kept
    staff_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    expires: Mapped[datetime]
    used: Mapped[datetime | None]


class Customer(Base):
    __tablename__ = "customer"
    __derived__ = frozenset(
        "folded birthday_key order_days order_count total_minor total_currency first_order_on "
        "last_order_on orders_entered_on due_on overdue_on churn_check_on churn_alert_on "
        "expiry_alert_on touch_count last_touch_at churn_known_for expiry_told "
        "expiry_told_for".split()
    )
    __table_args__ = (
        Index("ix_customer_folded", "folded", "id"),
        Index("ix_customer_owner", "owner_id", "folded"),
        Index("ix_customer_birthday", "birthday_key"),
        Index("ix_customer_churn_alert", "churn_alert_on"),
        Index("ix_customer_expiry_alert", "expiry_alert_on"),
        LASTING,
    )
    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(default="person")
    name: Mapped[str]
    external_id: Mapped[str | None] = mapped_column(unique=True)
    company: Mapped[str | None]
    role: Mapped[str | None]
    salutation: Mapped[str | None]
    birthday: Mapped[str | None]  # as core.values.Birthday writes it
    member_level: Mapped[str | None]
    member_until: Mapped[date | None]
    member_entered_on: Mapped[date | None]  # since when we know of that end
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    language: Mapped[str | None]
    region: Mapped[str | None]
    timezone: Mapped[str | None]
    status: Mapped[str] = mapped_column(default="active")
    consent: Mapped[bool | None]
    note: Mapped[str | None]
    tags: Mapped[list[str]] = mapped_column(default=list)
    custom: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created: Mapped[datetime]
    # What was announced, so that it is not announced again:
    churn_known_for: Mapped[date | None]  # the last purchase whose silence was told
    expiry_told: Mapped[int | None]  # the last stage told, in days before the end
    expiry_told_for: Mapped[date | None]  # and of which end
    # Derived, kept right on every write, so that daily work reads a range:
    folded: Mapped[str] = mapped_column(SearchText, default="")
    birthday_key: Mapped[str | None]
    order_days: Mapped[int] = mapped_column(default=0)
    order_count: Mapped[int] = mapped_column(default=0)
    total_minor: Mapped[Minor] = mapped_column(default=0)
    total_currency: Mapped[str | None]
    first_order_on: Mapped[date | None]
    last_order_on: Mapped[date | None]
    orders_entered_on: Mapped[date | None]  # the day the last purchase came to our knowledge
    due_on: Mapped[date | None]
    overdue_on: Mapped[date | None]
    churn_check_on: Mapped[date | None]
    churn_alert_on: Mapped[date | None]  # None: nothing to tell
    expiry_alert_on: Mapped[date | None]
    touch_count: Mapped[int] = mapped_column(default=0)
    last_touch_at: Mapped[datetime | None]


class Contact(Base):
    """A number or an address a customer answers at."""

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("customer_id", "kind", "value"),
        Index("ix_contact_value", "kind", "value"),
        LASTING,
    )
    id: Mapped[Id]
    customer_id: Mapped[Ref] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[str]  # phone, email
    value: Mapped[str]
    mobile: Mapped[bool] = mapped_column(default=False)  # a landline identifies nobody


class CustomerKey(Base):
    __tablename__ = "customer_key"
    __table_args__ = (
        Index("ix_customer_key_customer", "customer_id"),
        {"sqlite_with_rowid": False},
    )
    key: Mapped[str] = mapped_column(SearchText, primary_key=True)
    customer_id: Mapped[Ref] = mapped_column(
        ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True
    )


class Touch(Base):
    __tablename__ = "touch"
    __table_args__ = (Index("ix_touch_customer", "customer_id", "at"), LASTING)
    id: Mapped[Id]
    customer_id: Mapped[Ref] = mapped_column(ForeignKey("customer.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str]
    note: Mapped[str]
    at: Mapped[datetime]
    dated: Mapped[bool] = mapped_column(default=False)


class Order(Base):
    __tablename__ = "orders"
    __table_args__ = (Index("ix_orders_customer", "customer_id", "on"), LASTING)
    id: Mapped[Id]
    customer_id: Mapped[Ref] = mapped_column(ForeignKey("customer.id"))
    order_id: Mapped[str | None] = mapped_column(unique=True)  # the shop's own number
    on: Mapped[date]
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    item: Mapped[str | None]
    store: Mapped[str | None]
    status: Mapped[str | None]
    tracking: Mapped[str | None]
    entered_on: Mapped[date]


class Task(Base):
    __tablename__ = "task"
    __derived__ = frozenset({"next_due_utc", "rang"})
    __table_args__ = (
        Index("ix_task_owner", "owner_id", "due"),
        Index("ix_task_next_due", "next_due_utc"),
        LASTING,
    )
    id: Mapped[Id]
    owner_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    what: Mapped[str]
    due: Mapped[datetime]
    dated: Mapped[bool] = mapped_column(default=False)
    repeat: Mapped[str | None]  # RFC 5545 RRULE or LUNAR:MM-DD
    starts: Mapped[datetime | None]  # where the repetition counts from
    zone: Mapped[str]
    done: Mapped[datetime | None]
    rang: Mapped[datetime | None]  # the due instant it has rung for
    next_due_utc: Mapped[datetime | None]  # derived; None: silent


class Rhythm(Base):
    """The shop's buying rhythm by which churn dates are computed; old rows explain old alerts."""

    __tablename__ = "rhythm"
    __table_args__ = (LASTING,)
    id: Mapped[Id]
    median_gap: Mapped[float]  # days
    made: Mapped[datetime]


class Batch(Base):
    """One import: what it read, and how far it came."""

    __tablename__ = "batch"
    __table_args__ = (LASTING,)
    id: Mapped[Id]
    kind: Mapped[str]
    name: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    rows: Mapped[int]
    done: Mapped[int] = mapped_column(default=0)
    started: Mapped[datetime]
    finished: Mapped[datetime | None]


class Change(Base):
    """One row before and after; the rows of one source are its change set."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_actor", "actor_id", "id"),
        LASTING,
    )
    id: Mapped[Id]
    source: Mapped[str] = mapped_column(index=True)  # m12: a message, b3: an import
    actor_id: Mapped[Ref]
    action: Mapped[str]
    at: Mapped[datetime]
    thing: Mapped[str]
    thing_id: Mapped[Ref]
    before: Mapped[dict[str, Any] | None]  # None: the row was new
    after: Mapped[dict[str, Any]]
    undone_by: Mapped[str | None]
