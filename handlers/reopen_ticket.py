"""reopen NUMBER: it was not solved after all."""

from bot.cards import concerned, ticket_buttons, ticket_line
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import tickets
from core.desk import Desk
from core.rights import Action
from core.tickets import Ticket

OPEN = Text(en="Open again: {line}", zh_hans="已重新打开：{line}", zh_hant="已重新開啟：{line}")
TOLD = Text(
    en="{by} reopened {line}", zh_hans="{by}重新打开了 {line}", zh_hant="{by}重新開啟了 {line}"
)


@command(
    intent="reopen_ticket",
    words=Words(en=("reopen ticket",), zh_hans=("重开工单",), zh_hant=("重開工單",)),
    does=Text(en="Open a ticket again.", zh_hans="重新打开工单。", zh_hant="重新開啟工單。"),
    examples=Examples(
        en=("reopen #1", "#1 is not fixed"),
        zh_hans=("重开工单 #1", "工单1还没解决"),
        zh_hant=("重開工單 #1", "工單1還沒解決"),
    ),
    right=Action.KEEP_TICKET,
)
def reopen(desk: Desk, ticket: Ticket) -> Reply:
    ticket = tickets.reopen(desk, ticket)
    told = concerned(desk, ticket, TOLD(by=desk.actor.name, line=ticket_line(ticket)), "again")
    said, buttons = OPEN(line=ticket_line(ticket)), ticket_buttons(ticket, desk.actor.id)
    return Reply(said, buttons=buttons, also=told)
