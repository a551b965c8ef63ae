"""Where an order stands, in the words of shops and of their files."""

from enum import StrEnum

from sqlalchemy import ColumnElement, func, or_

from storage.tables import Order


class Status(StrEnum):
    UNPAID = "unpaid"
    PAID = "paid"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    RETURNED = "returned"
    REFUNDED = "refunded"


# As columns of shop systems have them; lower case.
WRITTEN: dict[Status, tuple[str, ...]] = {
    Status.UNPAID: (
        *("unpaid", "not paid", "pending payment", "payment pending", "awaiting payment"),
        *("未付款", "待付款", "未支付", "待支付", "未收款", "等待付款", "等待买家付款"),
        *("未結帳", "待結帳", "等待買家付款"),
    ),
    Status.PAID: (
        *("paid", "payment received", "已付款", "已支付", "已收款", "待发货", "待發貨"),
        *("待出貨", "已結帳"),
    ),
    Status.SHIPPED: (
        *("shipped", "dispatched", "in transit", "sent", "已发货", "已發貨", "已出货", "已出貨"),
        *("已寄出", "运输中", "運送中", "派送中", "配送中", "待收货", "待收貨"),
    ),
    Status.DELIVERED: (
        *("delivered", "completed", "complete", "received", "已签收", "已簽收", "已送达"),
        *("已送達", "已收货", "已收貨", "交易成功", "已完成"),
    ),
    Status.CANCELLED: (
        *("cancelled", "canceled", "void", "已取消", "取消", "交易关闭", "交易關閉", "已关闭"),
        "已關閉",
    ),
    Status.RETURNED: ("returned", "已退货", "退货", "已退貨", "退貨"),
    Status.REFUNDED: ("refunded", "已退款", "退款"),
}
_MEANING = {word: status for status, words in WRITTEN.items() for word in words}
CALLED_OFF = (Status.CANCELLED, Status.RETURNED, Status.REFUNDED)
OVER = (*CALLED_OFF, Status.DELIVERED)
NOT_BOUGHT = tuple(word for status in CALLED_OFF for word in WRITTEN[status])


def meaning(written: str | None) -> Status | None:
    """None for what nobody said, and for a shop's own word that we do not know."""
    return _MEANING.get(" ".join(written.lower().replace("_", " ").split())) if written else None


def bought() -> ColumnElement[bool]:
    """What was given back or called off was no purchase."""
    status = Order.status
    return or_(status.is_(None), func.lower(status).not_in(NOT_BOUGHT))
