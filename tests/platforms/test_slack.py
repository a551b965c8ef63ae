"""Slack, whole: slack-bolt receives, slack-sdk sends, over a socket and over signed HTTP."""

import json

import pytest
from sqlalchemy import func, select

from bot.cli.opening import Stop
from bot.platforms.slack import SETTLED
from bot.process import Process
from storage.database import Database
from storage.mail import Inbox, Outbox
from storage.tables import Touch
from tests.fakes.faults import Limited, LostAnswer, Refuse
from tests.fakes.slack import FakeSlack
from tests.platforms.conftest import MorningClock, Start, code_for, slack_http, slack_socket

pytestmark = pytest.mark.anyio


def count(database: Database, table: type) -> int:
    with database.read() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


def said(post: dict) -> str:
    return json.dumps(post["blocks"], ensure_ascii=False)


def connect(slack: FakeSlack, process: Process) -> None:
    """Over HTTP Slack has to be told where we listen."""
    if process.port:
        slack.request_url = f"http://127.0.0.1:{process.port}/slack/events"


async def linked(slack: FakeSlack, shop: Database, user: str = "U1", name: str = "ana") -> str:
    """`user` says the one-time code privately; returns the private channel."""
    channel = slack.workspace.direct(user)["id"]
    await slack.say(user, code_for(shop, name), channel)
    await slack.until(lambda: slack.posts(channel))
    assert name in said(slack.posts(channel)[-1])
    return channel


@pytest.fixture(params=["socket", "http"])
def settings(request: pytest.FixtureRequest, slack: FakeSlack) -> str:
    return slack_socket(slack) if request.param == "socket" else slack_http(slack)


async def test_a_private_talk_with_a_button(
    slack: FakeSlack, shop: Database, start: Start, settings: str
) -> None:
    async with start(settings) as process:
        connect(slack, process)
        channel = await linked(slack, shop)
        told = await slack.say("U1", "visited Acme, wants 10% off, call back tomorrow 3pm", channel)
        assert told.acked
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        logged = slack.posts(channel)[-1]
        assert "Logged your visit to Acme." in said(logged)
        assert count(shop, Touch) == 1
        await slack.press("U1", logged, "Undo")
        await slack.until(lambda: len(slack.posts(channel)) == 3)
        assert "Undone: 2 changes." in said(slack.posts(channel)[-1])
        assert count(shop, Touch) == 0


async def test_a_mention_arrives_twice_and_is_answered_once_in_its_thread(
    slack: FakeSlack, shop: Database, start: Start, settings: str
) -> None:
    async with start(settings) as process:
        connect(slack, process)
        await linked(slack, shop)
        told = await slack.mention("U1", "find Acme", "C1")
        await slack.until(lambda: slack.posts("C1"))
        await slack.until(lambda: count(shop, Inbox) == 2)
        [card] = slack.posts("C1")
        assert card["thread_ts"] == told.ts
        assert "+86139****9000" in said(card)  # others read along
        assert "+8613900139000" not in said(card)


async def test_the_slash_command_is_answered_for_the_asker_alone(
    slack: FakeSlack, shop: Database, start: Start, settings: str
) -> None:
    async with start(settings) as process:
        connect(slack, process)
        await linked(slack, shop)
        told = await slack.slash("U1", "/rapport", "find Acme", "C1")
        assert told.acked
        await slack.until(lambda: slack.ephemerals("U1"))
        assert "+8613900139000" in said(slack.ephemerals("U1")[0])
        assert slack.posts("C1") == []


async def test_what_is_delivered_again_changes_nothing(
    slack: FakeSlack, shop: Database, start: Start, settings: str
) -> None:
    async with start(settings) as process:
        connect(slack, process)
        channel = await linked(slack, shop)
        told = await slack.say("U1", "visited Acme, fine", channel)
        await slack.redeliver(told)
        await slack.redeliver(told)
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        assert count(shop, Touch) == 1
        assert count(shop, Inbox) == 2


async def test_a_double_press_is_one(slack: FakeSlack, shop: Database, start: Start) -> None:
    async with start(slack_socket(slack)):
        channel = await linked(slack, shop)
        await slack.say("U1", "remind me tomorrow at 3pm to call", channel)
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        promise = slack.posts(channel)[-1]
        await slack.press("U1", promise, "Done")
        await slack.press("U1", promise, "Done")
        await slack.until(lambda: len(slack.posts(channel)) == 4)
        first, second = slack.posts(channel)[-2:]
        assert "Undo" in said(first)
        assert "Undo" not in said(second)  # nothing was changed, so there is nothing to undo


