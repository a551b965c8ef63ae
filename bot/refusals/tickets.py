"""Why a ticket could not be kept."""

from bot.texts import Text
from core.refusals import Refusal
from core.tickets import AlreadyOpen, AlreadySolved, NoSuchTicket, NoTicket, TooLongForTicket

WORDS: dict[type[Refusal], Text] = {
    NoSuchTicket: Text(
        en="I know no open ticket “{name}”. Say tickets to see yours.",
        zh_hans="没有未解决的工单“{name}”。说“工单”可查看。",
        zh_hant="沒有未解決的工單「{name}」。說「工單」可查看。",
    ),
    NoTicket: Text(
        en="There is no open ticket.", zh_hans="没有未解决的工单。", zh_hant="沒有未解決的工單。"
    ),
    AlreadyOpen: Text(
        en="That is ticket {number} already, and it is open.",
        zh_hans="这件事已有工单 {number}，还在处理。",
        zh_hant="這件事已有工單 {number}，還在處理。",
    ),
    AlreadySolved: Text(
        en="Ticket {number} is solved already. Say reopen {number} if it is not.",
        zh_hans="工单 {number} 已解决。若没有，说“重开工单 {number}”。",
        zh_hant="工單 {number} 已解決。若沒有，說「重開工單 {number}」。",
    ),
    TooLongForTicket: Text(
        en="A ticket may have at most {most} characters; put the rest into a note.",
        zh_hans="工单最多 {most} 个字，其余请记在备注里。",
        zh_hant="工單最多 {most} 個字，其餘請記在備註裡。",
    ),
}
