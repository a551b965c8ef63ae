"""Whether this process does its work: what the database says, and what only the process knows."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from bot import leases
from bot.house import House
from core.backlog import Backlog, Queue, measure
from storage.database import Busy

log = logging.getLogger(__name__)
TOO_LONG = 60.0  # seconds something sendable may lie about (CONTRACT.md, /healthz)
LOOKS = 45.0  # seconds between two looks at what is due: three times the floor of bot.waking
AWAY = 300.0  # seconds a network may be out of reach before letters count as held up
PATIENCE = 5.0  # seconds the database may take to answer
RIVAL = 60.0  # seconds in which another reader of our messages may be one that is just ending


@dataclass(frozen=True, slots=True)
class Report:
    """One look. Ages are in seconds; 0 when there is nothing to be old."""

    answers: bool  # the database does
    oldest_sendable: float = 0.0  # of networks that are in reach
    oldest_due: float = 0.0  # whatever holds it up
    oldest_heard: float = 0.0
    looked: float = 0.0  # since the schedule last looked
    away: dict[str, float] = field(default_factory=dict)  # networks out of reach, and how long
    rivals: dict[str, float] = field(default_factory=dict)  # others read our messages there
    backlog: Backlog | None = None

    @property
    def serves(self) -> bool:
        """What /healthz asks."""
        return self.answers and self.oldest_sendable <= TOO_LONG

    @property
    def well(self) -> bool:
        """What the heartbeat asks: it also wants the schedule awake and the networks there."""
        held_up = any(seconds > AWAY for seconds in self.away.values())
        robbed = any(seconds > RIVAL for seconds in self.rivals.values())
        return self.serves and self.looked <= LOOKS and not held_up and not robbed

    @property
    def status(self) -> str:
        if not self.answers:
            return "the database does not answer"
        if self.oldest_sendable > TOO_LONG:
            return "letters are late"
        if self.looked > LOOKS:
            return f"the schedule was not looked at for {self.looked:.0f} s"
        if robbers := [one for one, seconds in self.rivals.items() if seconds > RIVAL]:
            return f"another program reads the messages of {', '.join(robbers)}"
        silent = [one for one, seconds in self.away.items() if seconds > AWAY]
        return f"no answer from {', '.join(silent)}" if silent else "ok"


class Health:
    """Told by the waker and the senders; asked by the web server and the heartbeat."""

    def __init__(
        self,
        house: House,
        steady: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE,
    ) -> None:
        self._house, self._steady, self._patience = house, steady, patience
        self._looked = steady()
        self._away: dict[str, float] = {}
        self._rivals: dict[str, tuple[float, float]] = {}  # the first clash, and the last
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="health")
        self._asking: asyncio.Future[Report] | None = None

    def looked(self) -> None:
        """The schedule was looked at from end to end."""
        self._looked = self._steady()

    def reached(self, platform: str, there: bool) -> None:
        """A network answered, whatever it said; or it did not."""
        if there:
            self._away.pop(platform, None)
        else:
            self._away.setdefault(platform, self._steady())

    def rival(self, platform: str) -> None:
        """Another program with our token takes away what people say to us. Between two clashes
        either may hear something, so one success proves nothing."""
        now = self._steady()
        since, last = self._rivals.get(platform, (now, now))
        self._rivals[platform] = (since if now - last <= RIVAL else now, now)

    def _robbed(self) -> dict[str, float]:
        now = self._steady()
        rivals = sorted(self._rivals.items())
        return {one: now - since for one, (since, last) in rivals if now - last <= RIVAL}

    def trouble(self) -> str | None:
        """What only this process knows, for `rapport check`."""
        names = ", ".join(self._robbed())
        return f"another program reads the messages of {names}" if names else None

    async def examine(self) -> Report:
        """Never waits longer than its patience; a database that hangs is asked once."""
        if self._asking is None or self._asking.done():
            loop = asyncio.get_running_loop()
            self._asking = loop.run_in_executor(self._pool, self.look)
        try:
            return await asyncio.wait_for(asyncio.shield(self._asking), self._patience)
        except TimeoutError:
            return self._silent()

    def look(self) -> Report:
        now = self._house.clock()
        try:
            with self._house.database.read() as db:
                backlog = measure(db, now)
                away = self._out_of_reach(backlog)
                sendable = leases.oldest_sendable(db, now, self._house.platforms - away.keys())
        except (Busy, SQLAlchemyError) as fault:
            log.warning("health: the database does not answer: %s", type(fault).__name__)
            return self._silent()
        queues = (backlog.queues.get(one, Queue()) for one in self._house.platforms)
        return Report(
            True,
            oldest_sendable=_age(now, [sendable]),
            oldest_due=_age(now, [one.oldest_due for one in queues]),
            oldest_heard=_age(now, [one.oldest for one in backlog.heard.values()]),
            looked=self._steady() - self._looked,
            away=away,
            rivals=self._robbed(),
            backlog=backlog,
        )

    def _out_of_reach(self, backlog: Backlog) -> dict[str, float]:
        """Only where something waits: nobody asked the others since."""
        return {
            one: self._steady() - since
            for one, since in sorted(self._away.items())
            if backlog.queues.get(one, Queue()).waiting
        }

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _silent(self) -> Report:
        return Report(False, looked=self._steady() - self._looked)


def _age(now: datetime, moments: Iterable[datetime | None]) -> float:
    """Of the oldest, in seconds."""
    oldest = min((one for one in moments if one), default=now)
    return max((now - oldest).total_seconds(), 0.0)
