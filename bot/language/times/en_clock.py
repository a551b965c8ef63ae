"""English clock times and parts of the day: half past two, at 9, tomorrow morning, EOD."""

import re

from bot.language.times.digits import FIGURES, clock
from bot.language.times.fields import Edge, Fields
from bot.language.times.numerals import DAY_BEFORE, MONTH, NEAR, WORD, spelled
from bot.language.times.rules import Rule

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NOON, MIDNIGHT = 12, 24
END = r"(?![a-z0-9])"
AROUND = (
    r"(?:at|@|around|about|approximately|approx\.?|by|circa|roughly|for|until|till|before|"
    r"after|from)"
)
_NUMBER = rf"(?:[0-9]{{1,2}}|{WORD})"
_HALF = r"(?: ?(?P<half>[ap])\.? ?m(?![a-z0-9])\.?)"
_MINUTE_WORDS = (
    rf"(?:(?:o|oh|zero)[ -](?:{'|'.join('one two three four five six seven eight nine'.split())})"
    rf"|fifteen|twenty[ -]five|thirty[ -]five|forty[ -]five|fifty[ -]five|forty[ -]three|{WORD})"
)
_OCLOCK = rf"(?P<hour>{_NUMBER})(?:ish)? ?o'? ?clock(?: sharp)?{_HALF}?{END}"
_SPOKEN = rf"(?P<hour>{WORD})[ -](?P<minute>{_MINUTE_WORDS})(?: minutes?)?{_HALF}?{END}"
_WORD_HALF = rf"(?P<hour>{WORD}){_HALF}"
_PAST = (
    r"(?:a )?(?P<amount>half|quarter|[0-9]{1,2}|" + WORD + r")(?: minutes?| mins?)? ?"
    r"(?P<way>past|after|to|til|till|before|of|from) "
    rf"(?P<hour>noon|midday|midnight|[0-9]{{1,2}}|{WORD})(?: ?h{END}|"
    rf" ?o'? ?clock)?(?::00)?{_HALF}?{END}"
)
_TO = re.compile(rf"(?:[0-9]|(?<![a-z]){WORD}) ?(?:and|to|till|until|-) ?$")
_FROM = re.compile(r"(?:from|between) $")
_HALF_HOUR = rf"half (?P<hour>[0-9]{{1,2}}|{WORD}){_HALF}?{END}(?! hours?| an| a )"
_NOON = rf"(?:12 )?(?:the )?(?P<word>noon|midday|mid-day|midnight)(?:-?ish)?{END}"
# A bare number is an hour only after "at" and its like, and only if it counts nothing.
_COUNTS = (
    r"(?! ?(?:%|percent|star|stars|usd|eur|gbp|dollars?|euros?|pounds?|yuan|rmb|bucks|cents?|"
    r"k|m|mm|cm|km|kg|"
    r"units?|pieces?|pcs|items?|people|persons?|customers?|clients?|users?|seats?|"
    r"licen[cs]es?|times|points?|"  # at 7 calls; but at 7 call Acme
    r"days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|business|working|more|"
    r"or|of|different|"
    r"x|th|st|nd|rd|degrees?|locations?|stores?|sites?|companies|offices?|calls|meetings?|"
    r"visits|orders|"
    r"discount|off|each|per|mondays?|fridays?)(?![a-z0-9]))(?![0-9a-z.,:/%-][0-9])"
)
# "at six forty", "at 5 past 3" and "at 3 pm" are longer than they seem
_NO_MORE = (
    r"(?! ?(?:o'? ?clock|[ap]\.? ?m(?![a-z])|noon|midnight|midday|"
    rf"(?:of )?{MONTH}(?![a-z]))"
    r"|[ -](?:(?:minutes? |mins? )?(?:past|to|till?|"
    rf"after) (?:[0-9]|{WORD}|{MONTH}|noon|midnight)"
    rf"|(?:o|oh|fifteen|twenty|thirty|forty|fifty|ten|five)(?![a-z])))"
)
_AT = (
    rf"(?P<lead>{AROUND}) ?(?:about |around |approximately )?(?P<hour>[0-9]{{1,2}}(?![0-9])|"
    rf"{WORD})(?P<ish>ish)?{END}{_COUNTS}{_NO_MORE}"
)
_PACKED = (
    r"(?:at|@|around|about|approximately|by) ?(?P<packed>[01]?[0-9][0-5][0-9]|"
    rf"2[0-3][0-5][0-9])(?: ?(?:hrs|hours|h))?{END}{_COUNTS}"
)
_APART = rf"at (?P<hour>[0-9]{{1,2}}) (?P<minute>[0-5][0-9]){END}{_COUNTS}"
_DOTTED = rf"(?:at|@) ?(?P<hour>[01]?[0-9]|2[0-3])\.(?P<minute>[0-5][0-9]){END}{_COUNTS}"
_ISH = rf"(?P<hour>[0-9]{{1,2}})-?ish{END}"
_BESIDE = rf"(?P<hour>[0-9]{{1,2}}|[0-9]{{3,4}}){END}(?= ?(?:$|[,;!?]|\.(?:$| )))"
_LEADING = (
    rf"(?P<hour>[0-9]{{1,2}}|{WORD})(?=,? (?:tomorrow|tmr|tmrw|tonight|this (?:morning|"
    r"afternoon|evening)|today|in the (?:morning|afternoon|evening)))"
)
_PART_WORDS = {
    **dict.fromkeys(("daybreak", "dawn", "sunrise", "morning", "mornin", "morn"), "morning"),
    "forenoon": "morning",
    "lunchtime": "noon",
    "lunch": "noon",
    "lunch time": "noon",
    "afternoon": "afternoon",
    "arvo": "afternoon",
    "evening": "evening",
    "eve": "evening",
    **dict.fromkeys(("breakfast time", "breakfast-time"), "morning"),
    **dict.fromkeys(("tea time", "teatime"), "afternoon"),
    **dict.fromkeys(("dinner time", "dinnertime", "supper time", "suppertime"), "evening"),
    "night": "evening",
    "nite": "evening",
}
_PARTS = "|".join(sorted(_PART_WORDS, key=len, reverse=True))
_PARTS = _PARTS.replace("|lunch|", r"|(?<!\()lunch|")  # in brackets it says what it was
_MODIFIED = (
    r"(?P<lead>in the |during the |at the |at |over |this |later this |early |late |the |mid[ -])?"
    r"(?P<more>(?:very )?early |late |(?:early|late) in the |early hours of the |crack of )?-?"
    rf"(?P<part>{_PARTS})(?:'?s)?{END}"
)
_TONIGHT = rf"(?:late |early |later )?(?P<word>tonight|tonite|to-night|2nite|last night){END}"
_MEALS = {"breakfast": "morning", "lunch": "afternoon", "dinner": "evening", "supper": "evening"}
_AFTER_MEAL = rf"(?:right |just |straight )?after (?P<meal>{'|'.join(_MEALS)}){END}"
_DAYTIME = rf"(?:in|during) the (?:day ?time|day){END}(?! of)"
_SAME = (
    rf"(?P<this>(?:at )?(?:about |around )?(?:this|the same|same) time(?: of day)?){END}"
    r"(?! (?:around|slot|zone|as|that|we|i ))"
)
_AM = rf"(?P<half>am|pm|a\.m\.|p\.m\.){END}"
_IN_HALF = rf"in the (?P<half>am|pm){END}"
_CLOSE = (
    r"(?:the )?(?:(?:eod|cob|cop|eob|c\.o\.b\.|close of (?:business|play|the day)|end of play|"
    r"end of (?:the |my |this |our )?(?:working |work |business )?(?:day|business)|"
    r"end of (?:the |my |this |our )?(?:work|workday|office hours)|closing time|"
    rf"before (?:i|we) (?:leave|close))(?: today)?{END}|end of (?=(?:today|tomorrow){END}))"
)
_FIRST_THING = (
    rf"first thing(?: in the morning)?{END}(?! (?:is|was|to|he|she|they|we|i|you)(?![a-z]))"
)
_EDGE_WORDS = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}


