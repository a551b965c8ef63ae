"""Times in the further languages a shop has named, as dateparser reads them: always asked about.

The last layer, and never for Chinese or English, which have their own grammar: the library takes
half of what it does not know for nothing, so whatever came from it is offered, not done. It is
loaded when it is first needed, and is always told which languages to expect: left to guess, it
reads 12月3日 as the twentieth of March and may take seconds over a word.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from bot.language.times import Moment, Time

MOST_WORDS = 8  # of a time; "el próximo viernes 5 de diciembre a las 9:30" has nine
LONGEST = 60  # characters
_HAN = re.compile(r"[㐀-鿿]")
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
# What the library does not read, as it reads it.
_HOUR = r"([01]?\d|2[0-3])"
_AT = r"\b(?:um|gegen|a las?|à|às|alle|om|kl\.?|о|в)"
_READABLE = tuple(
    (re.compile(pattern, re.IGNORECASE), readable)
    for pattern, readable in (
        (rf"(?<!\bin )(?<!\ben )(?<!\bdans )\b{_HOUR}\s?(?:uhr|h)\b", r"\1:00"),
        (rf"{_AT} {_HOUR}(?![\d:.,]|\s*:)", r"\1:00"),
        (r"^(?:el|la|los|am|den|der|le|il|o|no|na|op|på) (?=\S)", ""),
        (r"\bpasado mañana\b", "en 2 días"),
    )
)
_KEPT = frozenset({"time", "day", "week"})  # a month or a year is no time to be reminded at


def abroad(text: str, moment: Moment, languages: Sequence[str]) -> Time | None:
    """The longest time the text begins with; the one reading there is, to be confirmed."""
    if not languages or _HAN.search(text):
        return None
    for end in _ends(text):
        if said := _read(text[:end], moment, tuple(languages)):
            return said
    return None


def _ends(text: str) -> Iterator[int]:
    ends = [found.end() for found in _WORD.finditer(text[:LONGEST])][:MOST_WORDS]
    yield from reversed(ends)


def _read(phrase: str, moment: Moment, languages: tuple[str, ...]) -> Time | None:
    bare = phrase.strip(" ,.;:!?")
    if not _LETTERS.search(bare):
        return None
    for pattern, readable in _READABLE:
        bare = pattern.sub(readable, bare)
    found = _parser(languages, moment.local).get_date_data(bare)
    if found.date_obj is None or found.period not in _KEPT:
        return None
    at = found.date_obj.replace(tzinfo=None, second=0, microsecond=0)
    if found.period == "time":
        return Time((0, len(phrase)), phrase, at, None, "minute", ask=True)
    day = datetime.combine(at.date(), time())
    return Time((0, len(phrase)), phrase, day, None, "day", ask=True)


@lru_cache(maxsize=4)
def _parser(languages: tuple[str, ...], now: datetime) -> Any:
    from dateparser.date import DateDataParser  # half a second and 20 MB that few need

    settings = {
        "RELATIVE_BASE": now,
        "PREFER_DATES_FROM": "future",
        "RETURN_TIME_AS_PERIOD": True,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PARSERS": ["relative-time", "absolute-time"],
    }
    return DateDataParser(languages=list(languages), settings=settings)
