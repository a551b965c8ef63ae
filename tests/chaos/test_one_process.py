"""One process on SQLite, killed at random points, or told to stop there."""

import asyncio
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.database import Database
from storage.mail import Outbox
from tests.chaos.conftest import times
from tests.chaos.crowd import SLACK, TELEGRAM, Crowd, account, configured
from tests.chaos.nursery import Child, Nursery

pytestmark = pytest.mark.anyio
KILLS, STOPS = times("KILLS", 10), times("STOPS", 5)
IN_FLIGHT = 3  # sends Telegram may see twice for a kill: bot.sending.AT_ONCE
IN_THE_END = 150  # seconds until all is said, on a busy machine
EARLY = 0.3  # of the kills come while it starts
START, WORK = 0.6, 0.5  # seconds from which the dice choose


@pytest.fixture
def shop(on_file: Database) -> Database:
    return on_file


async def test_kill_9_loses_nothing(crowd: Crowd, nursery: Nursery, tmp_path: Path) -> None:
    config = configured(tmp_path, str(crowd.shop.url), crowd.slack, crowd.telegram)
    began = time.monotonic()
    for _ in range(KILLS):
        crowd.talk()  # while nobody is there
        crowd.owe()
        child = await nursery.start(config)
        if crowd.dice.random() > EARLY:
            await child.ready()
            crowd.talk(2)
            await asyncio.sleep(crowd.dice.uniform(0, WORK))
        else:
            await asyncio.sleep(crowd.dice.uniform(0, START))
        await child.kill()
    await (await nursery.start(config)).ready()
    await crowd.until_all_is_said(IN_THE_END)
    found = account(crowd, f"{KILLS} kills in {time.monotonic() - began:.0f} s")
    assert found.lost == found.unheard == []
    assert found.handled_twice == found.out_of_order == []
    assert found.doubled[SLACK] == 0
    assert found.doubled[TELEGRAM] <= min(IN_FLIGHT * KILLS, found.marked[TELEGRAM])


async def test_sigterm_finishes_what_is_in_hand(
    crowd: Crowd, nursery: Nursery, tmp_path: Path
) -> None:
    config = configured(tmp_path, str(crowd.shop.url), crowd.slack, crowd.telegram)
    began, codes = time.monotonic(), []
    for _ in range(STOPS):
        child = await nursery.start(config)
        await child.ready()
        crowd.owe()
        crowd.talk(2)
        await asyncio.sleep(crowd.dice.uniform(0, WORK))
        codes.append(await child.terminate())
    await (await nursery.start(config)).ready()
    await crowd.until_all_is_said(IN_THE_END)
    found = account(crowd, f"{STOPS} times SIGTERM in {time.monotonic() - began:.0f} s")
    assert found.lost == found.unheard == found.handled_twice == found.out_of_order == []
    assert found.doubled == {SLACK: 0, TELEGRAM: 0}
    assert found.marked[TELEGRAM] == 0
    assert _tried_again(crowd) == 0
    assert set(codes) <= {0}


async def test_told_to_stop_while_it_starts_it_ends(
    crowd: Crowd, nursery: Nursery, tmp_path: Path
) -> None:
    config = configured(tmp_path, str(crowd.shop.url), crowd.slack, crowd.telegram)
    for _ in range(STOPS):
        child: Child = await nursery.start(config)
        await asyncio.sleep(crowd.dice.uniform(0, START))
        assert await child.terminate() in (0, -signal.SIGTERM)  # before it could listen


def _tried_again(crowd: Crowd) -> int:
    """Letters of which somebody was uncertain."""
    with crowd.shop.read() as db:
        return db.scalar(select(func.count()).where(Outbox.attempts > 1)) or 0
