"""Letters that nobody could send for a while: one for each chat instead of a pile.

What was written before the process ended still stands in the queue when it is back. A few of
them are sent as they are; of more, the lines are put together into one letter.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from bot.chat import NOTICES, Button, Reply
from bot.house import House
from bot.render import write
from bot.texts import Text, Value
from core import staff
from core.desk import Desk
from core.missed import LATE, PILE
from storage.lanes import Lane
from storage.mail import Outbox

MOST_LINES = 20  # of one letter; the rest is a number
OVER = ("expired", "dropped", "gathered")  # too late; no longer so; in one letter with others
MISSED = Text(
    en="While I was away {n} {n:message|messages} for you piled up:",
    zh_hans="我不在线期间，积压了 {n} 条通知：",
    zh_hant="我離線期間，積了 {n} 則通知：",
)
MORE = Text(en="… and {n} more", zh_hans="……另有 {n} 条", zh_hant="……另有 {n} 則")
ALL = Text(en="All my tasks", zh_hans="我的全部任务", zh_hant="我的全部任務")


def gather(house: House) -> int:
    """In how many chats a pile became one letter. What was tried before may have arrived: as long
    as it can be, it is tried again and says so."""
    with house.database.read() as db:
        waiting = _waiting(house.own_desk(db))
        where = select(Outbox.platform, Outbox.chat).where(*waiting)
        over = func.min(Outbox.expires) <= house.clock()
        piles = where.group_by(Outbox.platform, Outbox.chat).having(or_(func.count() > PILE, over))
        chats = [(on, chat) for on, chat in db.execute(piles) if on in house.platforms]
    return sum(house.database.write(partial(_gather, house, *one), Lane.JOB) for one in chats)


def _waiting(desk: Desk) -> Sequence[ColumnElement[bool]]:
    """For one colleague, unasked, and never tried, or too late by now to be tried again."""
    return (
        Outbox.finished.is_(None),
        Outbox.kind.in_(NOTICES),
        Outbox.reader_id.is_not(None),
        or_(Outbox.attempts == 0, Outbox.expires <= desk.now),
        or_(Outbox.leased_until.is_(None), Outbox.leased_until < desk.now),
        Outbox.due < desk.now - LATE,
    )


def _gather(house: House, platform: str, chat: str, db: Session) -> bool:
    desk = house.own_desk(db)
    here = (*_waiting(desk), Outbox.platform == platform, Outbox.chat == chat)
    rows = db.scalars(select(Outbox).where(*here).order_by(Outbox.id).with_for_update()).all()
    expired, untrue, gathered = OVER
    ended = {row.id: why for row in rows if (why := _why_not(desk, row, expired, untrue))}
    left = [row for row in rows if row.id not in ended]
    one = len(left) > PILE or any(_expired(desk, row) for row in left)
    if one:
        ended |= {row.id: gathered for row in left}
        db.add(_letter(house, desk, left))
    for why in OVER:
        ids = [one for one, found in ended.items() if found == why]
        finished = update(Outbox).where(Outbox.id.in_(ids))
        db.execute(finished.values(finished=desk.now, outcome=why))
    return one


def _why_not(desk: Desk, row: Outbox, expired: str, untrue: str) -> str | None:
    notice = NOTICES[row.kind or ""]
    if not notice.check(desk, row.about):
        return untrue
    # what somebody asked to be reminded of is told of, if not at its time
    return expired if _expired(desk, row) and not notice.urgent else None


def _expired(desk: Desk, row: Outbox) -> bool:
    return row.expires is not None and row.expires <= desk.now


def _letter(house: House, desk: Desk, rows: Sequence[Outbox]) -> Outbox:
    first = rows[0]
    person = staff.by_id(desk.db, first.reader_id or 0)
    lines: list[Value] = [_line(row.letter) for row in rows[:MOST_LINES]]
    if len(rows) > MOST_LINES:
        lines.append(MORE(n=len(rows) - MOST_LINES))
    reply = Reply(MISSED(n=len(rows)), items=tuple(lines), buttons=(Button(ALL(), "tasks"),))
    return Outbox(
        key=f"gathered:o{first.id}",
        platform=first.platform,
        chat=first.chat,
        letter=write(reply, house.reader(person)).plain,
        about="",
        reader_id=first.reader_id,
        due=desk.now,
        first_due=desk.now,
    )


def _line(letter: dict[str, Any]) -> str:
    text: str = letter["text"]
    return text.partition("\n")[0]
