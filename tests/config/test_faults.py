"""How slips of the pen are told: all at once, with their line and a guess."""

import pytest

from bot.config import Config, ConfigFaults, Fault, load
from tests.config.house import MARK, House


def test_all_faults_are_told_at_once_each_with_its_line(house: House) -> None:
    told = house.told(
        """\
timezone: no
language: zh-CN
currency: RMB
country: UK
quiet_hours: 22:00
closed:
  - 2026-05-01
  - 2026-02-30
slack:
  bot_tokn: xoxb-1
  mode: sockett
http:
  host: http://0.0.0.0
channels:
  alert: slack:C1
  pool: [slack:C1, "#pool"]
churn: {threshold: 2, horizon: soon, most_alerts: -1, median_gap_days: nan}
"""
    )
    assert told == [
        "house.yaml:1: timezone: must be a time zone such as Asia/Taipei",
        "house.yaml:2: language: must be en, zh-Hans or zh-Hant (did you mean 'zh-Hans'?)",
        "house.yaml:3: currency: must be a currency's three letters, such as CNY"
        " (did you mean 'CNY'?)",
        "house.yaml:4: country: must be a country's two letters, such as CN (did you mean 'GB'?)",
        "house.yaml:5: quiet_hours: must be hours such as 22:00-08:00, or none",
        "house.yaml:8: closed[1]: must be a date such as 2026-02-16",
        "house.yaml:9: slack.bot_token: is missing",
        "house.yaml:10: slack.bot_tokn: is no key of ours (did you mean 'bot_token'?)",
        "house.yaml:11: slack.mode: must be socket or http (did you mean 'socket'?)",
        "house.yaml:12: http.port: is missing",
        "house.yaml:13: http.host: must be a host name or address alone, such as 127.0.0.1"
        " or 0.0.0.0",
        "house.yaml:15: channels.alert: is no key of ours (did you mean 'alerts'?)",
        "house.yaml:16: channels.pool[1]: must be slack:C…, slack:#name or telegram:-100…,"
        " without a blank after the colon",
        "house.yaml:17: churn.threshold: must be less than 1",
        "house.yaml:17: churn.median_gap_days: must be a number",
        "house.yaml:17: churn.horizon: must be a whole number",
        "house.yaml:17: churn.most_alerts: must be at least 0",
    ]


def test_faults_are_data_too(house: House) -> None:
    with pytest.raises(ConfigFaults) as caught:
        house.load("\nlanguage: klingon")
    assert caught.value.faults == [
        Fault(str(house.file), 2, "language", "must be en, zh-Hans or zh-Hant")
    ]


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("time_zone", "timezone"),
        ("timezon", "timezone"),
        ("Language", "language"),
        ("working-hours", "working_hours"),
        ("chanels", "channels"),
        ("bot_token", "slack.bot_token"),
        ("webhook_url", "telegram.webhook_url"),
        ("port", "http.port"),
        ("featurs", "features"),
    ],
)
def test_an_unknown_key_is_answered_with_the_one_that_was_meant(
    house: House, key: str, meant: str
) -> None:
    assert house.told(f"{key}: x") == [
        f"house.yaml:1: {key}: is no key of ours (did you mean {meant!r}?)"
    ]


@pytest.mark.parametrize(
    ("zone", "meant"),
    [
        ("Asia/Shanghia", "Asia/Shanghai"),
        ("asia/taipei", "Asia/Taipei"),
        ("Asia/Beijing", "Asia/Shanghai"),
        ("Hong Kong", "Asia/Hong_Kong"),
        ("UTC+8", "Asia/Shanghai"),
    ],
)
def test_an_unknown_zone_is_answered_with_the_one_that_was_meant(
    house: House, zone: str, meant: str
) -> None:
    assert house.told(f"timezone: {zone}")[0].endswith(f"(did you mean {meant!r}?)")


@pytest.mark.parametrize(
    "zone", ["Asia", "../etc/passwd", "/etc/localtime", "a\\0b", "{}", "[UTC]"]
)
def test_a_zone_is_a_name_and_not_a_path(house: House, zone: str) -> None:
    found = house.outcome(f"timezone: {zone}")
    assert found == Config() if zone == "{}" else "timezone: must be" in str(found)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2\nb: 3\n", 2),
        ("language: en\n\ttimezone: UTC\n", 2),
        ("language: 'en\n", 2),
        ("slack: {bot_token: x\n", 2),
        ("a: 1\n b: 2\n", 2),
        ("- en\n", 1),
        ("just words\n", 1),
        ("language: en\n---\nlanguage: en\n", 2),
        ("a: 1\nb: *c\n", 2),
        ("a: &a\n  - *a\n", 2),
        ("language: en\n\x07: 1", 2),
        ("[" * 5000, None),
    ],
)
def test_what_is_not_yaml_is_told_with_its_line(house: House, text: str, line: int | None) -> None:
    (fault,) = house.told(text)
    assert fault.startswith("house.yaml: " if line is None else f"house.yaml:{line}: ")


def test_text_in_another_encoding_is_told_with_its_line(house: House) -> None:
    house.file.write_bytes("language: en\nprivacy: {contact: 王小明}\n".encode("gb18030"))
    with pytest.raises(ConfigFaults, match=r"house\.yaml:2: is not UTF-8 text"):
        load(house.file, {})


def test_a_key_that_is_set_twice_is_a_fault(house: House) -> None:
    text = "slack: {bot_token: a, app_token: b}\nlanguage: en\nslack:\n  mode: http\n"
    assert "house.yaml:3: slack: is set twice, first in line 1" in house.told(text)


def test_a_tag_is_not_taken_for_its_value(house: House) -> None:
    assert house.told("language: !env LANGUAGE\ntimezone: UTC\n")[0] == (
        "house.yaml:1: language: has a tag (!…), and tags are not understood here"
    )


def test_a_key_that_is_no_word_is_a_fault(house: House) -> None:
    assert house.told("channels:\n  ? [alerts]\n  : slack:C1\n") == [
        "house.yaml:2: channels: has a key that is no word"
    ]


def test_the_encryption_key_does_not_lie_in_the_file(house: House) -> None:
    file = f"encryption_key: {MARK}"
    told = [
        "house.yaml:1: encryption_key: is taken from RAPPORT__ENCRYPTION_KEY or"
        " RAPPORT__ENCRYPTION_KEY_FILE only, never from this file"
    ]
    assert house.told(file) == told
    assert house.told(file, {"RAPPORT__ENCRYPTION_KEY": "x"}) == told
