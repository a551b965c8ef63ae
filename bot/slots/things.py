"""Customers, tasks and change sets: what has a row, by its id or by its name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.likely_names import COMPANY as COMPANY_WORD
from bot.language.naming import (
    Address,
    addressed,
    addresses_in,
    is_nobody,
    name_first,
)
from bot.language.people import bare_name, called_first, surname
from bot.language.pronouns import customer_first, only_a_thing, thing_first
from bot.language.titles import TITLE_EN
from bot.language.whom import whom
from bot.refusals.customers import IsColleague
from bot.slots import Found, Nobody, Several, Taken
from bot.slots.clauses import HANZI, LEADING, token
from bot.slots.times import only_a_time
from bot.texts import Text, Value
from bot.todo import whole
from core import called, changes, customers, nicknames, staff, tasks
from core.called import About
from core.companies import COMPANY
from core.customers import Customer, NoSuchCustomer
from core.desk import Desk
from core.spotting import ORDINARY
from core.staff import NoSuchColleague, Staff
from core.tasks import NoSuchTask, NothingToDo
from core.unmet import unmet
from storage.folding import fold, simplified

MYSELF = re.compile(r"(?:myself|me|我自己|自己|我)(?!\w)\s*", re.IGNORECASE)
UNTIL = re.compile(r"^(?:(?:to|until|till)\s+|[到至])", re.IGNORECASE)
NEW = "\x1f"  # before the name of somebody who is no customer yet; nobody can type it
MOST_ADDRESSED = 6  # in one note whose surnames are looked up
OF = re.compile(r"\s*(?:的|['’]s\s|\s)?\s*(?=[^\W\d_])", re.IGNORECASE)
OF_WHOM = re.compile(r"^的(?=[㐀-鿿A-Za-z])(?![确確士])")  # 上周五拜访的宏远科技
# The buyer of Riverside Clinic is somebody there; who, is told in the note.
TITLE_OF = re.compile(
    rf"(?:(?:the|a|their|our) )?(?P<title>(?:[a-z-]+ ){{0,2}}?{TITLE_EN}) "
    r"(?:of|at|from|for) (?=\S)",
    re.IGNORECASE,
)
FEWEST = 2  # characters of a name by which somebody goes
CITY = re.compile(  # with which a firm's name may begin
    "中国|北京|上海|天津|重庆|广州|深圳|杭州|苏州|南京|武汉|成都|西安|长沙|郑州|青岛|宁波|东莞|佛山|厦门|福州|济南|合肥|"
    "无锡|大连|沈阳|昆明|南昌|广东|浙江|江苏|山东|福建|四川|湖南|湖北|河南|河北|台湾|台北|新北|台中|台南|高雄|新竹|桃园|香港|澳门"
)
ORDINALS = "一二三四五六七八九十"
CHOICE = Text(en="{name} · {company}", zh_hans="{name} · {company}", zh_hant="{name} · {company}")


def take_customer(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"c([0-9]{1,18})(?!\w)\s*", text):
        return Found(customers.by_id(desk, int(by_id[1])), text[by_id.end() :])
    if text.startswith(NEW):
        return Found(unmet(text.removeprefix(NEW)))
    text = OF_WHOM.sub("", text.lstrip(LEADING))
    if not text:
        return None
    if length := customer_first(text):
        return _spoken_of(desk, text[length:].lstrip())
    if title := TITLE_OF.match(text):
        taken = take_customer(text[title.end() :], desk, last)
        rest = taken.rest.lstrip(LEADING) if taken else ""
        return replace(taken, rest=f"{title['title']}, {rest}".strip(", ")) if taken else None
    hits, rest = customers.named_first(desk, text)
    nickname = nicknames.opening(desk, text)
    if nickname and nickname[1] > len(text) - len(rest):
        meant, end = nickname
        return Found(customers.by_id(desk, meant), text[end:].lstrip(), nickname=text[:end])
    if hits:
        return _at_company(hits, text, rest, desk) or _one_of(
            hits, text[: len(text) - len(rest)], rest
        )
    return _called_like(text, desk, last)


def _spoken_of(desk: Desk, rest: str) -> Taken:
    """Whoever "he" is here; of several, and where nobody was spoken of, it is asked."""
    meant = customers.by_ids(desk, desk.spoken.customers)
    if len(meant) == 1:
        return Found(meant[0], rest)
    return Several([(choice(one), one.ref) for one in meant], rest)


def write_customer(customer: Customer) -> str:
    return customer.ref if customer.id else NEW + customer.name


def _at_company(hits: Sequence[Customer], text: str, rest: str, desk: Desk) -> Taken:
    """华星的王总, Acme's Mr Wang: whoever of a company its name leads to; None for the company."""
    of = OF.match(rest)
    if not of or len(hits) != 1 or hits[0].kind != COMPANY:
        return None
    said = rest[of.end() :]
    tried = [(one.family + one.given, one.end) for one in addressed(said) if not one.company]
    if not tried and (name := name_first(said)):
        tried = [(name.name, len(said) - len(name.rest))]
    for name_said, end in tried:
        if people := called.at_company(desk, hits[0], name_said):
            words = text[: len(text) - len(said) + end]
            return _one_of(people, words, said[end:])
    return None


