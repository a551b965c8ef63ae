"""English days, weeks, months and years: next Wednesday, Dec 3rd, last Friday of March."""

import re

from bot.language.times.digits import FIGURES, month_day
from bot.language.times.en_clock import END
from bot.language.times.fields import Fields, Step
from bot.language.times.numerals import MONTH, ORDINAL, WORD, spelled, year_of
from bot.language.times.rules import Rule

_TOMORROW = (
    r"(?:tomorrow|tomorow|tomorro|tomoro|tommorow|tommorrow|tomorrrow|tomoz|tmrw|tmr|tmw|tmmrw|2morrow|"
    r"2moro)"
)
_DAY_WORDS = (
    (rf"(?:the )?day after {_TOMORROW}|overmorrow", 2),
    (r"(?:the )?day before yesterday", -2),
    (rf"{_TOMORROW} week", 8),
    (r"today week", 7),
    (rf"{_TOMORROW}(?:'s)?", 1),
    (r"(?:the )?(?:next|following) day", 1),
    (r"(?:later |earlier )?(?:today|tdy|2day)(?:'s)?|this day", 0),
    (r"yesterday(?:'s)?|yday|(?:(?<!on )the |(?<!the ))(?:previous|last) day(?! of| in)", -1),
)
_RELATIVE = "|".join(f"({words})" for words, _ in _DAY_WORDS)
_WEEKDAY_WORDS = (
    "mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:s|nesday)?", "thu(?:r(?:s(?:day)?)?)?",
    "fri(?:day)?", "sat(?:urday)?", "sun(?:day)?",
)  # fmt: skip
WEEKDAY = rf"(?:{'|'.join(_WEEKDAY_WORDS)})"
_WEEKDAY_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_KEYS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Names and verbs as well: alone they say nothing about time.
_SHY_MONTHS = re.compile(
    rf"(?:may|march|june|april|august|jan|feb|mar|apr|jun|aug|sep|oct|dec){END}"
)
MODE = {
    **dict.fromkeys(("this", "coming", "upcoming", "this coming"), "coming"),
    **dict.fromkeys(("the coming", "the upcoming"), "coming"),
    **dict.fromkeys(("next", "the next", "nxt", "following", "the following"), "next"),
    **dict.fromkeys(("last", "the last", "previous", "the previous"), "last"),
    **dict.fromkeys(("past", "this past"), "past"),
    **dict.fromkeys(("the", "current", "the current", "same", "the same", "that"), "this"),
}
MODES = "|".join(sorted(MODE, key=len, reverse=True))
_WEEKDAY_RULE = (
    rf"(?:(?P<mode>{MODES})(?: week(?:'s)?)? )?(?P<day>{WEEKDAY})(?:\.(?= )|'s)?(?!\.com)"
    rf"(?P<week> week(?! of)| fortnight)?(?P<after> after (?:the )?next)?{END}"
)
_DAY_NUMBER = (
    r"(?:[0-3]?[0-9](?![0-9]|[:.][0-9]|[ap]\.?m|h[0-9]"
    rf"|(?!{MONTH})[a-gi-mo-qu-z])(?:st|nd|rd|th)?)"
)
_YEAR = (
    r"(?:,? (?:of |in )?|/|-)(?P<year>(?:19|20)[0-9]{2}(?![0-9]|:)|'[0-9]{2}(?![0-9])|"
    r"(?:(?<= of )|(?<=[a-z]-[0-9]-)|(?<=[a-z]-[0-9]{2}-)|(?<=[0-9]-[a-z]{3}-))[0-9]{2}(?![0-9]))"
)
# Years in words, and those of history, are beyond it; the date must not go on without them.
_NO_YEAR = (
    r"(?! hundred|,? (?:of )?(?:1[0-8][0-9]{2}(?![0-9])"
    r"|nineteen|eighteen|seventeen|two thousand|twenty[- ]twenty))"
)
_MONTH_DAY = (
    rf"(?P<month>{MONTH})(?:\. ?| ?[-/] ?|,? )?(?:the )?"
    rf"(?P<day>{_DAY_NUMBER}|{ORDINAL}|(?:twenty|thirty)[- ](?:one|two|three|four|five|six|"
    rf"seven|eight|nine)|{WORD}(?= |$))"
    rf"(?:{_YEAR}|{_NO_YEAR})(?! ?%){END}"
)
# The 15th, when an hour follows; elsewhere 15 may be anything.
_DAY_AT = r"(?P<day>[1-9]|[12][0-9]|3[01])(?= at [0-9]{1,2}(?::[0-9]{2}| ?[ap]\.? ?m(?![a-z])))"
_DAY_MONTH = (
    rf"(?:the )?(?P<day>{_DAY_NUMBER}|{ORDINAL}|{WORD})(?:\. ?| ?[-/] ?|"
    r" )?(?:day )?(?:of )?(?:the )?"
    rf"(?P<month>{MONTH})\.?(?:{_YEAR}|{_NO_YEAR}){END}"
)
_YEAR_MONTH_NAME = (
    rf"(?P<year>(?:19|20)[0-9]{{2}})[-/](?P<month>{MONTH})[-/](?P<day>[0-3]?[0-9]){END}"
)
_MONTH_YEAR = (
    rf"(?P<month>{MONTH})\.?(?: ?,? ?|-|/)(?:of |in )?(?P<year>(?:19|20)[0-9]{{2}}|"
    rf"'[0-9]{{2}}){END}"
)
_YEAR_MONTH = rf"(?P<year>(?:19|20)[0-9]{{2}}),? (?P<month>{MONTH}){END}(?! [0-9])"
_MONTH_ONLY = rf"(?:(?P<mode>{MODES}) )?(?:month of )?(?P<month>{MONTH})\.?{END}(?![ .-]?[0-9])"
_DAY_ONLY = (
    rf"(?P<the>the )?(?P<day>[0-3]?[0-9](?:st|nd|rd|th)|{ORDINAL})(?: day)?{END}"
    r"(?! (?:floor|avenue|ave|street|st|time|one|opinion|place|anniversary|round|version|"
    r"edition|quarter|half|party|"
    r"call|visit|order|customer|item|level|grade|step|option|thing|week|month|year|century|"
    r"meeting|draft|phase|"
    rf"{WEEKDAY}|day|of all|working|business|hand|chance|thought|class|choice|phone|quote))"
)
# What may follow a day of the month, and what must come before it when a noun follows.
_ENDS = re.compile(
    r" ?(?:$|[,;:!?()@-]|\.(?:$| )|(?:of|at|in|from|between|by|till|until|to|through|around|"
    r"on|and|or|for|this|"
    rf"next|last|before|after|please|pls|noon|morning|afternoon|evening|every|each|{MONTH}|"
    rf"[0-9]){END})|[一-鿿]"
)
_POINTS = re.compile(r"(?:on|by|until|till|before|after|since|from|due|to|around)(?: the)? $")
_THE_NUMBER = (
    rf"(?P<the>the )(?P<day>[0-3]?[0-9]|twenty|thirty){END}(?= ?(?:$|[,;!?]|\.(?:$| )|between|"
    r"at|from|and|to))"
)
_OF_THE_MONTH = rf"(?:the )?(?P<day>[0-3]?[0-9](?:st|nd|rd|th)|{ORDINAL}) of (?:the|a) month{END}"
_WEEKDAY_NUMBER = rf"(?P<wd>{WEEKDAY}) (?P<day>1[3-9]|2[0-9]|3[01])(?= ?(?:$|[,;!?]| at ))"
_ON_NUMBER = rf"on (?:the )?(?P<day>[1-9]|[12][0-9]|3[01]){END}(?= ?(?:$|[,;!?]|\.(?:$| )))"
_NUMBER_OF = (
    r"(?:the )?(?P<day>[1-9]|[12][0-9]|3[01]) (?=of (?:this|next|last|the|every|each|"
    r"the following) month)"
)
_TAIL_YEAR = rf"(?P<year>(?:19|20)[0-9]{{2}}){END}(?![:.,/-][0-9])"
_BARE_YEAR = rf"(?:in |of )(?P<year>20[0-9]{{2}}){END}"
_NOW = (
    rf"(?:right |just )?now{END}|(?:at|for) (?:the moment|present|this (?:time|moment))|"
    rf"asap{END}|as soon as possible|immediately|straight away|right away"
)


