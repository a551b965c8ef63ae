"""A line without what differs from one to the next: names, sums, numbers and times become marks.

What is left is how it is said, in Simplified characters and small letters. Names that are known
are passed in; others are guessed by their shape: 王总, 小李, Mr Chen, Harbor Foods.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from bot.language.amounts import amounts
from bot.language.people import emails
from bot.language.phones import phones
from bot.language.times import Moment, Time, times
from storage.folding import simplified

# Marks are private characters: nobody types them, and each is one sign among the others.
NAME, MATE, PHONE, MAIL, MONEY, NUMBER, AHEAD, BACK, TODAY, EVERY, REF = map(
    chr, range(0xE000, 0xE00B)
)
MARKS = frozenset((NAME, MATE, PHONE, MAIL, MONEY, NUMBER, AHEAD, BACK, TODAY, EVERY, REF))
LONGEST = 300  # characters that are read; whoever writes more tells a story

# The hundred most frequent family names (the Ministry of Public Security's list of 2020), some 85
# of a hundred people; the rarer ones are words too.
_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏"
    "苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙段郝孔邵史毛常万顾"
    "赖武康贺严施陶牛洪龚"
)
_TITLE = (
    "(?:总经理|董事长|总监|经理|主任|老师|老板|先生|女士|小姐|太太|主管|厂长|店长|院长|校长|医生|"
    "律师|教授|阿姨|师傅|总(?![共是算的部数体之计价额])|董(?!事)|姐(?!妹)|哥|工(?![程作厂地人资单]))"
)
_CHINESE = re.compile(
    rf"[{_FAMILY}][㐀-鿿]{{0,2}}?{_TITLE}|(?<![㐀-鿿])[{_FAMILY}]{_TITLE}"
    rf"|[小老阿](?:[{_FAMILY}])(?![㐀-鿿]?(?:板|师|客|年))"
)
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|dr|prof)\b\.? ?[a-z][\w'-]*", re.I)
_CAPITALS = re.compile(r"[A-Z][a-z'’&-]+(?:[A-Z][a-z]+)*(?: (?:[A-Z][a-z'’&-]+|[A-Z]{2,4}\b|&))*")
# Written with a capital wherever they stand, and nobody's name.
_WORDS = frozenset(
    "i i'm i've i'll i'd monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december english chinese wechat "
    "whatsapp zoom teams excel slack telegram christmas easter ok vip dear hi hello thanks please "
    "mandarin spanish french german".split()
)
_REF = re.compile(r"(?<![\w])(?:[ctmbsq][0-9]{1,18}|#[0-9]{1,4})(?!\w)")
_CODE = re.compile(r"(?<![\w])(?=[A-Za-z-]*[0-9])[A-Za-z]{1,6}-?[0-9][A-Za-z0-9-]{1,20}(?!\w)")
_DIGITS = re.compile(r"[0-9]+(?:[.,:][0-9]+)*")
_SPACES = re.compile(r"\s+")


class Spot(NamedTuple):
    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Known:
    """Stretches of the line that are somebody's name for sure."""

    customers: Sequence[tuple[int, int]] = ()
    colleagues: Sequence[tuple[int, int]] = ()
    phones: Sequence[tuple[int, int]] | None = None  # None: they are looked for


def mask(line: str, moment: Moment, known: Known | None = None, country: str = "CN") -> str:
    text = _same_length(line[:LONGEST])
    spots: list[Spot] = []
    for found in _spots(text, moment, known or Known(), country):
        if all(found.end <= one.start or one.end <= found.start for one in spots):
            spots.append(found)
    for found in sorted(spots, reverse=True):
        text = f"{text[: found.start]}{found.mark}{text[found.end :]}"
    return _SPACES.sub(" ", simplified(text)).strip().lower()


def _spots(text: str, moment: Moment, known: Known, country: str) -> Iterator[Spot]:
    """The surest first: what overlaps an earlier one is dropped."""
    yield from (Spot(*span, NAME) for span in known.customers)
    yield from (Spot(*span, MATE) for span in known.colleagues)
    yield from (Spot(*span, MAIL) for _, span in emails(text))
    if known.phones is not None:
        yield from (Spot(*span, PHONE) for span in known.phones)
    elif len(re.findall(r"[0-9]", text)) >= SHORTEST_PHONE:
        yield from (Spot(*span, PHONE) for _, span in phones(text, country))
    yield from (Spot(*one.span(), REF) for one in _REF.finditer(text))
    found, _ = times(text, moment)
    yield from (Spot(*one.span, _when(one, moment)) for one in found if _is_time(one))
    yield from (Spot(*one.span, MONEY) for one in amounts(text, "CNY") if one.sure)
    yield from (Spot(*one.span(), REF) for one in _CODE.finditer(text))
    yield from _shaped(text)
    yield from (Spot(*one.span(), NUMBER) for one in _DIGITS.finditer(text))


SHORTEST_PHONE = 7  # digits


def _is_time(one: Time) -> bool:
    """2000 alone may be a year, and more often is a sum."""
    return not one.text.isdecimal()


def _when(one: Time, moment: Moment) -> str:
    if one.repeat is not None:
        return EVERY
    now = moment.now.astimezone(moment.zone).replace(tzinfo=None)
    end = one.end or one.start + timedelta(minutes=1)
    if one.grain in ("day", "part") and one.start.date() == now.date():
        return TODAY
    if one.start > now:
        return AHEAD
    return BACK if end <= now else TODAY


def _shaped(text: str) -> Iterator[Spot]:
    yield from (Spot(*one.span(), NAME) for one in _CHINESE.finditer(simplified(text)))
    yield from (Spot(*one.span(), NAME) for one in _TITLED.finditer(text))
    for one in _CAPITALS.finditer(text):
        words = one[0].split(" ")
        start = one.start()
        if words[0].lower() in _WORDS or (not _inside(text, start) and len(words) == 1):
            start += len(words[0]) + 1
            words = words[1:]
        if words and not all(word.lower() in _WORDS for word in words):
            yield Spot(start, one.end(), NAME)


def _inside(text: str, start: int) -> bool:
    """Whether a sentence is under way: its first word has a capital anyway."""
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in ".!?。！？\n"


def _same_length(line: str) -> str:
    """Full-width letters and digits as plain ones; every position stays what it was."""
    return "".join(
        unicodedata.normalize("NFKC", one) if "！" <= one <= "～" else " " if one in MARKS else one
        for one in line
    )
