"""Reminders that fall due in masses, on SQLite, beside APScheduler with its SQLAlchemy job store.

    python bench/due.py [--reminders 100000] [--jobs 2000]

Goals: 100,000 reminders due in one minute are each written to the outbox exactly once within 20
seconds, in memory that does not grow with them, while a person's message waits at most 100 ms for
the write lock; 1,000 due in the same second are written within 0.5 s at p99.

APScheduler takes as many as `--jobs` says, for it adds some two thousand a second: each is added
by itself, as anybody would, and fires a function that only notes the time.
"""

import argparse
import gc
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from bot import inbox, schedule, work
from bot.house import CONSOLE, House
from bot.inbox import Raw
from bot.platforms import console
from bot.terminal import Clock
from core.desk import Role
from core.staff import enrol
from storage.database import open_database
from storage.mail import Outbox
from storage.migrations import upgrade
from storage.tables import Staff, Task
from tests.conftest import furnish

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
PEOPLE = 1000
MINUTE = timedelta(minutes=1)
FIRED: list[float] = []


def shop(where: str, reminders: int, within: timedelta) -> House:
    """A thousand colleagues, and so many reminders that fall due within that time."""
    database = open_database(f"sqlite:///{where}/due.db")
    upgrade(database)
    house = House(database, Clock(NOW))
    furnish(house)

    def fill(db: Session) -> None:
        people = [enrol(db, f"p{n}", Role.SALES).id for n in range(PEOPLE)]
        for row in db.scalars(select(Staff)):
            row.digest_off = True
        for start in range(0, reminders, 10_000):
            rows = []
            for n in range(start, min(start + 10_000, reminders)):
                at = NOW + within * n / reminders
                rows.append({"owner_id": people[n % PEOPLE], "what": f"call number {n}",
                             "due": at, "next_due_utc": at, "zone": "Asia/Shanghai"})  # fmt: skip
            db.execute(insert(Task), rows)

    house.database.write(fill)
    house.clock.now = NOW - MINUTE  # type: ignore[attr-defined]
    schedule.tick(house)
    return house


class Talker:
    """Somebody who keeps talking meanwhile: how long each message takes, all told."""

    def __init__(self, house: House) -> None:
        self._house, self._over, self.took = house, threading.Event(), list[float]()
        self._thread = threading.Thread(target=self._talk)

    def __enter__(self) -> "Talker":
        self._one(0)  # the first compiles its statements
        self.took.clear()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _talk(self) -> None:
        number = 1
        while not self._over.wait(0.1):
            self._one(number)
            number += 1

    def _one(self, number: int) -> None:
        began = time.perf_counter()
        body = {"channel": "", "user": "ana", "text": f"visited Acme, {number}", "pressed": False}
        for new in inbox.receive(self._house, [Raw(CONSOLE, f"e{number}", "/ana", body)]):
            work.handle(self._house, {CONSOLE: console.parse}, new)
        self.took.append(time.perf_counter() - began)


def resident() -> float:
    """Megabytes."""
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * 4096 / 1e6


def written(house: House) -> tuple[int, int]:
    """Letters of reminders, and how many different ones."""
    with house.database.read() as db:
        counted = select(func.count(), func.count(Outbox.about.distinct()))
        rows, different = db.execute(counted.where(Outbox.kind == "reminder")).one()
    return rows, different


def masses(reminders: int) -> bool:
    with tempfile.TemporaryDirectory() as where:
        house = shop(where, reminders, MINUTE)
        house.clock.now = NOW + MINUTE  # type: ignore[attr-defined]
        gc.collect()
        before = resident()
        with Talker(house) as talker:
            began, cpu = time.perf_counter(), time.process_time()
            schedule.tick(house)
            took, cpu = time.perf_counter() - began, time.process_time() - cpu
        after, (rows, different) = resident(), written(house)
        house.database.close()
    waits = sorted(talker.took) or [0.0]
    print(
        f"{reminders} due in one minute: {rows} letters, {different} different, in {took:.1f} s"
        f" ({rows / took:.0f} a second, {cpu:.1f} s of CPU); memory {before:.0f} -> {after:.0f} MB"
    )
    print(f"messages meanwhile: {len(talker.took)}, each with its two commits "
          f"{1000 * statistics.median(waits):.0f} ms, p99 {1000 * percentile(waits):.0f} ms, "
          f"at most {1000 * waits[-1]:.0f} ms")  # fmt: skip
    return rows == different == reminders and took <= 20 * max(1, reminders / 100_000)


def percentile(values: list[float], share: float = 0.99) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def one_second(reminders: int = 1000) -> bool:
    """From the instant they are due to the commit of each one's letter."""
    with tempfile.TemporaryDirectory() as where:
        house = shop(where, reminders, timedelta(0))
        house.clock.now = NOW  # type: ignore[attr-defined]
        done: list[float] = []
        began = time.perf_counter()
        write = house.database.write

        def timed(work: Callable[[Session], object], *lane: object) -> object:
            found = write(work, *lane)  # type: ignore[arg-type]
            done.extend([time.perf_counter() - began] * (found if isinstance(found, int) else 0))
            return found

        house.database.write = timed  # type: ignore[assignment, method-assign]
        schedule.tick(house)
        house.database.close()
    print(f"{reminders} due in the same second: {len(done)} written, "
          f"p99 {percentile(done):.2f} s, the last after {max(done):.2f} s")  # fmt: skip
    return len(done) == reminders and percentile(done) <= 0.5


def fire(number: int) -> None:
    FIRED.append(time.time())


def job_store(jobs: int) -> None:
    """The same machine, the same minute: what it takes and what it loses."""
    with tempfile.TemporaryDirectory() as where:
        store = SQLAlchemyJobStore(f"sqlite:///{where}/jobs.db")
        scheduler = BackgroundScheduler(jobstores={"default": store}, timezone=UTC)
        scheduler.start(paused=True)
        began = time.perf_counter()
        due = datetime.now(UTC) + timedelta(seconds=2 + jobs / 400)
        for n in range(jobs):
            scheduler.add_job(fire, "date", run_date=due, args=[n], misfire_grace_time=None)
        added = time.perf_counter() - began
        scheduler.resume()
        until = max(due.timestamp(), time.time()) + 60
        while len(FIRED) < jobs and time.time() < until:
            time.sleep(0.05)
        scheduler.shutdown(wait=True)
    last = max(FIRED, default=0.0) - max(due.timestamp(), FIRED[0] if FIRED else 0.0)
    print(f"APScheduler's job store: {jobs} added in {added:.1f} s ({jobs / added:.0f} a second), "
          f"{len(FIRED)} fired, the last {last:.1f} s after they were due "
          f"({len(FIRED) / max(last, 0.001):.0f} a second)")  # fmt: skip


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--reminders", type=int, default=100_000)
    asked.add_argument("--jobs", type=int, default=2_000)
    given = asked.parse_args()
    kept = [one_second(), masses(given.reminders)]
    job_store(given.jobs)
    print("goals kept" if all(kept) else "goals missed")
    return not all(kept)


if __name__ == "__main__":
    from bench import due  # a job store finds its functions by the name of their module

    FIRED = due.FIRED
    fire = due.fire
    raise SystemExit(main())
