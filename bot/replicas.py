"""This process among those that serve the same database: no leader, but some things only one does.

Each holds a lock by its own name for as long as it lives. Whoever finds the lock of another free
voids the leases of that one, so that its letters go out seconds after a crash and not when the
leases run out. One that is there and does nothing (stopped, swapped out) is cut off after STALE.
On SQLite there is one process, and whatever another had leased is free at its start.
"""

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar, TypeVarTuple

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.house import House
from storage.database import Busy
from storage.mail import Outbox, Replica
from storage.standing import Lost, Standing, listen

log = logging.getLogger(__name__)
T = TypeVar("T")
Given = TypeVarTuple("Given")
LOOK = 1.0  # seconds between looks at who is there, and whether we still are
GRACE = 3.0  # seconds a lock must be free: after a restart of the server all connect anew
BEAT = 10.0  # seconds between two signs of life
STALE = 60.0  # seconds without one, although the lock is held: as long as a lease
PAUSE = 0.5  # seconds before a lost connection is made anew, and up to as much again
HEARD, LETTERS = "heard", "letters"  # what is said to the others


@dataclass(slots=True)
class _Other:
    """What we saw of another replica, by our own monotonic clock: no two clocks are compared."""

    seen: datetime
    since: float  # it said that
    missing: float | None = None  # since when its lock is free


