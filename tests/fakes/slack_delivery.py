"""How Slack brings something to an app: Socket Mode or signed HTTP, events tried again."""

import asyncio
import hashlib
import hmac
import itertools
import json
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout, WSMsgType, web

from tests.fakes.loopback import Changes
from tests.fakes.slack_workspace import Record

EVENT, SLASH, INTERACTIVE = "events_api", "slash_commands", "interactive"
ACK_SECONDS = 3.0  # docs.slack.dev, Events API and interactivity: acknowledge within 3 s


@dataclass(frozen=True)
class Attempt:
    """One try; `outcome` is `acked` or why not, in the words of X-Slack-Retry-Reason."""

    outcome: str
    status: int | None = None  # HTTP only
    answer: Any = None
    final: bool = False  # the app asked for no retry

    @property
    def acked(self) -> bool:
        return self.outcome == "acked"


@dataclass
class Delivery:
    kind: str
    payload: Record
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def acked(self) -> bool:
        return any(attempt.acked for attempt in self.attempts)


@dataclass(frozen=True)
class Told:
    """What became of something a person did. Awaited, it waits until Slack is done with it:
    acknowledged or, after the last try, given up. Not awaited, it happens all the same."""

    ts: str  # of the message it was about; empty where there is none
    deliveries: Sequence[Delivery]
    tasks: Sequence[asyncio.Task[None]]

    @property
    def acked(self) -> bool:
        return all(delivery.acked for delivery in self.deliveries)

    @property
    def attempts(self) -> list[Attempt]:
        return [attempt for delivery in self.deliveries for attempt in delivery.attempts]

    @property
    def status(self) -> int | None:
        """Of the last HTTP answer."""
        return self.attempts[-1].status if self.attempts else None

    @property
    def answer(self) -> Any:
        """What the app put into its acknowledgement."""
        return next((each.answer for each in self.attempts if each.acked), None)

    async def _settled(self) -> Self:
        if self.tasks:
            await asyncio.wait(self.tasks)
        return self

    def __await__(self) -> Generator[Any, None, Self]:
        return self._settled().__await__()


class Socket:
    """One Socket Mode connection and the acknowledgements it still owes."""

    def __init__(self, connection: web.WebSocketResponse) -> None:
        self.connection = connection
        self._owed: dict[str, asyncio.Future[Any]] = {}

    async def ask(self, envelope: Record, seconds: float) -> Any:
        """The payload of the acknowledgement. TimeoutError, ConnectionError: there was none."""
        owed = asyncio.get_running_loop().create_future()
        self._owed[envelope["envelope_id"]] = owed
        try:
            await self.connection.send_json(envelope)
            return await asyncio.wait_for(owed, seconds)
        finally:
            del self._owed[envelope["envelope_id"]]

    async def listen(self) -> None:
        """Until the other side is gone."""
        try:
            async for frame in self.connection:
                if frame.type == WSMsgType.TEXT and frame.data.startswith("{"):
                    self._acknowledge(json.loads(frame.data))
        finally:
            for owed in self._owed.values():
                if not owed.done():
                    owed.set_exception(ConnectionError("the socket closed"))

    def _acknowledge(self, ack: Record) -> None:
        owed = self._owed.get(ack.get("envelope_id", ""))
        if owed is not None and not owed.done():
            owed.set_result(ack.get("payload"))


def signature(secret: str, timestamp: int, body: str) -> Mapping[str, str]:
    base = f"v0:{timestamp}:{body}".encode()
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": f"v0={digest}"}


def form_of(kind: str, payload: Record) -> tuple[str, Mapping[str, str]]:
    """The body of an HTTP delivery and its content type."""
    if kind == EVENT:
        return json.dumps(payload), {"Content-Type": "application/json"}
    fields = payload if kind == SLASH else {"payload": json.dumps(payload)}
    return urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"}


class Courier:
    """Takes deliveries to whichever door the app has opened."""

    def __init__(
        self,
        secret: str,
        retry_delays: Sequence[float],
        ack_seconds: float,
        now: Callable[[], float],
        changes: Changes,
    ) -> None:
        self.secret = secret
        self.retry_delays = retry_delays
        self.ack_seconds = ack_seconds
        self.request_url: str | None = None
        self.sockets: list[Socket] = []
        self._now = now
        self._changes = changes
        self._turns = itertools.count()

    async def deliver(self, delivery: Delivery, http: ClientSession) -> None:
        """Slack retries events; a slash command or a press that fails is told to the person."""
        delays = (0.0, *self.retry_delays) if delivery.kind == EVENT else (0.0,)
        for number, delay in enumerate(delays):
            if delay:
                await asyncio.sleep(delay)
            await self.attempt(delivery, number, http)
            if delivery.attempts[-1].acked or delivery.attempts[-1].final:
                return

    async def attempt(self, delivery: Delivery, number: int, http: ClientSession) -> None:
        reason = delivery.attempts[-1].outcome if delivery.attempts else ""
        if self.request_url:
            body, headers = form_of(delivery.kind, delivery.payload)
            if number:
                retry = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
                headers = {**headers, **retry}
            headers = {**headers, **signature(self.secret, int(self._now()), body)}
            attempt = await self.post(body, headers, http)
        else:
            attempt = await self._send(delivery, number, reason)
        delivery.attempts.append(attempt)
        self._changes.happened()

    async def post(self, body: str, headers: Mapping[str, str], http: ClientSession) -> Attempt:
        limit = ClientTimeout(total=self.ack_seconds)
        try:
            async with http.post(
                str(self.request_url), data=body, headers=headers, timeout=limit
            ) as response:
                return _judge(response.status, response.headers, await response.text())
        except TimeoutError:
            return Attempt("http_timeout")
        except (ClientError, ConnectionError):
            return Attempt("connection_failed")

    async def _send(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        """To any one of the open sockets, a new envelope for every try."""
        if not self.sockets:
            return Attempt("connection_failed")
        turn = next(self._turns)
        envelope = {
            "envelope_id": f"envelope-{turn}",
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.kind != EVENT,
        }
        if delivery.kind == EVENT:
            envelope |= {"retry_attempt": number, "retry_reason": reason}
        try:
            socket = self.sockets[turn % len(self.sockets)]
            return Attempt("acked", answer=await socket.ask(envelope, self.ack_seconds))
        except TimeoutError:
            return Attempt("timeout")
        except ConnectionError:
            return Attempt("connection_failed")


def _judge(status: int, headers: Mapping[str, str], body: str) -> Attempt:
    if not 200 <= status < 300:
        final = headers.get("X-Slack-No-Retry") == "1"
        return Attempt("http_error", status, final=final)
    answer = json.loads(body) if body.startswith("{") else body or None
    return Attempt("acked", status, answer)
