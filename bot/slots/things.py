"""Customers, tasks and change sets: what has a row, by its id or by its name."""

import re

from bot.language.people import bare_name, titled_head
from bot.slots import Found, Several, Taken
from bot.slots.clauses import LEADING, token
from bot.texts import Text, Value
from core import changes, customers, staff, tasks
from core.customers import Customer, NoSuchCustomer
from core.desk import Desk
from core.staff import NoSuchColleague
from core.tasks import NoSuchTask, NothingToDo

MYSELF = re.compile(r"(?:myself|me|我自己|自己|我)(?!\w)\s*", re.IGNORECASE)
CHOICE = Text(en="{name} · {company}", zh_hans="{name} · {company}", zh_hant="{name} · {company}")


def take_customer(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"c([0-9]{1,18})(?!\w)\s*", text):
        return Found(customers.by_id(desk, int(by_id[1])), text[by_id.end() :])
    text = text.lstrip(LEADING)
    if not text:
        return None
    hits, rest = customers.named_first(desk, text)
    if not hits:
        words, rest = (text, "") if last else titled_head(text) or token(text)
        try:
            hits = customers.find(desk, bare_name(words))
        except NoSuchCustomer:
            return _resembling(desk, words, rest)
    if len(hits) == 1:
        return Found(hits[0], rest.lstrip())
    shown = hits[: customers.MOST]
    return Several(
        [(_choice(hit), hit.ref) for hit in shown], rest.lstrip(), len(hits) > len(shown)
    )


def _resembling(desk: Desk, words: str, rest: str) -> Taken:
    """A slip of the finger or a homophone is asked about, never assumed."""
    alike = customers.resembling(desk, bare_name(words))
    if not alike:
        raise NoSuchCustomer(words)
    return Several([(_choice(one), one.ref) for one in alike], rest.lstrip())


def take_task(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"t([0-9]{1,18})(?!\w)\s*", text):
        return Found(tasks.by_id(desk, int(by_id[1])), text[by_id.end() :])
    todo = tasks.mine(desk)
    if not todo:
        raise NothingToDo
    if place := re.match(r"#?([0-9]{1,3})(?!\w)\s*", text):
        if 0 < int(place[1]) <= len(todo):
            return Found(todo[int(place[1]) - 1], text[place.end() :])
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


def _choice(customer: Customer) -> Value:
    if customer.company:
        return CHOICE(name=customer.name, company=customer.company)
    if customer.phones:
        return CHOICE(name=customer.name, company=customer.phones[0])
    return customer.name