@dataclass(slots=True)
class Replicas:
    house: House
    pool: ThreadPoolExecutor
    wake: Callable[[str], None]  # told what others say; HEARD or LETTERS, and by whom
    trouble: Callable[[], str | None] = lambda: None
    reads: set[str] = field(default_factory=set)
    _others: dict[str, _Other] = field(default_factory=dict)
    _up: asyncio.Event = field(default_factory=asyncio.Event)
    _down: asyncio.Event = field(default_factory=asyncio.Event)  # of the connection now up
    _standing: Standing = field(init=False)
    _began: datetime = field(init=False)

    def __post_init__(self) -> None:
        self._standing, self._began = Standing(self.house.database), self.house.clock()

    async def join(self) -> None:
        """Others see us from now on. Raises Lost or Busy; `run` tries again."""
        await self._standing.connect()
        await self._standing.lock(_presence(self.house.process), patient=True)
        if self.house.database.on_sqlite:
            await self._call(self._void, None)
        await self._call(self._beat)
        self._down = asyncio.Event()
        self._up.set()

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as both:
            both.create_task(self._stay())
            both.create_task(self._hear())

    async def leave(self) -> None:
        """What is still leased is anybody's now."""
        with contextlib.suppress(Busy, RuntimeError):
            await self._call(self._void, self.house.process)
        self._standing.drop()

    async def only_one(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """Does `work` to its end while no other replica does; waits as long as one does."""
        while True:
            await self._up.wait()
            down = self._down
            with contextlib.suppress(Lost):
                if await self._standing.lock(name):
                    log.info("%s is ours", name)
                    if await self._as_long_as_ours(name, work, down):
                        return
            await asyncio.sleep(LOOK * (1 + random.random()))  # noqa: S311 - jitter

    async def _as_long_as_ours(
        self, name: str, work: Callable[[], Awaitable[None]], down: asyncio.Event
    ) -> bool:
        """True when the work came to its end; False when we may not go on."""
        self.reads.add(name)
        task, lost = asyncio.ensure_future(work()), asyncio.create_task(down.wait())
        try:
            await asyncio.wait({task, lost}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                task.result()
                return True
            log.warning("%s may be another's now", name)
            return False
        finally:
            for one in (task, lost):
                one.cancel()
            await asyncio.gather(task, lost, return_exceptions=True)
            self.reads.discard(name)
            if not down.is_set():
                with contextlib.suppress(Lost):
                    await self._standing.unlock(name)

    @contextlib.asynccontextmanager
    async def place(self, place: str) -> AsyncIterator[bool]:
        """Whether we may do what was said there. It saves others the trouble: even without the
        lock every message is claimed once, and the next waits for the claim."""
        name, down = f"place:{place}", self._down
        try:
            ours = await self._standing.lock(name)
        except Lost:
            yield True
            return
        try:
            yield ours
        finally:
            if ours and not down.is_set():
                with contextlib.suppress(Lost):
                    await self._standing.unlock(name)

    async def _stay(self) -> None:
        """Present, whatever becomes of the connection."""
        said = time.monotonic()
        while True:
            try:
                if not self._up.is_set():
                    await self.join()
                await asyncio.sleep(LOOK)
                await self._standing.check()
                if time.monotonic() - said >= BEAT:
                    await self._call(self._beat)
                    said = time.monotonic()
                if not self.house.database.on_sqlite:
                    await self._bury()
            except Lost as fault:
                self._absent(fault)
                await asyncio.sleep(PAUSE * (1 + random.random()))  # noqa: S311 - jitter
            except Busy:
                await asyncio.sleep(PAUSE)
            except Exception:
                log.exception("looking after the other replicas went wrong")
                await asyncio.sleep(PAUSE)

    def _absent(self, fault: Lost) -> None:
        if self._up.is_set():
            log.warning("the database cut us off (%s); connecting anew", fault)
        self._up.clear()
        self._down.set()
        self._others.clear()  # all may have been cut off with us

    async def _hear(self) -> None:
        """What may have been said while nobody listened is looked for."""
        while True:
            try:
                async for word in listen(self.house.database):
                    what, _, who = word.partition(" ")
                    if who != self.house.process or not who:
                        self.wake(what)
            except Lost:
                await asyncio.sleep(PAUSE * (1 + random.random()))  # noqa: S311 - jitter
            except Exception:
                log.exception("listening to the other replicas went wrong")
                await asyncio.sleep(PAUSE)

    async def _bury(self) -> None:
        """Free what those had leased that are gone."""
        rows = await self._call(self._known)
        now = time.monotonic()
        self._others = {one: this for one, this in self._others.items() if one in rows}
        for one, seen in rows.items():
            this = self._others.setdefault(one, _Other(seen, now))
            if this.seen != seen:
                this.seen, this.since = seen, now
            if await self._gone(one, this, now):
                log.warning("%s is gone; what it had in hand is taken over", one)
                await self._call(self._void, one)
                self.wake(LETTERS)

    async def _gone(self, one: str, this: _Other, now: float) -> bool:
        presence = _presence(one)
        if await self._standing.lock(presence):
            await self._standing.unlock(presence)
            this.missing = this.missing or now
            return now - this.missing >= GRACE
        this.missing = None
        if now - this.since >= STALE:
            log.warning("%s gave no sign of life for %.0f s; cutting it off", one, now - this.since)
            await self._standing.end(presence)
            this.since = now
        return False

    def _known(self) -> dict[str, datetime]:
        with self.house.database.read() as db:
            others = select(Replica.process, Replica.seen)
            rows = db.execute(others.where(Replica.process != self.house.process))
            return {process: seen for process, seen in rows}

    def _beat(self) -> None:
        def write(db: Session) -> None:
            row = db.get(Replica, self.house.process)
            if row is None:
                row = Replica(process=self.house.process, began=self._began)
                db.add(row)
            row.seen, row.trouble = self.house.clock(), self.trouble()
            row.reads = " ".join(sorted(self.reads)) or None

        self.house.database.write(write)

    def _void(self, process: str | None) -> None:
        """Its letters are free (None: anybody's); what may be on its way is told by `began`."""

        def write(db: Session) -> None:
            leased = Outbox.finished.is_(None), Outbox.leased_until.is_not(None)
            whose = () if process is None else (Outbox.owner == process,)
            db.execute(update(Outbox).where(*leased, *whose).values(leased_until=None))
            gone = () if process is None else (Replica.process == process,)
            db.execute(delete(Replica).where(*gone))

        self.house.database.write(write)

    async def _call(self, function: Callable[[*Given], T], *given: *Given) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.pool, function, *given)


def _presence(process: str) -> str:
    return f"process:{process}"


def known(db: Session) -> list[Replica]:
    """Those who said that they are there, the oldest first."""
    return list(db.scalars(select(Replica).order_by(Replica.began)))
