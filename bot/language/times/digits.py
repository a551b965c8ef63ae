"""Dates and clock times in figures, which every language shares: 2027-01-05, 12/8, 15:30, 3pm."""

import re
from calendar import monthrange

from bot.language.times.fields import Clock, Fields
from bot.language.times.numerals import DAY_BEFORE, NEAR, year_of
from bot.language.times.rules import Read, Rule

FIGURES = "0123456789"
LEAP_YEAR = 2000  # any: 29 February exists
HALF = r"(?: ?(?P<half>[ap])\.? ?m(?![a-z0-9])\.?|(?P<letter>[ap])(?![a-z0-9]|\.[a-z0-9])\.?)"
NO_AMOUNT = r"(?! ?(?:[%万亿千百折倍元块]|percent|hours?\b|h\b|of\b|stars?\b|points?\b|个|inch))"
_VERSION = r"(?<!v)(?<!v )(?<!version )(?<!release )(?<!版)(?<!版本)"


def rules(day_first: bool) -> tuple[Rule, ...]:
    """`day_first`: whether 12/8 is 12 August here."""
    either = _either_first(day_first)
    patterns: tuple[tuple[str, Read], ...] = (
        (
            r"(?P<y>(?:19|20)[0-9]{2})(?P<s>[-/.]| (?=[0-9]{2} [0-9]{2}))"
            r" ?(?P<m>[0-9]{1,2})(?P=s) ?(?P<d>[0-9]{1,2})(?![0-9])(?:t(?=[0-9]{2}:))?",
            _year_first,
        ),
        (r"(?P<y>(?:19|20)[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?![0-9])", _packed),
        (r"(?P<y>(?:19|20)[0-9]{2})[-/] ?(?P<m>[01]?[0-9])(?![0-9/:-])", _year_month),
        (r"(?P<m>[01]?[0-9])[-/] ?(?P<y>20[0-9]{2})(?![0-9/-])", _year_month),
        (
            r"(?P<a>[0-9]{1,2})(?P<s>[-/.])(?P<b>[0-9]{1,2})(?P=s)(?P<y>(?:19|"
            r"20)[0-9]{2})(?![0-9.])",
            either,
        ),
        (r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<y>[0-9]{2})(?![0-9/])", either),
        (r"(?P<a>[0-9]{2})\.(?P<b>[0-9]{2})\.(?P<y>[0-9]{2})(?![0-9.])", _shy(either)),
        (r"(?P<a>[0-9]{1,2}) ?/ ?(?P<b>[0-9]{1,2})(?![0-9/])" + NO_AMOUNT, either),
        (r"(?P<h>[01]?[0-9]|2[0-3])\.(?P<m>[0-5][0-9])(?![0-9]|\.[0-9])" + NO_AMOUNT, _dotted),
        (
            _VERSION + r"(?P<a>[0-9]{1,2})\.(?P<b>[0-9]{1,2})(?![0-9]|\.[0-9])" + NO_AMOUNT,
            _shy(either),
        ),
        (r"(?P<a>[0-9]{2})-(?P<b>[0-9]{2})(?![0-9-])", _dashed(either)),
        (r"(?P<a>[0-9]{1,2}) - (?P<b>1[3-9]|2[0-9]|3[01])$", _whole(either)),
        (r"(?P<h>[0-9]{1,2})(?::(?P<m>[0-9]{2})(?::[0-9]{2})?)(?![0-9]|:[0-9])", _digital),
        (r"(?P<h>[0-9]{1,2})h(?P<m>[0-5][0-9])(?![a-z0-9])", _digital),
        (r"(?:at )?(?P<h>1[3-9]|2[0-4])h(?P<m>)(?![a-z0-9])", _digital),
        (r"(?P<h>[01][0-9]|2[0-3])(?P<m>[0-5][0-9]) ?(?:hrs?|hours)(?![a-z]| of)", _military),
        (
            r"(?P<h>[0-9]{1,2})(?:[:.h ]?(?P<m>[0-5][0-9])(?::[0-9]{2})?)?(?:ish)?" + HALF,
            _halved,
        ),
    )
    return tuple(Rule(FIGURES, re.compile(pattern), read) for pattern, read in patterns)


