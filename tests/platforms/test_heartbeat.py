"""A monitor elsewhere hears us while all is well, and only then; it can do us no harm."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import web

from bot.health import Report
from bot.remote.heartbeat import Heartbeat
from tests.fakes.loopback import Changes
from tests.fakes.slack import FakeSlack
from tests.platforms.conftest import Start, slack_socket

pytestmark = pytest.mark.anyio
WELL, ILL = Report(True), Report(False)


class Monitor:
    def __init__(self) -> None:
        self.heard: list[str] = []
        self.status = 200
        self.changes = Changes()
        self.url = ""

    async def hear(self, request: web.Request) -> web.StreamResponse:
        self.heard.append(request.path)
        self.changes.happened()
        if self.status == 0:  # a body that never ends
            answer = web.StreamResponse()
            await answer.prepare(request)
            with suppress(ConnectionError):
                while True:
                    await answer.write(b"x" * 1000)
                    await asyncio.sleep(0.001)
        return web.Response(status=self.status, headers={"Location": "/elsewhere"})

    async def until(self, times: int) -> None:
        async with asyncio.timeout(5):
            await self.changes.until(lambda: len(self.heard) >= times)


@pytest.fixture
async def monitor() -> AsyncIterator[Monitor]:
    monitor, app = Monitor(), web.Application()
    app.router.add_get("/{any:.*}", monitor.hear)
    runner = web.AppRunner(app, shutdown_timeout=0.01)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    monitor.url = f"http://127.0.0.1:{runner.addresses[0][1]}/ping/secret-id"
    yield monitor
    await runner.cleanup()


class Bot:
    """Whose health is what the test says; counts how often it was asked."""

    def __init__(self) -> None:
        self.report, self.asked, self.changes = WELL, 0, Changes()

    async def examine(self) -> Report:
        self.asked += 1
        self.changes.happened()
        return self.report

    async def until(self, times: int) -> None:
        async with asyncio.timeout(5):
            await self.changes.until(lambda: self.asked >= times)


@asynccontextmanager
async def beating(url: str, bot: Bot) -> AsyncIterator[None]:
    task = asyncio.create_task(Heartbeat(url, None, bot.examine, every=0.01).run())
    try:
        yield
        assert not task.done()  # nothing ends it
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_it_is_heard_while_all_is_well_and_only_then(monitor: Monitor) -> None:
    bot = Bot()
    async with beating(monitor.url, bot):
        await monitor.until(3)
        bot.report = ILL
        await bot.until(bot.asked + 2)
        heard = len(monitor.heard)
        await bot.until(bot.asked + 3)
        assert len(monitor.heard) == heard
        bot.report = WELL
        await monitor.until(heard + 1)
    assert set(monitor.heard) == {"/ping/secret-id"}


async def test_trouble_is_said_once_and_so_is_its_end(
    monitor: Monitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.remote")
    bot = Bot()
    monitor.status = 500
    async with beating(monitor.url, bot):
        await monitor.until(4)
        monitor.status = 200
        await monitor.until(len(monitor.heard) + 3)
    assert [one.getMessage() for one in caplog.records if one.name.startswith("bot")] == [
        "heartbeat not accepted: 500",
        "heartbeat is heard again",
    ]


@pytest.mark.parametrize("status", [302, 0])
async def test_a_strange_monitor_leads_nowhere(monitor: Monitor, status: int) -> None:
    """It redirects, or never stops talking."""
    monitor.status = status
    async with beating(monitor.url, Bot()):
        await monitor.until(3)
    assert set(monitor.heard) == {"/ping/secret-id"}


async def test_one_that_is_not_there_does_no_harm(caplog: pytest.LogCaptureFixture) -> None:
    bot = Bot()
    async with beating("http://127.0.0.1:9/secret-id", bot):
        await bot.until(4)
    [said] = [one.getMessage() for one in caplog.records if one.name.startswith("bot")]
    assert said == "heartbeat no answer: ConnectError"


async def test_the_process_beats(slack: FakeSlack, start: Start, monitor: Monitor) -> None:
    async with start(f"{slack_socket(slack)}heartbeat_url: '{monitor.url}'\n"):
        await monitor.until(1)
