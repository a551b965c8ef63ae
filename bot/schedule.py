"""What is due lives in tables: `tick` says it, `next_due` says when to look again."""

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot import leases, outbox
from bot.chat import NOTICES, Notice
from bot.house import House
from core.calendar import midnight
from storage.database import Busy
from storage.lanes import Lane
from storage.mail import NoticeRun

log = logging.getLogger(__name__)


def open_books(house: House) -> None:
    """A notice owes nothing from before the day on which the house was opened."""

    def write(db: Session) -> None:
        known = set(db.scalars(select(NoticeRun.kind)))
        since = midnight(house.own_desk(db))
        for kind in sorted(NOTICES.keys() - known):
            with suppress(IntegrityError), db.begin_nested():  # another replica was as quick
                db.add(NoticeRun(kind=kind, last=since))

    with house.database.read() as db:
        missing = NOTICES.keys() - set(db.scalars(select(NoticeRun.kind)))
    if missing:
        house.database.write(write)


def tick(house: House) -> int:
    """Write what is due by now; returns how many letters. Any number of replicas may: the
    outbox keys make it once. A notice that breaks does not silence the others."""
    said = 0
    for notice in NOTICES.values():
        try:
            said += run(house, notice)
        except Busy:
            raise
        except Exception:
            log.exception("notice %s broke", notice.kind)
    return said


def run(house: House, notice: Notice, even_if_not_due: bool = False) -> int:
    """One notice in one transaction: what it says and what it remembers of having said it."""

    def say(db: Session) -> int:
        desk = house.own_desk(db)
        mark = db.get_one(NoticeRun, notice.kind, with_for_update=True)
        due = notice.when(desk, mark.last)
        if not even_if_not_due and (due is None or due > desk.now):
            return 0
        desk = replace(desk, since=mark.last)
        mark.last = max(desk.now, mark.last)
        return sum(outbox.announce(house, desk, notice.kind, one) for one in notice.run(desk))

    with house.database.read() as db:  # most looks find nothing, and need no lock to see it
        desk = house.own_desk(db)
        due = notice.when(desk, db.get_one(NoticeRun, notice.kind).last)
        if not even_if_not_due and (due is None or due > desk.now):
            return 0
    return house.database.write(say, Lane.JOB)


def next_due(house: House) -> datetime | None:
    """The next instant at which a notice or a held letter may be due."""
    with house.database.read() as db:
        desk = house.own_desk(db)
        marks = {mark.kind: mark.last for mark in db.scalars(select(NoticeRun))}
        times = [one.when(desk, marks[one.kind]) for one in NOTICES.values() if one.kind in marks]
        held = leases.next_due(db, house.platforms)
        return min((t for t in (*times, held) if t), default=None)
