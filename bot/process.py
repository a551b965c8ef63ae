"""The real process: intake, workers, senders and the waker in one loop, until told to stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.orm import Session

from bot import inbox, metrics
from bot.chat import Message
from bot.health import Health
from bot.house import Address, House
from bot.inbox import Raw
from bot.leases import Parcel
from bot.render import Letter
from bot.replicas import HEARD, LETTERS, Replicas
from bot.sending import Platform, Sender
from bot.texts import Text
from bot.unsaved import Unsaved
from bot.waking import Waker
from bot.work import Handled, Parse
from bot.workers import Advise, Workers
from core import accounts
from core.values import Attached
from storage.database import Busy
from storage.standing import Lost

log = logging.getLogger(__name__)
T = TypeVar("T")
THREADS = 8  # for SQL; each call is short
FLOOR = 15.0  # seconds between looks for messages that another process stored
HURRY = 2.5  # seconds for messages that were accepted but not begun, and for the farewell
DRAIN = 4.0  # seconds for all that is in hand
OTHERS = 0.3  # seconds after which we help with what another replica received
PAUSE = 0.5  # seconds before a database that could not be used is tried again


Intake = Callable[[], Awaitable[None]]


class Process:
    """Joins the parts; the platforms themselves are started by `bot.cli.serve`."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.ready, self.stopped = asyncio.Event(), asyncio.Event()
        self.port = 0  # of the web server, once it listens
        self.health = Health(house)
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="sql")
        self._senders: dict[str, Sender] = {}
        self._platforms: dict[str, Platform] = {}
        self._parsers: dict[str, Parse] = {}
        self.replicas = Replicas(house, self._pool, self._told, self.health.trouble)
        self._workers = Workers(
            house, self._parsers, self._pool, self._finished, self._tell, self._fetch,
            self.replicas.place,
        )  # fmt: skip
        self._unsaved = Unsaved(self._parsers, house.clock, self._tell)
        self._waker = Waker(house, self._pool, self._spoke, self.health.looked)
        metrics.prepare(house.platforms)

    def consult(self, advise: Advise) -> None:
        """From now on words that were not understood are put to a language model."""
        self._workers.advise = advise

    def join(self, name: str, platform: Platform, parse: Parse) -> None:
        self._platforms[name], self._parsers[name] = platform, parse
        self._senders[name] = Sender(self.house, name, platform, self._pool, self.health)

    async def receive(self, raws: list[Raw], bookmark: tuple[str, int] | None = None) -> None:
        """Returns when it is committed; raises Busy when it could not be, and then nothing may
        be acknowledged."""
        loop = asyncio.get_running_loop()
        try:
            new = await loop.run_in_executor(self._pool, inbox.receive, self.house, raws, bookmark)
        except Busy:
            self._unsaved.say(raws)
            raise
        if new:
            loop.call_soon(self._look)

    async def expects(self, conversation: str) -> bool:
        """Whether we asked something in that conversation."""
        return await asyncio.get_running_loop().run_in_executor(
            self._pool, inbox.is_asked, self.house, conversation
        )

    async def watched(self, platform: str) -> dict[str, bool | None]:
        """The channels and groups whose readers matter, and what is known of them."""
        return await self._read(lambda db: self.house.watched(db, platform))

    async def logins(self, platform: str) -> list[str]:
        """Of the colleagues there."""
        return await self._read(lambda db: accounts.logins(db, platform))

    async def _read(self, look: Callable[[Session], T]) -> T:
        def read() -> T:
            with self.house.database.read() as db:
                return look(db)

        return await asyncio.get_running_loop().run_in_executor(self._pool, read)

    def obey(self) -> None:
        """SIGTERM and SIGINT are heard from now on; before `run`, it will end at once."""
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, self.stopped.set)

    async def run(self, intakes: list[Intake], deafen: list[Callable[[], Awaitable[None]]]) -> None:
        """Until SIGTERM or SIGINT; then nothing more is heard, and what was is finished."""
        await self._join()
        present = asyncio.create_task(self.replicas.run())
        senders = [asyncio.create_task(one.run(self.stopped)) for one in self._senders.values()]
        parts = [
            asyncio.create_task(self._waker.run(self.stopped)),
            asyncio.create_task(self._watch()),
            *(asyncio.create_task(_stubborn(one, self.stopped)) for one in intakes),
        ]
        log.info("ready %s", " ".join(sorted(self._platforms)))
        self.ready.set()
        await self.stopped.wait()
        for close in deafen:
            await close()
        await self._wind_down(senders, parts)
        present.cancel()
        await asyncio.gather(present, return_exceptions=True)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.replicas.leave(), HURRY)
        with contextlib.suppress(TimeoutError):  # what a thread has begun is short
            await asyncio.wait_for(
                asyncio.to_thread(self._pool.shutdown, cancel_futures=True), HURRY
            )
        self.health.close()

    async def _join(self) -> None:
        """Before anything is leased, so that nobody takes us for gone."""
        while not self.stopped.is_set():
            try:
                return await self.replicas.join()
            except (Lost, Busy) as fault:
                log.warning("the database cannot be used yet: %s", fault)
                await asyncio.sleep(PAUSE)

    async def _wind_down(
        self, senders: list[asyncio.Task[None]], parts: list[asyncio.Task[None]]
    ) -> None:
        log.info("stopping: finishing what is in hand")
        for part in parts:
            part.cancel()
        try:
            async with asyncio.timeout(DRAIN):
                await self._found_all()
                await self._workers.drain(HURRY)
                await self._last_words(senders)
        except TimeoutError:
            log.warning("not all that was in hand could be finished; it waits in the database")
        for task in senders:
            task.cancel()
        await asyncio.gather(*parts, *senders, return_exceptions=True)

    async def _found_all(self) -> None:
        """What was acknowledged a moment ago may not have been picked up yet."""
        with contextlib.suppress(Busy):
            self._workers.take(
                await asyncio.get_running_loop().run_in_executor(
                    self._pool, inbox.waiting, self.house, frozenset(self._platforms)
                )
            )

    async def _last_words(self, senders: list[asyncio.Task[None]]) -> None:
        """Answers just written still go out."""
        for one in self._senders.values():
            one.wake()
        await asyncio.gather(*senders, return_exceptions=True)
        for one in self._senders.values():
            await one.finish()

    async def _watch(self) -> None:
        """Start with what was left, and look again now and then."""
        while True:
            self._look()
            await asyncio.sleep(FLOOR)

    def _look(self) -> None:
        if self.stopped.is_set():
            return  # `_found_all` was the last look
        future = asyncio.get_running_loop().run_in_executor(
            self._pool, inbox.waiting, self.house, frozenset(self._platforms)
        )
        future.add_done_callback(self._found)

    def _found(self, future: asyncio.Future[list[tuple[int, str]]]) -> None:
        if future.cancelled():
            return
        if fault := future.exception():
            if not isinstance(fault, Busy):
                log.error("the inbox could not be read: %s", type(fault).__name__)
            asyncio.get_running_loop().call_later(1.0, self._look)
            return
        self._workers.take(future.result())

    def _finished(self, done: Handled) -> None:
        """The answer goes out at once; what else was said or fell due is looked for."""
        if done.answer:
            self._senders[done.answer.to.platform].send(done.answer)
        if done.wrote or not done.answer:
            self._spoke()
            self._waker.wake()

    def _told(self, what: str) -> None:
        """By another process; the empty word says that some may have been missed."""
        if what in ("", HEARD):  # whoever received it has mostly done it by then
            asyncio.get_running_loop().call_later(OTHERS, self._look)
        if what in ("", LETTERS):
            self._spoke()

    def _spoke(self) -> None:
        for one in self._senders.values():
            one.wake()

    async def _fetch(self, platform: str, one: Attached) -> bytes:
        return await self._platforms[platform].fetch(one)

    async def _tell(self, message: Message, text: Text) -> None:
        """Past the outbox, which is in the database that does not work."""
        words = getattr(text, self.house.language)
        to = Address(
            message.platform,
            message.channel or message.login.chat or message.login.user,
            message.thread,
            message.via,
        )
        await self._platforms[message.platform].send(Parcel(0, to, Letter(words), None, 0, 1, None))


async def _stubborn(intake: Intake, stopped: asyncio.Event) -> None:
    while not stopped.is_set():
        try:
            await intake()
            return
        except Exception:
            log.exception("an intake broke; starting it again")
            await asyncio.sleep(1)
