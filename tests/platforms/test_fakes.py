"""The fake servers when things go wrong: killed bots, scripted failures, endless waits."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from telegram.error import (
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.fakes.bots import bolt_app, listening, refused, slack_client, telegram_bot
from tests.fakes.faults import Error, Hang, Kind, Limited, LostAnswer, Refuse
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram

pytestmark = pytest.mark.anyio

SILENT_ON_SLACK = """
import asyncio, sys
from aiohttp import ClientSession
async def main():
    async with ClientSession(headers={"Authorization": "Bearer xapp-test"}) as http:
        opened = await (await http.post(sys.argv[1] + "apps.connections.open")).json()
        async with http.ws_connect(opened["url"]) as socket:
            while True:
                print((await socket.receive_json())["type"], flush=True)
asyncio.run(main())
"""
POLLING_ONCE = """
import sys, time, urllib.request
poll = "/bot123:TEST/getUpdates?timeout=50"
print("polling", flush=True)
print(urllib.request.urlopen(sys.argv[1] + poll).read(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _retry_after_as_it_will_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, every RetryAfter that python-telegram-bot makes is a deprecation warning."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@asynccontextmanager
async def running(script: str, url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A bot in a process of its own, killed in the end if not before."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, url, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def line(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout
    return await asyncio.wait_for(process.stdout.readline(), 5)


async def test_what_a_killed_slack_bot_left_unacknowledged_goes_to_the_next_one() -> None:
    heard: list[dict[str, Any]] = []
    async with FakeSlack(retry_delays=(0.05, 0.1, 0.2, 0.4, 0.8, 1.6)) as slack:
        async with running(SILENT_ON_SLACK, slack.base_url) as killed:
            assert await line(killed) == b"hello\n"
            told = slack.say("U1", "remember me")
            assert await line(killed) == b"events_api\n"
            killed.kill()
            await slack.until(lambda: told.attempts)
        async with listening(slack, bolt_app(slack_client(slack), heard)):
            assert (await told).acked
    assert told.attempts[0].outcome == "connection_failed"
    assert heard[0]["event"]["text"] == "remember me"


async def test_what_a_killed_telegram_bot_left_unconfirmed_goes_to_the_next_one() -> None:
    async with FakeTelegram() as telegram, telegram_bot(telegram) as successor:
        async with running(POLLING_ONCE, telegram.base_url) as killed:
            await telegram.until(lambda: telegram.called("getUpdates"))
            telegram.say(77, "remember me")
            assert await line(killed) == b"polling\n"
            assert b"remember me" in await line(killed)
        async with running(POLLING_ONCE, telegram.base_url):
            await telegram.until(lambda: len(telegram.called("getUpdates")) == 2)
        [update] = await successor.get_updates(timeout=1)
    assert update.message
    assert update.message.text == "remember me"


async def test_a_poll_whose_bot_was_killed_stands_in_nobodys_way() -> None:
    async with FakeTelegram() as telegram, telegram_bot(telegram) as successor:
        async with running(POLLING_ONCE, telegram.base_url):
            await telegram.until(lambda: telegram.called("getUpdates"))
        waiting = asyncio.create_task(successor.get_updates(timeout=5))
        await telegram.until(lambda: len(telegram.called("getUpdates")) == 2)
        telegram.say(77, "hello")
        assert len(await waiting) == 1


async def abandoned(slack: FakeSlack, text: str) -> None:
    """A post whose sender loses patience once it has arrived."""
    sending = asyncio.create_task(slack_client(slack).chat_postMessage(channel="C1", text=text))
    await slack.until(lambda: slack.calls[-1].params["text"] == text)
    sending.cancel()


async def test_slack_fails_in_every_scripted_way() -> None:
    async with FakeSlack() as slack:
        post = slack_client(slack).chat_postMessage
        slack.fail("chat.postMessage", Limited(retry_after=7))
        with pytest.raises(SlackApiError) as limited:
            await post(channel="C1", text="limited")
        assert limited.value.response.status_code == 429
        assert limited.value.response.headers["Retry-After"] == "7"
        slack.fail("chat.postMessage", Error("fatal_error", status=500))
        assert await refused(post(channel="C1", text="500")) == "fatal_error"
        slack.fail("chat.postMessage", LostAnswer())
        slack.fail("chat.postMessage", Refuse(), times=2)
        for text in ("lost", "never", "never either"):
            with pytest.raises(Exception, match="Server disconnected"):
                await post(channel="C1", text=text)
        for text, done in (("late", True), ("not at all", False)):
            slack.fail("chat.postMessage", Hang(5, done=done))
            await abandoned(slack, text)
        slack.fail("*", Error("poison"), times=None, when=lambda sent: sent["text"] == "poison")
        for _ in range(2):
            assert await refused(post(channel="C1", text="poison")) == "poison"
        slack.heal()
        await post(channel="C1", text="poison")
    assert [each["text"] for each in slack.posts("C1")] == ["lost", "late", "poison"]


async def test_telegram_fails_in_every_scripted_way() -> None:
    async with FakeTelegram() as telegram, telegram_bot(telegram) as bot:
        telegram.start(77)
        moved = {"migrate_to_chat_id": -100123}
        faults: list[tuple[Kind, type[TelegramError]]] = [
            (Limited(retry_after=7), RetryAfter),
            (Error("Forbidden: user is deactivated", status=403), Forbidden),
            (Error("Bad Request: group upgraded", parameters=moved), ChatMigrated),
            (Error("Bad Gateway", status=502), NetworkError),
            (LostAnswer(), NetworkError),
            (Refuse(), NetworkError),
            (Hang(5), TimedOut),
        ]
        for fault, error in faults:
            telegram.fail("sendMessage", fault)
            patience = 0.3 if isinstance(fault, Hang) else 5
            with pytest.raises(error):
                await bot.send_message(77, f"{fault}", read_timeout=patience)
        await bot.send_message(77, "fine")
    assert [each["text"] for each in telegram.sent(77)] == ["LostAnswer()", f"{Hang(5)}", "fine"]


async def test_a_hang_answers_late_what_it_has_done() -> None:
    async with FakeSlack() as slack:
        slack.fail("chat.postMessage", Hang(0.05))
        answer = await slack_client(slack).chat_postMessage(channel="C1", text="late")
        assert [each["ts"] for each in slack.posts("C1")] == [answer["ts"]]


async def test_waiting_ends_with_the_change_or_says_what_was_seen() -> None:
    async with FakeSlack() as slack:
        waiting = asyncio.create_task(slack.until(lambda: len(slack.posts("C1")) == 1))
        await slack_client(slack).chat_postMessage(channel="C1", text="1")
        await waiting
        with pytest.raises(TimeoutError, match=r"chat\.postMessage"):
            await slack.until(lambda: False, timeout=0.01)


async def test_a_bug_of_the_fake_does_not_pass_for_a_fault_of_the_platform() -> None:
    def broken() -> None:
        raise ZeroDivisionError

    slack = await FakeSlack().__aenter__()
    slack.fail("*", Error(), when=lambda sent: broken())
    with pytest.raises(SlackApiError):
        await slack_client(slack).auth_test()
    with pytest.raises(ZeroDivisionError):
        await slack.__aexit__(None, None, None)
