"""While nothing can be stored, whoever writes is told so: past the database that does not work."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime

from bot.chat import Message
from bot.inbox import Raw
from bot.texts import Text
from bot.work import Parse

log = logging.getLogger(__name__)
MOST = 1000  # events remembered, so that one which a network repeats is answered once
NOT_SAVED = Text(
    en="Not saved yet: I cannot write anything down just now, and keep trying.",
    zh_hans="还没存上：目前无法保存，我会继续尝试。",
    zh_hant="還沒存好：目前無法儲存，我會繼續嘗試。",
)


class Unsaved:
    """What could not even be received. The network is not acknowledged and says it again."""

    def __init__(
        self,
        parsers: Mapping[str, Parse],
        clock: Callable[[], datetime],
        tell: Callable[[Message, Text], Awaitable[None]],
    ) -> None:
        self._parsers, self._clock, self._tell = parsers, clock, tell
        self._told: dict[tuple[str, str], None] = {}
        self._telling: set[asyncio.Task[None]] = set()

    def say(self, raws: Iterable[Raw]) -> None:
        for raw in raws:
            event = raw.platform, raw.event
            if event in self._told:
                continue
            self._told[event] = None
            if len(self._told) > MOST:
                del self._told[next(iter(self._told))]
            task = asyncio.create_task(self._say(raw))
            self._telling.add(task)
            task.add_done_callback(self._telling.discard)

    async def _say(self, raw: Raw) -> None:
        try:
            message = self._parsers[raw.platform](raw.body, self._clock())
            if message and message.spoken and not message.reacted:
                await self._tell(message, NOT_SAVED)
        except Exception:
            log.warning("nobody could be told that %s event %s waits", raw.platform, raw.event)
