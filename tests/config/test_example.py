"""The example file documents every setting with its true default; reading it is cheap."""

import os
import re
import subprocess
import sys

from pydantic import SecretStr

from bot.config import Config, Http, Slack, Telegram, load
from bot.config.schema import UNWRITTEN, keys
from tests.config.house import EXAMPLE, ROOT, House


def uncommented() -> str:
    """The example with every setting switched on; comments in words begin `# ` and a capital."""
    return re.sub(r"^#(?=[a-z]|  [a-z])", "", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)


def test_the_example_is_a_configuration_and_changes_nothing() -> None:
    assert load(EXAMPLE, {}) == Config()


def named(text: str) -> set[tuple[str, ...]]:
    """The paths of its keys, of which groups are the ones with nothing behind the colon."""
    found: set[tuple[str, ...]] = set()
    group: tuple[str, ...] = ()
    for indent, key, value in re.findall(r"^( *)([a-z_]+):(.*)$", text, re.MULTILINE):
        group = group if indent else ()
        if value:
            found.add((*group, key))
        else:
            group = (key,)
    return found


def test_the_example_names_every_setting() -> None:
    assert named(uncommented()) == set(keys()) - {(key,) for key in UNWRITTEN}


def test_the_defaults_in_the_example_are_true(house: House) -> None:
    tokens = {
        "RAPPORT__SLACK__BOT_TOKEN": "x",
        "RAPPORT__SLACK__APP_TOKEN": "x",
        "RAPPORT__TELEGRAM__TOKEN": "x",
    }
    platforms = {"slack", "telegram", "http"}
    config = house.load(uncommented(), tokens)
    assert config.model_dump(exclude=platforms) == Config().model_dump(exclude=platforms)
    assert config.slack == Slack(bot_token=SecretStr("x"), app_token=SecretStr("x"))
    assert config.telegram == Telegram(token=SecretStr("x"))
    assert config.http == Http(port=8080)


def test_reading_settings_loads_neither_a_database_nor_a_platform() -> None:
    code = (
        "import sys, bot.config; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ.get("PATH", "")},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "pydantic" in loaded
    assert not loaded & {"sqlalchemy", "slack_sdk", "slack_bolt", "telegram", "httpx", "aiohttp"}
