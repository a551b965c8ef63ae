"""What repeats, in English: every other Tuesday, on weekdays, quarterly, every 2 weeks."""

import re

from bot.language.times.en_clock import END
from bot.language.times.en_days import WEEKDAY, weekday_of
from bot.language.times.fields import WEEKDAYS, WEEKEND, WORKWEEK, Edge, Every, Fields, Nth
from bot.language.times.numerals import ORDINAL, WORD, spelled
from bot.language.times.rules import Rule

HALF_HOUR = 30  # minutes
_EACH = r"(?:every|each|ev\.?)(?: single)?"
_SKIP = r"(?P<skip>other|second|2nd|alternate)"
_TO = r"(?: ?(?:-|to|through|thru|until|till) ?)"
_AND = r"(?: ?(?:,? and|,? or|,|&|/|\+) ?)"
_LIST = rf"{WEEKDAY}s?(?:{_AND}{WEEKDAY}s?)*"
_WEEKLY = (
    rf"{_EACH}(?: {_SKIP})? (?:(?P<from>{WEEKDAY}){_TO}(?P<to>{WEEKDAY})|"
    rf"(?P<list>{_LIST})){END}"
)
_PLURAL = rf"(?:(?:on|all) )?(?P<list>{WEEKDAY}s(?:{_AND}{WEEKDAY}s)*){END}"
_SPAN = (
    rf"(?P<from>{WEEKDAY})(?:-| ?to |through)(?P<to>{WEEKDAY})(?= (?:every|each|"
    r"at [0-9a-z:]+ (?:every|each)))"
)
_UNIT = (
    r"(?P<unit>hours?|hrs?|minutes?|mins?|days?|weeks?|wks?|months?|quarters?|years?|"
    r"fortnights?)"
)
_COUNTED = rf"{_EACH} (?:{_SKIP}|(?P<count>[0-9]{{1,3}}|{WORD}|couple of|few))? ?{_UNIT}{END}(?!'s)"
_NTH_UNIT = (
    rf"{_EACH} (?P<count>3rd|third|4th|fourth|5th|fifth|6th|sixth|10th|tenth) {_UNIT}{END}(?! of)"
)
_ADVERB_DAYS = (
    r"(?P<word>weekly|bi-?weekly|fortnightly|every (?:other|two|2|second|2nd) weeks?|every week|"
    rf"once a week|every fortnight),? on (?P<list>{_LIST}){END}"
)
_HALF = rf"{_EACH} (?:half[ -](?:an )?hour|half-hour){END}|half-hourly{END}"
_HALF_YEAR = (
    rf"{_EACH} (?:half[ -](?:a )?year|six months){END}|half-yearly|semi-?annually|biannually"
)
_WORKDAYS = (
    rf"(?:{_EACH} (?:weekday|work(?:ing)? ?day|business day)s?|(?:on )?(?:weekdays|workdays|"
    rf"working days|business days)){END}"
)
_WEEKENDS = rf"(?:{_EACH} week-?ends?|(?:on |at )?(?:the )?weekends){END}"
_PARTS = {part: part for part in ("morning", "afternoon", "evening", "noon")}
_PARTS |= {"night": "evening", "lunch": "noon", "lunchtime": "noon"}
_DAY_PART = (
    rf"{_EACH} (?:(?P<skip>other) )?(?P<part>{'|'.join(_PARTS)}){END}|"
    rf"(?P<nightly>nightly){END}"
)
_WEEK_PART = rf"{_EACH} (?P<day>{WEEKDAY}) (?P<part>morning|afternoon|evening|night){END}"
_WORDS = {
    "hourly": Every(1, "hour"), "daily": Every(1, "day"), "everyday": Every(1, "day"),
    "day after day": Every(1, "day"), "weekly": Every(1, "week"),
    "fortnightly": Every(2, "week"), "biweekly": Every(2, "week"), "bi-weekly": Every(2, "week"),
    "monthly": Every(1, "month"), "bimonthly": Every(2, "month"), "quarterly": Every(1, "quarter"),
    "yearly": Every(1, "year"), "annually": Every(1, "year"),
    "once a day": Every(1, "day"), "once a week": Every(1, "week"),
    "once a month": Every(1, "month"),
    "once a quarter": Every(1, "quarter"), "once a year": Every(1, "year"),
}  # fmt: skip
# A noun after it is described by it: weekly report, monthly fee.
_ADVERB = (
    rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))}){END}(?= ?(?:$|[,;.!?]|at |"
    rf"on |in |from |by |to |{WEEKDAY}|[0-9]|until|starting|remind|check))"
)
_MONTHLY_DAYS = (
    rf"{_EACH} month on the (?P<days>(?:[0-9]{{1,2}}(?:st|nd|rd|"
    rf"th){_AND}(?:the )?)+[0-9]{{1,2}}(?:st|nd|rd|th)){END}"
)
_DAYS_OF_MONTH = (
    rf"(?:on )?(?:the )?(?P<days>(?:[0-9]{{1,2}}(?:st|nd|rd|"
    rf"th){_AND}(?:the )?)+[0-9]{{1,2}}(?:st|nd|rd|th)) of (?:every|each) month{END}"
)
_NTH = rf"{_EACH} (?P<n>{ORDINAL}|last) (?P<day>{WEEKDAY})(?: of (?:the|each|every) month)?{END}"
_BEGINS = r"every (?!at|on|time|one|thing)(?:the )?"
_UNITS = {"h": "hour", "d": "day", "w": "week", "q": "quarter", "y": "year", "f": "fortnight"}


def week_span(first: str, last: str) -> tuple[int, ...]:
    start, end = weekday_of(first), weekday_of(last)
    return tuple((start + k) % len(WEEKDAYS) for k in range((end - start) % len(WEEKDAYS) + 1))


def _listed(said: str) -> tuple[int, ...]:
    return tuple(sorted({weekday_of(word) for word in re.findall(WEEKDAY, said)}))


def _weekly(m: re.Match[str]) -> Fields:
    if m["from"]:
        return Fields(every=Every(1, "week"), weekdays=week_span(m["from"], m["to"]))
    return Fields(every=Every(2 if m["skip"] else 1, "week"), weekdays=_listed(m["list"]))


def _plural(m: re.Match[str]) -> Fields | None:
    words = re.findall(r"[a-z]+s(?![a-z])", m["list"])
    if any(word in ("tues", "thurs", "weds") for word in words):
        return None
    return Fields(every=Every(1, "week"), weekdays=_listed(m["list"]))


def _counted(m: re.Match[str]) -> Fields | None:
    word = m["count"] or ""
    count = {"couple of": 2, "few": 3}.get(word) or (spelled(word) if word else 1)
    if not count:
        return None
    return _every(2 if m["skip"] else count, m["unit"])


def _counted_nth(m: re.Match[str]) -> Fields | None:
    """every third day is every three days"""
    count = spelled(m["count"])
    return _every(count, m["unit"]) if count else None


def _every(count: int, unit: str) -> Fields:
    name = "minute" if unit.startswith("min") else "month" if unit[0] == "m" else _UNITS[unit[0]]
    if name == "fortnight":
        return Fields(every=Every(2 * count, "week"))
    return Fields(every=Every(count, name))


def _adverb_days(m: re.Match[str]) -> Fields:
    once = m["word"] in ("weekly", "every week", "once a week")
    return Fields(every=Every(1 if once else 2, "week"), weekdays=_listed(m["list"]))


def _period_end(m: re.Match[str]) -> Fields:
    return Fields(every=Every(1, m["unit"]), edge=Edge("end", m["unit"]))


def _day_part(m: re.Match[str]) -> Fields:
    if m["nightly"]:
        return Fields(every=Every(1, "day"), part="evening")
    return Fields(every=Every(2 if m["skip"] else 1, "day"), part=_PARTS[m["part"]])


def _week_part(m: re.Match[str]) -> Fields:
    days = (weekday_of(m["day"]),)
    return Fields(every=Every(1, "week"), weekdays=days, part=_PARTS[m["part"]])


def _monthly_days(m: re.Match[str]) -> Fields:
    days = tuple(sorted({int(day) for day in re.findall(r"[0-9]+", m["days"])}))
    return Fields(every=Every(1, "month"), days=days)


def _nth(m: re.Match[str]) -> Fields | None:
    n = -1 if m["n"] == "last" else spelled(m["n"])
    if not n or n > 5 or (m["n"] in ("second", "2nd") and "month" not in m[0]):
        return None
    return Fields(every=Every(1, "month"), nth=Nth(n, "weekday", weekday_of(m["day"])))


RULES = tuple(
    Rule(starts, re.compile(pattern), read)
    for starts, pattern, read in (
        ("e", _WEEKLY, _weekly),
        ("e", _WEEK_PART, _week_part),
        ("oamtwfs", _PLURAL, _plural),
        ("mtwfs", _SPAN, lambda m: Fields(weekdays=week_span(m["from"], m["to"]))),
        ("e", _COUNTED, _counted),
        ("e", _NTH_UNIT, _counted_nth),
        ("wbfeo", _ADVERB_DAYS, _adverb_days),
        ("e", rf"{_EACH} (?P<unit>month|quarter|year)[- ]end{END}", _period_end),
        ("eh", _HALF, lambda m: Fields(every=Every(HALF_HOUR, "minute"))),
        ("ehsb", _HALF_YEAR, lambda m: Fields(every=Every(6, "month"))),
        ("eowb", _WORKDAYS, lambda m: Fields(every=Every(1, "week"), weekdays=WORKWEEK)),
        ("eoatw", _WEEKENDS, lambda m: Fields(every=Every(1, "week"), weekdays=WEEKEND)),
        ("en", _DAY_PART, _day_part),
        ("hdewfbmqyao", _ADVERB, lambda m: Fields(every=_WORDS[m["word"]])),
        ("e", _MONTHLY_DAYS, _monthly_days),
        ("ot0123456789", _DAYS_OF_MONTH, _monthly_days),
        ("e", _NTH, _nth),
        ("e", _BEGINS, lambda m: Fields(every=Every(1), head=True)),
    )
)
