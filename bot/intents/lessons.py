"""What is learned from: the handlers' own sentences, the topics, and the talk of every day."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.chat import Command, each
from bot.intents.topics import Topic
from bot.language.masking import MATE, NAME, Known, mask
from bot.language.times import Moment
from bot.texts import LANGUAGES

CHATTER = Path(__file__).parent / "chatter.txt"
SAYINGS = Path(__file__).parent / "sayings.txt"  # by several hands, beside what each command says
NONE = "none"
SOME_DAY = Moment(datetime(2026, 11, 18, 12, tzinfo=UTC), ZoneInfo("UTC"))
# Whom the examples and sayings speak of.
_CUSTOMERS = (
    "Harbor Foods|Sunrise Bakery|Delta Tools|Wang Xiaoming|Jane Roe|Acme East|Acme|Tom Baker|"
    "Li Wei|Orion|Jane|王小明|宏远科技|宏远|华星|北辰贸易|李雷"
)
_COLLEAGUES = "bo|ana|cleo|Mei|小陈|小陳|小林"
_NAMES = {
    mark: re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])", re.IGNORECASE)
    for mark, names in ((NAME, _CUSTOMERS), (MATE, _COLLEAGUES))
}
# Whom nobody knows yet, typed without a capital: what the line says must be heard all the same.
_STRANGERS = (
    "tom baker|kevin|orion|rosa diaz|delta tools|lucy hale|anna|sam carter|northwind|omar|"
    "blue sky|nina|green leaf|peter novak".split("|"),
    "赵敏|何琳|张国强|马超|欧阳雪|孙丽丽|吴涛|北辰贸易|周杰|黄磊|蓝海物流|刘洋|星河电子|陈静怡|"
    "唐嫣|罗成|鑫达|美好家园|天虹".split("|"),
)
_PHONE = re.compile(
    r"(?<![0-9])(?:\+[0-9][0-9 -]{7,16}[0-9]|1[3-9][0-9](?: ?[0-9]{4}){2}|0[79][0-9 -]{7,10}[0-9])"
    r"(?![0-9])"
)
_HAN = re.compile(r"[㐀-鿿]")


class Lesson(NamedTuple):
    intent: str
    line: str


def lessons(commands: Sequence[Command], topics: Sequence[Topic]) -> list[Lesson]:
    """As they were written. A command of which none are known is never guessed."""
    found = [Lesson(NONE, line) for line in chatter()]
    elsewhere = {one.intent for one in collected()}
    for one in commands:
        if one.sayings or one.intent in elsewhere:
            shown = (line for name in LANGUAGES for line in getattr(one.examples, name))
            found += [Lesson(one.intent, line) for line in (*shown, *one.sayings)]
    found += [Lesson(one.intent, line) for one in topics for line in one.sayings]
    known = {one.intent for one in found}
    found += [one for one in collected() if one.intent in known]
    return list(dict.fromkeys(found))


@cache
def chatter() -> tuple[str, ...]:
    return each(CHATTER.read_text(encoding="utf-8"))


@cache
def collected() -> tuple[Lesson, ...]:
    """`[intent]`, then its sentences."""
    parts = re.split(r"^\[(\w+)\]$", SAYINGS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    blocks = zip(parts[1::2], parts[2::2], strict=True)
    return tuple(Lesson(intent, line) for intent, block in blocks for line in each(block))


def read_as(line: str) -> Iterator[str]:
    """A saying as a shop reads it that knows all its names, that knows none, and that has them
    typed without a capital by whom nobody knows."""
    known = masked(line)
    yield known
    yield unknown(line) if NAME in known or MATE in known else known
    yield from _estranged(line, known)


def masked(line: str) -> str:
    """With the names that sayings use known, as a shop knows its own."""
    customers, colleagues = (
        [one.span() for one in names.finditer(line)] for names in _NAMES.values()
    )
    return mask(line, SOME_DAY, Known(customers, colleagues, _phones(line)))


def unknown(line: str) -> str:
    """As a shop reads it that knows none of them."""
    return mask(line, SOME_DAY, Known(phones=_phones(line)))


def estranged(line: str) -> Iterator[str]:
    """With names nobody knows in the place of those that were known."""
    return _estranged(line, masked(line))


def _estranged(line: str, known: str) -> Iterator[str]:
    if NAME not in known:
        return
    pool = _STRANGERS[bool(_HAN.search(line))]
    place = sum(map(ord, line))  # any, but always the same
    while NAME in known:
        known = known.replace(NAME, pool[place % len(pool)], 1)
        place += 7
    yield known


def _phones(line: str) -> list[tuple[int, int]]:
    """Those of our own sayings are plain; what knows all countries' costs memory and time."""
    return [one.span() for one in _PHONE.finditer(line)]
