"""What it costs to take a letter when a million that were sent are kept.

    python bench/claims.py [--kept 1000000] [--waiting 1000]

On SQLite and on PostgreSQL: the claim alone (goal <= 5 ms at p99), the same with the networks'
rate gates, and what a gate costs by itself on SQLite (goal <= 0.2 ms).
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sqlalchemy import insert, text

from bot import gates, leases
from bot.house import House
from bot.leases import Outcome, Sent
from bot.pace import Pace, limits
from bot.terminal import RunningClock
from storage.database import Database, open_database
from storage.mail import Outbox
from storage.migrations import upgrade
from tests.postgres import serving

TELEGRAM = frozenset({"telegram"})
COLUMNS = "key, platform, chat, letter, about, due, finished, outcome, attempts, parts, rank"
KEPT = "'kept' || n, 'telegram', n % 5000, '{}', '', :at, :at, 'sent', 1, 1, 1"


def keep(database: Database, number: int) -> None:
    some = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < :number)"
    made = f"INSERT INTO outbox ({COLUMNS}) {some} SELECT {KEPT} FROM c"
    at = "2026-01-01 00:00:00.000000"
    if not database.on_sqlite:
        made = made.replace("n % 5000", "(n % 5000)::text").replace(":at", f"'{at}'::timestamp")
    database.write(lambda db: db.execute(text(made), {"number": number, "at": at}))


def queue(house: House, number: int, name: str) -> None:
    now = house.clock()
    words = {"text": "hello", "facts": [], "items": [], "buttons": []}
    rows = [
        {"key": f"{name}{n}", "platform": "telegram", "chat": str(10_000 + n), "letter": words,
         "about": "", "due": now, "rank": n % 3}
        for n in range(number)
    ]  # fmt: skip
    house.database.write(lambda db: db.execute(insert(Outbox), rows))


def timed(act: Callable[[], object], times: int) -> list[float]:
    """Milliseconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        spent.append((time.perf_counter() - began) * 1000)
    return sorted(spent)


def told(what: str, spent: list[float]) -> None:
    p99 = spent[int(len(spent) * 0.99)]
    print(f"{what:44} p50 {statistics.median(spent):6.2f} ms, p99 {p99:6.2f} ms", flush=True)


def measure(name: str, database: Database, kept: int, waiting: int) -> None:
    upgrade(database)
    house = House(database, RunningClock(), platforms=TELEGRAM, process="bench")
    keep(database, kept)
    # As many a second as can be: a gate that is passed and moved, but never shut.
    paced = replace(house, pace=Pace(telegram_per_second=1000))

    def claim(house: House) -> Callable[[], None]:
        def one() -> None:
            parcel = leases.lease(house, TELEGRAM, "bench")
            if parcel:
                claimed.append(parcel)

        return one

    for what, here in (("no limits", house), ("rate gates", paced)):
        claimed: list[leases.Parcel] = []
        queue(house, waiting, what)
        told(f"{name}, {kept:,} kept, claim, {what}", timed(claim(here), waiting))
        for parcel in claimed:
            leases.settle(here, parcel, Sent(Outcome.SENT, 1))
    if database.on_sqlite:
        gate(name, paced)


def gate(name: str, house: House) -> None:
    """One transaction, so that only the gate is counted."""
    asked = limits(Pace(1e-6, 1e-6, 1e-6, 1000, margin=0), "telegram", "77", 0)

    def many(db: gates.Session) -> list[float]:
        spent = []
        for n in range(2000):
            now = house.clock().replace(year=2030 + n // 1000, microsecond=n % 1000 * 1000)
            began = time.perf_counter()
            gates.take_if_open(house, db, "telegram", asked, now)
            spent.append((time.perf_counter() - began) * 1000)
        return sorted(spent)

    told(f"{name}, looking at two gates and moving them", house.database.write(many))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kept", type=int, default=1_000_000)
    asked.add_argument("--waiting", type=int, default=1000)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        on_file = open_database(f"sqlite:///{folder}/shop.db")
        measure("SQLite", on_file, given.kept, given.waiting)
        on_file.close()
    with serving() as server:
        server.create("claims")
        there = open_database(server.url("claims"))
        measure("PostgreSQL", there, given.kept, given.waiting)
        there.close()


if __name__ == "__main__":
    main()
