"""Which ticket: by its number, by whose it is, or by words of it; and whether it is urgent."""

import re

from bot.language.tickets import URGENT
from bot.slots import Found, Several, Slot, Taken
from bot.slots.clauses import LEADING
from bot.texts import Text, Value
from core import customers, tickets
from core.customers import NoSuchCustomer
from core.desk import Desk
from core.tickets import NoSuchTicket, NoTicket, Ticket
from core.values import Urgent

MOST_OFFERED = 6
_NUMBER = re.compile(
    r"(?:(?:the )?(?:ticket|case|no\.?|number|工[单單]|第)\s*)?(?:w|#|＃)?\s?([0-9]{1,18})(?!\w)"
    r"(?:\s?[号號](?:工[单單])?)?\s*",
    re.IGNORECASE,
)
_THE = re.compile(r"(?:the |that |this )?(?:ticket|case)\b|(?:[这這那]?[个個张張])?工[单單]", re.I)
CHOICE = Text(
    en="{number} {name}: {what}",
    zh_hans="{number} {name}：{what}",
    zh_hant="{number} {name}：{what}",
)
SOMEBODY = Text(en="somebody", zh_hans="某人", zh_hant="某人")


def take_ticket(text: str, desk: Desk, last: bool) -> Taken:
    text = text.lstrip(LEADING)
    if by_number := _NUMBER.match(text):
        return Found(tickets.by_id(desk, int(by_number[1])), text[by_number.end() :])
    if said := _THE.match(text):
        text = text[said.end() :].lstrip(LEADING + "的")
    hits, rest = customers.named_first(desk, text) if text else ((), "")
    known = tickets.mine(desk) or tickets.everybodys(desk)
    if hits:
        known = [one for hit in hits for one in tickets.of_customer(desk, hit, MOST_OFFERED)]
    elif text and last:
        known, rest = _by_words(desk, text), ""
    if not known:
        raise NoSuchTicket(text) if text else NoTicket
    if len(known) == 1:
        return Found(known[0], rest.lstrip())
    options: list[tuple[Value, str]] = [(choice(one), one.ref) for one in known[:MOST_OFFERED]]
    return Several(options, rest.lstrip(), len(known) > MOST_OFFERED)


def _by_words(desk: Desk, text: str) -> list[Ticket]:
    """A part of a name, or of what is the matter."""
    wanted = text.casefold()
    among = tickets.everybodys(desk)
    if found := [one for one in among if wanted in one.what.casefold()]:
        return found
    try:
        named = {one.id for one in customers.find(desk, text)}
    except NoSuchCustomer:
        return []
    return [one for one in among if one.customer and one.customer.id in named]


def choice(one: Ticket) -> Value:
    return CHOICE(number=one.number, name=one.customer or SOMEBODY(), what=one.what)


def take_urgent(text: str, desk: Desk, last: bool) -> Taken:
    return Found(Urgent("urgent")) if URGENT.search(text) else None


SLOTS: dict[type, Slot] = {
    Ticket: Slot(
        Text(en="ticket", zh_hans="工单", zh_hant="工單"),
        Text(en="Which ticket?", zh_hans="是哪张工单？", zh_hant="是哪張工單？"),
        take_ticket,
        lambda ticket: ticket.ref,
    ),
    Urgent: Slot(
        Text(en="urgent", zh_hans="紧急", zh_hant="緊急"),
        Text(en="Is it urgent?", zh_hans="紧急吗？", zh_hant="緊急嗎？"),
        take_urgent,
        str,
        within="what",
    ),
}
