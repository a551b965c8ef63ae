"""Customers, tasks and change sets: what has a row, by its id or by its name."""

import re
from collections.abc import Sequence

from bot.language.people import bare_name, called_first, surname
from bot.slots import Found, Several, Taken
from bot.slots.clauses import HANZI, LEADING, token
from bot.texts import Text, Value
from core import changes, customers, nicknames, staff, tasks
from core.customers import Customer, NoSuchCustomer
from core.desk import Desk
from core.staff import NoSuchColleague
from core.tasks import NoSuchTask, NothingToDo
from storage.folding import simplified

MYSELF = re.compile(r"(?:myself|me|我自己|自己|我)(?!\w)\s*", re.IGNORECASE)
ORDINALS = "一二三四五六七八九十"
CHOICE = Text(en="{name} · {company}", zh_hans="{name} · {company}", zh_hant="{name} · {company}")


def take_customer(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"c([0-9]{1,18})(?!\w)\s*", text):
        return Found(customers.by_id(desk, int(by_id[1])), text[by_id.end() :])
    text = text.lstrip(LEADING)
    if not text:
        return None
    hits, rest = customers.named_first(desk, text)
    nickname = nicknames.opening(desk, text)
    if nickname and nickname[1] > len(text) - len(rest):
        meant, end = nickname
        return Found(customers.by_id(desk, meant), text[end:].lstrip(), nickname=text[:end])
    if hits:
        return _one_of(hits, text[: len(text) - len(rest)], rest)
    return _called_like(text, desk, last)


def take_meant(text: str, desk: Desk, last: bool) -> Taken:
    """Whom a word is to mean from now on, whatever it meant so far."""
    if by_id := re.match(r"c([0-9]{1,18})(?!\w)\s*", text):
        return Found(customers.by_id(desk, int(by_id[1])), text[by_id.end() :])
    text = text.strip(LEADING)
    return _called_like(text, desk, last=True) if text else None


def _called_like(text: str, desk: Desk, last: bool) -> Taken:
    """By part of a name, or a surname with a title or a 老 before it."""
    words, rest = (text, "") if last else token(text)
    tried = [(words, rest)]
    if head := called_first(words):
        tried.append((head, words[len(head) :] + rest))
    for said, after in tried:
        family = surname(said)
        hits = _found(desk, bare_name(said)) or _of_family(_found(desk, family), family)
        if hits:
            return _one_of(hits, said, after)
    return _resembling(desk, words, rest)


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


def _resembling(desk: Desk, words: str, rest: str) -> Taken:
    """A slip of the finger or a homophone is asked about, never assumed."""
    alike = customers.resembling(desk, bare_name(words))
    if not alike:
        raise NoSuchCustomer(words)
    return Several([(choice(one), one.ref) for one in alike], rest.lstrip(), said=words)


def take_task(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"t([0-9]{1,18})(?!\w)\s*", text):
        return Found(tasks.by_id(desk, int(by_id[1])), text[by_id.end() :])
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
    return Several([(task.what, task.ref) for task in shown], rest, len(hits) > len(shown))


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
    found = re.match(r"([mb][0-9]{1,18})(?!\w)\s*", text)
    return found and Found(changes.change_set(desk, found[1]), text[found.end() :])


def choice(customer: Customer) -> Value:
    if customer.company:
        return CHOICE(name=customer.name, company=customer.company)
    if customer.phones:
        return CHOICE(name=customer.name, company=customer.phones[0])
    return customer.name
