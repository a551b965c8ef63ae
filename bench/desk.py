"""What every answer of the desk costs in a large shop, and what its night and morning cost.

    python bench/desk.py [--customers 100000] [--turns 10]

Each command is said as its own examples say it, of random customers of the asker, from the event's
arrival in the inbox to the committed answer; a file database with full syncs. Goals: 50 ms at the
median for every command; 10 s for the night and for the morning's notices together.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sqlalchemy import func, select

from bench.crowd import Crowd
from bot import housekeeping, inbox, schedule, work
from bot.chat import COMMANDS, NOTICES
from bot.house import CONSOLE, House, discover
from bot.platforms import console
from bot.terminal import Clock
from bot.texts import LANGUAGES
from core import alerts, changes, memberships, rights, silence
from core.desk import Role
from core.rights import Action, NewThing
from core.staff import enrol
from storage import tables
from storage.database import open_database
from storage.mail import Outbox
from storage.migrations import upgrade

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # a Wednesday, ten o'clock in Shanghai
SLICE = 5_000  # customers written at a time
SALES = 20
LOOKS = 96  # at the books in a day: every quarter of an hour
MOST_MEDIAN, MOST_NIGHT = 50.0, 10.0  # ms; s
UNSAID = {"link", "undo"}  # the one needs a code, the other something of its own to take back


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=10)
    asked = parser.parse_args()
    discover()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/desk.db")
        upgrade(database)
        clock = Clock(NOW)
        house = House(database, clock)
        began = time.perf_counter()
        names = furnish(house, asked.customers)
        print(f"{asked.customers:,} customers built in {time.perf_counter() - began:.0f} s")
        schedule.open_books(house)
        slow = answers(house, names, asked.turns)
        slow += night(house, clock)
        database.close()
    return int(slow > 0)


def furnish(house: House, number: int) -> list[str]:
    """Twenty salespeople, each with a share; the names of the first one's customers."""
    dice, crowd = random.Random(1), Crowd(random.Random(2))

    def hire(db):
        enrol(db, "boss", Role.ADMIN)
        enrol(db, "bo", Role.MANAGER)
        return [enrol(db, f"sales{n}", Role.SALES).id for n in range(SALES)]

    staff = house.database.write(hire)
    mine = []
    for start in range(1, number + 1, SLICE):
        some = range(start, min(start + SLICE, number + 1))
        mine += house.database.write(
            lambda db, some=some: _slice(house, db, crowd, dice, some, staff)
        )
    house.database.write(lambda db: _known(house, db))
    for name in ("boss", "bo", *(f"sales{n}" for n in range(SALES))):
        say(house, name, "help")  # whoever never spoke has no address for the morning
    house.database.write(lambda db: _promised(house, db, staff))
    return mine


def _slice(house, db, crowd, dice, some, staff):
    desk = house.own_desk(db, "m0")
    permit = rights.require(desk, Action.ADD_CUSTOMER, NewThing(None))
    people = [crowd.customer(n) for n in some]
    rows = [_customer(one, dice, desk, staff) for one in people]
    ids = changes.add_many(permit, tables.Customer, rows)
    phones = [
        {"customer_id": id_, "kind": "phone", "value": one.phones[0], "mobile": True}
        for id_, one in zip(ids, people, strict=True)
    ]
    changes.add_many(permit, tables.Contact, phones)
    changes.add_many(permit, tables.Order, [o for id_ in ids for o in _orders(id_, dice, desk)])
    changes.add_many(
        permit, tables.Touch, [t for id_ in ids for t in _touches(id_, dice, desk, staff)]
    )
    return [row["name"] for row in rows if row["owner_id"] == staff[0]]


def _customer(one, dice, desk, staff):
    member = dice.random() < 0.3
    return {
        "name": one.name,
        "company": one.company,
        "owner_id": dice.choice(staff) if dice.random() < 0.9 else None,
        "birthday": f"--{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        "member_level": "Gold" if member else None,
        "member_until": desk.today + timedelta(dice.randint(2, 700)) if member else None,
        "member_entered_on": desk.today - timedelta(400) if member else None,
        "created": desk.now - timedelta(400),
        "tags": ["VIP"] if dice.random() < 0.1 else [],
        "custom": {},
    }


