"""tickets: what customers wait for, mine or everybody's; and its part of the morning digest."""

from bot.cards import row_buttons, shortened, standing
from bot.chat import Examples, Reply, Section, Words, command, section
from bot.texts import Line, Text, Value
from core import tickets
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.tickets import Ticket
from core.values import Everybody

MINE = Text(
    en="{n} {n:ticket|tickets} for you.",
    zh_hans="你要处理的工单 {n} 张。",
    zh_hant="你要處理的工單 {n} 張。",
)
ALL = Text(
    en="{n} open {n:ticket|tickets}.",
    zh_hans="未解决的工单 {n} 张。",
    zh_hant="未解決的工單 {n} 張。",
)
OF = Text(
    en="{name}: {n} open {n:ticket|tickets}.",
    zh_hans="{name}：未解决的工单 {n} 张。",
    zh_hant="{name}：未解決的工單 {n} 張。",
)
NONE = Text(
    en="No open tickets. Everybody is served.",
    zh_hans="没有未解决的工单，都处理好了。",
    zh_hant="沒有未解決的工單，都處理好了。",
)
TODAY = Text(en="Tickets: {n}", zh_hans="工单 {n} 张", zh_hant="工單 {n} 張")
SHOWN = 8
DIGEST = 5


@command(
    intent="list_tickets",
    words=Words(
        en=("tickets", "my tickets"), zh_hans=("工单", "我的工单"), zh_hant=("工單", "我的工單")
    ),
    does=Text(en="List open tickets.", zh_hans="列出未解决的工单。", zh_hant="列出未解決的工單。"),
    examples=Examples(
        en=("tickets", "all open tickets", "tickets Acme"),
        zh_hans=("工单", "所有工单", "工单 王小明"),
        zh_hant=("工單", "所有工單", "工單 王小明"),
    ),
    sayings="""
        what's waiting for support | which complaints are open | anything unsolved at Acme
        who is waiting for help | show the support queue | what tickets do I have
        客户的投诉处理完了吗 | 还有多少售后没处理 | 看看工单 | 售后队列 | 客服工單有哪些
        有沒有還沒處理的客訴
    """,
    right=Action.SEE_TICKET,
)
def listed(desk: Desk, everybody: Everybody | None, customer: Customer | None) -> Reply:
    if customer:
        return _list(desk, tickets.of_customer(desk, customer, SHOWN + 1), customer)
    if everybody:
        return _list(desk, tickets.everybodys(desk))
    own = tickets.mine(desk)
    return _list(desk, own, mine=True) if own else _list(desk, tickets.everybodys(desk))


def _list(
    desk: Desk, found: list[Ticket], customer: Customer | None = None, mine: bool = False
) -> Reply:
    if not found:
        return Reply(NONE())
    n = len(found)
    title: Line = OF(name=customer.name, n=n) if customer else (MINE if mine else ALL)(n=n)
    lines = shortened([standing(one) for one in found], SHOWN)
    return Reply(title, items=lines, buttons=row_buttons(found[:SHOWN], desk))


@section(name="tickets", rank=15)
def this_morning(desk: Desk, colleague: Staff) -> Section | None:
    """What they took on and is not solved."""
    own = tickets.of_colleague(desk, colleague.id)
    if not own:
        return None
    lines: tuple[Value, ...] = shortened([standing(one) for one in own], DIGEST)
    return Section(TODAY(n=len(own)), lines)
