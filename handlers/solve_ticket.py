"""solve NUMBER HOW: it is done, and the next who meets it may read how."""

from bot.cards import concerned, ticket_buttons, ticket_line
from bot.chat import Asking, Examples, Reply, Words, command
from bot.texts import Text
from core import tickets
from core.desk import Desk
from core.rights import Action
from core.tickets import Ticket
from core.values import Note

SOLVED = Text(
    en="Solved: {line}. How: {how}",
    zh_hans="已解决：{line}。办法：{how}",
    zh_hant="已解決：{line}。做法：{how}",
)
HOW = Text(
    en="Solved: {line}. How? The next time it will be found.",
    zh_hans="已解决：{line}。怎么解决的？记下来，下次能查到。",
    zh_hant="已解決：{line}。怎麼解決的？記下來，下次查得到。",
)
TOLD = Text(en="{by} solved {line}", zh_hans="{by}解决了 {line}", zh_hant="{by}解決了 {line}")


@command(
    intent="solve_ticket",
    words=Words(
        en=("solve", "resolve", "close ticket"),
        zh_hans=("解决工单", "关闭工单", "结案"),
        zh_hant=("解決工單", "關閉工單", "結案"),
    ),
    does=Text(
        en="Say that a ticket is solved, and how.",
        zh_hans="解决工单，并记下办法。",
        zh_hant="解決工單，並記下做法。",
    ),
    examples=Examples(
        en=("solve #1 new seal fitted", "#1 is fixed, changed the fuse"),
        zh_hans=("解决工单 #1 换了密封圈", "工单1解决了，换了密封圈"),
        zh_hant=("解決工單 #1 換了密封圈", "工單1解決了，換了密封圈"),
    ),
    sayings="""
        the ticket for Acme is done | close the complaint of Jane Roe
        Acme's pump works again, close the case | we sorted out the invoice complaint
        the repair at Acme is finished, ticket closed | 王小明的投诉处理完了
        华星的工单可以关了 | 打印机修好了，工单结案 | 售后那单解决了 | 王小明的客訴處理好了
        華星那張工單可以結案
    """,
    asks={"how": Text(en="How was it solved?", zh_hans="怎么解决的？", zh_hant="怎麼解決的？")},
    right=Action.KEEP_TICKET,
)
def solve(desk: Desk, ticket: Ticket, how: Note | None) -> Reply:
    first, ticket = ticket.solved is None, tickets.solve(desk, ticket, how)
    line, by = ticket_line(ticket), desk.actor.name
    told = concerned(desk, ticket, TOLD(by=by, line=line), "solved") if first else ()
    if ticket.solution:
        said = SOLVED(line=line, how=ticket.solution)
        return Reply(said, buttons=ticket_buttons(ticket), also=told)
    asks = Asking("solve_ticket", "how", {"ticket": ticket.ref})
    return Reply(HOW(line=line), buttons=ticket_buttons(ticket), also=told, asks=asks)
