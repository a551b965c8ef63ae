"""Times as people say them, in English and Chinese: found, understood, or refused."""

from bot.language.times import (
    en_clock,
    en_counts,
    en_days,
    en_repeats,
    feasts,
    ranges,
    zh_clock,
    zh_counts,
    zh_days,
    zh_repeats,
)
from bot.language.times.digits import rules as digit_rules
from bot.language.times.fields import Fields
from bot.language.times.fire import fires, happened
from bot.language.times.fold import fold
from bot.language.times.moment import Impossible, Moment, Time
from bot.language.times.phrases import Phrase, believable, phrases, with_company
from bot.language.times.ranges import paired, resolve_range
from bot.language.times.repeats import repeats
from bot.language.times.resolve import AHEAD, BACK, Reading, resolve
from bot.language.times.rules import Scanner

__all__ = ["Impossible", "Moment", "Time", "fires", "happened", "past_times", "times"]

LONGEST = 300  # characters that are read; a message says when within them, or not at all
Found = tuple[tuple[Time, ...], tuple[Impossible, ...]]


def _scanner(day_first: bool) -> Scanner:
    modules = (
        *(en_repeats, zh_repeats, feasts, en_counts, zh_counts),
        *(zh_clock, en_clock, zh_days, en_days, ranges),
    )
    rules = (rule for module in modules for rule in module.RULES)
    return Scanner([*digit_rules(day_first), *rules])


_SCANNERS = {day_first: _scanner(day_first) for day_first in (False, True)}


def times(text: str, moment: Moment) -> Found:
    """Every time said, in order, and what was said like one but cannot be; leaning forward."""
    return _read(text, moment, AHEAD)


def past_times(text: str, moment: Moment) -> Found:
    """The same for what has happened: a bare weekday, day or hour is the last one."""
    return _read(text, moment, BACK)


def _read(text: str, moment: Moment, step: int) -> Found:
    folded = fold(text[:LONGEST])
    found = phrases(folded, _SCANNERS[moment.day_first].atoms(folded))
    said: list[Time] = []
    refused: list[Impossible] = []
    for left, right in paired(folded, found):
        for whole, reading in _understood(folded, left, right, moment, step):
            start, end = with_company(folded, whole)
            if reading is None:
                refused.append(Impossible((start, end), text[start:end]))
            else:
                rule, what = reading
                said.append(_time(text, (start, end), rule, what))
    return tuple(said), tuple(refused)


Understood = tuple[Phrase, tuple[str | None, Reading] | None]


def _understood(
    text: str, left: Phrase, right: Phrase | None, moment: Moment, step: int
) -> list[Understood]:
    if right is None:
        return [(left, _meaning(left.fields, moment, step))] if believable(text, left) else []
    whole = Phrase(left.start, right.end, left.fields)
    if left.fields.broken or right.fields.broken:
        return [(whole, None)]
    found = resolve_range(left.fields, right.fields, moment, step)
    if found:
        return [(whole, (None, found))]
    return [
        (one, _meaning(one.fields, moment, step)) for one in (left, right) if believable(text, one)
    ]


def _meaning(
    said: Fields, moment: Moment, step: int
) -> tuple[str | None, Reading] | None:
    if said.broken:
        return None
    if said.every:
        return repeats(said, moment)
    found = resolve(said, moment, step)
    return (None, found) if found else None


def _time(text: str, span: tuple[int, int], rule: str | None, what: Reading) -> Time:
    return Time(
        span=span,
        text=text[span[0] : span[1]],
        start=what.start,
        end=what.end,
        grain=what.grain,
        repeat=rule,
        alternatives=what.alternatives,
        ask=what.ask,
    )
