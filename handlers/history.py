"""history NAME: what happened with a customer, the newest first."""

from bot.cards import KINDS, noted, people_line
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text, Value
from core import touches
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
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
SHOWN = 5


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
    right=Action.SEE_CUSTOMER,
)
def show(desk: Desk, customer: Customer, wanted: Wanted | None, page: Page | None) -> Reply:
    skipped, which = page.skipped if page else 0, wanted or ALL
    found = touches.timeline(desk, customer, SHOWN + 1, skipped, which)
    if not found and not skipped:
        return Reply((NONE_SUCH if wanted else EMPTY)(name=customer.name))
    lines = tuple(_line(customer, one) for one in found[:SHOWN])
    words = ("history", customer.ref, which.written, f"+{skipped + SHOWN}")
    older = Button(OLDER(), " ".join(word for word in words if word))
    title = TITLE(name=customer.name, n=touches.count(desk, customer, which))
    return Reply(title, items=lines, buttons=(older,) if len(found) > SHOWN else ())


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