def _oclock(m: re.Match[str]) -> Fields | None:
    hour = spelled(m["hour"])
    return None if hour is None else _clock(hour, 0, m["half"], False)


def _clock(hour: int, minute: int, letter: str | None, exact: bool, shy: bool = False) -> Fields:
    half = f"{letter}m" if letter and hour <= 12 else None
    found = clock(hour, minute, half, exact, bool(letter))
    return Fields(clock=found.clock, broken=found.broken, shy=True if shy else None)


def _spoken(m: re.Match[str]) -> Fields | None:
    hour = spelled(m["hour"])
    minute = spelled(re.sub(r"^(?:oh|o)[ -]", "", m["minute"]).replace("zero ", ""))
    if hour is None or minute is None or not 1 <= hour <= 12 or minute > 59:
        return None
    single = minute < 10 and not re.match(r"oh?[ -]|zero", m["minute"])
    return None if single else _clock(hour, minute, m["half"], True, shy=not m["half"])


def _word_half(m: re.Match[str]) -> Fields | None:
    hour = spelled(m["hour"])
    return _clock(hour, 0, m["half"], False) if hour is not None and 1 <= hour <= 12 else None


def _past(m: re.Match[str]) -> Fields | None:
    amount = {"half": 30, "quarter": 15}.get(m["amount"]) or spelled(m["amount"])
    hour = {"noon": NOON, "midday": NOON, "midnight": 0}.get(m["hour"])
    named = hour is not None
    hour = spelled(m["hour"]) if hour is None else hour
    after = m["way"] in ("past", "after", "from")
    counted = "minute" in m[0] or "min" in m[0] or not m["amount"].isdigit()
    before = m.string[max(0, m.start() - NEAR) : m.start()]
    stretch = m["way"] == "to" and not counted and DAY_BEFORE.search(before)
    if stretch or (not counted and (amount or 0) % 5) or _FROM.search(before):
        return None  # Sunday 10 to 11, from 2 to 4 pm
    if not amount or hour is None or amount > 59 or hour > 24:
        return None
    if m["amount"] == "half" and not after:
        return None
    minute = amount if after else 60 - amount
    earlier = hour if after else (hour - 1) % 24
    half = m["half"]
    if half and hour == 12 and not after:  # quarter to 12 pm is in the morning
        half = "a" if half == "p" else "p"
    if not after and hour == 1 and not named and earlier == 0:
        earlier = 12
    vague = m["way"] in ("of", "from", "before", "after") and m["amount"] not in ("half", "quarter")
    found = _clock(earlier, minute, half, True)
    sure = found.clock and found.clock._replace(sure=found.clock.sure or named)
    return Fields(clock=sure, broken=found.broken, shy=True if vague and not half else None)


