"""Rate gates: rows of the database that say from when on we may speak somewhere again.

Looked at and moved in the transaction that takes a letter, so that any number of processes keep
the networks' limits together (GCRA: a gate moves on by one step for each message).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, BindParameter, bindparam, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from bot.house import House
from bot.pace import Limit, again_scope, campaign_scope, limits
from storage.mail import Gate

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
FORGOTTEN = timedelta(days=1)  # a gate that has been open so long is as good as none

_NOW, _STEP, _FLOOR = (bindparam(name, type_=BigInteger()) for name in ("now", "step", "floor"))
_SCOPES: BindParameter[str] = bindparam("scopes", expanding=True)


def _new(on_sqlite: bool) -> sqlite.Insert | postgresql.Insert:
    insert = sqlite.insert if on_sqlite else postgresql.insert
    return insert(Gate).values(
        scope=bindparam("of"), platform=bindparam("on"), next_at=bindparam("to")
    )


def _passing(new: sqlite.Insert | postgresql.Insert) -> ReturningInsert[int]:
    later = case((Gate.next_at > _FLOOR, Gate.next_at), else_=_FLOOR)
    return new.on_conflict_do_update(
        index_elements=["scope"], set_={"next_at": later + _STEP}, where=Gate.next_at <= _NOW
    ).returning(Gate.next_at)


def _holding(new: sqlite.Insert | postgresql.Insert) -> sqlite.Insert | postgresql.Insert:
    until = new.excluded.next_at
    return new.on_conflict_do_update(
        index_elements=["scope"], set_={"next_at": until}, where=Gate.next_at < until
    )


_TAKE = {on_sqlite: _passing(_new(on_sqlite)) for on_sqlite in (True, False)}
_HOLD = {on_sqlite: _holding(_new(on_sqlite)) for on_sqlite in (True, False)}
_SHUT = select(Gate.scope, Gate.next_at).where(Gate.scope.in_(_SCOPES), Gate.next_at > _NOW)
_OPENING = select(func.min(Gate.next_at)).where(
    Gate.platform.in_(bindparam("on", expanding=True)), Gate.next_at > _NOW
)
_BACK = (
    update(Gate)
    .where(Gate.scope == bindparam("of"), Gate.next_at == bindparam("to", type_=BigInteger()))
    .values(next_at=Gate.next_at - _STEP)
    .execution_options(synchronize_session=False)
)


class Shut(Exception):
    """Another process was there first; nothing was taken."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A gate that a message passed, and where that left it."""

    limit: Limit
    next_at: int


def ticks(at: datetime) -> int:
    return (at - EPOCH) // TICK


def instant(number: int) -> datetime:
    return EPOCH + number * TICK


def shut(db: Session, platforms: Iterable[str], now: datetime) -> dict[str, datetime]:
    """Of the gates that concern more than one chat: those that are shut, and until when."""
    scopes = [scope for one in platforms for scope in (one, campaign_scope(one), again_scope(one))]
    return {
        scope: instant(at) for scope, at in db.execute(_SHUT, {"scopes": scopes, "now": ticks(now)})
    }


def opening(db: Session, platforms: Iterable[str], now: datetime) -> datetime | None:
    """When the next of the shut gates there opens."""
    found = db.scalar(_OPENING, {"on": list(platforms), "now": ticks(now)})
    return None if found is None else instant(found)


def since(db: Session, platform: str) -> list[datetime]:
    """Since when the whole network's gate is open; empty when it was never shut."""
    found = db.scalars(select(Gate.next_at).where(Gate.scope == platform))
    return [instant(one) for one in found]


def take(
    house: House, db: Session, platform: str, asked: Iterable[Limit], now: datetime
) -> tuple[Slot, ...]:
    """Pass all of them. Raises Shut; then the transaction must be given up, or its savepoint."""
    here, slots = ticks(now), []
    for limit in asked:
        step, floor = round(limit.step * 1e6), here - round(limit.late * 1e6)
        row = {"of": limit.scope, "on": platform, "to": floor + step}
        given = {**row, "now": here, "step": step, "floor": floor}
        left = db.scalar(_TAKE[house.database.on_sqlite], given)
        if left is None:
            raise Shut
        slots.append(Slot(limit, left))
    return tuple(slots)


def take_if_open(
    house: House, db: Session, platform: str, asked: tuple[Limit, ...], now: datetime
) -> tuple[Slot, ...] | None:
    """For who does something else in the same transaction."""
    closed = shut(db, [platform], now)
    if platform in closed:
        return None
    try:
        with db.begin_nested():
            return take(house, db, platform, asked, now)
    except Shut:
        return None


def give_back(db: Session, slots: Iterable[Slot]) -> None:
    """It was not needed after all; only where nobody passed since."""
    for slot in slots:
        step = round(slot.limit.step * 1e6)
        db.execute(_BACK, {"of": slot.limit.scope, "to": slot.next_at, "step": step})


def hold(house: House, db: Session, platform: str, scope: str, until: datetime) -> None:
    """Nobody may speak there before."""
    row = {"of": scope, "on": platform, "to": ticks(until)}
    db.execute(_HOLD[house.database.on_sqlite], row)


def rest(house: House, db: Session, slots: Iterable[Slot], platform: str, now: datetime) -> None:
    """The network answered just now: whatever the way there took, its limit is kept from here."""
    for slot in slots:
        if slot.limit.rest:
            until = now + timedelta(seconds=slot.limit.rest)
            hold(house, db, platform, slot.limit.scope, until)


def pass_again(house: House, platform: str) -> float:
    """Pass the gates of the whole network once more, for what was held up on its way. Seconds to
    wait before asking again; 0: it may go."""
    wide = [one for one in limits(house.pace, platform, "", 0) if one.scope == platform]

    def look(db: Session) -> float:
        now = house.instant(db)
        if take_if_open(house, db, platform, tuple(wide), now) is not None:
            return 0.0
        until = shut(db, [platform], now).get(platform, now)
        return max((until - now).total_seconds(), 0.001)

    return house.database.write(look) if wide else 0.0


def forget(db: Session, now: datetime) -> None:
    db.execute(delete(Gate).where(Gate.next_at < ticks(now - FORGOTTEN)))
