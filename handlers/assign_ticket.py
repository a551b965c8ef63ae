"""assign ticket NUMBER COLLEAGUE: somebody else sees to it."""

from bot.cards import concerned, ticket_buttons, ticket_line
from bot.chat import Announcement, Examples, Reply, Words, command
from bot.texts import Text
from core import tickets
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.tickets import Ticket

GIVEN = Text(en="{to} sees to {line}", zh_hans="由{to}处理：{line}", zh_hant="由{to}處理：{line}")
YOURS = Text(
    en="{by} gives you ticket {line}",
    zh_hans="{by}交给你工单 {line}",
    zh_hant="{by}交給你工單 {line}",
)


@command(
    intent="assign_ticket",
    words=Words(en=("assign ticket", "give ticket"), zh_hans=("转工单",), zh_hant=("轉工單",)),
    does=Text(
        en="Give a ticket to a colleague.", zh_hans="把工单交给同事。", zh_hant="把工單交給同事。"
    ),
    examples=Examples(
        en=("assign ticket #1 to bo", "give #1 to bo"),
        zh_hans=("转工单 #1 bo", "把工单1转给bo"),
        zh_hant=("轉工單 #1 bo", "把工單1轉給bo"),
    ),
    right=Action.KEEP_TICKET,
)
def assign(desk: Desk, ticket: Ticket, colleague: Staff) -> Reply:
    ticket = tickets.give(desk, ticket, colleague.ref)
    said = GIVEN(to=colleague.name, line=ticket_line(ticket))
    told = [one for one in concerned(desk, ticket, said, "given") if one.to != colleague.ref]
    if colleague.id != desk.actor.id and desk.changes:
        line = YOURS(by=desk.actor.name, line=ticket_line(ticket))
        reply = Reply(line, buttons=ticket_buttons(ticket))
        told.append(Announcement(colleague.ref, f"{ticket.ref}:yours", reply))
    return Reply(said, also=tuple(told))
