"""birthdays this week: who celebrates when, of one's own customers or of all."""

from datetime import timedelta

from bot.cards import TEN, birthdays_button, draft_button, listed_birthday
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import celebrations
from core.desk import Desk
from core.rights import Action
from core.values import Everybody, Page, Period

USUAL = timedelta(days=7)  # a week, today included, when no days are named
FOUND = Text(
    en="{n} {n:birthday|birthdays}, {start} to {end}.",
    zh_hans="{start}至{end}，{n} 位客户过生日。",
    zh_hant="{start}至{end}，{n} 位客戶過生日。",
)
ON_ONE_DAY = Text(
    en="{n} {n:birthday|birthdays} on {start}.",
    zh_hans="{start}，{n} 位客户过生日。",
    zh_hant="{start}，{n} 位客戶過生日。",
)
NOBODY = Text(
    en="No birthday from {start} to {end}.",
    zh_hans="{start}至{end}没有客户过生日。",
    zh_hant="{start}至{end}沒有客戶過生日。",
)
NOBODY_ON = Text(
    en="No birthday on {start}.",
    zh_hans="{start}没有客户过生日。",
    zh_hant="{start}沒有客戶過生日。",
)
MORE = Text(en="More", zh_hans="更多", zh_hant="更多")
DRAFTS = 3  # buttons; more is a keyboard nobody reads


@command(
    intent="birthdays",
    words=Words(
        en=("birthdays", "upcoming birthdays"),
        zh_hans=("生日名单", "本周生日", "近期生日"),
        zh_hant=("生日名單", "本週生日", "近期生日"),
    ),
    does=Text(
        en="List who has a birthday soon.",
        zh_hans="列出近期过生日的客户。",
        zh_hant="列出近期過生日的客戶。",
    ),
    examples=Examples(
        en=("birthdays this month", "who has a birthday next week?"),
        zh_hans=("本周生日", "下个月谁过生日"),
        zh_hant=("本週生日", "下個月誰過生日"),
    ),
    sayings="""
        whose birthday is coming up | any birthdays this week | who turns a year older this month
        birthday list for next week | does any customer have a birthday tomorrow | 最近谁过生日
        这个月有哪些客户生日 | 明天有没有客户过生日 | 下周寿星名单 | 看看快过生日的客户
        這個月誰生日 | 下禮拜有客戶生日嗎
    """,
    right=Action.SEE_CUSTOMER,
)
def birthdays(
    desk: Desk, everybody: Everybody | None, days: Period | None, page: Page | None
) -> Reply:
    days = days or Period(desk.today, desk.today + USUAL)
    skipped = page.skipped if page else 0
    count, found = celebrations.between(desk, days, bool(everybody), TEN, skipped)
    last = days.end - timedelta(days=1)
    alone = days.start == last
    if not count:
        text = NOBODY_ON(start=last) if alone else NOBODY(start=days.start, end=last)
        return Reply(text)
    text = ON_ONE_DAY(n=count, start=last) if alone else FOUND(n=count, start=days.start, end=last)
    items = tuple(listed_birthday(one) for one in found)
    drafts = tuple(draft_button(one.customer, named=True) for one in found[:DRAFTS])
    more = birthdays_button(days, bool(everybody), skipped + TEN)
    rest = (Button(MORE(), more.says),) if count > skipped + TEN else ()
    return Reply(text, items=items, buttons=(*drafts, *rest))
