"""A bot on a real database of either kind, and a clock that only moves when told."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import schedule
from bot.chat import COMMANDS
from bot.house import House, discover
from bot.language.understand import understand
from bot.platforms.console import Console
from bot.questions import PRESSED
from bot.terminal import Clock, Terminal
from core import customers
from core.customers import NewCustomer
from core.desk import Role
from core.staff import enrol
from core.values import Birthday
from storage import tables
from storage.database import Database, open_database
from storage.migrations import upgrade
from tests.postgres import Server, serving

discover()
MORNING = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)  # eight o'clock on a Sunday in Shanghai


class Talk(Terminal):
    """The console itself, with its lines kept instead of printed."""

    def __init__(self, house: House, clock: Clock) -> None:
        self.said: list[str] = []
        super().__init__(house, clock, Console(self.said.append), "ana")

    def __call__(self, line: str) -> str:
        """Say one line, get what came back."""
        self.said.clear()
        self.read(line)
        for _, says in self.console.buttons:  # a button is a command one need not type
            assert PRESSED.fullmatch(says) or [*understand("/" + says, COMMANDS)], says
        return "\n".join(self.said)

    def attached(self, one: dict[str, object], words: str = "") -> str:
        """Say something with what a network would have described so."""
        self.said.clear()
        self.say(words, self.speaker, attached=[one])
        return "\n".join(self.said)

    def goes(self, transcript: str) -> None:
        """A whole conversation, every line of it."""
        lines = [line.strip() for line in transcript.strip().splitlines()]
        heard = [out for line in lines if not line.startswith("bot") for out in self._heard(line)]
        assert heard == lines

    def _heard(self, line: str) -> Iterator[str]:
        yield line
        self(line)
        for reply in self.said:
            head, _, text = reply.partition("> ")
            yield from (f"{head}> {part.strip()}" for part in text.splitlines())


def furnish(house: House) -> None:
    """Three colleagues and three customers."""

    def write(db):
        ana, bo, _ = (
            enrol(db, name, role)
            for name, role in (("ana", Role.SALES), ("bo", Role.MANAGER), ("cleo", Role.SUPPORT))
        )
        desk = house.own_desk(db)
        phone = (("+8613900139000", True),)
        customers.add(desk, NewCustomer("Acme", "company", phone, owner_id=ana.id))
        customers.add(desk, NewCustomer("Acme East", "company", owner_id=bo.id))
        wang = NewCustomer(
            "王小明", phones=(("+8613800138000", True),), birthday=Birthday(11, 23, 1990)
        )
        customers.add(desk, replace(wang, owner_id=ana.id, company="宏远科技"))

    house.database.write(write)
    schedule.open_books(house)


@pytest.fixture(scope="session")
def template() -> bytes:
    """The bytes of a furnished SQLite database, built once."""
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    database = open_database(connect=lambda: kept)
    upgrade(database)
    furnish(House(database, Clock(MORNING)))
    return kept.serialize()


@pytest.fixture
def clock() -> Clock:
    return Clock(MORNING)


@pytest.fixture(scope="session")
def memory() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def in_memory(memory: sqlite3.Connection) -> Database:
    """One engine for all tests: compiling the statements anew would cost more than the tests."""
    return open_database(connect=lambda: memory)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(scope="session")
def on_server(server: Server) -> Iterator[Database]:
    """One engine too; the database behind its name is a new copy for every test."""
    server.create("furnished")
    made = open_database(server.url("furnished"))
    upgrade(made)
    furnish(House(made, Clock(MORNING)))
    made.close()
    database = open_database(server.url("test"))
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """The real thing, twice: every test that talks to the bot runs on both."""
    if request.param == "sqlite":
        memory = request.getfixturevalue("memory")
        yield request.getfixturevalue("in_memory")
        memory.rollback()
        return
    server, database = request.getfixturevalue("server"), request.getfixturevalue("on_server")
    server.create("test", template="furnished")
    yield database
    database.close()
    server.drop("test")


@pytest.fixture
def house(request: pytest.FixtureRequest, database: Database, clock: Clock) -> House:
    if database.on_sqlite:
        memory = request.getfixturevalue("memory")
        memory.deserialize(request.getfixturevalue("template"))
    return House(database, clock)


@pytest.fixture
def ada(house: House) -> None:
    """An admin comes to the three colleagues."""
    house.database.write(lambda db: enrol(db, "ada", Role.ADMIN))


@pytest.fixture
def talk(house: House, clock: Clock) -> Talk:
    return Talk(house, clock)


@pytest.fixture
def no_digests(house: House) -> None:
    """Nobody wants a morning digest: a test of something else hears only that."""

    def write(db):
        for row in db.query(tables.Staff):
            row.digest_off = True

    house.database.write(write)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a table of cases only the first runs on PostgreSQL too: how a thing is said is no
    matter of databases, and the suite shall stay under five minutes."""
    kept, left, seen = list[pytest.Item](), list[pytest.Item](), set[str]()
    for item in items:
        params = dict(getattr(getattr(item, "callspec", None), "params", {}))
        twice = params.pop("database", None) == "postgres" and bool(params)
        name = item.nodeid.partition("[")[0]
        (left if twice and name in seen else kept).append(item)
        if twice:
            seen.add(name)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept
