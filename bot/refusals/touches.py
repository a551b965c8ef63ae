"""Why a touch could not be logged."""

from bot.texts import Text
from core.refusals import Refusal
from core.touches import NoSuchEntry, NotHappenedYet, TooLong

WORDS: dict[type[Refusal], Text] = {
    TooLong: Text(
        en="A note may have at most {most} characters; nothing was saved.",
        zh_hans="备注最多 {most} 个字，没有保存。",
        zh_hant="備註最多 {most} 個字，沒有儲存。",
    ),
    NoSuchEntry: Text(
        en="That entry was taken back.",
        zh_hans="那条记录已经撤销。",
        zh_hant="那則記錄已經復原。",
    ),
    NotHappenedYet: Text(
        en="{when} has not come yet. Say remind to plan it.",
        zh_hans="{when}还没到。要预约请说“提醒”。",
        zh_hant="{when}還沒到。要預約請說「提醒」。",
    ),
}
