"""Which touches are asked for: calls, by bo, last month; in any order."""

import re
from datetime import date, datetime, timedelta

from bot.language.kinds import KIND_NOUNS
from bot.language.times import Time, past_times
from bot.slots import Found, Taken
from bot.slots.times import moment_of
from core import staff
from core.desk import Desk
from core.touches import LETTERS, Kind, Wanted
from core.values import PersonRef

_BY_LETTER = {letter: kind for kind, letter in LETTERS.items()}
_WRITTEN_KINDS = re.compile(r"k([vcmegn]+)(?!\w)")
_WRITTEN_PERIOD = re.compile(r"([0-9]{8})?~([0-9]{8})?(?!\w)")
_WRITTEN_STAFF = re.compile(r"s([0-9]{1,18})(?!\w)")
_OWN = re.compile(r"(?:by )?(?:my own|my|mine|me|i|myself)(?![\w'])|我们的|我的|我自己|我", re.I)
_OF = re.compile(r"\s*(?:['’]s\b|的)?\s*")
_BETWEEN = re.compile(
    r"(?:the|all|only|records?|entries|entry|logs?|logged|history|from|in|during|for|with|of|and|"
    r"the list of|please)(?!\w)|的|所有|全部|跟进|跟進|记录|記錄|紀錄|历史|歷史|情况|情況|"
    r"往来|往來|联系|聯繫|聯絡|沟通|溝通|接触|接觸|只看|查看|请|請|和|在|['’]s(?!\w)|[\s,，、:：?？]",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"since|以来|以來|至今|起$|最近|近|过去|過去|past|last [0-9a-z]+ ", re.I)


def take_wanted(text: str, desk: Desk, last: bool) -> Taken:
    kinds: list[Kind] = []
    by: PersonRef | None = None
    since: date | None = None
    until: date | None = None
    rest, seen = text, False
    while rest and not rest.startswith("+"):
        if filler := _BETWEEN.match(rest):
            rest = rest[filler.end() :]
        elif kind := _kinds_first(rest):
            kinds, rest, seen = [*kinds, *kind[0]], kind[1], True
        elif period := _period_first(rest, desk):
            (since, until), rest, seen = period[0], period[1], True
        elif by is None and (person := _person_first(rest, desk)):
            by, rest, seen = person[0], person[1], True
        else:
            break
    found = Wanted(tuple(dict.fromkeys(kinds)), by, since, until)
    nothing_else = bool(text.strip()) and not rest  # 的往来记录: all of them
    return Found(found, rest) if seen or nothing_else else None


def _kinds_first(text: str) -> tuple[list[Kind], str] | None:
    if written := _WRITTEN_KINDS.match(text):
        return [_BY_LETTER[one] for one in written[1]], text[written.end() :]
    for kind, nouns in KIND_NOUNS.items():
        if noun := nouns.match(text):
            return [kind], text[noun.end() :]
    return None


def _period_first(text: str, desk: Desk) -> tuple[tuple[date | None, date | None], str] | None:
    written = _WRITTEN_PERIOD.match(text)
    if written and written[0] != "~":
        return (_day(written[1]), _day(written[2])), text[written.end() :]
    found, _ = past_times(text, moment_of(desk))
    if not found or text[: found[0].span[0]].strip() or found[0].repeat:
        return None
    return _period(found[0], desk), text[found[0].span[1] :]


def _period(said: Time, desk: Desk) -> tuple[date | None, date | None]:
    day = timedelta(days=1)
    end = said.end or said.start + day
    until = end.date() + (day if end.time() != end.min.time() else timedelta())
    if _OPEN_END.search(said.text) and until >= desk.today:
        return said.start.date(), None
    if re.search(r"since|以来|以來|至今|起$", said.text, re.I):
        return said.start.date(), None
    return said.start.date(), max(until, said.start.date() + day)


def _day(written: str | None) -> date | None:
    return datetime.strptime(written, "%Y%m%d").date() if written else None  # noqa: DTZ007


def _person_first(text: str, desk: Desk) -> tuple[PersonRef, str] | None:
    if own := _OWN.match(text):
        return PersonRef(desk.actor.id, desk.actor.name), text[own.end() :]
    said = re.sub(r"^by\s+", "", text, flags=re.I)
    if written := _WRITTEN_STAFF.match(said):
        one = staff.by_id(desk.db, int(written[1]))
        return (one.ref, said[written.end() :]) if one else None
    hits, rest = staff.named_first(desk.db, said)
    if len(hits) != 1:
        return None
    of = _OF.match(rest)
    return hits[0].ref, rest[of.end() :] if of else rest
