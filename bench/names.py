"""What it costs to find the names that stand in a message, among a million customers on SQLite.

    python bench/names.py [--customers 1000000] [--messages 1000] [--all-keys]

The key table holds whole names, or with --all-keys everything a search looks into, which takes
longer to build and is what a live database has. One indexed query a message; nothing is kept in
memory: what the resident set grew by is printed. Times are of the processor, whatever else runs.
"""

import argparse
import random
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.crowd import Crowd
from storage.keys import keys, whole
from storage.search import SPOTTED_TEXT, known_heads, spotted

CHUNK = 100_000
GOAL_MS = 1.0  # the median of a message
FILLER = "今天和他们谈了续约的事情，价格还要再商量，下周给答复；样品已经寄出，等他们测试完再定。"


def build(path: Path, crowd: Crowd, number: int, *, every_key: bool) -> None:
    db = sqlite3.connect(path)
    db.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "CREATE TABLE arriving (key TEXT, customer_id INT);"
        "CREATE TABLE customer_key (key TEXT, customer_id INT, PRIMARY KEY (key, customer_id))"
        " WITHOUT ROWID;"
    )
    for start in range(1, number + 1, CHUNK):
        some = ((one, crowd.customer(one)) for one in range(start, min(start + CHUNK, number + 1)))
        found = (
            (key, one)
            for one, customer in some
            for key in (keys(customer) if every_key else whole(customer.name))
        )
        db.executemany("INSERT INTO arriving VALUES (?,?)", found)
    db.execute(
        "INSERT OR IGNORE INTO customer_key SELECT key, customer_id FROM arriving"
        " ORDER BY key, customer_id"
    )
    db.execute("DROP TABLE arriving")
    db.commit()
    db.close()


def resident() -> float:
    """Megabytes in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def at(share: float, numbers: list[float]) -> float:
    return sorted(numbers)[min(len(numbers) - 1, int(share * len(numbers)))]


def measure(path: Path, messages: list[str]) -> tuple[float, float, float]:
    """Milliseconds of the median and of one in a hundred, and megabytes that stayed."""
    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as db:
        for said in messages[:20]:
            spotted(db, said)
            known_heads(db, said)
        before, spent = resident(), list[float]()
        for said in messages:
            begun = time.process_time()
            spotted(db, said)
            spent.append(1e3 * (time.process_time() - begun))
        grown = resident() - before
    engine.dispose()
    return at(0.5, spent), at(0.99, spent), grown


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--customers", type=int, default=1_000_000)
    options.add_argument("--messages", type=int, default=1000)
    options.add_argument("--all-keys", action="store_true")
    asked = options.parse_args()
    crowd, number = Crowd(random.Random(asked.customers)), asked.customers
    short = [crowd.sentence(number, turn) for turn in range(asked.messages)]
    long = [(one + FILLER * 8)[:SPOTTED_TEXT] for one in short]
    with tempfile.TemporaryDirectory() as folder:
        path, begun = Path(folder) / "names.db", time.time()
        build(path, crowd, number, every_key=asked.all_keys)
        size = path.stat().st_size / 1e6
        print(f"{number:,} customers: {size:,.0f} MB, built in {time.time() - begun:.0f} s")
        for name, messages in (("as people type", short), (f"{SPOTTED_TEXT} characters", long)):
            median, worst, grown = measure(path, messages)
            print(f"{name}: median {median:.2f} ms, p99 {worst:.2f} ms, +{grown:.1f} MB resident")
    print(f"goal: the median of a message <= {GOAL_MS} ms")


if __name__ == "__main__":
    main()
