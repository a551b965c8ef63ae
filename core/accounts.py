"""Logins at the chat networks: whose they are, and the one-time codes that join them to staff."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from core import staff
from core.desk import Desk, Login
from core.staff import Staff
from storage import tables
from storage.tables import Account, LinkCode

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else
LENGTH = 12  # of 31 letters each: 59 bits; the contract asks for 50
MOST_WRONG = 5  # then the login is locked: guessing must not pay
CODE = re.compile(r"\bRAP(?:-[2-9A-HJKMNP-Z]{4}){3}\b", re.IGNORECASE)


class CodeFault(StrEnum):
    WRONG = "wrong"  # or used, or too old: which of them is nobody's business
    BURNT = "burnt"  # said where others read: it is void now
    LOCKED = "locked"  # too many wrong codes from this login


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


def new_code(desk: Desk, colleague: Staff, lasts: timedelta) -> str:
    """Printed once and kept as a digest; an older unused code of the same person dies."""
    mine = LinkCode.staff_id == colleague.id
    desk.db.execute(update(LinkCode).where(mine, LinkCode.used.is_(None)).values(used=desk.now))
    letters = [secrets.choice(ALPHABET) for _ in range(LENGTH)]
    code = "-".join(["RAP", *("".join(letters[i : i + 4]) for i in range(0, LENGTH, 4))])
    desk.db.add(LinkCode(digest=_digest(code), staff_id=colleague.id, expires=desk.now + lasts))
    return code


def link(desk: Desk, login: Login, code: str) -> Staff | CodeFault:
    """Join a login to the colleague the code was made for.

    A fault is returned, not raised: the count of wrong tries must outlive it.
    """
    account = _account(desk.db, login) or _new(desk.db, login)
    if account.wrong_codes >= MOST_WRONG:
        return CodeFault.LOCKED
    code_is = LinkCode.digest == _digest(code)
    found = desk.db.scalar(select(LinkCode).where(code_is).with_for_update())
    colleague = staff.by_id(desk.db, found.staff_id) if found else None
    good = found and not found.used and found.expires > desk.now
    if not found or not good or not colleague or colleague.suspended:
        account.wrong_codes += 1
        return CodeFault.WRONG
    found.used = desk.now
    if not desk.private:
        return CodeFault.BURNT
    account.staff_id, account.chat = colleague.id, login.chat or login.user
    account.heard, account.wrong_codes = desk.now, 0
    return colleague


def unlink(db: Session, colleague: Staff) -> None:
    theirs = update(Account).where(Account.staff_id == colleague.id)
    db.execute(theirs.values(staff_id=None, chat=None))


def last_heard(db: Session, colleague: Staff) -> list[tuple[str, str, datetime | None]]:
    theirs = select(Account.platform, Account.login, Account.heard)
    rows = db.execute(theirs.where(Account.staff_id == colleague.id).order_by(Account.id))
    return [(platform, login, heard) for platform, login, heard in rows]


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
