"""NAME's tasks: what a colleague has to do, for whoever leads them; for others what they gave.

Without a name: how much each of the team has to do."""

from bot.cards import task_list
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Line, Text
from core import agenda
from core.agenda import Span
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.tasks import Task
from core.values import Page

OPEN = Text(
    en="{who}: {n} {n:task|tasks} to do.",
    zh_hans="{who}：待办 {n} 项。",
    zh_hant="{who}：待辦 {n} 項。",
)
NONE = Text(
    en="I can show you no task of {who}.",
    zh_hans="没有可以给你看的{who}的任务。",
    zh_hant="沒有可以給你看的{who}的任務。",
)
TEAM = Text(en="What is open in the team:", zh_hans="团队待办：", zh_hant="團隊待辦：")
NOBODY = Text(en="Nothing is open in the team.", zh_hans="团队没有待办。", zh_hant="團隊沒有待辦。")
MUCH = Text(en="{who}: {n} {n:task|tasks}", zh_hans="{who}：{n} 项", zh_hant="{who}：{n} 項")
MUCH_LATE = Text(
    en="{who}: {n} {n:task|tasks}, {late} overdue",
    zh_hans="{who}：{n} 项，其中 {late} 项逾期",
    zh_hant="{who}：{n} 項，其中 {late} 項逾期",
)
THEIRS = Text(en="{who}", zh_hans="{who}", zh_hant="{who}")
MOST_BUTTONS = 8


@command(
    intent="team_tasks",
    words=Words(en=("tasks of", "team tasks"), zh_hans=("同事任务",), zh_hant=("同事任務",)),
    does=Text(
        en="List a colleague's tasks, or the team's.",
        zh_hans="列出同事或团队的任务。",
        zh_hant="列出同事或團隊的任務。",
    ),
    examples=Examples(
        en=("bo's tasks", "tasks of bo today", "team tasks"),
        zh_hans=("bo的任务", "bo今天的任务", "团队的待办"),
        zh_hant=("bo的任務", "bo本週的任務", "團隊的待辦"),
    ),
    sayings="""
        what is the team working on | everybody's open tasks | what's on bo's plate
        show bo's tasks | does anyone have overdue tasks | what does Mei have to do today
        团队今天有什么任务 | 大家的待办 | 小陈手上有什么活 | 看看小陈的任务 | 谁有逾期的任务
        组里这周的安排 | 團隊的待辦 | 小陳今天要做什麼
    """,
    right=Action.SEE_TASK,
)
def theirs(desk: Desk, colleague: Staff | None, span: Span | None, page: Page | None) -> Reply:
    if colleague is None:
        return _team(desk, span)
    todo = agenda.seen_of(desk, colleague, span)
    if not todo:
        return Reply(NONE(who=colleague.ref))
    says = f"tasks of s{colleague.id} {span.written}" if span else f"tasks of s{colleague.id}"
    title = OPEN(who=colleague.ref, n=len(todo))
    return task_list(desk, title, todo, says, page.skipped if page else 0, colleague.ref)


def _team(desk: Desk, span: Span | None) -> Reply:
    found = agenda.team(desk, span)
    if not found:
        return Reply(NOBODY())
    asked = f" {span.written}" if span else ""
    return Reply(
        TEAM(),
        items=tuple(_much(desk, who, todo) for who, todo in found),
        buttons=tuple(
            Button(THEIRS(who=who.ref), f"tasks of s{who.id}{asked}")
            for who, _ in found[:MOST_BUTTONS]
        ),
    )


def _much(desk: Desk, who: Staff, todo: list[Task]) -> Line:
    late = sum(one.overdue(desk.now, desk.zone) for one in todo)
    if late:
        return MUCH_LATE(who=who.ref, n=len(todo), late=late)
    return MUCH(who=who.ref, n=len(todo))
