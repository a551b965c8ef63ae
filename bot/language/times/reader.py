"""From a message to its times: every grammar's pieces, joined, paired and given a meaning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC

from bot.language.folding import folded
from bot.language.times import (
    bounds,
    en_clock,
    en_counts,
    en_days,
    en_periods,
    en_repeats,
    feasts,
    ranges,
    zh_clock,
    zh_counts,
    zh_days,
    zh_repeats,
)
from bot.language.times.digits import rules as digit_rules
from bot.language.times.fields import DATED, Fields, dated, hourly
from bot.language.times.fold import fold, squeeze
from bot.language.times.moment import Impossible, Moment, Time
from bot.language.times.phrases import Phrase, believable, phrases, trusted, with_company
from bot.language.times.repeats import repeats
from bot.language.times.resolve import AHEAD, Reading, resolve
from bot.language.times.rules import Scanner
from core.recurrence import in_zone

LONGEST = 4000  # characters that are read: the most a message of either platform holds
NEARBY = 24  # characters over which a later hour still belongs to the day named before it
Meaning = tuple[str | None, Reading]


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of the text and what it means; no meaning when there is no such time."""

    span: tuple[int, int]
    meaning: Meaning | None


def _scanner(day_first: bool) -> Scanner:
    # earlier rules win among matches of one length
    modules = (
        *(ranges, en_repeats, zh_repeats, feasts, en_counts, zh_counts),
        *(zh_clock, en_clock, zh_days, en_periods, en_days),
    )
    rules = (rule for module in modules for rule in module.RULES)
    return Scanner([*digit_rules(day_first), *rules, en_periods.UNCONTAINED])


_SCANNERS = {day_first: _scanner(day_first) for day_first in (False, True)}


def read(text: str, moment: Moment, step: int) -> tuple[tuple[Time, ...], tuple[Impossible, ...]]:
    """The times in a text in order, and the impossible ones; step AHEAD or BACK."""
    line = folded(text[:LONGEST])
    plain, places = squeeze(fold(line))
    found = phrases(plain, _SCANNERS[moment.day_first].atoms(plain))
    said: list[Time] = []
    refused: list[Impossible] = []
    for one in apart(Reader(plain, moment, step).understood(found)):
        span = line.span(places[one.span[0]], places[one.span[1] - 1] + 1)
        if one.meaning:
            said.append(_time(text, span, *one.meaning))
        else:
            refused.append(Impossible(span, text[span[0] : span[1]]))
    return tuple(said), tuple(refused)


def apart(said: Iterable[Said]) -> Iterator[Said]:
    """Each up to where the next one begins: a 后 between two of them belongs to the second."""
    last: Said | None = None
    for one in said:
        if last:
            yield replace(last, span=(last.span[0], min(last.span[1], one.span[0])))
        last = one
    if last:
        yield last


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


@dataclass(frozen=True, slots=True)
class Reader:
    """One folded text, said at one moment."""

    text: str
    moment: Moment
    step: int

    def understood(self, found: list[Phrase]) -> Iterator[Said]:
        before: Phrase | None = None
        for left, right in ranges.paired(self.text, self._begun(found)):
            if right:
                yield from self._between(left, right)
            elif believable(self.text, left):
                yield self._alone(left, before)
            before = left

    def _alone(self, phrase: Phrase, before: Phrase | None) -> Said:
        meaning = self._meaning(phrase.fields)
        if before and meaning and (carried := self._carried(phrase, before)):
            others = (meaning[1].start, *carried.alternatives)
            meaning = (None, carried._replace(alternatives=others))
        return Said(with_company(self.text, phrase), meaning)

    def _carried(self, phrase: Phrase, before: Phrase) -> Reading | None:
        """明天9点开会,下午2点拜访: the later hour may well be of the same day."""
        gap = self.text[before.end : phrase.start]
        day, hour = before.fields, phrase.fields
        near = len(gap) <= NEARBY and "\n" not in gap
        if not (near and hour.clock and not dated(hour) and dated(day) and hourly(day)):
            return None
        if day.every or day.broken or day.offset or self.step != AHEAD:
            return None
        first = resolve(day, self.moment, self.step)
        named = {name: getattr(day, name) for name in DATED}
        then = resolve(replace(hour, **named), self.moment, self.step)
        if not first or not then or not self.moment.local < first.start < then.start:
            return None
        return then if then.start.date() == first.start.date() else None

    def _between(self, left: Phrase, right: Phrase) -> Iterator[Said]:
        whole = Phrase(left.start, right.end, left.fields)
        if not trusted(self.text, whole):
            return
        span = with_company(self.text, whole)
        if left.fields.broken or right.fields.broken:
            yield Said(span, None)
            return
        found = ranges.resolve_range(left.fields, right.fields, self.moment, self.step)
        if found:
            yield Said(span, (None, found))
            return
        yield from (self._alone(one, None) for one in (left, right) if believable(self.text, one))

    def _meaning(self, said: Fields) -> Meaning | None:
        if said.broken:
            return None
        if said.every:
            rule = repeats(said, self._from(said.since))
            return bounds.ended(*rule, said.until, self.moment) if rule else None
        found = resolve(said, self.moment, self.step)
        return (None, found) if found else None

    def _from(self, since: Fields | None) -> Moment:
        """The moment at which the day begins from which something repeats."""
        found = resolve(since, self.moment, AHEAD) if since else None
        if not found or found.start <= self.moment.local:
            return self.moment
        there = in_zone(found.start, self.moment.zone).astimezone(UTC)
        return replace(self.moment, now=there)

    def _begun(self, found: list[Phrase]) -> list[Phrase]:
        """The days from and until which something repeats, taken into the phrase that repeats."""
        joined: list[Phrase] = []
        for phrase in found:
            last = joined[-1] if joined else None
            if last and (bounded := bounds.bounded(self.text, last, phrase)):
                joined[-1] = bounded
            else:
                joined.append(phrase)
        return joined
