"""How several processes at one PostgreSQL know of each other: locks that end with their holder,
and words that wake the others.

The locks are the server's own (pg_advisory_lock), held by a connection that is kept open as long as
the process lives. A row with a heartbeat would have to be waited for and compares clocks; this the
server frees in the moment in which the connection is gone. A pooler between us and the server must
keep sessions: in transaction mode neither locks nor words arrive.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.database import REACHED, Busy, Database

SPACE = 7263  # of our locks among those of others in the same database
CHANNEL = "rapport"
PATIENCE = 5.0  # seconds for an answer about a lock
# For the server to notice that our machine is gone without a word: 3 + 3 x 2 s. These the server
# keeps for this connection alone; postgresql.org/docs/current/runtime-config-connection.html
NOTICED = "SET tcp_keepalives_idle=3; SET tcp_keepalives_interval=2; SET tcp_keepalives_count=3"
TAKE = "SELECT pg_try_advisory_lock(%s, hashtext(%s))"
WAIT = "SELECT pg_advisory_lock(%s, hashtext(%s))"
GIVE = "SELECT pg_advisory_unlock(%s, hashtext(%s))"
END = """
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = %s::oid
AND objid = (hashtext(%s)::bigint & 4294967295)::oid
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
SAY = text("SELECT pg_notify(:channel, :what)")


class Lost(Exception):
    """The connection is gone, and with it all that was locked."""


class Standing:
    """On SQLite one process has the file: whatever it asks for is its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Any = None  # psycopg is an extra, and has types only where it is there
        self._speaking = asyncio.Lock()  # an answer that is given up must not be read by the next

    async def connect(self) -> None:
        """Anew. Raises Lost."""
        self.drop()
        if not self._database.on_sqlite:
            self._connection = await _connected(self._database, NOTICED)

    def drop(self) -> None:
        """All is let go of, at once."""
        connection, self._connection = self._connection, None
        if connection:
            connection.pgconn.finish()  # the polite way waits for a server that may be gone

    async def lock(self, name: str, patient: bool = False) -> bool:
        """Whether it is ours now; `patient` waits a while for whoever only looked at it. Held
        twice it must be let go of twice."""
        return bool(await self._ask(WAIT if patient else TAKE, name)) or patient

    async def unlock(self, name: str) -> None:
        await self._ask(GIVE, name)

    async def end(self, name: str) -> None:
        """The connection of whoever holds the lock is cut: it does not answer any more."""
        await self._ask(END, name)

    async def check(self) -> None:
        """Raises Lost when we may have lost what we held."""
        await self._ask("SELECT 1")

    async def _ask(self, what: str, name: str | None = None) -> Any:
        if self._database.on_sqlite:
            return True
        # Not even who is cancelled breaks off: nobody would know any more what is locked.
        return await asyncio.shield(asyncio.ensure_future(self._in_turn(what, name)))

    async def _in_turn(self, what: str, name: str | None) -> Any:
        async with self._speaking:
            return await self._answer(what, name)

    async def _answer(self, what: str, name: str | None) -> Any:
        import psycopg

        if self._connection is None:
            raise Lost("not connected")
        try:
            async with asyncio.timeout(PATIENCE):
                given = None if name is None else (SPACE, name)
                row = await (await self._connection.execute(what, given)).fetchone()
                return row[0] if row else None
        except (psycopg.Error, TimeoutError, OSError) as fault:
            self.drop()
            raise Lost(type(fault).__name__) from fault


async def listen(database: Database) -> AsyncIterator[str]:
    """What others say, from now on: first an empty word, once nothing can be missed any more.
    Raises Lost; never ends otherwise. On SQLite nobody else says anything."""
    if database.on_sqlite:
        yield ""
        await asyncio.Event().wait()
    import psycopg

    connection = await _connected(database, f"LISTEN {CHANNEL}")
    try:
        yield ""
        async for one in connection.notifies():
            yield str(one.payload)
        raise Lost("the connection ended")
    except (psycopg.Error, OSError) as fault:
        raise Lost(type(fault).__name__) from fault
    finally:
        with suppress(psycopg.Error):
            connection.pgconn.finish()


def tell(db: Session, what: str) -> None:
    """Everybody who listens, once this is committed; said twice in one commit it is heard once."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(SAY, {"channel": CHANNEL, "what": what})


async def _connected(database: Database, first: str) -> Any:
    import psycopg

    args, given = database.engine.dialect.create_connect_args(database.url)
    known = {one: value for one, value in given.items() if one != "context"}
    made = None
    try:
        async with asyncio.timeout(PATIENCE + float(REACHED["connect_timeout"])):
            made = await psycopg.AsyncConnection.connect(
                *args, **{**known, **REACHED}, autocommit=True
            )
            await made.execute(first)
            return made
    except BaseException as fault:
        if made:
            made.pgconn.finish()
        if isinstance(fault, psycopg.Error | TimeoutError | OSError):
            raise Lost(type(fault).__name__) from fault
        raise


def alone_with(database: Database) -> int | None:
    """A file is for one process that serves it: the descriptor which says so until it is closed,
    or the process ends in whatever way. None where no file is. Raises Busy when another has it."""
    place = database.url.database
    if not database.on_sqlite or place in (None, "", ":memory:"):
        return None
    sign = os.open(Path(f"{place}.lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(sign, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        whose = os.read(sign, 100).decode(errors="replace").strip()
        os.close(sign)
        raise Busy(f"{place} is served by another process already ({whose})") from None
    os.ftruncate(sign, 0)
    os.pwrite(sign, f"pid {os.getpid()}".encode(), 0)
    return sign
