"""For how long a membership is renewed, or until when: 一年半, 到明年3月, for another 18 months."""

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.language.times import Impossible, Moment, Time, times
from bot.language.times.numerals import HAN, WORDS, han
from core.renewals import Term

Span = tuple[int, int]
DAY = timedelta(days=1)
MONTHS = {"year": 12, "quarter": 3, "month": 1}
DAYS = {"week": 7, "day": 1}
MOST_WORDS = 60  # characters in which a term is looked for

_ZH_UNITS = {
    "年": "year", "个月": "month", "個月": "month", "季度": "quarter", "季": "quarter",
    "周": "week", "週": "week", "星期": "week", "礼拜": "week", "禮拜": "week", "天": "day",
}  # fmt: skip
_ZH_UNIT = "|".join(sorted(_ZH_UNITS, key=len, reverse=True))
_ZH_NUMBER = rf"(?:半|兩|[0-9]{{1,3}}(?![0-9])|[{HAN}百]{{1,4}})"
_ZH_PART = re.compile(
    rf"(?P<n>{_ZH_NUMBER})\s?(?P<and>[个個]半)?[个個]?(?P<unit>{_ZH_UNIT}|月(?<=半月))(?P<half>半)?"
)
_ZH_ONE = rf"{_ZH_NUMBER}\s?(?:[个個]半月|[个個]?(?:{_ZH_UNIT}))半?"
_ZH = re.compile(rf"(?<![0-9])[再多]?\s?{_ZH_ONE}(?:[零又]?{_ZH_ONE})*(?!\s*[后後内內前底之以初])")

_EN_NUMBER = (
    rf"half an?|an?|couple of|{'|'.join(sorted(WORDS, key=len, reverse=True))}|[0-9]{{1,3}}"
)
_EN = re.compile(
    r"\b(?:(?:for|by)\s+)?(?:(?:another|an additional|an extra|a further|one more)\s+)?"
    rf"(?P<n>(?:{_EN_NUMBER})\b)?\s*-?(?:(?:more|further|extra|additional|full)\s+)?"
    r"(?P<unit>year|yr|quarter|month|week|day)s?\b(?P<half>\s+and\s+a\s+half)?"
    r"(?:\s+(?:more|longer))?(?!\s*(?:ago|later|from|after|before|['’]))",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:直到|到|至|\b(?:up to|until|till|til|through|thru|to|by|ending(?: on)?)\b)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(
    r"[后後内內]$|[年月周週天期]前$|\b(?:later|from now|ago)$|^(?:in|last|past)\b", re.IGNORECASE
)


def term(text: str, moment: Moment) -> tuple[Term, Span] | Impossible | None:
    """The first that is said: a day it runs to, else how long it is, else a bare day."""
    text = text[:MOST_WORDS]
    for lead in _UNTIL.finditer(text):  # read without it: "until 1 March" is no hour
        end = _day_in(text[lead.end() :], moment)
        if isinstance(end, Impossible):
            return end
        if end and end.span[0] == 0:
            return _end_of(end), (lead.start(), lead.end() + end.span[1])
    if length := _length(text):
        return length
    bare = _day_in(text, moment)
    return (_end_of(bare), bare.span) if isinstance(bare, Time) else bare


def _day_in(text: str, moment: Moment) -> Time | Impossible | None:
    found, impossible = times(text, moment)
    if impossible:
        return impossible[0]
    said = next((one for one in found if _is_end(one)), None)
    if said and said.end and said.grain == "year" and text[said.span[1] :][:1] in ("底", "末"):
        start, end = said.span  # 明年底 is the last day of 明年
        return replace(said, span=(start, end + 1), grain="day", start=said.end - DAY, end=None)
    return said


def _is_end(said: Time) -> bool:
    named = said.grain in ("day", "month", "quarter", "year") and said.repeat is None
    return named and not _FROM_NOW.search(said.text)


def _end_of(said: Time) -> Term:
    """A month is renewed to its last day, a year to the same day of that year."""
    if said.grain == "year" and said.end and said.end.year - said.start.year == 1:
        return Term(year=said.start.year)
    last: date = (said.end - DAY).date() if said.end else said.start.date()
    return Term(until=last)


def _length(text: str) -> tuple[Term, Span] | None:
    for grammar, read in ((_ZH, _zh), (_EN, _en)):
        found = grammar.search(text)
        if found and (length := read(found[0])):
            return length, found.span()
    return None


def _zh(said: str) -> Term | None:
    months = days = 0.0
    for part in _ZH_PART.finditer(said):
        number = 0.5 if part["n"] == "半" else han(part["n"].replace("兩", "两"))
        if number is None:
            return None
        half = 0.5 if part["half"] or part["and"] else 0
        count, unit = number + half, _ZH_UNITS.get(part["unit"], "month")
        months, days = months + count * MONTHS.get(unit, 0), days + count * DAYS.get(unit, 0)
    return _whole(months, days)


def _en(said: str) -> Term | None:
    found = _EN.search(said)
    if found is None:
        return None
    more = re.search(r"another|an additional|an extra|a further|one more", said, re.IGNORECASE)
    if found["n"] is None and not more:
        return None
    number = (found["n"] or "one").casefold()
    unit = found["unit"].casefold().replace("yr", "year")
    count = _number(number) + (0.5 if found["half"] else 0)
    return _whole(count * MONTHS.get(unit, 0), count * DAYS.get(unit, 0))


def _number(said: str) -> float:
    if said.isdigit():
        return int(said)
    return {"a": 1, "an": 1, "half a": 0.5, "half an": 0.5, "couple of": 2}.get(said) or WORDS[said]


def _whole(months: float, days: float) -> Term | None:
    """Half a month is fifteen days."""
    whole = int(months)
    days += (months - whole) * 30
    return Term(months=whole, days=round(days)) if whole or round(days) else None
