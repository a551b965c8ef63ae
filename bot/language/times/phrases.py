"""From pieces to phrases: which of them belong together, and which say nothing alone."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from bot.language.times.fields import Fields, dated, hourly, merge
from bot.language.times.rules import Atom

# What may stand between two pieces of one phrase.
_GLUE = re.compile(
    r"[ ,()]*(?:(?:(?:on|at|of|in|the|around|about|by|before|until|till|after|and|sharp|@|"
    r"for)(?![a-z0-9])"
    r"|的|在|约|大约|大概|差不多|是|@|[-~](?= ))[ ,()]*){0,3}"
)
_BEGINNING = re.compile(
    r"(?:(?<![a-z])(?:starting|beginning|commencing|effective|as of|from)(?: on| from)?(?: the)?"
    r"|从|自) ?$"
)
_UNTIL = re.compile(r"(?<![a-z])(?:until|till)(?![a-z])")
_ASIDE = re.compile(r"[,()]")
_AND_OR_FOR = re.compile(r"(?<![a-z])(?:and|for|after)(?![a-z])")
# What makes one believe a piece that may mean something else.
_POINTING = re.compile(
    r"(?:(?<![a-z])(?:on|by|until|till|before|after|since|from|between|at|due|around|to the|in|"
    r"during|starting|"
    r"remind me|snooze|ping me|nudge me|delivery|eta|deadline|@)(?: the)?[: ]*"
    r"|(?:在|于|到|至|约|等|前|成|定|放|截止|日期|时间|截止日)[: ]*)$"
)
_LEADING = re.compile(
    r"(?:(?<![a-z0-9])(?:(?:on|at|by|from|around|about|before|until|till|since|for|due|"
    r"starting|during|through|no later than|not later than|prior to|as of)"
    r"(?: the)? |@ ?)|(?:在|于|大约|大概|差不多)) ?$"
)
_TRAILING = re.compile(
    r" ?(?:左右|前后|之前|以前|之后|以后|之内|以内|期间|当天|当日|的时候|时候"
    r"|前(?![台面往去来期天端排景途一-九])|后(?![台面方续来天年悔果期备勤门边代辈半一-九0-9])"
    r"|(?: sharp| or so| onwards?)(?![a-z]))"
)
# What is beyond this grammar must not be answered by half.
_BEYOND = re.compile(
    r"(?:(?<![a-z])(?:except|excluding|not)(?: on)?(?: the)? "
    r"|(?<![a-z])(?:islamic|parsi|jewish|persian|hijri|thai|orthodox|tamil|super|mini|ash|palm|holy|fat|"
    r"shrove|maundy|giving)[ -]|除了|除|不是|[0-9零〇一二三四五六七八九]年)$"
)
_AROUND_TEXT = " \n\t,.!?;:。！？；，、~()[]\"'"


class Phrase(NamedTuple):
    start: int
    end: int
    fields: Fields
    leads: bool = False  # its first piece is a day


def phrases(text: str, atoms: Iterable[Atom]) -> list[Phrase]:
    """Neighbouring pieces joined, in order; the doubtful ones still among them."""
    found: list[Phrase] = []
    for atom in atoms:
        joined = _joined(text, found[-1], atom) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(Phrase(*atom, leads=dated(atom.fields)))
    return found


def _joined(text: str, left: Phrase, right: Atom) -> Phrase | None:
    gap = text[left.end : right.start]
    if len(gap) > 16 or not _GLUE.fullmatch(gap):
        return None
    if _AND_OR_FOR.search(gap) and not (left.fields.head or left.fields.every):
        return None
    if _bounds(text, left, right, gap):
        return None
    if _ASIDE.search(gap) and not _apart(left.fields, right.fields):
        return None
    merged = _year_of_feast(left.fields, right.fields) or merge(left.fields, right.fields)
    return left._replace(end=right.end, fields=merged) if merged else None


def _bounds(text: str, left: Phrase, right: Atom, gap: str) -> bool:
    """starting Monday, every day: it begins on Monday; every day until Friday: it ends then."""
    if right.fields.every and dated(left.fields):
        return _BEGINNING.search(text[max(0, left.start - 20) : left.start]) is not None
    ends = dated(left.fields) or left.fields.every
    return bool(ends) and dated(right.fields) and _UNTIL.search(gap) is not None


def _year_of_feast(left: Fields, right: Fields) -> Fields | None:
    """Thanksgiving in three years: counted in its own years."""
    if not left.feast or not right.offset or len(right.offset) > 1 or left.years is not None:
        return None
    step = right.offset[0]
    return replace(left, years=int(step.amount)) if step.unit == "year" else None


def _apart(left: Fields, right: Fields) -> bool:
    """Over a comma or bracket an hour joins a day, a weekday its date, a year its month."""
    if dated(left) != dated(right) and (left.clock is None) != (right.clock is None):
        return True
    if dated(left) != dated(right) and hourly(left) != hourly(right):
        return True
    if left.every or right.every:
        return True
    weekday = left.weekday is not None or right.weekday is not None
    whole = any((one.month and one.day) or one.dates is not None for one in (left, right))
    return bool((weekday and whole) or left.year or right.year)


def believable(text: str, phrase: Phrase) -> bool:
    """Whether it means a time here: whole, and not only by chance."""
    said = phrase.fields
    if said.head or said.tail or said.number is not None:
        return False
    if (said.shift or said.after) and not _anchored(said):
        return False
    numbered = said.nth and said.nth.unit == "week_of_year"
    if said.nth and not (_contained(said) or said.every or numbered):
        return False
    if said.weekdays and not said.every:
        return False
    if said.year is not None and hourly(said) and not _within_year(said):
        return False
    return trusted(text, phrase)


def trusted(text: str, phrase: Phrase) -> bool:
    """Whether its surroundings let it mean a time."""
    if _BEYOND.search(text[max(0, phrase.start - 16) : phrase.start]):
        return False
    if not phrase.fields.shy:
        return True
    alone = not (text[: phrase.start] + text[phrase.end :]).strip(_AROUND_TEXT)
    return alone or _POINTING.search(text[max(0, phrase.start - 16) : phrase.start]) is not None


def _anchored(said: Fields) -> bool:
    """Whether it says from when it counts: days from a day, hours from an hour."""
    hours = said.shift and all(one.unit in ("second", "minute", "hour") for one in said.shift)
    if hours:
        return bool(said.clock or said.closing or said.opening)
    return dated(replace(said, shift=None, after=None))


def _within_year(said: Fields) -> bool:
    return any((said.month, said.feast, said.lunar, said.quarter, said.edge, said.nth))


def _contained(said: Fields) -> bool:
    """The first Monday of what?"""
    names = (said.year, said.half_year, said.quarter, said.month)
    return any(
        value is not None for value in (*names, said.years, said.quarters, said.months, said.weeks)
    )


def with_company(text: str, phrase: Phrase) -> tuple[int, int]:
    """The phrase with the small words that belong to it: on, at, 左右, 之前."""
    start, end = phrase.start, phrase.end
    if lead := _LEADING.search(text[max(0, start - 16) : start]):
        start -= len(lead[0])
    if "(" in text[start:end] and text[end : end + 1] == ")":
        end += 1
    if trail := _TRAILING.match(text, end):
        end = trail.end()
    return start, end
