"""When to look for what is due: an exact timer, whatever was just written, and a floor."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from bot import housekeeping, schedule
from bot.house import House
from bot.importing import Importer
from storage.database import Busy

log = logging.getLogger(__name__)
FLOOR = 15.0  # seconds; a clock that jumped or a machine that slept is noticed by then
JUMP = 5.0  # seconds by which wall clock and monotonic clock may drift apart unremarked
PAUSE = 1.0  # seconds after a database that could not be used


class Waker:
    """APScheduler only wakes us, from memory; what is due lives in tables."""

    def __init__(
        self,
        house: House,
        pool: ThreadPoolExecutor,
        spoke: Callable[[], None],
        looked: Callable[[], None] = lambda: None,
    ) -> None:
        self._house, self._pool, self._spoke, self._looked = house, pool, spoke, looked
        self._woken = asyncio.Event()
        self._timer = AsyncIOScheduler(timezone="UTC")
        self._importer = Importer(house)

    def wake(self) -> None:
        self._woken.set()

    async def run(self, stopped: asyncio.Event) -> None:
        self._timer.start()
        try:
            while not stopped.is_set():
                self._woken.clear()
                await self._look()
                await self._sleep()
        finally:
            self._timer.shutdown(wait=False)

    async def _look(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            if await loop.run_in_executor(self._pool, schedule.tick, self._house):
                self._spoke()
            if await loop.run_in_executor(self._pool, self._importer.step):
                self._spoke()  # perhaps that was the last slice
                self.wake()
            await loop.run_in_executor(self._pool, housekeeping.keep, self._house)
            self._arm(await loop.run_in_executor(self._pool, schedule.next_due, self._house))
            self._looked()
        except Busy:
            loop.call_later(PAUSE, self.wake)
        except Exception:  # a notice that breaks must not silence the others for ever
            log.exception("looking for what is due went wrong")

    def _arm(self, due: datetime | None) -> None:
        if due is None or due <= self._house.clock():
            return  # looked at just now; if it is still due, the floor is soon enough
        self._timer.add_job(
            self._ring, DateTrigger(due), id="due", replace_existing=True, misfire_grace_time=None
        )

    async def _ring(self) -> None:
        """A coroutine, or APScheduler would call it from a thread in which no loop is woken."""
        self.wake()

    async def _sleep(self) -> None:
        wall, steady = time.time(), time.monotonic()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), FLOOR)
        drift = (time.time() - wall) - (time.monotonic() - steady)
        if abs(drift) > JUMP:
            log.warning("the clock jumped by %.0f s; looking for what is due", drift)
