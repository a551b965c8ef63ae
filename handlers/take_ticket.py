"""take ticket NUMBER: I see to it."""

from bot.cards import concerned, ticket_buttons, ticket_line
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import tickets
from core.desk import Desk
from core.rights import Action
from core.tickets import Ticket

TAKEN = Text(en="Yours: {line}", zh_hans="由你处理：{line}", zh_hant="由你處理：{line}")
TOLD = Text(en="{by} sees to {line}", zh_hans="{by}在处理 {line}", zh_hant="{by}在處理 {line}")


@command(
    intent="take_ticket",
    words=Words(en=("take ticket",), zh_hans=("接工单",), zh_hant=("接工單",)),
    does=Text(en="Take a ticket on.", zh_hans="接下一张工单。", zh_hant="接下一張工單。"),
    examples=Examples(
        en=("take ticket #1", "I'll take #1"),
        zh_hans=("接工单 #1", "工单1我来处理"),
        zh_hant=("接工單 #1", "工單1我來處理"),
    ),
    sayings="""
        I'll handle the Acme complaint | give me the ticket of Jane Roe
        let me see to the broken pump | 华星的工单我来接 | 王小明的投诉交给我 | 這張工單我接
        王小明的客訴我來處理
    """,
    right=Action.KEEP_TICKET,
)
def take(desk: Desk, ticket: Ticket) -> Reply:
    ticket = tickets.take(desk, ticket)
    told = concerned(desk, ticket, TOLD(by=desk.actor.name, line=ticket_line(ticket)), "taken")
    said, buttons = TAKEN(line=ticket_line(ticket)), ticket_buttons(ticket, desk.actor.id)
    return Reply(said, buttons=buttons, also=told)
