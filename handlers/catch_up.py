"""catch up: a task for each customer I am losing touch with, spread over the week."""

from bot.cards import task_line
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import cadence, catching_up
from core.cadence import DayCount, Search, Segment
from core.desk import Desk
from core.rights import Action
from core.values import Day

PLANNED = Text(
    en="{n} {n:task|tasks} planned:", zh_hans="已安排 {n} 项任务：", zh_hant="已安排 {n} 項任務："
)
NOTHING = Text(
    en="There is nobody to catch up with who has no task yet.",
    zh_hans="没有需要再安排的客户。",
    zh_hant="沒有需要再安排的客戶。",
)


@command(
    intent="catch_up",
    words=Words(en=("catch up", "schedule all"), zh_hans=("全部安排",), zh_hant=("全部排程",)),
    does=Text(
        en="Plan a word with everybody I lose touch with.",
        zh_hans="给好久没联系的客户排好任务。",
        zh_hant="為好久沒聯絡的客戶排好任務。",
    ),
    examples=Examples(en=("catch up",), zh_hans=("全部安排",), zh_hant=("全部排程",)),
    sayings="""
        plan calls with all of them | schedule a call with everybody I neglected | 都帮我排上任务
        给这些很久没联系的人安排回访 | 幫我把沒聯絡的客戶都排進任務
    """,
    right=Action.KEEP_TASK,
)
def plan(desk: Desk, week: Day | None, days: DayCount | None, segment: Segment | None) -> Reply:
    monday = week.on if week else catching_up.week_with_room(desk)
    found = cadence.neglected(desk, Search(desk.actor.id, days, segment))
    made = catching_up.plan(desk, found, monday)
    if not made:
        return Reply(NOTHING())
    return Reply(PLANNED(n=len(made)), items=tuple(map(task_line, made)))