def take_meant(text: str, desk: Desk, last: bool) -> Taken:
    """Whom a word is to mean from now on, whatever it meant so far."""
    if by_id := re.match(r"c([0-9]{1,18})(?!\w)\s*", text):
        return Found(customers.by_id(desk, int(by_id[1])), text[by_id.end() :])
    text = text.strip(LEADING)
    meant = nicknames.meaning(desk, text) if text else None
    try:
        taken = _called_like(text, desk, last=True) if text else None
    except NoSuchCustomer:
        if meant is None:
            raise
        return None  # the nickname alone: whom instead is the question
    same = isinstance(taken, Found) and taken.value.id == meant
    return None if same else taken


def _called_like(text: str, desk: Desk, last: bool) -> Taken:
    """By a surname with a title or a 老 before it, or at their company; by part of a name."""
    for address in addressed(text):
        if people := _addressed_to(address, desk):
            return _one_of(people, text[: address.end], text[address.end :])
    words, rest = (text, "") if last else token(text)
    if is_nobody(words) and not last:
        raise NoSuchCustomer(words)
    tried = [(words, rest)]
    if head := called_first(words):
        tried.append((head, words[len(head) :] + rest))
    for said, after in tried:
        family = surname(said)
        hits = _found(desk, bare_name(said)) or _of_family(_found(desk, family), family)
        if hits:
            return _one_of(hits, said, after)
    return _nobody(text, desk, words, rest)


def _found(desk: Desk, name: str) -> Sequence[Customer]:
    try:
        return customers.find(desk, name) if name else ()
    except NoSuchCustomer:
        return ()


def _of_family(hits: Sequence[Customer], family: str) -> Sequence[Customer]:
    """A Chinese surname stands first; a spelt one may stand anywhere."""
    if not HANZI.match(family):
        return hits
    return [one for one in hits if simplified(one.name).startswith(simplified(family))]


def _one_of(hits: Sequence[Customer], said: str, rest: str) -> Taken:
    if len(hits) == 1:
        return Found(hits[0], rest.lstrip())
    shown = hits[: customers.MOST]
    options = [(choice(hit), hit.ref) for hit in shown]
    return Several(options, rest.lstrip(), len(hits) > len(shown), said)


def _nobody(text: str, desk: Desk, words: str, rest: str) -> Taken:
    """A slip of the finger or a homophone is asked about, never assumed."""
    name = name_first(text)
    said, after = (name.name, name.rest) if name else (words, rest)
    alike = customers.resembling(desk, bare_name(said)) or customers.resembling(desk, words)
    if not alike and (address := next(addressed(text), None)):
        alike = called.sounding(desk, address.family)
    if not alike and (colleague := _colleague(desk, said)):
        raise IsColleague(colleague.name)
    if not alike and not name:
        raise NoSuchCustomer(words)
    return Nobody(said, after.lstrip(), [(choice(one), one.ref) for one in alike], bool(name))


def _colleague(desk: Desk, said: str) -> Staff | None:
    hits, rest = staff.named_first(desk.db, said)
    return hits[0] if len(hits) == 1 and not rest.strip() else None


def take_about(text: str, desk: Desk, last: bool) -> Taken:
    """Whose whole name stands in a note, else the one who may be meant by a surname and a title
    or at their company; the note keeps its words. Not asked: it may be about nobody."""
    if by_id := re.fullmatch(r"c([0-9]{1,18})", text):
        return Found(About(customers.by_id(desk, int(by_id[1]))))
    one = customers.spoken_of(desk, text)
    said = dict.fromkeys(said.family + said.given for said in addresses_in(text))
    for name in [*said][:MOST_ADDRESSED]:
        if one and one.kind == COMPANY:  # its Mr Chen, rather than the company by itself
            people = called.at_company(desk, one, name)
        else:
            people = () if one else called.mine(desk, name)
        if len(people) == 1:
            return Found(About(people[0]), text)
    one = one or next(filter(None, (goes_by(desk, said) for said in _mentioned(text))), None)
    return Found(About(one), text) if one else None


