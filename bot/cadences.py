"""When the shop has changed how often customers should be touched, every date is written anew."""

from contextlib import suppress
from functools import partial
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.house import House
from core import cadence
from storage.lanes import Lane
from storage.mail import NoticeRun

KIND = "cadence:"  # and the rules by which the dates were last written
NONE_YET = "cadence:none"


def settle(house: House) -> bool:
    """True when there was something to write: in slices, so that nobody waits for all of it.

    A slice that a kill cuts off is begun again; the mark is set after the last.
    """
    with house.database.read() as db:
        marks = set(db.scalars(select(NoticeRun.kind).where(NoticeRun.kind.startswith(KIND))))
    now = _mark(house)
    if now in marks or (now == NONE_YET and not marks):
        return False
    last: int | None = 0
    while last is not None:
        last = house.database.write(partial(_slice, house, after=last), Lane.JOB)
    house.database.write(lambda db: _remember(house, db, now), Lane.JOB)
    return True


def _slice(house: House, db: Session, *, after: int) -> int | None:
    return cadence.rederive(house.own_desk(db), after)


def _mark(house: House) -> str:
    rules = house.shop.cadence
    if not rules.tags and not rules.levels and rules.default is None:
        return NONE_YET
    return KIND + sha256(f"{rules.written} {house.shop.zone}".encode()).hexdigest()[:16]


def _remember(house: House, db: Session, mark: str) -> None:
    other = NoticeRun.kind.startswith(KIND), NoticeRun.kind != mark
    db.execute(delete(NoticeRun).where(*other))
    with suppress(IntegrityError), db.begin_nested():  # another replica was as quick
        db.add(NoticeRun(kind=mark, last=house.clock()))
