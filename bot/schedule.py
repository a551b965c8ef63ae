"""What is due lives in tables: `tick` says it, `next_due` says when to look again."""

import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot import leases, outbox
from bot.chat import NOTICES, Notice
from bot.house import House
from bot.recipients import Recipients
from core.calendar import midnight
from core.desk import Desk
from storage.database import Busy
from storage.lanes import Lane
from storage.mail import NoticeRun

log = logging.getLogger(__name__)
PAGE = 20  # colleagues whose morning is composed in one transaction
SLICE = 200  # things a notice says in one transaction: some 40 ms, measured by bench/due.py


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
    """What a notice owes. What comes in masses is said in slices, each a transaction of its own
    and short enough that a person's message can pass between two of them."""
    with house.database.read() as db:  # most looks find nothing, and need no lock to see it
        desk = house.own_desk(db)
        if not even_if_not_due and not _is_due(desk, notice, db.get_one(NoticeRun, notice.kind)):
            return 0
        pages = -(-notice.total(desk) // PAGE) if notice.total else 1
    recipients = Recipients(house)
    if notice.slices:
        return _in_slices(house, notice, recipients)
    said = 0
    for page in range(max(pages, 1)):
        part = Part(even_if_not_due, PAGE, page * PAGE, last=page >= pages - 1)
        said += house.database.write(partial(_say, house, notice, recipients, part), Lane.JOB) or 0
    return said


@dataclass(frozen=True, slots=True)
class Part:
    """Of what a notice says at one look."""

    even_if_not_due: bool = False
    most: int = SLICE
    after: int = 0
    last: bool = True  # after it the look is over


def _in_slices(house: House, notice: Notice, recipients: Recipients) -> int:
    """Until nothing is due any more. One thing that cannot be said is left out, and does not
    silence the rest."""
    said = singly = 0
    while True:
        part = Part(most=1 if singly else SLICE)
        try:
            say = partial(_say, house, notice, recipients, part)
            new = house.database.write(say, Lane.JOB)
        except Busy:
            raise
        except Exception:
            if not notice.skip:
                raise
            log.exception("notice %s broke, with at most %s at a time", notice.kind, part.most)
            if singly:
                house.database.write(partial(_skip, house, notice), Lane.JOB)
            singly = singly or SLICE
            continue
        if new is None:
            return said
        said, singly = said + new, max(0, singly - 1)


def _say(
    house: House, notice: Notice, recipients: Recipients, part: Part, db: Session
) -> int | None:
    """What it says and what it remembers of having said it; None when nothing is due."""
    desk = house.own_desk(db)
    mark = db.get_one(NoticeRun, notice.kind, with_for_update=True)
    if not part.even_if_not_due and not _is_due(desk, notice, mark):
        return None
    desk = replace(desk, since=mark.last, most=part.most, after=part.after)
    if part.last:
        mark.last = max(desk.now, mark.last)
    return outbox.announce_all(house, desk, notice.kind, notice.run(desk), recipients)


def _is_due(desk: Desk, notice: Notice, mark: NoticeRun) -> bool:
    due = notice.when(desk, mark.last)
    return due is not None and due <= desk.now


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