def weekday_of(said: str) -> int:
    return _WEEKDAY_KEYS.index(said[:3])


def month_of(said: str) -> int:
    return _MONTH_KEYS.index(said[:3]) + 1


def _relative(m: re.Match[str]) -> Fields:
    assert m.lastindex is not None
    return Fields(dates=_DAY_WORDS[m.lastindex - 1][1])


def _weekday(m: re.Match[str]) -> Fields:
    day, mode = weekday_of(m["day"]), MODE.get(m["mode"] or "")
    if m["after"]:
        return Fields(weeks=2, weekday=day)
    if m["week"]:
        return Fields(weekday=day, shift=(Step(1 if m["week"] == " week" else 2, "week"),))
    week = bool(m["mode"]) and "week" in m[0][: m.start("day") - m.start()]
    if mode in ("next", "last"):
        return Fields(weeks=1 if mode == "next" else -1, weekday=day)
    if week:
        return Fields(weeks=0, weekday=day)
    if mode in ("coming", "past"):
        return Fields(mode=mode, weekday=day)
    # sat down, wed him, the sun: short ones need company
    return Fields(weekday=day, shy=True if len(m["day"]) <= 4 else None)


def _month_day(m: re.Match[str]) -> Fields | None:
    month, day = month_of(m["month"]), spelled(m["day"])
    if not day:
        return None
    year = m["year"]
    if day > 31:
        return None
    return month_day(month, day, year_of(year.lstrip("'")) if year else None)


