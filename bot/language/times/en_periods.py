"""English weeks to years and what lies in them: the rest of the month, last Friday of March, Q3."""

import re

from bot.language.times.digits import FIGURES
from bot.language.times.en_clock import END, LETTERS
from bot.language.times.en_days import MODE, MODES, WEEKDAY, weekday_of
from bot.language.times.fields import MONDAY, SUNDAY, Edge, Fields, Nth, Step
from bot.language.times.numerals import MONTH, ORDINAL, WORD, spelled
from bot.language.times.rules import Rule

_PERIOD = (
    rf"(?P<mode>{MODES}|my|all|all this)(?: calendar| business| entire| whole)? "
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


def _period(m: re.Match[str]) -> Fields | None:
    unit, word = m["unit"].replace("-", ""), m["mode"]
    mode = MODE.get(word, "this")
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


def _closest(m: re.Match[str]) -> Fields | None:
    n = spelled(m["n"]) if m["n"] else 1
    return Fields(after=Nth(n, "closest", weekday_of(m["wd"])), head=True) if n else None


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
    if m["unit"] == "weekend":  # its end is Sunday
        end = _EDGES[m["edge"]] in ("end", "late")
        return Fields(weekday=SUNDAY) if end else Fields(weekend=True)
    return Fields(edge=Edge(_EDGES[m["edge"]], m["unit"]))


def _edge_of(m: re.Match[str]) -> Fields:
    return Fields(edge=Edge(_EDGES[m["edge"]]), head=True)


def _quarter(m: re.Match[str]) -> Fields:
    number = int(m["q"]) if m["q"] else spelled(m["n"])
    return Fields(quarter=number, shy=None if m["q"] else True)


def _half(m: re.Match[str]) -> Fields:
    number = int(m["h"]) if m["h"] else spelled(m["n"])
    return Fields(half_year=number, shy=True)


RULES = tuple(
    Rule(starts, re.compile(pattern), read)
    for starts, pattern, read in (
        (LETTERS, _NTH + _CONTAINED, _nth),
        ("tfl", _COUNTED + _CONTAINED, _counted),
        (LETTERS + FIGURES, _AFTER, _after),
        (FIGURES + "tfsencn", _CLOSEST, _closest),
        ("tcunlfpsma", _PERIOD, _period),
        ("twmqy", _AFTER_NEXT, _after_next),
        ("trwl", _REST, _rest),
        ("itmb", _MIDWEEK, lambda m: Fields(edge=Edge("middle", "week"), shy=True)),
        ("rjsa", _PAST_WEEKEND, lambda m: Fields(weekday=MONDAY, mode="coming")),
        ("wck", _WEEK_NUMBER, _week_number),
        ("ts", _SAME_DAY, _same_day),
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
    )
)
# What may be the last of something, if nothing else: last Friday alone is a day of last week.
UNCONTAINED = Rule(FIGURES + "tfsenlpv", re.compile(_NTH), _nth)
