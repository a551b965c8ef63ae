"""Cantonese days, parts of a dated day, stretches that begin on a day, and no hour in brackets."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.times import Moment, times

ZONE = ZoneInfo("Asia/Shanghai")
MOMENT = Moment(datetime(2026, 11, 20, 10, 30, tzinfo=ZONE), ZONE)


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("聽日晏晝三點", "2026-11-21T15:00"),
        ("下星期二朝早九點半", "2026-11-24T09:30"),
        ("尋日下晝", "2026-11-19T12:00"),
        ("三個鐘後", "2026-11-20T13:30"),
        ("Feb 5 AM", "2027-02-05T06:00"),
        ("on dec 5 pm", "2026-12-05T12:00"),
        ("dec 3 4 pm", "2026-12-03T16:00"),
        ("for 10 days from 18th Dec", "2026-12-18T00:00"),
        ("10 days from tomorrow", "2026-12-01T00:00"),
        ("in two weeks (lunch)", "2026-12-04T00:00"),
        ("lunch tomorrow", "2026-11-21T11:00"),
    ],
)
def test_when_it_begins(said, start):
    found, _ = times(said, MOMENT)
    assert [f"{one.start:%Y-%m-%dT%H:%M}" for one in found] == [start]
