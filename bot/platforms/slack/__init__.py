"""Slack: events in, letters out; slack-bolt receives, slack-sdk sends."""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.chat import Message
from bot.inbox import Raw
from bot.leases import Outcome, Parcel, Sent
from bot.platforms.slack.attachments import may_be_fetched
from bot.platforms.slack.causes import cause_of
from bot.platforms.slack.events import (
    addressed,
    from_a_person,
    parse,
    raw_interaction,
    raw_message,
)
from bot.platforms.slack.letters import render
from bot.platforms.slack.places import (
    FACTS,
    NAME,
    SURVEYED,
    Surroundings,
    channel_of,
    raw_place,
    wants_facts,
)
from bot.sending import MOST_BYTES, Unfetched
from core.undelivered import Cause
from core.values import Attached

__all__ = ["NAME", "Refused", "Slack", "parse", "parser", "raw_message"]

log = logging.getLogger(__name__)
COMMAND = "/rapport"
MOST_BODY = 1_000_000  # bytes; Slack's largest events are a tenth of it
TIMEOUT = 15  # seconds for a call; Slack itself gives up sooner
DOWNLOAD = 60  # seconds for a file: 20 MB at 3 Mbit/s
MARGIN = timedelta(seconds=5)  # by which Slack's clock and ours may differ
READ_BACK = 100  # messages looked through for one that may have arrived
# Slack may have posted although it says so: to be looked up before it is said again.
DOUBTFUL = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}

Receive = Callable[[list[Raw]], Awaitable[None]]
Expects = Callable[[str], Awaitable[bool]]
"""Whether a conversation waits for an answer, so that its next line is meant for us."""


Watched = Callable[[], Awaitable[Mapping[str, bool | None]]]
"""The channels we care about, and whether outsiders read there as far as we know."""


async def nowhere() -> Mapping[str, bool | None]:
    return {}


class Refused(Exception):
    """Slack does not accept a credential; `key` is the setting."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: refused by Slack: {why}")
        self.key = key


class NotAccepted(Exception):
    """Slack's one-off address said no: it is used up or too old."""


