"""A-17 shipped SF123…: where an order stands now; the sums of its customer follow."""

from bot.cards import status_word
from bot.chat import Announcement, Button, Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text, Value
from core import payments
from core.desk import Desk
from core.order_status import Status
from core.orders import Purchase
from core.rights import Action
from core.values import Tracking

NOW = Text(
    en="{name}’s order{number} is {status}.",
    zh_hans="{name}的订单{number}：{status}。",
    zh_hant="{name}的訂單{number}：{status}。",
)
NUMBERED = Text(en=" {number}", zh_hans="{number}", zh_hant="{number}")
BARE = Text(en="", zh_hans="", zh_hant="")
AMOUNT = Text(en="Amount", zh_hans="金额", zh_hant="金額")
ITEM = Text(en="Item", zh_hans="商品", zh_hant="商品")
TRACKING = Text(en="Tracking", zh_hans="快递单号", zh_hant="物流單號")
FINISHED = Text(en="Task done", zh_hans="任务已完成", zh_hant="任務已完成")
TOLD = Text(
    en="{by} says: {order} Your task is done: {what}",
    zh_hans="{by}：{order}你的任务已完成：{what}",
    zh_hant="{by}：{order}你的任務已完成：{what}",
)
ORDERS = Text(en="Orders", zh_hans="订单", zh_hant="訂單")


@command(
    intent="order_status",
    words=Words(en=("order status", "mark order"), zh_hans=("订单状态",), zh_hant=("訂單狀態",)),
    does=Text(
        en="Say that an order is paid, shipped, delivered, cancelled or returned.",
        zh_hans="更新订单：付款、发货、签收、取消或退货。",
        zh_hant="更新訂單：付款、出貨、簽收、取消或退貨。",
    ),
    examples=Examples(
        en=("order A-17 shipped, tracking SF1234567890", "A-17 paid", "cancel order A-17"),
        zh_hans=("A-17 已发货 SF1234567890", "A-17 付款了", "取消订单A-17"),
        zh_hant=("A-17 已出貨 SF1234567890", "A-17 付款了", "取消訂單A-17"),
    ),
    sayings="""
        Acme's order went out today | the parcel for Acme has been delivered | A-17 has been paid
        they cancelled order A-17 | Acme returned the pumps
        the shipment for order A-17 left, tracking SF1234567890 | payment for A-17 came in
        order A-17 arrived | 王小明的货发出去了 | A-17 已签收 | 王小明的订单已付款
        订单A-17取消了 | 王小明退货了 | A-17今天寄出，单号SF1234567890 | A-17 款到了
        王小明的貨寄出了 | A-17 已到貨 | 王小明退貨了
    """,
    right=Action.RECORD_ORDER,
)
def stands(desk: Desk, order: Purchase, status: Status, tracking: Tracking | None) -> Reply:
    order, finished = payments.told(desk, order, status, tracking)
    number = NUMBERED(number=order.number) if order.number else BARE()
    said = NOW(name=order.customer, number=number, status=status_word(status))
    amount = Guarded(order.amount, Action.SEE_AMOUNT, order.owner_id)
    known: list[tuple[Line, Value | None]] = [
        (AMOUNT(), amount),
        (ITEM(), order.item),
        (TRACKING(), order.tracking),
        *((FINISHED(), task.what) for task in finished),
    ]
    return Reply(
        said,
        facts=tuple((label, value) for label, value in known if value),
        buttons=(Button(ORDERS(), f"orders c{order.customer.id}"),),
        also=tuple(
            Announcement(
                task.owner,
                f"{task.ref}:paid",
                Reply(TOLD(by=desk.actor.name, order=said, what=task.what)),
            )
            for task in finished
        ),
    )
