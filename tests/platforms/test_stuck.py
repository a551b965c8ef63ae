"""A letter a network would not take: an admin hears why, presses Resend, and it arrives."""

import pytest
from sqlalchemy import select

from bot.platforms.slack.causes import CAUSES
from bot.platforms.telegram.causes import cause_of
from core.desk import Role
from core.staff import enrol
from core.undelivered import Cause
from storage.database import Database
from storage.mail import Outbox
from tests.fakes.faults import Error
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import Start, slack_socket, telegram_polling
from tests.platforms.test_slack import linked as slack_linked
from tests.platforms.test_slack import said
from tests.platforms.test_telegram import linked as telegram_linked

pytestmark = pytest.mark.anyio


def outcomes(shop: Database) -> list[str | None]:
    with shop.read() as db:
        return list(db.scalars(select(Outbox.stuck).order_by(Outbox.id)))


async def test_on_telegram(telegram: FakeTelegram, shop: Database, start: Start) -> None:
    shop.write(lambda db: enrol(db, "root", Role.ADMIN))
    async with start(telegram_polling(telegram)):
        ana = await telegram_linked(telegram, shop)
        root = await telegram_linked(telegram, shop, 88, "root")
        telegram.fail("sendMessage", Error("Forbidden: bot was blocked by the user", 403))
        await telegram.say(ana, "find Acme")
        await telegram.until(lambda: len(telegram.called("sendMessage")) == 3)
        await telegram.say(root, "status")
        await telegram.until(lambda: len(telegram.sent(root)) == 2)
        told = telegram.sent(root)[-1]
        assert "Answer to ana on Telegram" in told["text"]
        assert "they blocked me or left" in told["text"]
        assert "Acme" not in told["text"]
        await telegram.press(root, told, "Resend 1")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        assert "+8613900139000" in telegram.sent(ana)[-1]["text"]
        await telegram.press(root, told, "Resend 1")
        await telegram.until(lambda: len(telegram.sent(root)) == 4)
        assert len(telegram.sent(ana)) == 2
    assert set(outcomes(shop)) == {None}


async def test_on_slack(slack: FakeSlack, shop: Database, start: Start) -> None:
    shop.write(lambda db: enrol(db, "root", Role.ADMIN))
    async with start(slack_socket(slack)):
        ana = await slack_linked(slack, shop)
        root = await slack_linked(slack, shop, "U2", "root")
        slack.fail("chat.postMessage", Error("is_archived"))
        await slack.say("U1", "find Acme", ana)
        await slack.until(lambda: len(slack.called("chat.postMessage")) == 3)
        await slack.say("U2", "status", root)
        await slack.until(lambda: len(slack.posts(root)) == 2)
        told = slack.posts(root)[-1]
        assert "Answer to ana on Slack" in said(told)
        assert "that chat is no more" in said(told)
        await slack.press("U2", told, "Discard 1")
        await slack.until(lambda: len(slack.posts(root)) == 3)
        assert "Discarded: Answer to ana." in said(slack.posts(root)[-1])
        assert len(slack.posts(ana)) == 1


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("Forbidden: bot was blocked by the user", Cause.BLOCKED),
        ("Forbidden: user is deactivated", Cause.BLOCKED),
        ("Forbidden: bot can't initiate conversation with a user", Cause.BLOCKED),
        ("Forbidden: bot was kicked from the supergroup chat", Cause.OUTSIDE),
        ("Bad Request: not enough rights to send text messages to the chat", Cause.OUTSIDE),
        ("Bad Request: chat not found", Cause.GONE),
        ("Forbidden: the group chat was deleted", Cause.GONE),
        ("Bad Request: message is too long", Cause.TOO_BIG),
        ("Bad Request: can't parse entities: unexpected end", Cause.OURS),
        ("Bad Request: something of tomorrow", Cause.OTHER),
    ],
)
def test_telegrams_words_in_ours(words: str, cause: Cause) -> None:
    from telegram.error import BadRequest

    assert cause_of(BadRequest(words)) is cause


def test_no_word_of_slacks_means_two_things() -> None:
    words = [word for several in CAUSES.values() for word in several.split()]
    assert len(words) == len(set(words))
