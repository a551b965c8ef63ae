"""Why a log could not be corrected, or a stage entered."""

from bot.texts import Text
from core.corrections import KeepsItsRhythm, NoSuchPart, NothingToAmend
from core.refusals import Refusal
from core.stages import NoSuchStage

WORDS: dict[type[Refusal], Text] = {
    NothingToAmend: Text(
        en="You logged nothing in the last {minutes} minutes that I could correct.",
        zh_hans="最近 {minutes} 分钟里没有你的记录可更正。",
        zh_hant="最近 {minutes} 分鐘裡沒有你的記錄可更正。",
    ),
    NoSuchPart: Text(
        en="Nothing in what you last wrote fits “{said}”.",
        zh_hans="刚才的内容里没有可以换成“{said}”的。",
        zh_hant="剛才的內容裡沒有可以換成「{said}」的。",
    ),
    KeepsItsRhythm: Text(
        en="It repeats by a rule. Undo it and say the new rule.",
        zh_hans="它是按规则重复的。请撤销后重新说一遍。",
        zh_hant="它是依規則重複的。請復原後重新說一遍。",
    ),
    NoSuchStage: Text(
        en="There is no stage “{name}”. Your stages: {known}.",
        zh_hans="没有“{name}”这个阶段。现有阶段：{known}。",
        zh_hant="沒有「{name}」這個階段。現有階段：{known}。",
    ),
}
