"""One process serves both networks, on either database."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from core import staff, tasks
from core.desk import Desk
from core.tasks import Row
from core.values import When
from storage.database import Database, open_database
from storage.mail import Outbox
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import Start, slack_socket, telegram_polling
from tests.platforms.test_slack import linked as linked_on_slack
from tests.platforms.test_slack import said
from tests.platforms.test_telegram import linked as linked_on_telegram

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["sqlite", "postgres"])
def shop(request: pytest.FixtureRequest, tmp_path: Path, template: bytes) -> Iterator[Database]:
    if request.param == "sqlite":
        place = tmp_path / "shop.db"
        place.write_bytes(template)
        database = open_database(f"sqlite:///{place}")
        yield database
        database.close()
        return
    server = request.getfixturevalue("server")
    request.getfixturevalue("on_server")  # the furnished template
    server.create("both", template="furnished")
    database = open_database(server.url("both"))
    yield database
    database.close()
    server.drop("both")


def ring_now(shop: Database, house) -> None:
    """A task of ana's that falls due at this instant."""

    def write(db):
        ana = staff.named(db, "ana")
        desk = Desk(db, ana.actor, house.clock(), house.zone)
        task = tasks.promise(desk, "call Acme", When(house.clock() + timedelta(hours=1)))
        row = db.get_one(Row, task.id)
        row.due = row.next_due_utc = house.clock()

    shop.write(write)


async def test_whoever_is_linked_twice_hears_once_where_they_last_wrote(
    slack: FakeSlack, telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack) + telegram_polling(telegram)) as process:
        channel = await linked_on_slack(slack, shop)
        ana = await linked_on_telegram(telegram, shop)
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        assert "Another login is yours now" in said(slack.posts(channel)[-1])
        ring_now(shop, process.house)
        process._waker.wake()
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        assert "Reminder: call Acme" in telegram.sent(ana)[-1]["text"]
        await slack.say("U1", "find Acme", channel)
        await slack.until(lambda: len(slack.posts(channel)) == 3)
        ring_now(shop, process.house)
        process._waker.wake()
        await slack.until(lambda: len(slack.posts(channel)) == 4)
        assert "Reminder: call Acme" in said(slack.posts(channel)[-1])
        assert len(telegram.sent(ana)) == 2
    with shop.read() as db:
        assert set(db.scalars(select(Outbox.outcome))) == {"sent"}


async def test_a_network_that_is_away_does_not_hold_up_the_other(
    slack: FakeSlack, telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    away = telegram_polling(telegram).replace(telegram.base_url, "http://127.0.0.1:9")
    async with start(slack_socket(slack) + away):
        channel = await linked_on_slack(slack, shop)
        await slack.say("U1", "visited Acme, fine", channel)
        await slack.until(lambda: len(slack.posts(channel)) == 2)
