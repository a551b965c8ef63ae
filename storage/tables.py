"""What the business knows: every audited fact is a row here, every daily question an index."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Id, Minor, Ref, SearchText
from storage.metadata import LASTING as LASTING
from storage.metadata import Base as Base
from storage.people import Absence as Absence
from storage.people import Account as Account
from storage.people import LinkCode as LinkCode
from storage.people import Place as Place
from storage.people import Staff as Staff
from storage.tickets import Ticket as Ticket

SHARED = text("with_ids IS NOT NULL")


class Customer(Base):
    __tablename__ = "customer"
    __derived__ = frozenset(
        "folded birthday_key order_days order_count total_minor total_currency first_order_on "
        "last_order_on orders_entered_on due_on overdue_on churn_check_on churn_alert_on "
        "expiry_alert_on touch_count last_touch_at churn_known_for expiry_told "
        "expiry_told_for expiry_told_day birthday_told_on birthday_told_day "
        "next_touch_at cadence_days touch_due_on".split()
    )
    __table_args__ = (
        Index("ix_customer_folded", "folded", "id"),
        Index("ix_customer_owner", "owner_id", "folded"),
        Index("ix_customer_birthday", "birthday_key"),
        Index("ix_customer_churn_alert", "churn_alert_on"),
        Index("ix_customer_expiry_alert", "expiry_alert_on"),
        Index("ix_customer_expiry_told", "expiry_told_day"),
        Index("ix_customer_member_until", "member_until"),
        Index("ix_customer_company", "company_id"),
        Index("ix_customer_touch_due", "owner_id", "touch_due_on"),
        Index("ix_customer_overdue", "overdue_on"),
        Index("ix_customer_due", "owner_id", "due_on"),
        LASTING,
    )
    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(default="person")
    name: Mapped[str]
    external_id: Mapped[str | None] = mapped_column(unique=True)
    company: Mapped[str | None]  # as said; company_id where it is a customer too
    company_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    role: Mapped[str | None]  # decides, buys, pays, uses; or as a file says
    salutation: Mapped[str | None]
    birthday: Mapped[str | None]  # as core.values.Birthday writes it
    member_level: Mapped[str | None]
    member_until: Mapped[date | None]
    member_entered_on: Mapped[date | None]  # since when we know of that end
    lapses_on: Mapped[date | None]  # the end after which they said they will not renew
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    language: Mapped[str | None]
    region: Mapped[str | None]
    timezone: Mapped[str | None]
    status: Mapped[str] = mapped_column(default="active")  # active, ended, deceased, lost
    stage: Mapped[str | None]  # of the sale, as the shop names its stages
    lost_on: Mapped[date | None]  # a person said so
    lost_reason: Mapped[str | None]
    consent: Mapped[bool | None]
    note: Mapped[str | None]
    tags: Mapped[list[str]] = mapped_column(default=list)
    custom: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created: Mapped[datetime]
    # What was announced, so that it is not announced again:
    churn_known_for: Mapped[date | None]  # the last purchase whose silence was told
    expiry_told: Mapped[int | None]  # the last stage told, in days before the end
    expiry_told_for: Mapped[date | None]  # and of which end
    expiry_told_day: Mapped[date | None]  # the day on which that was told
    birthday_told_on: Mapped[date | None]  # the last celebration that was told
    birthday_told_day: Mapped[date | None]  # the day on which that was told
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
    next_touch_at: Mapped[datetime | None]  # the first open task about them
    cadence_days: Mapped[int | None]  # how often they should be touched, by tier or tag
    touch_due_on: Mapped[date | None]


class Alias(Base):
    """What one colleague calls a customer: learnt when they chose, theirs alone."""

    __tablename__ = "alias"
    __table_args__ = (UniqueConstraint("staff_id", "folded"), LASTING)
    id: Mapped[Id]
    staff_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    folded: Mapped[str]
    customer_id: Mapped[Ref] = mapped_column(ForeignKey("customer.id"), index=True)


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
    __table_args__ = (
        Index("ix_touch_customer", "customer_id", "at"),
        Index("ix_touch_company", "company_id", "at"),
        Index("ix_touch_staff", "staff_id", "at"),
        Index("ix_touch_shared", "at", sqlite_where=SHARED, postgresql_where=SHARED),
        LASTING,
    )
    id: Mapped[Id]
    customer_id: Mapped[Ref] = mapped_column(ForeignKey("customer.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str]
    note: Mapped[str]
    at: Mapped[datetime]
    dated: Mapped[bool] = mapped_column(default=False)
    company_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))  # theirs, then
    with_ids: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))  # who came along


class Attachment(Base):
    """A picture, a file, a voice message, a place: kept on the timeline with its touch."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_album", "platform", "album"), LASTING)
    id: Mapped[Id]
    touch_id: Mapped[Ref] = mapped_column(ForeignKey("touch.id"), index=True)
    kind: Mapped[str]  # photo, file, voice, video, location, contact
    name: Mapped[str | None]
    mime: Mapped[str | None]
    size: Mapped[int | None]  # bytes
    platform: Mapped[str]
    ref: Mapped[str | None]  # what the network finds it by
    digest: Mapped[str | None]  # of its Content, when we keep a copy
    album: Mapped[str | None]  # what its parts share, which come as messages of their own
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)  # coordinates, a contact's number


