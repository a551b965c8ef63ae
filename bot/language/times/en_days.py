"""English days, weeks, months and years: next Wednesday, Dec 3rd, last Friday of March."""

import re

from bot.language.times.digits import FIGURES, month_day
from bot.language.times.en_clock import END, LETTERS
from bot.language.times.fields import MONDAY, Edge, Fields, Nth, Step
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
_MODE = {
    **dict.fromkeys(("this", "coming", "upcoming", "this coming"), "coming"),
    **dict.fromkeys(("the coming", "the upcoming"), "coming"),
    **dict.fromkeys(("next", "the next", "nxt", "following", "the following"), "next"),
    **dict.fromkeys(("last", "the last", "previous", "the previous"), "last"),
    **dict.fromkeys(("past", "this past"), "past"),
    **dict.fromkeys(("the", "current", "the current", "same", "the same", "that"), "this"),
}
_MODES = "|".join(sorted(_MODE, key=len, reverse=True))
_WEEKDAY_RULE = (
    rf"(?:(?P<mode>{_MODES})(?: week(?:'s)?)? )?(?P<day>{WEEKDAY})(?:\.(?= )|'s)?(?!\.com)"
    rf"(?P<week> week(?! of)| fortnight)?(?P<after> after (?:the )?next)?{END}"
)
_PERIOD = (
    rf"(?P<mode>{_MODES}|my|all|all this)(?: calendar| business| entire| whole)? "
    r"(?P<unit>week-?end|wkend|wknd|wkd|work ?week|week|wk|month|mth|quarter|qtr|year|yr|"
    r"fortnight)(?:'?s)?"
    rf"(?P<after> after (?:the )?next)?{END}"
)
_AFTER_NEXT = (
    rf"(?:the )?(?P<unit>week-?end|wkend|week|wk|month|quarter|year) "
    rf"(?:after (?:the )?next|before (?:the )?(?P<last>last))(?: one| (?P=unit))?{END}"
)
_REST = (
    r"(?P<which>(?:the )?rest|(?:the )?remainder|what is left|later)(?: of)?"
    rf"(?: (?:the|this|my|our|current|the current))? (?P<unit>day|week|month|quarter|year){END}"
    rf"|(?:the )?(?:rest|remainder) of (?P<today>today){END}"
)
_PAST_WEEKEND = rf"(?:(?:right|just|straight|soon) )?after the week-?end{END}"
_MIDWEEK = rf"(?:in |by )?(?:the )?(?:mid-?week|mid week){END}"
_WEEK_NUMBER = (
    rf"(?:calendar )?(?:week|wk|cw|kw) ?(?:number |no\.? ?|#)?(?P<n>[1-9]|[1-4][0-9]|5[0-3]){END}"
)
_SAME_DAY = (
    r"(?:(?:this|the same|same) (?:day|date),? |today,? )"
    rf"(?P<mode>next|last|the following) (?P<unit>week|month|year){END}"
)
_DAY_NUMBER = (
    r"(?:[0-3]?[0-9](?![0-9]|[:.][0-9]| ?[ap]\.?m|h[0-9]"
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
_MONTH_ONLY = rf"(?:(?P<mode>{_MODES}) )?(?:month of )?(?P<month>{MONTH})\.?{END}(?![ .-]?[0-9])"
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
_NTH_WORD = (
    rf"(?:(?P<back>{ORDINAL}|second) (?:to )?last|(?P<last>last|final|very last)|"
    rf"(?P<penult>penultimate)|(?P<n>{ORDINAL}))"
)
_UNIT = (
    r"(?P<unit>working day|business day|work ?day|weekday|week-?end|wkend|day|week|wk|month|"
    rf"quarter|(?P<wd>{WEEKDAY}))s?"
)
_AFTER = (
    rf"(?:the )?(?:(?P<n>{ORDINAL}) )?"
    rf"(?P<unit>working day|business day|work ?day|week-?end|(?(n)day|(?!))|(?P<wd>{WEEKDAY})) "
    r"(?P<way>after|before|following) (?:the )?"
    r"(?!next|last|that|i |you |we |he |she |they |[0-9]{1,2} )"
)
_CLOSEST = (
    rf"(?:the )?(?:(?P<n>{ORDINAL}) )?(?:closest|nearest) (?P<wd>{WEEKDAY}) (?:to|after|before) "
    r"(?:the )?(?=[a-z0-9])"
)
_NTH = rf"(?:the )?{_NTH_WORD} {_UNIT}{END}"
_COUNTED = (
    rf"(?:the )?(?P<which>first|last|final) (?P<count>[0-9]{{1,2}}|{WORD}|few|couple of) "
    rf"(?P<unit>days|weeks|months|working days|business days){END}"
)
_CONTAINED = (
    r"(?=(?: (?:on|at|from)? ?[0-9: apm-]+)?,? (?:of|in|this|next|last|every|each|"
    r"after)(?![a-z]))"
)
_EDGE_WORD = (
    r"(?:(?:at|by|near|around|towards?) )?(?:the )?(?:very )?"
    r"(?P<edge>end|close|start|beginning|top|middle|mid|early|late|first half|second half|rest)"
)
_BARE_EDGE = (
    rf"{_EDGE_WORD}(?:[ -]of|[ -]in)? (?:the |this |my )?(?P<unit>week|month|quarter|year|"
    rf"weekend)(?:'s end)?{END}"
)
_UNIT_END = rf"(?P<unit>week|month|quarter|year)[ '-]?s?[- ]end{END}"
_EDGE_OF = (
    rf"{_EDGE_WORD}(?: of| in)?(?: around)?(?: the)?[ -](?=(?:this|next|the|last|every|each|past|"
    rf"previous|coming|following|upcoming|nxt|{MONTH}|q[1-4]|h[12]|20[0-9]{{2}}))"
)
_WEEK_OF = (
    r"(?:the )?(?:(?P<weekend>week-?end) of|w/c|"
    r"week (?:of|commencing|beginning|starting)(?: on)?)(?: the)? "
)
_QUARTER = (
    r"(?:the )?(?:q(?P<q>[1-4])|(?P<n>first|second|third|fourth|1st|2nd|3rd|"
    rf"4th) quarter){END}"
)
_HALF = (
    r"(?:the )?(?:h(?P<h>[12])|(?P<n>first|second) half of (?=20[0-9][0-9]|the year|this year|"
    rf"next year)){END}"
)
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
_EDGES = {
    **dict.fromkeys(("end", "close"), "end"),
    **dict.fromkeys(("start", "beginning", "top", "early"), "early"),
    **dict.fromkeys(("middle", "mid"), "middle"),
    "late": "late",
    "rest": "rest",
    "first half": "first_half",
    "second half": "second_half",
}
_NTH_UNITS = {
    **dict.fromkeys(("working day", "business day", "workday", "work day", "weekday"), "workday"),
    **dict.fromkeys(("weekend", "week-end", "wkend"), "weekend"),
    **{unit: unit for unit in ("day", "week", "month", "quarter")},
    "wk": "week",
}


def weekday_of(said: str) -> int:
    return _WEEKDAY_KEYS.index(said[:3])


def month_of(said: str) -> int:
    return _MONTH_KEYS.index(said[:3]) + 1


def _relative(m: re.Match[str]) -> Fields:
    assert m.lastindex is not None
    return Fields(dates=_DAY_WORDS[m.lastindex - 1][1])


def _weekday(m: re.Match[str]) -> Fields:
    day, mode = weekday_of(m["day"]), _MODE.get(m["mode"] or "")
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


def _period(m: re.Match[str]) -> Fields | None:
    unit, word = m["unit"].replace("-", ""), m["mode"]
    mode = _MODE.get(word, "this")
    shift = {"next": 1, "last": -1, "past": -1}.get(mode, 0)
    if mode == "coming" and word != "this":
        shift = 1
    if m["after"]:
        shift = 2
    return _periods(unit, shift, word)


def _periods(unit: str, shift: int, word: str) -> Fields | None:
    if unit in ("weekend", "wkend", "wknd", "wkd"):
        named = word.endswith(("next", "following", "last", "previous", "past")) or word == "this"
        return Fields(weeks=shift if named or abs(shift) > 1 else None, weekend=True)
    shy = True if word in ("the", "my", "all", "same", "that") else None
    if unit == "fortnight":
        return Fields(window=(Step(2 * (shift or 1), "week"),)) if shift else None
    if unit in ("week", "wk") or unit.startswith("work"):
        return Fields(weeks=shift, shy=shy)
    if unit in ("month", "mth"):
        return Fields(months=shift, shy=shy)
    if unit in ("quarter", "qtr"):
        return Fields(quarters=shift, shy=shy)
    return Fields(years=shift, shy=shy)


def _after_next(m: re.Match[str]) -> Fields | None:
    return _periods(m["unit"].replace("-", ""), -2 if m["last"] else 2, "next")


def _rest(m: re.Match[str]) -> Fields:
    if m["today"] or m["unit"] == "day":
        return Fields(dates=0)
    return Fields(edge=Edge("later" if m["which"] == "later" else "rest", m["unit"]))


def _week_number(m: re.Match[str]) -> Fields:
    return Fields(nth=Nth(int(m["n"]), "week_of_year"), shy=True)


def _same_day(m: re.Match[str]) -> Fields:
    return Fields(offset=(Step(-1 if m["mode"] == "last" else 1, m["unit"]),))


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
    month, mode = month_of(m["month"]), _MODE.get(m["mode"] or "")
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


def _closest(m: re.Match[str]) -> Fields | None:
    n = spelled(m["n"]) if m["n"] else 1
    return Fields(after=Nth(n, "closest", weekday_of(m["wd"])), head=True) if n else None


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


def _after(m: re.Match[str]) -> Fields | None:
    """The third Tuesday after Christmas, the Monday before it."""
    n = spelled(m["n"]) if m["n"] else 1
    if not n:
        return None
    n = -n if m["way"] == "before" else n
    unit = _NTH_UNITS.get(m["unit"], "weekday")
    weekday = weekday_of(m["wd"]) if m["wd"] else 0
    return Fields(after=Nth(n, unit, weekday), head=True)


def _nth(m: re.Match[str]) -> Fields | None:
    if m["n"]:
        n = spelled(m["n"])
    elif m["back"]:
        n = -(spelled(m["back"]) or 0)
    else:
        n = -1 if m["last"] else -2
    if not n:
        return None
    named = Nth(n, "weekday", weekday_of(m["wd"])) if m["wd"] else Nth(n, _NTH_UNITS[m["unit"]])
    return Fields(nth=named, shy=True)


def _counted(m: re.Match[str]) -> Fields | None:
    """The first three days, the last two weeks of a period."""
    count = {"few": 3, "couple of": 2}.get(m["count"]) or spelled(m["count"])
    if not count or count < 2:
        return None
    unit = _NTH_UNITS[m["unit"].removesuffix("s")]
    return Fields(nth=Nth(1 if m["which"] == "first" else -count, unit, many=count))


def _edge(m: re.Match[str]) -> Fields:
    return Fields(edge=Edge(_EDGES[m["edge"]], m["unit"]))


def _edge_of(m: re.Match[str]) -> Fields:
    return Fields(edge=Edge(_EDGES[m["edge"]]), head=True)


def _quarter(m: re.Match[str]) -> Fields:
    number = int(m["q"]) if m["q"] else spelled(m["n"])
    return Fields(quarter=number, shy=None if m["q"] else True)


def _half(m: re.Match[str]) -> Fields:
    number = int(m["h"]) if m["h"] else spelled(m["n"])
    return Fields(half_year=number, shy=True)


_ORDINALS = FIGURES + "tfsen"
RULES = tuple(
    Rule(starts, re.compile(pattern), read)
    for starts, pattern, read in (
        ("todnfyel2p", rf"(?:{_RELATIVE}){END}", _relative),
        (LETTERS, _NTH + _CONTAINED, _nth),
        ("tfl", _COUNTED + _CONTAINED, _counted),
        (LETTERS + FIGURES, _AFTER, _after),
        (FIGURES + "tfsencn", _CLOSEST, _closest),
        ("tcunlfpsmwa", _WEEKDAY_RULE, _weekday),
        ("tcunlfpsma", _PERIOD, _period),
        ("twmqy", _AFTER_NEXT, _after_next),
        ("trwl", _REST, _rest),
        ("itmb", _MIDWEEK, lambda m: Fields(edge=Edge("middle", "week"), shy=True)),
        ("rjsa", _PAST_WEEKEND, lambda m: Fields(weekday=MONDAY, mode="coming")),
        ("wck", _WEEK_NUMBER, _week_number),
        ("ts", _SAME_DAY, _same_day),
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
        ("abnteclsmfrv", _BARE_EDGE, _edge),
        ("wmqy", _UNIT_END, lambda m: Fields(edge=Edge("end", m["unit"]))),
        ("abntecslmfrv", _EDGE_OF, _edge_of),
        (
            "tw",
            _WEEK_OF,
            lambda m: Fields(week_of=True, weekend=bool(m["weekend"]) or None, head=True),
        ),
        ("tqfs1234", _QUARTER, _quarter),
        ("thfs", _HALF, _half),
        (_ORDINALS + "lpvt", _NTH, _nth),
        ("io", _BARE_YEAR, lambda m: Fields(year=int(m["year"]), shy=True)),
        ("o", _ON_NUMBER, _just_day),
        (FIGURES + "t", _NUMBER_OF, _just_day),
        ("12", _TAIL_YEAR, lambda m: Fields(year=int(m["year"]), shy=True, tail=True)),
        ("rjnafis", _NOW, lambda m: Fields(now=True, shy=True)),
    )
)
