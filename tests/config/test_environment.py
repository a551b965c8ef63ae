"""Variables lie over the file and are told by their names."""

from datetime import date
from pathlib import Path

import pytest

from bot.config.schema import keys
from tests.config.house import MARK, House, plain


def test_a_variable_outranks_the_file(house: House) -> None:
    environ = {
        "RAPPORT__TIMEZONE": "Asia/Tokyo",
        "RAPPORT__SLACK__BOT_TOKEN": "from-the-environment",
        "RAPPORT__HTTP__PORT": "8081",
        "RAPPORT__CHANNELS__ALERTS": "slack:C1, telegram:-2",
        "RAPPORT__CLOSED": "2026-05-01,2026-05-02",
        "RAPPORT__FEATURES__POOL__DAYS": "5",
        "RAPPORT__QUIET_HOURS": "none",
    }
    text = "timezone: UTC\nslack: {bot_token: a, app_token: b}\nchannels: {alerts: [bad]}\n"
    config = house.load(text, environ)
    assert config.timezone == "Asia/Tokyo"
    assert config.slack
    assert plain(config.slack.bot_token) == "from-the-environment"
    assert plain(config.slack.app_token) == "b"
    assert config.http
    assert config.http.port == 8081
    assert list(map(str, config.channels.alerts)) == ["slack:C1", "telegram:-2"]
    assert config.closed == {date(2026, 5, 1), date(2026, 5, 2)}
    assert config.features == {"pool": {"days": "5"}}
    assert config.quiet_hours is None


def test_an_empty_variable_leaves_the_file_alone(house: House) -> None:
    environ = {"RAPPORT__TIMEZONE": "", "RAPPORT__TELEGRAM__TOKEN_FILE": ""}
    assert house.load("timezone: UTC", environ).timezone == "UTC"


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\n\n"])
def test_a_secret_may_lie_in_a_file_of_its_own(house: House, tmp_path: Path, ending: str) -> None:
    (tmp_path / "token").write_bytes(b"12:abc" + ending.encode())
    config = house.load("", {"RAPPORT__TELEGRAM__TOKEN_FILE": str(tmp_path / "token")})
    assert config.telegram
    assert plain(config.telegram.token) == "12:abc"


def test_the_encryption_key_comes_from_the_environment(house: House, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k1\n")
    config = house.load("", {"RAPPORT__ENCRYPTION_KEY_FILE": str(tmp_path / "key")})
    assert plain(config.encryption_key) == "k1"


def test_faults_of_the_environment_name_the_variable(house: House, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    environ = {
        "RAPPORT__SLACK__APP_TOKEN_FILE": str(tmp_path / "gone"),
        "RAPPORT__SLACK__BOT_TOKEN_FILE": str(tmp_path / "empty"),
        "RAPPORT__SLACK__SIGNING_SECRET_FILE": str(tmp_path / "bytes"),
        "RAPPORT__SLACK__BOT_TOKN": MARK,
        "RAPPORT__SLACK_BOT_TOKEN": MARK,
        "RAPPORT__SLACK": MARK,
        "RAPPORT__TELEGRAM__TOKEN": MARK,
        "RAPPORT__TELEGRAM__TOKEN_FILE": MARK,
        "RAPPORT__HTTP__PORT": "http",
        "RAPPORT__CHANNELS__ALERTS": "slack:C1,pool",
        "RAPPORT__ZZZ": "1",
        "RAPPORT__POOL__": "1",
    }
    assert sorted(house.told("slack: {mode: socket}", environ)) == sorted(
        [
            "RAPPORT__SLACK__APP_TOKEN_FILE: slack.app_token: the file it names cannot be read:"
            " No such file or directory",
            "RAPPORT__SLACK__BOT_TOKEN_FILE: slack.bot_token: the file it names is empty",
            "RAPPORT__SLACK__SIGNING_SECRET_FILE: slack.signing_secret: the file it names cannot be"
            " read: not UTF-8 text",
            "RAPPORT__SLACK__BOT_TOKN: is no setting (did you mean 'RAPPORT__SLACK__BOT_TOKEN'?)",
            "RAPPORT__SLACK_BOT_TOKEN: is no setting (did you mean 'RAPPORT__SLACK__BOT_TOKEN'?)",
            "RAPPORT__SLACK: is a group: set the keys in it one by one"
            " (did you mean 'RAPPORT__SLACK__BOT_TOKEN'?)",
            "RAPPORT__TELEGRAM__TOKEN_FILE: telegram.token: RAPPORT__TELEGRAM__TOKEN is set as"
            " well: keep one of the two",
            "RAPPORT__HTTP__PORT: http.port: must be a whole number",
            "RAPPORT__CHANNELS__ALERTS: channels.alerts: must be slack:C…, slack:#name or"
            " telegram:-100…, without a blank after the colon",
            "RAPPORT__ZZZ: is no setting",
            "RAPPORT__POOL__: is no setting",
        ]
    )


def test_what_misses_only_in_the_environment_is_told_by_its_variable(house: House) -> None:
    assert house.told("", {"RAPPORT__SLACK__BOT_TOKEN": "x"}) == [
        "RAPPORT__SLACK__BOT_TOKEN: slack.app_token: is needed with slack.mode socket"
    ]


def test_a_broken_file_does_not_hide_the_faults_of_the_environment(house: House) -> None:
    found = house.told("a: [\n", {"RAPPORT__X": "1", "RAPPORT__SLACK__BOT_TOKEN": "x"})
    assert [fault.partition(": ")[0] for fault in found] == ["house.yaml:2", "RAPPORT__X"]


def test_every_setting_has_its_variable(house: House) -> None:
    for path in keys():
        variable = "RAPPORT__" + "__".join(map(str, path)).upper()
        assert "is no setting" not in str(house.outcome("", {variable: "x"}))
