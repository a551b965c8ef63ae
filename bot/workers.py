"""Messages done side by side across conversations, in order within one."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager

from bot import arrivals, inbox, work
from bot.advising import Advice, Unclear
from bot.arrivals import Arrived, Wanted
from bot.chat import Message
from bot.house import House
from bot.sending import Unfetched
from bot.texts import Text
from bot.work import Handled, Parse
from core.values import Attached
from storage.database import Busy

log = logging.getLogger(__name__)
AT_ONCE = 4  # conversations; SQLite has one writer anyway, and reading is short
GIVE_UP = 600.0  # seconds a message waits for a locked database before it is given up
TRIES = 3  # of what breaks outside any command, before it is given up
FETCHES = 3  # a download that fails is tried again, then it is said
PAUSE = 0.5  # seconds between two tries, and up to as much again
OTHERS = 0.1  # seconds before a place is tried again at which another replica works; ditto

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

Fetch = Callable[[str, Attached], Awaitable[bytes]]
"""The bytes of what was attached, from the platform it came by. Raises Unfetched."""


Alone = Callable[[str], AbstractAsyncContextManager[bool]]
"""Whether what was said in a place is ours to do now, and not another replica's."""


Advise = Callable[[Unclear], Advice]
"""What a language model makes of words that were not understood; takes seconds."""


class Workers:
    def __init__(
        self,
        house: House,
        parsers: Mapping[str, Parse],
        pool: ThreadPoolExecutor,
        finished: Callable[[Handled], None],
        tell: Tell,
        fetch: Fetch,
        place: Alone,
    ) -> None:
        self._house, self._parsers, self._pool = house, parsers, pool
        self._finished, self._tell, self._fetch = finished, tell, fetch
        self._place = place
        self._queues: dict[str, deque[int]] = {}
        self._known: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._left: set[int] | None = None  # what was there at the first look
        self._one_by_one = asyncio.Lock()
        self._closed = self._stopping = False
        self.advise: Advise | None = None

    def take(self, waiting: list[tuple[int, str]]) -> None:
        """(inbox id, place) of what is to be done; what is known already is left out."""
        if self._left is None:
            self._left = {inbox_id for inbox_id, _ in waiting}
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
                async with self._place(place) as ours:
                    while ours and queue and not self._stopping:
                        await self._work_on(queue.popleft())
                if queue and self._closed:
                    return  # another replica has it, or it waits for the next start
                if queue:
                    await asyncio.sleep(OTHERS * (1 + random.random()))  # noqa: S311 - jitter
        finally:
            self._known.difference_update(queue)
            del self._queues[place]

    async def _begin(self, inbox_id: int) -> Wanted | Unclear | None:
        """What an earlier process left undone may be what ended it. Each such message is tried
        alone, so that none is blamed for another, and given up after a few tries."""
        if inbox_id not in (self._left or ()):
            return await self._do(inbox_id)
        async with self._one_by_one:
            while not self._stopping:
                try:
                    again = await asyncio.get_running_loop().run_in_executor(
                        self._pool, inbox.begin_again, self._house, inbox_id
                    )
                    return await self._do(inbox_id) if again else None
                except Busy:
                    await asyncio.sleep(PAUSE)
        return None

    async def _work_on(self, inbox_id: int) -> None:
        async with self._slots:
            wants = await self._begin(inbox_id)
        if wants:  # a slow download must not keep other conversations waiting
            arrived = await self._bring(wants)
            async with self._slots:
                await self._do(inbox_id, arrived)
        self._known.discard(inbox_id)

    async def _bring(self, wants: Wanted | Unclear) -> Arrived | Advice:
        """Fetch a file and store it; what cannot be had is said."""
        if isinstance(wants, Unclear):
            return await self._advised(wants)
        if big := arrivals.too_big(wants.file):
            return big
        for attempt in range(FETCHES):
            if attempt:
                await asyncio.sleep(PAUSE * attempt)
            try:
                body = await self._fetch(wants.message.platform, wants.file)
                return await self._store(wants, body)
            except Unfetched:
                log.warning("a file could not be fetched, attempt %s", attempt + 1)
            except Exception:
                log.exception("a file could not be fetched")
                break
        return arrivals.not_fetched(wants.file)

    async def _advised(self, unclear: Unclear) -> Advice:
        """In a thread of its own: those for SQL are few, and each call of theirs is short."""
        try:
            assert self.advise
            return await asyncio.to_thread(self.advise, unclear)
        except Exception:
            log.exception("no advice could be had")
            return Advice(unclear.words)

    async def _store(self, wants: Wanted, body: bytes) -> Arrived:
        loop, since = asyncio.get_running_loop(), asyncio.get_running_loop().time()
        while True:
            try:
                return await loop.run_in_executor(
                    self._pool, arrivals.keep, self._house, wants, body
                )
            except Busy:
                if self._stopping or loop.time() - since > GIVE_UP:
                    raise
            await asyncio.sleep(PAUSE)

    async def _do(
        self, inbox_id: int, arrived: Arrived | Advice | None = None
    ) -> Wanted | Unclear | None:
        """Returns what must be had before it can be done."""
        loop, since, told = asyncio.get_running_loop(), asyncio.get_running_loop().time(), False
        faults = 0
        while True:
            try:
                advisable = self.advise is not None
                done = await loop.run_in_executor(
                    self._pool,
                    work.handle,
                    self._house,
                    self._parsers,
                    inbox_id,
                    arrived,
                    advisable,
                )
                if not done.wants:
                    self._finished(done)
                return done.wants
            except Busy:
                if self._stopping:
                    return None  # it waits in the inbox for the next start
                if not told:
                    told = await self._say(inbox_id, TRYING)
                if loop.time() - since > GIVE_UP:
                    await self._say(inbox_id, GIVEN_UP)
                    await self._forget(inbox_id)
                    return None
            except Exception:  # a broken command is answered; this may be a server that left
                log.exception("inbox %s could not be done", inbox_id)
                faults += 1
                if faults == TRIES:
                    await self._forget(inbox_id)
                    return None
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
            if (undone := inbox.raw(db, inbox_id)) is None:
                return None
        raw, received = undone
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
