"""Why something about a customer could not be changed."""

from dataclasses import dataclass

from bot.texts import Text
from core.companies import NotACompany, NotAPerson
from core.nicknames import NotANickname
from core.profiles import TooManyTags
from core.refusals import Refusal


@dataclass(eq=False)
class NoBirthday(Refusal):
    """A day that no year has, or no day at all."""

    said: str


@dataclass(eq=False)
class NotAPhone(Refusal):
    """Digits that no phone anywhere answers at."""

    said: str


WORDS: dict[type[Refusal], Text] = {
    NoBirthday: Text(
        en="“{said}” cannot be a birthday. Say it like 23 November or 1990-11-23.",
        zh_hans="“{said}”不能作生日。可以说：11月23日，或农历八月十五。",
        zh_hant="「{said}」不能作生日。可以說：11月23日，或農曆八月十五。",
    ),
    NotAPhone: Text(
        en="“{said}” is not a phone number; nothing was changed. Say it like 139 0013 9001.",
        zh_hans="“{said}”不是有效的电话号码，没有改动。可以说：13900139001。",
        zh_hant="「{said}」不是有效的電話號碼，沒有更動。可以說：0912345678。",
    ),
    NotAPerson: Text(
        en="{name} is a company; that can only be said of a person.",
        zh_hans="{name}是公司，这只能用在个人身上。",
        zh_hant="{name}是公司，這只能用在個人身上。",
    ),
    NotACompany: Text(
        en="{name} is a person, not a company.",
        zh_hans="{name}是个人，不是公司。",
        zh_hant="{name}是個人，不是公司。",
    ),
    NotANickname: Text(
        en="“{said}” is a name or a number already; nicknames are other words.",
        zh_hans="“{said}”已经是名字或号码，不能作外号。",
        zh_hant="「{said}」已經是名字或號碼，不能作綽號。",
    ),
    TooManyTags: Text(
        en="A customer may have at most {most} tags.",
        zh_hans="每位客户最多 {most} 个标签。",
        zh_hant="每位客戶最多 {most} 個標籤。",
    ),
}
