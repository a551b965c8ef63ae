"""Channels and groups by id, by title, or as the one we stand in; and what they may be for."""

import re

from bot import cards
from bot.slots import Found, Several, Taken
from bot.slots.clauses import LEADING, token
from bot.texts import Text
from core import places
from core.desk import Desk
from core.places import NoSuchPlace, Place, Purpose
from storage.folding import fold

HERE = re.compile(
    r"(?:here|(?:this|the) (?:channel|group|chat|place)|这里|這裡|这儿|"
    r"[这這本此]个?個?(?:频道|頻道|群组|群組|群聊|群))(?!\w)\s*",
    re.IGNORECASE,
)
WORDS: dict[Purpose, tuple[str, ...]] = {
    Purpose.ALERTS: ("alerts", "alert", "预警", "預警", "警报", "警報"),
    Purpose.CARE: ("care", "customer care", "客户关怀", "客戶關懷", "关怀", "關懷"),
    Purpose.SUPPORT: ("support", "customer service", "客服", "售后", "售後"),
    Purpose.POOL: ("pool", "the pool", "公海"),
    Purpose.REPORTS: ("reports", "report", "报表", "報表", "报告", "報告"),
    Purpose.TALK: ("talk", "questions", "questions only", "只问答", "只問答", "问答", "問答"),
    Purpose.NOTHING: ("nothing", "none", "不用", "什么都不用", "什麼都不用", "不发", "不發"),
}
PURPOSES = {fold(word): purpose for purpose, words in WORDS.items() for word in words}
LEAD = re.compile(r"(?:is |be |for |[:：,，]|用来|用來|用于|用於|是|为|為|发|發|收|做)+\s*", re.I)
PURPOSE = Text(en="use", zh_hans="用途", zh_hant="用途")


def take_place(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"p([0-9]{1,18})(?!\w)\s*", text):
        return Found(places.by_id(desk, int(by_id[1])), text[by_id.end() :])
    here = HERE.match(text)
    if here and desk.login and desk.channel:
        stands = places.known(desk, desk.login.platform, desk.channel)
        if stands is None:
            raise NoSuchPlace(here[0].strip())
        return Found(stands, text[here.end() :])
    text = text.lstrip(LEADING + "#＃")
    known = places.standing(desk)
    if not text:
        return Several([(one.title, one.ref) for one in known]) if known else None
    hits = [one for one in known if fold(text).startswith(fold(one.title))]
    if not hits:
        raise NoSuchPlace(token(text)[0])
    longest = max(len(one.title) for one in hits)
    hits = [one for one in hits if len(one.title) == longest]
    rest = text[longest:].lstrip()
    return (
        Found(hits[0], rest) if len(hits) == 1 else Several([(_told(o), o.ref) for o in hits], rest)
    )


def take_purpose(text: str, desk: Desk, last: bool) -> Taken:
    said = fold(LEAD.sub("", text.strip(" .。!！"), count=1))
    if said in PURPOSES:
        return Found(PURPOSES[said])
    return Several([(cards.PURPOSES[one](), one.value) for one in cards.OFFERED])


def _told(place: Place) -> str:
    return f"{place.title} · {place.platform.capitalize()}"
