"""Messages done side by side across conversations, in order within one."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from bot import inbox, work
from bot.chat import Message
from bot.house import House
from bot.texts import Text
from bot.work import Handled, Parse
from storage.database import Busy

log = logging.getLogger(__name__)
AT_ONCE = 4  # conversations; SQLite has one writer anyway, and reading is short
GIVE_UP = 600.0  # seconds a message waits for a locked database before it is given up
PAUSE = 0.5  # seconds between two tries, and up to as much again

TRYING = Text(
    en="Not saved yet, I keep trying.",
    zh_hans="还没存上，我继续试。",
    zh_hant="還沒存好，我繼續試。",
)
GIVEN_UP = Text(
    en="Given up: it could not be saved. Please say it again later.",
    zh_hans="没能存上，已放弃，请稍后再说一次。",
    zh_hant="沒能存好，已放棄，請稍後再說一次。",
)

Tell = Callable[[Message, Text], Awaitable[None]]
"""Say something past the outbox: the database is what does not work."""


class Workers:
    def __init__(
        self,
        house: House,
        parsers: Mapping[str, Parse],
        pool: ThreadPoolExecutor,
        finished: Callable[[Handled], None],
        tell: Tell,
    ) -> None:
        self._house, self._parsers, self._pool = house, parsers, pool
        self._finished, self._tell = finished, tell
        self._queues: dict[str, deque[int]] = {}
        self._known: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._closed = self._stopping = False

    def take(self, waiting: list[tuple[int, str]]) -> None:
        """(inbox id, place) of what is to be done; what is known already is left out."""
        for inbox_id, place in waiting:
            if inbox_id in self._known or self._closed:
                continue
            self._known.add(inbox_id)
            if place in self._queues:
                self._queues[place].append(inbox_id)
                continue
            self._queues[place] = deque([inbox_id])
            task = asyncio.create_task(self._work_off(place))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> None:
        """Finish what was accepted, if it takes no longer; the rest waits in the database."""
        self._closed = True
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=seconds)
        self._stopping = True
        if self._tasks:
            await asyncio.wait(set(self._tasks))

    async def _work_off(self, place: str) -> None:
        queue = self._queues[place]
        try:
            while queue and not self._stopping:
                inbox_id = queue.popleft()
                async with self._slots:
                    await self._do(inbox_id)
                self._known.discard(inbox_id)
        finally:
            self._known.difference_update(queue)
            del self._queues[place]

    async def _do(self, inbox_id: int) -> None:
        loop, since, told = asyncio.get_running_loop(), asyncio.get_running_loop().time(), False
        while True:
            try:
                done = await loop.run_in_executor(
                    self._pool, work.handle, self._house, self._parsers, inbox_id
                )
                self._finished(done)
                return
            except Busy:
                if self._stopping:
                    return  # it waits in the inbox for the next start
                if not told:
                    told = await self._say(inbox_id, TRYING)
                if loop.time() - since > GIVE_UP:
                    await self._say(inbox_id, GIVEN_UP)
                    await self._forget(inbox_id)
                    return
            except Exception:
                log.exception("inbox %s could not be done", inbox_id)
                await self._forget(inbox_id)
                return
            await asyncio.sleep(PAUSE * (1 + random.random()))  # noqa: S311 - jitter

    async def _say(self, inbox_id: int, text: Text) -> bool:
        try:
            message = await asyncio.get_running_loop().run_in_executor(
                self._pool, self._message, inbox_id
            )
            if message and message.spoken:
                await self._tell(message, text)
        except Exception:
            log.warning("nobody could be told that inbox %s waits", inbox_id)
        return True

    def _message(self, inbox_id: int) -> Message | None:
        with self._house.database.read() as db:
            raw, received = inbox.raw(db, inbox_id)
        return self._parsers[raw.platform](raw.body, received)

    async def _forget(self, inbox_id: int) -> None:
        """It was given up and said so: it must not happen an hour later after all."""
        database, now = self._house.database, self._house.clock
        while not self._stopping:
            try:
                await asyncio.get_running_loop().run_in_executor(
                    self._pool,
                    database.write,
                    lambda db: inbox.claim(db, inbox_id, now(), "given up"),
                )
                return
            except Busy:
                await asyncio.sleep(PAUSE)
