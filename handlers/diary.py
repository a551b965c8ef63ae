"""my visits this week: what I did, with whom; or what a colleague did."""

from dataclasses import replace

from bot.cards import KINDS, people_line
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text
from core import customers, touches
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.touches import ALL, Logged, Wanted
from core.values import Page, PersonRef

NOTHING = Text(
    en="{who}: nothing is logged there.", zh_hans="{who}：没有记录。", zh_hant="{who}：沒有記錄。"
)
TITLE = Text(
    en="{who}: {n} {n:entry|entries}, the newest first.",
    zh_hans="{who}：共 {n} 条，最近的在前。",
    zh_hant="{who}：共 {n} 則，最近的在前。",
)
ENTRY = Text(
    en="{at} {kind} · {name}: {note}",
    zh_hans="{at} {kind} · {name}：{note}",
    zh_hant="{at} {kind} · {name}：{note}",
)
TOGETHER = Text(
    en="{at} {kind} · {name}, {others}: {note}",
    zh_hans="{at} {kind} · {name}（{others}）：{note}",
    zh_hant="{at} {kind} · {name}（{others}）：{note}",
)
WITH = Text(en="with {others}", zh_hans="与{others}", zh_hant="與{others}")
OLDER = Text(en="Older", zh_hans="更早", zh_hant="更早")
SHOWN = 10


@command(
    intent="diary",
    words=Words(en=("diary",), zh_hans=("工作日志", "日志"), zh_hant=("工作日誌", "日誌")),
    does=Text(
        en="Show what I did, or a colleague.",
        zh_hans="查看我或同事做过的跟进。",
        zh_hant="查看我或同事做過的跟進。",
    ),
    examples=Examples(
        en=("my visits this week", "what did bo do last week?", "diary"),
        zh_hans=("我这周的拜访", "日志"),
        zh_hant=("我這週的拜訪", "日誌"),
    ),
    sayings="""
        what have I done this week | my calls yesterday | show my activity for last month
        who did I visit last week | how many calls did I make today | what did Mei do yesterday
        bo's visits this month | 我这周拜访了谁 | 我昨天都联系了哪些客户 | 小陈上周干了什么
        看看我这个月的跟进 | 今天打了几个电话 | 我上個月拜訪了哪些客戶 | 小陳昨天做了什麼
    """,
    right=Action.SEE_CUSTOMER,
)
def show(desk: Desk, wanted: Wanted | None, page: Page | None) -> Reply:
    asked = wanted or ALL
    who = asked.by or PersonRef(desk.actor.id, desk.actor.name)
    skipped = page.skipped if page else 0
    found = touches.diary(desk, who, SHOWN + 1, skipped, asked)
    if not found and not skipped:
        return Reply(NOTHING(who=who))
    about = {one.id: one for one in customers.by_ids(desk, [one.customer_id for one in found])}
    lines = [_line(one, about[one.customer_id], who) for one in found[:SHOWN]]
    older = Button(OLDER(), f"diary {replace(asked, by=who).written} +{skipped + SHOWN}")
    return Reply(
        TITLE(who=who, n=touches.diary_count(desk, who, asked)),
        items=tuple(lines),
        buttons=(older,) if len(found) > SHOWN else (),
    )


def _line(one: Logged, about: Customer, who: PersonRef) -> Line:
    """A note is read by whom the customer's owner is, or leads."""
    note = Guarded(one.note, Action.SEE_NOTE, about.owner_id)
    others = [mate for mate in (one.by, *one.companions) if mate.id != who.id]
    kind = KINDS[one.kind]()
    if not others:
        return ENTRY(at=one.at, kind=kind, name=about.name, note=note)
    company = WITH(others=people_line(others))
    return TOGETHER(at=one.at, kind=kind, name=about.name, others=company, note=note)
