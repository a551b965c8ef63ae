"""How Telegram brings updates to a bot: long polling or a webhook, kept until confirmed."""

import asyncio
import re
from collections import defaultdict
from collections.abc import Callable, Coroutine, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.fakes.faults import Params
from tests.fakes.loopback import Changes
from tests.fakes.telegram_chats import ApiError, Message, Record

# core.telegram.org/bots/api: getUpdates, setWebhook
MOST_AT_ONCE, MOST_POLL_SECONDS = 100, 50
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
MOST_ATTEMPTS = 50  # "give up after a reasonable amount of attempts"
WEBHOOK_SECONDS = 10.0
HOOK_URLS = ("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")
CONFLICT = {
    "poll": "terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
    "hook": "terminated by setWebhook request",
}
HOOKED = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass
class Sent:
    """What became of something a person did. Awaited, it waits until a webhook has taken the
    update or Telegram has given up; for a polling bot the update simply waits in the queue."""

    message: Message
    update: Record | None = None  # None: privacy or allowed_updates kept it from the bot
    attempts: list[int | str] = field(default_factory=list)  # HTTP status, or why there is none
    task: asyncio.Task[None] | None = None

    @property
    def update_id(self) -> int | None:
        return self.update["update_id"] if self.update else None

    @property
    def taken(self) -> bool:
        """By a webhook."""
        return any(isinstance(each, int) and 200 <= each < 300 for each in self.attempts)

    async def _settled(self) -> Self:
        if self.task:
            await asyncio.wait([self.task])
        return self

    def __await__(self) -> Generator[Any, None, Self]:
        return self._settled().__await__()


class Updates:
    """The queue of one bot."""

    def __init__(self, changes: Changes, retry_delays: Sequence[float]) -> None:
        self.pending: dict[int, Sent] = {}
        self.webhook: Params | None = None
        self.last_error = ""
        self.retry_delays = retry_delays
        self.spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]
        self.http: ClientSession
        self._changes = changes
        self._allowed: list[str] = []
        self._next_id = 1
        self._again: list[Sent] = []
        self._poll: object = None
        self._ended_by = "poll"
        self._turns: defaultdict[Any, asyncio.Lock] = defaultdict(asyncio.Lock)

    def add(self, kind: str, body: Record, message: Message) -> Sent:
        sent = Sent(message)
        wanted = kind in self._allowed if self._allowed else kind not in NOT_BY_DEFAULT
        if wanted:
            sent.update = {"update_id": self._next_id, kind: body}
            self._next_id += 1
            self.pending[sent.update["update_id"]] = sent
            self._push(sent)
            self._changes.happened()
        return sent

    def repeat(self, sent: Sent) -> Sent:
        """The same update once more, confirmed or not, as after an answer that got lost."""
        again = Sent(sent.message, sent.update)
        if self.webhook:
            self._push(again)
        else:
            self._again.append(again)
        self._changes.happened()
        return again

    def allow(self, params: Params) -> None:
        """Not given, the previous choice holds; an empty list is the default choice."""
        if params.get("allowed_updates") is not None:
            self._allowed = params["allowed_updates"]

    async def poll(self, params: Params) -> list[Record]:
        """getUpdates. Of two polls at once, the newer ends the older; raises ApiError 409."""
        if self.webhook:
            raise ApiError(409, f"Conflict: {HOOKED}")
        self.allow(params)
        self._confirm(int(params.get("offset") or 0))
        mine = self._poll = object()
        self._ended_by = "poll"
        self._changes.happened()
        try:
            async with asyncio.timeout(min(float(params.get("timeout") or 0), MOST_POLL_SECONDS)):
                await self._changes.until(lambda: self._poll is not mine or self._waiting())
        except TimeoutError:
            pass
        finally:
            interrupted = self._poll is not mine
            if not interrupted:
                self._poll = None
        if interrupted:
            raise ApiError(409, f"Conflict: {CONFLICT[self._ended_by]}")
        return self._take(int(params.get("limit") or MOST_AT_ONCE))

    def _waiting(self) -> list[Sent]:
        return [*self._again, *self.pending.values()]

    def _take(self, limit: int) -> list[Record]:
        taken = self._waiting()[: max(1, min(limit, MOST_AT_ONCE))]
        self._again = self._again[len(taken) :]
        return [sent.update for sent in taken if sent.update]

    def _confirm(self, offset: int) -> None:
        """Everything below `offset` is done with; a negative one keeps that many of the last."""
        if offset < 0:
            offset = sorted(self.pending)[offset:][0] if self.pending else 0
        for update_id in [each for each in self.pending if each < offset]:
            del self.pending[update_id]

    def set_webhook(self, params: Params) -> bool:
        url, secret = params.get("url") or "", params.get("secret_token")
        if not url:
            return self.delete_webhook(params)
        if not url.startswith(HOOK_URLS):
            raise ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided")
        if secret and not SECRET.fullmatch(secret):
            raise ApiError(400, "Bad Request: secret token contains unallowed characters")
        self.allow(params)
        self._drop_if_asked(params)
        self.webhook, self._poll, self._ended_by = dict(params), None, "hook"
        for sent in self.pending.values():
            self._push(sent)
        return True

    def delete_webhook(self, params: Params) -> bool:
        self.webhook = None
        self._drop_if_asked(params)
        return True

    def _drop_if_asked(self, params: Params) -> None:
        if params.get("drop_pending_updates"):
            self.pending.clear()

    def webhook_info(self) -> Record:
        hook = self.webhook or {}
        known = {"url": hook.get("url", ""), "pending_update_count": len(self.pending)}
        failed = {"last_error_message": self.last_error} if self.last_error else {}
        return known | failed | {"has_custom_certificate": False}

    def _push(self, sent: Sent) -> None:
        if self.webhook:
            sent.task = self.spawn(self._deliver(sent, self.webhook))

    async def _deliver(self, sent: Sent, hook: Params) -> None:
        """In order within a chat; an update that is refused is repeated and holds up its chat."""
        async with self._turns[sent.message["chat"]["id"]]:
            for attempt in range(MOST_ATTEMPTS):
                if self.webhook is not hook:
                    return  # it stays pending, for whatever comes after this webhook
                outcome = await self.post(hook["url"], sent.update, hook.get("secret_token"))
                sent.attempts.append(outcome)
                if sent.taken:
                    break
                self.last_error = f"Wrong response from the webhook: {outcome}"
                self._changes.happened()
                last = min(attempt, len(self.retry_delays) - 1)
                await asyncio.sleep(self.retry_delays[last])
            if sent.update_id is not None:
                self.pending.pop(sent.update_id, None)

    async def post(self, url: str, update: Any, secret: str | None) -> int | str:
        headers: Mapping[str, str] = {SECRET_HEADER: secret} if secret else {}
        limit = ClientTimeout(total=WEBHOOK_SECONDS)
        try:
            async with self.http.post(url, json=update, headers=headers, timeout=limit) as answer:
                return answer.status
        except TimeoutError:
            return "timeout"
        except (ClientError, ConnectionError) as lost:
            return type(lost).__name__
