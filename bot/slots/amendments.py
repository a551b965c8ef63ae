"""What was meant instead of what was logged: somebody else, another kind, another time."""

import re
from datetime import datetime

from bot.language.kinds import KIND_NOUNS, kind_first
from bot.language.naming import may_be_named
from bot.language.times import fires, happened, past_times, times
from bot.slots import Found, Nobody, Several, Taken
from bot.slots.clauses import LEADING
from bot.slots.things import take_customer
from bot.slots.times import DAY_WORD, moment_of
from core import corrections
from core.corrections import Amendment, Moved, NothingToAmend
from core.customers import Customer, NoSuchCustomer
from core.desk import Desk
from core.touches import Kind
from core.values import When

_MOVED = re.compile(r"([0-9]{12}Zd?)/([0-9]{12}Zd?)/(d?)(c?)(?!\w)")


def take_amendment(text: str, desk: Desk, last: bool) -> Taken:
    said = text.strip(LEADING + "!！?？~～ ")
    if not said:
        return None
    if written := _MOVED.match(said):
        ahead, back = (When(_instant(one), one.endswith("d")) for one in written.groups()[:2])
        return Found(Amendment(moved=Moved(ahead, back, bool(written[3]), bool(written[4]))))
    if moved := _moved(said, desk):
        return Found(Amendment(moved=moved))
    if kind := _only_kind(said):
        return Found(Amendment(kind=kind))
    if not may_be_named(said) and not re.fullmatch(r"c[0-9]{1,18}", said):
        raise NoSuchCustomer(said)  # "no, thanks" is nobody's name
    if not re.fullmatch(r"c[0-9]{1,18}", said) and not corrections.has_log(desk):
        raise NothingToAmend(desk.shop.amend_minutes)
    match take_customer(said, desk, True):
        case Found(Customer() as customer):
            return Found(Amendment(customer=customer))
        case Several() | Nobody() as asked:
            return asked
    return None


def _moved(said: str, desk: Desk) -> Moved | None:
    moment = moment_of(desk)
    (ahead, _), (back, _) = times(said, moment), past_times(said, moment)
    if len(ahead) != 1 or not back or ahead[0].repeat:
        return None
    one, other = ahead[0], back[0]
    if (said[: one.span[0]] + said[one.span[1] :]).strip(LEADING + "的吧了"):
        return None
    clock = one.grain in ("minute", "hour", "part")
    day = not clock or bool(DAY_WORD.search(one.text))
    behind = happened if other.start <= moment.local else fires  # a year ahead stays ahead
    first, last = When(fires(one, moment), not clock), When(behind(other, moment), not clock)
    return Moved(first, last, day, clock)


def _only_kind(said: str) -> Kind | None:
    found = kind_first(said)
    if found and not found[1].strip(LEADING + "的了吧"):
        return found[0]
    noun = re.sub(r"^(?:an?|个|個) ?", "", said)
    return next((kind for kind, nouns in KIND_NOUNS.items() if nouns.fullmatch(noun)), None)


def _instant(written: str) -> datetime:
    return datetime.strptime(written.rstrip("d") + "+0000", "%Y%m%d%H%MZ%z")


def write_amendment(amendment: Amendment) -> str:
    if amendment.customer:
        return amendment.customer.ref
    if amendment.kind:
        return str(amendment.kind)
    moved = amendment.moved
    assert moved is not None
    ends = "/".join(one.written + ("d" if one.dated else "") for one in (moved.ahead, moved.back))
    return f"{ends}/{'d' if moved.day else ''}{'c' if moved.clock else ''}"