def _mentioned(text: str) -> list[str]:
    return [text[one.start : one.end] for one in whom(text)]


def goes_by(desk: Desk, said: str) -> Customer | None:
    """The only customer who goes by that part of the name: Tom, 小明, 宏远; not by "ac"."""
    if said.islower() and said in ORDINARY:
        return None  # plan for the summit: no Summit Partners
    hits = [one for one in _found(desk, bare_name(said)) if _is_part(fold(said), one)]
    own = [one for one in hits if one.owner_id == desk.actor.id]
    meant = own if len(own) == 1 else hits
    return meant[0] if len(meant) == 1 else None


def _is_part(said: str, customer: Customer) -> bool:
    """What one calls them: a firm by how its name begins, a person also by how it ends."""
    name, firm = fold(customer.name), customer.kind == COMPANY
    if said == name:
        return True
    if len(said) < FEWEST or COMPANY_WORD.fullmatch(said) or CITY.fullmatch(said):
        return False
    if said.isascii():
        return said in name.split()[: 1 if firm else None]
    return name.startswith(said) or (not firm and name.endswith(said))


def _addressed_to(address: Address, desk: Desk) -> Sequence[Customer]:
    name = address.family + address.given
    if address.company:
        return called.at(desk, address.company, name)
    return called.mine(desk, name)


def take_task(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"t([0-9]{1,18})(?!\w)\s*", text):
        return Found(tasks.by_id(desk, int(by_id[1])), text[by_id.end() :])
    if taken := _task_spoken_of(text, desk):
        return taken
    todo = tasks.mine(desk)
    if not todo:
        raise NothingToDo
    if place := re.match(rf"#?([0-9]{{1,3}}|[{ORDINALS}])(?!\w)\s*", text):
        number = ORDINALS.find(place[1]) + 1 or int(place[1])
        if 0 < number <= len(todo):
            return Found(todo[number - 1], text[place.end() :])
        raise NoSuchTask(place[0].strip())
    words, rest = (text, "") if last else token(text)
    hits = [task for task in todo if words.casefold() in task.what.casefold()]
    if not hits:
        raise NoSuchTask(text)
    if len(hits) == 1 and words:
        return Found(hits[0], rest)
    shown = hits[: customers.MOST]
    return Several([(whole(task), task.ref) for task in shown], rest, len(hits) > len(shown))


def _task_spoken_of(text: str, desk: Desk) -> Taken:
    """That one; and what says nothing but when, or nothing at all under a line that was quoted."""
    length = thing_first(text)
    silent = not text.strip(LEADING)
    if not length and not (desk.spoken.quoted if silent else only_a_time(text, desk)):
        return None
    rest = UNTIL.sub("", text[length:].lstrip())
    meant = tasks.open_of(desk, desk.spoken.tasks)
    if len(meant) == 1:
        return Found(meant[0], rest)
    return Several([(one.what, one.ref) for one in meant], rest) if meant else None


def take_colleague(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"s([0-9]{1,18})(?!\w)\s*", text):
        known = staff.by_id(desk.db, int(by_id[1]))
        if known is None or known.suspended:
            raise NoSuchColleague(by_id[0].strip())
        return Found(known, text[by_id.end() :])
    if myself := MYSELF.match(text):
        own = staff.by_id(desk.db, desk.actor.id)
        return Found(own, text[myself.end() :]) if own else None
    text = text.lstrip(LEADING)
    if not text:
        return None
    hits, rest = staff.named_first(desk.db, text)
    if not hits:
        raise NoSuchColleague(token(text)[0])
    if len(hits) == 1:
        return Found(hits[0], rest.lstrip())
    return Several([(one.name, f"s{one.id}") for one in hits], rest.lstrip())


def take_change_set(text: str, desk: Desk, last: bool) -> Taken:
    said = text.strip(LEADING)
    if not said or only_a_thing(said):
        ref = desk.spoken.source if desk.spoken.quoted else ""
        if ref:
            return Found(changes.change_set(desk, ref))
        return Found(changes.last_set(desk)) if said else None
    found = re.match(r"([mb][0-9]{1,18})(?!\w)\s*", text)
    return found and Found(changes.change_set(desk, found[1]), text[found.end() :])


def choice(customer: Customer) -> Value:
    if customer.company:
        return CHOICE(name=customer.name, company=customer.company)
    if customer.phones:
        return CHOICE(name=customer.name, company=customer.phones[0])
    return customer.name
