"""NAME's tasks: what a colleague has to do, for whoever leads them; for others what they gave."""

from bot.cards import task_list
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import agenda
from core.agenda import Span
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
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


@command(
    intent="team_tasks",
    words=Words(en=("tasks of", "team tasks"), zh_hans=("同事任务",), zh_hant=("同事任務",)),
    does=Text(
        en="List a colleague's tasks.", zh_hans="列出同事的任务。", zh_hant="列出同事的任務。"
    ),
    examples=Examples(
        en=("bo's tasks", "tasks of bo today"),
        zh_hans=("bo的任务", "bo今天的任务"),
        zh_hant=("bo的任務", "bo本週的任務"),
    ),
    sayings="""
        what is the team working on | everybody's open tasks | what's on bo's plate
        show bo's tasks | does anyone have overdue tasks | what does Mei have to do today
        团队今天有什么任务 | 大家的待办 | 小陈手上有什么活 | 看看小陈的任务 | 谁有逾期的任务
        组里这周的安排 | 團隊的待辦 | 小陳今天要做什麼
    """,
    right=Action.SEE_TASK,
)
def theirs(desk: Desk, colleague: Staff, span: Span | None, page: Page | None) -> Reply:
    todo = agenda.seen_of(desk, colleague, span)
    if not todo:
        return Reply(NONE(who=colleague.ref))
    says = f"tasks of s{colleague.id} {span.written}" if span else f"tasks of s{colleague.id}"
    title = OPEN(who=colleague.ref, n=len(todo))
    return task_list(desk, title, todo, says, page.skipped if page else 0, colleague.ref)
