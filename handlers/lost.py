"""lost NAME WHY: only a person says so; from then on nothing is told of them."""

from bot.cards import why_lost
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import answers
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import LostReason

LOST = Text(
    en="{name} is marked as lost: {why}. No more alerts; an order brings them back.",
    zh_hans="{name}已标为流失：{why}。不再提醒；一有订单就自动恢复。",
    zh_hant="{name}已標為流失：{why}。不再提醒；一有訂單就自動恢復。",
)
BACK = Text(en="Came back", zh_hans="回来了", zh_hant="回來了")


@command(
    intent="customer_lost",
    words=Words(en=("lost",), zh_hans=("流失",), zh_hant=("流失",)),
    does=Text(
        en="Say that a customer is lost, and why.",
        zh_hans="标记客户流失及原因。",
        zh_hant="標記客戶流失及原因。",
    ),
    examples=Examples(
        en=("lost Acme, too expensive", "we lost Acme to a competitor"),
        zh_hans=("王小明流失了，嫌贵", "流失 王小明 不需要了"),
        zh_hant=("王小明流失了，嫌貴",),
    ),
    sayings="""
        Acme is gone, they went to a rival | we lost Jane Roe on price | Acme quit us
        write off Acme, they closed down | 王小明跑了，去了别家 | 华星丢单了，嫌贵 | 王总不合作了
        这个客户流失了 王小明 | 王小明被同業搶走了 | 王小明不跟我們合作了
    """,
    right=Action.CHANGE_CUSTOMER,
    asks={"reason": Text(en="Why were they lost?", zh_hans="为什么流失？", zh_hant="為什麼流失？")},
)
def lose(desk: Desk, customer: Customer, reason: LostReason) -> Reply:
    answers.lose(desk, customer, reason)
    back = Button(BACK(), f"came back {customer.ref}")
    return Reply(LOST(name=customer.name, why=why_lost(reason)), buttons=(back,))
