"""orders NAME: what a customer bought, the newest first, and where each order stands."""

from functools import reduce

from bot.cards import status_word
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Guarded, Text, Value
from core import orders
from core.customers import Customer
from core.desk import Desk
from core.orders import Purchase
from core.rights import Action
from core.values import Page

NONE = Text(
    en="{name} has no orders yet.", zh_hans="{name}还没有订单。", zh_hant="{name}還沒有訂單。"
)
TITLE = Text(
    en="{name}’s orders, the newest first.",
    zh_hans="{name}的订单，最近的在前。",
    zh_hant="{name}的訂單，最近的在前。",
)
AND = Text(en="{one} · {other}", zh_hans="{one} · {other}", zh_hant="{one} · {other}")
OLDER = Text(en="Older", zh_hans="更早", zh_hant="更早")
SHOWN = 5


@command(
    intent="orders",
    words=Words(
        en=("orders",),
        zh_hans=("订单记录", "查订单", "订单列表"),
        zh_hant=("訂單記錄", "查訂單", "訂單列表"),
    ),
    does=Text(
        en="List a customer's orders.", zh_hans="列出客户的订单。", zh_hant="列出客戶的訂單。"
    ),
    examples=Examples(
        en=("orders Acme", "Acme's orders"),
        zh_hans=("王小明的订单", "查订单 王小明"),
        zh_hant=("王小明的訂單", "查訂單 王小明"),
    ),
    sayings="""
        what has Acme bought so far | show me Acme's purchases | how much did Acme spend with us
        Acme's order list | what did Jane order last time | purchase history of Acme
        which orders does Acme have | when did Acme last buy something | total sales to Acme
        王小明买过什么 | 看看王小明的订单 | 王小明总共买了多少钱 | 王小明上次下单是什么时候
        王小明的消费记录 | 王小明有哪些订单 | 查一下华星的购买记录 | 王小明買過什麼
        王小明的消費紀錄 | 王小明總共花了多少
    """,
    right=Action.SEE_CUSTOMER,
)
def listed(desk: Desk, customer: Customer, page: Page | None) -> Reply:
    skipped = page.skipped if page else 0
    found = orders.of_customer(desk, customer, SHOWN + 1, skipped)
    if not found and not skipped:
        return Reply(NONE(name=customer.name))
    older = Button(OLDER(), f"orders {customer.ref} +{skipped + SHOWN}")
    return Reply(
        TITLE(name=customer.name),
        items=tuple(map(_line, found[:SHOWN])),
        buttons=(older,) if len(found) > SHOWN else (),
    )


def _line(order: Purchase) -> Value:
    parts: list[Value | None] = [
        order.on,
        Guarded(order.amount, Action.SEE_AMOUNT, order.owner_id),
        order.item,
        status_word(order.status) if order.status else order.written,
        order.number,
        order.tracking,
    ]
    return reduce(lambda one, other: AND(one=one, other=other), [one for one in parts if one])
