"""Our own work for a message, SQL left out, beside the bare library's dispatch in the same run.

    python bench/dispatch.py [--messages 2000]

CPU time of this process, medians of five rounds that take turns. Ours is everything from the raw
event to the payload of the answer (stored, parsed, understood, bound, done, rendered, settled)
less what SQLAlchemy and the driver take; the bare one is Bolt with one listener and PTB with one
handler, each answering "hello" through a stubbed send. Goal: a ratio of at most 3.
"""

import argparse
import asyncio
import signal
import sqlite3
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from sqlalchemy.orm import Session
from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters
from telegram.request import BaseRequest

from bot import inbox, leases, work
from bot.house import House
from bot.leases import Outcome, Sent
from bot.platforms import slack, telegram
from bot.platforms.slack.letters import render as slack_render
from bot.platforms.telegram.letters import render as telegram_render
from bot.terminal import Clock
from core import accounts, staff
from core.desk import Login
from storage.database import open_database
from storage.migrations import upgrade
from tests.conftest import furnish

ROOT = str(Path(__file__).parents[1])
NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
ROUNDS = 5
SCRIPT = (
    "visited Acme, wants 10% off, call back tomorrow 3pm",
    "拜访了王小明，续约要9折，下周三下午3点回电",
    "find acme",
    "王小明",
    "tasks",
)


class Samples:
    """Where the CPU time goes, by looking every half millisecond at who is running.

    A look counts as SQL when SQLAlchemy or the driver stands between the running frame and the
    nearest frame of ours: building a statement is SQL too, calling it is not.
    """

    EVERY = 0.0005

    def __init__(self) -> None:
        self.sql = self.ours = 0

    def __enter__(self) -> "Samples":
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, self.EVERY, self.EVERY)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        while frame is not None:
            name = frame.f_code.co_filename
            if "sqlalchemy" in name or name.startswith("<string>"):
                self.sql += 1
                return
            if name.startswith(ROOT) and "/.venv/" not in name:
                self.ours += 1
                return
            frame = frame.f_back

    @property
    def share(self) -> float:
        return self.ours / max(1, self.ours + self.sql)


class Ours:
    """The whole journey, synchronously, with the send left out."""

    def __init__(self, platform: str) -> None:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        database = open_database(connect=lambda: connection)
        upgrade(database)
        self.house = House(database, Clock(NOW), platforms=frozenset({platform}), process="bench")
        furnish(self.house)
        self.platform, self.number = platform, 0
        self.parsers = {
            "slack": slack.parse,
            "telegram": lambda body, received: telegram.parse(body, received, "rapport_bot"),
        }
        database.write(self._link)

    def _link(self, db: Session) -> None:
        person = staff.named(db, "ana")
        account = accounts._new(db, Login(self.platform, self.user))
        account.staff_id, account.chat = person.id, self.chat

    user = property(lambda self: "U1" if self.platform == "slack" else "77")
    chat = property(lambda self: "D1" if self.platform == "slack" else "77")

    def one(self, text: str) -> None:
        self.number += 1
        raw = (self._slack if self.platform == "slack" else self._telegram)(text)
        assert raw
        [new] = inbox.receive(self.house, [raw])
        parcel = work.handle(self.house, self.parsers, new).answer
        assert parcel
        assert (slack_render if self.platform == "slack" else telegram_render)(parcel.letter)
        leases.settle(self.house, parcel, Sent(Outcome.SENT, 1))

    def _slack(self, text: str) -> inbox.Raw | None:
        return slack.raw_message(slack_body(text, self.number), "U0BOT")

    def _telegram(self, text: str) -> inbox.Raw | None:
        return telegram.raw_update(telegram_body(text, self.number), "rapport_bot", 1)

    @classmethod
    def measure(cls, platform: str, messages: int, script: tuple[str, ...]) -> tuple[float, float]:
        """Own seconds a message, and all of them, in a shop that starts as small as a real one."""
        self = cls(platform)
        for line in script:
            self.one(line)
        began = time.process_time()
        with Samples() as samples:
            for number in range(messages):
                self.one(script[number % len(script)])
        total = (time.process_time() - began) / messages
        return total * samples.share, total


def slack_body(text: str, number: int) -> dict[str, Any]:
    event = {"type": "message", "user": "U1", "text": text, "ts": f"1795000000.{number:06}",
             "channel": "D1", "channel_type": "im"}  # fmt: skip
    us = {"team_id": "T1", "user_id": "U0BOT", "is_bot": True}
    return {"type": "event_callback", "event_id": f"Ev{number}", "team_id": "T1",
            "api_app_id": "A1", "event": event, "authorizations": [us]}  # fmt: skip


