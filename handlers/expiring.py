"""expiring: whose membership ends soon, of one's own customers or of all."""

from datetime import timedelta

from bot.cards import TEN, expiring_button, listed_end, renew_button
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import memberships
from core.desk import Desk
from core.rights import Action
from core.values import Everybody, Page, Period

USUAL = timedelta(days=30)  # the first stage at which an end is told
FOUND = Text(
    en="{n} {n:membership ends|memberships end} from {start} to {end}.",
    zh_hans="{start}至{end}有 {n} 个会员到期。",
    zh_hant="{start}至{end}有 {n} 個會員到期。",
)
NOBODY = Text(
    en="No membership ends from {start} to {end}.",
    zh_hans="{start}至{end}没有会员到期。",
    zh_hant="{start}至{end}沒有會員到期。",
)
ON_ONE_DAY = Text(
    en="{n} {n:membership ends|memberships end} on {start}.",
    zh_hans="{start}有 {n} 个会员到期。",
    zh_hant="{start}有 {n} 個會員到期。",
)
NOBODY_ON = Text(
    en="No membership ends on {start}.",
    zh_hans="{start}没有会员到期。",
    zh_hant="{start}沒有會員到期。",
)
MORE = Text(en="More", zh_hans="更多", zh_hant="更多")
RENEW = Text(en="Renew {name}", zh_hans="续{name}", zh_hant="續{name}")
RENEWALS = 3  # buttons; more is a keyboard nobody reads


@command(
    intent="expiring",
    words=Words(
        en=("expiring", "expiring memberships", "renewals"),
        zh_hans=("快到期的会员", "快到期", "即将到期", "到期名单"),
        zh_hant=("快到期的會員", "快到期", "即將到期", "到期名單"),
    ),
    does=Text(
        en="List whose membership ends soon.",
        zh_hans="列出快到期的会员。",
        zh_hant="列出快到期的會員。",
    ),
    examples=Examples(
        en=("expiring", "memberships ending this month"),
        zh_hans=("快到期的会员", "本月到期的会员"),
        zh_hant=("快到期的會員", "本月到期的會員"),
    ),
    sayings="""
        which memberships run out soon | who needs to renew this month
        whose contract ends next month | members expiring in 30 days | upcoming renewals
        哪些会员快到期 | 这个月谁要续费 | 下个月到期的客户 | 三十天内到期的会员
        合同快到期的有哪些 | 這個月有哪些會員到期 | 快到期的客戶有誰
    """,
    right=Action.SEE_CUSTOMER,
)
def expiring(
    desk: Desk, everybody: Everybody | None, days: Period | None, page: Page | None
) -> Reply:
    days = days or Period(desk.today, desk.today + USUAL + timedelta(days=1))
    skipped = page.skipped if page else 0
    count, found = memberships.between(desk, days, bool(everybody), TEN, skipped)
    last = days.end - timedelta(days=1)
    alone = days.start == last
    if not count:
        text = NOBODY_ON(start=last) if alone else NOBODY(start=days.start, end=last)
        return Reply(text)
    text = ON_ONE_DAY(n=count, start=last) if alone else FOUND(n=count, start=days.start, end=last)
    items = tuple(listed_end(one, one.member_until) for one in found if one.member_until)
    renewals = tuple(
        Button(RENEW(name=one.name), renew_button(one).says) for one in found[:RENEWALS]
    )
    more = expiring_button(days, bool(everybody), skipped + TEN)
    rest = (Button(MORE(), more.says),) if count > skipped + TEN else ()
    return Reply(text, items=items, buttons=(*renewals, *rest))
