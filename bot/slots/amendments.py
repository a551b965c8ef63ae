"""What was meant instead of what was written: somebody else, another time, sum, kind or word."""

import re
from datetime import datetime
from decimal import Decimal

from bot.language.amounts import amounts
from bot.language.kinds import KIND_NOUNS, kind_first
from bot.language.naming import may_be_named
from bot.language.times import fires, happened, past_times, times
from bot.slots import Found, Nobody, Several, Taken
from bot.slots.clauses import LEADING
from bot.slots.profiles import WRITTEN as EDITS
from bot.slots.profiles import take_edits, write_edits
from bot.slots.things import take_customer
from bot.slots.times import DAY_WORD, moment_of
from core import corrections, names
from core.corrections import Amendment, Moved, NothingToAmend
from core.customers import Customer, NoSuchCustomer
from core.desk import Desk
from core.profiles import Edits, Field
from core.touches import Kind
from core.values import Money, When

_MOVED = re.compile(r"([0-9]{12}Zd?)/([0-9]{12}Zd?)/(d?)(c?)(?!\w)")
_REF = re.compile(r"c[0-9]{1,18}")
_SUM = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ([A-Z]{3})")
_WORDS = re.compile(r"(?P<wrong>[^→]+) → (?P<words>.*)", re.S)
EDGES = LEADING + "!！?？~～ 的吧了"
# Not A but B, B and not A: what was wrong is said too.
_END = r"[.。!！]*"
_NOT_BUT = re.compile(
    r"(?:不是|并非|並非|not )(?P<wrong>.{1,40}?)"
    r"(?:[,，、]?\s*(?:而是|应该是|應該是|应是|應是|是|改成|改为|改為)|"
    rf",? (?:but|it was|it['’]s|it is|that was|rather)) ?(?P<new>.+?){_END}",
    re.IGNORECASE | re.DOTALL,
)
_BUT_NOT = re.compile(
    r"(?P<new>.+?)(?:[,，、]?\s*(?:而?不是|并非|並非)|,? (?:and )?not |"
    r",? (?:rather|instead) (?:than|of) )"
    rf"(?P<wrong>.{{1,40}}?){_END}",
    re.IGNORECASE | re.DOTALL,
)
_OF_WHAT = re.compile(  # 金额改成5000, the amount: it says no more than the value itself
    r"^(?:the )?(?:amount|sum|price|total|time|date|day|customer|name|phone|number)"
    r"(?: is| was| should be)?[:,]? "
    r"|^(?:金额|金額|价格|價格|时间|時間|日期|客户|客戶)[是为為:：]?\s*",
    re.IGNORECASE,
)


def take_amendment(text: str, desk: Desk, last: bool) -> Taken:
    said = text.strip(LEADING + "!！?？~～ ")
    if not said:
        return None
    if written := _written(said, desk):
        return Found(written)
    found = _NOT_BUT.fullmatch(said) or _BUT_NOT.fullmatch(said)
    new = _OF_WHAT.sub("", found["new"] if found else said).strip(EDGES)
    wrong = found["wrong"].strip(EDGES) if found else ""
    if value := _value(new, desk):
        return Found(value)
    if not _REF.fullmatch(said) and not corrections.what_may_be_amended(desk):
        raise NothingToAmend(desk.shop.amend_minutes)
    try:
        return _of_words(new, wrong, desk)
    except NoSuchCustomer:
        if not wrong:
            raise
        return Found(Amendment(words=new, wrong=wrong))


def _written(said: str, desk: Desk) -> Amendment | None:
    """As a button carries it."""
    if EDITS.fullmatch(said) and isinstance(found := take_edits(said, desk, True), Found):
        return Amendment(edits=found.value)
    if moved := _MOVED.match(said):
        ahead, back = (When(_instant(one), one.endswith("d")) for one in moved.groups()[:2])
        return Amendment(moved=Moved(ahead, back, bool(moved[3]), bool(moved[4])))
    if sum_ := _SUM.fullmatch(said):
        return Amendment(amount=Money.of(Decimal(sum_[1]), sum_[2]))
    if words := _WORDS.fullmatch(said):
        return Amendment(words=words["words"], wrong=words["wrong"])
    return None


def _value(new: str, desk: Desk) -> Amendment | None:
    """What can be nothing but one thing, given what there is to correct."""
    if (amount := _only_sum(new, desk)) and "orders" in corrections.what_may_be_amended(desk):
        return Amendment(amount=amount)
    if moved := _moved(new, desk):
        return Amendment(moved=moved)
    if kind := _only_kind(new):
        return Amendment(kind=kind)
    return None


def _of_words(new: str, wrong: str, desk: Desk) -> Taken:
    """Of somebody just added it is the card that is wrong, elsewhere it is who is meant."""
    things = corrections.what_may_be_amended(desk)
    if things == {"customer"}:
        return _of_card(new, desk)
    if not wrong and not may_be_named(new) and not _REF.fullmatch(new):
        raise NoSuchCustomer(new)  # "no, thanks" is nobody's name
    match take_customer(new, desk, True):
        case Found(Customer() as customer, rest) if not rest.strip(EDGES):
            return Found(Amendment(customer=customer))
        case Several(options) as choice if options and not wrong:
            return choice
        case Nobody() as nobody if not wrong:
            return nobody
        case _ if wrong:
            return Found(Amendment(words=new, wrong=wrong))
    return None


def _of_card(new: str, desk: Desk) -> Taken:
    """A number, an address, a company; all else is what they are called."""
    match take_edits(new, desk, True):
        case Found(edits):
            return Found(Amendment(edits=edits))
        case Several(options, rest, more, said):
            return Several(options, rest, more, said)
    return Found(Amendment(edits=Edits(((Field.NAME, names.a_name(new)),))))


def _only_sum(new: str, desk: Desk) -> Money | None:
    found = amounts(new, corrections.currency(desk))
    if len(found) != 1:
        return None
    start, end = found[0].span
    left = (new[:start] + new[end:]).strip(EDGES)
    return None if left else found[0].money


def _moved(said: str, desk: Desk) -> Moved | None:
    moment = moment_of(desk)
    (ahead, _), (back, _) = times(said, moment), past_times(said, moment)
    if len(ahead) != 1 or not back or ahead[0].repeat:
        return None
    one, other = ahead[0], back[0]
    if (said[: one.span[0]] + said[one.span[1] :]).strip(EDGES):
        return None
    clock = one.grain in ("minute", "hour", "part")
    day = not clock or bool(DAY_WORD.search(one.text))
    behind = happened if other.start <= moment.local else fires  # a year ahead stays ahead
    first, last = When(fires(one, moment), not clock), When(behind(other, moment), not clock)
    return Moved(first, last, day, clock)


def _only_kind(said: str) -> Kind | None:
    found = kind_first(said)
    if found and not found[1].strip(EDGES):
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
    if amendment.amount:
        return f"{amendment.amount.major} {amendment.amount.currency}"
    if amendment.edits:
        return write_edits(amendment.edits)
    if amendment.wrong:
        return f"{amendment.wrong} → {amendment.words}"
    moved = amendment.moved
    assert moved is not None
    ends = "/".join(one.written + ("d" if one.dated else "") for one in (moved.ahead, moved.back))
    return f"{ends}/{'d' if moved.day else ''}{'c' if moved.clock else ''}"
