"""Days as they are typed, exported and stored: read as written, or refused, never bent."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.files.cleaning import plain
from bot.files.faults import Problem, Unreadable
from bot.files.numerals import arabic
from bot.files.reading import Cell, Reading

EARLIEST = 1970  # no order and no membership in a file of ours is older; 0026 and 1026 are slips
LATEST = 2100
LONGEST = 60  # characters; a day with its weekday and a clock with its zone has fewer
ROC_ZERO = 1911  # 民國 1 is 1912
SERIAL_ZERO = date(1899, 12, 30)  # workbooks count days from here (ECMA-376, 18.17.4.1)
SERIALS = range(10_000, 100_000)  # five digits are 1927 to 2173; a bare 2026 is a year, not 1905
CENTURY_TURNS = 30  # Excel writes 5-Mar-29 for 2029 and 5-Mar-30 for 1930

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)
CLOCK = re.compile(
    r"(?:T|\s*(?=[上下中]午)|\s+|(?<=[日号號]))[上下中午]*\s*[0-9]{1,2}\s*[:时時点點]"
    r"[0-9:.\s时時分秒APMapmZ+\-]*$"
)
WEEKDAY = re.compile(
    r"[(\s,]*(?:(?:星期|週|周|礼拜|禮拜)[一二三四五六日天]"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)[)\s,]*",
    re.IGNORECASE,
)
YEAR_FIRST = re.compile(
    r"([0-9]{4})\s*([-/.年])\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号號]?"
)
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})(?:\s*[-/.]\s*([0-9]{4}))?")
SHORT_YEAR = re.compile(r"[0-9]{1,2}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*[日号號]?")
DAY_MONTH_NAME = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[\s\-/]*(?:of\s+)?([a-z]{3,9})\.?[\s,\-/]*([0-9]{4}|[0-9]{2})"
)
MONTH_NAME_DAY = re.compile(
    r"([a-z]{3,9})\.?[\s\-/]*([0-9]{1,2})(?:st|nd|rd|th)?[\s,\-/]+([0-9]{4})"
)
ROC = re.compile(r"(?:中華)?(?:民國|民国)\s*([0-9]{1,3})(?=\s*[-/.年])")
ROC_SPOKEN = re.compile(
    r"(?<![0-9])([0-9]{2,3})(?=\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*[日号號]?$)"
)
ROC_COMPACT = re.compile(r"([01]?[0-9]{2})([0-9]{2})([0-9]{2})")


def day_in(cell: Cell, reading: Reading, *, mixed: bool = False, earliest: int = EARLIEST) -> date:
    """Raises Unreadable. `mixed`: the column writes both orders, so 5/3/2026 cannot be told."""
    if isinstance(cell, datetime):
        return within(cell.date(), earliest)
    if isinstance(cell, bool):
        raise Unreadable(Problem.NOT_A_DATE)
    if isinstance(cell, str) and len(cell) == 10 and cell[4] == cell[7] == "-" and cell.isascii():
        iso = cell
    else:
        if isinstance(cell, float) and SERIALS.start <= cell < SERIALS.stop:
            cell = cell // 1  # the fraction is the time of day
        text = plain(cell)
        if len(text) > LONGEST:
            raise Unreadable(Problem.NOT_A_DATE)
        iso = _written(text, reading.country, reading.day_first, mixed)
    year, month, day = iso.split("-")
    return within(of(year, month, day), earliest)


def of(year: str, month: str, day: str) -> date:
    if not (year + month + day).isdigit():
        raise Unreadable(Problem.NOT_A_DATE)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable(Problem.IMPOSSIBLE_DATE) from None


def within(day: date, earliest: int) -> date:
    if not earliest <= day.year <= LATEST:
        raise Unreadable(Problem.IMPOSSIBLE_DATE)
    return day


def western_year(text: str, country: str) -> str:
    """民國115年3月5日 with the year 2026; in Taiwan 115/3/5 as well."""
    count = ROC if country != "TW" or ROC.search(text) else ROC_SPOKEN
    return count.sub(lambda year: str(int(year[1]) + ROC_ZERO), text, count=1)


def day_before_month(cells: Iterable[Cell], day_first: bool) -> tuple[bool, bool]:
    """How a whole column writes 5/3/2026: (day first?, are both orders proven?).

    One 25/3/2026 says how its neighbours were meant; cell by cell they would be torn apart.
    """
    proven = set[bool]()
    for cell in cells:
        if not isinstance(cell, str) or cell[:4].isdigit():
            continue
        if len(cell) <= LONGEST and (parts := YEAR_LAST.fullmatch(CLOCK.sub("", plain(cell)))):
            first, second = int(parts[1]), int(parts[2])
            if first > 12 >= second:
                proven.add(True)
            elif second > 12 >= first:
                proven.add(False)
    if len(proven) == 1:
        return proven.pop(), False
    return day_first, len(proven) == 2


@lru_cache(maxsize=4096)
def _written(text: str, country: str, day_first: bool, mixed: bool) -> str:
    """YYYY-MM-DD, not yet known to exist."""
    text = western_year(arabic(WEEKDAY.sub("", CLOCK.sub("", text))).strip(" ,"), country)
    if parts := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        return "-".join((parts[1], *parts.groups()[-2:]))
    if text.isascii() and text.isdigit():
        return _counted(text, country)
    if (parts := YEAR_LAST.fullmatch(text)) and parts[3]:
        month, day = month_and_day(parts[1], parts[2], day_first, mixed)
        return f"{parts[3]}-{month}-{day}"
    if SHORT_YEAR.fullmatch(text):
        raise Unreadable(Problem.UNCLEAR_DATE)
    return _named(text.lower())


def month_and_day(first: str, second: str, day_first: bool, mixed: bool) -> tuple[str, str]:
    """Two numbers, as the column writes them unless that is impossible."""
    if int(first) > 12 or int(second) > 12:
        return (second, first) if int(first) > 12 else (first, second)
    if mixed and int(first) != int(second):
        raise Unreadable(Problem.UNCLEAR_DATE)
    return (second, first) if day_first else (first, second)


def _counted(digits: str, country: str) -> str:
    """A serial number of a workbook, or 1150305 in Taiwan."""
    if len(digits) == 5 and int(digits) in SERIALS:
        return (SERIAL_ZERO + timedelta(days=int(digits))).isoformat()
    if country == "TW" and (parts := ROC_COMPACT.fullmatch(digits)):
        return f"{int(parts[1]) + ROC_ZERO}-{parts[2]}-{parts[3]}"
    raise Unreadable(Problem.UNCLEAR_DATE if len(digits) == 6 else Problem.NOT_A_DATE)


def _named(text: str) -> str:
    """5 March 2026, March 5th, 2026, 5-Mar-26."""
    if parts := DAY_MONTH_NAME.fullmatch(text):
        day, name, year = parts.groups()
    elif parts := MONTH_NAME_DAY.fullmatch(text):
        name, day, year = parts.groups()
    else:
        raise Unreadable(Problem.NOT_A_DATE)
    if name[:3] not in MONTHS or name not in (*MONTHS, *MONTH_NAMES, "sept"):
        raise Unreadable(Problem.NOT_A_DATE)
    if len(year) == 2:
        year = str(int(year) + (2000 if int(year) < CENTURY_TURNS else 1900))
    return f"{year}-{MONTHS.index(name[:3]) + 1}-{day}"
