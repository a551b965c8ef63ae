"""Telegram: updates in, letters out; python-telegram-bot calls, the loop and the queue are ours."""

import asyncio
import hmac
import json
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, LinkPreviewOptions
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.chat import Message
from bot.inbox import Raw
from bot.leases import Outcome, Parcel, Sent
from bot.patience import Patience
from bot.platforms.telegram.causes import cause_of
from bot.platforms.telegram.letters import render
from bot.platforms.telegram.places import (
    FACTS,
    NAME,
    SURVEYED,
    Logins,
    Surroundings,
    chat_of,
    wants_facts,
)
from bot.platforms.telegram.updates import parse, raw_update
from bot.render import File
from bot.sending import MOST_BYTES, Unfetched
from core.values import Attached

__all__ = ["NAME", "Refused", "Telegram", "parse", "parser", "raw_update"]

os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's own way to its future types
log = logging.getLogger(__name__)
POLL = 25  # seconds one call waits for news; Telegram allows up to 50
TIMEOUT = 15  # seconds for any other call
MOST_UPLOAD = 50_000_000  # bytes; core.telegram.org/bots/api#senddocument
DOWNLOAD = 60  # seconds for a file: 20 MB at 3 Mbit/s
PAUSE = (1, 2, 5, 10, 30)  # seconds after failures in a row
BATCH = 100  # updates a call; the most there is
UPDATES = ["message", "edited_message", "message_reaction", "callback_query", "my_chat_member"]
COMMANDS = (("find", "Look a customer up · 查客户"), ("tasks", "What I have to do · 待办"),
            ("remind", "Be reminded · 提醒"), ("help", "What I can say · 帮助"))  # fmt: skip

# Nothing was sent: there was no connection to send it over.
NEVER = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Receive = Callable[[list[Raw], tuple[str, int] | None], Awaitable[None]]


Watched = Callable[[], Awaitable[Mapping[str, bool | None]]]
"""The groups we care about, and whether outsiders read there as far as we know."""


async def nowhere() -> Mapping[str, bool | None]:
    return {}


async def nobody() -> list[str]:
    return []


class Refused(Exception):
    """Telegram does not accept the token."""

    def __init__(self, why: str) -> None:
        super().__init__(f"telegram.token: refused by Telegram: {why}")


