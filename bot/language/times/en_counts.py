"""English amounts of time: in 45 minutes, 3 days ago, a week from Monday, within two weeks."""

import re

from bot.language.times.digits import FIGURES
from bot.language.times.en_clock import END
from bot.language.times.en_days import WEEKDAY, weekday_of
from bot.language.times.fields import Fields, Step
from bot.language.times.numerals import MONTH, WORD, spelled
from bot.language.times.rules import Rule

COUPLE, FEW, SEVERAL = 2, 3, 3  # at least
_COUNT = (
    rf"(?:(?P<figure>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?)(?![0-9])|(?P<fraction>[13]/[24]|½|¼|¾)"
    rf"|(?P<vague>(?:a |the )?couple(?: of)?|(?:a )?few|several|an?|one)(?= )|(?P<word>{WORD}))"
)
_UNIT = (
    r"(?P<unit>seconds?|secs?|minutes?|mins?|'(?=$| )|hours?|hrs?|business days?|"
    r"working days?|work ?days?|"
    r"calendar days?|days?|nights?|weeks?|wks?|fortnights?|months?|mths?|mos|quarters?|years?|yrs?|"
    rf"[mhdw]|{WEEKDAY}s?)"
    r"(?:'s?)?(?![a-z])"
)
_PIECE_PATTERN = (
    r"(?:(?P<part>half|(?:a )?quarter|three[ -]quarters?)(?: of)"
    r"?(?: an?)?[ -]?(?P<part_unit>hour|year|day)(?![a-z])"
    r"|(?P<a_half>a half)[ -](?P<half_unit>hour|year|day)(?![a-z])"
    rf"|(?:{_COUNT})(?P<and_half> and (?:a|an|one)?[ -]?half| 1/2)?[ -]?(?:more |full |"
    rf"whole )?{_UNIT}"
    r"(?P<half> (?:and|&) a half)?(?: or two| or so)?)"
)
_PIECE = re.compile(_PIECE_PATTERN)
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _PIECE_PATTERN)
AMOUNT = rf"{_UNNAMED}(?:(?:,? (?:and )?)?{_UNNAMED}){{0,3}}"
_SPACE = " "
_IN = (
    r"in (?:(?:just |a (?:little|bit) )?(?:about|around|approximately|another|roughly|just|"
    r"exactly|maybe|like|under|over|less than|more than) )?"
    rf"(?P<sign>-)?(?P<amount>{AMOUNT})(?: time{END}| from now{END}| later{END})?(?! since)"
)
_LATER = (
    rf"(?P<sign>-)?(?P<amount>{AMOUNT}){_SPACE}?(?P<way>from now|later|hence|from this moment|"
    rf"down the road|out|ago|earlier|back|in the past|prior|in the future){END}"
)
_WITHIN = (
    r"(?:within|inside|during|over|in)(?: of)?(?: the| a)?(?: (?P<which>next|coming|upcoming|"
    rf"following|last|past|previous))? (?P<amount>{AMOUNT})(?: (?:from|of) (?:today|now))?"
)
_WHICH = r"(?P<which>next|coming|upcoming|following|last|past|previous)"
_WINDOW = (
    rf"(?:(?:the|for the) )?(?:{_WHICH} (?P<amount>{AMOUNT})"
    rf"|(?P<count>[0-9]{{1,3}}|{WORD}) (?P<way>next|coming|upcoming|following|last|past|previous) "
    rf"(?P<unit_after>days|weeks|months|quarters|years)(?![a-z]))"
    rf"(?! (?:of|in) (?:the|this|next|last|every|each|{MONTH}|[a-z]+ quarter|q[1-4]|20[0-9]{{2}}))"
)
_ONE = (
    r"(?:(?:in|within|over|during) )?(?:the )?(?P<which>next|coming|last|past) "
    rf"(?P<unit>hour|minute|half hour){END}|within the (?P<this>hour){END}"
)
_AFTER = rf"after (?:about )?(?P<amount>{AMOUNT})(?![a-z])"
_FROM = (  # for ten days from the 18th begins on that day
    rf"(?<!for )(?<!for a )(?<!for an )(?P<amount>{AMOUNT}){_SPACE}?(?P<way>from|after|"
    rf"following|before|prior to|ahead of)"
    r" (?!now|this moment)(?:the )?"
)
_DAY_FROM = (
    r"(?:the )?(?P<unit>day|week|month) (?P<way>before|after|following|from)(?: the)? "
    r"(?!that|i |you |we |he |she |they |now|next(?! [a-z]))"
)
_UNIT_FROM_NOW = rf"(?:the )?(?P<unit>day|week|month|year) from now{END}"
_EVE_OF = r"(?:on )?(?:the )?eve of (?:the )?(?=[a-z0-9])"
_NEXT_WORKDAY = rf"(?:the )?(?:next|following) (?:business|working|work) ?day{END}"
_ON = (
    r"(?P<amount>(?:a|one|two|2|three|3|1) (?:weeks?|fortnights?)|"
    rf"a fortnight) (?=on {WEEKDAY}|{WEEKDAY}|tomorrow|today)"
)
_SHORT = (
    r"(?P<amount>[0-9]{1,3}(?:\.5)? ?(?:hrs?|h|mins?|m|hours?|minutes?|days?|d|weeks?|"
    r"wks?)(?: ?[0-9]{1,2} ?(?:mins?|m|minutes?))?)(?![a-z0-9])"
)
_BARE = r"in (?P<n>[1-9][05]|[1-9]0)(?= ?(?:$|[,;!?]|\.(?:$| )))"
_GLUED = r"(?P<lead>in )(?P<h>[0-9]{1,2})h(?P<m>[0-9]{1,2})m?(?![a-z0-9])"
_UNITS = {
    "s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week", "f": "fortnight",
    "q": "quarter", "y": "year", "'": "minute", "b": "workday", "c": "day", "n": "day",
}  # fmt: skip
_HALVES = {"hour": (30, "minute"), "year": (6, "month"), "day": (12, "hour"), "month": (15, "day")}
_HALVES |= {"week": (3, "day"), "minute": (30, "second")}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PARTS = {"half": 0.5, "quarter": 0.25, "three": 0.75}
_BACKWARD = frozenset({"ago", "earlier", "back", "in the past", "prior"})


