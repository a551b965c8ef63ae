"""Mainland China needs a proxy: with one set, every call goes that way; the environment has no say.

On loopback the networks are plain HTTP, so a proxy is given absolute addresses; with https it is
asked to CONNECT, which is tried up to there.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.health import Report
from bot.platforms.slack import Slack
from bot.platforms.telegram import Telegram
from bot.remote.heartbeat import Heartbeat
from core.values import Attached
from storage.database import Database
from tests.config.house import ROOT
from tests.fakes.proxy import Proxy
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import Start, slack_socket, telegram_polling
from tests.platforms.test_attachments import SHOP, an_admin, heard
from tests.platforms.test_attachments import answered as answered_on_slack
from tests.platforms.test_slack import linked as slack_linked
from tests.platforms.test_telegram import linked as telegram_linked

pytestmark = pytest.mark.anyio
NOWHERE = "http://127.0.0.1:9"  # what a call that took it would fail at


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    async with Proxy("me", "secret") as proxy:
        yield proxy


async def nothing(*_: object) -> bool:
    return False


async def test_slack_its_socket_and_its_files_go_through_it(
    slack: FakeSlack, shop: Database, start: Start, proxy: Proxy
) -> None:
    an_admin(shop)
    async with start(f"{slack_socket(slack)}proxy: '{proxy.url}'\n"):
        channel = await slack_linked(slack, shop, "U2", "root")
        await slack.share("U2", "客户.csv", SHOP, channel)
        await answered_on_slack(slack, channel, "looks like customers: 2 rows")
        await slack.drop_sockets()  # the next one takes the same way
        await slack.until(lambda: slack.connections)
        await slack.say("U2", "export customers csv", channel)
        await slack.until(lambda: slack.called("upload"))
        await slack.slash("U2", "/rapport", "find Acme", "C1")
        await slack.until(lambda: slack.called("response_url"))
    assert slack.called("download")
    assert slack.peers <= proxy.ports
    assert any(one.startswith("GET http://127.0.0.1") for one in proxy.asked)


async def test_telegram_and_its_files_go_through_it(
    telegram: FakeTelegram, shop: Database, start: Start, proxy: Proxy
) -> None:
    an_admin(shop)
    async with start(f"{telegram_polling(telegram)}proxy: '{proxy.url}'\n"):
        root = await telegram_linked(telegram, shop, 88, "root")
        await telegram.send_file(root, "客户.csv", SHOP)
        await heard(telegram, root, "looks like customers: 2 rows")
    assert telegram.peers
    assert telegram.peers <= proxy.ports


async def test_a_proxy_that_is_away_is_not_gone_around(
    slack: FakeSlack, telegram: FakeTelegram, start: Start
) -> None:
    away = f"{slack_socket(slack)}{telegram_polling(telegram)}proxy: '{NOWHERE}'\n"
    async with start(away):
        await asyncio.sleep(0)
    assert not slack.peers | telegram.peers


async def test_with_https_it_is_asked_to_connect(proxy: Proxy) -> None:
    slack = Slack("xoxb-x", "https://slack.test:1/api/", nothing, nothing,
                  app_token="xapp-x", proxy=proxy.url)  # fmt: skip
    telegram = Telegram("123:X", "https://telegram.test:1", nothing, proxy=proxy.url)

    async def examine() -> Report:
        return Report(True)

    beat = asyncio.create_task(Heartbeat("https://beat.test:1/x", proxy.url, examine).run())
    for call in (
        slack.identify(),
        slack._download("https://files.test:1/x"),
        slack._respond("https://hooks.test:1/x", {}),
        telegram.identify(),
        telegram.fetch(Attached("file", "x")),
    ):
        with suppress(Exception):
            await call
    with suppress(Exception):
        async with asyncio.timeout(2):
            await slack._connect("wss://socket.test:1/link")
    async with asyncio.timeout(5):
        await proxy.changes.until(lambda: "CONNECT beat.test:1" in proxy.asked)
    beat.cancel()
    await slack.stop()
    await telegram.stop()
    assert {one for one in proxy.asked if "CONNECT" in one} == {
        f"CONNECT {name}.test:1"
        for name in ("slack", "files", "hooks", "telegram", "socket", "beat")
    }
    assert len(proxy.asked) == sum("CONNECT" in one for one in proxy.asked)


async def test_the_environment_has_no_say(slack: FakeSlack, tmp_path: Path) -> None:
    """In a process of its own: what it does to its environment it may not do to ours."""
    names = ("HTTP_PROXY", "https_proxy", "ALL_PROXY")
    config = tmp_path / "config.yaml"
    config.write_text(f"database: 'sqlite:///{tmp_path}/shop.db'\n{slack_socket(slack)}")
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "--config", str(config), "run",
        env={**os.environ, **dict.fromkeys(names, NOWHERE)}, stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )  # fmt: skip
    try:
        await slack.until(lambda: slack.connections, timeout=30)
    finally:
        running.terminate()
        _, said = await running.communicate()
    assert running.returncode == 0
    for name in names:
        assert f"{name} of the environment is not used: set proxy" in said.decode()
