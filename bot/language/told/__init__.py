"""What happened, as people tell it: who did what with whom, when, and in whose company.

A shape is one way of saying it, whole lines long. It knows the kind of touch; the customer stands
in a group or opens `rest`. Only what is done is told: a visit that is to be made has no 了 and no
-ed. Chinese is matched in Simplified characters, which stand where the Traditional ones do.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.language.folding import Folded, folded
from bot.language.shapes import Shape
from bot.language.times import Moment, past_times
from bot.language.told import chinese, english

Reading = tuple[dict[str, str], str]
"""Slots as words, and the rest."""

SOME_DAY = Moment(datetime(2026, 11, 18, 12, tzinfo=UTC), ZoneInfo("UTC"))
HANZI = re.compile(r"[㐀-鿿]")
# A line whose only clause is a question tells nothing; one that ends a story is part of it.
ASKS = re.compile(
    r"[?？]\s*$|[吗么呢]\s*$|^(?:who|what|when|did|do|does|have|has|how|why|where|which)\b", re.I
)
ASKED = re.compile(r"谁|哪些|哪个|哪位|哪几|几个客户|几家|几次")
# What is told to be written down is a story like any other: log: visited Acme, …
TO_LOG = re.compile(
    r"^(?:please )?(?:log|record|note|fyi)(?: (?:that|this|down))?\s*[:,-]?\s+"
    r"(?=(?:(?:i|we|just) )*(?:visited|met|saw|called|phoned|rang|spoke|talked|e-?mailed|had|went|"
    r"sent|texted|messaged|dropped|stopped)\b)",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,，。;；:：\n]")


def told(line: str) -> Iterator[Reading]:
    """Every way the line can be read as something that happened."""
    said = folded(TO_LOG.sub("", line))
    plain = said.text
    if asks(plain):
        return
    for words in (chinese, english) if HANZI.search(plain) else (english,):
        if words.TELLS.search(plain):
            for shape in words.SHAPES:
                found = shape.pattern.fullmatch(plain)
                if found and _has_time(found):
                    yield _reading(shape, found, said)


def asks(plain: str) -> bool:
    first, *more = CLAUSE.split(plain.strip("?？ "), maxsplit=1)
    return bool(ASKED.search(first) or (not more and ASKS.search(plain)))


def _has_time(found: re.Match[str]) -> bool:
    """Whether the words taken for a time are one; which one, is for binding to say."""
    when = found.groupdict().get("when")
    if not when:
        return True
    times, _ = past_times(when, SOME_DAY)
    left = when
    for one in reversed(times):
        left = left[: one.span[0]] + left[one.span[1] :]
    return bool(times) and not left.strip(" ,，的")


def _reading(shape: Shape, found: re.Match[str], line: Folded) -> Reading:
    slots = shape.slots(found, line)
    rest = slots.pop("rest", "") + slots.pop("more", "")
    if kept := slots.pop("kept", ""):  # what the kind does not tell: lunch, the quote
        rest = f"{rest} ({kept})" if rest.strip(" ,.") else kept
    if shape.means:
        slots["kind"] = shape.means
    return slots, rest
