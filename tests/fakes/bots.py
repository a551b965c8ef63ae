"""Small bots on the real client libraries, for trying the fake servers."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram

DONE = {"type": "button", "text": {"type": "plain_text", "text": "Done"}, "value": "done t1"}
CARD = [{"type": "actions", "elements": [DONE | {"action_id": "say-0"}]}]
NOTE = {
    "type": "input",
    "block_id": "note",
    "label": {"type": "plain_text", "text": "Note"},
    "element": {"type": "plain_text_input", "action_id": "said"},
}
MODAL = {
    "type": "modal",
    "callback_id": "visit",
    "title": {"type": "plain_text", "text": "Visit"},
    "submit": {"type": "plain_text", "text": "Log it"},
    "blocks": [NOTE],
}


def slack_client(slack: FakeSlack, token: str = "xoxb-test") -> AsyncWebClient:
    """Without the library's own retries, which would hide what a fault does."""
    client = AsyncWebClient(token=token, base_url=slack.base_url)
    client.retry_handlers.clear()
    return client


def bolt_app(client: AsyncWebClient, heard: list[dict[str, Any]]) -> AsyncApp:
    """Remembers what comes; answers every command and press."""
    bolt = AsyncApp(client=client, signing_secret="signing-secret")

    @bolt.middleware
    async def remember(body: dict[str, Any], next: Callable[[], Awaitable[None]]) -> None:
        heard.append(body)
        await next()

    @bolt.event(re.compile(".*"))
    async def event() -> None:
        pass

    @bolt.command("/rapport")
    async def command(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack(f"looking for {body['text']}")
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @bolt.action("say-0")
    async def press(ack: Any, respond: Any, body: dict[str, Any]) -> None:
        await ack()
        if body["container"]["type"] == "message":
            again = body["container"]["is_ephemeral"]
            await respond("done" if again else "sure?", blocks=CARD, replace_original=again)

    @bolt.view("visit")
    async def submit(ack: Any, view: dict[str, Any]) -> None:
        if view["state"]["values"]["note"]["said"]["value"]:
            await ack()
        else:
            await ack(response_action="errors", errors={"note": "say something"})

    return bolt


@asynccontextmanager
async def listening(slack: FakeSlack, app: AsyncApp) -> AsyncIterator[None]:
    """The app on a Socket Mode connection."""
    handler = AsyncSocketModeHandler(app, "xapp-test", ping_interval=1)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # bolt leaves it untyped
    try:
        await slack.until(lambda: slack.connections)
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # bolt leaves it untyped


@asynccontextmanager
async def serving(*routes: web.RouteDef) -> AsyncIterator[str]:
    """A bot's own HTTP server, by its address."""
    served = web.Application()
    served.add_routes(routes)
    runner = web.AppRunner(served, shutdown_timeout=0.01)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def refused(call: Awaitable[Any]) -> str:
    """The error that Slack answered."""
    with pytest.raises(SlackApiError) as refusal:
        await call
    return str(refusal.value.response["error"])


def telegram_bot(telegram: FakeTelegram, token: str = "123:TEST") -> Bot:
    root = telegram.base_url
    # The loopback speaks plain HTTP; reading the certificates costs more than most tests.
    plain = [HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2)]
    return Bot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=plain[0],
        get_updates_request=plain[1],
    )
