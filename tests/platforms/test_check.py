"""`rapport check` asks each network whether it takes our credentials."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli import opening
from core import places, staff
from core.places import Purpose, Readers
from storage.database import Database
from storage.mail import Outbox
from tests.conftest import MORNING
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import (
    CHANNELS,
    MorningClock,
    slack_socket,
    telegram_polling,
)

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


async def test_what_was_chosen_in_chat_stands_beside_the_file(
    slack: FakeSlack, shop: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def choose(db):
        desk = opening.House(shop, MorningClock()).own_desk(db)
        for chat, title, outsiders in (("C7", "deals", False), ("C8", "partners", True)):
            place = places.seen(desk, "slack", chat, title, Readers(outsiders))
            places.use_for(desk, place, Purpose.ALERTS)

    shop.write(choose)
    said = await check(tmp_path, slack_socket(slack) + CHANNELS, capsys)
    both = "slack:C7 (deals), slack:C8 (partners)"
    assert f"ok    channels.alerts: chosen in chat: {both}; the file says slack:C1" in said
    assert "ok    channels.care: slack:C1, telegram:-1001" in said
    assert "ok    slack:C8: partners is read by people from outside" in said


async def test_what_is_stuck_is_told_as_an_admin_would_be_told(
    slack: FakeSlack, shop: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = await check(tmp_path, slack_socket(slack), capsys)
    assert "ok    messages: All is well: nothing is stuck." in said

    def lose(db):
        row = {"key": "k", "platform": "slack", "chat": "C1", "letter": {}, "about": "",
               "kind": "digest", "due": MORNING, "finished": MORNING, "stuck": "blocked",
               "reader_id": staff.named(db, "bo").id}  # fmt: skip
        db.add(Outbox(**row))

    shop.write(lose)
    said = await check(tmp_path, slack_socket(slack), capsys)
    assert "note  messages: 1 message is stuck." in said
    assert "→ an admin says “status” to the bot" in said
    assert "1. Morning digest to bo on Slack," in said
    assert "they blocked me or left" in said


async def test_a_proxy_of_the_environment_is_mentioned(
    slack: FakeSlack, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:hush@127.0.0.1:9")
    said = await check(tmp_path, slack_socket(slack), capsys)
    assert "note  proxy: HTTPS_PROXY of the environment is not used" in said
    assert "ok    slack: socket, the token is accepted" in said
    assert "hush" not in said
