"""What is tidied up once a night."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot import gates
from bot.house import House
from core import readings, silence, uploads
from core.calendar import daily, midnight
from core.desk import Desk
from storage.lanes import Lane
from storage.mail import UNREAD, Focus, Inbox, NoticeRun, Outbox, Posting, Question

AT = daily(silence.NIGHT)
RAW_EVENTS = timedelta(days=7)  # after they were done; then the raw words are nobody's need
PARKED = timedelta(days=30)  # what could not be read, for an admin to look at
LETTERS = timedelta(days=90)
QUESTIONS = timedelta(days=30)
SPOKEN_OF = timedelta(days=90)  # as long as the letters themselves
KIND = "housekeeping"


def keep(house: House) -> bool:
    """True when there was a night to tidy up after."""
    with house.database.read() as db:
        mark, desk = db.get(NoticeRun, KIND), house.own_desk(db)
        if not _is_due(desk, mark.last if mark else midnight(desk)):
            return False
    return house.database.write(lambda db: _tidy(house, db), Lane.JOB)


def _is_due(desk: Desk, last: datetime) -> bool:
    return AT(desk, last) <= desk.now


def _tidy(house: House, db: Session) -> bool:
    """One replica at a time: another that waited for it finds nothing left to do."""
    desk = house.own_desk(db)
    mark = _locked(desk)
    if not _is_due(desk, mark.last):
        return False
    now = mark.last = desk.now
    done = Inbox.done
    db.execute(delete(Inbox).where(done < now - RAW_EVENTS, Inbox.outcome.not_in(UNREAD)))
    db.execute(delete(Inbox).where(done < now - PARKED))
    db.execute(delete(Outbox).where(Outbox.finished < now - LETTERS))
    db.execute(delete(Question).where(Question.asked < now - QUESTIONS))
    db.execute(delete(Posting).where(Posting.at < now - SPOKEN_OF))
    db.execute(delete(Focus).where(Focus.at < now - SPOKEN_OF))
    gates.forget(db, now)
    uploads.forget_old(desk)
    readings.forget_old(desk)
    silence.retune(desk)
    return True


def _locked(desk: Desk) -> NoticeRun:
    """Whoever comes second waits here for the first, also when neither finds a row."""
    with suppress(IntegrityError), desk.db.begin_nested():
        if desk.db.get(NoticeRun, KIND) is None:
            desk.db.add(NoticeRun(kind=KIND, last=midnight(desk)))
    return desk.db.get_one(NoticeRun, KIND, with_for_update=True, populate_existing=True)
