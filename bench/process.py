"""`rapport run` with both platforms: how soon it is ready, what it holds, how it leaves.

    python bench/process.py

The real process against fake networks on loopback: seconds from start to `ready` (goal 3), resident
memory after 50 messages in three scripts (goal 130 MB), seconds from SIGTERM to exit 0 with the
work in hand finished (goal 5).
"""

import asyncio
import re
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.house import House
from bot.terminal import Clock
from core import accounts, staff
from core.desk import Login
from storage.database import open_database
from storage.migrations import upgrade
from tests.conftest import MORNING, furnish
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram

LINES = (
    "visited Acme, wants 10% off, call back tomorrow 3pm",
    "拜访了王小明，续约要9折，下周三下午3点回电",
    "客戶 王小明",
    "find acme",
    "tasks",
)
MESSAGES = 50


def shop(place: Path) -> None:
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    database = open_database(connect=lambda: kept)
    upgrade(database)
    house = House(database, Clock(MORNING))
    furnish(house)

    def link(db):
        ana = staff.named(db, "ana")
        for platform, user, chat in (("slack", "U1", "D1"), ("telegram", "77", "77")):
            account = accounts._new(db, Login(platform, user))
            account.staff_id, account.chat = ana.id, chat

    database.write(link)
    place.write_bytes(kept.serialize())


def memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


async def measure(fresh: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "shop.db"
        if not fresh:
            shop(place)
        async with FakeSlack() as slack, FakeTelegram() as telegram:
            await serve(place, slack, telegram, Path(folder), fresh)


async def serve(
    place: Path, slack: FakeSlack, telegram: FakeTelegram, folder: Path, fresh: bool
) -> None:
    channel = slack.workspace.direct("U1", "D1")["id"]
    conf = folder / "config.yaml"
    conf.write_text(
        f"database: sqlite:///{place}\n"
        f"slack: {{bot_token: xoxb-test, app_token: xapp-test, base_url: '{slack.base_url}'}}\n"
        f"telegram: {{token: '123:TEST', base_url: '{telegram.base_url}'}}\n"
    )
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "--config", str(conf), "run",
        stderr=asyncio.subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    while b"ready" not in await process.stderr.readline():
        assert process.returncode is None
    ready = time.monotonic() - began
    for number in range(MESSAGES):
        line = LINES[number % len(LINES)]
        if number % 2:
            await slack.say("U1", line, channel)
        else:
            telegram.say(77, line)
    half = MESSAGES // 2
    await slack.until(lambda: len(slack.posts(channel)) >= half, 60)
    await telegram.until(lambda: len(telegram.sent(77)) >= half, 60)
    resident = memory(process.pid)
    told = [slack.say("U1", f"visited Acme, number {n}", channel) for n in range(5)]
    for one in told:
        await one
    left = time.monotonic()
    process.send_signal(signal.SIGTERM)
    code = await asyncio.wait_for(process.wait(), 30)
    leaving = time.monotonic() - left
    with sqlite3.connect(place) as db:
        open_ = db.execute("SELECT count(*) FROM outbox WHERE finished IS NULL").fetchone()[0]
        outcomes = Counter(row[0] for row in db.execute("SELECT outcome FROM inbox"))
    print(f"{'fresh database' if fresh else 'known database'}: ready after {ready:.1f} s (goal 3), "
          f"{resident:.0f} MB after {MESSAGES} messages (goal 130), SIGTERM to exit {code} in "
          f"{leaving:.1f} s (goal 5), inbox {dict(outcomes)}, letters left {open_}")  # fmt: skip


if __name__ == "__main__":
    for fresh in (False, True):
        asyncio.run(measure(fresh))
