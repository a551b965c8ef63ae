"""Ids given out ahead, so that many rows go in with one statement and are known afterwards."""

from sqlalchemy import text
from sqlalchemy.orm import Session

_ON_SQLITE = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
_ON_SERVER = text(
    "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"
)


def reserve(db: Session, table: str, count: int) -> list[int]:
    """Never used before and, once a row has one, never again; ascending.

    SQLite gives the same ones twice unless rows were written with them: its lock is held by now.
    """
    if db.get_bind().dialect.name == "sqlite":
        last = db.scalar(_ON_SQLITE, {"name": table}) or 0
        return list(range(last + 1, last + 1 + count))
    return sorted(db.scalars(_ON_SERVER, {"name": table, "count": count}))