def _half_hour(m: re.Match[str]) -> Fields | None:
    hour = spelled(m["hour"])
    if hour is None or not 1 <= hour <= 12:
        return None
    return _clock(hour, 30, m["half"], True, shy=not m["half"])


def _noon(m: re.Match[str]) -> Fields:
    hour = MIDNIGHT if m["word"] == "midnight" else NOON
    found = clock(hour, 0, None, False, True)
    return Fields(clock=found.clock)


def _at(m: re.Match[str]) -> Fields | None:
    hour = spelled(m["hour"])
    if hour is None or hour > 29 or (hour == 0 and not m["hour"].isdigit()):
        return None
    # "from 3", "after 9" may count anything; "at 9" and "by 9ish" hardly
    vague = m["lead"] not in ("at", "@") and not m["ish"]
    if hour > 24:
        return Fields(clock=_clock(hour, 0, None, False).clock, broken=True, shy=True)
    return _clock(hour, 0, None, False, shy=vague)


def _packed(m: re.Match[str]) -> Fields | None:
    hour, minute = int(m["packed"][:-2]), int(m["packed"][-2:])
    found = clock(hour, minute, None, True, len(m["packed"]) == 4)
    year = 2000 <= int(m["packed"]) < 2100  # more likely a year than 20:26
    return Fields(clock=found.clock, broken=found.broken, shy=True if year else None)


