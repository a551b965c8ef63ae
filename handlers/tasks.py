"""tasks: what I still have to do, all of it or on some days; and its part of the morning digest."""

from bot.cards import task_list, this_is_done_button, todo_line
from bot.chat import Examples, Reply, Section, Words, command, section
from bot.texts import Line, Text, Value
from core import agenda
from core.agenda import Span
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.values import Page

OPEN = Text(en="{n} {n:task|tasks} to do.", zh_hans="待办 {n} 项。", zh_hant="待辦 {n} 項。")
NONE = Text(
    en="Nothing to do. Enjoy it.", zh_hans="没有待办，歇一歇。", zh_hant="沒有待辦，歇一歇。"
)
LATE = Text(en="{n} {n:task|tasks} overdue.", zh_hans="逾期 {n} 项。", zh_hant="逾期 {n} 項。")
NONE_LATE = Text(en="Nothing is overdue.", zh_hans="没有逾期任务。", zh_hant="沒有逾期任務。")
ON = Text(en="{day}: {n} {n:task|tasks}.", zh_hans="{day}：{n} 项。", zh_hant="{day}：{n} 項。")
BETWEEN = Text(
    en="{first} to {last}: {n} {n:task|tasks}.",
    zh_hans="{first}至{last}：{n} 项。",
    zh_hant="{first}至{last}：{n} 項。",
)
FREE = Text(
    en="Nothing to do then. Enjoy it.",
    zh_hans="这段时间没有待办，歇一歇。",
    zh_hant="這段時間沒有待辦，歇一歇。",
)
TODAY = Text(en="To do today: {n} {n:task|tasks}", zh_hans="今天 {n} 件事", zh_hant="今天 {n} 件事")
TODAY_AND_LATE = Text(
    en="To do today: {n} {n:task|tasks}, and {late} overdue",
    zh_hans="今天 {n} 件事，另有 {late} 件逾期",
    zh_hant="今天 {n} 件事，另有 {late} 件逾期",
)
ALL_LATE = Text(
    en="Overdue: {late} {late:task|tasks}", zh_hans="逾期 {late} 件事", zh_hant="逾期 {late} 件事"
)
MORE = Text(en="… and {n} more", zh_hans="……还有 {n} 项", zh_hant="……還有 {n} 項")
DIGEST = 10  # lines of the digest; the rest is a number
WITH_BUTTON = 5  # of them


@command(
    intent="list_tasks",
    words=Words(
        en=("tasks", "my tasks", "todo"), zh_hans=("任务", "待办"), zh_hant=("任務", "待辦")
    ),
    does=Text(en="List my tasks.", zh_hans="列出我的任务。", zh_hant="列出我的任務。"),
    examples=Examples(
        en=("tasks", "tasks this week", "overdue tasks", "what's on tomorrow?"),
        zh_hans=("任务", "本周待办", "逾期任务", "明天有什么事"),
        zh_hant=("任務", "本週待辦", "逾期任務", "明天有什麼事"),
    ),
    sayings="""
        what's on my plate today | what do I have today | what's due this week
        anything for me today | show me my to-do list | my agenda for tomorrow
        what am I supposed to do on Friday | which calls are still open
        do I have anything overdue | what's next for me | what did I promise for this week
        list everything I still need to do | open items please | my reminders | what's left today
        whom do I have to call today | what's planned for next week | am I behind on anything
        give me the day's list | how does my day look | remind me what I have to do today
        show my reminders for tomorrow | any tasks left? | to-dos?
        what should I be working on now | pending tasks | today's schedule
        what appointments do I have on Monday | overdue stuff | what do i need to do
        today's calls | tasks | who am i seeing today | what's coming up | my week
        what else is there to do | list my follow-ups for today | did I forget anything
        what's on for tomorrow morning | show open reminders | am I free on Thursday
        what was I going to do today | give me my tasks | plan for today please
        which follow-ups are due | 今天有什么要做的 | 我今天的待办 | 看看我的任务
        这周还有哪些事没做 | 明天有什么安排 | 还有什么没完成 | 今天要联系谁 | 列一下我的待办
        有没有逾期的任务 | 我手上还有什么活 | 下周的计划是什么 | 今天该给谁打电话 | 今天的日程
        待办清单给我看一下 | 我有哪些提醒 | 接下来要干嘛 | 周五我要做什么 | 还剩几件事
        今天都要跟进哪些客户 | 帮我看下这周的任务 | 我答应了客户什么事 | 未完成的事项
        今日工作安排 | 过期没做的有哪些 | 今天有什麼事要做 | 我的待辦事項 | 這禮拜還有哪些任務
        明天的行程 | 有沒有逾期的 | 今天該打給誰 | 列出我的提醒 | 今天干啥 | 有啥要跟进的 | 待办
        我的日程 | 今天要见谁 | 后面还有什么事 | 明天上午有空吗 | 这个星期的工作 | 有什么提醒
        查看任务列表 | 今天的跟进计划 | 有没有忘了什么事 | 看看明天的安排 | 还有多少没做完
        要打的电话有哪些 | 今天要做什麼 | 這週的待辦 | 看明天的行程 | 還有什麼沒做 | 今天要拜訪誰
    """,
    right=Action.KEEP_TASK,
)
def mine(desk: Desk, span: Span | None, page: Page | None) -> Reply:
    todo = agenda.of(desk, desk.actor.id, span)
    if not todo:
        return Reply(_nothing(span))
    says = f"tasks {span.written}" if span else "tasks"
    me = todo[0].owner
    return task_list(desk, _title(span, len(todo)), todo, says, page.skipped if page else 0, me)


def _title(span: Span | None, n: int) -> Line:
    if span is None:
        return OPEN(n=n)
    if span.first is None or span.last is None:
        return LATE(n=n)
    if span.first == span.last:
        return ON(day=span.first, n=n)
    return BETWEEN(first=span.first, last=span.last, n=n)


def _nothing(span: Span | None) -> Line:
    if span is None:
        return NONE()
    return NONE_LATE() if span.first is None else FREE()


@section(name="tasks", rank=10)
def this_morning(desk: Desk, colleague: Staff) -> Section | None:
    """What is late and what is due today."""
    zone = colleague.zone or desk.zone
    today = desk.now.astimezone(zone).date()
    todo = agenda.of(desk, colleague.id, Span(today, today), zone)
    if not todo:
        return None
    late = sum(task.overdue(desk.now, zone) for task in todo)
    lines: list[Value] = [todo_line(desk, one, one.owner) for one in todo[:DIGEST]]
    if len(todo) > DIGEST:
        lines.append(MORE(n=len(todo) - DIGEST))
    buttons = tuple(map(this_is_done_button, todo[:WITH_BUTTON]))
    return Section(_morning(len(todo) - late, late), tuple(lines), buttons)


def _morning(today: int, late: int) -> Line:
    if not today:
        return ALL_LATE(late=late)
    return TODAY_AND_LATE(n=today, late=late) if late else TODAY(n=today)
