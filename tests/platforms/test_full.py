"""A disk that is full: nothing half is left, whoever writes is told, and it goes on afterwards."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, func, select, text

from bot import schedule
from storage.database import Busy, Database
from storage.mail import Bookmark, Inbox, Outbox
from storage.tables import Task, Touch
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import MorningClock, Start, slack_socket, telegram_polling
from tests.platforms.test_slack import linked as on_slack
from tests.platforms.test_slack import said
from tests.platforms.test_telegram import linked as on_telegram

pytestmark = pytest.mark.anyio
LONG = "visited Acme, they want " + "a great many things, " * 30
ROOM = 1_000_000  # pages
AT = datetime(2026, 11, 20, tzinfo=UTC)


class Disk:
    """As large as a test says: every connection asks before it is used."""

    def __init__(self, database: Database) -> None:
        self._database, self.pages = database, ROOM
        event.listen(database.engine, "checkout", self._limit)

    def _limit(self, raw: sqlite3.Connection, *_: object) -> None:
        raw.execute(f"PRAGMA max_page_count = {self.pages}")

    def fill(self) -> None:
        """Not a page more, and what room there is in the pages taken up."""
        with self._database.read() as db:
            self.pages = db.scalar(text("PRAGMA page_count")) or 0
        junk = 3000
        number = 0
        while junk > 20:
            try:
                row = Inbox(platform="x", event=f"{number}" + "x" * junk, place="", body={},
                            received=AT, done=AT)  # fmt: skip
                self._database.write(lambda db, row=row: db.add(row))
                number += 1
            except Busy:
                junk //= 2

    def clear(self) -> None:
        self.pages = ROOM


@pytest.fixture
def disk(shop: Database) -> Disk:
    return Disk(shop)


def count(database: Database, table: type) -> int:
    with database.read() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


def test_what_does_not_fit_leaves_nothing(shop: Database, disk: Disk) -> None:
    disk.fill()
    before = count(shop, Bookmark), count(shop, Outbox)

    def much(db):
        db.add(Bookmark(name="first of two", position=1))
        db.flush()
        db.add(Outbox(key="k", platform="slack", chat="C", about="", due=AT,
                      letter={"text": "x" * 50_000}))  # fmt: skip

    with pytest.raises(Busy, match="full"):
        shop.write(much)
    assert (count(shop, Bookmark), count(shop, Outbox)) == before
    disk.clear()
    shop.write(much)
    assert (count(shop, Bookmark), count(shop, Outbox)) == (before[0] + 1, before[1] + 1)


async def test_slack_hears_that_it_is_not_saved_and_then_that_it_is(
    slack: FakeSlack, shop: Database, start: Start, disk: Disk
) -> None:
    async with start(slack_socket(slack)):
        channel = await on_slack(slack, shop)
        disk.fill()
        told = slack.say("U1", LONG, channel)
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        assert "Not saved yet" in said(slack.posts(channel)[-1])
        await slack.until(lambda: told.attempts)
        assert not told.attempts[0].acked
        assert count(shop, Touch) == 0
        disk.clear()
        assert (await told).acked
        await slack.until(lambda: len(slack.posts(channel)) == 3)
        assert "Logged your visit" in said(slack.posts(channel)[-1])
        assert count(shop, Touch) == 1


async def test_telegram_hears_it_once(
    telegram: FakeTelegram, shop: Database, start: Start, disk: Disk
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await on_telegram(telegram, shop)
        disk.fill()
        asked = len(telegram.called("getUpdates"))
        await telegram.say(ana, LONG)
        await telegram.until(lambda: len(telegram.called("getUpdates")) > asked + 1)
        assert ["Not saved yet" in one["text"] for one in telegram.sent(ana)].count(True) == 1
        disk.clear()
        await telegram.until(lambda: "Logged your visit" in telegram.sent(ana)[-1]["text"])
        assert count(shop, Touch) == 1


async def test_a_reminder_that_cannot_be_written_rings_once_there_is_room(
    slack: FakeSlack, shop: Database, start: Start, disk: Disk, clock: MorningClock
) -> None:
    """What cannot be marked as said is not said."""
    async with start(slack_socket(slack)) as process:
        channel = await on_slack(slack, shop)
        house, due = process.house, clock() + timedelta(minutes=5)
        for n in range(40):
            row = Task(owner_id=1, what=f"{n} " + "call the bank " * 30, due=due,
                       next_due_utc=due, zone="Asia/Shanghai")  # fmt: skip
            shop.write(lambda db, row=row: db.add(row))
        disk.fill()
        clock.move(minutes=6)
        with pytest.raises(Busy):
            schedule.tick(house)
        assert not any("call the bank" in said(post) for post in slack.posts(channel))
        disk.clear()
        process._waker.wake()
        await slack.until(
            lambda: sum("call the bank" in said(post) for post in slack.posts(channel)) == 40
        )
