"""Four replicas on one PostgreSQL: killed, cut off by restarts of the server, stopped too long."""

import asyncio
import signal
import time
from pathlib import Path

import pytest

from storage.database import Database
from tests.chaos.conftest import times
from tests.chaos.crowd import SLACK, TELEGRAM, Crowd, account, configured
from tests.chaos.nursery import Child, Nursery
from tests.fakes.telegram import FakeTelegram
from tests.postgres import Server

pytestmark = pytest.mark.anyio
KILLS, RESTARTS = times("REPLICA_KILLS", 10), times("RESTARTS", 1)
REPLICAS = 4
IN_FLIGHT = 3  # of each process on Telegram: bot.sending.AT_ONCE
IN_THE_END = 200  # seconds until all is said, on a busy machine; a lease runs out after 60
BETWEEN = 0.6  # seconds between two kills, and up to as much again
TAKEOVER = 10  # seconds after which another replica reads Telegram
LEASE = 62  # seconds: bot.leases.LEASE, and some


@pytest.fixture
def shop(served: Database) -> Database:
    return served


def addressed(shop: Database) -> str:
    return shop.url.render_as_string(hide_password=False)


async def started(nursery: Nursery, config: Path, count: int) -> list[Child]:
    children = [await nursery.start(config) for _ in range(count)]
    return [await child.ready() for child in children]


async def test_kills_and_restarts_lose_nothing(
    crowd: Crowd, nursery: Nursery, server: Server, tmp_path: Path
) -> None:
    config = configured(tmp_path, addressed(crowd.shop), crowd.slack, crowd.telegram)
    children = await started(nursery, config, REPLICAS)
    began, restarts = time.monotonic(), 0
    for kill in range(KILLS):
        crowd.talk(2)
        crowd.owe()
        if restarts * KILLS < (kill + 0.5) * RESTARTS:
            restarts += 1
            await asyncio.to_thread(server.restart)
            crowd.talk(2)
        await asyncio.sleep(BETWEEN * (1 + crowd.dice.random()))
        which = crowd.dice.randrange(REPLICAS)
        await children[which].kill()
        children[which] = await nursery.start(config)
    await crowd.until_all_is_said(IN_THE_END)
    lasted = time.monotonic() - began
    found = account(crowd, f"{KILLS} kills of {REPLICAS}, {restarts} restarts in {lasted:.0f} s")
    assert found.lost == found.unheard == []
    assert found.handled_twice == found.out_of_order == []
    assert found.doubled[SLACK] == 0
    most = IN_FLIGHT * (KILLS + restarts * REPLICAS)
    assert found.doubled[TELEGRAM] <= min(most, found.marked[TELEGRAM])


async def test_another_reads_telegram_within_seconds(
    crowd: Crowd, nursery: Nursery, tmp_path: Path
) -> None:
    config = configured(tmp_path, addressed(crowd.shop), crowd.slack, crowd.telegram)
    children, waits = await started(nursery, config, 2), []
    for _ in range(3):
        reader = await reading(crowd.telegram, children)
        children.remove(reader)
        await reader.kill()
        died = time.monotonic()
        crowd.talk()
        await crowd.telegram.until(lambda: not crowd.telegram.pending, TAKEOVER)
        waits.append(time.monotonic() - died)
        children.append(await (await nursery.start(config)).ready())
    print(f"\nTelegram read by another after {', '.join(f'{one:.1f}' for one in waits)} s")
    await crowd.until_all_is_said(IN_THE_END)
    found = account(crowd, "takeovers")
    assert found.lost == found.unheard == found.handled_twice == found.out_of_order == []


async def reading(telegram: FakeTelegram, children: list[Child]) -> Child:
    """Whoever said last that it is his."""
    async with asyncio.timeout(TAKEOVER):
        while True:
            for child in children:
                if "telegram is ours" in child.said:
                    return child
            await asyncio.sleep(0.05)


async def test_who_was_stopped_longer_than_a_lease_says_nothing_again(
    crowd: Crowd, nursery: Nursery, tmp_path: Path
) -> None:
    config = configured(tmp_path, addressed(crowd.shop), crowd.slack, crowd.telegram)
    children = await started(nursery, config, 2)
    crowd.talk(12)
    await asyncio.sleep(crowd.dice.uniform(0.05, 0.4))
    stopped = await reading(crowd.telegram, children)
    stopped.signal(signal.SIGSTOP)
    crowd.talk(6)
    await asyncio.sleep(LEASE)
    crowd.talk(2)
    await asyncio.sleep(TAKEOVER)
    stopped.signal(signal.SIGCONT)
    crowd.talk(2)
    await crowd.until_all_is_said(IN_THE_END)
    await asyncio.sleep(2)  # for what it would still say
    found = account(crowd, f"stopped for {LEASE + TAKEOVER} s")
    assert found.lost == found.unheard == found.handled_twice == found.out_of_order == []
    assert found.doubled[SLACK] <= IN_FLIGHT  # on their way when it was stopped: nobody can know
    assert found.doubled[TELEGRAM] <= IN_FLIGHT
