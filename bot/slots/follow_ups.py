"""What only following up asks about: stages, what is still unknown, how long ago; and its slots."""

import re

from bot.language.times.numerals import HAN, WORD, WORDS, han
from bot.slots import Found, Slot, Taken
from bot.slots.amendments import take_amendment, write_amendment
from bot.slots.clauses import LEADING
from bot.slots.companions import take_companions, write_companions
from bot.slots.wanted import take_wanted
from bot.texts import Text
from core import stages, touches
from core.cadence import DayCount, Segment
from core.corrections import Amendment
from core.desk import Desk
from core.follow_up import Label, Topic
from core.touches import Companions, Logged, Wanted
from storage.folding import simplified

_STAGE_WORD = re.compile(r"(?:阶段|階段|环节|環節)?了?[。.!！]?$|(?: stage| phase)[.!]?$", re.I)


def take_stage(text: str, desk: Desk, last: bool) -> Taken:
    said = _STAGE_WORD.sub("", text.strip(LEADING)).strip()
    return Found(stages.named(desk, said)) if said else None


def take_topic(text: str, desk: Desk, last: bool) -> Taken:
    head, colon, rest = text.lstrip(LEADING).partition("：" if "：" in text else ":")
    found = stages.topic(desk, head.strip()) if head.strip() and (colon or last) else None
    return Found(found, rest.lstrip()) if found else None


def take_logged(text: str, desk: Desk, last: bool) -> Taken:
    written = re.match(r"v([0-9]{1,18})(?!\w)\s*", text)
    return Found(touches.by_id(desk, int(written[1])), text[written.end() :]) if written else None


# How long ago, and which of the customers.
_UNITS = {
    1: r"days?|天|日",
    7: r"weeks?|周|週|个?星期|個?星期|个?礼拜|個?禮拜",
    30: r"months?|个?月|個?月",
}
_NUMBER = rf"(?P<n>[0-9]{{1,3}}|{WORD}|an?|[{HAN}半]{{1,3}})"
_LEAD = r"(?:(?:for|over|in|超过|超過|近|最近) ?)?(?<!\w)"
_TAIL = r"(?![a-z])(?: or more|\+|以上|多)?"
_DAYS = [
    (days, re.compile(rf"{_LEAD}{_NUMBER}[ -]?(?:{unit}){_TAIL}", re.IGNORECASE))
    for days, unit in _UNITS.items()
]
_WRITTEN_DAYS = re.compile(r"([0-9]{1,3})d(?!\w)\s*")
_SEGMENT = re.compile(r"(?P<name>[^\s,，。.!！?？]{1,20}?)(?:客户|客戶| customers| clients)?")


def take_days(text: str, desk: Desk, last: bool) -> Taken:
    plain = simplified(text)
    if written := _WRITTEN_DAYS.search(text):
        rest = text[: written.start()] + text[written.end() :]
        return Found(DayCount(int(written[1])), rest.strip())
    for unit, pattern in _DAYS:
        if found := pattern.search(plain):
            number = _number(found["n"])
            if number:
                rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}"
                return Found(DayCount(round(number * unit)), rest.strip())
    return None


def _number(said: str) -> float | None:
    word = said.casefold()
    if word in ("a", "an"):
        return 1
    if word == "半":
        return 0.5
    return WORDS.get(word) if word.isascii() and not word.isdigit() else han(word)


def take_segment(text: str, desk: Desk, last: bool) -> Taken:
    found = _SEGMENT.fullmatch(text.strip(LEADING))
    return Found(Segment(found["name"])) if found else None


FOLLOW_UP_SLOTS: dict[type, Slot] = {
    Companions: Slot(
        Text(en="with", zh_hans="同行", zh_hant="同行"),
        Text(en="Who came along?", zh_hans="和谁一起？", zh_hant="和誰一起？"),
        take_companions,
        write_companions,
    ),
    Wanted: Slot(
        Text(en="which", zh_hans="哪些", zh_hant="哪些"),
        Text(en="Which entries?", zh_hans="看哪些记录？", zh_hant="看哪些記錄？"),
        take_wanted,
        lambda wanted: str(wanted.written),
    ),
    Amendment: Slot(
        Text(en="correction", zh_hans="更正", zh_hant="更正"),
        Text(en="What was it?", zh_hans="应该是什么？", zh_hant="應該是什麼？"),
        take_amendment,
        write_amendment,
    ),
    Label: Slot(
        Text(en="stage", zh_hans="阶段", zh_hant="階段"),
        Text(en="Which stage?", zh_hans="到了哪个阶段？", zh_hant="到了哪個階段？"),
        take_stage,
        str,
    ),
    Topic: Slot(
        Text(en="question", zh_hans="问题", zh_hant="問題"),
        Text(en="About what?", zh_hans="关于什么？", zh_hant="關於什麼？"),
        take_topic,
        lambda topic: str(topic.label),
    ),
    Logged: Slot(
        Text(en="entry", zh_hans="记录", zh_hant="記錄"),
        Text(en="Which entry?", zh_hans="是哪条记录？", zh_hant="是哪則記錄？"),
        take_logged,
        lambda logged: str(logged.ref),
    ),
    DayCount: Slot(
        Text(en="days", zh_hans="天数", zh_hant="天數"),
        Text(en="For how many days?", zh_hans="多少天？", zh_hant="多少天？"),
        take_days,
        lambda days: f"{days}d",
    ),
    Segment: Slot(
        Text(en="which customers", zh_hans="哪类客户", zh_hant="哪類客戶"),
        Text(en="Which customers?", zh_hans="哪类客户？", zh_hant="哪類客戶？"),
        take_segment,
        str,
    ),
}
