"""Birthdays, solar or lunar, with or without a year."""

import re
from datetime import date, datetime

from bot.files.cleaning import plain
from bot.files.dates import (
    LONGEST,
    SERIALS,
    YEAR_LAST,
    day_in,
    month_and_day,
    of,
    western_year,
)
from bot.files.faults import Problem, Unreadable
from bot.files.numerals import arabic
from bot.files.reading import Cell, Reading
from core.values import Birthday

OLDEST = 130  # years; the longest proven life had 122
LEAP_YEAR = "2000"  # any, to let 29 February pass where the year is unknown
LUNAR_DAYS = 30  # a lunar month has 29 or 30 days

LUNAR = re.compile(
    r"[(\[]?\s*(?:农历|農曆|阴历|陰曆|旧历|舊曆|古历|lunar)\s*[:)\]]?", re.IGNORECASE
)
SOLAR = re.compile(r"[(\[]?\s*(?:公历|公曆|新历|新曆|阳历|陽曆|西历|西曆|国历|國曆)\s*[:)\]]?")
LUNAR_ALONE = re.compile(
    "[闰閏初廿]|[正冬腊臘]月|^[一二三四五六七八九十]+月[一二三四五六七八九十]+$"
)
LUNAR_MONTHS = {"正月": "1月", "冬月": "11月", "腊月": "12月", "臘月": "12月"}
MONTH_DAY = re.compile(r"([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号號]?|--([0-9]{2})-?([0-9]{2})")
LUNAR_DAY = re.compile(
    r"(?:--|([0-9]{4})\s*[-/.年]?\s*)?([闰閏L]?)\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号號]?"
)
LUNAR_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def birthday_in(
    cell: Cell, reading: Reading, *, lunar: bool = False, mixed: bool = False
) -> Birthday:
    """Raises Unreadable. `lunar`: the heading says so, whatever the cell looks like."""
    if isinstance(cell, datetime):
        return _born(cell.date(), reading) if not lunar else _lunar(f"{cell:%Y-%m-%d}", reading)
    if isinstance(cell, float) and cell != cell // 1 and cell < SERIALS.start:
        raise Unreadable(Problem.UNCLEAR_DATE)  # 3.10 typed into a number cell is stored as 3.1
    text = plain(cell)
    if len(text) > LONGEST:
        raise Unreadable(Problem.NOT_A_DATE)
    if SOLAR.search(text):
        text = SOLAR.sub("", text).strip()
    elif lunar or LUNAR.search(text) or LUNAR_ALONE.search(text):
        return _lunar(LUNAR.sub("", text).strip(), reading)
    if parts := MONTH_DAY.fullmatch(arabic(text)):
        month, day = (part for part in parts.groups() if part)
    elif (parts := YEAR_LAST.fullmatch(text)) and not parts[3]:
        month, day = month_and_day(parts[1], parts[2], reading.day_first, mixed)
    else:
        source: Cell = cell if isinstance(cell, float) else text
        return _born(day_in(source, reading, mixed=mixed, earliest=1), reading)
    of(LEAP_YEAR, month, day)
    return Birthday(int(month), int(day))


def _born(on: date, reading: Reading) -> Birthday:
    if not reading.today.year - OLDEST <= on.year or on > reading.today:
        raise Unreadable(Problem.IMPOSSIBLE_DATE)
    return Birthday(on.month, on.day, on.year)


def _lunar(text: str, reading: Reading) -> Birthday:
    for name, month in LUNAR_MONTHS.items():
        text = text.replace(name, month)
    text = LUNAR_COMPACT.sub(r"\1-\2-\3", western_year(arabic(text), reading.country))
    parts = LUNAR_DAY.fullmatch(text)
    if not parts:
        raise Unreadable(Problem.NOT_A_DATE)
    year = int(parts[1]) if parts[1] else None
    born = Birthday(int(parts[3]), int(parts[4]), year, lunar=True, leap=bool(parts[2]))
    if not _exists(born, reading):
        raise Unreadable(Problem.IMPOSSIBLE_DATE)
    return born


def _exists(born: Birthday, reading: Reading) -> bool:
    if not (1 <= born.month <= 12 and 1 <= born.day <= LUNAR_DAYS):
        return False
    if born.year is None:
        return True
    if not max(1900, reading.today.year - OLDEST) <= born.year <= reading.today.year:
        return False  # and the tables begin in 1900
    # imported here: most files hold no lunar year, and the tables cost time to load
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate

    try:
        on: date = LunarDate(born.year, born.month, born.day, int(born.leap)).to_solar_date()
    except InvalidLunarDateError:
        return False
    return on <= reading.today
