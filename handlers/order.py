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
    sayings="""
        Acme just placed an order, 12k | sold 20 pumps to Acme for 8,400
        closed Acme at 35k today | Jane Roe bought two licences, 900 each, 1,800 in total
        new order from Acme: 5 boxes of filters, $640 | got a PO from Acme worth 48,000
        book an order for Acme, 3,200 | Acme took the starter pack for 299
        Harbor Foods reordered, another 5,000 | deal done with Acme for 120k
        put in a sale of 750 for Jane | Acme purchased spare parts yesterday for $350
        Acme signed and paid 20k | received 5,600 from Acme for the March order
        log a sale: Acme 2,400 | invoice Acme for 1,500, ten units
        they ordered 300 bags at 12 each, Acme | record a purchase for Acme of ¥8,800
        Mr Li wants 50 units, 4,000 total, order it | another sale! 2k from Jane
        Acme bought again, 6.5k this time | Acme's first order came in: 980
        kevin tan ordered 3 units, 450 | tom paid 2,300 for the annual plan
        orion just bought the big package, 15k | rosa diaz: sale of 88 today
        delta tools wants to buy 10 more at 120 each, that makes 1200
        received a purchase order, northwind, 7,500 | anna took two boxes, 64
        we sold sam carter a course for 3,999 | lucy signed for 24k | enter order 560 for Jane
        money in from Acme: 10,000 | Acme deal signed, contract amount 250,000
        three cartons to Sunrise Bakery, $210 | order: Jane, 4 chairs, 800 | sold one, 4,500
        another one closed, 12k | new sale, two units, 600 | they paid 3,000 today
        just sold a set for $250 | order of 10 boxes, 900 total | deal closed at 45k
        put through an order for 1,250 | record this sale: 780 | they took three for 2,100
        customer paid the deposit, 500 | got an order today, 8 pieces, 1,600
        payment of 2k received | 王小明下单了，一共两万三 | 今天成交了，华星 12 万
        王总订了五十箱，8600元 | 李姐买了两套，1980 | 王小明又加单了，三千块
        收到王小明的订单，4.5万 | 给王小明录个订单 12800 | 开单：华星，滤芯20箱，6400元
        卖给王小明一台机器 38000 | 王小明付了定金五千 | 签了！王总 35 万
        王小明那边订了货，总价 2.4 万 | 成交一单，陈姐 899 | 今天出了一单，王小明买了三件 1290
        王小明昨天拿货 5600 | 王小明采购了一批配件，一共七千二 | 回款：王小明 2 万
        王小明充值了 3000 | 登记销售 王小明 15000 | 记一笔销售，李总 6800
        客户王小明续了一年，付款 9800 | 王小明要了 100 个，单价 25，共 2500
        补录订单 王小明 上周五 3200 | 王小明下訂單了，共 45000 | 賣給陳小姐兩組，3600元
        林經理訂了三十箱，NT$12,000 | 王小明加購配件，1500 | 成交！王小明 20 萬
        赵敏买了个套餐 2999 | 周杰刚付款 580 | 何琳办了张年卡，3600 | 马超要了十箱啤酒，一共900
        北辰贸易签了合同，金额18万 | 孙丽消费了268 | 吴涛订了5吨钢材，2.1万 | 唐嫣报名了课程，4980
        黄磊的尾款到账 3万 | 罗成交了押金 500 | 郑爽昨天下了一单 799 | 记账：李雷 1200
        出货给蓝海物流 货款 8800 | 客户成交 何琳 三万八 | 卖了两台给马超，7600
        張偉買了三組，2700 元 | 林小姐刷卡付了 5800 | 黃先生簽約，金額 30 萬
        張偉追加訂單 1200 元 | 卖了一台，8800 | 出单了，三千五 | 成交一单 1.2万
        今天卖出两套，共4600 | 客户付款了，9800 | 收到定金两千 | 签了个单子，五万六 | 记一单 680
        刚成交，一万二 | 订了十箱，900块 | 录入销售，金额3200 | 又开了一单，四千 | 款到了，2.5万
        賣了一台，8800 元 | 成交一筆，一萬二 | 收到訂金兩千 | 今天賣出兩組，共 4600
    """,
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
