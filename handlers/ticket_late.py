"""A ticket that waits too long is told: to who has it or could, then to who leads them."""

from collections.abc import Iterator

from bot.cards import ticket_buttons, ticket_line
from bot.chat import Announcement, Channel, Reply, notice
from bot.texts import Line, Text
from core import tickets
from core.desk import Desk
from core.tickets import Ticket
from core.values import PersonRef

UNANSWERED = Text(
    en="Nobody answered yet, since {opened:ago}: {line}",
    zh_hans="还没人答复，{opened:ago}提交：{line}",
    zh_hant="還沒人答覆，{opened:ago}提交：{line}",
)
UNSOLVED = Text(
    en="Not solved yet, since {opened:ago}: {line}",
    zh_hans="还没解决，{opened:ago}提交：{line}",
    zh_hant="還沒解決，{opened:ago}提交：{line}",
)
ESCALATED = Text(
    en="{owner} has not solved it, since {opened:ago}: {line}",
    zh_hans="{owner}还没解决，{opened:ago}提交：{line}",
    zh_hant="{owner}還沒解決，{opened:ago}提交：{line}",
)
NOBODY = Text(en="Nobody", zh_hans="没人接，", zh_hant="沒人接，")
ANSWER, LEAD = 1, 3


@notice(kind="ticket", when=tickets.next_due)
def overdue(desk: Desk) -> Iterator[Announcement]:
    for ticket, target in tickets.late(desk):
        to = _to(desk, ticket, target)
        reader = to.id if isinstance(to, PersonRef) else None
        reply = Reply(_line(ticket, target), buttons=ticket_buttons(ticket, reader))
        yield Announcement(to, f"{ticket.ref}:{target}:{ticket.opened.written}", reply)


def _to(desk: Desk, ticket: Ticket, target: int) -> PersonRef | Channel:
    lead = tickets.lead_of(desk, ticket) if target == LEAD else None
    if lead:
        return lead.ref
    return ticket.owner or Channel("support")


def _line(ticket: Ticket, target: int) -> Line:
    line = ticket_line(ticket)
    if target == LEAD:
        return ESCALATED(owner=ticket.owner or NOBODY(), opened=ticket.opened, line=line)
    return (UNANSWERED if target == ANSWER else UNSOLVED)(opened=ticket.opened, line=line)


@overdue.still_true
def waits(desk: Desk, key: str) -> bool:
    ref, target = key.split(":")[:2]
    return tickets.still_late(desk, int(ref.removeprefix("w")), int(target))
