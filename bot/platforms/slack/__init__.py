"""Slack: events in, letters out; slack-bolt receives, slack-sdk sends."""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.chat import Message
from bot.inbox import Raw
from bot.leases import Outcome, Parcel, Scope, Sent
from bot.patience import Patience
from bot.platforms.slack.attachments import may_be_fetched
from bot.platforms.slack.causes import DOUBTFUL, cause_of, read_fault, waiting
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
READ_BACK = 100  # messages a page looked through for one that may have arrived
PAGES = 10
SETTLED = TIMEOUT + 10.0  # seconds after which a request is not on its way any more
MESSAGES = UUID("6f0a2e1c-6b0e-4c0f-9d58-3c0a51f7e6b1")  # the name space of our messages
Look = Callable[..., Awaitable[AsyncSlackResponse]]
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
        self._patient = Patience()
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
        """The next message of a letter; one that may have arrived is looked for first."""
        if parcel.began and (found := await self._found(parcel)):
            return found
        try:
            left, lines = await self._say(parcel)
        except SlackApiError as fault:
            return self._judged(fault, parcel)
        except NotAccepted as fault:
            why = f"response_url {fault}"
            return Sent(Outcome.REFUSED, parcel.parts, why=why, cause=Cause.TOO_LATE)
        except ClientConnectorError as fault:
            return Sent(Outcome.LATER, parcel.parts, why=type(fault).__name__)
        except (ClientError, TimeoutError) as fault:
            return self._unsure(parcel, type(fault).__name__)
        return Sent(Outcome.PART if left else Outcome.SENT, parcel.parts + 1, lines=lines)

    async def _say(self, parcel: Parcel) -> tuple[int, tuple[tuple[str, str], ...]]:
        """How many messages are left, and where this one stands."""
        payloads, at = render(parcel.letter), parcel.parts
        left = len(payloads) + len(parcel.made) - at - 1
        if at < len(payloads):
            return left, await self._post(parcel, at, payloads[at])
        if at - len(payloads) < len(parcel.made):
            await self._upload(parcel, *parcel.made[at - len(payloads)])
        return left, ()

    async def _found(self, parcel: Parcel) -> Sent | None:
        """What is known of an attempt whose answer was lost; None: it did not arrive, and what it
        carried may be sent. A request may be on its way for as long as we wait for an answer, so
        not being there yet means nothing before that."""
        done = parcel.parts
        if parcel.to.via:
            return Sent(Outcome.UNCERTAIN, done, why="never came back", final=True)
        messages = len(render(parcel.letter))
        if done >= messages:
            return None  # files cannot be told from others of their name
        try:
            stands = await self._arrived(parcel)
        except SlackApiError as fault:
            return self._unread(fault, parcel)
        except (ClientError, TimeoutError) as fault:
            return Sent(Outcome.UNCERTAIN, done, why=f"looking: {type(fault).__name__}")
        if stands:
            left = messages + len(parcel.made) - done - 1
            return Sent(Outcome.PART if left else Outcome.SENT, done + 1, lines=stands)
        if parcel.quiet < SETTLED:
            why = "not there yet"
            return Sent(Outcome.UNCERTAIN, done, SETTLED, why)
        return None

    def _unread(self, fault: SlackApiError, parcel: Parcel) -> Sent:
        """It could not be looked for; what was uncertain before stays so."""
        judged = self._judged(fault, parcel)
        if judged.wait:
            return replace(judged, outcome=Outcome.UNCERTAIN, scope=Scope.AGAIN)
        why = f"looking: {judged.why}"
        if judged.outcome is Outcome.REFUSED and judged.cause is not Cause.GONE:
            return Sent(Outcome.UNCERTAIN, parcel.parts, why=why, final=True)
        return replace(judged, why=why)

    def _unsure(self, parcel: Parcel, why: str) -> Sent:
        return Sent(Outcome.UNCERTAIN, parcel.parts, why=why, final=parcel.to.via is not None)

    def _judged(self, fault: SlackApiError, parcel: Parcel) -> Sent:
        """Slack's no. What stands before it may answer with a page of its own."""
        status, error, headers = read_fault(fault)
        if status == 429 or error in ("ratelimited", "rate_limited"):
            wait = waiting(headers)
            scope = self._patient.scope(parcel.to.chat, wait)
            return Sent(Outcome.LATER, parcel.parts, wait, "ratelimited", scope=scope)
        if error in DOUBTFUL or status >= 500 or not error:
            return self._unsure(parcel, error or f"status {status}")
        return Sent(Outcome.REFUSED, parcel.parts, why=error, cause=cause_of(error))

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
    ) -> tuple[tuple[str, str], ...]:
        """Where it stands now; what only the asker sees cannot be quoted."""
        if parcel.to.via:
            await self._respond(parcel.to.via, payload)
            return ()
        posted = await self.client.chat_postMessage(
            channel=parcel.to.chat,
            thread_ts=parcel.to.thread or None,
            unfurl_links=False,
            unfurl_media=False,
            client_msg_id=str(uuid5(MESSAGES, f"{parcel.id}/{part}")),
            metadata={
                "event_type": "rapport_outbox",
                "event_payload": {"id": parcel.id, "part": part},
            },
            **payload,
        )
        return ((str(posted["channel"]), str(posted["ts"])),)

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

    async def _arrived(self, parcel: Parcel) -> tuple[tuple[str, str], ...]:
        """Where the message stands if it is in the channel already."""
        assert parcel.began is not None
        chat = await self._conversation(parcel.to.chat)
        asked: dict[str, Any] = {
            "channel": chat,
            "oldest": f"{(parcel.began - MARGIN).timestamp():.6f}",
            "include_all_metadata": True,
            "limit": READ_BACK,
        }
        look: Look = self.client.conversations_history
        if parcel.to.thread:
            look, asked = self.client.conversations_replies, asked | {"ts": parcel.to.thread}
        for _ in range(PAGES):
            found = await look(**asked)
            for one in found["messages"]:
                ours = (one.get("metadata") or {}).get("event_payload") or {}
                if (ours.get("id"), ours.get("part")) == (parcel.id, parcel.parts):
                    return ((chat, str(one["ts"])),)
            cursor = (found.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                break
            asked["cursor"] = cursor
        return ()

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
