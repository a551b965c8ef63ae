"""ticket NAME WHAT: something is wrong, and somebody has to see to it."""

from bot.cards import concerned, ticket_buttons, ticket_line
from bot.chat import Announcement, Channel, Examples, Reply, Words, command
from bot.texts import Line, Text
from core import tickets
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.tickets import Ticket
from core.values import Note, Urgent

OPENED = Text(en="Ticket {line}", zh_hans="工单 {line}", zh_hant="工單 {line}")
OPENED_URGENT = Text(
    en="Urgent ticket {line}", zh_hans="紧急工单 {line}", zh_hant="緊急工單 {line}"
)
NEW = Text(
    en="New ticket by {by}: {line}",
    zh_hans="{by}提交了工单：{line}",
    zh_hant="{by}提交了工單：{line}",
)
NEW_URGENT = Text(
    en="Urgent, by {by}: {line}",
    zh_hans="紧急！{by}提交了工单：{line}",
    zh_hant="緊急！{by}提交了工單：{line}",
)


@command(
    intent="open_ticket",
    words=Words(
        en=("ticket", "open ticket", "complaint"),
        zh_hans=("开工单", "报修", "投诉"),
        zh_hant=("開工單", "報修", "客訴"),
    ),
    does=Text(
        en="Open a ticket for what a customer needs done.",
        zh_hans="为客户的问题开工单。",
        zh_hant="為客戶的問題開工單。",
    ),
    examples=Examples(
        en=("ticket Acme pump leaks", "open a ticket for Acme: the pump leaks"),
        zh_hans=("王小明投诉机器漏油", "开工单 王小明 机器漏油"),
        zh_hant=("王小明投訴機器漏油", "開工單 王小明 機器漏油"),
    ),
    asks={"what": Text(en="What is wrong?", zh_hans="是什么问题？", zh_hant="是什麼問題？")},
    right=Action.OPEN_TICKET,
    greets=True,
)
def open_one(desk: Desk, customer: Customer, what: Note, urgent: Urgent | None) -> Reply:
    ticket = tickets.open_one(desk, customer, what, urgent is not None)
    said = (OPENED_URGENT if ticket.urgent else OPENED)(line=ticket_line(ticket))
    return Reply(said, buttons=ticket_buttons(ticket), also=_told(desk, ticket))


def _told(desk: Desk, ticket: Ticket) -> tuple[Announcement, ...]:
    line: Line = (NEW_URGENT if ticket.urgent else NEW)(
        by=desk.actor.name, line=ticket_line(ticket)
    )
    support = Reply(line, buttons=ticket_buttons(ticket))
    everywhere = Announcement(Channel("support"), f"{ticket.ref}:new", support)
    return (everywhere, *concerned(desk, ticket, line, "new"))
