"""urgent NUMBER: it cannot wait."""

from bot.cards import concerned, ticket_buttons, ticket_line
from bot.chat import Announcement, Channel, Examples, Reply, Words, command
from bot.texts import Text
from core import tickets
from core.desk import Desk
from core.rights import Action
from core.tickets import Ticket

URGENT = Text(en="Urgent: {line}", zh_hans="已标为紧急：{line}", zh_hant="已標為緊急：{line}")
TOLD = Text(
    en="{by} says it is urgent: {line}", zh_hans="{by}加急：{line}", zh_hant="{by}加急：{line}"
)


@command(
    intent="urgent_ticket",
    words=Words(en=("urgent",), zh_hans=("加急",), zh_hant=("加急",)),
    does=Text(
        en="Mark a ticket as urgent.", zh_hans="把工单标为紧急。", zh_hant="把工單標為緊急。"
    ),
    examples=Examples(en=("urgent #1",), zh_hans=("加急 #1",), zh_hant=("加急 #1",)),
    right=Action.OPEN_TICKET,
)
def hurry(desk: Desk, ticket: Ticket) -> Reply:
    ticket = tickets.hurry(desk, ticket)
    line = TOLD(by=desk.actor.name, line=ticket_line(ticket))
    told = concerned(desk, ticket, line, "urgent") if ticket.owner else ()
    if desk.changes and not ticket.owner:
        reply = Reply(line, buttons=ticket_buttons(ticket))
        told = (Announcement(Channel("support"), f"{ticket.ref}:urgent", reply),)
    said, buttons = URGENT(line=ticket_line(ticket)), ticket_buttons(ticket, desk.actor.id)
    return Reply(said, buttons=buttons, also=told)