def _orders(customer: int, dice: random.Random, desk) -> Iterator[dict]:
    gap, back = dice.randint(10, 90), dice.randint(1, 120)
    for _ in range(dice.choice((0, 1, 1, 2, 3, 5, 8))):
        on = desk.today - timedelta(days=back)
        yield {"customer_id": customer, "on": on, "amount_minor": dice.randint(1, 10**6),
               "currency": "CNY", "entered_on": on}  # fmt: skip
        back += max(1, round(dice.gauss(gap, gap / 4)))


def _touches(customer: int, dice: random.Random, desk, staff) -> Iterator[dict]:
    for _ in range(dice.choice((0, 1, 2))):
        at = desk.now - timedelta(days=dice.randint(1, 300), hours=1)
        yield {"customer_id": customer, "staff_id": dice.choice(staff), "kind": "visit",
               "note": "talked about the renewal", "at": at}  # fmt: skip


def _known(house: House, db) -> None:
    """What was so before the shop opened is no news of this morning."""
    desk = house.own_desk(db)
    silence.retune(desk)
    alerts.forget(desk)
    memberships.told(desk, memberships.ending(desk))


def _promised(house: House, db, staff: list[int]) -> None:
    """What everybody has to do tomorrow: reminders in the working hours, some of them overdue."""
    desk, dice = house.own_desk(db), random.Random(3)
    permit = rights.require(desk, Action.GIVE_TASK, NewThing(None))
    hours = [desk.now + timedelta(hours=hour) for hour in (-30, -6, 23, 24, 26, 28, 30)]
    rows = [
        {"owner_id": one, "what": "call about the renewal", "due": at, "zone": "Asia/Shanghai",
         "customer_id": dice.randint(1, 1000)}
        for one in staff for at in hours
    ]  # fmt: skip
    changes.add_many(permit, tables.Task, rows)


def answers(house: House, names: list[str], turns: int) -> int:
    """Prints a line for each command; returns how many are over the goal."""
    say(house, "boss", "help")  # the first message compiles the statements
    slow = 0
    for intent, command in sorted(COMMANDS.items()):
        if intent in UNSAID:
            continue
        taken = [
            say(house, speaker(command), line)
            for turn in range(turns)
            for language in LANGUAGES
            for line in lines(getattr(command.examples, language), names, turn)
        ]
        median = statistics.median(taken)
        slow += median > MOST_MEDIAN
        most = sorted(taken)[int(len(taken) * 0.95)]
        print(f"{intent:20} median {median:6.1f} ms   p95 {most:6.1f} ms   n {len(taken)}")
    return slow


def speaker(command) -> str:
    return "sales0" if rights.TABLE[command.right].get(Role.SALES) else "boss"


def lines(examples, names: list[str], turn: int) -> Iterator[str]:
    dice = random.Random(turn)
    latin = [one for one in names if one.isascii()]
    chinese = [one for one in names if not one.isascii()]
    for line in examples:
        yield line.replace("Acme", dice.choice(latin)).replace("王小明", dice.choice(chinese))


def say(house: House, name: str, text: str) -> float:
    """Milliseconds from the event to the committed answer."""
    body = {"channel": "", "user": name, "text": text, "pressed": False}
    began = time.perf_counter()
    [number] = inbox.receive(house, [inbox.Raw(CONSOLE, str(time.perf_counter_ns()), name, body)])
    work.handle(house, {CONSOLE: console.parse}, number)
    return (time.perf_counter() - began) * 1000


def night(house: House, clock: Clock) -> int:
    began = time.perf_counter()
    clock.now = NOW + timedelta(hours=17, minutes=1)  # one minute past three
    housekeeping.keep(house)
    tidy = time.perf_counter() - began
    slowest = 0.0
    said = 0
    for step in range(LOOKS):  # until the same hour of the next day
        clock.now = max(clock.now, NOW + step * (timedelta(days=1) / LOOKS))
        began = time.perf_counter()
        said += schedule.tick(house)
        tidy += time.perf_counter() - began
        slowest = max(slowest, time.perf_counter() - began)
    print(f"a night and a day: {tidy:.1f} s, the longest look {slowest:.1f} s, {said} letters")
    with house.database.read() as db:
        letters = select(Outbox.kind, func.count()).where(Outbox.kind.in_(NOTICES))
        for kind, count in db.execute(letters.group_by(Outbox.kind)):
            print(f"  {kind:12} {count}")
    return int(tidy > MOST_NIGHT)


if __name__ == "__main__":
    raise SystemExit(main())
