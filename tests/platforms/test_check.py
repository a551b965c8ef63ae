"""`rapport check` asks each network whether it takes our credentials."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import slack_socket, telegram_polling

pytestmark = pytest.mark.anyio


async def check(tmp_path: Path, settings: str, capsys: pytest.CaptureFixture[str]) -> str:
    file = tmp_path / "config.yaml"
    file.write_text(f"database: 'sqlite:///{tmp_path}/shop.db'\n{settings}")
    await asyncio.to_thread(main, ["--config", str(file), "check"])
    return capsys.readouterr().out


async def test_good_and_bad_tokens(
    slack: FakeSlack, telegram: FakeTelegram, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = slack_socket(slack) + telegram_polling(telegram)
    said = await check(tmp_path, settings, capsys)
    assert "ok    slack: socket, the token is accepted: U0BOT" in said
    assert "ok    telegram: polling, the token is accepted: @rapport_bot" in said
    said = await check(tmp_path, settings.replace("xoxb-test", "xoxb-no").replace(
        "123:TEST", "123:NO"), capsys)  # fmt: skip
    assert "FAULT slack: slack.bot_token: refused by Slack: invalid_auth" in said
    assert "FAULT telegram: telegram.token: refused by Telegram" in said
    assert "123:NO" not in said


async def test_a_network_that_is_away(
    slack: FakeSlack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = slack_socket(slack).replace(slack.base_url, "http://127.0.0.1:9/api/")
    assert "FAULT slack: does not answer" in await check(tmp_path, away, capsys)
