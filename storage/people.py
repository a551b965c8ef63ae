"""Colleagues: their logins and codes, their days off, and the places where they talk."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Id, Ref
from storage.metadata import LASTING, Base


class Staff(Base):
    __tablename__ = "staff"
    __derived__ = frozenset({"language", "introduced"})  # habits, not facts to take back
    __table_args__ = (LASTING,)
    id: Mapped[Id]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    language: Mapped[str | None]  # of the person's last message
    zone: Mapped[str | None]  # None: the shop's
    suspended: Mapped[datetime | None]
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # None: every manager's
    starts: Mapped[time | None]  # of their working day; None: the shop's
    ends: Mapped[time | None]
    digest_at: Mapped[time | None]  # None: when their day starts
    digest_off: Mapped[bool] = mapped_column(default=False, server_default=false())
    weekends_off: Mapped[bool] = mapped_column(
        default=False, server_default=false()
    )  # nothing unasked on days off
    visiting_zone: Mapped[str | None]  # travelling: this zone until that day, included
    visiting_until: Mapped[date | None]
    introduced: Mapped[datetime | None]  # when they were first shown around


class Absence(Base):
    """Days on which somebody is away, both ends included, and who stands in."""

    __tablename__ = "absence"
    __derived__ = frozenset({"welcomed"})
    __table_args__ = (
        Index("ix_absence_staff", "staff_id", "ends"),
        Index("ix_absence_ends", "ends"),
        LASTING,
    )
    id: Mapped[Id]
    staff_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    starts: Mapped[date]
    ends: Mapped[date]
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    welcomed: Mapped[datetime | None]  # when what was missed was told on return


class Place(Base):
    """A channel or group we were brought to: what it is for, and who can read there."""

    __tablename__ = "place"
    __derived__ = frozenset({"title", "outsiders", "members", "gone", "moved_to"})  # the network's
    __table_args__ = (UniqueConstraint("platform", "chat"), LASTING)
    id: Mapped[Id]
    platform: Mapped[str]
    chat: Mapped[str]
    title: Mapped[str]
    purpose: Mapped[str | None]  # alerts, care, pool, support, reports, talk, nothing; or not said
    outsiders: Mapped[bool | None]  # can somebody who is no colleague read? None: nobody knows
    vouched: Mapped[bool | None]  # an admin says only colleagues read; False: a stranger came since
    members: Mapped[int | None]
    gone: Mapped[datetime | None]  # we were taken out
    moved_to: Mapped[str | None]  # the chat it has become (a group that grew)


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
