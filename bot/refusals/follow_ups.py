"""Why a log could not be corrected, or a stage entered."""

from bot.texts import Text
from core.corrections import NothingToAmend
from core.refusals import Refusal
from core.stages import NoSuchStage

WORDS: dict[type[Refusal], Text] = {
    NothingToAmend: Text(
        en="You logged nothing in the last {minutes} minutes that I could correct.",
        zh_hans="最近 {minutes} 分钟里没有你的记录可更正。",
        zh_hant="最近 {minutes} 分鐘裡沒有你的記錄可更正。",
    ),
    NoSuchStage: Text(
        en="There is no stage “{name}”. Your stages: {known}.",
        zh_hans="没有“{name}”这个阶段。现有阶段：{known}。",
        zh_hant="沒有「{name}」這個階段。現有階段：{known}。",
    ),
}