def steps(amount: str) -> tuple[Step, ...] | None:
    found: list[Step] = []
    for piece in _PIECE.finditer(amount):
        some = _named_part(piece) if piece["part"] or piece["a_half"] else _whole(piece)
        if some is None:
            return None
        found += some
    return tuple(found) or None


def _named_part(piece: re.Match[str]) -> list[Step] | None:
    if piece["a_half"]:
        return _broken(0.5, piece["half_unit"])
    word = re.split(r"[ -]", piece["part"].removeprefix("a "))[0]
    return _broken(_PARTS[word], piece["part_unit"])


def _whole(piece: re.Match[str]) -> list[Step] | None:
    count = _number(piece)
    if count is None:
        return None
    word = piece["unit"]
    if re.fullmatch(rf"{WEEKDAY}s?", word):
        return [Step(count, "weekday", weekday_of(word))]
    unit = _unit(word)
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    return _broken(count + (0.5 if piece["half"] or piece["and_half"] else 0), unit)


def _unit(word: str) -> str:
    if word.startswith(("mo", "mth")):
        return "month"
    if word.startswith("work"):
        return "workday"
    return _UNITS[word[0]]


def _number(piece: re.Match[str]) -> float | None:
    if piece["figure"]:
        return float(piece["figure"])
    if piece["fraction"] in _FRACTIONS:
        return _FRACTIONS[piece["fraction"]]
    if piece["fraction"]:
        above, below = piece["fraction"].split("/")
        return int(above) / int(below)
    if vague := piece["vague"]:
        if "couple" in vague:
            return COUPLE
        return {"few": FEW, "a few": FEW, "several": SEVERAL}.get(vague, 1)
    return spelled(piece["word"])


def _broken(count: float, unit: str) -> list[Step] | None:
    """Whole units and, of the one that may be broken, what is left over in smaller ones."""
    whole, rest = int(count), count - int(count)
    found = [Step(whole, unit)] if whole or not rest else []
    if rest:
        if unit not in _HALVES:
            return None
        half, smaller = _HALVES[unit]
        found.append(Step(round(rest * 2 * half), smaller))
    return found


def _back(some: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(step._replace(amount=-step.amount) for step in some)


def _in(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    return Fields(offset=some, broken=True if m["sign"] else None) if some else None


def _later(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    if not some:
        return None
    some = _back(some) if m["way"] in _BACKWARD else some
    return Fields(offset=some, broken=True if m["sign"] else None)


def _window(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    if not some or (m[0].startswith(("in", "during", "over")) and not m["which"]):
        return None
    return _stretch(some, m["which"] or "")


def _order(m: re.Match[str]) -> Fields | None:
    """The next three days, 3 upcoming weeks."""
    some = steps(m["amount"] or f"{m['count']} {m['unit_after']}")
    return _stretch(some, m["which"] or m["way"]) if some else None


def _stretch(some: tuple[Step, ...], which: str) -> Fields | None:
    if any(step.unit == "weekday" for step in some):
        return None
    if which in ("last", "past", "previous"):
        return Fields(window=_back(some))
    return Fields(window=some, apart=True if which else None)


def _one(m: re.Match[str]) -> Fields:
    unit = m["unit"] or m["this"]
    step = Step(30, "minute") if unit == "half hour" else Step(1, unit)
    past = m["which"] in ("last", "past")
    return Fields(window=_back((step,)) if past else (step,))


def _after(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    return Fields(offset=some) if some else None


def _from(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    if not some:
        return None
    back = m["way"] in ("before", "prior to", "ahead of")
    return Fields(shift=_back(some) if back else some, head=True)


def _day_from(m: re.Match[str]) -> Fields:
    return Fields(shift=(Step(-1 if m["way"] == "before" else 1, m["unit"]),), head=True)


def _on(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    return Fields(shift=some, head=True) if some else None


def _short(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    return Fields(offset=some, shy=True) if some else None


def _glued(m: re.Match[str]) -> Fields:
    return Fields(offset=(Step(int(m["h"]), "hour"), Step(int(m["m"]), "minute")))


_NUMBERS = FIGURES + "abcefhnostwz"
RULES = tuple(
    Rule(starts, re.compile(pattern), read)
    for starts, pattern, read in (
        ("i", _IN, _in),
        ("i", _GLUED, _glued),
        ("i", _BARE, lambda m: Fields(offset=(Step(int(m["n"]), "minute"),), shy=True)),
        (_NUMBERS + "q-", _LATER, _later),
        ("widotn", _WITHIN, _window),
        (_NUMBERS + "ulp", _WINDOW, _order),
        ("iwodtnclp", _ONE, _one),
        ("a", _AFTER, _after),
        (_NUMBERS + "q", _FROM, _from),
        ("ote", _EVE_OF, lambda m: Fields(shift=(Step(-1, "day"),), head=True)),
        ("tdwm", _UNIT_FROM_NOW, lambda m: Fields(offset=(Step(1, m["unit"]),))),
        ("tdwm", _DAY_FROM, _day_from),
        ("tnf", _NEXT_WORKDAY, lambda m: Fields(offset=(Step(1, "workday"),))),
        ("ao123t", _ON, _on),
        (FIGURES, _SHORT, _short),
    )
)
