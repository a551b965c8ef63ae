"""Further customers in one sentence: saw Acme and Globex, 拜访了王小明和李雷."""

import re

from bot.language.people import called_first
from bot.language.pronouns import customer_first
from bot.slots import Found, Several, Slot, Taken
from bot.slots.clauses import LEADING
from bot.slots.things import take_customer
from bot.texts import Text
from core import customers, nicknames, staff
from core.customers import Customer, NoSuchCustomer, Others
from core.desk import Desk

_AND = re.compile(
    r"\s*(?:[、/&+]|,?\s*\b(?:and then|and also|and|plus|as well as)\s|"
    r"[,，]?\s*(?:以及|还有|還有|[和跟与與及]))\s*",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,，]\s*")
_ENDS = re.compile(r"\s*(?:$|[,，。;；.、!！])|\s+(?:and|both)\b|\s*(?:[和都])", re.IGNORECASE)
_BOTH = re.compile(
    r"^\s*(?:(?:两位|兩位|二位|俩|倆|两人|兩人|都)(?=[\s,，。;；]|$)|both\b)\s*", re.IGNORECASE
)
_WRITTEN = re.compile(r"c[0-9]{1,18}(?: c[0-9]{1,18})*(?!\w)")
# Acme and Globex's people; Acme, and Globex wants one too.
_LONGER = re.compile(
    r"['’]|[的也]|\s*(?:people|team|staff|wants?|needs?|needed|said|says|called|signed|is|was|are|has|"
    r"have|had|will|would|can|asked|agreed|told|came|went|likes?|liked|bought|ordered|renewed)\b",
    re.IGNORECASE,
)


def take_others(text: str, desk: Desk, last: bool) -> Taken:
    """Only whole names, and surnames with a title: whoever else is named is part of the story."""
    if last and _WRITTEN.fullmatch(text.strip()):
        ids = [int(one) for one in re.findall(r"[0-9]+", text)]
        return Found(Others(customers.by_ids(desk, ids)))
    found: list[Customer] = []
    while joint := _AND.match(text) or _COMMA.match(text):
        listed = joint.re is _COMMA  # a comma alone lists names only if no clause follows
        taken = _named(text[joint.end() :], desk)
        if isinstance(taken, Several) and not listed:
            before = [one.ref for one in found]
            both = [(label, " ".join((*before, ref))) for label, ref in taken.options]
            return Several(both, taken.rest)
        if not isinstance(taken, Found) or _LONGER.match(taken.rest):
            break
        if listed and not _ENDS.match(taken.rest):
            break
        found.append(taken.value)
        text = taken.rest
    return Found(Others(found), _BOTH.sub("", text).lstrip(LEADING)) if found else None


def _named(text: str, desk: Desk) -> Taken:
    """A colleague who came along is no customer, and "they" is nobody else."""
    if customer_first(text):
        return None
    hits, _ = customers.named_first(desk, text)
    if not hits and not nicknames.opening(desk, text) and not called_first(text):
        return None
    if not hits and staff.named_first(desk.db, text)[0]:
        return None
    try:
        return take_customer(text, desk, False)
    except NoSuchCustomer:
        return None


def write_others(others: Others) -> str:
    return " ".join(one.ref for one in others)


SLOTS: dict[type, Slot] = {
    Others: Slot(
        Text(en="other customers", zh_hans="其他客户", zh_hant="其他客戶"),
        Text(en="Which customer?", zh_hans="是哪位客户？", zh_hant="是哪位客戶？"),
        take_others,
        write_others,
    ),
}
