"""Channels and groups through the real protocols: who reads there is asked of the networks."""

import json

import pytest
from sqlalchemy import select

from bot import outbox
from bot.chat import Announcement, Channel, Reply
from bot.process import Process
from core.desk import Role
from core.staff import enrol
from storage.database import Database
from storage.mail import Inbox, Outbox
from tests.fakes.faults import Error
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import Start, slack_socket, telegram_polling
from tests.platforms.test_slack import linked as on_slack
from tests.platforms.test_slack import said
from tests.platforms.test_telegram import linked as on_telegram

pytestmark = pytest.mark.anyio
GROUP = -1005


@pytest.fixture
def shop(shop: Database) -> Database:
    """With an admin, ada."""
    shop.write(lambda db: enrol(db, "ada", Role.ADMIN))
    return shop


def announce(process: Process, key: str, channel: str = "alerts") -> None:
    """As a notice does."""
    house = process.house
    news = Announcement(Channel(channel), key, Reply("Acme is silent."))
    house.database.write(lambda db: outbox.announce(house, house.own_desk(db), "churn", news))
    process._spoke()


# Slack


async def test_brought_to_a_channel_it_asks_the_admin_and_posts_there(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)) as process:
        ada = await on_slack(slack, shop, "U9", "ada")
        await on_slack(slack, shop)
        slack.workspace.add_channel("C7", "deals", member=False)
        await slack.invite("U1", "C7")
        await slack.until(lambda: len(slack.posts(ada)) == 2)
        asked = slack.posts(ada)[-1]
        assert "ana brought me to “deals” (Slack). What is it for?" in said(asked)
        await slack.press("U9", asked, "alerts")
        await slack.until(lambda: len(slack.posts(ada)) == 3)
        assert "“deals” is for alerts now." in said(slack.posts(ada)[-1])
        announce(process, "k1")
        await slack.until(lambda: slack.posts("C7"))
        assert slack.posts("C1") == []  # what the file says, until somebody chose
        await slack.rename("C7", "big-deals")
        await slack.until(lambda: len(slack.posts(ada)) == 4)
        assert "“deals” is called “big-deals” now." in said(slack.posts(ada)[-1])
        await slack.remove("C7")
        await slack.until(lambda: len(slack.posts(ada)) == 5)
        assert "I was taken out of “big-deals”, which was for alerts." in said(slack.posts(ada)[-1])


