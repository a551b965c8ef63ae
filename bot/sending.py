"""Letters leave here: leased in the database, sent by a platform, settled in the database."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Protocol, TypeVar, TypeVarTuple

from bot import exporting, gates, leases, metrics
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
RACED = 0.02  # seconds when another process took what was there
PAUSE = 0.5  # seconds after a database that could not be used
# A letter that left its gate so long ago travels with those behind it: four processes held up
# together would send faster than the gate lets them. It passes the gate again.
STALE = 0.1  # seconds
# Stopped or held up for longer, another process may have it in hand by now.
OURS = leases.LEASE.total_seconds() - 20  # seconds; sending takes up to 15 of them
UNKNOWN = 60.0  # seconds between looks for letters of a newer version


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
        self._parked = -UNKNOWN

    def wake(self) -> None:
        self._woken.set()

    async def run(self, stopped: asyncio.Event) -> None:
        while not stopped.is_set():
            self._woken.clear()
            try:
                pause = await self._round(stopped)
            except Busy:
                pause = PAUSE
            except Exception:  # the letters of a whole network wait behind this loop
                log.exception("looking for letters to %s went wrong", self._name)
                pause = PAUSE
            await self._sleep(pause)
        if self._flying:
            await asyncio.wait(set(self._flying))

    async def _round(self, stopped: asyncio.Event) -> float:
        """Send what may go now, and say how long there will be nothing more to do."""
        pause = await self._until_next()
        if pause > 0:
            await self._park()
            return pause
        if await self._take_off(stopped):
            return FLOOR  # whoever lands wakes us
        return max(await self._until_next(), RACED)

    async def _take_off(self, stopped: asyncio.Event) -> bool:
        """Send what is due, as far as there is room; True when that is what ended it."""
        while len(self._flying) < AT_ONCE and not stopped.is_set():
            parcel = await self._lease()
            if parcel is None:
                return False
            self._fly(self._send(parcel))
        return True

    async def _lease(self) -> Parcel | None:
        here = frozenset({self._name})
        parcel = await self._call(leases.lease, self._house, here, self._house.process)
        if parcel and parcel.gated:
            metrics.gate_waited(self._name, parcel.gated)
        return parcel and replace(parcel, leased=time.monotonic())

    async def _park(self) -> None:
        """Now and then, when there is nothing better to do."""
        if time.monotonic() - self._parked > UNKNOWN:
            self._parked = time.monotonic()
            await self._call(leases.park_unknown, self._house, [self._name])

    def _fly(self, sending: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(sending)
        self._flying.add(task)
        task.add_done_callback(self._landed)

    def send(self, parcel: Parcel) -> None:
        """Leased already when it was written: no look at the queue is needed."""
        self._fly(self._dispatch(replace(parcel, leased=time.monotonic())))

    async def finish(self) -> None:
        """Let what flies land, send what is due now, and return."""
        if self._flying:
            await asyncio.wait(set(self._flying))
        while parcel := await self._lease():
            await self._send(parcel)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        self._woken.set()

    async def _send(self, parcel: Parcel) -> None:
        try:
            why = await self._stubborn(leases.sift, self._house, parcel)
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
            await self._in_time(parcel)
            if time.monotonic() - parcel.leased > OURS:
                log.warning("letter o%s to %s: held up too long; it is left", parcel.id, self._name)
                return
            sent = await self._platform.send(parcel)
            self._measure(parcel, sent, time.monotonic() - began)
        except Exception as fault:  # a letter that cannot be sent must not stop the others
            log.exception("letter o%s to %s could not be sent", parcel.id, self._name)
            why = type(fault).__name__
            sent = Sent(Outcome.REFUSED, parcel.parts, why=why, cause=Cause.OURS)
        if sent.outcome not in (Outcome.SENT, Outcome.PART):
            log.warning("letter o%s to %s: %s %s", parcel.id, self._name, sent.outcome, sent.why)
        await self._settled(leases.settle, parcel, sent)

    async def _in_time(self, parcel: Parcel) -> None:
        if not parcel.slots or time.monotonic() - parcel.leased < STALE:
            return
        if wait := await self._call(gates.pass_again, self._house, self._name):
            await asyncio.sleep(wait)
            await self._in_time(parcel)

    def _measure(self, parcel: Parcel, sent: Sent, lasted: float) -> None:
        there = sent.outcome in (Outcome.SENT, Outcome.PART, Outcome.REFUSED) or sent.wait > 0
        self._health.reached(self._name, there)
        late = None
        if sent.outcome is Outcome.SENT and parcel.first_due:
            late = (self._house.clock() - parcel.first_due).total_seconds()
        metrics.sent(self._name, sent.outcome, lasted, late)
        if sent.wait and sent.scope:
            metrics.gate_waited(self._name, sent.wait)

    async def _settled(
        self, write: Callable[[House, Parcel, W], None], parcel: Parcel, what: W
    ) -> None:
        """What was sent must be written down, however long the database is away."""
        await self._stubborn(write, self._house, parcel, what)

    async def _stubborn(self, function: Callable[[*Given], T], *given: *Given) -> T:
        while True:
            try:
                return await self._call(function, *given)
            except Busy:
                await asyncio.sleep(PAUSE)

    async def _until_next(self) -> float:
        """Seconds; a look that only reads, for most find nothing."""

        def look() -> float:
            with self._house.database.read() as db:
                now, due = leases.next_look(self._house, db, frozenset({self._name}))
            return (due - now).total_seconds()

        return min(await self._call(look), FLOOR)

    async def _call(self, function: Callable[[*Given], T], *given: *Given) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, function, *given)

    async def _sleep(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return