class Content(Base):
    """The bytes of a file, kept once however often it was sent."""

    __tablename__ = "content"
    digest: Mapped[str] = mapped_column(primary_key=True)  # SHA-256
    body: Mapped[bytes]
    kept: Mapped[datetime]


class Order(Base):
    __tablename__ = "orders"
    __derived__ = frozenset({"payment_due_at"})
    __table_args__ = (
        Index("ix_orders_customer", "customer_id", "on"),
        Index("ix_orders_payment_due", "payment_due_at"),
        LASTING,
    )
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
    entered_at: Mapped[datetime | None]
    payment_asked: Mapped[bool] = mapped_column(
        default=False, server_default=false()
    )  # it became a task
    payment_due_at: Mapped[datetime | None]  # derived; None: paid, or asked for


class Task(Base):
    __tablename__ = "task"
    __derived__ = frozenset({"next_due_utc", "rang", "rung"})
    __table_args__ = (
        Index("ix_task_owner", "owner_id", "done", "due"),
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
    rung: Mapped[int] = mapped_column(
        default=0, server_default="0"
    )  # how often, for the due instant it rang for
    giver_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # who asked for it
    accepted: Mapped[bool | None]  # by the colleague it was given to; None: nobody answered yet
    declined: Mapped[str | None]  # why not
    order_id: Mapped[int | None] = mapped_column(
        ForeignKey("orders.id"), index=True
    )  # whose payment is to be seen to


class Alert(Base):
    """A silence that was told, to whom, and what a person answered."""

    __tablename__ = "alert"
    __derived__ = frozenset({"told_at", "told_to", "passed_on", "basis"})
    __table_args__ = (
        UniqueConstraint("customer_id", "since", "stage"),
        Index("ix_alert_open", "passed_on", "told_at"),
        LASTING,
    )
    id: Mapped[Id]
    customer_id: Mapped[Ref] = mapped_column(ForeignKey("customer.id"))
    since: Mapped[date]  # the last purchase: one silence, one alert of each stage
    stage: Mapped[str]  # due, slipping
    told_at: Mapped[datetime]
    told_to: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # None: a channel
    passed_on: Mapped[datetime | None]  # nobody answered, so the channel heard of it
    answer: Mapped[str | None]  # contacted, snoozed, back, lost
    answered: Mapped[datetime | None]
    until: Mapped[date | None]  # of a snooze
    basis: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what `why` explains


class Closure(Base):
    """Days on which the shop was shut, both ends included: silence then means nothing."""

    __tablename__ = "closure"
    __table_args__ = (LASTING,)
    id: Mapped[Id]
    starts: Mapped[date]
    ends: Mapped[date]


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
