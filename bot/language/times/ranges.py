"""From one time to another: 下周三到下周五, 3-5pm, between 3 and 12 of September."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.language.times.digits import FIGURES
from bot.language.times.fields import DATED, HOURLY, Clock, Fields, dated, hourly, said
from bot.language.times.moment import Moment
from bot.language.times.numerals import HAN, MONTH, WORD, han, spelled
from bot.language.times.phrases import Phrase
from bot.language.times.resolve import AHEAD, Reading, resolve
from bot.language.times.rules import Rule
from core.recurrence import in_zone

_TO_WORDS = r"to|till|til|until|untill|through|thru"
_TO = re.compile(rf" ?(?:-|~|--|到|至|直到|(?:{_TO_WORDS})(?: the)?(?![a-z])) ?(?:the )?")
_AND = re.compile(r" ?(?:and(?: the)?|和|与|跟|及|、|or|或|或者|&) ?")
_BETWEEN = re.compile(r"(?:between|in between)(?: the)? $")
_LEADS = re.compile(r"[ ,]{0,2}(?:(?:from|between|in between|的|从|在)[ ]?)?")
_ON = re.compile(r",? (?:(?:on|of|for) (?:the )?)?")
_ENDS = re.compile(r" ?(?:$|[,;!?。()]|\.(?:$| ))")
_TWO_MORE = r"(?:[0-9]{1,2}(?:st|nd|rd|th)?)"
_LEFT = (
    rf"(?P<n>{_TWO_MORE}|{WORD}|[{HAN}]{{1,3}})"
    rf"(?= ?(?:-|~|到|至|(?:{_TO_WORDS}|and)(?: the)? ) ?"
    rf"(?:[0-9]|{WORD}|{MONTH}|noon|midnight|[{HAN}]))"
)
# 10 tomorrow is an hour of a day, and not the bare number at which a stretch ends.
_SAID_BEFORE_ITS_DAY = (
    "tomorrow|tmr|tmrw|tonight|today|(?:this|in the) (?:morning|afternoon|evening)"
)
_COARSE = ("year", "years", "half_year", "quarter", "quarters", "month", "months", "weeks")
_SURE_HOUR = HOURLY - {"part"}
_OWN_DAY = frozenset({"dates", "offset", "now", "feast", "lunar", "weeks", "year"})


_RIGHT = (
    r"(?:(?<= to )|(?<=- )|(?<= and )|(?<= till )|(?<= til )|(?<= until )|(?<= through )"
    r"|(?<= thru ))"
    rf"(?P<n>[0-9]{{1,2}}|{WORD})(?![0-9:%a-z])(?! (?:{_SAID_BEFORE_ITS_DAY}))"
)


def _left(m: re.Match[str]) -> Fields | None:
    word = m["n"]
    number = spelled(word) if word.isascii() else han(word)
    return Fields(number=number, shy=True) if number and number <= 31 else None


def _right(m: re.Match[str]) -> Fields | None:
    number = spelled(m["n"])
    return Fields(number=number, shy=True) if number and number <= 31 else None


RULES = (
    Rule(FIGURES + HAN + "efnostw", re.compile(_LEFT), _left),
    Rule(FIGURES, re.compile(r"(?<=[-~到至])(?P<n>[0-9]{1,2})(?![0-9:%a-z])"), _right),
    Rule(FIGURES + "efnostw", re.compile(_RIGHT), _right),
)


def paired(text: str, found: list[Phrase]) -> Iterator[tuple[Phrase, Phrase | None]]:
    """Each phrase alone, or with the one at which it ends."""
    index = 0
    found = _on_their_day(text, found)
    while index < len(found):
        left = found[index]
        right = found[index + 1] if index + 1 < len(found) else None
        if right and _connects(text, left, right):
            fields = _completed(left.fields, right.fields, right.leads)
            if fields:
                day = found[index + 2] if index + 2 < len(found) else None
                if day and (on_day := _with_day(text, right, day, fields)):
                    fields, right, index = on_day, right._replace(end=day.end), index + 1
                yield left._replace(fields=fields[0]), right._replace(fields=fields[1])
                index += 2
                continue
        if right and _AND.fullmatch(text[left.end : right.start]):
            found[index + 1] = right._replace(fields=_same_day(left.fields, right.fields))
            left = left._replace(fields=_same_hour(left.fields, right.fields))
        yield left, None
        index += 1


def _on_their_day(text: str, found: list[Phrase]) -> list[Phrase]:
    """Hours that begin and end on the day said just before: Monday 9-11, 明天 from 2 to 4pm."""
    joined: list[Phrase] = []
    for index, phrase in enumerate(found):
        last = joined[-1] if joined else None
        right = found[index + 1] if index + 1 < len(found) else None
        begins = last and right and _begins(text, last, phrase, right)
        if last and begins:
            joined[-1] = Phrase(
                last.start, phrase.end, _with(begins, last.fields, DATED | {"part"}), True
            )
        else:
            joined.append(phrase)
    return joined


def _begins(text: str, day: Phrase, left: Phrase, right: Phrase) -> Fields | None:
    """The first hour of that stretch; None when it is no stretch of hours on that day."""
    one, other = left.fields, right.fields
    if dated(one) or dated(other) or not dated(day.fields) or said(day.fields) & _SURE_HOUR:
        return None
    if day.fields.every or not _LEADS.fullmatch(text[day.end : left.start]):
        return None
    between = text[day.end : left.start].strip(" ,") in ("between", "in between")
    gap = text[left.end : right.start]
    if not (_TO.fullmatch(gap) or (between and _AND.fullmatch(gap))):
        return None
    if one.number is None:
        return one if one.clock else None
    bare = other.number is not None and _ENDS.match(text, right.end)
    if one.number > 24 or not (other.clock or bare):
        return None
    if day.fields.day or day.fields.month:  # December 3-5 are days
        return None if bare else _numbers(one, other)[0]
    return _numbers(one, other)[0] if other.clock else Fields(clock=Clock(one.number))


def _with_day(
    text: str, right: Phrase, day: Phrase, hours: tuple[Fields, Fields]
) -> tuple[Fields, Fields] | None:
    """Hours whose day is said after them: between 9:30 and 10 on Monday."""
    undated = all(one.clock and not dated(one) for one in hours)
    if not undated or not dated(day.fields) or hourly(day.fields) or day.fields.every:
        return None
    if not _ON.fullmatch(text[right.end : day.start]):
        return None
    return _with(hours[0], day.fields, DATED), _with(hours[1], day.fields, DATED)


def _connects(text: str, left: Phrase, right: Phrase) -> bool:
    gap = text[left.end : right.start]
    if _TO.fullmatch(gap):
        return True
    if not _AND.fullmatch(gap):
        return False
    before, after = text[max(0, left.start - 20) : left.start], text[right.end : right.end + 3]
    named = "between" in text[left.start : left.end]
    return named or bool(_BETWEEN.search(before)) or after.startswith(("之间", "间"))


def _same_day(left: Fields, right: Fields) -> Fields:
    """明天上午10点和下午3点: the second hour is tomorrow's too."""
    if right.clock and not dated(right) and dated(left) and hourly(left) and not left.every:
        return _with(right, left, DATED)
    return right


