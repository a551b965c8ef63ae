"""A week of three people: every word they said, and every word they were told.

`week.txt` is the story. Sixty customers, a year of orders; ana sells in English, 小陈 in Simplified
Chinese, bo leads them in Traditional Chinese. A line that is not true any more fails here:
`python -m tests.stories.test_week` tells the story anew, to be read before it is kept.
"""

import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import demo, schedule
from bot.house import House, discover
from bot.terminal import Clock, Terminal
from core import tickets
from core.desk import Desk, Role
from core.staff import enrol, named
from storage.database import Database, open_database
from storage.migrations import upgrade
from storage.tables import Customer
from tests.stories.stage import SAYS, TOLD, Mailbox, Stage

HERE = Path(__file__).parent
WEEK = HERE / "week.txt"
MONDAY = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # half past seven in Shanghai
EXCHANGES = 120  # at least: less is no week


def open_shop(database: Database) -> Stage:
    discover()
    upgrade(database)
    clock = Clock(MONDAY)
    house = House(database, clock)
    demo.furnish(house)
    house.database.write(hire)
    house.database.write(lambda db: serve(house.own_desk(db)))
    schedule.open_books(house)
    return Stage(Terminal(house, clock, Mailbox(clock), "ana"), MONDAY.year, HERE)


def serve(desk: Desk) -> None:
    """Last week's complaints are over: this is another story."""
    for one in tickets.everybodys(desk):
        tickets.solve(desk, one, None)


def hire(db) -> None:
    """小陈 sells as well, and keeps whom bo kept; eva sees to the desk itself."""
    chen, bo = enrol(db, "小陈", Role.SALES), named(db, "bo")
    enrol(db, "eva", Role.ADMIN)
    for row in db.query(Customer).filter(Customer.owner_id == bo.id):
        row.owner_id = chen.id


@pytest.fixture(params=["sqlite", "postgres"])
def database(request):
    """Empty, of either kind."""
    if request.param == "sqlite":
        memory = sqlite3.connect(":memory:", check_same_thread=False)
        yield open_database(connect=lambda: memory)
        memory.close()
        return
    server = request.getfixturevalue("server")
    server.create("week")
    database = open_database(server.url("week"))
    yield database
    database.close()
    server.drop("week")


def test_the_week_is_as_it_is_told(database):
    told = WEEK.read_text()
    assert open_shop(database).retold(told).splitlines() == told.splitlines()


def test_it_is_a_whole_week():
    lines = WEEK.read_text().splitlines()
    said = [line for line in lines if SAYS.fullmatch(line) and not TOLD.match(line)]
    assert len(said) >= EXCHANGES
    assert sum(line.startswith("## ") for line in lines) == 7


if __name__ == "__main__":
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    shop = open_shop(open_database(connect=lambda: memory))
    sys.stdout.write(shop.retold(WEEK.read_text()))
