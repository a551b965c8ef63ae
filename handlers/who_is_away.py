"""who is away: days off of colleagues, today or on the days asked about, and who stands in."""

from bot.cards import days_line
from bot.chat import Examples, Reply, Words, command
from bot.texts import Line, Text
from core import absences
from core.absences import Absence
from core.agenda import Span
from core.desk import Desk
from core.rights import Action
from core.staff import Staff

NOBODY = Text(
    en="Nobody has entered days off then.",
    zh_hans="这段时间没有人请假。",
    zh_hant="這段時間沒有人請假。",
)
HERE = Text(
    en="{who} has entered no days off then.",
    zh_hans="{who}这段时间没有请假。",
    zh_hant="{who}這段時間沒有請假。",
)
AWAY = Text(
    en="{n} {n:colleague is|colleagues are} away.",
    zh_hans="{n} 位同事请假。",
    zh_hant="{n} 位同事請假。",
)
ALONE = Text(en="{who}: {days}", zh_hans="{who}：{days}", zh_hant="{who}：{days}")
COVERED = Text(
    en="{who}: {days}, {deputy} stands in",
    zh_hans="{who}：{days}，{deputy}代理",
    zh_hant="{who}：{days}，{deputy}代理",
)


@command(
    intent="who_is_away",
    words=Words(
        en=("who is away", "who's away"),
        zh_hans=("谁请假了", "谁不在"),
        zh_hant=("誰請假了", "誰不在"),
    ),
    does=Text(
        en="See which colleagues are away.",
        zh_hans="查看哪些同事请假。",
        zh_hant="查看哪些同事請假。",
    ),
    examples=Examples(
        en=("who is away this week?", "is bo in tomorrow?"),
        zh_hans=("今天谁不在", "bo明天在吗"),
        zh_hant=("今天誰不在", "bo明天在嗎"),
    ),
    right=Action.GIVE_TASK,
)
def away(desk: Desk, colleague: Staff | None, span: Span | None) -> Reply:
    first = (span and span.first) or desk.today
    last = (span and span.last) or first
    found = absences.between(desk, first, max(last, first), colleague)
    if not found:
        return Reply(HERE(who=colleague.ref) if colleague else NOBODY())
    people = len({one.who.id for one in found})
    return Reply(AWAY(n=people), items=tuple(map(_line, found)))


def _line(one: Absence) -> Line:
    days = days_line(one.days)
    if one.deputy:
        return COVERED(who=one.who, days=days, deputy=one.deputy)
    return ALONE(who=one.who, days=days)