def _apart(m: re.Match[str]) -> Fields | None:
    hour = int(m["hour"])
    return _clock(hour, int(m["minute"]), None, True) if hour <= 24 else None


def _ish(m: re.Match[str]) -> Fields | None:
    hour = int(m["hour"])
    return _clock(hour, 0, None, False) if 1 <= hour <= 23 else None


def _beside(m: re.Match[str]) -> Fields | None:
    """A bare number that ends what is said: tomorrow 9, tonight 815."""
    said = m["hour"]
    hour, minute = (int(said), 0) if len(said) <= 2 else (int(said[:-2]), int(said[-2:]))
    if not 1 <= hour <= 23 or minute > 59 or (said.startswith(("19", "20")) and len(said) == 4):
        return None  # 2027 is a year
    found = _clock(hour, minute, None, len(said) > 2)
    return Fields(clock=found.clock, shy=True, tail=True)


def _leading(m: re.Match[str]) -> Fields | None:
    hour = spelled(m["hour"])
    if hour is None or not 1 <= hour <= 23:
        return None
    before = m.string[max(0, m.start() - NEAR) : m.start()]
    if before and not (_TO.search(before) or DAY_BEFORE.search(before)):
        return None  # "visited 3 today": only what opens the text is an hour
    return _clock(hour, 0, None, False, shy=True)


def _part(m: re.Match[str]) -> Fields:
    lead = (m["lead"] or "").strip()
    this = 0 if lead in ("this", "later this") else None
    bare = lead not in ("in the", "this", "later this", "during the", "over") and not m["more"]
    return Fields(dates=this, part=_PART_WORDS[m["part"]], shy=True if bare else None)


def _tonight(m: re.Match[str]) -> Fields:
    return Fields(dates=-1 if m["word"] == "last night" else 0, part="evening")


def _half(m: re.Match[str]) -> Fields:
    return Fields(part="morning" if m["half"][0] == "a" else "afternoon", shy=True, tail=True)


def _rest(m: re.Match[str]) -> Fields:
    return Fields(edge=Edge("end", _EDGE_WORDS[m["word"]]))


_NUMBERED = FIGURES + "aefhnost@qrtcubdzwi"
RULES = tuple(
    Rule(starts, re.compile(pattern), read)
    for starts, pattern, read in (
        (FIGURES + "efnostwz", _OCLOCK, _oclock),
        ("efnostwz", _SPOKEN, _spoken),
        ("efnostwz", _WORD_HALF, _word_half),
        (FIGURES + "aefhnoqstw", _PAST, _past),
        ("h", _HALF_HOUR, _half_hour),
        ("1nmt", _NOON, _noon),
        ("abcrfut@", _AT, _at),
        ("ab@", _PACKED, _packed),
        ("a", _APART, _apart),
        ("a@", _DOTTED, _apart),
        (FIGURES, _ISH, _ish),
        (FIGURES + "efnostwz", _LEADING, _leading),
        (FIGURES, _BESIDE, _beside),
        ("abcdefghijlmnoptvs", _MODIFIED, _part),
        ("tl2e", _TONIGHT, _tonight),
        ("rjsa", _AFTER_MEAL, lambda m: Fields(part=_MEALS[m["meal"]], shy=True)),
        ("a", rf"after work{END}", lambda m: Fields(closing=True, shy=True)),
        ("b", rf"before work{END}", lambda m: Fields(opening=True, shy=True)),
        ("id", _DAYTIME, lambda m: Fields(part="day", shy=True)),
        ("ats", _SAME, lambda m: Fields(same_hour=True, shy=True)),
        ("ap", _AM, _half),
        ("i", _IN_HALF, _half),
        ("tecb", _CLOSE, lambda m: Fields(closing=True)),
        ("l", rf"last thing{END}", lambda m: Fields(closing=True, shy=True)),
        ("f", _FIRST_THING, lambda m: Fields(opening=True)),
        ("e", rf"(?P<word>eow|eom|eoq|eoy){END}", _rest),
        ("t", rf"the (?P<word>eow|eom|eoq|eoy){END}", _rest),
    )
)
