"""When clocks or holidays are not what they were, what repeats is counted anew.

Governments change their clocks and announce their holidays; a new release of the zone tables, or
of the holidays in the configuration, moves what was computed by the old ones.
"""

import zoneinfo
from contextlib import suppress
from functools import partial
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.house import House
from core import ringing, workdays
from storage.lanes import Lane
from storage.mail import NoticeRun

KIND = "calendar:"  # and the edition by which the times were last computed
SLICE = 200


def settle(house: House) -> bool:
    """True when there was something to compute; in slices, so that nobody waits for all of it."""
    now = KIND + sha256(f"{_zones()} {house.shop} {workdays.edition()}".encode()).hexdigest()[:16]
    with house.database.read() as db:
        if db.get(NoticeRun, now):
            return False
    last: int | None = 0
    while last is not None:
        last = house.database.write(partial(_slice, house, after=last), Lane.JOB)
    house.database.write(partial(_remember, house, now=now), Lane.JOB)
    return True


def _slice(house: House, db: Session, *, after: int) -> int | None:
    return ringing.recompute(house.own_desk(db), after, SLICE)


def _remember(house: House, db: Session, *, now: str) -> None:
    db.execute(delete(NoticeRun).where(NoticeRun.kind.startswith(KIND)))
    with suppress(IntegrityError), db.begin_nested():  # another replica was as quick
        db.add(NoticeRun(kind=now, last=house.clock()))


def _zones() -> str:
    """Which edition of the zone tables counts here: the system's, else the package's."""
    for folder in zoneinfo.TZPATH:
        for name in ("+VERSION", "tzdata.zi"):
            if (found := Path(folder, name)).is_file():
                with found.open(encoding="utf-8") as file:
                    return file.readline().strip()
    with suppress(metadata.PackageNotFoundError):
        return metadata.version("tzdata")
    return "unknown"
