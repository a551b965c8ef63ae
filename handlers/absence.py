"""I'm away DAYS, NAME covers: days off, and who hears what comes up meanwhile."""

from bot.cards import during
from bot.chat import Announcement, Examples, Reply, Words, command
from bot.texts import Line, Text
from core import absences, settings
from core.absences import Absence, Deputy, Leave
from core.desk import Desk
from core.rights import Action
from core.staff import Staff

YOU = Text(
    en="You are away {days}; {then}. What happens meanwhile waits for your return.",
    zh_hans="已登记：你请假，{days}，{then}。期间的事等你回来一并告诉你。",
    zh_hant="已登記：你請假，{days}，{then}。期間的事等你回來一併告訴你。",
)
THEY = Text(
    en="{name} is away {days}; {then}.",
    zh_hans="已登记：{name}请假，{days}，{then}。",
    zh_hant="已登記：{name}請假，{days}，{then}。",
)
DEPUTY = Text(en="{deputy} stands in", zh_hans="由{deputy}代理", zh_hant="由{deputy}代理")
MANAGER = Text(
    en="nobody stands in, so {manager} hears what comes up",
    zh_hans="没有代理人，有事会告诉{manager}",
    zh_hant="沒有代理人，有事會告訴{manager}",
)
CARE = Text(
    en="nobody stands in, so the care channel hears what comes up",
    zh_hans="没有代理人，有事会发到客户关怀频道",
    zh_hant="沒有代理人，有事會傳到客戶關懷頻道",
)
STAND_IN = Text(
    en="{name} is away {days} and you stand in: what comes up for {name} comes to you, and you "
    "see those customers as your own.",
    zh_hans="{name}请假，{days}，由你代理：期间{name}的通知会发给你，其客户你也能看到和处理。",
    zh_hant="{name}請假，{days}，由你代理：期間{name}的通知會傳給你，其客戶你也能看到和處理。",
)
ENTERED = Text(
    en="{by} entered that you are away {days}.",
    zh_hans="{by}为你登记了请假：{days}。",
    zh_hant="{by}為你登記了請假：{days}。",
)
BOTH = Text(
    en="{deputy} is away then, too.",
    zh_hans="{deputy}那几天也请假。",
    zh_hant="{deputy}那幾天也請假。",
)


@command(
    intent="absence",
    words=Words(
        en=("absence", "leave from", "ooo"), zh_hans=("请假", "休假"), zh_hant=("請假", "休假登記")
    ),
    does=Text(
        en="Be away; a colleague stands in.",
        zh_hans="请假，由同事代理。",
        zh_hant="請假，由同事代理。",
    ),
    examples=Examples(
        en=("I'm away next Mon to Wed, bo covers", "I'm off tomorrow"),
        zh_hans=("下周一到周三请假，bo代理", "我明天休假"),
        zh_hant=("下週一到週三請假，bo代理", "我明天休假"),
    ),
    sayings="""
        I'm on holiday next week | I'll be out of office from Monday to Wednesday, bo covers
        taking Friday off | I am sick today | on leave until the 15th, Mei stands in for me
        away tomorrow | vacation 1 to 10 August | 我下周休假 | 明天请假一天
        周一到周三我不在，小陈顶一下 | 今天病假 | 休年假到15号，客户由小陈代管
        出差到周五，有事找小陈 | 我明天請假 | 下禮拜休假，由小陳代理 | 今天身體不舒服，請病假
    """,
    right=Action.BE_AWAY,
    asks={
        "days": Text(en="Which days?", zh_hans="请哪几天假？", zh_hant="請哪幾天假？"),
    },
)
def plan(desk: Desk, days: Leave, deputy: Deputy | None, who: Staff | None) -> Reply:
    me = settings.mine(desk)
    person = who or me
    absence = absences.plan(desk, person, days, deputy.staff if deputy else None)
    said, then = during(absence.days), _then(desk, person, absence)
    also = []
    if person.id == me.id:
        text = YOU(days=said, then=then)
    else:
        text = THEY(name=person.name, days=said, then=then)
        entered = Reply(ENTERED(by=me.name, days=said))
        also.append(Announcement(person.ref, f"away:a{absence.id}", entered))
    if absence.deputy:
        told = Reply(STAND_IN(name=person.name, days=said))
        also.append(Announcement(absence.deputy, f"deputy:a{absence.id}", told))
    both = absences.also_away(desk, absence)
    return Reply(text, items=(BOTH(deputy=both),) if both else (), also=tuple(also))


def _then(desk: Desk, person: Staff, absence: Absence) -> Line:
    if absence.deputy:
        return DEPUTY(deputy=absence.deputy)
    manager = absences.lead(desk, person)
    return MANAGER(manager=manager) if manager else CARE()
