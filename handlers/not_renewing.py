"""not renewing NAME: a membership will end, and why; no more is said about that end."""

from bot.cards import card_button, reason_words, worded
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import renewals
from core.customers import Customer
from core.desk import Desk
from core.renewals import LapseReason
from core.rights import Action

NOTE = Text(en="Not renewing: {why}", zh_hans="不再续费：{why}", zh_hant="不再續費：{why}")
NOTED = Text(
    en="{name} will not renew after {until}: {why}. I shall not remind you of it again.",
    zh_hans="{name}在 {until} 到期后不再续费：{why}。不会再提醒。",
    zh_hant="{name}在 {until} 到期後不再續費：{why}。不會再提醒。",
)

BARE = Text(
    en="{name} will not renew: {why}.",
    zh_hans="{name}不再续费：{why}。",
    zh_hant="{name}不再續費：{why}。",
)


@command(
    intent="not_renewing",
    words=Words(
        en=("not renewing", "does not renew"),
        zh_hans=("不续费", "不续约", "不续了"),
        zh_hant=("不續費", "不續約", "不續了"),
    ),
    does=Text(
        en="Note that a membership will not be renewed, and why.",
        zh_hans="记下某位会员不再续费及原因。",
        zh_hant="記下某位會員不再續費及原因。",
    ),
    examples=Examples(
        en=("Acme is not renewing, too expensive",),
        zh_hans=("王小明不续了，嫌贵",),
        zh_hant=("王小明不續了，嫌貴",),
    ),
    sayings="""
        Acme won't renew | Jane decided against renewing, too expensive
        they will let the membership lapse, Acme | 王小明不打算续了 | 王总说不续费了，太贵
        华星到期不续 | 王小明說不續約了
    """,
    right=Action.CHANGE_CUSTOMER,
)
def lapse(desk: Desk, customer: Customer, reason: LapseReason) -> Reply:
    known = reason_words(reason)
    why = worded(desk, known) if known else str(reason)
    until = renewals.lapse(desk, customer, worded(desk, NOTE, why=why))
    bare = BARE(name=customer.name, why=why)
    text = NOTED(name=customer.name, until=until, why=why) if until else bare
    return Reply(text, buttons=(card_button(customer),))
