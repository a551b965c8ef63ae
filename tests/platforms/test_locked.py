"""Another process holds the database: nothing is acknowledged that was not stored, and whoever
waits is told so."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.platforms import slack as slack_platform
from storage.database import Database, open_database
from storage.mail import Inbox
from storage.tables import Touch
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import Start, slack_socket, telegram_polling
from tests.platforms.test_slack import linked as linked_on_slack
from tests.platforms.test_slack import said
from tests.platforms.test_telegram import linked as linked_on_telegram

pytestmark = pytest.mark.anyio


@pytest.fixture
def shop(tmp_path: Path, template: bytes) -> Iterator[Database]:
    """One that does not wait long for a lock."""
    place = tmp_path / "shop.db"
    place.write_bytes(template)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(place, timeout=0.05, check_same_thread=False)

    database = open_database(f"sqlite:///{place}", connect)
    yield database
    database.close()


@pytest.fixture
def lock(tmp_path: Path, shop: Database) -> Iterator[sqlite3.Connection]:
    """`lock.execute("BEGIN IMMEDIATE")` shuts everybody else out."""
    connection = sqlite3.connect(tmp_path / "shop.db", isolation_level=None)
    yield connection
    connection.close()


def count(database: Database, table: type) -> int:
    with database.read() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


async def test_slack_is_not_told_yes_and_delivers_again(
    slack: FakeSlack, shop: Database, start: Start, lock: sqlite3.Connection
) -> None:
    async with start(slack_socket(slack)):
        channel = await linked_on_slack(slack, shop)
        lock.execute("BEGIN IMMEDIATE")
        told = slack.say("U1", "visited Acme, fine", channel)
        await slack.until(lambda: told.attempts)
        assert not told.attempts[0].acked
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        assert "Not saved yet" in said(slack.posts(channel)[-1])
        lock.execute("ROLLBACK")
        assert (await told).acked
        await slack.until(lambda: len(slack.posts(channel)) == 3)
        assert count(shop, Touch) == 1


async def test_telegram_is_asked_for_it_again(
    telegram: FakeTelegram, shop: Database, start: Start, lock: sqlite3.Connection
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await linked_on_telegram(telegram, shop)
        asked = len(telegram.called("getUpdates"))
        lock.execute("BEGIN IMMEDIATE")
        await telegram.say(ana, "visited Acme, fine")
        await telegram.until(lambda: len(telegram.called("getUpdates")) > asked + 1)
        assert telegram.pending
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)  # not saved yet; said once
        lock.execute("ROLLBACK")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        assert count(shop, Touch) == 1


async def test_whoever_waits_is_told_so_and_told_when_it_is_done(
    slack: FakeSlack, shop: Database, start: Start, lock: sqlite3.Connection
) -> None:
    async with start(slack_socket(slack)) as process:
        channel = await linked_on_slack(slack, shop)
        body = slack.workspace.post(channel, "U1", "visited Acme, fine")
        event = {"type": "event_callback", "event": {**body, "channel_type": "im"}}
        raw = slack_platform.raw_message(event, "U0BOT")
        assert raw
        known = count(shop, Inbox)
        shop.write(
            lambda db: db.add(
                Inbox(
                    platform="slack",
                    event=raw.event,
                    place=raw.place,
                    body=raw.body,
                    received=process.house.clock(),
                )
            )
        )
        lock.execute("BEGIN IMMEDIATE")
        process._look()
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        assert "Not saved yet, I keep trying." in said(slack.posts(channel)[-1])
        lock.execute("ROLLBACK")
        await slack.until(lambda: len(slack.posts(channel)) == 3)
        assert "Logged your visit" in said(slack.posts(channel)[-1])
        assert count(shop, Inbox) == known + 1