def _same_hour(left: Fields, right: Fields) -> Fields:
    """周一和周三下午3点: so is the first day's."""
    if dated(left) and not hourly(left) and dated(right) and right.clock and not left.every:
        return _with(left, right, HOURLY)
    return left


def _with(one: Fields, other: Fields, names: "frozenset[str] | tuple[str, ...]") -> Fields:
    missing = {name: getattr(other, name) for name in names if getattr(one, name) is None}
    return replace(one, **missing)


def _completed(left: Fields, right: Fields, leads: bool) -> tuple[Fields, Fields] | None:
    """Both ends, each with what only the other one said; None when they are no pair.

    `leads`: the other end begins with its day, which is then its own: 3点到明天5点.
    """
    left, right = _numbers(left, right)
    if left.number is not None or right.number is not None or left.every or right.every:
        return None
    if not dated(left) and dated(right) and left.clock:
        left = left if leads and right.clock else _with(left, right, DATED)
    elif not dated(right) and dated(left) and (right.clock or right.part):
        right = _with(right, left, DATED)
    elif right.day and not right.month and right.months is None and not said(right) & _OWN_DAY:
        right = _with(right, left, _COARSE)
    elif left.day and not left.month and left.months is None and not said(left) & _OWN_DAY:
        left = _with(left, right, _COARSE)
    if left.month and not left.year and right.year and right.month:
        left = replace(left, year=right.year)
    shy = left.shy and right.shy
    return replace(left, shy=shy), replace(right, shy=shy)


def _numbers(left: Fields, right: Fields) -> tuple[Fields, Fields]:
    """A bare number counts what the other end counts."""
    if left.number is not None and right.number is not None and right.part:
        right = Fields(clock=Clock(right.number), part=right.part)
    if left.number is not None and right.number is None:
        if right.clock and left.number <= 24:
            left = Fields(clock=_like(left.number, right.clock), part=right.part)
        elif right.day:
            left = Fields(day=left.number)
    elif right.number is not None and left.number is None:
        if left.clock and right.number <= 24:
            right = Fields(clock=Clock(right.number))
        elif left.day:
            right = Fields(day=right.number)
    return left, right


def _like(hour: int, other: Clock) -> Clock:
    """3-5pm starts at 3 pm, 10-2pm at 10 am."""
    if not other.half or hour > 12:
        return Clock(hour, sure=hour > 12)
    earlier = hour % 12 < other.hour % 12
    return Clock(hour, half=other.half if earlier or other.half == "am" else "am")


def resolve_range(left: Fields, right: Fields, moment: Moment, step: int) -> Reading | None:
    """From the start of one to the end, or the instant, of the other."""
    if left.clock and not left.clock.half and not left.part and right.clock and right.clock.half:
        left = replace(left, clock=_halved(left.clock, right.clock))
    if right.clock and not right.clock.half and not right.part:
        right = replace(right, part=left.part)
    start = resolve(left, moment, step)
    if start is None:
        return None
    relative = said(right) & {"dates", "offset", "now", "weeks", "months", "years"}
    then = moment if relative else _moment_at(start.start, moment)
    end = resolve(right, then, AHEAD)
    if end is None and right.part and right.clock:
        end = resolve(replace(right, part=None), then, AHEAD)
    if end is None:
        return None
    until = _until(end)
    if until <= start.start and right.clock:
        until += timedelta(hours=12 if until + timedelta(hours=12) > start.start else 24)
    if until <= start.start:
        return None
    if not end.alternatives:  # 9:00-18:00 leaves no doubt
        return Reading(start.start, until, start.grain)
    return Reading(start.start, until, start.grain, start.alternatives, start.ask)


def _halved(one: Clock, other: Clock) -> Clock:
    if one.hour > 12 or one.sure:
        return one
    return _like(one.hour, other)._replace(minute=one.minute, exact=one.exact)


def _until(end: Reading) -> datetime:
    if end.end:
        return end.end
    return end.start + timedelta(days=1) if end.grain == "day" else end.start


def _moment_at(local: datetime, moment: Moment) -> Moment:
    there = in_zone(local, moment.zone) if not local.fold else local.replace(tzinfo=moment.zone)
    return replace(moment, now=there.astimezone(UTC))
