"""One database, two ways in: `read` never locks, `write` takes the lock before it looks."""

import random
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import (
    DBAPIError,
    OperationalError,
    PendingRollbackError,
    ResourceClosedError,
)
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from storage.lanes import Lane, Lanes

T = TypeVar("T")
BUSY_SECONDS = 5.0  # how long one attempt waits for a lock another process holds
DEADLOCK_TRIES = 5  # PostgreSQL ends one of two that wait for each other; it may simply go again
# What SQLite says when another process, the disk or the system stands in the way.
PASSING = re.compile("locked|busy|full|disk I/O|unable to open|readonly|interrupted", re.I)
RETRY_STATES = {"40001", "40P01"}  # serialization failure, deadlock
TAKEN = "23505"  # unique violation: another replica wrote the same row a moment before
READ_ONLY = "25006"  # what a standby says until it has become the primary
# A server that vanished without a word is given up after these seconds, not after the two hours of
# the system; postgresql.org/docs/current/libpq-connect.html
REACHED = {"connect_timeout": 5, "keepalives_idle": 5, "keepalives_interval": 2,
           "keepalives_count": 3, "tcp_user_timeout": 10_000}  # fmt: skip


class Busy(Exception):
    """Nothing was written: the database is locked, full or out of reach. It may be tried again."""


class Database:
    """Open since `open_database`; its tables come from `storage.migrations.upgrade`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.url = engine.url
        self.on_sqlite = engine.dialect.name == "sqlite"
        self._writer = engine.execution_options(begin="IMMEDIATE")
        self._lanes = Lanes(self._together)

    @contextmanager
    def read(self) -> Iterator[Session]:
        try:
            with Session(self.engine, autoflush=False) as db:
                yield db
        except DBAPIError as fault:
            raise _busy(fault) from fault

    def write(self, work: Callable[[Session], T], lane: Lane = Lane.TALK) -> T:
        """Run `work` in one transaction: all of it or nothing. Raises Busy when nothing was."""
        if self.on_sqlite:
            return self._lanes.run(work, lane)
        for attempt in range(DEADLOCK_TRIES):
            try:
                return self._alone(work)
            except DBAPIError as fault:
                state = getattr(fault.orig, "sqlstate", None)
                if state not in (*RETRY_STATES, TAKEN) or (
                    state == TAKEN and attempt == DEADLOCK_TRIES - 1
                ):
                    raise
                time.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - jitter
        raise Busy("the database is too busy")

    def close(self) -> None:
        self.engine.dispose()

    def _alone(self, work: Callable[[Session], T]) -> T:
        try:
            with Session(self._writer, expire_on_commit=False) as db, db.begin():
                return self._on_a_line(work, db)
        except DBAPIError as fault:
            if getattr(fault.orig, "sqlstate", None) in RETRY_STATES:
                raise
            raise _busy(fault) from fault

    def _on_a_line(self, work: Callable[[Session], T], db: Session) -> T:
        """What breaks after the connection was lost broke because of that, whatever it says."""
        if self.on_sqlite:
            return work(db)
        connection = db.connection()
        try:
            return work(db)
        except Exception as fault:
            if connection.invalidated:
                raise Busy("the connection was lost") from fault
            raise

    def _together(self, works: list[Callable[[Session], Any]]) -> list[Any]:
        """One commit for all that wait; what fails takes back itself and not its neighbours."""
        if len(works) == 1:
            return [self._alone(works[0])]
        try:
            with self._writer.connect() as connection, connection.begin():
                return [_within(connection, work) for work in works]
        except OperationalError as fault:
            raise _busy(fault) from fault


def unreachable(fault: BaseException) -> bool:
    """Whether the database stood in the way, and not what was asked of it: then nothing is known
    of the work itself, and it may be tried again."""
    if isinstance(fault, Busy):
        return True
    if not isinstance(fault, DBAPIError):
        return False
    if isinstance(fault.orig, sqlite3.Error):
        # SQLite calls a missing table operational too; trying that again would be for ever.
        return isinstance(fault, OperationalError) and bool(PASSING.search(str(fault.orig)))
    told = getattr(fault.orig, "sqlstate", None)
    return fault.connection_invalidated or isinstance(fault, OperationalError) or told == READ_ONLY


def is_cut_off(db: Session) -> bool:
    """What broke may only have met what a lost connection left behind."""
    try:
        db.execute(text("SELECT 1"))
    except DBAPIError as fault:
        return unreachable(fault)
    except (PendingRollbackError, ResourceClosedError):
        return True
    return False


def _busy(fault: DBAPIError) -> Exception:
    return Busy(str(fault.orig)) if unreachable(fault) else fault


def _within(connection: Connection, work: Callable[[Session], Any]) -> Any:
    joined = Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False)
    try:
        with joined as db, db.begin():
            return work(db)
    except OperationalError:
        raise  # the whole transaction is in doubt
    except Exception as fault:
        return fault


def open_database(url: str = "sqlite://", connect: Callable[[], Any] | None = None) -> Database:
    """`connect` gives tests a connection of their own making."""
    extra: dict[str, Any] = {"creator": connect} if connect else {}
    if make_url(url).get_backend_name() != "sqlite":
        if not connect:
            extra["connect_args"] = REACHED
        return Database(create_engine(url, pool_pre_ping=True, pool_size=8, **extra))
    if make_url(url).database in (None, "", ":memory:"):
        extra["poolclass"] = StaticPool
    if not connect:
        extra["connect_args"] = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    engine = create_engine(url, **extra)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return Database(engine)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver would say it too late
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', '')}")
