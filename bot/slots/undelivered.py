"""Which of the stuck messages: by the ref on a button, by its number in the list, or all."""

import re
from datetime import UTC, datetime

from bot.slots import Found, Several, Slot, Taken
from bot.slots.clauses import LEADING
from bot.texts import Text, Value
from core import undelivered
from core.desk import Desk
from core.undelivered import Chosen, NothingStuck, NotThere

_REF = re.compile(r"([io][0-9]{1,18})(?!\w)\s*")
_PLACE = re.compile(r"(?:第|#|no\. ?|number )?([0-9]{1,3})(?:[条條则則个個]|(?!\w))\s*", re.I)
_ALL = re.compile(
    r"(?:all|every|全部|所有|都)(?:thing| of (?:them|it)|的)?(?: ([0-9]{10}))?(?!\w)\s*", re.I
)
MOST_OFFERED = 8
CHOICE = Text(en="{to}, {since}", zh_hans="{to}，{since}", zh_hant="{to}，{since}")
SOMEBODY = Text(en="somebody", zh_hans="某人", zh_hant="某人")


def take_chosen(text: str, desk: Desk, last: bool) -> Taken:
    text = text.lstrip(LEADING)
    if by_ref := _REF.match(text):
        one = undelivered.by_ref(desk, by_ref[1])
        return Found(Chosen(one), text[by_ref.end() :])
    if every := _ALL.match(text):
        by = datetime.fromtimestamp(int(every[1]), UTC) if every[1] else desk.now
        return Found(Chosen(by=by), text[every.end() :])
    known = undelivered.listed(desk, MOST_OFFERED)
    if not known:
        raise NothingStuck
    if place := _PLACE.match(text):
        if not 0 < int(place[1]) <= len(known):
            raise NotThere(place[0].strip())
        return Found(Chosen(known[int(place[1]) - 1]), text[place.end() :])
    if len(known) == 1 and not text:
        return Found(Chosen(known[0]))
    options: list[tuple[Value, str]] = [
        (CHOICE(to=one.to or SOMEBODY(), since=one.since), one.ref) for one in known
    ]
    return Several(options, text)


def write_chosen(chosen: Chosen) -> str:
    if chosen.one:
        return chosen.one.ref
    return f"all {int(chosen.by.timestamp())}" if chosen.by else "all"


SLOTS: dict[type, Slot] = {
    Chosen: Slot(
        Text(en="message", zh_hans="消息", zh_hant="訊息"),
        Text(en="Which message?", zh_hans="是哪条消息？", zh_hant="是哪則訊息？"),
        take_chosen,
        write_chosen,
    ),
}