def _month_year(m: re.Match[str]) -> Fields:
    year = year_of(m["year"].lstrip("'"))
    return Fields(month=month_of(m["month"]), year=year)


def _month_only(m: re.Match[str]) -> Fields | None:
    if m.string.strip(" .!?") == "may":
        return None  # a verb, whatever stands around it
    month, mode = month_of(m["month"]), MODE.get(m["mode"] or "")
    shy = True if mode is None and _SHY_MONTHS.match(m["month"]) else None
    mode = {"next": "next", "last": "last", "past": "last"}.get(mode or "")
    return Fields(month=month, mode=mode, shy=shy)


def _day_only(m: re.Match[str]) -> Fields | None:
    day = spelled(m["day"])
    if not day or day > 31:
        return None
    before = m.string[max(0, m.start() - 12) : m.start()]
    ends = _ENDS.match(m.string, m.end()) is not None
    if not (ends or (m["day"][0].isdigit() and _POINTS.search(before))):
        return None  # the second opinion, a 10th visit
    return Fields(day=day, shy=None if ends and m["the"] else True)


def _of_the_month(m: re.Match[str]) -> Fields | None:
    day = spelled(m["day"])
    return Fields(day=day) if day and day <= 31 else None


def _day_at(m: re.Match[str]) -> Fields | None:
    before = m.string[max(0, m.start() - 8) : m.start()]
    return Fields(day=int(m["day"])) if not before.strip() or _POINTS.search(before) else None


def _just_day(m: re.Match[str]) -> Fields:
    return Fields(day=int(m["day"]), shy=True)


def _weekday_number(m: re.Match[str]) -> Fields:
    return Fields(weekday=weekday_of(m["wd"]), day=int(m["day"]))


_ORDINALS = FIGURES + "tfsen"
RULES = tuple(
    Rule(starts, re.compile(pattern), read)
    for starts, pattern, read in (
        ("todnfyel2p", rf"(?:{_RELATIVE}){END}", _relative),
        ("tcunlfpsmwa", _WEEKDAY_RULE, _weekday),
        ("w", rf"(?:week-?end|wkend|wknd){END}", lambda m: Fields(weekend=True, shy=True)),
        ("jfmasond", _MONTH_DAY, _month_day),
        (FIGURES + "tfsenow", _DAY_MONTH, _month_day),
        ("12", _YEAR_MONTH_NAME, _month_day),
        ("jfmasond", _MONTH_YEAR, _month_year),
        ("12", _YEAR_MONTH, _month_year),
        ("tcunlfpsmjaod", _MONTH_ONLY, _month_only),
        (_ORDINALS, _DAY_ONLY, _day_only),
        ("t", _THE_NUMBER, _day_only),
        (FIGURES, _DAY_AT, _day_at),
        (FIGURES + "tfsenow", _OF_THE_MONTH, _of_the_month),
        ("mtwfs", _WEEKDAY_NUMBER, _weekday_number),
        ("io", _BARE_YEAR, lambda m: Fields(year=int(m["year"]), shy=True)),
        ("o", _ON_NUMBER, _just_day),
        (FIGURES + "t", _NUMBER_OF, _just_day),
        ("12", _TAIL_YEAR, lambda m: Fields(year=int(m["year"]), shy=True, tail=True)),
        ("rjnafis", _NOW, lambda m: Fields(now=True, shy=True)),
    )
)
