"""history NAME: what happened with a customer, the newest first."""

from bot.cards import KINDS, noted, people_line, ticket_line
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text, Value
from core import tickets, touches
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.tickets import Ticket
from core.touches import ALL, Logged, Wanted
from core.values import Page

EMPTY = Text(
    en="Nothing is logged about {name} yet.",
    zh_hans="还没有{name}的记录。",
    zh_hant="還沒有{name}的記錄。",
)
TITLE = Text(
    en="{name}: {n} {n:entry|entries}, the newest first.",
    zh_hans="{name}：共 {n} 条，最近的在前。",
    zh_hant="{name}：共 {n} 則，最近的在前。",
)
NONE_SUCH = Text(
    en="Nothing like that is logged about {name}.",
    zh_hans="{name}没有这样的记录。",
    zh_hant="{name}沒有這樣的記錄。",
)
ENTRY = Text(
    en="{at} {kind} by {by}: {note}",
    zh_hans="{at} {by} {kind}：{note}",
    zh_hant="{at} {by} {kind}：{note}",
)
ENTRY_WITH = Text(
    en="{at} {kind} by {by}, {person}: {note}",
    zh_hans="{at} {by} {kind}（{person}）：{note}",
    zh_hant="{at} {by} {kind}（{person}）：{note}",
)
TOGETHER = Text(en="{by} with {others}", zh_hans="{by}与{others}", zh_hant="{by}與{others}")
OLDER = Text(en="Older", zh_hans="更早", zh_hant="更早")
OPEN = Text(
    en="Ticket {line} (open, {at:ago})",
    zh_hans="工单 {line}（未解决，{at:ago}）",
    zh_hant="工單 {line}（未解決，{at:ago}）",
)
SOLVED = Text(
    en="Ticket {line} (solved {at:ago})",
    zh_hans="工单 {line}（{at:ago}已解决）",
    zh_hant="工單 {line}（{at:ago}已解決）",
)
SOLVED_HOW = Text(
    en="Ticket {line} (solved {at:ago}: {how})",
    zh_hans="工单 {line}（{at:ago}已解决：{how}）",
    zh_hant="工單 {line}（{at:ago}已解決：{how}）",
)
SHOWN = 5
TICKETS = 3  # the latest, the open ones first


@command(
    intent="history",
    words=Words(
        en=("history", "timeline"), zh_hans=("历史", "跟进记录"), zh_hant=("歷史", "跟進記錄")
    ),
    does=Text(
        en="Show what happened with a customer.",
        zh_hans="查看客户的跟进记录。",
        zh_hant="查看客戶的跟進記錄。",
    ),
    examples=Examples(
        en=("history Acme", "history Acme calls last month", "what did bo do with Acme?"),
        zh_hans=("历史王小明", "跟进记录 王小明", "王小明上个月的拜访记录"),
        zh_hant=("歷史 王小明", "王小明上個月的拜訪記錄"),
    ),
    sayings="""
        what happened with Acme lately | when did we last talk to Acme
        where do we stand with Jane Roe | catch me up on Acme | tell me the story of Acme
        what did we discuss with Acme last time | show the notes on Acme
        who spoke to Acme recently | last contact with Harbor Foods? | Acme timeline
        all calls with Acme this year | what do we know from the last visit to Acme
        how did things go with Acme | past conversations with Jane | any news on Acme
        read me my notes about Mr Chen | previous visits to Acme
        what was said in the last meeting with Acme | what's new with tom baker
        last time we spoke to kevin | show me rosa's record of visits | how is it going with orion
        what did delta tools say last time | conversation history lucy hale
        when did bo last see anna | did anyone call sam this month | notes on northwind
        follow-up records of Jane | what did we talk about last time | any notes on them
        where did we leave off | 王小明最近什么情况 | 上次跟王小明聊了什么
        我们跟华星谈到哪一步了 | 看看王总的跟进记录 | 翻一下李经理之前的沟通
        上回见王小明是什么时候 | 谁最近联系过王小明 | 王小明的往来记录 | 王小明之前说过什么
        调出华星的拜访历史 | 最近一次联系陈姐是哪天 | 王小明的进展怎么样了
        给我看看跟王小明的聊天记录 | 上次拜访王总的内容 | 王小明那边有什么动静 | 王小明最近的狀況
        上次跟林經理談了什麼 | 看一下王小明的聯絡紀錄 | 之前誰拜訪過王小明 | 赵敏跟进到什么程度了
        上次联系周杰是什么时候 | 何琳之前聊了啥 | 看马超的历史记录 | 北辰贸易谈得怎么样了
        孙丽的跟进情况 | 最后一次见吴涛 | 有人联系过唐嫣吗 | 黄磊的拜访记录 | 和罗成的沟通记录
        張偉的跟進紀錄 | 上次跟林小姐聯絡是什麼時候 | 黃先生談得怎麼樣了 | 上次聊到哪了
        之前的记录给我看看 | 他上次怎么說的
    """,
    right=Action.SEE_CUSTOMER,
)
def show(desk: Desk, customer: Customer, wanted: Wanted | None, page: Page | None) -> Reply:
    skipped, which = page.skipped if page else 0, wanted or ALL
    found = touches.timeline(desk, customer, SHOWN + 1, skipped, which)
    wrong = () if skipped or wanted else tickets.of_customer(desk, customer, TICKETS, solved=True)
    if not found and not skipped and not wrong:
        return Reply((NONE_SUCH if wanted else EMPTY)(name=customer.name))
    lines = tuple(_line(customer, one) for one in found[:SHOWN])
    words = ("history", customer.ref, which.written, f"+{skipped + SHOWN}")
    older = Button(OLDER(), " ".join(word for word in words if word))
    lines = (*map(_ticket, wrong), *lines)
    title = TITLE(name=customer.name, n=touches.count(desk, customer, which))
    return Reply(title, items=lines, buttons=(older,) if len(found) > SHOWN else ())


def _ticket(one: Ticket) -> Line:
    if one.solved is None:
        return OPEN(line=ticket_line(one), at=one.opened)
    if one.solution:
        return SOLVED_HOW(line=ticket_line(one), at=one.solved, how=one.solution)
    return SOLVED(line=ticket_line(one), at=one.solved)


def _line(customer: Customer, one: Logged) -> Line:
    """A note is its owner's; a colleague sees that something happened, and when."""
    note = Guarded(noted(one.note, one.kept), Action.SEE_NOTE, customer.owner_id)
    by: Value = one.by
    if one.companions:
        by = TOGETHER(by=one.by, others=people_line(one.companions))
    kind = KINDS[one.kind]()
    if one.person:
        return ENTRY_WITH(at=one.at, kind=kind, by=by, person=one.person, note=note)
    return ENTRY(at=one.at, kind=kind, by=by, note=note)