def month_day(month: int, day: int, year: int | None = None) -> Fields:
    """A day of a month; broken when no such day exists."""
    exists = 1 <= month <= 12 and 1 <= day <= monthrange(year or LEAP_YEAR, month)[1]
    return Fields(year=year, month=month, day=day, broken=None if exists else True)


def clock(hour: int, minute: int, half: str | None, exact: bool, sure: bool) -> Fields:
    """A clock time; broken beyond 24:00, or when its half of the day contradicts the hour."""
    broken = hour > 24 or minute > 59 or (hour == 24 and minute > 0)
    broken = broken or (half is not None and not 0 <= hour <= 23)
    sure = sure or hour > 12 or hour == 0
    said = Clock(hour, minute, half, sure, exact)
    return Fields(clock=said, broken=True if broken else None)


def _year_first(m: re.Match[str]) -> Fields:
    return month_day(int(m["m"]), int(m["d"]), int(m["y"]))


def _packed(m: re.Match[str]) -> Fields | None:
    found = month_day(int(m["m"]), int(m["d"]), int(m["y"]))
    return None if found.broken else _as_shy(found)


def _year_month(m: re.Match[str]) -> Fields | None:
    month = int(m["m"])
    return Fields(year=int(m["y"]), month=month, shy=True) if 1 <= month <= 12 else None


def _either_first(day_first: bool) -> Read:
    def read(m: re.Match[str]) -> Fields | None:
        first, second = int(m["a"]), int(m["b"])
        year = year_of(m["y"]) if "y" in m.re.groupindex else None
        if (first, second) == (24, 7) or not (1 <= first <= 31 and 1 <= second <= 31):
            return None
        month, day = (second, first) if day_first else (first, second)
        if month > 12:
            month, day = day, month
        return month_day(month, day, year) if month <= 12 else None

    return read


def _shy(read: Read) -> Read:
    def shy(m: re.Match[str]) -> Fields | None:
        found = read(m)
        return _as_shy(found) if found and not found.broken else None

    return shy


def _dashed(read: Read) -> Read:
    def dashed(m: re.Match[str]) -> Fields | None:
        # 10-12 may be hours; a leading zero or a number above 24 is a date
        date = "0" in (m["a"][0], m["b"][0]) or int(m["b"]) > 24
        return _shy(read)(m) if date else None

    return dashed


def _whole(read: Read) -> Read:
    def whole(m: re.Match[str]) -> Fields | None:
        return _shy(read)(m) if m.start() == 0 and int(m["a"]) <= 12 else None

    return whole


def _as_shy(found: Fields) -> Fields:
    return Fields(year=found.year, month=found.month, day=found.day, shy=True)


def _digital(m: re.Match[str]) -> Fields | None:
    hour, minute = int(m["h"]), int(m["m"] or 0)
    found = clock(hour, minute, None, True, m["h"].startswith("0"))
    if not found.broken:
        return found
    # 16:90 alone is a score or a ratio, 明天16:90 a slip
    return Fields(clock=found.clock, broken=True, shy=True) if hour < 30 else None


def _dotted(m: re.Match[str]) -> Fields | None:
    """Tuesday 14.30, tomorrow 9.15: elsewhere such figures are a day or a price."""
    before = m.string[max(0, m.start() - NEAR) : m.start()]
    if not DAY_BEFORE.search(before) or before.endswith("today "):
        return None
    return clock(int(m["h"]), int(m["m"]), None, True, m["h"].startswith("0"))


def _military(m: re.Match[str]) -> Fields:
    return Fields(clock=Clock(int(m["h"]), int(m["m"]), sure=True, exact=True), shy=True)


def _halved(m: re.Match[str]) -> Fields | None:
    hour, minute = int(m["h"]), int(m["m"] or 0)
    if hour > 23:
        return Fields(clock=Clock(hour), broken=True) if hour < 30 else None
    half = (m["half"] or m["letter"]) + "m"
    found = clock(hour, minute, half if hour <= 12 else None, m["m"] is not None, True)
    if m["letter"] and m["m"] is None:  # 3p, 9a
        return Fields(clock=found.clock, shy=True)
    return found
