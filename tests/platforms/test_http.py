"""The web server beside the platforms: health and metrics."""

from io import BytesIO

import pytest
from aiohttp import ClientSession

from tests.fakes.slack import FakeSlack
from tests.platforms.conftest import Start, slack_http

pytestmark = pytest.mark.anyio


async def test_health_and_metrics(slack: FakeSlack, start: Start) -> None:
    async with start(slack_http(slack)) as process, ClientSession() as http:
        root = f"http://127.0.0.1:{process.port}"
        async with http.get(f"{root}/healthz") as answer:
            assert answer.status == 200
            assert (await answer.json())["status"] == "ok"
        async with http.get(f"{root}/metrics") as answer:
            assert "rapport_up 1" in await answer.text()
        async with http.post(f"{root}/healthz") as answer:
            assert answer.status == 405
        async with http.get(f"{root}/anything") as answer:
            assert answer.status == 404


async def test_nothing_unsigned_gets_in(slack: FakeSlack, start: Start) -> None:
    async with start(slack_http(slack)) as process, ClientSession() as http:
        events = f"http://127.0.0.1:{process.port}/slack/events"
        async with http.post(events, json={"type": "event_callback"}) as answer:
            assert answer.status == 401
        async with http.post(events, data=BytesIO(b"x" * 2_000_000)) as answer:
            assert answer.status in (401, 413)