class Slack:
    def __init__(
        self,
        bot_token: str,
        base_url: str,
        receive: Receive,
        expects: Expects,
        signing_secret: str | None = None,
        app_token: str | None = None,
        proxy: str | None = None,
        watched: Watched = nowhere,
    ) -> None:
        self.client = AsyncWebClient(bot_token, base_url=base_url, timeout=TIMEOUT, proxy=proxy)
        self.client.retry_handlers.clear()  # a post whose answer was lost would be posted twice
        self._receive, self._expects, self._watched = receive, expects, watched
        self._around = Surroundings(self.client)
        self._app_token, self._proxy = app_token, proxy
        self._socket: AsyncSocketModeHandler | None = None
        self.bot_user = ""
        self.app = AsyncApp(
            client=self.client,
            signing_secret=signing_secret or "",
            request_verification_enabled=bool(signing_secret),
        )
        self._listen()

    def _listen(self) -> None:
        """One listener of each kind: Bolt's cost grows with them, and the router is ours."""
        self.app.middleware(self._store)
        self.app.event(re.compile(".*"))(_nothing)  # what has no listener would come again
        self.app.command(COMMAND)(_acknowledge)
        self.app.action(re.compile(".*"))(_acknowledge)

    async def _store(
        self, body: dict[str, Any], context: AsyncBoltContext, next: Callable[[], Awaitable[Any]]
    ) -> None:
        """Committed before Bolt acknowledges; if that fails, Slack will deliver again."""
        raw = await self._raw(body)
        if raw:
            await self._receive([await self._with_facts(raw)])
        await next()

    async def _raw(self, body: dict[str, Any]) -> Raw | None:
        event = body.get("event")
        if event is None:
            return raw_interaction(body)
        raw = raw_place(body, self.bot_user) or raw_message(body, self.bot_user)
        if raw is None and event.get("thread_ts") and from_a_person(event):
            place = "/".join((NAME, event["channel"], event["thread_ts"], event["user"]))
            if await self._expects(place):
                return addressed(body, event)
        return raw

    async def _with_facts(self, raw: Raw) -> Raw:
        """Who reads in a channel is asked before what is said there is answered."""
        event = raw.body.get("event") or {}
        if wants_facts(event, self.bot_user):
            facts = await self._around.facts(channel_of(event))
        elif event.get("type") in ("message", "app_mention"):
            facts = await self._around.first(channel_of(event))
        else:
            return raw
        return replace(raw, body={**raw.body, FACTS: facts}) if facts else raw

    async def _survey(self) -> None:
        """Who reads where may have changed while we were away; told only if it did."""
        for channel, outsiders in (await self._watched()).items():
            facts = await self._around.facts(channel) if not channel.startswith("#") else {}
            if facts.get("outsiders") not in (None, outsiders):
                said = {"event": {"type": SURVEYED, "channel": channel}, FACTS: facts}
                await self._receive([Raw(NAME, f"s:{uuid4().hex}", f"{channel}/", said)])

    async def start(self) -> None:
        """Raises Refused for a token that Slack does not accept."""
        await self.identify()
        await self._survey()
        if self._app_token:
            await self._connect(await self._open())

    async def identify(self) -> None:
        """Learn who we are there. Raises Refused."""
        try:
            who = await self.client.auth_test()
        except SlackApiError as fault:
            raise Refused("slack.bot_token", str(fault.response.get("error"))) from None
        self.bot_user = self._around.bot_user = who["user_id"]

    async def _open(self) -> str:
        """The handler itself would try a refused token for ever, so it is asked about first."""
        assert self._app_token
        try:
            opened = await self.client.apps_connections_open(app_token=self._app_token)
        except SlackApiError as fault:
            raise Refused("slack.app_token", str(fault.response.get("error"))) from None
        return str(opened["url"])

    async def _connect(self, url: str) -> None:
        self._socket = AsyncSocketModeHandler(
            self.app, self._app_token, web_client=self.client, proxy=self._proxy
        )
        self._socket.client.wss_uri = url
        await self._socket.connect_async()  # type: ignore[no-untyped-call]  # bolt leaves it untyped

    def route(self) -> Route:
        """Where Slack delivers when there is no socket; Bolt checks the signature."""
        handler = AsyncSlackRequestHandler(self.app)

        async def events(request: Request) -> Response:
            if int(request.headers.get("content-length") or 0) > MOST_BODY:
                return Response(status_code=413)
            return await handler.handle(request)

        return Route("/slack/events", events, methods=["POST"])

    async def stop(self) -> None:
        """Hear nothing more; what is left to say still goes out. Twice is once."""
        socket, self._socket = self._socket, None
        if socket:
            await socket.close_async()  # type: ignore[no-untyped-call]  # bolt leaves it untyped

    async def send(self, parcel: Parcel) -> Sent:
        """One message for each part that is not out yet."""
        payloads = render(parcel.letter)
        done, lines = parcel.parts, list[tuple[str, str]]()
        try:
            if parcel.began and not parcel.to.via:
                lines += await self._arrived(parcel)
                done = max(done, len(lines))
            for part in range(done, len(payloads)):
                lines += await self._post(parcel, part, payloads[part])
                done = part + 1
            for part in range(done, len(payloads) + len(parcel.made)):
                await self._upload(parcel, *parcel.made[part - len(payloads)])
                done = part + 1
        except SlackApiError as fault:
            return _judged(fault, done)
        except NotAccepted as fault:
            why = f"response_url {fault}"
            return Sent(Outcome.REFUSED, done, why=why, cause=Cause.TOO_LATE)
        except ClientConnectorError as fault:
            return Sent(Outcome.LATER, done, why=type(fault).__name__)
        except (ClientError, TimeoutError) as fault:
            return Sent(Outcome.UNCERTAIN, done, why=type(fault).__name__)
        return Sent(Outcome.SENT, done, lines=tuple(lines))

    async def fetch(self, one: Attached) -> bytes:
        """Slack itself says where the file lies: no address out of a message is ever opened."""
        try:
            found = await self.client.files_info(file=one.ref or "")
            file = found.get("file") or {}
            url = str(file.get("url_private_download") or file.get("url_private") or "")
            if not may_be_fetched(url, self.client.base_url):
                raise Unfetched
            return await self._download(url)
        except (SlackApiError, ClientError, TimeoutError) as fault:
            log.warning("slack: a file could not be fetched: %s", type(fault).__name__)
            raise Unfetched from None

    async def _download(self, url: str) -> bytes:
        """Without following redirects: they lead a refused token to a page that says 200."""
        token = {"Authorization": f"Bearer {self.client.token}"}
        async with (
            ClientSession(timeout=ClientTimeout(total=DOWNLOAD)) as session,
            session.get(url, headers=token, proxy=self._proxy, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                raise Unfetched
            body = bytearray()
            async for part in answer.content.iter_chunked(1 << 16):
                body += part
                if len(body) > MOST_BYTES:
                    break
            return bytes(body[: MOST_BYTES + 1])

    async def _post(
        self, parcel: Parcel, part: int, payload: dict[str, Any]
    ) -> list[tuple[str, str]]:
        """Where it stands now; what only the asker sees cannot be quoted."""
        if parcel.to.via:
            await self._respond(parcel.to.via, payload)
            return []
        posted = await self.client.chat_postMessage(
            channel=parcel.to.chat,
            thread_ts=parcel.to.thread or None,
            unfurl_links=False,
            unfurl_media=False,
            metadata={
                "event_type": "rapport_outbox",
                "event_payload": {"id": parcel.id, "part": part},
            },
            **payload,
        )
        return [(str(posted["channel"]), str(posted["ts"]))]

    async def _upload(self, parcel: Parcel, name: str, body: bytes) -> None:
        await self.client.files_upload_v2(
            channel=await self._conversation(parcel.to.chat),
            thread_ts=parcel.to.thread or None,
            content=body,
            filename=name,
        )

    async def _respond(self, url: str, payload: dict[str, Any]) -> None:
        """Only the asker sees it; Slack's one-off address works where we are no member."""
        hook = AsyncWebhookClient(url, timeout=TIMEOUT, proxy=self._proxy)
        hook.retry_handlers.clear()
        answer = await hook.send_dict({"response_type": "ephemeral", **payload})
        if answer.status_code != 200:
            raise NotAccepted(answer.status_code)

    async def _arrived(self, parcel: Parcel) -> list[tuple[str, str]]:
        """Where the parts of it stand that are in the channel already."""
        assert parcel.began is not None
        chat = await self._conversation(parcel.to.chat)
        since = f"{(parcel.began - MARGIN).timestamp():.6f}"
        if parcel.to.thread:
            found = await self.client.conversations_replies(
                channel=chat,
                ts=parcel.to.thread,
                oldest=since,
                include_all_metadata=True,
                limit=READ_BACK,
            )
        else:
            found = await self.client.conversations_history(
                channel=chat,
                oldest=since,
                include_all_metadata=True,
                limit=READ_BACK,
            )
        seen = [(one["ts"], one.get("metadata", {}).get("event_payload", {}))
                for one in found["messages"]]  # fmt: skip
        parts = {one.get("part"): ts for ts, one in seen if one.get("id") == parcel.id}
        return [(chat, str(ts)) for ts in parts.values()]

    async def _conversation(self, chat: str) -> str:
        """A person's id is no channel; their private conversation is."""
        if not chat.startswith(("U", "W")):
            return chat
        opened = await self.client.conversations_open(users=chat)
        return str(opened["channel"]["id"])


def parser(slack: Slack) -> Callable[[dict[str, Any], datetime], Message | None]:
    """Parsing needs our own id, to tell us from the others who are named."""
    return lambda body, received: parse(body, received, slack.bot_user)


async def _nothing() -> None:
    """It is in the inbox already."""


async def _acknowledge(ack: AsyncAck) -> None:
    await ack()


def _judged(fault: SlackApiError, done: int) -> Sent:
    response = fault.response
    error = str(response.get("error") or "")
    status = getattr(response, "status_code", 0)
    if status == 429 or error in ("ratelimited", "rate_limited"):
        headers = getattr(response, "headers", {})
        return Sent(Outcome.LATER, done, float(headers.get("Retry-After", 1)), "ratelimited")
    if error in DOUBTFUL or status >= 500:
        return Sent(Outcome.UNCERTAIN, done, why=error)
    return Sent(Outcome.REFUSED, done, why=error, cause=cause_of(error))
