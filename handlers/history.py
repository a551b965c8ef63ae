"""history NAME: what happened with a customer, the newest first."""

from bot.cards import noted
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text
from core import touches
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.touches import Kind, Logged
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
KINDS = {
    Kind.VISIT: Text(en="visit", zh_hans="拜访", zh_hant="拜訪"),
    Kind.CALL: Text(en="call", zh_hans="通话", zh_hant="通話"),
    Kind.MESSAGE: Text(en="message", zh_hans="消息", zh_hant="訊息"),
    Kind.EMAIL: Text(en="e-mail", zh_hans="邮件", zh_hant="郵件"),
    Kind.MEETING: Text(en="meeting", zh_hans="会议", zh_hant="會議"),
    Kind.NOTE: Text(en="note", zh_hans="备注", zh_hant="備註"),
}
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
        en=("history Acme",), zh_hans=("历史王小明", "跟进记录 王小明"), zh_hant=("歷史 王小明",)
    ),
    right=Action.SEE_CUSTOMER,
)
def show(desk: Desk, customer: Customer, page: Page | None) -> Reply:
    skipped = page.skipped if page else 0
    found = touches.timeline(desk, customer, SHOWN + 1, skipped)
    if not found and not skipped:
        return Reply(EMPTY(name=customer.name))
    lines = tuple(_line(customer, one) for one in found[:SHOWN])
    older = Button(OLDER(), f"history {customer.ref} +{skipped + SHOWN}")
    title = TITLE(name=customer.name, n=customer.touches)
    return Reply(title, items=lines, buttons=(older,) if len(found) > SHOWN else ())


def _line(customer: Customer, one: Logged) -> Line:
    """A note is its owner's; a colleague sees that something happened, and when."""
    note = Guarded(noted(one.note, one.kept), Action.SEE_NOTE, customer.owner_id)
    kind = KINDS[one.kind]()
    if one.person:
        return ENTRY_WITH(at=one.at, kind=kind, by=one.by, person=one.person, note=note)
    return ENTRY(at=one.at, kind=kind, by=one.by, note=note)
