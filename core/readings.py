"""What was made of somebody's last words: kept by conversation, for whoever asks why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from core.desk import Desk
from storage.mail import Reading

KEPT = timedelta(days=7)  # as long as the raw words themselves
MOST_SAID = 4_000  # characters

_COLUMNS = ("conversation", "source", "said", "at", "outcome", "trace")


def _upsert(insert: Any) -> Any:
    fresh = insert(Reading)
    newer = {name: fresh.excluded[name] for name in _COLUMNS[1:]}
    return fresh.on_conflict_do_update(index_elements=["conversation"], set_=newer)


_KEEP = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}
_LAST = select(Reading).where(Reading.conversation == bindparam("here"))


@dataclass(frozen=True, slots=True)
class Read:
    """`trace` is the reading in words: its intent, its layer, its slots."""

    source: str
    said: str
    at: datetime
    outcome: str
    trace: Mapping[str, Any]


def keep(desk: Desk, said: str, outcome: str, trace: Mapping[str, Any]) -> None:
    row = {
        "conversation": desk.conversation,
        "source": desk.source,
        "said": said[:MOST_SAID],
        "at": desk.now,
        "outcome": outcome,
        "trace": dict(trace),
    }
    desk.db.execute(_KEEP[desk.db.get_bind().dialect.name], row)


def last(desk: Desk) -> Read | None:
    """Of whoever asks, where they ask."""
    row = desk.db.scalar(_LAST, {"here": desk.conversation})
    if row is None:
        return None
    return Read(row.source, row.said, row.at, row.outcome, row.trace)


def forget_old(desk: Desk) -> None:
    desk.db.execute(delete(Reading).where(Reading.at < desk.now - KEPT))
