"""Where settings come from, and what may be written for each."""

import re
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from bot.config import Config, ConfigFaults, Place, Span, load
from bot.config.schema import FREE
from tests.config.house import House, plain


def test_without_a_file_the_house_has_its_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = load(None, {"HOME": "/nowhere", "RAPPORT": "x"})
    assert config == Config()
    assert plain(config.database) == "sqlite:///rapport.db"
    assert (config.slack, config.telegram, config.http) == (None, None, None)
    assert config.zone == ZoneInfo("Asia/Shanghai")


def test_config_yaml_of_the_current_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.yaml").write_text("timezone: Asia/Taipei\n")
    monkeypatch.chdir(tmp_path)
    assert load(None, {}).timezone == "Asia/Taipei"


def test_a_named_file_outranks_config_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, house: House
) -> None:
    (tmp_path / "config.yaml").write_text("timezone: Asia/Taipei\n")
    monkeypatch.chdir(tmp_path)
    assert house.load("timezone: Europe/Paris").timezone == "Europe/Paris"


def test_a_named_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigFaults, match=r"gone\.yaml: there is no such file$"):
        load(tmp_path / "gone.yaml", {})


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigFaults, match=r": cannot be read: Is a directory$"):
        load(tmp_path, {})


@pytest.mark.parametrize("text", ["", "\n", "# only words\n", "---\n", "~", "slack:\n", "\ufeff"])
def test_a_file_that_says_nothing_is_the_defaults(house: House, text: str) -> None:
    assert house.load(text) == Config()


def test_a_byte_order_mark_does_not_become_part_of_the_first_key(house: House) -> None:
    assert house.load("\ufefflanguage: zh-Hant").language == "zh_hant"


def test_everything_is_read_into_values_of_its_kind(house: House) -> None:
    config = house.load(
        """
            database: postgres://desk:p%40ss@db/rapport
            timezone: Asia/Hong_Kong
            language: zh-Hant
            currency: hkd
            country: hk
            region: hk
            working_hours: 09:00-12:00, 13:30-18:00
            quiet_hours: 21:30-07:00
            closed: [2026-02-16, 2026-12-24]
            channels:
              alerts: slack:#alerts
              care: [slack:C0123, "telegram:-1001234"]
              reports:
                - telegram:-42
            slack: {bot_token: xoxb-1, app_token: xapp-1, base_url: "http://127.0.0.1:99/api"}
            telegram:
              token: 12345:abc
              base_url: http://localhost:8081/
            proxy: http://user:pass@proxy:3128
            http: {port: "8080"}
            heartbeat_url: https://example.com/ping
            privacy: {notice_url: "https://example.com/privacy", contact: 王小明}
            churn: {threshold: 0.5, median_gap_days: 45, horizon: 60, most_alerts: 3}
            care: {renewal_grace_days: 30}
            """,
    )
    assert plain(config.database) == "postgresql+psycopg://desk:p%40ss@db/rapport"
    assert (config.language, config.currency, config.country) == ("zh_hant", "HKD", "HK")
    assert (config.region, config.zone) == ("HK", ZoneInfo("Asia/Hong_Kong"))
    assert config.working_hours == (Span(time(9), time(12)), Span(time(13, 30), time(18)))
    assert config.quiet_hours == Span(time(21, 30), time(7))
    assert config.closed == {date(2026, 2, 16), date(2026, 12, 24)}
    assert config.channels.alerts == (Place("slack", "#alerts"),)
    assert list(map(str, config.channels.care)) == ["slack:C0123", "telegram:-1001234"]
    assert config.channels.support == ()
    assert config.slack
    assert (config.slack.mode, plain(config.slack.bot_token)) == ("socket", "xoxb-1")
    assert config.slack.base_url == "http://127.0.0.1:99/api/"
    assert config.telegram
    assert config.telegram.base_url == "http://localhost:8081"
    assert config.http
    assert (config.http.host, config.http.port) == ("127.0.0.1", 8080)
    assert config.privacy.contact == "王小明"
    assert (config.churn.threshold, config.churn.most_alerts) == (0.5, 3)
    assert config.care.renewal_grace_days == 30


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("sqlite:///shop.db", "sqlite:///shop.db"),
        ("sqlite+pysqlite:////var/shop.db", "sqlite:////var/shop.db"),
        ("sqlite://", "sqlite://"),
        ("postgres://h/d", "postgresql+psycopg://h/d"),
        ("postgresql://h/d", "postgresql+psycopg://h/d"),
        ("postgresql+psycopg:///d?host=/run", "postgresql+psycopg:///d?host=/run"),
    ],
)
def test_a_database_url_gets_the_driver_we_have(house: House, written: str, normal: str) -> None:
    assert plain(house.load(f"database: {written}").database) == normal


