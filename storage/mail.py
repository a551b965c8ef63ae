"""What came in, what goes out, and what is still being talked about."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Id, Ref
from storage.tables import LASTING, Base

# What nobody could read, or save in time; an admin may have it tried again.
UNREAD = ("parked", "given up")
PARKED = text("outcome IN ('parked', 'given up')")  # literally, or no partial index is used


class Inbox(Base):
    """A raw event, stored before it is acknowledged, parsed and done afterwards."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("platform", "event"),  # duplicates end here
        Index(
            "ix_inbox_waiting",
            "platform",
            "id",
            postgresql_where=text("done IS NULL"),
            sqlite_where=text("done IS NULL"),
        ),
        Index("ix_inbox_parked", "platform", "id", postgresql_where=PARKED, sqlite_where=PARKED),
        LASTING,
    )
    id: Mapped[Id]
    platform: Mapped[str]
    event: Mapped[str]
    place: Mapped[str]  # within one place order is kept
    body: Mapped[dict[str, Any]]
    received: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    done: Mapped[datetime | None]
    outcome: Mapped[str | None]  # done, ignored, discarded; or PARKED


class Outbox(Base):
    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_queued",
            "platform",
            "rank",
            "due",
            "id",
            "chat",
            postgresql_where=text("finished IS NULL"),
            sqlite_where=text("finished IS NULL"),
        ),
        Index(
            "ix_outbox_chat",  # by chat first: nobody shall read all of a platform by it
            "chat",
            "platform",
            "id",
            postgresql_where=text("finished IS NULL"),
            sqlite_where=text("finished IS NULL"),
        ),
        Index(
            "ix_outbox_stuck",
            "platform",
            "id",
            postgresql_where=text("stuck IS NOT NULL"),
            sqlite_where=text("stuck IS NOT NULL"),
        ),
        LASTING,
    )
    id: Mapped[Id]
    key: Mapped[str] = mapped_column(unique=True)  # the same thing is never said twice
    platform: Mapped[str]
    chat: Mapped[str]
    thread: Mapped[str | None]
    via: Mapped[str | None]  # a one-off way back, good for minutes (Slack's response_url)
    letter: Mapped[dict[str, Any]]
    kind: Mapped[str | None]  # of the notice, None for an answer
    about: Mapped[str]  # the notice's own key, for still_true
    due: Mapped[datetime]  # moves with every try
    first_due: Mapped[datetime | None]  # stays: how late it was is counted from here
    expires: Mapped[datetime | None]
    reader_id: Mapped[int | None] = mapped_column(index=True)  # the colleague it is for, if one is
    meant_for: Mapped[int | None] = mapped_column(index=True)  # who is away, when another reads it
    owner: Mapped[str | None]  # the process that holds the lease
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    parts: Mapped[int] = mapped_column(default=0)  # how many parts of a long letter went out
    began: Mapped[datetime | None]  # when an attempt of unknown end began
    finished: Mapped[datetime | None]
    outcome: Mapped[str | None]  # sent, dropped, expired, discarded, refused: …
    stuck: Mapped[str | None]  # why nobody will get it unless an admin does something
    rank: Mapped[int] = mapped_column(default=0, server_default="0")  # who goes first: bot.pace
    tried: Mapped[datetime | None]  # when the last attempt began, whatever came of it


class Gate(Base):
    """From when on we may speak again somewhere; shared by all processes on this database.

    In microseconds, so that the database itself can add to it in the statement that looks at it.
    """

    __tablename__ = "gate"
    __table_args__ = (Index("ix_gate_next", "platform", "next_at"),)
    scope: Mapped[str] = mapped_column(primary_key=True)  # telegram, telegram:77, slack!again
    platform: Mapped[str]
    next_at: Mapped[Ref]  # since 1970


class Question(Base):
    __tablename__ = "question"
    __table_args__ = (LASTING,)
    id: Mapped[Id]
    conversation: Mapped[str] = mapped_column(index=True)
    intent: Mapped[str]
    known: Mapped[dict[str, Any]]
    rest: Mapped[str]
    wants: Mapped[str]
    options: Mapped[list[str]]
    open: Mapped[bool] = mapped_column(default=True)
    asked: Mapped[datetime]
    carried: Mapped[dict[str, Any] | None]  # the photo, the forwarded words it is about


class Posting(Base):
    """A line of a chat as its network names it: ours or somebody's, and what it was about."""

    __tablename__ = "posting"
    __table_args__ = (UniqueConstraint("platform", "chat", "message"), LASTING)
    id: Mapped[Id]
    platform: Mapped[str]
    chat: Mapped[str]
    message: Mapped[str]
    login: Mapped[str]  # whose words they are; empty: our own
    source: Mapped[str]  # m12: what was said; of an answer, what it answers; empty: a notice
    kind: Mapped[str | None]  # of the notice
    concerns: Mapped[list[str]]  # c17, t5
    at: Mapped[datetime] = mapped_column(index=True)


class Focus(Base):
    """Whom and what somebody spoke of last in a conversation: what "it" means there."""

    __tablename__ = "focus"
    conversation: Mapped[str] = mapped_column(primary_key=True)
    customers: Mapped[list[int]] = mapped_column(JSON)
    tasks: Mapped[list[int]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(index=True)


class Reading(Base):
    """What we made of the last words of somebody in a conversation: what `why` explains."""

    __tablename__ = "reading"
    conversation: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    said: Mapped[str]
    at: Mapped[datetime]
    outcome: Mapped[str]
    trace: Mapped[dict[str, Any]]


class Upload(Base):
    """A spreadsheet that was dropped into a chat, and what was decided about it."""

    __tablename__ = "upload"
    __table_args__ = (
        Index(
            "ix_upload_waiting",
            "id",
            postgresql_where=text("confirmed IS NOT NULL AND finished IS NULL"),
            sqlite_where=text("confirmed IS NOT NULL AND finished IS NULL"),
        ),
        LASTING,
    )
    id: Mapped[Id]
    digest: Mapped[str]  # of its Content
    name: Mapped[str]
    staff_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    platform: Mapped[str]  # where to report
    chat: Mapped[str]
    received: Mapped[datetime]
    kind: Mapped[str | None]  # customers or orders, once that is decided
    skips_faults: Mapped[bool] = mapped_column(default=False)
    confirmed: Mapped[datetime | None]
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    finished: Mapped[datetime | None]


class Audit(Base):
    """Who asked for what, from where, and what came of it; no words, no numbers."""

    __tablename__ = "audit"
    __table_args__ = (LASTING,)
    id: Mapped[Id]
    source: Mapped[str]
    actor_id: Mapped[Ref]
    actor: Mapped[str]
    origin: Mapped[str]
    intent: Mapped[str | None]
    about: Mapped[str | None]  # the customer it was about: c12
    outcome: Mapped[str]
    at: Mapped[datetime]


class NoticeRun(Base):
    """When a notice last looked: what it owes since then is said even after an outage."""

    __tablename__ = "notice_run"
    kind: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[datetime]


class Bookmark(Base):
    """How far a platform's own queue was read (Telegram's update offset)."""

    __tablename__ = "bookmark"
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[Ref]


class Replica(Base):
    """A process that serves this database; whoever finds it gone frees what it had leased."""

    __tablename__ = "replica"
    process: Mapped[str] = mapped_column(primary_key=True)
    began: Mapped[datetime]
    seen: Mapped[datetime]
    reads: Mapped[str | None]  # the networks whose queue it reads, one of us at a time
    trouble: Mapped[str | None]  # that only it can know of
