"""reopen DAYS: the shop is open then after all."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import closures
from core.desk import Desk
from core.rights import Action
from core.values import Days

OPEN = Text(
    en="Open after all, {first} to {last}: {n} {n:day|days} less closed.",
    zh_hans="{first}至{last}照常营业，少歇 {n} 天。",
    zh_hant="{first}至{last}照常營業，少歇 {n} 天。",
)
ONE_DAY = Text(
    en="Open after all on {first}.", zh_hans="{first}照常营业。", zh_hant="{first}照常營業。"
)
AS_BEFORE = Text(
    en="Nothing said in chat closes {first} to {last}.",
    zh_hans="{first}至{last}没有在聊天中登记歇业。",
    zh_hant="{first}至{last}沒有在聊天中登記歇業。",
)


@command(
    intent="reopen",
    words=Words(en=("reopen", "open on"), zh_hans=("照常营业",), zh_hant=("照常營業",)),
    does=Text(
        en="Tell that the shop is open on closed days after all.",
        zh_hans="取消歇业日。",
        zh_hant="取消歇業日。",
    ),
    examples=Examples(
        en=("reopen 5 February", "we are open after all on 5 February"),
        zh_hans=("我们2月5日照常营业", "照常营业 2月5日"),
        zh_hant=("我們2月5日照常營業",),
    ),
    sayings="""
        we do open on 5 May | the shop is open on Monday after all | 5月5号正常上班 | 周一改为营业
        5月5日正常營業
    """,
    right=Action.KEEP_SHOP,
)
def reopen(desk: Desk, days: Days) -> Reply:
    freed = closures.reopen(desk, days)
    if not freed:
        return Reply(AS_BEFORE(first=days.first, last=days.last))
    if days.first == days.last:
        return Reply(ONE_DAY(first=days.first))
    return Reply(OPEN(first=days.first, last=days.last, n=freed))
