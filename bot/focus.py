"""What a line is about that does not say so: what it quotes, else what was spoken of last.

Every line is kept with what it was about, under the name its network gives it. For each
conversation, a person's in one place, there is one row of what "it" means there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.binding import Bound, Call, Question
from bot.chat import Message, Reply
from core.customers import Customer, Subject
from core.desk import Desk, Spoken
from core.orders import Purchase
from core.tasks import Task
from core.touches import Logged
from storage import tables
from storage.mail import Focus, Posting

REF = re.compile(r"(?<!\w)[ct][0-9]{1,18}(?!\w)")
MOST = 6  # of one line; more are a list, and "it" is none of them
CHANGED = {"customer": "c", "task": "t"}

_NAMED = (
    Posting.platform == bindparam("on"),
    Posting.chat == bindparam("in_chat"),
    Posting.message == bindparam("line"),
)
_LINE = select(Posting).where(*_NAMED)


def spoken(db: Session, message: Message) -> Spoken:
    """In a thread that somebody's own line began, what was said since comes first."""
    line = find(db, message.platform, message.chat, message.quotes) if message.quotes else None
    last = db.get(Focus, message.conversation)
    before = Spoken(tuple(last.customers), tuple(last.tasks)) if last else Spoken()
    if line is None:
        return before
    customers, tasks = by_kind(line.concerns)
    if line.login and message.quotes == message.thread:
        return Spoken(before.customers or customers, before.tasks or tasks)
    return Spoken(customers or before.customers, tasks, line.source, True, line.kind or "")


def find(db: Session, platform: str, chat: str, line: str) -> Posting | None:
    return db.scalar(_LINE, {"on": platform, "in_chat": chat, "line": line})


def keep(
    db: Session, message: Message, source: str, concerns: Sequence[str], now: datetime
) -> None:
    """What somebody said; said anew in other words it stands for what those did."""
    if not message.id or message.reacted:
        return
    known = find(db, message.platform, message.chat, message.id)
    if known is None:
        said = {"login": message.login.user, "source": source, "kind": None}
        put(db, message.platform, message.chat, message.id, said | {"concerns": concerns}, now)
    elif source:
        known.source, known.concerns = source, list(concerns)


def put(
    db: Session, platform: str, chat: str, line: str, what: Mapping[str, Any], now: datetime
) -> None:
    """A line that stands already stays as it is."""
    on_sqlite = db.get_bind().dialect.name == "sqlite"
    table = (sqlite if on_sqlite else postgresql).insert(Posting).on_conflict_do_nothing()
    named = {"platform": platform, "chat": chat, "message": line, "at": now}
    db.execute(table, {**named, **what, "concerns": list(what["concerns"])})


def move(db: Session, conversation: str, concerns: Sequence[str], now: datetime) -> None:
    """From now on "it" is one of these. What is not among them stays: him, and then the call."""
    customers, tasks = (ids if len(ids) <= MOST else () for ids in by_kind(concerns))
    if not customers and not tasks:
        return
    last = db.get(Focus, conversation)
    if last is None:
        last = Focus(conversation=conversation, customers=[], tasks=[], at=now)
        db.add(last)
    last.customers, last.at = list(customers) or last.customers, now
    last.tasks = list(tasks) or last.tasks


def told(db: Session, said: Iterable[tuple[str, Sequence[str]]], now: datetime) -> None:
    """What was announced in each conversation is spoken of too, if it was about one thing."""
    last: dict[str, dict[str, list[int]]] = {}
    for conversation, concerns in said:
        for kind, ids in zip(("customers", "tasks"), by_kind(concerns), strict=True):
            if len(ids) == 1:
                last.setdefault(conversation, {})[kind] = [ids[0]]
    for kinds in (("customers",), ("tasks",), ("customers", "tasks")):
        rows = [
            {"conversation": one, "customers": [], "tasks": [], "at": now} | about
            for one, about in last.items()
            if tuple(sorted(about)) == kinds
        ]
        if rows:
            _turn(db, kinds, rows)


def _turn(db: Session, kinds: Sequence[str], rows: list[dict[str, Any]]) -> None:
    """Many conversations at once; what they were about of the other kind stays."""
    on_sqlite = db.get_bind().dialect.name == "sqlite"
    table = (sqlite if on_sqlite else postgresql).insert(Focus)
    new = {name: table.excluded[name] for name in (*kinds, "at")}
    db.execute(table.on_conflict_do_update(index_elements=["conversation"], set_=new), rows)


def in_buttons(reply: Reply) -> tuple[str, ...]:
    """Buttons are commands, and name what they are for."""
    return tuple(dict.fromkeys(ref for one in reply.buttons for ref in REF.findall(one.says)))


def concerns(bound: Bound, desk: Desk) -> tuple[str, ...]:
    """What was named, then what came of it."""
    match bound:
        case Call():
            found = [ref for one in (bound, *bound.then) for ref in _in_slots(one.slots.values())]
        case Question():
            found = [one for one in bound.known.values() if REF.fullmatch(one)]
        case _:
            found = []
    return tuple(dict.fromkeys([*found, *_changed(desk)]))


def added(desk: Desk) -> list[str]:
    """Customers whom the line that is being done has written."""
    written = (one.partition(":") for one in dict.fromkeys(desk.changes))
    return [f"c{number}" for table, _, number in written if table == "customer"]


def _changed(desk: Desk) -> Iterator[str]:
    """A task brings along whom it is about."""
    for one in dict.fromkeys(desk.changes):
        table, _, number = one.partition(":")
        if table in CHANGED:
            yield CHANGED[table] + number
        row = desk.db.get(tables.Task, int(number)) if table == "task" else None
        if row and row.customer_id:
            yield f"c{row.customer_id}"


def _in_slots(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        match value:
            case (Customer() as one) | Subject(Customer() as one):
                yield one.ref
            case Task():
                yield value.ref
                if value.customer:
                    yield f"c{value.customer.id}"
            case Purchase():
                yield f"c{value.customer.id}"
            case Logged():
                yield f"c{value.customer_id}"
            case tuple():
                yield from _in_slots(value)


def by_kind(refs: Iterable[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    some = list(refs)
    customers, tasks = (
        tuple(dict.fromkeys(int(one[1:]) for one in some if one[0] == kind)) for kind in "ct"
    )
    return customers, tasks