async def test_a_question_in_a_channel_is_the_askers_own(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        await linked(slack, shop)
        await linked(slack, shop, "U2", "bo")
        told = await slack.mention("U1", "find acm", "C1")
        await slack.until(lambda: slack.posts("C1"))
        [question] = slack.posts("C1")
        await slack.press("U2", question, 0)
        await slack.until(lambda: len(slack.posts("C1")) == 2)
        assert "Somebody else was asked" in said(slack.posts("C1")[-1])
        await slack.say("U1", "2", "C1", thread_ts=told.ts)  # no need to mention us again
        await slack.until(lambda: len(slack.posts("C1")) == 3)
        assert "Acme East" in said(slack.posts("C1")[-1])


async def test_a_new_customer_is_one_press_away(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        channel = await linked(slack, shop)
        await slack.say("U1", "visited Jane Roe, she wants 10% off", channel)
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        await slack.press("U1", slack.posts(channel)[-1], "New customer")
        await slack.until(lambda: len(slack.posts(channel)) == 3)
        assert "Jane Roe is a customer now." in said(slack.posts(channel)[-1])
        assert count(shop, Touch) == 1


async def test_what_is_not_said_to_us_is_not_even_stored(
    slack: FakeSlack, shop: Database, start: Start, settings: str
) -> None:
    async with start(settings) as process:
        connect(slack, process)
        assert (await slack.say("U1", "visited Acme, fine", "C1")).acked
        assert count(shop, Inbox) == 0


async def test_a_stranger_learns_nothing(slack: FakeSlack, shop: Database, start: Start) -> None:
    async with start(slack_socket(slack)):
        channel = slack.workspace.direct("U2")["id"]
        for line in ("find Acme", "find Nobody At All", "undo m1", "help", "order Acme 100"):
            before = len(slack.posts(channel))
            await slack.say("U2", line, channel)
            await slack.until(lambda before=before: len(slack.posts(channel)) == before + 1)
        assert len({said(post) for post in slack.posts(channel)}) == 1
        assert "Acme" not in said(slack.posts(channel)[0])


async def test_a_wrong_signature_learns_and_changes_nothing(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_http(slack)) as process:
        connect(slack, process)
        assert await slack.verify_url()
        assert (await slack.forge("U1", "find Acme")) == 401
        assert count(shop, Inbox) == 0


async def test_a_refused_token_ends_the_process_and_names_the_key(
    slack: FakeSlack, start: Start
) -> None:
    wrong = slack_socket(slack).replace("xoxb-test", "xoxb-wrong")
    with pytest.raises(Stop, match=r"slack\.bot_token: refused by Slack: invalid_auth") as end:
        async with start(wrong):
            pass
    assert end.value.code == 2
    wrong = slack_socket(slack).replace("xapp-test", "xapp-wrong")
    with pytest.raises(Stop, match=r"slack\.app_token: refused"):
        async with start(wrong):
            pass


async def test_a_post_whose_answer_was_lost_is_not_posted_twice(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        channel = await linked(slack, shop)
        slack.fail("chat.postMessage", LostAnswer())
        await slack.say("U1", "find Acme", channel)
        await slack.until(lambda: slack.called("conversations.history"))
        await slack.say("U1", "tasks", channel)
        await slack.until(lambda: "Nothing to do" in said(slack.posts(channel)[-1]))
        assert len(slack.posts(channel)) == 3


async def test_patience_and_a_broken_line_lose_nothing(
    slack: FakeSlack, shop: Database, start: Start, clock: MorningClock
) -> None:
    async with start(slack_socket(slack)):
        channel = await linked(slack, shop)
        slack.fail("chat.postMessage", Limited(1))
        slack.fail("chat.postMessage", Refuse())
        await slack.say("U1", "find Acme", channel)
        await slack.until(lambda: slack.called("conversations.history"), timeout=8)
        for line in ("tasks", "tasks"):
            clock.move(seconds=SETTLED)  # until then it may still be on its way
            await slack.say("U1", line, channel)
        await slack.until(lambda: len(slack.posts(channel)) == 4, timeout=8)
        assert "Acme" in said(slack.posts(channel)[1])


async def test_names_cannot_become_markup(slack: FakeSlack, shop: Database, start: Start) -> None:
    async with start(slack_socket(slack)):
        channel = await linked(slack, shop)
        typed = "add &lt;!channel&gt; *Boss* &amp; \u202eevil, 13900139055"
        await slack.say("U1", typed, channel, escape=False)
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        post = slack.posts(channel)[-1]
        assert "<!channel>" not in json.dumps(post)
        assert "&lt;!channel&gt; *Boss* &amp; evil" in said(post)
        assert {block["text"]["type"] for block in post["blocks"] if "text" in block} == {
            "plain_text"
        }


async def test_a_very_long_answer_comes_in_parts(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        channel = await linked(slack, shop)
        for _ in range(3):
            await slack.say("U1", "visited Acme, " + "很长的话" * 1500, channel)
        await slack.until(lambda: len(slack.posts(channel)) >= 4)
        await slack.say("U1", "history Acme", channel)
        await slack.until(lambda: "Undo" not in said(slack.posts(channel)[-1]))
        await slack.say("U1", "tasks", channel)
        await slack.until(lambda: "Nothing to do" in said(slack.posts(channel)[-1]))
        assert "".join(map(said, slack.posts(channel))).count("很长的话") >= 3 * 1500
    with shop.read() as db:
        assert set(db.scalars(select(Outbox.outcome))) == {"sent"}


async def test_a_question_asked_privately_may_be_answered_in_its_thread(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        channel = await linked(slack, shop)
        await slack.say("U1", "find acm", channel)
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        question = slack.posts(channel)[-1]
        await slack.say("U1", "2", channel, thread_ts=question["ts"])
        await slack.until(lambda: len(slack.posts(channel)) == 3)
        card = slack.posts(channel)[-1]
        assert "Acme East" in said(card)
        assert card["thread_ts"] == question["ts"]
