"""Four replicas' senders on PostgreSQL against networks that keep their limits to the letter.

    python bench/gates.py [--minutes 10] [--replicas 4]

More is due than may be said. Printed, for either network: what it took a second, which share of
our own gates that is (goal >= 95 %), how often it had to answer 429 (goal 0), and the least time
between two messages to one chat.
"""

import argparse
import asyncio
import os
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sqlalchemy import insert

from bot.health import Health
from bot.house import House
from bot.pace import Pace
from bot.platforms.slack import Slack
from bot.platforms.telegram import Telegram
from bot.sending import Sender
from bot.terminal import RunningClock
from storage.database import Database, open_database
from storage.mail import Outbox
from storage.migrations import upgrade
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.postgres import serving

CHANNELS = [f"C{n}" for n in range(100, 110)]
CHATS = list(range(1000, 1060))  # enough that only the limit of the whole bot holds
GROUPS = list(range(-1009, -999))
WARM = 5.0  # seconds until every replica has found its pace


async def nothing(*_: object) -> None: ...


async def no(*_: object) -> bool:
    return False


async def replica(database: str, slack_url: str, telegram_url: str) -> None:
    both = frozenset({"slack", "telegram"})
    name = f"replica {os.getpid()}"
    house = House(open_database(database), RunningClock(), platforms=both, process=name,
                  pace=Pace(), by_database=True)  # fmt: skip
    telegram = Telegram("123:TEST", telegram_url, nothing)
    await telegram.identify()
    slack = Slack("xoxb-test", slack_url, nothing, no)
    pool, health, stopped = ThreadPoolExecutor(8), Health(house), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    senders = [
        Sender(house, "slack", slack, pool, health),
        Sender(house, "telegram", telegram, pool, health),
    ]
    await asyncio.gather(*(one.run(stopped) for one in senders))


def fill(database: Database, seconds: float) -> None:
    """Half as much again as may be said in that time, to all chats in turns."""
    pace = Pace()
    kinds = (
        ("slack", CHANNELS, len(CHANNELS) / pace.slack_channel),
        ("telegram", [*map(str, CHATS), *map(str, GROUPS)], pace.telegram_per_second),
    )
    now = RunningClock()()
    for platform, chats, most in kinds:
        rows = [
            {
                "key": f"{platform}{n}",
                "platform": platform,
                "chat": chats[n % len(chats)],
                "letter": {"text": f"number {n}", "facts": [], "items": [], "buttons": []},
                "about": "",
                "due": now,
                "rank": 1,
            }
            for n in range(int(most * seconds * 1.5))
        ]
        database.write(lambda db, rows=rows: db.execute(insert(Outbox), rows))


def told(name: str, taken: Sequence[tuple[float, object]], capacity: float, refused: int,
         since: float, until: float) -> None:  # fmt: skip
    times = sorted(at for at, _ in taken if since <= at < until)
    by_chat = defaultdict(list)
    for at, chat in taken:
        by_chat[chat].append(at)
    gaps = [b - a for ats in by_chat.values() for a, b in pairwise(ats)]
    rate = len(times) / (until - since)
    crowd, first = 0, 0
    for last, at in enumerate(times):
        while times[first] <= at - 1:
            first += 1
        crowd = max(crowd, last - first + 1)
    print(
        f"{name:9} {rate:5.2f}/s, {rate / capacity:6.1%} of the gates (goal >= 95 %), "
        f"429s {refused} (goal 0), least gap in a chat {min(gaps, default=0):.3f} s, "
        f"most in one second {crowd}",
        flush=True,
    )


async def measure(minutes: float, replicas: int) -> None:
    pace, seconds = Pace(), minutes * 60
    with serving() as server:
        server.create("gates")
        database = open_database(server.url("gates"))
        upgrade(database)
        fill(database, seconds + WARM)
        slack, telegram = FakeSlack(paced=True), FakeTelegram(paced=True)
        async with slack, telegram:
            for chat in (*CHATS, *GROUPS):
                telegram.chats.add_chat(chat)
            for channel in CHANNELS:
                slack.workspace.add_channel(channel, channel.lower())
            running = [
                await asyncio.create_subprocess_exec(
                    sys.executable, __file__, "--replica",
                    server.url("gates"), slack.base_url, telegram.base_url,
                )
                for _ in range(replicas)
            ]  # fmt: skip
            await slack.until(lambda: slack.taken, 60)
            await telegram.until(lambda: telegram.paces and telegram.paces.taken, 60)
            await asyncio.sleep(WARM)
            since = time.time()
            await asyncio.sleep(seconds)
            until = time.time()
            for one in running:
                one.terminate()
            await asyncio.gather(*(one.wait() for one in running))
            assert telegram.paces
            step = pace.slack_channel + pace.margin
            told("slack", slack.taken, len(CHANNELS) / step, len(slack.refused), since, until)
            told("telegram", telegram.paces.taken, pace.telegram_per_second,
                 len(telegram.paces.refused), since, until)  # fmt: skip
        database.close()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--replicas", type=int, default=4)
    asked.add_argument("--replica", nargs=3, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.replica:
        asyncio.run(replica(*given.replica))
    else:
        asyncio.run(measure(given.minutes, given.replicas))


if __name__ == "__main__":
    main()
