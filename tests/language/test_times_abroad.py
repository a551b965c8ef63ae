"""What dateparser is asked, and what it is never asked."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.config.codes import FURTHER_LANGUAGES
from bot.language.abroad import abroad
from bot.language.times import Moment

ZONE = ZoneInfo("Asia/Shanghai")
NOW = Moment(datetime(2026, 11, 20, 10, 30, tzinfo=ZONE), ZONE)


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("es", "mañana a las 15:00", "2026-11-21 15:00"),
        ("es", "en 2 horas", "2026-11-20 12:30"),
        ("es", "el lunes a las 9", "2026-11-23 09:00"),
        ("es", "3 de diciembre", "2026-12-03 00:00"),
        ("de", "morgen um 8 Uhr", "2026-11-21 08:00"),
        ("de", "in 2 Tagen", "2026-11-22 00:00"),
        ("de", "Montag um 14:30", "2026-11-23 14:30"),
        ("de", "am 5. Dezember", "2026-12-05 00:00"),
        ("fr", "demain à 15h", "2026-11-21 15:00"),
    ],
)
def test_a_time_in_a_language_the_shop_named(language: str, text: str, start: str) -> None:
    said = abroad(f"{text} Acme", NOW, (language,))
    assert said is not None
    assert (said.text, f"{said.start:%Y-%m-%d %H:%M}", said.ask) == (text, start, True)


@pytest.mark.parametrize(
    "text", ["12月3日", "mañana 提醒", "5", "15", "12.5", "Acme", "call Acme", "25:00", "", "  "]
)
def test_what_is_no_time_or_is_chinese(text: str) -> None:
    assert abroad(text, NOW, ("es", "de")) is None


def test_nobody_is_asked_in_a_shop_of_two_languages() -> None:
    assert abroad("mañana", NOW, ()) is None


def test_the_library_knows_every_language_that_may_be_named() -> None:
    from dateparser.data.languages_info import language_order

    assert set(language_order) >= FURTHER_LANGUAGES
