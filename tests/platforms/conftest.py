"""The whole process on loopback: real client libraries, a real database file, fake networks."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import config
from bot.cli import opening, serve
from bot.process import Process
from bot.terminal import RunningClock
from core import accounts, staff
from storage.database import Database, open_database
from tests.conftest import MORNING
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram

HTTP = "http: {host: 127.0.0.1, port: 0}\n"
CHANNELS = "channels: {alerts: 'slack:C1', care: ['slack:C1', 'telegram:-1001']}\n"
LIMITS = ("slack_channel_seconds", "telegram_chat_seconds", "telegram_group_seconds")
NONE = ", ".join(f"{limit}: 0" for limit in (*LIMITS, "telegram_per_second"))
UNPACED = f"pace: {{{NONE}}}\n"  # the fakes take all that comes, and tests have little time
Start = Callable[[str], AbstractAsyncContextManager[Process]]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack(retry_delays=(0.05, 0.1, 0.2)) as server:
        yield server


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
def shop(tmp_path: Path, template: bytes) -> Iterator[Database]:
    """A furnished shop in a file, as the real process has it."""
    place = tmp_path / "shop.db"
    place.write_bytes(template)
    database = open_database(f"sqlite:///{place}")
    yield database
    database.close()


@pytest.fixture
def clock() -> "MorningClock":
    return MorningClock()


@pytest.fixture
def start(shop: Database, tmp_path: Path, clock: "MorningClock") -> Start:
    """`async with start("slack: {…}") as process:` until the end of the block."""

    @asynccontextmanager
    async def running(settings: str) -> AsyncIterator[Process]:
        file = tmp_path / "config.yaml"
        settings += "" if "channels:" in settings else CHANNELS
        file.write_text(settings if "pace:" in settings else settings + UNPACED)
        conf = config.load(file, {})
        house = opening.house(conf, shop, clock, opening.platforms(conf), "test")
        process = Process(house)
        task = asyncio.create_task(serve.serve(conf, process))
        ready = asyncio.create_task(process.ready.wait())
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        if task.done():
            ready.cancel()
            await task
        try:
            yield process
        finally:
            process.stopped.set()
            await asyncio.wait_for(task, 10)
            # A look that was under way has its connection until it ends, and the test's database
            # goes away after this.
            await asyncio.to_thread(process._pool.shutdown)
            await asyncio.to_thread(process.health._pool.shutdown)

    return running


class MorningClock:
    """Runs, but always begins on the same morning: no birthday of the real date may come in."""

    def __init__(self) -> None:
        self._began, self._ahead = time.monotonic(), timedelta()

    def __call__(self) -> datetime:
        return MORNING + timedelta(seconds=time.monotonic() - self._began) + self._ahead

    def move(self, **by: float) -> None:
        """Ahead, by so many hours or days."""
        self._ahead += timedelta(**by)


def slack_socket(slack: FakeSlack) -> str:
    tokens = "bot_token: xoxb-test, app_token: xapp-test"
    return f"slack: {{{tokens}, base_url: '{slack.base_url}'}}\n"


def slack_http(slack: FakeSlack) -> str:
    tokens = "bot_token: xoxb-test, signing_secret: signing-secret, mode: http"
    return f"slack: {{{tokens}, base_url: '{slack.base_url}'}}\n{HTTP}"


def telegram_polling(telegram: FakeTelegram) -> str:
    return f"telegram: {{token: '123:TEST', base_url: '{telegram.base_url}'}}\n"


def code_for(database: Database, name: str) -> str:
    """What `rapport staff link NAME` prints last."""
    clock = RunningClock()

    def make(db):
        desk = opening.House(database, clock).own_desk(db)
        return accounts.new_code(desk, staff.named(db, name), timedelta(hours=24))

    return database.write(make)
