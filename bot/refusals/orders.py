"""Why an order could not be recorded."""

from bot.texts import Text
from core.orders import NotASale, NotYet
from core.refusals import Refusal

WORDS: dict[type[Refusal], Text] = {
    NotASale: Text(
        en="{amount} is no amount for an order.",
        zh_hans="订单金额不能是{amount}。",
        zh_hant="訂單金額不能是{amount}。",
    ),
    NotYet: Text(
        en="{on} has not come yet; an order needs a day that has.",
        zh_hans="{on}还没到，订单日期不能在将来。",
        zh_hant="{on}還沒到，訂單日期不能在未來。",
    ),
}
