"""Telegram, whole: python-telegram-bot calls, by polling and by webhook."""

import socket

import pytest
from sqlalchemy import func, select

from bot.cli.opening import Stop
from bot.process import Process
from storage.database import Database
from storage.mail import Bookmark, Inbox, Outbox
from storage.tables import Touch
from tests.fakes.faults import Error, Limited, LostAnswer, Refuse
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import HTTP, Start, code_for, telegram_polling

pytestmark = pytest.mark.anyio
SECRET = "a-secret"


def count(database: Database, table: type) -> int:
    with database.read() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


def telegram_webhook(telegram: FakeTelegram) -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/telegram/webhook"
    keys = f"token: '123:TEST', mode: webhook, webhook_url: '{url}', secret: {SECRET}"
    listen = HTTP.replace("port: 0", f"port: {port}")
    return f"telegram: {{{keys}, base_url: '{telegram.base_url}'}}\n{listen}"


@pytest.fixture(params=["polling", "webhook"])
def settings(request: pytest.FixtureRequest, telegram: FakeTelegram) -> str:
    if request.param == "polling":
        return telegram_polling(telegram)
    return telegram_webhook(telegram)


async def linked(telegram: FakeTelegram, shop: Database, user: int = 77, name: str = "ana") -> int:
    await telegram.start(user, code_for(shop, name))
    await telegram.until(lambda: telegram.sent(user))
    assert name in telegram.sent(user)[-1]["text"]
    return user


async def test_a_private_talk_with_a_button(
    telegram: FakeTelegram, shop: Database, start: Start, settings: str
) -> None:
    async with start(settings):
        ana = await linked(telegram, shop)
        await telegram.say(ana, "拜访了王小明，续约要9折，下周三下午3点回电")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        logged = telegram.sent(ana)[-1]
        assert "已记录对王小明的拜访。" in logged["text"]
        assert "<b>下次</b>" in telegram.called("sendMessage")[-1]["text"]
        await telegram.press(ana, logged, "撤销")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        assert "已撤销 2 处改动。" in telegram.sent(ana)[-1]["text"]
        await telegram.until(lambda: telegram.called("answerCallbackQuery"))
        assert count(shop, Touch) == 0


async def test_a_new_customer_is_one_press_away(
    telegram: FakeTelegram, shop: Database, start: Start, settings: str
) -> None:
    async with start(settings):
        ana = await linked(telegram, shop)
        await telegram.say(ana, "拜访了李明明，续约要9折")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        await telegram.press(ana, telegram.sent(ana)[-1], "新客户")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        assert "已添加客户李明明。" in telegram.sent(ana)[-1]["text"]
        assert count(shop, Touch) == 1


async def test_in_a_group_only_what_is_said_to_us_counts(
    telegram: FakeTelegram, shop: Database, start: Start, settings: str
) -> None:
    async with start(settings) as process:
        ana = await linked(telegram, shop)
        telegram.add_bot(ana, -1001, "Sales")
        await telegram.say(ana, "visited Acme, fine", chat=-1001)
        await telegram.say(ana, f"@{process_name(process)} find Acme", chat=-1001)
        await telegram.until(lambda: telegram.sent(-1001))
        [card] = telegram.sent(-1001)
        assert "+86139****9000" in card["text"]
        assert count(shop, Touch) == 0


def process_name(process: Process) -> str:
    return str(process._platforms["telegram"].username)


async def test_what_is_delivered_again_changes_nothing(
    telegram: FakeTelegram, shop: Database, start: Start, settings: str
) -> None:
    async with start(settings):
        ana = await linked(telegram, shop)
        sent = await telegram.say(ana, "visited Acme, fine")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        await telegram.redeliver(sent)
        await telegram.say(ana, "tasks")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        assert count(shop, Touch) == 1


async def test_a_wrong_secret_learns_and_changes_nothing(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_webhook(telegram)):
        await telegram.until(lambda: telegram.called("setWebhook"))
        assert await telegram.forge(77, "find Acme", "a guess") == 403
        assert await telegram.forge(77, "find Acme", None) == 403
        assert count(shop, Inbox) == 0


async def test_a_refused_token_ends_the_process_and_names_the_key(
    telegram: FakeTelegram, start: Start
) -> None:
    wrong = telegram_polling(telegram).replace("123:TEST", "123:WRONG")
    with pytest.raises(Stop, match=r"telegram\.token: refused by Telegram") as end:
        async with start(wrong):
            pass
    assert end.value.code == 2
    assert "WRONG" not in str(end.value)


async def test_how_far_we_have_read_is_kept_with_what_was_read(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await linked(telegram, shop)
    with shop.read() as db:
        read = db.scalar(select(Bookmark.position))
    telegram.say(ana, "tasks")  # while we are away
    async with start(telegram_polling(telegram)):
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
    with shop.read() as db:
        assert db.scalar(select(Bookmark.position)) == read + 1


async def test_a_send_whose_answer_was_lost_comes_again_and_says_so(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await linked(telegram, shop)
        telegram.fail("sendMessage", LostAnswer())
        await telegram.say(ana, "tasks")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        assert "may be a repeat" in telegram.sent(ana)[-1]["text"]


async def test_patience_and_a_broken_line_lose_nothing(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await linked(telegram, shop)
        telegram.fail("sendMessage", Limited(1))
        await telegram.say(ana, "tasks")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2, timeout=8)
        telegram.fail("getUpdates", Refuse())
        await telegram.say(ana, "help")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3, timeout=8)


async def test_whoever_blocked_us_is_not_tried_for_ever(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await linked(telegram, shop)
        telegram.fail("sendMessage", Error("Forbidden: bot was blocked by the user", 403))
        await telegram.say(ana, "tasks")
        await telegram.say(ana, "help")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        with shop.read() as db:
            refused = db.scalars(select(Outbox).order_by(Outbox.id)).all()[1]
        assert (refused.outcome or "").startswith("refused: Forbidden")
        assert refused.stuck == "blocked"


async def test_names_cannot_become_markup(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await linked(telegram, shop)
        await telegram.say(ana, "add <b>Boss & *Sons*</a>, 13900139055")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        assert "Added <b>Boss & *Sons*</a>." in telegram.sent(ana)[-1]["text"]
