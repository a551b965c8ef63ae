"""Quotes, threads, edits and marks, as both networks deliver them."""

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.tables import Customer, Task, Touch
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import Start, slack_socket, telegram_polling
from tests.platforms.test_slack import linked as on_slack
from tests.platforms.test_slack import said
from tests.platforms.test_telegram import linked as on_telegram

pytestmark = pytest.mark.anyio


def notes(database: Database) -> list[str]:
    with database.read() as db:
        return list(db.scalars(select(Touch.note).order_by(Touch.id)))


def done(database: Database) -> list[bool]:
    with database.read() as db:
        return [task.done is not None for task in db.scalars(select(Task).order_by(Task.id))]


def tags(database: Database, name: str) -> list[str]:
    with database.read() as db:
        return db.scalars(select(Customer).where(Customer.name == name)).one().tags


async def test_telegram_a_quoted_reply_is_about_what_it_quotes(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await on_telegram(telegram, shop)
        await telegram.say(ana, "remind me tomorrow at 3pm to call Acme")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        promise = telegram.sent(ana)[-1]
        await telegram.say(ana, "find 王小明")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        await telegram.say(ana, "tag it VIP", reply_to=promise)
        await telegram.until(lambda: len(telegram.sent(ana)) == 4)
        assert (tags(shop, "Acme"), tags(shop, "王小明")) == (["VIP"], [])
        await telegram.say(ana, "搞定了", reply_to=promise)
        await telegram.until(lambda: len(telegram.sent(ana)) == 5)
        assert done(shop) == [True]


async def test_telegram_ones_own_line_is_quoted_too(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await on_telegram(telegram, shop)
        mine = await telegram.say(ana, "note Acme likes tea")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        await telegram.say(ana, "note 王小明 likes cake")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        await telegram.say(ana, "undo that", reply_to=mine.message)
        await telegram.until(lambda: len(telegram.sent(ana)) == 4)
        assert notes(shop) == ["likes cake"]


async def test_telegram_an_edit_amends_what_the_line_did(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await on_telegram(telegram, shop)
        mine = await telegram.say(ana, "note Acme likes tee")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        await telegram.edit(mine.message, "note Acme likes tea")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        assert notes(shop) == ["likes tea"]
        await telegram.edit(mine.message, "note Acme likes green tea")
        await telegram.until(lambda: len(telegram.sent(ana)) == 4)
        assert notes(shop) == ["likes green tea"]


async def test_telegram_a_thumb_under_a_request_accepts_it_and_elsewhere_does_nothing(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await on_telegram(telegram, shop)
        bo = await on_telegram(telegram, shop, 78, "bo")
        await telegram.say(ana, "ask bo to call Acme tomorrow at 3pm")
        await telegram.until(lambda: len(telegram.sent(bo)) == 2)
        await telegram.react(bo, telegram.sent(bo)[0], "👍")  # under the welcome: no answer
        await telegram.react(bo, telegram.sent(bo)[1], "🔥")
        await telegram.react(bo, telegram.sent(bo)[1], "👍")
        await telegram.until(lambda: len(telegram.sent(bo)) == 3)
        assert "It's yours" in telegram.sent(bo)[-1]["text"]
        with shop.read() as db:
            assert db.scalars(select(Task.accepted)).all() == [True]


async def test_slack_a_reply_in_the_thread_is_about_what_began_it(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        here = await on_slack(slack, shop)
        await slack.say("U1", "remind me tomorrow at 3pm to call Acme", here)
        await slack.until(lambda: len(slack.posts(here)) == 2)
        promise = slack.posts(here)[-1]
        await slack.say("U1", "find 王小明", here)
        await slack.until(lambda: len(slack.posts(here)) == 3)
        await slack.say("U1", "snooze to Friday 4pm", here, thread_ts=promise["ts"])
        await slack.until(lambda: len(slack.posts(here)) == 4)
        assert "Put off until Fri 27 Nov 16:00" in said(slack.posts(here)[-1])
        await slack.say("U1", "done", here, thread_ts=promise["ts"])
        await slack.until(lambda: len(slack.posts(here)) == 5)
        assert done(shop) == [True]


async def test_slack_in_a_thread_of_ones_own_the_last_word_counts(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        await on_slack(slack, shop)
        told = await slack.mention("U1", "find Acme", "C1")
        await slack.until(lambda: len(slack.posts("C1")) == 1)
        await slack.mention("U1", "find 王小明", "C1", thread_ts=told.ts)
        await slack.until(lambda: len(slack.posts("C1")) == 2)
        await slack.mention("U1", "tag him VIP", "C1", thread_ts=told.ts)
        await slack.until(lambda: len(slack.posts("C1")) == 3)
        assert (tags(shop, "Acme"), tags(shop, "王小明")) == ([], ["VIP"])


async def test_slack_an_edit_amends_and_an_unfolded_link_does_not(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        here = await on_slack(slack, shop)
        told = await slack.say("U1", "visited Acme, wants 10% off", here)
        await slack.until(lambda: len(slack.posts(here)) == 2)
        mine = slack.workspace.messages[here, told.ts]
        await slack.edit(mine, "visited Acme, wants 10% off")  # the same words
        await slack.edit(mine, "visited Acme, wants 12% off")
        await slack.until(lambda: len(slack.posts(here)) == 3)
        assert "Changed as you edited it." in said(slack.posts(here)[-1])
        assert notes(shop) == ["wants 12% off"]


async def test_slack_a_mark_under_our_line(slack: FakeSlack, shop: Database, start: Start) -> None:
    async with start(slack_socket(slack)):
        here = await on_slack(slack, shop)
        await slack.say("U1", "remind me tomorrow at 3pm to call Acme", here)
        await slack.until(lambda: len(slack.posts(here)) == 2)
        promise = slack.posts(here)[-1]
        await slack.react("U1", promise, "eyes")
        await slack.react("U1", promise, "+1")  # thanks, but it is not done
        await slack.react("U1", promise, "white_check_mark")
        await slack.until(lambda: len(slack.posts(here)) == 3)
        assert "Done: call Acme" in said(slack.posts(here)[-1])
        assert done(shop) == [True]


async def test_a_strangers_mark_says_nothing(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        here = await on_slack(slack, shop)
        await slack.say("U1", "remind me tomorrow at 3pm to call Acme", here)
        await slack.until(lambda: len(slack.posts(here)) == 2)
        await slack.react("U9", slack.posts(here)[-1], "white_check_mark")
        await slack.say("U1", "tasks", here)
        await slack.until(lambda: len(slack.posts(here)) == 3)
        assert done(shop) == [False]
