"""The hardest moments of a week, each on Slack and on Telegram through the whole process.

What is asserted is what people saw there: the words, the buttons, who could read them, in which
order, and each thing once.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from io import BytesIO

import pytest
import xlsxwriter
from sqlalchemy import func, select

from bot.process import Process
from core.desk import Role
from core.staff import enrol
from storage.database import Database
from storage.mail import Audit, Outbox
from storage.tables import Change, Customer, Staff, Touch
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import MorningClock, Start
from tests.platforms.networks import Network, OnSlack, OnTelegram, Post, landed

pytestmark = pytest.mark.anyio


@pytest.fixture
def shop(shop: Database) -> Database:
    """With an admin, and one more who sells; nobody's morning is in the way."""

    def write(db):
        enrol(db, "dan", Role.SALES)
        enrol(db, "ada", Role.ADMIN)
        for row in db.scalars(select(Staff)):
            row.digest_off = True

    shop.write(write)
    return shop


@pytest.fixture(params=["slack", "telegram"])
async def net(
    request: pytest.FixtureRequest, shop: Database, clock: MorningClock
) -> AsyncIterator[Network]:
    def now() -> float:
        return clock().timestamp()

    if request.param == "slack":
        async with FakeSlack(retry_delays=(0.05,), now=now) as server:
            yield OnSlack(server, shop)
    else:
        async with FakeTelegram(now=now) as server:
            yield OnTelegram(server, shop)


@pytest.fixture(autouse=True)
def each_thing_once(net: Network, shop: Database) -> Iterator[None]:
    """Whatever the story: what was written was sent, and nothing was sent that was not."""
    yield
    with shop.read() as db:
        how = list(db.scalars(select(Outbox.outcome)))
    assert set(how) <= {"sent", "dropped"}
    assert net.everything() == how.count("sent")


def count(shop: Database, table: type) -> int:
    with shop.read() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


async def later(process: Process, clock: MorningClock, **by: float) -> None:
    """All that falls due in that time is said when it returns."""
    await landed(process)
    clock.move(**by)
    await process._waker._look()
    await landed(process)


# 1


async def test_a_visit_in_one_chinese_sentence_and_undo_pressed_twice(
    net: Network, shop: Database, start: Start
) -> None:
    async with start(net.settings):
        await net.link("ana")
        kept = await net.asked("ana", "note Acme likes tea")
        logged = await net.asked("ana", "刚拜访完王小明，他想续约但要九折，下周三下午三点给他回电")
        assert logged.lines == [
            "已记录对王小明的拜访。",
            "备注: 他想续约但要九折",
            "下次: 12月2日周三 15:00（10天后）",
            "[撤销]",
        ]
        await net.press("ana", logged, "撤销")
        await net.press("ana", logged, "撤销")
        await net.until(lambda: len(net.posts("ana")) == 5)
        assert [one.lines for one in net.posts("ana")[3:]] == [
            ["已撤销 2 处改动。"],
            ["没有可以撤销的操作。"],
        ]
        assert (await net.asked("ana", "history Acme")).lines[1:] == [
            "• today 08:00 note by ana: likes tea"
        ]
        assert "Undo" in kept.buttons
    assert count(shop, Touch) == 1
