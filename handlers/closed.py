"""closed DAYS: the shop is shut then, and silence means nothing; without days, the list."""

from datetime import timedelta

from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core import closures
from core.desk import Desk
from core.rights import Action
from core.values import Days

CLOSED = Text(
    en="Closed {first} to {last}, {n} {n:day|days}. They do not count as silence.",
    zh_hans="{first}至{last}歇业，共 {n} 天，不算客户沉默。",
    zh_hant="{first}至{last}歇業，共 {n} 天，不算客戶沉默。",
)
ONE_DAY = Text(
    en="Closed {first}. It does not count as silence.",
    zh_hans="{first}歇业，不算客户沉默。",
    zh_hant="{first}歇業，不算客戶沉默。",
)
ALREADY = Text(
    en="{first} to {last} is known as closed already.",
    zh_hans="{first}至{last}已登记为歇业。",
    zh_hant="{first}至{last}已登記為歇業。",
)
NONE = Text(
    en="No closed days are known. Say: we are closed 1–11 February.",
    zh_hans="没有登记歇业日。可以说：我们2月1日到11日休息。",
    zh_hant="沒有登記歇業日。可以說：我們2月1日到11日休息。",
)
LIST = Text(en="Closed:", zh_hans="歇业日：", zh_hant="歇業日：")
SPAN = Text(
    en="{first} to {last}, {n} {n:day|days}",
    zh_hans="{first}至{last}，共 {n} 天",
    zh_hant="{first}至{last}，共 {n} 天",
)
REOPEN = Text(en="Open: {first}", zh_hans="营业：{first}", zh_hant="營業：{first}")
BEHIND = timedelta(days=90)  # what is shown of the past
MOST_BUTTONS = 6


@command(
    intent="closed",
    words=Words(
        en=("closed", "closures"), zh_hans=("歇业", "店休"), zh_hant=("歇業", "店休", "公休")
    ),
    does=Text(
        en="Tell on which days the shop is closed.",
        zh_hans="登记歇业日。",
        zh_hant="登記歇業日。",
    ),
    examples=Examples(
        en=("we are closed 1–11 February", "closed 24 December", "closures"),
        zh_hans=("我们2月1日到11日休息", "歇业 12月24日"),
        zh_hant=("我們2月1日到11日休息", "歇業 12月24日"),
    ),
    sayings="""
        we are closed on Monday | the shop is shut from 1 to 7 October | no business on 5 May
        office closed for the holidays next week | 我们周一不营业 | 国庆七天店里休息
        5月5号放假一天，公司不上班 | 春节关门到初八 | 我們禮拜一公休 | 店裡下週休息三天
    """,
    right=Action.KEEP_SHOP,
)
def closed(desk: Desk, days: Days | None) -> Reply:
    if days is None:
        return _list(desk)
    new = closures.close(desk, days)
    ends: dict[str, Value] = {"first": days.first, "last": days.last}
    if not new:
        return Reply(ALREADY(**ends))
    if days.first == days.last:
        return Reply(ONE_DAY(first=days.first))
    return Reply(CLOSED(**ends, n=(days.last - days.first).days + 1))


def _list(desk: Desk) -> Reply:
    known = closures.known(desk, desk.today - BEHIND)
    if not known:
        return Reply(NONE())
    said = closures.told_in_chat(desk, desk.today - BEHIND)
    buttons = tuple(
        Button(REOPEN(first=one.first), f"reopen {one.first:%Y%m%d}d-{one.last:%Y%m%d}d")
        for one in said[:MOST_BUTTONS]
    )
    return Reply(LIST(), items=tuple(map(_span, known)), buttons=buttons)


def _span(days: Days) -> Line:
    return SPAN(first=days.first, last=days.last, n=(days.last - days.first).days + 1)
