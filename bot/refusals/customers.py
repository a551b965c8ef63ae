"""Why a customer could not be found, added or named."""

from dataclasses import dataclass

from bot.texts import Text
from core.customers import AlreadyKept, AlreadyThere, NoSuchCustomer
from core.names import BadName
from core.refusals import Refusal


@dataclass(eq=False)
class IsColleague(Refusal):
    """A customer was wanted."""

    name: str


SHOW = Text(en="Show", zh_hans="查看", zh_hant="查看")

WORDS: dict[type[Refusal], Text] = {
    NoSuchCustomer: Text(
        en="No customer is called “{name}”.",
        zh_hans="没有叫“{name}”的客户。",
        zh_hant="沒有叫「{name}」的客戶。",
    ),
    IsColleague: Text(
        en="{name} is a colleague, not a customer.",
        zh_hans="{name}是同事，不是客户。",
        zh_hant="{name}是同事，不是客戶。",
    ),
    AlreadyThere: Text(
        en="That number or e-mail is {name}’s already. Nothing was changed.",
        zh_hans="这个号码或邮箱已属于{name}，没有改动。",
        zh_hant="這個號碼或信箱已屬於{name}，沒有更動。",
    ),
    AlreadyKept: Text(
        en="That number or e-mail is {name}’s already, whom {owner} keeps. Nothing was changed.",
        zh_hans="这个号码或邮箱已属于{name}（负责人：{owner}），没有改动。",
        zh_hant="這個號碼或信箱已屬於{name}（負責人：{owner}），沒有更動。",
    ),
    BadName: Text(
        en="“{name}” cannot be a name: one line of at most {most} characters, please.",
        zh_hans="“{name}”不能作名字：请用一行、最多 {most} 个字。",
        zh_hant="「{name}」不能作名字：請用一行、最多 {most} 個字。",
    ),
}
