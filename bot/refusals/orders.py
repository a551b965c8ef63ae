"""Why an order could not be recorded."""

from bot.texts import Text
from core.orders import NoSuchOrder, NotASale, NotYet, NumberTaken
from core.refusals import Refusal

WORDS: dict[type[Refusal], Text] = {
    NotASale: Text(
        en="{amount} is no amount for an order.",
        zh_hans="订单金额不能是{amount}。",
        zh_hant="訂單金額不能是{amount}。",
    ),
    NoSuchOrder: Text(
        en="There is no order “{name}”.",
        zh_hans="没有订单“{name}”。",
        zh_hant="沒有訂單「{name}」。",
    ),
    NumberTaken: Text(
        en="Order {number} is there already, of {name}; nothing was recorded.",
        zh_hans="单号 {number} 已有订单（{name}），没有重复登记。",
        zh_hant="單號 {number} 已有訂單（{name}），沒有重複登記。",
    ),
    NotYet: Text(
        en="{on} has not come yet; an order needs a day that has.",
        zh_hans="{on}还没到，订单日期不能在将来。",
        zh_hant="{on}還沒到，訂單日期不能在未來。",
    ),
}
