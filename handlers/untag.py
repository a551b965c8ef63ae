"""untag NAME TAG: a mark that is no longer true."""

from dataclasses import replace

from bot.cards import owner_told
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import customers, profiles
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import Tags

TAKEN = Text(
    en="Took the tag off {name}: {tags}.",
    zh_hans="已去掉{name}的标签：{tags}。",
    zh_hant="已移除{name}的標籤：{tags}。",
)
NONE = Text(
    en="{name} has no such tag.", zh_hans="{name}没有这个标签。", zh_hant="{name}沒有這個標籤。"
)
LEFT = Text(en="Tags", zh_hans="标签", zh_hant="標籤")
NO_MORE = Text(en="none", zh_hans="无", zh_hant="無")


@command(
    intent="untag",
    words=Words(en=("untag",), zh_hans=("去掉标签", "删除标签"), zh_hant=("移除標籤", "刪除標籤")),
    does=Text(
        en="Take a tag off a customer.", zh_hans="去掉客户的标签。", zh_hant="移除客戶的標籤。"
    ),
    examples=Examples(
        en=("untag Acme VIP", "remove the VIP tag from Acme"),
        zh_hans=("去掉王小明的VIP标签",),
        zh_hant=("移除王小明的VIP標籤",),
    ),
    sayings="""
        Acme is no longer VIP | take the hot lead label off Acme | remove Jane's wholesale tag
        Acme isn't a key account any more | drop the tag export from Acme | 去掉王小明的VIP标签
        王小明不是大客户了，标签删掉 | 把华星从重点客户里去掉 | 取消王小明的老客户标签
        王小明的標籤拿掉 | 移除林經理的VIP標籤
    """,
    right=Action.CHANGE_CUSTOMER,
)
def untag(desk: Desk, customer: Customer, tag: Tags) -> Reply:
    gone = profiles.untag(desk, customer, tag)
    if not gone:
        return Reply(NONE(name=customer.name))
    now = customers.by_id(desk, customer.id)
    facts = ((LEFT(), " · ".join(now.tags) or NO_MORE()),)
    reply = Reply(TAKEN(name=now.name, tags=" · ".join(gone)), facts)
    return replace(reply, also=owner_told(desk, now, reply))