def telegram_body(text: str, number: int) -> dict[str, Any]:
    person = {"id": 77, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": number, "date": 1795000000, "from": person, "text": text,
               "chat": {"id": 77, "type": "private", "first_name": "Ana"}}  # fmt: skip
    return {"update_id": number, "message": message}


async def silent(client: AsyncWebClient, method: str, **_: Any) -> AsyncSlackResponse:
    """Says yes to every call without making it."""
    who = {"ok": True, "user_id": "U0BOT", "bot_id": "B1", "team_id": "T1", "user": "bot",
           "url": "", "team": "T", "ts": "1.1"}  # fmt: skip
    return AsyncSlackResponse(client=client, http_verb="POST", api_url=method, req_args={},
                              data=who, headers={}, status_code=200)  # fmt: skip


class BareBolt:
    """One listener that answers."""

    def __init__(self) -> None:
        AsyncWebClient.api_call = silent  # Bolt makes clients of its own
        self.app = AsyncApp(token="xoxb-test", request_verification_enabled=False)
        self.app.event("message")(self._hello)
        self.answered = 0

    async def _hello(self, say: Any) -> None:
        await say("hello")
        self.answered += 1

    async def measure(self, messages: int) -> float:
        self.answered, began = 0, time.process_time()
        for number in range(messages):
            request = AsyncBoltRequest(mode="socket_mode", body=slack_body("hello", number))
            await self.app.async_dispatch(request)
        async with asyncio.timeout(30):
            while self.answered < messages:  # noqa: ASYNC110 - an event would be measured too
                await asyncio.sleep(0)  # the listeners are tasks
        return (time.process_time() - began) / messages


class SilentTelegram(BaseRequest):
    """Answers every call as if the message had been sent."""

    read_timeout = None

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, *_: Any, **__: Any) -> tuple[int, bytes]:
        if url.endswith("getMe"):
            return 200, b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"R"}}'
        return 200, (
            b'{"ok":true,"result":{"message_id":1,"date":1795000000,"text":"hello",'
            b'"chat":{"id":77,"type":"private"}}}'
        )


class BarePtb:
    """One handler that answers."""

    def __init__(self) -> None:
        silent = SilentTelegram()
        builder = ApplicationBuilder().token("123:TEST").updater(None).job_queue(None)
        self.app = builder.request(silent).get_updates_request(SilentTelegram()).build()
        self.app.add_handler(MessageHandler(filters.TEXT, self._hello))
        self.answered = 0

    async def _hello(self, update: Update, context: Any) -> None:
        assert update.message
        await update.message.reply_text("hello")
        self.answered += 1

    async def measure(self, messages: int) -> float:
        if not self.answered:
            await self.app.initialize()
        self.answered, began = 0, time.process_time()
        for number in range(messages):
            update = Update.de_json(telegram_body("hello", number), self.app.bot)
            await self.app.process_update(update)
        assert self.answered == messages
        return (time.process_time() - began) / messages


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--messages", type=int, default=200)
    messages = asked.parse_args().messages
    asyncio.run(compare(messages))


async def compare(messages: int) -> None:
    bolt, ptb = BareBolt(), BarePtb()
    bare: dict[str, list[float]] = {"slack": [], "telegram": []}
    ours: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for _ in range(ROUNDS):
        bare["slack"].append(await bolt.measure(messages))
        bare["telegram"].append(await ptb.measure(messages))
        for platform in bare:
            for name, script in (("all of them in turns", SCRIPT), *((s, (s,)) for s in SCRIPT)):
                one = Ours.measure(platform, messages, script)
                ours.setdefault((platform, name), []).append(one)
    for (platform, name), rounds in ours.items():
        own = statistics.median(one for one, _ in rounds) * 1e6
        total = statistics.median(all_ for _, all_ in rounds) * 1e6
        show(platform, name, own, total, statistics.median(bare[platform]) * 1e6)


def show(name: str, line: str, own: float, total: float, spent: float) -> None:
    print(
        f"{name:9} ours {own:5.0f} us (with SQL {total:5.0f}), bare library {spent:4.0f} us, "
        f"ratio {own / spent:5.2f} (goal <= 3): {line}"
    )


if __name__ == "__main__":
    main()
