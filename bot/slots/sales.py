"""Slots of orders: which one, its number, where it stands, its parcel, and what was bought."""

import re

from bot.language.order_words import BARE_CODE, CODE, number_in, status_in, tracking_in
from bot.slots import Found, Several, Slot, Taken
from bot.slots.clauses import LEADING, without
from bot.texts import Guarded, Line, Text
from core import customers, orders
from core.customers import NoSuchCustomer
from core.desk import Desk
from core.names import clean
from core.order_status import Status
from core.orders import NoSuchOrder, Purchase
from core.rights import Action
from core.values import Item, OrderNumber, Tracking

RECENT = 20  # orders of a customer among which one is meant by his name
CHOICE = Text(en="{on} {amount}", zh_hans="{on} {amount}", zh_hant="{on} {amount}")
NUMBERED = Text(
    en="{number}, {on} {amount}",
    zh_hans="{number}，{on} {amount}",
    zh_hant="{number}，{on} {amount}",
)
# What leads to a sum or an item and says nothing by itself.
_FILLER = (
    r"(?:的|of|worth of|worth|for|at|in total|total(?:ling|ing)?|一共|总共|總共|总计|總計|合计|"
    r"合計|共计|共計|共|总价|總價|总额|總額|金额|金額|合同额|合約額|订单|訂單|单子|單子|大单|大單|单|單|"
    r"货款|貨款|的货|的貨|是|为|為|and)"
)
_EDGES = re.compile(
    rf"^(?:[\s,，.。:：;；、-]|{_FILLER}(?![\w])|的(?=\S)|(?:of|for|worth) )+", re.I
)
_TAIL = re.compile(rf"(?:[\s,，.。:：;；、-]|(?<![A-Za-z]){_FILLER})+$", re.I)
REF = re.compile(r"o([0-9]{1,18})(?!\w)\s*")


def take_number(text: str, desk: Desk, last: bool) -> Taken:
    found = number_in(text)
    return Found(OrderNumber(found[0]), without(text, found[1])) if found else None


def take_tracking(text: str, desk: Desk, last: bool) -> Taken:
    if found := tracking_in(text):
        return Found(Tracking(found[0]), without(text, found[1]))
    bare = BARE_CODE.fullmatch(text) if last else None
    return Found(Tracking(bare["code"].upper())) if bare else None


def take_status(text: str, desk: Desk, last: bool) -> Taken:
    found = status_in(text)
    return Found(found[0], without(text, found[1])) if found else None


def take_item(text: str, desk: Desk, last: bool) -> Taken:
    """Whatever else was said; of filling words alone nothing remains."""
    said = clean(text).strip()
    return Found(Item(_TAIL.sub("", _EDGES.sub("", said)))) if said else None


def take_order(text: str, desk: Desk, last: bool) -> Taken:
    """By its number, or by whose it is."""
    text = text.lstrip(LEADING)
    if by_id := REF.match(text):
        return Found(orders.by_id(desk, int(by_id[1])), text[by_id.end() :])
    if not text:
        return None
    if said := re.match(rf"#?\s?(?P<number>{CODE})\s*", text):
        if known := orders.numbered(desk, said["number"]):
            return Found(known, text[said.end() :])
        raise NoSuchOrder(said["number"])
    return _of_somebody(text, desk)


def _of_somebody(text: str, desk: Desk) -> Taken:
    hits, rest = customers.named_first(desk, text)
    if not hits:
        try:
            hits, rest = customers.find(desk, text), ""
        except NoSuchCustomer as unknown:
            raise NoSuchOrder(text) from unknown
    found = [one for hit in hits for one in orders.standing(desk, hit, RECENT)]
    if not found:
        raise NoSuchOrder(hits[0].name)
    spoken_of = [one for one in found if one.status or one.number]
    found = spoken_of or found  # of the others nobody ever said more than the sum
    if len(found) == 1:
        return Found(found[0], rest.lstrip())
    shown = [(_choice(one), one.ref) for one in found[: customers.MOST]]
    return Several(shown, rest.lstrip())


def _choice(order: Purchase) -> Line:
    amount = Guarded(order.amount, Action.SEE_AMOUNT, order.owner_id)
    if order.number:
        return NUMBERED(number=order.number, on=order.on, amount=amount)
    return CHOICE(on=order.on, amount=amount)


SLOTS: dict[type, Slot] = {
    Purchase: Slot(
        Text(en="order", zh_hans="订单", zh_hant="訂單"),
        Text(en="Which order?", zh_hans="是哪个订单？", zh_hant="是哪個訂單？"),
        take_order,
        lambda order: str(order.ref),
    ),
    OrderNumber: Slot(
        Text(en="order number", zh_hans="单号", zh_hant="單號"),
        Text(en="What is the order's number?", zh_hans="单号是多少？", zh_hant="單號是多少？"),
        take_number,
        lambda number: f"#{number}",
    ),
    Status: Slot(
        Text(en="status", zh_hans="状态", zh_hant="狀態"),
        Text(en="How does it stand?", zh_hans="现在是什么状态？", zh_hant="現在是什麼狀態？"),
        take_status,
        lambda status: str(status.value),
    ),
    Tracking: Slot(
        Text(en="tracking number", zh_hans="快递单号", zh_hant="物流單號"),
        Text(
            en="What is the tracking number?",
            zh_hans="快递单号是多少？",
            zh_hant="物流單號是多少？",
        ),
        take_tracking,
        lambda number: f"tracking {number}",
    ),
    Item: Slot(
        Text(en="item", zh_hans="商品", zh_hant="商品"),
        Text(en="What was it?", zh_hans="买了什么？", zh_hant="買了什麼？"),
        take_item,
        str,
    ),
}
