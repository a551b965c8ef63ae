"""at risk: which customers are due for a call or slipping, the most worth first."""

from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Line, Text
from core import alerts
from core.desk import Desk
from core.rights import Action
from core.silence import Silence, Stage
from core.values import Page

NONE = Text(
    en="Nobody is due for a call. Well kept.",
    zh_hans="没有该联系的客户，维护得不错。",
    zh_hant="沒有該聯絡的客戶，維護得不錯。",
)
NO_MORE = Text(en="That is all.", zh_hans="没有更多了。", zh_hant="沒有更多了。")
TITLE = Text(
    en="{n} {n:customer is|customers are} due for a call or slipping, the most worth first.",
    zh_hans="{n} 位客户该联系或可能在流失，按价值排列。",
    zh_hant="{n} 位客戶該聯絡或可能在流失，按價值排列。",
)
DUE = Text(
    en="{name} ({owner}): due for a call, {days} {days:day|days} silent, usually every {pace}",
    zh_hans="{name}（{owner}）：该联系了，{days} 天没动静，通常每 {pace} 天一次",
    zh_hant="{name}（{owner}）：該聯絡了，{days} 天沒動靜，通常每 {pace} 天一次",
)
SLIPPING = Text(
    en="{name} ({owner}): may be slipping, {days} {days:day|days} silent, usually every {pace}",
    zh_hans="{name}（{owner}）：可能在流失，{days} 天没动静，通常每 {pace} 天一次",
    zh_hant="{name}（{owner}）：可能在流失，{days} 天沒動靜，通常每 {pace} 天一次",
)
NOBODY = Text(en="nobody’s", zh_hans="无负责人", zh_hant="無負責人")
NEXT = Text(en="More", zh_hans="更多", zh_hant="更多")
SHOWN = 10


@command(
    intent="at_risk",
    words=Words(
        en=("at risk", "call list"),
        zh_hans=("流失风险", "联系名单"),
        zh_hant=("流失風險", "聯絡名單"),
    ),
    does=Text(
        en="List who is due for a call or slipping.",
        zh_hans="列出该联系或可能流失的客户。",
        zh_hant="列出該聯絡或可能流失的客戶。",
    ),
    examples=Examples(
        en=("at risk", "who is slipping?", "who should I call?"),
        zh_hans=("谁可能流失", "哪些客户该联系了"),
        zh_hant=("誰可能流失", "哪些客戶該聯絡了"),
    ),
    sayings="""
        who might leave us | which customers are slipping | who should I call first
        who hasn't bought in a while | customers about to churn | who is overdue for an order
        any accounts going cold | who's likely to stop buying | which clients are in danger
        whom are we about to lose | 哪些客户快流失了 | 有流失风险的客户 | 谁很久没下单了
        今天先联系谁比较好 | 哪些客户有点危险 | 最近谁没复购 | 快要丢的客户有哪些
        該先聯絡哪位客戶 | 哪些客戶可能流失 | 誰很久沒下單
    """,
    right=Action.SEE_CUSTOMER,
)
def at_risk(desk: Desk, page: Page | None) -> Reply:
    skipped = page.skipped if page else 0
    found = alerts.at_risk(desk, skipped, SHOWN)
    if not found.shown:
        return Reply(NO_MORE() if found.of else NONE())
    more = Button(NEXT(), f"at risk +{skipped + SHOWN}")
    return Reply(
        TITLE(n=found.of),
        items=tuple(map(_line, found.shown)),
        buttons=(more,) if found.of > skipped + SHOWN else (),
    )


def _line(one: Silence) -> Line:
    text = SLIPPING if one.stage is Stage.SLIPPING else DUE
    owner = one.customer.owner or NOBODY()
    return text(name=one.customer.name, owner=owner, days=one.days, pace=one.pace)
