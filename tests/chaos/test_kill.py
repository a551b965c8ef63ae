"""kill -9 between acknowledgement and answer loses neither the message nor its answer."""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.house import House
from bot.terminal import RunningClock
from core import accounts, staff
from storage.database import Database, open_database
from storage.tables import Touch
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import UNPACED, code_for

pytestmark = pytest.mark.anyio
KILLS = int(os.environ.get("KILLS", "5"))
MESSAGES = 8  # of each kind for every kill
IN_FLIGHT = 3  # sends Telegram may see twice for a kill: bot.sending.AT_ONCE
READY = 30  # seconds a start may take on a busy machine
ANSWERED = 60  # seconds until all that was said is answered


@asynccontextmanager
async def process(config: Path):
    """`rapport run`, ready; whatever is left of it is killed at the end."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "--config", str(config), "run",
        stderr=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    drained = None
    try:
        async with asyncio.timeout(READY):
            while b"ready" not in (line := await running.stderr.readline()):
                assert line, "the process ended before it was ready"
        drained = asyncio.create_task(running.stderr.read())
        yield running
    finally:
        with suppress(ProcessLookupError):
            running.kill()
        await running.wait()
        if drained:
            await drained


@pytest.fixture
def shop(tmp_path: Path, template: bytes) -> Database:
    place = tmp_path / "shop.db"
    place.write_bytes(template)
    return open_database(f"sqlite:///{place}")


def notes(shop: Database) -> Counter[str]:
    with shop.read() as db:
        return Counter(db.scalars(select(Touch.note)))


def link_directly(shop: Database, platform: str, user: str, chat: str) -> None:
    """As if the one-time code had been said there."""
    from dataclasses import replace

    from core.desk import Login

    code = code_for(shop, "ana")

    def write(db):
        desk = House(shop, RunningClock()).own_desk(db)
        desk = replace(desk, private=True)
        found = accounts.link(desk, Login(platform, user, chat), code)
        assert isinstance(found, staff.Staff)

    shop.write(write)


async def test_slack_loses_nothing_and_says_nothing_twice(shop: Database, tmp_path: Path) -> None:
    dice = random.Random(1)
    async with FakeSlack(retry_delays=(0.3,) * 100) as slack:
        channel = slack.workspace.direct("U1")["id"]
        link_directly(shop, "slack", "U1", channel)
        config = tmp_path / "config.yaml"
        tokens = f"bot_token: xoxb-test, app_token: xapp-test, base_url: '{slack.base_url}'"
        config.write_text(f"database: '{shop.url}'\nslack: {{{tokens}}}\n{UNPACED}")
        said = []
        for kill in range(KILLS):
            async with process(config) as running:
                await slack.until(lambda: slack.connections, READY)
                for n in range(MESSAGES):
                    said.append(f"kill {kill} number {n}")
                    slack.say("U1", f"visited Acme, {said[-1]}", channel)
                await asyncio.sleep(dice.uniform(0, 0.4))
                running.send_signal(signal.SIGKILL)
        async with process(config):
            with suppress(TimeoutError):  # what is missing or doubled says more
                await slack.until(lambda: answered(slack, channel) >= Counter(said), ANSWERED)
        assert answered(slack, channel) - Counter(said) == Counter()  # nothing twice
        assert Counter(said) - answered(slack, channel) == Counter()  # nothing lost
        assert notes(shop) == Counter(said)


def answered(slack: FakeSlack, channel: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for post in slack.posts(channel):
        fields = [field["text"] for block in post["blocks"] for field in block.get("fields", [])]
        found.update(field.partition(": ")[2] for field in fields if field.startswith("Note"))
    return found


async def test_telegram_loses_nothing_and_repeats_only_what_was_in_flight(
    shop: Database, tmp_path: Path
) -> None:
    dice = random.Random(2)
    async with FakeTelegram() as telegram:
        link_directly(shop, "telegram", "77", "77")
        config = tmp_path / "config.yaml"
        keys = f"token: '123:TEST', base_url: '{telegram.base_url}'"
        config.write_text(f"database: '{shop.url}'\ntelegram: {{{keys}}}\n{UNPACED}")
        said = []
        for kill in range(KILLS):
            async with process(config) as running:
                for n in range(MESSAGES):
                    said.append(f"kill {kill} number {n}")
                    telegram.say(77, f"visited Acme, {said[-1]}")
                await asyncio.sleep(dice.uniform(0, 0.4))
                running.send_signal(signal.SIGKILL)

        def heard() -> Counter[str]:
            texts = [one["text"] for one in telegram.sent(77)]
            return Counter(line[6:] for text in texts for line in text.splitlines()
                           if line.startswith("Note: "))  # fmt: skip

        async with process(config):
            await telegram.until(lambda: set(heard()) == set(said), ANSWERED)
        assert notes(shop) == Counter(said)
        assert sum(heard().values()) - len(said) <= IN_FLIGHT * KILLS
        repeats = sum("may be a repeat" in one["text"] for one in telegram.sent(77))
        assert repeats >= sum(heard().values()) - len(said)  # none of them silently


async def test_sigterm_finishes_what_is_in_hand_and_exits_0(shop: Database, tmp_path: Path) -> None:
    async with FakeSlack() as slack:
        channel = slack.workspace.direct("U1")["id"]
        link_directly(shop, "slack", "U1", channel)
        config = tmp_path / "config.yaml"
        tokens = f"bot_token: xoxb-test, app_token: xapp-test, base_url: '{slack.base_url}'"
        config.write_text(f"database: '{shop.url}'\nslack: {{{tokens}}}\n{UNPACED}")
        async with process(config) as running:
            await slack.until(lambda: slack.connections, READY)
            told = [slack.say("U1", f"visited Acme, {n}", channel) for n in range(5)]
            for one in told:
                assert (await one).acked
            running.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(running.wait(), READY) == 0
        assert answered(slack, channel) == Counter("01234")
