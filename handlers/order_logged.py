"""turn into order ENTRY AMOUNT: the sum of which a log tells, recorded as an order, once."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Guarded, Text
from core import once
from core.desk import Desk
from core.rights import Action
from core.touches import Logged
from core.values import Money

RECORDED = Text(
    en="{name} bought for {amount}, {total} in all.",
    zh_hans="{name}下单{amount}，累计{total}。",
    zh_hant="{name}下單{amount}，累計{total}。",
)
STANDS = Text(
    en="{name}’s order of {amount} is recorded already.",
    zh_hans="{name}的{amount}订单已经登记过了。",
    zh_hant="{name}的{amount}訂單已經登記過了。",
)


@command(
    intent="order_logged",
    words=Words(en=("turn into order",), zh_hans=("转为订单",), zh_hant=("轉為訂單",)),
    does=Text(
        en="Record the sum in a log as an order.",
        zh_hans="把记录里的金额登记为订单。",
        zh_hant="把記錄裡的金額登記為訂單。",
    ),
    examples=Examples(
        en=("turn into order v1 ¥20,000",),
        zh_hans=("转为订单 v1 2万元",),
        zh_hant=("轉為訂單 v1 2萬元",),
    ),
    right=Action.RECORD_ORDER,
    shown=False,
)
def record(desk: Desk, logged: Logged, amount: Money) -> Reply:
    customer, new = once.bought(desk, logged, amount)
    if not new:
        return Reply(STANDS(name=customer.name, amount=amount))
    total = Guarded(customer.total or amount, Action.SEE_AMOUNT, customer.owner_id)
    return Reply(RECORDED(name=customer.name, amount=amount, total=total))
