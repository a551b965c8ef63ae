"""order NAME AMOUNT: a customer bought something."""

from bot.cards import status_word
from bot.chat import Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text, Value
from core import orders, payments
from core.customers import Customer
from core.desk import Desk
from core.order_status import Status
from core.rights import Action
from core.values import Day, Item, Money, OrderNumber, Tracking

RECORDED = Text(
    en="{name} bought for {amount}, {total} in all.",
    zh_hans="{name}下单{amount}，累计{total}。",
    zh_hant="{name}下單{amount}，累計{total}。",
)
FOR = Text(en="{company} ({name})", zh_hans="{company}（{name}）", zh_hant="{company}（{name}）")
SETTLED = Text(
    en="{name} paid {amount}, ordered {on}.",
    zh_hans="{name}已付{amount}（{on}的订单）。",
    zh_hant="{name}已付{amount}（{on}的訂單）。",
)
ON = Text(en="Day", zh_hans="日期", zh_hant="日期")
NUMBER = Text(en="Number", zh_hans="单号", zh_hant="單號")
STANDING = Text(en="Customer", zh_hans="客户", zh_hant="客戶")
BACK = Text(en="active again, was lost", zh_hans="恢复活跃，曾流失", zh_hant="恢復活躍，曾流失")
ITEM = Text(en="Item", zh_hans="商品", zh_hant="商品")
STATUS = Text(en="Status", zh_hans="状态", zh_hant="狀態")
RECENT = 20  # orders among which the one that was paid is looked for
TRACKING = Text(en="Tracking", zh_hans="快递单号", zh_hant="物流單號")


@command(
    intent="record_order",
    words=Words(en=("order",), zh_hans=("下单", "订单"), zh_hant=("下單", "訂單")),
    does=Text(en="Record an order.", zh_hans="登记订单。", zh_hant="登記訂單。"),
    examples=Examples(
        en=("order Acme ¥1,200", "order Acme yesterday $350 spare parts",
            "Acme ordered $1,200 of filters yesterday", "Acme bought 5 pumps for 12k, unpaid"),
        zh_hans=("下单王小明3万元", "订单 王小明 昨天 1200元 滤芯", "王小明下了3万的单",
                 "王小明订了20箱滤芯 共1.2万，还没付款"),
        zh_hant=("下單 王小明 3萬元", "王小明訂了20箱濾芯 共1.2萬，還沒付款"),
    ),
    right=Action.RECORD_ORDER,
    greets=True,
)  # fmt: skip
def record(
    desk: Desk,
    customer: Customer,
    tracking: Tracking | None,
    number: OrderNumber | None,
    status: Status | None,
    on: Day | None,
    amount: Money,
    item: Item | None,
) -> Reply:
    if status is Status.PAID and not item and (waiting := _waiting(desk, customer, amount)):
        payments.told(desk, waiting, Status.PAID)
        return Reply(SETTLED(name=customer.name, amount=amount, on=waiting.on))
    was_lost = customer.status == "lost"
    day = on.on if on else None
    customer = orders.record(desk, customer, amount, day, item, number, status, tracking)
    known: list[tuple[Line, Value | None]] = [
        (STANDING(), BACK() if was_lost and customer.status == "active" else None),
        (ON(), on),
        (NUMBER(), number),
        (ITEM(), item or None),
        (STATUS(), status_word(status) if status else None),
        (TRACKING(), tracking),
    ]
    facts = tuple((label, value) for label, value in known if value is not None)
    total = Guarded(customer.total or amount, Action.SEE_AMOUNT, customer.owner_id)
    return Reply(RECORDED(name=_who(customer), amount=amount, total=total), facts=facts)


def _who(customer: Customer) -> Value:
    """The company buys; who of it said so is named beside it."""
    if customer.company_id is None or customer.company is None:
        return customer.name
    return FOR(company=customer.company, name=customer.name)


def _waiting(desk: Desk, customer: Customer, amount: Money) -> orders.Purchase | None:
    """The order a payment is for: the only one of that sum that waits for it."""
    standing = orders.unpaid(orders.standing(desk, customer, RECENT))
    fitting = [one for one in standing if one.amount == amount]
    return fitting[0] if len(fitting) == 1 else None
