"""How colleagues come and go on the networks themselves: vouched for, by a link, shut out."""

import pytest

from core import staff, staffing
from core.desk import Role
from core.staff import enrol
from storage.database import Database
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import Start, slack_socket, telegram_polling
from tests.platforms.test_slack import linked as linked_on_slack
from tests.platforms.test_slack import said
from tests.platforms.test_telegram import linked as linked_on_telegram

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def ada(shop: Database) -> None:
    shop.write(lambda db: enrol(db, "ada", Role.ADMIN))


async def test_slack_vouches_and_the_first_words_are_answered_with_a_welcome(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        adas = await linked_on_slack(slack, shop, "U1", "ada")
        await slack.say("U1", "invite <@U7> Mei as sales", adas)
        await slack.until(lambda: len(slack.posts(adas)) == 2)
        joined = said(slack.posts(adas)[-1])
        assert "Mei joins as sales, with that account." in joined
        assert "RAP-" not in joined
        meis = slack.workspace.direct("U7")["id"]
        await slack.say("U7", "find Acme", meis)
        await slack.until(lambda: len(slack.posts(meis)) == 2)
        card, welcome = slack.posts(meis)
        assert "Acme" in said(card)
        assert "Welcome, Mei." in said(welcome)
        await slack.press("U7", welcome, "繁體中文")
        await slack.until(lambda: len(slack.posts(meis)) == 3)
        assert "現在用繁體中文。" in said(slack.posts(meis)[-1])


async def test_a_mention_in_a_channel_names_the_colleague(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        await linked_on_slack(slack, shop, "U1", "ana")
        await linked_on_slack(slack, shop, "U2", "bo")
        await slack.mention("U1", "I'm away tomorrow, <@U2> covers", "C1")
        await slack.until(lambda: slack.posts("C1"))
        assert "You are away on Mon 23 Nov; bo stands in." in said(slack.posts("C1")[-1])


async def test_the_code_goes_to_the_admin_alone_and_its_link_lets_one_in(
    slack: FakeSlack, telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack) + telegram_polling(telegram)) as process:
        adas = await linked_on_slack(slack, shop, "U1", "ada")
        await slack.mention("U1", "invite Mei as sales", "C1")
        await slack.until(lambda: slack.posts("C1"))
        await slack.until(lambda: len(slack.posts(adas)) == 2)
        assert "RAP-" not in said(slack.posts("C1")[-1])
        private = said(slack.posts(adas)[-1])
        bot = process.house.bots["telegram"]
        _, _, start_with = private.partition(f"https://t.me/{bot}?start=")
        await telegram.start(88, start_with[: len("RAP-2345-6789-ABCD")])
        await telegram.until(lambda: telegram.sent(88))
        assert "Welcome, Mei." in telegram.sent(88)[-1]["text"]


async def test_a_second_login_is_told_at_the_first(
    slack: FakeSlack, telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack) + telegram_polling(telegram)):
        adas = await linked_on_slack(slack, shop, "U1", "ada")
        anas = await linked_on_slack(slack, shop, "U2", "ana")
        await linked_on_telegram(telegram, shop, 77, "ana")
        await slack.until(lambda: len(slack.posts(anas)) == 2 and len(slack.posts(adas)) == 2)
        assert "Another login is yours now, on Telegram." in said(slack.posts(anas)[-1])
        assert "ana has another login now, on Telegram." in said(slack.posts(adas)[-1])


async def test_a_suspended_colleagues_buttons_are_dead_at_once(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)) as process:
        ana = await linked_on_telegram(telegram, shop)
        await telegram.say(ana, "visited Acme, fine")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        logged = telegram.sent(ana)[-1]

        def shut(db):
            staffing.suspend(process.house.own_desk(db), staff.named(db, "ana"))

        shop.write(shut)
        await telegram.press(ana, logged, "Undo")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        assert "I don't know you yet." in telegram.sent(ana)[-1]["text"]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("ask <@U2> to call Acme tomorrow", "I've asked bo: tomorrow 09:00 (in 1 day): call Acme"),
        ("让<@U2>明天给王小明回电", "已交给bo：明天 09:00（1天后）：给王小明回电"),
        ("visited Acme with <@U2> , they liked it", "With: bo"),
        ("<@U2> 今天的任务", "没有可以给你看的bo的任务"),
    ],
)
async def test_colleagues_are_named_as_slack_writes_them(
    slack: FakeSlack, shop: Database, start: Start, line: str, answer: str
) -> None:
    """Whoever picks a name from Slack's list gets a space after it, wanted or not."""
    async with start(slack_socket(slack)):
        channel = await linked_on_slack(slack, shop, "U1", "ana")
        await linked_on_slack(slack, shop, "U2", "bo")
        await slack.say("U1", line, channel)
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        assert answer in said(slack.posts(channel)[-1])
