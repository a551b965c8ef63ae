"""What a network answers, does not answer or answers twice, and what we make of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from bot.house import Address
from bot.leases import Outcome, Parcel, Scope, Sent
from bot.platforms.slack import SETTLED, Slack
from bot.platforms.telegram import Telegram
from bot.render import Letter
from core.undelivered import Cause
from tests.fakes.bots import serving
from tests.fakes.faults import Error, Hang, Limited, LostAnswer, Refuse
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram

pytestmark = pytest.mark.anyio
HELLO = Letter("hello")
LONG = Letter("word " * 3000)


async def nothing(*_: object) -> None: ...


async def no(*_: object) -> bool:
    return False


@pytest.fixture
async def ours(slack: FakeSlack) -> AsyncIterator[Slack]:
    slack.workspace.add_channel("C5", "deals")
    made = Slack("xoxb-test", slack.base_url, nothing, no)
    yield made
    await made.stop()


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Telegram]:
    telegram.chats.add_chat(77)
    made = Telegram("123:TEST", telegram.base_url, nothing)
    await made.identify()
    yield made
    await made.stop()


def to_slack(letter: Letter = HELLO, **more: Any) -> Parcel:
    return Parcel(5, Address("slack", "C5"), letter, **more)


def to_telegram(letter: Letter = HELLO, chat: str = "77", **more: Any) -> Parcel:
    return Parcel(5, Address("telegram", chat), letter, **more)


def again(**more: Any) -> dict[str, Any]:
    """Of an attempt whose end nobody knows."""
    return {"began": datetime.now(UTC) - timedelta(seconds=5), "attempts": 2, "quiet": 5.0} | more


# Slack


async def test_slack_each_post_says_which_letter_it_is(slack: FakeSlack, ours: Slack) -> None:
    assert (await ours.send(to_slack())).outcome is Outcome.SENT
    [asked] = slack.called("chat.postMessage")
    assert asked["metadata"]["event_payload"] == {"id": 5, "part": 0}
    assert len(asked["client_msg_id"]) == 36
    await ours.send(to_slack())
    assert slack.called("chat.postMessage")[1]["client_msg_id"] == asked["client_msg_id"]


async def test_slack_a_reset_connection_is_one_request(slack: FakeSlack, ours: Slack) -> None:
    slack.fail("chat.postMessage", Refuse(), times=None)
    sent = await ours.send(to_slack())
    assert (sent.outcome, len(slack.called("chat.postMessage"))) == (Outcome.UNCERTAIN, 1)


@pytest.mark.parametrize(
    ("error", "outcome", "cause"),
    [
        (Error("internal_error", 500), Outcome.UNCERTAIN, Cause.OTHER),
        (Error("fatal_error"), Outcome.UNCERTAIN, Cause.OTHER),
        (Error("is_archived"), Outcome.REFUSED, Cause.GONE),
        (Error("channel_not_found"), Outcome.REFUSED, Cause.GONE),
        (Error("not_in_channel"), Outcome.REFUSED, Cause.OUTSIDE),
        (Error("invalid_blocks"), Outcome.REFUSED, Cause.OURS),
        (Error("token_revoked"), Outcome.REFUSED, Cause.TOKEN),
    ],
)
async def test_slack_says_no(
    slack: FakeSlack, ours: Slack, error: Error, outcome: Outcome, cause: Cause
) -> None:
    slack.fail("chat.postMessage", error)
    sent = await ours.send(to_slack())
    assert (sent.outcome, sent.cause, sent.final) == (outcome, cause, False)


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/json"])
async def test_slack_a_page_of_what_stands_between_is_no_answer(kind: str) -> None:
    async def gateway(_: web.Request) -> web.Response:
        return web.Response(status=502, text="<html>Bad Gateway</html>", content_type=kind)

    async with serving(web.post("/api/chat.postMessage", gateway)) as url:
        sent = await Slack("xoxb-test", f"{url}/api/", nothing, no).send(to_slack())
    assert sent.outcome is Outcome.UNCERTAIN


async def test_slack_asks_for_patience(slack: FakeSlack, ours: Slack) -> None:
    slack.workspace.add_channel("C6", "more")
    slack.fail("chat.postMessage", Limited(7), times=2)
    sent = await ours.send(to_slack())
    assert (sent.outcome, sent.wait, sent.scope) == (Outcome.LATER, 7, Scope.CHAT)
    sent = await ours.send(Parcel(6, Address("slack", "C6"), HELLO))
    assert (sent.wait, sent.scope) == (7, Scope.PLATFORM)


async def test_slack_cannot_be_reached(ours: Slack) -> None:
    away = Slack("xoxb-test", "http://127.0.0.1:9/api/", nothing, no)
    assert (await away.send(to_slack())).outcome is Outcome.LATER


async def test_slack_what_arrived_is_not_posted_again(slack: FakeSlack, ours: Slack) -> None:
    slack.fail("chat.postMessage", LostAnswer())
    assert (await ours.send(to_slack())).outcome is Outcome.UNCERTAIN
    found = await ours.send(to_slack(**again()))
    assert (found.outcome, found.parts, len(found.lines)) == (Outcome.SENT, 1, 1)
    assert len(slack.posts("C5")) == 1


async def test_slack_an_answer_that_takes_too_long_is_looked_up(
    slack: FakeSlack, ours: Slack
) -> None:
    ours.client.timeout = 1
    slack.fail("chat.postMessage", Hang(1.5))
    assert (await ours.send(to_slack())).outcome is Outcome.UNCERTAIN
    assert (await ours.send(to_slack(**again()))).outcome is Outcome.SENT
    assert len(slack.posts("C5")) == 1


async def test_slack_what_is_not_there_may_be_on_its_way_for_a_while(
    slack: FakeSlack, ours: Slack
) -> None:
    early = await ours.send(to_slack(**again(quiet=SETTLED - 1)))
    assert (early.outcome, early.wait, early.scope) == (Outcome.UNCERTAIN, SETTLED, None)
    assert slack.posts("C5") == []
    assert (await ours.send(to_slack(**again(quiet=SETTLED)))).outcome is Outcome.SENT
    assert len(slack.posts("C5")) == 1


async def test_slack_what_arrived_long_ago_in_a_busy_channel_is_found(
    slack: FakeSlack, ours: Slack
) -> None:
    parcel = to_slack(**again())
    assert (await ours.send(to_slack())).outcome is Outcome.SENT
    for _ in range(250):
        slack.workspace.post_as_bot("C5", text="noise")
    assert (await ours.send(parcel)).lines
    assert len(slack.called("chat.postMessage")) == 1
    assert len(slack.called("conversations.history")) == 3


@pytest.mark.parametrize(
    ("fault", "final", "wait"),
    [
        (Error("missing_scope"), True, 0),  # we shall never know
        (Error("internal_error"), False, 0),
        (Refuse(), False, 0),
        (Limited(9), False, 9),
    ],
)
async def test_slack_what_could_not_be_looked_up_stays_uncertain(
    slack: FakeSlack, ours: Slack, fault: Any, final: bool, wait: float
) -> None:
    slack.fail("conversations.history", fault, times=None)
    sent = await ours.send(to_slack(**again(quiet=SETTLED)))
    assert (sent.outcome, sent.final, sent.wait) == (Outcome.UNCERTAIN, final, wait)
    assert sent.scope is (Scope.AGAIN if wait else None)
    assert slack.posts("C5") == []


async def test_slack_a_long_letter_goes_message_by_message(slack: FakeSlack, ours: Slack) -> None:
    first = await ours.send(to_slack(LONG))
    assert (first.outcome, first.parts, len(slack.posts("C5"))) == (Outcome.PART, 1, 1)
    found = await ours.send(to_slack(LONG, **again()))
    assert (found.outcome, found.parts, len(slack.posts("C5"))) == (Outcome.PART, 1, 1)
    second = await ours.send(to_slack(LONG, parts=1, **again(quiet=SETTLED)))
    assert (second.parts, len(slack.posts("C5"))) == (2, 2)


async def test_slack_for_the_asker_alone_rather_never_than_twice(
    slack: FakeSlack, ours: Slack
) -> None:
    async def broken(request: web.Request) -> web.Response:
        assert request.transport
        request.transport.abort()
        return web.Response()

    async with serving(web.post("/once", broken)) as url:
        way = Address("slack", "C5", "", f"{url}/once")
        sent = await ours.send(Parcel(5, way, HELLO, once=True))
        assert (sent.outcome, sent.final) == (Outcome.UNCERTAIN, True)
        sent = await ours.send(Parcel(5, way, HELLO, once=True, **again()))
        assert (sent.outcome, sent.final) == (Outcome.UNCERTAIN, True)


# Telegram


async def test_telegram_a_reset_connection_is_one_request(
    telegram: FakeTelegram, bot: Telegram
) -> None:
    telegram.fail("sendMessage", Refuse(), times=None)
    sent = await bot.send(to_telegram())
    assert (sent.outcome, sent.final) == (Outcome.UNCERTAIN, False)
    assert len(telegram.called("sendMessage")) == 1


@pytest.mark.parametrize(
    ("error", "outcome", "cause"),
    [
        (Error("Internal Server Error", 500), Outcome.UNCERTAIN, Cause.OTHER),
        (Error("Bad Gateway", 502), Outcome.UNCERTAIN, Cause.OTHER),
        (Error("Forbidden: bot was blocked by the user", 403), Outcome.REFUSED, Cause.BLOCKED),
        (Error("Bad Request: chat not found"), Outcome.REFUSED, Cause.GONE),
        (Error("Bad Request: can't parse entities"), Outcome.REFUSED, Cause.OURS),
    ],
)
async def test_telegram_says_no(
    telegram: FakeTelegram, bot: Telegram, error: Error, outcome: Outcome, cause: Cause
) -> None:
    telegram.fail("sendMessage", error)
    sent = await bot.send(to_telegram())
    assert (sent.outcome, sent.cause, sent.final) == (outcome, cause, False)


async def test_telegram_an_answer_that_is_none_is_no_refusal(bot: Telegram) -> None:
    async def garbled(_: web.Request) -> web.Response:
        return web.Response(text="<html>hotel wifi</html>", content_type="text/html")

    async with serving(web.post("/bot123:TEST/sendMessage", garbled)) as url:
        elsewhere = Telegram("123:TEST", url, nothing)
        sent = await elsewhere.send(to_telegram())
        await elsewhere.stop()
    assert sent.outcome is Outcome.UNCERTAIN


async def test_telegram_asks_for_patience(telegram: FakeTelegram, bot: Telegram) -> None:
    telegram.chats.add_chat(78)
    telegram.fail("sendMessage", Limited(7), times=2)
    sent = await bot.send(to_telegram())
    assert (sent.outcome, sent.wait, sent.scope) == (Outcome.LATER, 7, Scope.CHAT)
    assert (await bot.send(to_telegram(chat="78"))).scope is Scope.PLATFORM


async def test_telegram_cannot_be_reached(bot: Telegram) -> None:
    away = Telegram("123:TEST", "http://127.0.0.1:9", nothing)
    assert (await away.send(to_telegram())).outcome is Outcome.LATER
    await away.stop()


async def test_telegram_what_may_have_arrived_comes_again_and_says_so(
    telegram: FakeTelegram, bot: Telegram
) -> None:
    assert (await bot.send(to_telegram(**again()))).outcome is Outcome.SENT
    assert telegram.sent(77)[0]["text"] == "hello\n(可能重复 / may be a repeat)"


async def test_telegram_a_greeting_rather_never_than_twice(
    telegram: FakeTelegram, bot: Telegram
) -> None:
    telegram.fail("sendMessage", LostAnswer())
    never: Sent = await bot.send(to_telegram(once=True))
    assert (never.outcome, never.final) == (Outcome.UNCERTAIN, True)
    never = await bot.send(to_telegram(once=True, **again()))
    assert (never.outcome, never.final) == (Outcome.UNCERTAIN, True)
    assert len(telegram.called("sendMessage")) == 1


async def test_telegram_what_surely_did_not_leave_is_no_greeting_lost() -> None:
    away = Telegram("123:TEST", "http://127.0.0.1:9", nothing)
    assert (await away.send(to_telegram(once=True))).outcome is Outcome.LATER


async def test_telegram_a_long_letter_goes_message_by_message(
    telegram: FakeTelegram, bot: Telegram
) -> None:
    sent = await bot.send(to_telegram(LONG))
    assert (sent.outcome, sent.parts, len(telegram.sent(77))) == (Outcome.PART, 1, 1)
    while sent.outcome is Outcome.PART:
        sent = await bot.send(to_telegram(LONG, parts=sent.parts))
    assert sent.outcome is Outcome.SENT
    assert "".join(one["text"] for one in telegram.sent(77)).count("word") == 3000
