"""tag NAME TAG, TAG: mark a customer."""

from dataclasses import replace

from bot.cards import owner_told
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import customers, profiles
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import Tags

TAGGED = Text(
    en="Tagged {name}: {tags}.",
    zh_hans="已给{name}打上标签：{tags}。",
    zh_hant="已給{name}加上標籤：{tags}。",
)
ALREADY = Text(
    en="{name} has that tag already.",
    zh_hans="{name}已有这个标签。",
    zh_hant="{name}已有這個標籤。",
)
ALL = Text(en="Tags", zh_hans="标签", zh_hant="標籤")


@command(
    intent="tag",
    words=Words(en=("tag",), zh_hans=("打标签", "标签"), zh_hant=("加標籤", "標籤")),
    does=Text(en="Tag a customer.", zh_hans="给客户打标签。", zh_hant="給客戶加標籤。"),
    examples=Examples(
        en=("tag Acme VIP, wholesale", "tag Acme as VIP"),
        zh_hans=("给王小明打标签 VIP", "给王小明加上VIP标签"),
        zh_hant=("給王小明加標籤 VIP", "給王小明加上VIP標籤"),
    ),
    right=Action.CHANGE_CUSTOMER,
)
def tag(desk: Desk, customer: Customer, tag: Tags) -> Reply:
    new = profiles.tag(desk, customer, tag)
    if not new:
        return Reply(ALREADY(name=customer.name))
    tagged = customers.by_id(desk, customer.id)
    reply = Reply(
        TAGGED(name=tagged.name, tags=" · ".join(new)), ((ALL(), " · ".join(tagged.tags)),)
    )
    return replace(reply, also=owner_told(desk, tagged, reply))
