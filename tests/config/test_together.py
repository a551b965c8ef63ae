"""What settings ask of each other, and of the world outside."""

import pytest

from bot.config import Config, doubts
from tests.config.house import MARK, House, plain


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("slack: {bot_token: x}", ["slack.app_token: is needed with slack.mode socket"]),
        ("slack: {app_token: x}", ["slack.bot_token: is missing"]),
        ('slack: {app_token: x, bot_token: ""}', ["slack.bot_token: is missing"]),
        ("slack: {mode: socket}", ["slack.app_token: is needed", "slack.bot_token: is missing"]),
        (
            "slack: {bot_token: x, mode: http}",
            [
                "slack.signing_secret: is needed with slack.mode http",
                "slack.mode: http needs the group http, with a port, as well",
            ],
        ),
        ("telegram: {mode: polling}", ["telegram.token: is missing"]),
        (
            "telegram: {token: x, mode: Webhook, secret: y}\nhttp: {port: 1}",
            ["telegram.webhook_url: is needed with telegram.mode webhook"],
        ),
        (
            "telegram: {token: x, mode: webhook, webhook_url: 'https://a.example/hook'}",
            [
                "telegram.secret: is needed with telegram.mode webhook",
                "telegram.mode: webhook needs the group http, with a port, as well",
            ],
        ),
        ("http: {host: 0.0.0.0}", ["http.port: is missing"]),
    ],
)
def test_what_belongs_together_is_asked_for_together(
    house: House, text: str, told: list[str]
) -> None:
    found = house.told(text)
    assert len(found) == len(told)
    for fault, start in zip(found, told, strict=True):
        assert fault.startswith(f"house.yaml:1: {start}")


def test_platforms_that_call_us_are_accepted_with_all_they_need(house: House) -> None:
    config = house.load(
        """
            http: {host: 0.0.0.0, port: 8443}
            slack: {mode: http, bot_token: x, signing_secret: y}
            telegram: {mode: webhook, token: x, secret: a_B-9, webhook_url: "https://a.example"}
            """,
    )
    assert config.slack
    assert config.slack.mode == "http"
    assert config.telegram
    assert plain(config.telegram.webhook_url) == "https://a.example/telegram/webhook"


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://slack.example.gov/api/", True),
        ("http://localhost:1/api", True),
        ("http://127.8.8.8:1/", True),
        ("http://[::1]:1/", True),
        ("http://desk.localhost/", True),
        ("http://slack.example/api", False),
        ("http://127.0.0.1.example.com/", False),
        ("http://localhost.example.com/", False),
        ("http://192.168.1.2/", False),
        ("http://0.0.0.0/", False),
        ("http://localhost@example.com/", False),
        ("ftp://localhost/", False),
        ("https://", False),
        ("slack.com/api", False),
        ("https://slack.com:port/", False),
        ("https://[slack.com/", False),
        ("https://slack .com/", False),
    ],
)
def test_tokens_travel_in_clear_only_on_this_machine(house: House, url: str, fine: bool) -> None:
    found = house.outcome(f"slack: {{bot_token: x, app_token: y, base_url: '{url}'}}\n")
    assert isinstance(found, Config) if fine else "slack.base_url: must be" in str(found)


def test_the_root_of_telegram_is_without_the_bot(house: House) -> None:
    (fault,) = house.told("telegram: {token: x, base_url: 'https://api.telegram.org/bot/'}")
    assert "telegram.base_url: must be the server alone" in fault


@pytest.mark.parametrize(
    ("group", "key", "value"),
    [
        ("telegram", "secret", "ein geheimnis!"),
        ("telegram", "secret", "a" * 257),
        ("telegram", "token", "12:a b"),
        ("slack", "bot_token", '"xoxb-1\\nxapp-2"'),
    ],
)
def test_keys_that_no_platform_takes_are_told(
    house: House, group: str, key: str, value: str
) -> None:
    found = house.told(f"{group}: {{{key}: {value}}}")
    assert any(fault.startswith(f"house.yaml:1: {group}.{key}: ") for fault in found)


@pytest.mark.parametrize("port", ["-1", "65536", "8080.5", "http", "９" * 9, "9" * 6000])
def test_a_port_is_a_port(house: House, port: str) -> None:
    assert house.told(f"http: {{port: {port}}}")[0].startswith("house.yaml:1: http.port: must be ")


@pytest.mark.parametrize("host", ["localhost", "0.0.0.0", "::", "::1", "fe80::1", "desk_1.lan"])
def test_a_host_is_a_name_or_an_address(house: House, host: str) -> None:
    config = house.load(f"http: {{port: 1, host: '{host}'}}")
    assert config.http
    assert config.http.host == host


def test_odd_tokens_and_channels_out_of_reach_are_doubts_and_no_faults(house: House) -> None:
    config = house.load(
        f"slack: {{bot_token: xapp-{MARK}, app_token: xapp-1}}\n"
        "channels: {alerts: [slack:C1, 'telegram:-1', 'telegram:-2']}\n",
    )
    assert list(doubts(config)) == [
        "slack.bot_token: usually begins with xoxb-",
        "channels.alerts: is on telegram, which is not configured",
    ]
    assert not list(doubts(Config()))
