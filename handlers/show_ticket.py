"""show ticket NUMBER: what is wrong, who sees to it, and how it was solved."""

from bot.cards import ticket_buttons, ticket_line
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core.desk import Desk
from core.rights import Action
from core.tickets import Ticket

OWNER = Text(en="Sees to it", zh_hans="处理人", zh_hant="處理人")
NOBODY = Text(en="nobody yet", zh_hans="还没人接", zh_hant="還沒人接")
OPENED = Text(en="Opened", zh_hans="提交", zh_hant="提交")
BY = Text(en="{at:ago} by {by}", zh_hans="{by}，{at:ago}", zh_hant="{by}，{at:ago}")
AT = Text(en="{at:ago}", zh_hans="{at:ago}", zh_hant="{at:ago}")
SOLVED = Text(en="Solved", zh_hans="已解决", zh_hant="已解決")
HOW = Text(en="How", zh_hans="办法", zh_hant="做法")
STATE = Text(en="State", zh_hans="状态", zh_hant="狀態")
URGENT = Text(en="urgent", zh_hans="紧急", zh_hant="緊急")
LATE = Text(en="late", zh_hans="已超时", zh_hant="已逾時")
URGENT_LATE = Text(en="urgent and late", zh_hans="紧急，已超时", zh_hant="緊急，已逾時")
CARD = Text(en="Show {name}", zh_hans="查看{name}", zh_hant="查看{name}")


@command(
    intent="show_ticket",
    words=Words(en=("show ticket",), zh_hans=("查看工单",), zh_hant=("查看工單",)),
    does=Text(en="Show a ticket.", zh_hans="查看一张工单。", zh_hant="查看一張工單。"),
    examples=Examples(
        en=("show ticket #1", "#1?"), zh_hans=("查看工单 #1",), zh_hant=("查看工單 #1",)
    ),
    right=Action.SEE_TICKET,
)
def show(desk: Desk, ticket: Ticket) -> Reply:
    known: list[tuple[Line, Value | None]] = [
        (STATE(), _state(ticket)),
        (OWNER(), None if ticket.solved else ticket.owner or NOBODY()),
        (OPENED(), BY(at=ticket.opened, by=ticket.opener) if ticket.opener else ticket.opened),
        (SOLVED(), _solved(ticket)),
        (HOW(), ticket.solution),
    ]
    facts = tuple((label, value) for label, value in known if value is not None)
    buttons = list(ticket_buttons(ticket, desk.actor.id))
    if ticket.customer:
        card = CARD(name=ticket.customer)
        buttons.append(Button(card, f"find c{ticket.customer.id}"))
    return Reply(ticket_line(ticket), facts=facts, buttons=tuple(buttons))


def _state(ticket: Ticket) -> Value | None:
    if ticket.urgent and not ticket.solved:
        return URGENT_LATE() if ticket.late else URGENT()
    return LATE() if ticket.late else None


def _solved(ticket: Ticket) -> Value | None:
    if ticket.solved is None:
        return None
    return BY(at=ticket.solved, by=ticket.solver) if ticket.solver else AT(at=ticket.solved)
