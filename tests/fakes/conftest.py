"""The fakes and a bot on each."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot

from tests.fakes.bots import bolt_app, slack_client, telegram_bot
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack(retry_delays=(0.0, 0.02, 0.02)) as server:
        yield server


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    return slack_client(slack)


@pytest.fixture
def heard() -> list[dict[str, Any]]:
    """What came to `app`."""
    return []


@pytest.fixture
async def app(client: AsyncWebClient, heard: list[dict[str, Any]]) -> AsyncApp:
    return bolt_app(client, heard)


@pytest.fixture(autouse=True)
def _retry_after_as_it_will_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, every RetryAfter that python-telegram-bot makes is a deprecation warning."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(retry_delays=(0.01, 0.01, 0.1)) as server:
        yield server


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    async with telegram_bot(telegram) as started:
        yield started