@pytest.mark.parametrize(
    "url",
    [
        "rapport.db",
        "sqlite:rapport.db",
        "sqlite://rapport.db",
        "mysql://h/d",
        "postgresql+asyncpg://h/d",
        "postgresql://",
        "postgresqlx://h/d",
    ],
)
def test_a_database_we_cannot_open_is_a_fault(house: House, url: str) -> None:
    (fault,) = house.told(f"database: {url}")
    assert re.match(r"house.yaml:1: database: must (be|have) .*sqlite:///", fault)


@pytest.mark.parametrize("spelling", ["zh-Hans", "zh_hans", "zh_Hans", "ZH-HANS"])
def test_a_script_is_spelled_with_a_dash_or_an_underscore(house: House, spelling: str) -> None:
    assert house.load(f"language: {spelling}").language == "zh_hans"


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("09:00-18:00", (Span(time(9), time(18)),)),
        ("9-18", (Span(time(9), time(18)),)),
        ("9:00 – 12:00，13:30～18:00", (Span(time(9), time(12)), Span(time(13, 30), time(18)))),
        ("[08:30-12:00, 12:00-17:00]", (Span(time(8, 30), time(12)), Span(time(12), time(17)))),
        ("14:00-24:00", (Span(time(14), time()),)),
        ("00:00-24:00", (Span(time(), time()),)),
    ],
)
def test_working_hours_may_be_split(house: House, written: str, hours: tuple[Span, ...]) -> None:
    assert house.load(f"working_hours: {written}").working_hours == hours


@pytest.mark.parametrize(
    "written",
    [
        "25:00-26:00",
        "09:60-18:00",
        "09:00",
        "none",
        "18:00-09:00",
        "13:00-18:00, 09:00-12:00",
        "09:00-13:00, 12:00-18:00",
        "14:00-24:00, 09:00-12:00",
        "09:00-09:00",
        "{from: 09:00}",
        "[[09:00-12:00]]",
    ],
)
def test_hours_that_no_day_has_are_a_fault(house: House, written: str) -> None:
    (fault,) = house.told(f"working_hours: {written}")
    assert re.match(r"house.yaml:1: working_hours: must be ", fault)


@pytest.mark.parametrize("written", ["none", "None", "no", "off", "false", "null", "~", '"none"'])
def test_nobody_needs_quiet_hours(house: House, written: str) -> None:
    assert house.load(f"quiet_hours: {written}").quiet_hours is None


@pytest.mark.parametrize(
    ("hours", "inside", "outside"),
    [
        (Span(time(22), time(8)), [time(22), time(23, 59), time(0), time(7, 59)], [time(8)]),
        (Span(time(9), time(18)), [time(9), time(17, 59)], [time(8, 59), time(18), time(0)]),
        (Span(time(14), time()), [time(14), time(23, 59)], [time(0), time(13, 59)]),
        (Span(time(), time()), [time(0), time(12), time(23, 59)], []),
    ],
)
def test_a_span_knows_what_lies_in_it(hours: Span, inside: list[time], outside: list[time]) -> None:
    assert all(clock in hours for clock in inside)
    assert not any(clock in hours for clock in outside)


def test_scalars_keep_the_form_they_were_written_in(house: House) -> None:
    config = house.load("country: NO\nprivacy: {contact: 0912345678}\n")
    assert config.country == "NO"
    assert config.privacy.contact == "0912345678"


@pytest.mark.parametrize("group", sorted(FREE))
def test_free_groups_take_anything(house: House, group: str) -> None:
    config = house.load(f"{group}:\n  a: {{b: [1, {{c: ''}}]}}\n  d:\n")
    assert getattr(config, group) == {"a": {"b": ["1", {"c": ""}]}, "d": ""}
    assert house.load(f"{group}: {{}}") == Config()
    assert house.told(f"{group}: yes")[0].startswith(f"house.yaml:1: {group}: must be a group")


@pytest.mark.parametrize("blank", ['""', "", "null", "'  '"])
def test_a_blank_token_is_not_set(house: House, blank: str) -> None:
    config = house.load(f"slack:\n  bot_token: {blank}\ntelegram:\n  token: {blank}\n")
    assert (config.slack, config.telegram) == (None, None)


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        Config().timezone = "UTC"


def test_holidays_are_days_and_stretches_of_days(house: House) -> None:
    text = "holidays: {rest: [2027-01-01/2027-01-03, 2027-05-01], worked: 2027-02-14}"
    holidays = house.load(text).holidays
    assert sorted(holidays.rest) == [
        *(date(2027, 1, day) for day in (1, 2, 3)),
        date(2027, 5, 1),
    ]
    assert holidays.worked == {date(2027, 2, 14)}


@pytest.mark.parametrize("stretch", ["2027-01-03/2027-01-01", "2027-01-01/2028-01-01"])
def test_a_stretch_goes_forward_and_is_no_year(house: House, stretch: str) -> None:
    with pytest.raises(ConfigFaults, match="stretches of dates"):
        house.load(f"holidays: {{rest: [{stretch}]}}")