async def test_a_guest_in_a_channel_moves_answers_and_notices_to_private_chats(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    slack.workspace.add_user("U8", guest=True)
    async with start(slack_socket(slack)) as process:
        ada, ana = await on_slack(slack, shop, "U9", "ada"), await on_slack(slack, shop)
        await slack.invite("U1", "C1", "U8")
        await slack.until(lambda: len(slack.posts(ada)) == 2)
        assert "People from outside can read “general”." in said(slack.posts(ada)[-1])
        told = await slack.mention("U1", "find Acme", "C1")
        await slack.until(lambda: len(slack.posts(ana)) == 2 and slack.posts("C1"))
        assert "+8613900139000" in said(slack.posts(ana)[-1])
        [line] = slack.posts("C1")
        assert "I answered you privately." in said(line)
        assert line["thread_ts"] == told.ts
        announce(process, "k1")
        await slack.until(lambda: len(slack.posts(ada)) == 3)
        assert "Acme is silent." in said(slack.posts(ada)[-1])
        assert len(slack.posts("C1")) == 1
        await slack.remove("C1", "U8")
        await slack.until(lambda: len(slack.posts(ada)) == 4)
        assert "Only colleagues read “general” again" in said(slack.posts(ada)[-1])
        announce(process, "k2")
        await slack.until(lambda: len(slack.posts("C1")) == 2)


async def test_a_channel_shared_with_another_organisation(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        ana = await on_slack(slack, shop)
        await slack.share_channel("C1")
        await slack.mention("U1", "find Acme", "C1")
        await slack.until(lambda: len(slack.posts(ana)) == 2)
        assert "+8613900139000" in said(slack.posts(ana)[-1])
        await slack.share_channel("C1", shared=False)
        await slack.mention("U1", "find Acme", "C1")
        await slack.until(lambda: len(slack.posts("C1")) == 2)
        assert "+86139****9000" in said(slack.posts("C1")[-1])


async def test_the_first_word_in_a_channel_asks_who_reads_before_it_is_answered(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    slack.workspace.add_channel("C7", "deals")
    slack.workspace.add_user("U8", guest=True)
    slack.workspace.join("U8", "C7")
    async with start(slack_socket(slack)):
        ana = await on_slack(slack, shop)
        await slack.mention("U1", "find Acme", "C7")
        await slack.until(lambda: len(slack.posts(ana)) == 2 and slack.posts("C7"))
        assert "Acme" not in said(slack.posts("C7")[-1])
        asked = len(slack.called("conversations.info"))
        await slack.mention("U1", "tasks", "C7")
        await slack.until(lambda: len(slack.posts(ana)) == 3)
        assert len(slack.called("conversations.info")) == asked  # known by now


async def test_where_slack_will_not_tell_nobody_is_trusted_but_the_file(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    slack.workspace.add_channel("C7", "deals")
    for _ in range(9):
        slack.fail("conversations.info", Error("missing_scope"))
    async with start(slack_socket(slack)):
        ana = await on_slack(slack, shop)
        await slack.mention("U1", "find Acme", "C7")
        await slack.until(lambda: len(slack.posts(ana)) == 2)
        await slack.mention("U1", "find Acme", "C1")
        await slack.until(lambda: slack.posts("C1"))
        assert "+86139****9000" in said(slack.posts("C1")[0])


async def test_guests_who_came_while_we_were_away_are_found_at_the_start(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        ada = await on_slack(slack, shop, "U9", "ada")
    slack.workspace.add_user("U8", guest=True)
    slack.workspace.join("U8", "C1")
    async with start(slack_socket(slack)):
        await slack.until(lambda: len(slack.posts(ada)) == 2)
        assert "People from outside can read “general”." in said(slack.posts(ada)[-1])


async def test_among_colleagues_the_start_stores_nothing(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        with shop.read() as db:
            assert db.scalars(select(Inbox)).all() == []


async def test_the_owners_number_is_a_link_that_dials(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        ana = await on_slack(slack, shop)
        await slack.mention("U1", "find Acme", "C1")
        await slack.until(lambda: slack.posts("C1"))
        [card] = slack.posts("C1")
        assert "<tel:" not in json.dumps(card)
        await slack.press("U1", card, "Show number")
        await slack.until(lambda: len(slack.posts(ana)) == 2 and len(slack.posts("C1")) == 2)
        fields = [field for block in slack.posts(ana)[-1]["blocks"] for field in
                  block.get("fields", ())]  # fmt: skip
        assert fields == [{"type": "mrkdwn", "text": "Phone: <tel:+8613900139000|+8613900139000>"}]
        assert "I sent you Acme's number privately." in said(slack.posts("C1")[-1])


# Telegram


async def test_brought_to_a_group_of_colleagues_only_it_answers_there(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)) as process:
        ada = await on_telegram(telegram, shop, 70, "ada")
        ana = await on_telegram(telegram, shop)
        telegram.chats.members[GROUP] = {ada, ana}
        telegram.add_bot(ana, GROUP, "Sales")
        await telegram.until(lambda: len(telegram.sent(ada)) == 2)
        asked = telegram.sent(ada)[-1]
        assert "ana brought me to “Sales” (Telegram). What is it for?" in asked["text"]
        assert "I cannot tell" not in asked["text"]
        telegram.press(ada, asked, "alerts")
        await telegram.until(lambda: len(telegram.sent(ada)) == 3)
        announce(process, "k1")
        telegram.say(ana, "@rapport_bot find Acme", chat=GROUP)
        await telegram.until(lambda: len(telegram.sent(GROUP)) == 2)
        assert "Acme is silent." in telegram.sent(GROUP)[0]["text"]
        assert "+86139****9000" in telegram.sent(GROUP)[1]["text"]


async def test_a_group_with_somebody_unknown_is_answered_privately_until_an_admin_vouches(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ada = await on_telegram(telegram, shop, 70, "ada")
        ana = await on_telegram(telegram, shop)
        telegram.chats.members[GROUP] = {ada, ana, 99}
        telegram.add_bot(ada, GROUP, "Sales")
        await telegram.until(lambda: len(telegram.sent(ada)) == 2)
        asked = telegram.sent(ada)[-1]
        assert "I cannot tell who reads there." in asked["text"]
        telegram.say(ana, "@rapport_bot find Acme", chat=GROUP)
        await telegram.until(lambda: len(telegram.sent(ana)) == 2 and telegram.sent(GROUP))
        assert "+8613900139000" in telegram.sent(ana)[-1]["text"]
        assert telegram.sent(GROUP)[-1]["text"] == "I answered you privately."
        telegram.press(ada, asked, "questions only")
        await telegram.until(lambda: len(telegram.sent(ada)) == 3)
        telegram.say(ana, "@rapport_bot find Acme", chat=GROUP)
        await telegram.until(lambda: len(telegram.sent(GROUP)) == 2)
        assert "+86139****9000" in telegram.sent(GROUP)[-1]["text"]
        telegram.join(98, GROUP)
        await telegram.until(lambda: len(telegram.sent(ada)) == 4)
        assert "Somebody I don't know is in “Sales” now." in telegram.sent(ada)[-1]["text"]


async def test_a_group_that_became_a_supergroup_is_followed(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)) as process:
        ada = await on_telegram(telegram, shop, 70, "ada")
        telegram.chats.members[-5] = {ada}
        telegram.add_bot(ada, -5, "Sales")
        await telegram.until(lambda: len(telegram.sent(ada)) == 2)
        telegram.press(ada, telegram.sent(ada)[-1], "alerts")
        await telegram.until(lambda: len(telegram.sent(ada)) == 3)
        telegram.rename(ada, -5, "Sales East")
        telegram.migrate(ada, -5, GROUP)
        await telegram.until(lambda: len(telegram.sent(ada)) == 5)
        assert "is called “Sales East” now" in telegram.sent(ada)[3]["text"]
        assert "“Sales East” has a new id at Telegram" in telegram.sent(ada)[4]["text"]
        announce(process, "k1")
        await telegram.until(lambda: telegram.sent(GROUP))
        telegram.remove_bot(ada, GROUP)
        await telegram.until(lambda: len(telegram.sent(ada)) == 6)
        assert "I was taken out of “Sales East”" in telegram.sent(ada)[-1]["text"]


async def test_a_move_we_missed_is_learnt_from_the_refusal(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    telegram.chats.add_chat(-1001, "Care")
    telegram.chats.add_chat(GROUP, "Care")
    telegram.chats.moved[-1001] = GROUP
    async with start(telegram_polling(telegram)) as process:
        announce(process, "k1", "care")
        await telegram.until(lambda: telegram.sent(GROUP), timeout=8)
        assert "Acme is silent." in telegram.sent(GROUP)[0]["text"]
    with shop.read() as db:
        letters = db.execute(select(Outbox.chat, Outbox.outcome)).all()
    assert (str(GROUP), "sent") in letters


async def test_a_public_group_is_read_by_anybody(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ada = await on_telegram(telegram, shop, 70, "ada")
        telegram.chats.add_chat(-1001, "Care")
        telegram.chats.chats[-1001]["username"] = "our_shop"
        telegram.say(ada, "@rapport_bot find Acme", chat=-1001)  # the file has it for care
        await telegram.until(lambda: len(telegram.sent(ada)) == 3 and telegram.sent(-1001))
        assert "People from outside can read “Care”." in telegram.sent(ada)[1]["text"]
        assert "Acme" not in telegram.sent(-1001)[0]["text"]
