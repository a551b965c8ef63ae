"""Letters leave here: leased in the database, sent by a platform, settled in the database."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar, TypeVarTuple

from bot import exporting, leases, metrics
from bot.health import Health
from bot.house import House
from bot.leases import Outcome, Parcel, Sent
from core.undelivered import Cause
from core.values import Attached
from storage.database import Busy

log = logging.getLogger(__name__)
T = TypeVar("T")
W = TypeVar("W", Sent, str)
Given = TypeVarTuple("Given")
AT_ONCE = 3  # sends of a platform in flight: what a kill can leave in doubt
FLOOR = 15.0  # seconds between looks when nothing woke us
BEHIND = 1.0  # seconds when what is due must wait for an earlier letter to the same chat
PAUSE = 0.5  # seconds after a database that could not be used


MOST_BYTES = 20_000_000  # core.telegram.org/bots/api#getfile: a bot may download that much


class Unfetched(Exception):
    """A file could not be had from where it lies; its words are never shown: they hold secrets."""


class Platform(Protocol):
    async def send(self, parcel: Parcel) -> Sent: ...

    async def fetch(self, one: Attached) -> bytes:
        """What was attached, at most a byte more than MOST_BYTES. Raises Unfetched."""


class Sender:
    """One platform's letters; a platform that is away does not hold up the other."""

    def __init__(
        self,
        house: House,
        name: str,
        platform: Platform,
        pool: ThreadPoolExecutor,
        health: Health,
    ) -> None:
        self._house, self._name, self._platform, self._pool = house, name, platform, pool
        self._health = health
        self._woken = asyncio.Event()
        self._flying: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        self._woken.set()

    async def run(self, stopped: asyncio.Event) -> None:
        while not stopped.is_set():
            self._woken.clear()
            try:
                pause = await self._until_next()
                if pause <= 0:
                    pause = FLOOR if await self._take_off(stopped) else BEHIND
            except Busy:
                pause = PAUSE
            await self._sleep(pause)
        if self._flying:
            await asyncio.wait(set(self._flying))

    async def _take_off(self, stopped: asyncio.Event) -> bool:
        """Send what is due, as far as there is room; False when nothing could be taken."""
        while len(self._flying) < AT_ONCE and not stopped.is_set():
            parcel = await self._call(
                leases.lease, self._house, frozenset({self._name}), self._house.process
            )
            if parcel is None:
                break
            self._fly(self._send(parcel))
        return bool(self._flying)

    def _fly(self, sending: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(sending)
        self._flying.add(task)
        task.add_done_callback(self._landed)

    def send(self, parcel: Parcel) -> None:
        """Leased already when it was written: no look at the queue is needed."""
        self._fly(self._dispatch(parcel))

    async def finish(self) -> None:
        """Let what flies land, send what is due now, and return."""
        if self._flying:
            await asyncio.wait(set(self._flying))
        while parcel := await self._call(
            leases.lease, self._house, frozenset({self._name}), self._house.process
        ):
            await self._send(parcel)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        self._woken.set()

    async def _send(self, parcel: Parcel) -> None:
        try:
            why = await self._call(leases.sift, self._house, parcel)
        except Busy:
            raise  # the lease runs out, and it is asked again
        except Exception as fault:  # or it would be leased and break again for ever
            log.exception("letter o%s to %s could not be judged", parcel.id, self._name)
            broken = Sent(Outcome.REFUSED, parcel.parts, why=type(fault).__name__, cause=Cause.OURS)
            await self._settled(leases.settle, parcel, broken)
            return
        if why:
            await self._settled(leases.drop, parcel, why)
        else:
            await self._dispatch(parcel)

    async def _dispatch(self, parcel: Parcel) -> None:
        began = time.monotonic()
        try:
            parcel = await self._call(exporting.enclose, self._house, parcel)
            if parcel.stale:  # we were stopped, or the machine slept
                log.warning("letter o%s to %s is another's by now", parcel.id, self._name)
                return
            sent = await self._platform.send(parcel)
            self._measure(parcel, sent, time.monotonic() - began)
        except Exception as fault:  # a letter that cannot be sent must not stop the others
            log.exception("letter o%s to %s could not be sent", parcel.id, self._name)
            why = type(fault).__name__
            sent = Sent(Outcome.REFUSED, parcel.parts, why=why, cause=Cause.OURS)
        if sent.outcome is not Outcome.SENT:
            log.warning("letter o%s to %s: %s %s", parcel.id, self._name, sent.outcome, sent.why)
        await self._settled(leases.settle, parcel, sent)

    def _measure(self, parcel: Parcel, sent: Sent, lasted: float) -> None:
        there = sent.outcome in (Outcome.SENT, Outcome.REFUSED) or sent.wait > 0
        self._health.reached(self._name, there)
        late = None
        if sent.outcome is Outcome.SENT and parcel.first_due:
            late = (self._house.clock() - parcel.first_due).total_seconds()
        metrics.sent(self._name, sent.outcome, lasted, late)
        if sent.wait:
            metrics.gate_waited(self._name, sent.wait)

    async def _settled(
        self, write: Callable[[House, Parcel, W], None], parcel: Parcel, what: W
    ) -> None:
        """What was sent must be written down, however long the database is away."""
        while True:
            try:
                await self._call(write, self._house, parcel, what)
                return
            except Busy:
                await asyncio.sleep(PAUSE)

    async def _until_next(self) -> float:
        """Seconds; a look that only reads, for most find nothing."""

        def look() -> float:
            with self._house.database.read() as db:
                due = leases.next_due(db, frozenset({self._name}))
            return (due - self._house.clock()).total_seconds() if due else FLOOR

        return min(await self._call(look), FLOOR)

    async def _call(self, function: Callable[[*Given], T], *given: *Given) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, function, *given)

    async def _sleep(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return
