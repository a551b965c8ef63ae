"""What befalls a channel or group: kept as a place, and told to whom it concerns."""

import logging
from dataclasses import replace

from sqlalchemy.orm import Session

from bot import outbox
from bot.chat import HAPPENED, HAPPENINGS, Happening, Message
from bot.house import House
from core.staff import Staff
from storage.database import Busy

log = logging.getLogger(__name__)


def news(message: Message, speaker: Staff | None) -> Happening | None:
    """What came along with words, if it is more than that a colleague is there."""
    what = message.happening
    unknown = speaker is None or speaker.suspended
    return what if what and (what.readers or (unknown and what.people)) else None


def befall(house: House, db: Session, what: Happening, source: str) -> str:
    """Done twice it is done once; what goes wrong is taken back. Returns the outcome."""
    try:
        with db.begin_nested():
            _tell(house, db, what, source)
    except Busy:
        raise
    except Exception:
        log.exception("%s: what befell a place broke", source)
        return "Broken"
    return "done"


def _tell(house: House, db: Session, what: Happening, source: str) -> None:
    desk = house.own_desk(db, source)
    filed = house.filed(db, what.platform, what.chat)
    run = HAPPENINGS.get(what.kind)
    for one in run(desk, replace(what, filed=filed)) if run else ():
        outbox.announce(house, desk, HAPPENED, one)
