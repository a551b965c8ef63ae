"""Logins at the chat networks: whose they are, and the one-time codes that join them to staff."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from core import changes, rights, staff
from core.desk import Desk, Login
from core.refusals import Refusal
from core.rights import Action
from core.staff import Staff
from storage import tables
from storage.tables import Account, LinkCode

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else
LENGTH = 12  # of 31 letters each: 59 bits; the contract asks for 50
MOST_WRONG = 5  # then the login is locked: guessing must not pay
LASTS = timedelta(hours=24)  # the contract's default for a code
# Networks whose own admins let every member in: a mention there names a person for sure.
VOUCHING = frozenset({"slack"})
MENTION = re.compile(r"@([UW][A-Z0-9]+)(?![A-Za-z0-9])")  # as Slack writes its members
MENTIONED = re.compile(rf"{MENTION.pattern}[ \t\u00a0]*")  # Slack puts a space after the name
GLUED = frozenset("'’的.,;:!?，。；：！？、)）")  # what goes with the name before it
CODE = re.compile(r"\bRAP(?:-[2-9A-HJKMNP-Z]{4}){3}\b", re.IGNORECASE)


class CodeFault(StrEnum):
    WRONG = "wrong"  # or used, or too old: which of them is nobody's business
    BURNT = "burnt"  # said where others read: it is void now
    LOCKED = "locked"  # too many wrong codes from this login


class Mention(str):
    """A member of the network that speaks, by the network's own id."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Locked:
    """A login that guessed too often; `name` when it is a colleague's."""

    id: int
    platform: str
    login: str
    name: str | None

    @property
    def ref(self) -> str:
        return f"u{self.id}"


@dataclass(eq=False)
class NobodyLocked(Refusal):
    """There is no login to unlock."""


# Asked with every message, so built once: a statement costs more to build than to run.
_MINE = (Account.platform == bindparam("on"), Account.login == bindparam("who"))
_WHOSE = select(tables.Staff).join(Account, Account.staff_id == tables.Staff.id).where(*_MINE)
_HEARD = (
    update(Account)
    .where(*_MINE, Account.staff_id.is_not(None))
    .values(heard=bindparam("now"), chat=func.coalesce(bindparam("at"), Account.chat))
    .execution_options(synchronize_session=False)
)


def whose(db: Session, login: Login) -> Staff | None:
    row = db.scalar(_WHOSE, {"on": login.platform, "who": login.user})
    return staff.record(db, row) if row else None


def colleague(desk: Desk, platform: str, user: str) -> Staff | None:
    """Whose login that is, if they still work here."""
    person = whose(desk.db, Login(platform, user))
    return person if person and not person.suspended else None


def logins(db: Session, platform: str) -> list[str]:
    """Of everybody who works here."""
    theirs = select(Account.login).join(tables.Staff, Account.staff_id == tables.Staff.id)
    here = theirs.where(Account.platform == platform, tables.Staff.suspended.is_(None))
    return list(db.scalars(here.order_by(Account.id)))


def heard_from(desk: Desk, login: Login) -> None:
    """A person linked on two networks is told where they last wrote."""
    said = {"on": login.platform, "who": login.user, "now": desk.now, "at": login.chat}
    desk.db.execute(_HEARD, said)


def reach(db: Session, staff_id: int, platforms: frozenset[str]) -> Account | None:
    """Where a private word reaches a colleague: where they last wrote."""
    theirs = select(Account).where(
        Account.staff_id == staff_id, Account.platform.in_(platforms), Account.chat.is_not(None)
    )
    return db.scalar(theirs.order_by(Account.heard.desc().nulls_last(), Account.id).limit(1))


def login_at(db: Session, staff_id: int, platform: str, chat: str) -> str | None:
    """By which login a colleague talks with us in that private chat."""
    theirs = (Account.staff_id == staff_id, Account.platform == platform, Account.chat == chat)
    return db.scalar(select(Account.login).where(*theirs).order_by(Account.id).limit(1))


def new_code(desk: Desk, colleague: Staff, lasts: timedelta = LASTS) -> str:
    """Shown once and kept as a digest; an older unused code of the same person dies."""
    permit = rights.require(desk, Action.KEEP_STAFF, colleague)
    void_codes(desk, colleague)
    letters = [secrets.choice(ALPHABET) for _ in range(LENGTH)]
    code = "-".join(["RAP", *("".join(letters[i : i + 4]) for i in range(0, LENGTH, 4))])
    row = LinkCode(digest=_digest(code), staff_id=colleague.id, expires=desk.now + lasts)
    changes.add(permit, row)
    return code


def void_codes(desk: Desk, colleague: Staff) -> None:
    """No code of theirs that was not used works any more; not even undo revives it."""
    unused = (LinkCode.staff_id == colleague.id, LinkCode.used.is_(None))
    desk.db.execute(update(LinkCode).where(*unused).values(used=desk.now))


