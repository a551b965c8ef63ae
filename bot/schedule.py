"""What is due lives in tables: `tick` says it, `next_due` says when to look again."""

import logging
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import leases, outbox
from bot.chat import NOTICES, Notice
from bot.house import House
from bot.recipients import Recipients
from core.calendar import midnight
from storage.database import Busy
from storage.lanes import Lane
from storage.mail import NoticeRun

log = logging.getLogger(__name__)
SLICE = 200  # things a notice says in one transaction: some 40 ms, measured by bench/due.py


def open_books(house: House) -> None:
    """A notice owes nothing from before the day on which the house was opened."""

    def write(db: Session) -> None:
        known = set(db.scalars(select(NoticeRun.kind)))
        since = midnight(house.own_desk(db))
        for kind in sorted(NOTICES.keys() - known):
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
    """A notice in one transaction: what it says and what it remembers of having said it.

    What comes in masses is said in slices, short enough that a person's message can pass between
    two of them; one thing that cannot be said is left out, and does not silence the rest.
    """
    recipients, said, small = Recipients(house), 0, 0
    while True:
        most = 1 if small else SLICE
        try:
            new = _slice(house, notice, recipients, most, even_if_not_due)
        except Busy:
            raise
        except Exception:
            if not notice.skip:
                raise
            log.exception("notice %s broke, with at most %s at a time", notice.kind, most)
            if small:
                house.database.write(partial(_skip, house, notice), Lane.JOB)
            small = small or SLICE
            continue
        said, small = said + (new or 0), max(0, small - 1)
        if new is None or not notice.slices:
            return said


def _slice(
    house: House, notice: Notice, recipients: Recipients, most: int, even_if_not_due: bool
) -> int | None:
    """None when nothing is due."""

    def say(db: Session) -> int | None:
        desk = house.own_desk(db)
        mark = db.get_one(NoticeRun, notice.kind, with_for_update=True)
        due = notice.when(desk, mark.last)
        if not even_if_not_due and (due is None or due > desk.now):
            return None
        desk = replace(desk, since=mark.last, most=most)
        mark.last = max(desk.now, mark.last)
        return outbox.announce_all(house, desk, notice.kind, notice.run(desk), recipients)

    with house.database.read() as db:  # most looks find nothing, and need no lock to see it
        desk = house.own_desk(db)
        due = notice.when(desk, db.get_one(NoticeRun, notice.kind).last)
        if not even_if_not_due and (due is None or due > desk.now):
            return None
    return house.database.write(say, Lane.JOB)


def _skip(house: House, notice: Notice, db: Session) -> None:
    assert notice.skip
    notice.skip(house.own_desk(db))


def next_due(house: House) -> datetime | None:
    """The next instant at which a notice or a held letter may be due."""
    with house.database.read() as db:
        desk = house.own_desk(db)
        marks = {mark.kind: mark.last for mark in db.scalars(select(NoticeRun))}
        times = [one.when(desk, marks[one.kind]) for one in NOTICES.values() if one.kind in marks]
        held = leases.next_due(db, house.platforms)
        return min((t for t in (*times, held) if t), default=None)
