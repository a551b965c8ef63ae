"""A membership that ends in 30, 7 and 1 days, told to whoever keeps the customer."""

from collections.abc import Iterator, Sequence

from bot.cards import card_button, customer_card, shortened
from bot.chat import Announcement, Channel, Owner, Reply, notice
from bot.texts import Text
from core import memberships
from core.desk import Desk
from core.memberships import Ending

ENDS = Text(
    en="{name}'s membership ends in {n} {n:day|days}, on {on}.",
    zh_hans="{name}的会员还有 {n} 天到期（{on}）。",
    zh_hant="{name}的會員還有 {n} 天到期（{on}）。",
)
ENDS_TODAY = Text(
    en="{name}'s membership ends today, {on}.",
    zh_hans="{name}的会员今天到期（{on}）。",
    zh_hant="{name}的會員今天到期（{on}）。",
)
ENDED = Text(
    en="{name}'s membership ended on {on}.",
    zh_hans="{name}的会员已于 {on} 到期。",
    zh_hant="{name}的會員已於 {on} 到期。",
)
KNOWN = Text(
    en="{n} {n:membership was|memberships were} ending or over already when the data came in.",
    zh_hans="数据录入时已有 {n} 个会员即将到期或已到期。",
    zh_hant="資料匯入時已有 {n} 個會員即將到期或已到期。",
)
ENTRY = Text(en="{name}: {on}", zh_hans="{name}：{on}", zh_hant="{name}：{on}")


@notice(kind="expiry", when=memberships.next_alert)
def ending(desk: Desk) -> Iterator[Announcement]:
    due = memberships.ending(desk)
    for one in due:
        if not one.backlog:
            yield Announcement(Owner(one.customer), _key(one), _reply(one))
    known = [one for one in due if one.backlog]
    if known:
        yield Announcement(Channel("care"), f"known:{desk.now:%Y%m%d%H%M%S}", _list(known))
    memberships.told(desk, due)


@ending.still_true
def still_ends(desk: Desk, key: str) -> bool:
    return memberships.still_so(desk, key)


def _key(one: Ending) -> str:
    return f"{one.customer.ref}:{one.until}:{one.stage}"


def _reply(one: Ending) -> Reply:
    name, on = one.customer.name, one.until
    if one.left > 0:
        text = ENDS(n=one.left, name=name, on=on)
    else:  # over: it ran out while we were away
        text = (ENDED if one.left else ENDS_TODAY)(name=name, on=on)
    return Reply(
        text, facts=customer_card(one.customer).facts, buttons=(card_button(one.customer),)
    )


def _list(known: Sequence[Ending]) -> Reply:
    items = [ENTRY(name=one.customer.name, on=one.until) for one in known]
    return Reply(KNOWN(n=len(known)), items=shortened(items))
