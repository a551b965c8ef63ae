"""From and until when something repeats: starting Monday, 直到年底, 下周每天."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.language.times.fields import Fields, dated
from bot.language.times.moment import Moment
from bot.language.times.phrases import Phrase
from bot.language.times.resolve import AHEAD, Reading, resolve

_EN_FROM = r"(?:starting|beginning|commencing|effective|as of|from)(?: on| from)?(?: the)? ?"
_STARTING = re.compile(rf",? ?(?:{_EN_FROM}|从|自)$")
_SINCE = re.compile(r"(?:开始|起)?[ ,]*")
_BEGUN = re.compile(r"(?:开始|起)[ ,]*")
_GAP_FROM = re.compile(rf",? ?(?:{_EN_FROM}|从|自)")
_ONWARDS = re.compile(r"(?:开始|起)")
_UNTIL = re.compile(
    r",? ?(?:(?:until|untill|till|til|through|thru|up to|ending|to)(?: the end of)?(?: the)? ?"
    r"|(?:一?直)?(?:到|至)|截[止至]到?)"
)


def bounded(text: str, left: Phrase, right: Phrase) -> Phrase | None:
    """Both as one phrase that repeats; None when neither bounds the other."""
    if bool(left.fields.every) == bool(right.fields.every):
        return None
    gap = text[left.end : right.start]
    if right.fields.every:
        return _after_its_day(text, left, right, gap)
    if not dated(right.fields) or left.fields.until:
        return None
    if _UNTIL.fullmatch(gap):
        return Phrase(left.start, right.end, replace(left.fields, until=right.fields))
    if gap.strip() == "" and _period(right.fields):  # every day next week
        both = replace(left.fields, since=right.fields, until=right.fields)
        return Phrase(left.start, right.end, both)
    if left.fields.since or not _GAP_FROM.fullmatch(gap):
        return None
    onwards = _ONWARDS.match(text, right.end)
    end = onwards.end() if onwards else right.end
    return Phrase(left.start, end, replace(left.fields, since=right.fields))


def _after_its_day(text: str, left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    if not dated(left.fields) or right.fields.since:
        return None
    begins = _STARTING.search(text[max(0, left.start - 20) : left.start])
    start = left.start - len(begins[0]) if begins else left.start
    if _BEGUN.fullmatch(gap) or (begins and _SINCE.fullmatch(gap)):
        return Phrase(start, right.end, replace(right.fields, since=left.fields))
    if gap.strip() == "" and _period(left.fields):  # 下周每天
        both = replace(right.fields, since=left.fields, until=left.fields)
        return Phrase(left.start, right.end, both)
    return None


def _period(said: Fields) -> bool:
    narrowed = (said.day, said.weekday, said.edge, said.nth, said.feast, said.lunar, said.weekend)
    return narrowed == (None,) * 7 and (said.weeks is not None or said.months is not None)


def ended(
    rule: str | None, first: Reading, until: Fields | None, moment: Moment
) -> tuple[str | None, Reading] | None:
    """The rule with its end, which no rule by the moon can say; None when it is over before."""
    if until is None:
        return rule, first
    last = resolve(until, moment, AHEAD)
    if last is None:
        return None
    end = last.end or last.start
    if last.end or last.grain == "day":
        end = (last.end or last.start + timedelta(days=1)) - timedelta(minutes=1)
    if end < first.start:
        return None
    if rule is None or rule.startswith("LUNAR"):
        return None, first._replace(ask=True)
    return f"{rule};UNTIL={end:%Y%m%dT%H%M}59", first
