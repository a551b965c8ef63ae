"""A name nobody knows yet: whether it is a new customer, or one whose name is close."""

import re
from collections.abc import Mapping, Sequence

from bot.slots import Nobody
from bot.slots.things import NEW
from bot.texts import Line, Text, Value
from core import names, rights
from core.desk import Desk
from core.names import BadName
from core.rights import Action, Reach

MOST_LIKE = 2  # close names that are offered beside the new one
ADD = "new"  # what the button says
UNKNOWN = Text(
    en="No customer is called “{name}” yet. Who is it?",
    zh_hans="还没有叫“{name}”的客户，是哪位？",
    zh_hant="還沒有叫「{name}」的客戶，是哪位？",
)
NEW_CUSTOMER = Text(en="New customer", zh_hans="新客户", zh_hant="新客戶")
LIKE = Text(en="Did you mean {who}?", zh_hans="是{who}吗？", zh_hant="是{who}嗎？")
ADDED = Text(
    en="{name} is a customer now.", zh_hans="已添加客户{name}。", zh_hant="已新增客戶{name}。"
)
_SAYS_NEW = re.compile(
    r"(?:(?:it['’]?s |is )?(?:an? )?new(?: customer| client| one)?|add (?:him|her|them|it)|"
    r"(?:是|加|添加|新增|新建)?(?:个|個|一个|一個)?新?(?:客户|客戶|的|增|建))[.。!！]?",
    re.IGNORECASE,
)


def offered(nobody: Nobody, desk: Desk) -> tuple[Line, Sequence[tuple[Value, str]]] | None:
    """What is asked, and the answers to choose from; None where nobody new can be meant."""
    if not nobody.named or rights.reach(desk.actor, Action.ADD_CUSTOMER) is Reach.NONE:
        return None
    try:
        name = names.a_name(nobody.said)
    except BadName:
        return None
    like = [(LIKE(who=who), says) for who, says in nobody.like[:MOST_LIKE]]
    return UNKNOWN(name=name), (*like, (NEW_CUSTOMER(), ADD))


def is_new(answer: str) -> bool:
    """The button, or words for it."""
    return answer == ADD or bool(_SAYS_NEW.fullmatch(answer.strip()))


def are_greeted(bound: object) -> bool:
    """Whether that is the question of somebody new."""
    return any(says == ADD for _, says in getattr(bound, "options", ()))


def as_new(known: Mapping[str, str], asked_about: str) -> str | None:
    """The answer as the slot reads it, with the name that was asked about."""
    said = known.get(asked_about)
    return f"{NEW}{said}" if said else None
