"""Customers who may be gone: one number, one reason, one action, in the managers' channel."""

from collections.abc import Iterator, Sequence

from bot.cards import card_button, shortened
from bot.chat import Announcement, Channel, Reply, notice
from bot.texts import Guarded, Line, Text, Value
from core import silence
from core.desk import Desk
from core.rights import Action
from core.silence import Silence

ALERT = Text(
    en="{name} usually buys every {pace} days and has been silent for {days}.",
    zh_hans="{name}通常每 {pace} 天购买一次，已 {days} 天没有动静。",
    zh_hant="{name}通常每 {pace} 天購買一次，已 {days} 天沒有動靜。",
)
ACTIVE = Text(en="Still active", zh_hans="仍活跃概率", zh_hant="仍活躍機率")
CHANCE = Text(en="{p:percent}", zh_hans="{p:percent}", zh_hant="{p:percent}")
LAST = Text(en="Last order", zh_hans="最近一单", zh_hant="最近一單")
OVERDUE = Text(en="Overdue since", zh_hans="逾期自", zh_hant="逾期自")
OWNER = Text(en="Owner", zh_hans="负责人", zh_hant="負責人")
WORTH = Text(en="Bought so far", zh_hans="累计消费", zh_hant="累計消費")
MORE = Text(
    en="{n} more {n:customer is|customers are} at risk today.",
    zh_hans="今天另有 {n} 位客户有流失风险。",
    zh_hant="今天另有 {n} 位客戶有流失風險。",
)
KNOWN = Text(
    en="{n} {n:customer was|customers were} at risk already when the data came in.",
    zh_hans="数据录入时已有 {n} 位客户有流失风险。",
    zh_hant="資料匯入時已有 {n} 位客戶有流失風險。",
)
ENTRY = Text(
    en="{name}: silent for {days} days",
    zh_hans="{name}：{days} 天没有动静",
    zh_hant="{name}：{days} 天沒有動靜",
)


@notice(kind="churn", when=silence.next_alert)
def at_risk(desk: Desk) -> Iterator[Announcement]:
    """The most worth first; only a few a day are told one by one, or nobody would read them."""
    due = silence.at_risk(desk)
    new = [one for one in due if not one.backlog]
    known = [one for one in due if one.backlog]
    for one in new[: desk.shop.most_alerts]:
        key = f"{one.customer.ref}:{one.customer.last_order_on}"
        yield Announcement(Channel("alerts"), key, _alert(one))
    for text, rest in ((MORE, new[desk.shop.most_alerts :]), (KNOWN, known)):
        if rest:
            key = f"{'more' if text is MORE else 'known'}:{desk.now:%Y%m%d%H%M%S}"
            yield Announcement(Channel("alerts"), key, _list(text, rest))
    silence.told(desk, due)


@at_risk.still_true
def still_silent(desk: Desk, key: str) -> bool:
    return silence.still_so(desk, key)


def _alert(one: Silence) -> Reply:
    customer = one.customer
    known: list[tuple[Line, Value | None]] = [
        (ACTIVE(), CHANCE(p=one.p_active)),
        (LAST(), customer.last_order_on),
        (OVERDUE(), customer.overdue_on),
        (WORTH(), _worth(one)),
        (OWNER(), customer.owner),
    ]
    facts = tuple((label, value) for label, value in known if value is not None)
    text = ALERT(name=customer.name, pace=one.pace, days=one.days)
    return Reply(text, facts=facts, buttons=(card_button(customer),))


def _worth(one: Silence) -> Value | None:
    total = one.customer.total
    return Guarded(total, Action.SEE_AMOUNT, one.customer.owner_id) if total else None


def _list(text: Text, rest: Sequence[Silence]) -> Reply:
    items = [ENTRY(name=one.customer.name, days=one.days) for one in rest]
    return Reply(text(n=len(rest)), items=shortened(items))