def whose_code(desk: Desk, code: str) -> Staff | None:
    """Whom it was made for, good or not."""
    found = desk.db.scalar(select(LinkCode.staff_id).where(LinkCode.digest == _digest(code)))
    return staff.by_id(desk.db, found) if found else None


def link(desk: Desk, login: Login, code: str) -> Staff | CodeFault:
    """Join a login to the colleague the code was made for.

    A fault is returned, not raised: the count of wrong tries must outlive it.
    """
    account = _account(desk.db, login) or _new(desk.db, login)
    code_is = LinkCode.digest == _digest(code)
    found = desk.db.scalar(select(LinkCode).where(code_is).with_for_update())
    colleague = staff.by_id(desk.db, found.staff_id) if found else None
    good = found and not found.used and found.expires > desk.now
    if found and good and not desk.private:  # whoever said it, others can read it
        found.used = desk.now
        return CodeFault.BURNT
    if account.wrong_codes >= MOST_WRONG:
        return CodeFault.LOCKED
    if not found or not good or not colleague or colleague.suspended:
        account.wrong_codes += 1
        return CodeFault.WRONG
    found.used = desk.now
    account.staff_id, account.chat = colleague.id, login.chat or login.user
    account.heard, account.wrong_codes = desk.now, 0
    return colleague


def vouch(desk: Desk, login: Login, colleague: Staff) -> None:
    """An admin points at a member of a network that knows its members: no code is needed."""
    permit = rights.require(desk, Action.KEEP_STAFF, colleague)
    joined = {"staff_id": colleague.id, "chat": login.user, "wrong_codes": 0}
    if account := _account(desk.db, login):
        changes.change(permit, account, **joined)
    else:
        changes.add(permit, Account(platform=login.platform, login=login.user, **joined))


def with_names(desk: Desk, words: str) -> str:
    """Mentions of linked colleagues by their names, wherever they stand in the words."""

    def name(mention: re.Match[str]) -> str:
        platform = desk.login.platform if desk.login else ""
        known = whose(desk.db, Login(platform, mention[1]))
        if known is None:
            return mention[0]
        glued = mention.end() == len(words) or words[mention.end()] in GLUED
        return f"@{known.name}" if glued else f"@{known.name} "

    return MENTIONED.sub(name, words) if "@" in words else words


def others(desk: Desk, colleague: Staff, login: Login) -> list[Account]:
    """Where else a private word reaches them."""
    theirs = select(Account).where(Account.staff_id == colleague.id, Account.chat.is_not(None))
    found = desk.db.scalars(theirs.order_by(Account.id))
    return [one for one in found if (one.platform, one.login) != (login.platform, login.user)]


def is_locked(desk: Desk, login: Login) -> Locked | None:
    account = _account(desk.db, login)
    if account is None or account.wrong_codes < MOST_WRONG:
        return None
    return _locked(desk.db, account)


def locked(desk: Desk, colleague: Staff | None = None) -> Sequence[Locked]:
    """Every login that guessed too often; of one colleague, theirs and those that are nobody's."""
    rows = desk.db.scalars(
        select(Account).where(Account.wrong_codes >= MOST_WRONG).order_by(Account.id.desc())
    ).all()
    own = [one for one in rows if colleague and one.staff_id == colleague.id]
    nobodys = [one for one in rows if one.staff_id is None]
    chosen = (own or nobodys) if colleague else rows
    return [_locked(desk.db, one) for one in chosen]


def unlock(desk: Desk, login: Locked) -> None:
    """It may try again. Raises NobodyLocked for a login that is gone."""
    account = desk.db.get(Account, login.id, with_for_update=True)
    permit = rights.require(desk, Action.KEEP_STAFF, rights.NewThing(None))
    if account is None:
        raise NobodyLocked
    changes.change(permit, account, wrong_codes=0)


def unlink(db: Session, colleague: Staff) -> None:
    theirs = update(Account).where(Account.staff_id == colleague.id)
    db.execute(theirs.values(staff_id=None, chat=None))


def last_heard(db: Session, colleague: Staff) -> list[tuple[str, str, datetime | None]]:
    theirs = select(Account.platform, Account.login, Account.heard)
    rows = db.execute(theirs.where(Account.staff_id == colleague.id).order_by(Account.id))
    return [(platform, login, heard) for platform, login, heard in rows]


def _locked(db: Session, account: Account) -> Locked:
    whose_it_is = staff.by_id(db, account.staff_id) if account.staff_id else None
    name = whose_it_is.name if whose_it_is else None
    return Locked(account.id, account.platform, account.login, name)


def _account(db: Session, login: Login) -> Account | None:
    wanted = (Account.platform == login.platform, Account.login == login.user)
    return db.scalar(select(Account).where(*wanted))


def _new(db: Session, login: Login) -> Account:
    account = Account(platform=login.platform, login=login.user, wrong_codes=0)
    db.add(account)
    db.flush()
    return account


def _digest(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