class Telegram:
    def __init__(self, token: str, base_url: str, receive: Receive, proxy: str | None = None,
                 watched: Watched = nowhere, logins: Logins = nobody,
                 rival: Callable[[], None] = lambda: None):  # fmt: skip
        root = base_url.rstrip("/")
        own = {"trust_env": False, "verify": httpx.create_ssl_context()}  # `proxy` alone counts
        self._poller = HTTPXRequest(
            1, proxy=proxy, read_timeout=POLL + TIMEOUT, connect_timeout=TIMEOUT, httpx_kwargs=own
        )
        self._caller = HTTPXRequest(
            8, proxy=proxy, read_timeout=TIMEOUT, connect_timeout=TIMEOUT, httpx_kwargs=own
        )
        self._bot = Bot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._caller,
            get_updates_request=self._poller,
        )
        self._receive, self._watched, self._rival = receive, watched, rival
        self._around = Surroundings(self._bot, logins)
        self._patient = Patience()
        self.username = ""
        self.id = 0

    async def start(self) -> None:
        """Raises Refused for a token that Telegram does not accept."""
        await self.identify()
        try:
            await self._bot.set_my_commands(COMMANDS)
        except TelegramError as fault:
            log.warning("telegram: the command list could not be set: %s", type(fault).__name__)
        await self._survey()

    async def _survey(self) -> None:
        """Who reads where may have changed while we were away; told only if it did."""
        for chat, outsiders in (await self._watched()).items():
            facts = await self._around.look(chat)
            if facts.get("outsiders") not in (None, outsiders):
                said = {SURVEYED: chat, FACTS: facts}
                await self._receive([Raw(NAME, f"s:{uuid4().hex}", f"{chat}/", said)], None)

    async def identify(self) -> None:
        """Learn who we are there. Raises Refused."""
        try:
            await self._bot.initialize()
        except InvalidToken:
            await self._hang_up()
            raise Refused("it is not a bot's token") from None  # its own words quote the token
        self.username, self.id = self._bot.username, self._bot.id

    async def stop(self) -> None:
        await self._bot.shutdown()
        await self._hang_up()

    async def _hang_up(self) -> None:
        await asyncio.gather(self._caller.shutdown(), self._poller.shutdown())

    async def poll(self, position: int | None, stopped: asyncio.Event) -> None:
        """Our own loop: an update is confirmed only by asking for the next one, and that is
        done after it is committed. Raw, so that one strange update cannot hold up the rest."""
        try:
            await self._bot.delete_webhook(drop_pending_updates=False)
        except TelegramError as fault:  # if one is really set, polling will say so
            log.warning("telegram: the webhook could not be taken away: %s", _named(fault))
        failures = 0
        while not stopped.is_set():
            try:
                news = await self._news(position)
                if news:
                    await self.receive(news)
                    position = news[-1]["update_id"]
                failures = 0
            except Exception as fault:
                if isinstance(fault, Conflict):  # of our replicas only one gets here
                    self._rival()
                log.warning("telegram: polling failed: %s", _named(fault))
                pause = PAUSE[min(failures, len(PAUSE) - 1)]
                failures += 1
                await _sleep(pause, stopped)

    async def _news(self, position: int | None) -> list[dict[str, Any]]:
        """Raw: `Bot.get_updates` would lose a whole batch over one update it cannot read."""
        asked = {"timeout": POLL, "limit": BATCH, "allowed_updates": json.dumps(UPDATES)}
        if position is not None:
            asked["offset"] = position + 1
        url = f"{self._bot.base_url}/getUpdates?{urlencode(asked)}"
        found = await self._poller.post(url)
        return found if isinstance(found, list) else []

    async def receive(self, updates: list[dict[str, Any]]) -> None:
        """Store what is said to us, and how far we have read; then let go of the spinners."""
        found = [(one, raw_update(one, self.username, self.id)) for one in updates]
        raws = [await self._with_facts(one, raw) for one, raw in found if raw]
        await self._receive(raws, (f"{NAME}:{self.id}", updates[-1]["update_id"]))
        for one in updates:
            if press := one.get("callback_query"):
                await self._release(str(press.get("id", "")))

    async def _with_facts(self, update: dict[str, Any], raw: Raw) -> Raw:
        """Who reads in a group is asked before what is said there is answered."""
        chat = chat_of(update)
        if chat and wants_facts(update, self.id):
            facts = await self._around.facts(chat)
        elif chat and (raw.body.get("message") or raw.body.get("edited_message")):
            facts = await self._around.first(chat)
        else:
            return raw
        return replace(raw, body={**raw.body, FACTS: facts}) if facts else raw

    async def _moved(self, old: str, new: int) -> None:
        """Told by a refusal: as if the group itself had said so."""
        said = {"chat": {"id": int(old), "type": "group"}, "migrate_to_chat_id": new}
        await self._receive([Raw(NAME, f"g:{old}:{new}", f"{old}/", {"message": said})], None)

    async def _release(self, press: str) -> None:
        try:
            await self._bot.answer_callback_query(press)
        except TelegramError as fault:  # too old a press still gets its answer as a message
            log.info("telegram: press not released: %s", type(fault).__name__)

    async def listen_at(self, url: str, secret: str) -> None:
        await self._bot.set_webhook(url, secret_token=secret, allowed_updates=UPDATES)

    def route(self, secret: str) -> Route:
        """Where Telegram delivers; it answers 200 only when the update is committed."""

        async def update(request: Request) -> Response:
            given = request.headers.get("x-telegram-bot-api-secret-token", "")
            if not hmac.compare_digest(given.encode(), secret.encode()):
                return Response(status_code=403)
            try:
                body = json.loads(await request.body())
                known = isinstance(body, dict) and isinstance(body.get("update_id"), int)
            except ValueError:
                known = False
            if known:  # what is no update will not become one by being sent again
                await self.receive([body])
            return Response(status_code=200)

        return Route("/telegram/webhook", update, methods=["POST"])

    async def fetch(self, one: Attached) -> bytes:
        try:
            found = await self._bot.get_file(one.ref or "", read_timeout=TIMEOUT)
            if (found.file_size or 0) > MOST_BYTES:
                raise Unfetched
            return bytes(await found.download_as_bytearray(read_timeout=DOWNLOAD))
        except TelegramError as fault:
            log.warning("telegram: a file could not be fetched: %s", _named(fault))
            raise Unfetched from None  # the address in its words holds the token

    async def send(self, parcel: Parcel) -> Sent:
        """The next message of a letter. What may have arrived cannot be looked up here."""
        if parcel.began and parcel.once:
            return Sent(Outcome.UNCERTAIN, parcel.parts, why="never came back", final=True)
        done = parcel.parts
        try:
            left, lines = await self._say(parcel)
        except RetryAfter as fault:
            return self._patience(parcel, fault)
        except ChatMigrated as fault:
            await self._moved(parcel.to.chat, fault.new_chat_id)
            return Sent(Outcome.LATER, done, why="the group has a new id")
        except (Forbidden, BadRequest, Conflict, InvalidToken) as fault:
            return Sent(Outcome.REFUSED, done, why=fault.message, cause=cause_of(fault))
        except TelegramError as fault:  # the network's, or an answer that is none
            why = type(fault).__name__
            if isinstance(fault.__cause__, NEVER):
                return Sent(Outcome.LATER, done, why=why)
            return Sent(Outcome.UNCERTAIN, done, why=why, final=parcel.once)
        return Sent(Outcome.PART if left else Outcome.SENT, done + 1, lines=lines)

    async def _say(self, parcel: Parcel) -> tuple[int, tuple[tuple[str, str], ...]]:
        """How many messages are left, and where this one stands."""
        payloads = render(parcel.letter, repeated=parcel.began is not None)
        files = [one for one in parcel.letter.files if one.platform == NAME]
        chat, at = parcel.to.chat, parcel.parts
        left = len(payloads) + len(files) + len(parcel.made) - at - 1
        if at < len(payloads):
            stands = await self._bot.send_message(
                chat, **payloads[at], link_preview_options=NO_PREVIEW
            )
            return left, ((str(stands.chat_id), str(stands.message_id)),)
        at -= len(payloads)
        if at < len(files):
            await self._show(chat, files[at])
        elif at - len(files) < len(parcel.made):
            await self._upload(chat, *parcel.made[at - len(files)])
        return left, ()

    def _patience(self, parcel: Parcel, fault: RetryAfter) -> Sent:
        """Telegram does not say which of its limits it was. We keep a chat's own, so a second chat
        that is told to wait meanwhile means all of them."""
        wait, chat = _seconds(fault), parcel.to.chat
        scope = self._patient.scope(chat, wait)
        return Sent(Outcome.LATER, parcel.parts, wait, "retry after", scope=scope)

    async def _upload(self, chat: str, name: str, body: bytes) -> None:
        if len(body) > MOST_UPLOAD:
            await self._bot.send_message(chat, f"📎 {name}: > {MOST_UPLOAD // 1_000_000} MB ✗")
            return
        await self._bot.send_document(chat, body, filename=name, write_timeout=DOWNLOAD)

    async def _show(self, chat: str, file: File) -> None:
        """Again by its id; one that Telegram no longer has is named instead."""
        try:
            match file.kind:
                case "photo":
                    await self._bot.send_photo(chat, file.ref)
                case "voice":
                    await self._bot.send_voice(chat, file.ref)
                case "video":
                    await self._bot.send_video(chat, file.ref)
                case _:
                    await self._bot.send_document(chat, file.ref)
        except BadRequest as fault:
            log.warning("telegram: a file could not be shown: %s", fault.message)
            await self._bot.send_message(chat, f"📎 {file.name or file.kind}: ✗")


def parser(bot: Telegram) -> Callable[[dict[str, Any], datetime], Message | None]:
    """Parsing needs the bot's own name, to take it out of what was said to it."""
    return lambda body, received: parse(body, received, bot.username)


def _seconds(fault: RetryAfter) -> float:
    wait = fault.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _named(fault: Exception) -> str:
    """What went wrong, without the address: it contains the token."""
    return fault.message if isinstance(fault, TelegramError) else type(fault).__name__


async def _sleep(seconds: float, stopped: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stopped.wait(), seconds)
    except TimeoutError:
        return
