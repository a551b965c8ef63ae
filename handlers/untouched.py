"""losing touch: customers nobody has spoken with for longer than their cadence allows."""

from bot.cards import card_button
from bot.chat import Button, Examples, Reply, Section, Words, command, section
from bot.texts import Line, Text
from core import cadence, catching_up
from core.cadence import DayCount, Neglected, Search, Segment
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.values import PersonRef

NOBODY = Text(
    en="Nobody has been forgotten.",
    zh_hans="没有被冷落的客户。",
    zh_hant="沒有被冷落的客戶。",
)
UNRULED = Text(
    en="Nobody is over their cadence. {n} {n:customer|customers} without one heard nothing for "
    "{days} days:",
    zh_hans="没有客户超过设定的联系周期。另有 {n} 位未设周期的客户 {days} 天没联系：",
    zh_hant="沒有客戶超過設定的聯絡週期。另有 {n} 位未設週期的客戶 {days} 天沒聯絡：",
)
LONG = DayCount(90)  # a quarter without a word, where the shop has set no cadence; our choice
OVER = Text(
    en="{n} {n:customer has|customers have} waited too long for a word:",
    zh_hans="{n} 位客户太久没联系：",
    zh_hant="{n} 位客戶太久沒聯絡：",
)
ENTRY = Text(
    en="{mark} {name}: {days} {days:day|days}",
    zh_hans="{mark} {name}：{days} 天",
    zh_hant="{mark} {name}：{days} 天",
)
PLANNED = Text(
    en="{mark} {name}: {days} {days:day|days}, planned",
    zh_hans="{mark} {name}：{days} 天，已安排",
    zh_hant="{mark} {name}：{days} 天，已安排",
)
MORE = Text(en="… and {n} more", zh_hans="……另有 {n} 位", zh_hant="……另有 {n} 位")
THIS_WEEK = Text(en="Schedule all this week", zh_hans="全部排到本周", zh_hant="全部排到本週")
NEXT_WEEK = Text(en="Schedule all next week", zh_hans="全部排到下周", zh_hant="全部排到下週")
DUE = Text(en="Time for a word", zh_hans="该联系了", zh_hant="該聯絡了")
SEE_ALL = Text(en="All of them", zh_hans="查看全部", zh_hant="查看全部")
SHOWN = 10
IN_DIGEST = 3
RANK = 60  # of the digest: after what is due today
RED, YELLOW = "🔴", "🟡"


@command(
    intent="losing_touch",
    words=Words(
        en=("losing touch", "untouched", "neglected"),
        zh_hans=("好久没联系", "失联客户"),
        zh_hant=("好久沒聯絡", "失聯客戶"),
    ),
    does=Text(
        en="Show whom I am losing touch with.",
        zh_hans="查看好久没联系的客户。",
        zh_hant="查看好久沒聯絡的客戶。",
    ),
    examples=Examples(
        en=("who am I losing touch with?", "VIPs untouched for 30 days", "losing touch"),
        zh_hans=("谁好久没联系了？", "我的VIP谁30天没联系"),
        zh_hant=("誰好久沒聯絡了？", "我的VIP誰30天沒聯絡"),
    ),
    sayings="""
        whom have I not spoken to for long | customers nobody contacted this month
        who have we neglected | accounts without contact for 60 days
        who did I forget to call lately | 哪些客户好久没联系了 | 一个月没跟进的客户
        最近疏于联系的有谁 | 超过三十天没拜访的客户 | 哪些客戶太久沒聯絡 | 誰很久沒跟進了
    """,
    right=Action.SEE_CUSTOMER,
)
def untouched(
    desk: Desk, days: DayCount | None, segment: Segment | None, colleague: Staff | None
) -> Reply:
    who = colleague.ref if colleague else PersonRef(desk.actor.id, desk.actor.name)
    found = cadence.neglected(desk, Search(who.id, days, segment))
    title = OVER(n=len(found))
    if not found and days is None:
        days, found = LONG, cadence.neglected(desk, Search(who.id, LONG, segment))
        title = UNRULED(n=len(found), days=LONG)
    if not found:
        return Reply(NOBODY())
    mine = who.id == desk.actor.id
    return Reply(
        title,
        items=_lines(found, SHOWN),
        buttons=_schedule(desk, found, days, segment) if mine else (),
    )


def _lines(found: list[Neglected], most: int) -> tuple[Line, ...]:
    lines = [_line(one) for one in found[:most]]
    return (*lines, MORE(n=len(found) - most)) if len(found) > most else tuple(lines)


def _line(one: Neglected) -> Line:
    text = PLANNED if one.planned else ENTRY
    mark = RED if one.far_over else YELLOW
    return text(mark=mark, name=one.customer.name, days=one.days)


def _schedule(
    desk: Desk, found: list[Neglected], days: DayCount | None, segment: Segment | None
) -> tuple[Button, ...]:
    """Absolute: pressed again, or next month, it plans nobody twice."""
    if all(one.planned for one in found):
        return ()
    week = catching_up.week_with_room(desk)
    label = THIS_WEEK if week == catching_up.monday(desk.today) else NEXT_WEEK
    words = ["catch up", f"{week:%Y%m%d}d", f"{days}d" if days else "", segment or ""]
    return (Button(label(), " ".join(word for word in words if word)),)


@section(name="losing touch", rank=RANK)
def newly_due(desk: Desk, person: Staff) -> Section | None:
    found = cadence.newly_due(desk, person.id)
    if not found:
        return None
    only = found[0].customer if len(found) == 1 else None
    button = card_button(only) if only else Button(SEE_ALL(), "losing touch")
    return Section(DUE(), _lines(found, IN_DIGEST), (button,))
