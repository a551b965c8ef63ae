"""Where an order stands, in the reader's words."""

from bot.texts import Line, Text
from core.order_status import Status

STATUSES: dict[Status, Text] = {
    Status.UNPAID: Text(en="unpaid", zh_hans="未付款", zh_hant="未付款"),
    Status.PAID: Text(en="paid", zh_hans="已付款", zh_hant="已付款"),
    Status.SHIPPED: Text(en="shipped", zh_hans="已发货", zh_hant="已出貨"),
    Status.DELIVERED: Text(en="delivered", zh_hans="已签收", zh_hant="已簽收"),
    Status.CANCELLED: Text(en="cancelled", zh_hans="已取消", zh_hant="已取消"),
    Status.RETURNED: Text(en="returned", zh_hans="已退货", zh_hant="已退貨"),
    Status.REFUNDED: Text(en="refunded", zh_hans="已退款", zh_hant="已退款"),
}
LOST_BECAUSE = {
    "price": Text(en="price", zh_hans="价格", zh_hant="價格"),
    "competitor": Text(en="a competitor", zh_hans="去了别家", zh_hant="找了別家"),
    "moved": Text(en="moved away", zh_hans="搬走了", zh_hant="搬走了"),
    "no_need": Text(en="no need any more", zh_hans="不需要了", zh_hant="不需要了"),
}


def status_word(status: Status) -> Line:
    return STATUSES[status]()
