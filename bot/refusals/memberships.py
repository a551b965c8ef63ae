"""Why a membership could not be renewed or ended."""

from dataclasses import dataclass

from bot.texts import Text
from core.refusals import Refusal
from core.renewals import EndsSooner, TooLongATerm


@dataclass(eq=False)
class NotATerm(Refusal):
    """Neither for how long nor until when."""

    said: str


WORDS: dict[type[Refusal], Text] = {
    NotATerm: Text(
        en="I don't see until when in “{said}”. Say “a year”, or a date.",
        zh_hans="“{said}”里没有期限。可以说“一年”，或一个日期。",
        zh_hant="「{said}」裡沒有期限。可以說「一年」，或一個日期。",
    ),
    EndsSooner: Text(
        en="{new} is no renewal: {name} is counted from {old}. Say a later day, with its year.",
        zh_hans="{new}不算续费：{name}从{old}算起。请说更晚的日期，带上年份。",
        zh_hant="{new}不算續費：{name}從{old}算起。請說更晚的日期，帶上年份。",
    ),
    TooLongATerm: Text(
        en="That is more than {years} years ahead; nothing was changed.",
        zh_hans="那是 {years} 年以后了，没有改动。",
        zh_hant="那是 {years} 年以後了，沒有改動。",
    ),
}
