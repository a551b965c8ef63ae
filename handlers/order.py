"""order NAME AMOUNT: a customer bought something."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text, Value
from core import orders
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import Day, Money, Note

RECORDED = Text(
    en="{name} bought for {amount}, {total} in all.",
    zh_hans="{name}下单{amount}，累计{total}。",
    zh_hant="{name}下單{amount}，累計{total}。",
)
ON = Text(en="Day", zh_hans="日期", zh_hant="日期")
STATUS = Text(en="Status", zh_hans="状态", zh_hant="狀態")
BACK = Text(en="active again, was lost", zh_hans="恢复活跃，曾流失", zh_hant="恢復活躍，曾流失")
ITEM = Text(en="Item", zh_hans="商品", zh_hant="商品")


@command(
    intent="record_order",
    words=Words(en=("order",), zh_hans=("下单", "订单"), zh_hant=("下單", "訂單")),
    does=Text(en="Record an order.", zh_hans="登记订单。", zh_hant="登記訂單。"),
    examples=Examples(
        en=("order Acme ¥1,200", "order Acme yesterday $350 spare parts"),
        zh_hans=("下单王小明3万元", "订单 王小明 昨天 1200元 滤芯"),
        zh_hant=("下單 王小明 3萬元",),
    ),
    right=Action.RECORD_ORDER,
)
def record(
    desk: Desk, customer: Customer, on: Day | None, amount: Money, item: Note | None
) -> Reply:
    was_lost = customer.status == "lost"
    customer = orders.record(desk, customer, amount, on.on if on else None, item)
    facts: list[tuple[Line, Value]] = []
    if was_lost and customer.status == "active":
        facts.append((STATUS(), BACK()))
    if on:
        facts.append((ON(), on))
    if item:
        facts.append((ITEM(), item))
    total = Guarded(customer.total or amount, Action.SEE_AMOUNT, customer.owner_id)
    return Reply(RECORDED(name=customer.name, amount=amount, total=total), facts=tuple(facts))
