"""The real process, killed while it works; the fake networks are the oracle."""

import os
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.house import House
from bot.terminal import Clock
from storage.database import Database, open_database
from storage.migrations import upgrade
from tests.chaos.crowd import Crowd
from tests.chaos.nursery import Nursery
from tests.conftest import MORNING, furnish
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.postgres import Server

DELIVERIES = 2_000  # tries of Slack's: what counts here is that we do not lose what it delivers


def times(name: str, short: int) -> int:
    """How often, from the environment: `make chaos` says the full numbers."""
    return int(os.environ.get(name, short))


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack(retry_delays=(0.3,) * DELIVERIES) as server:
        yield server


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def nursery(tmp_path: Path) -> AsyncIterator[Nursery]:
    async with Nursery(tmp_path) as mother:
        yield mother


@pytest.fixture
def on_file(tmp_path: Path, template: bytes) -> Iterator[Database]:
    place = tmp_path / "shop.db"
    place.write_bytes(template)
    database = open_database(f"sqlite:///{place}")
    yield database
    database.close()


@pytest.fixture
def served(server: Server) -> Iterator[Database]:
    """A furnished shop on PostgreSQL that other processes may open too."""
    server.create("chaos")
    database = open_database(server.url("chaos"))
    upgrade(database)
    furnish(House(database, Clock(MORNING)))
    yield database
    database.close()
    server.drop("chaos")


@pytest.fixture
def dice() -> random.Random:
    return random.Random(int(os.environ.get("SEED", "1")))


@pytest.fixture
def crowd(shop: Database, slack: FakeSlack, telegram: FakeTelegram, dice: random.Random) -> Crowd:
    """Of whichever shop the test is about."""
    people = Crowd(slack, telegram, shop, dice)
    people.gather()
    return people
