"""snooze TASK WHEN: be reminded later. The button carries the instant, so twice is once."""

from bot.cards import done_button, later_buttons, task_echo, told_others, whole
from bot.chat import Asking, Examples, Reply, Words, command
from bot.texts import Text
from core import tasks
from core.desk import Desk
from core.rights import Action
from core.tasks import Task
from core.values import When

LATER = Text(
    en="Put off until {when:due} ({at:far}): {what}",
    zh_hans="推迟到{when:due}（{at:far}）：{what}",
    zh_hant="延到{when:due}（{at:far}）：{what}",
)
PAST = Text(
    en="{when} is already past. When shall it be?",
    zh_hans="{when}已经过去了，换个时间？",
    zh_hant="{when}已經過去了，換個時間？",
)
OVER = Text(en="That is done: {what}", zh_hans="已经完成：{what}", zh_hant="已經完成：{what}")
TOLD = Text(
    en="{by} moved it: {task}", zh_hans="{by}改了时间：{task}", zh_hant="{by}改了時間：{task}"
)


@command(
    intent="snooze_task",
    words=Words(en=("snooze", "postpone"), zh_hans=("推迟", "延后"), zh_hant=("推遲", "延後")),
    does=Text(en="Put a task off.", zh_hans="推迟任务。", zh_hant="推遲任務。"),
    examples=Examples(
        en=("snooze t1 in 2 hours", "snooze t1 tomorrow 3pm"),
        zh_hans=("推迟 t1 2小时后",),
        zh_hant=("推遲 t1 2小時後",),
    ),
    sayings="""
        push it to tomorrow | not now, ask me again in an hour | later, tomorrow morning is better
        move the Acme call to Friday | can we do that next week instead
        postpone the Acme task till Monday | delay that reminder by two hours
        put it off until after lunch | reschedule the call with Jane for Thursday 3pm
        bring it up again tonight | shift task 2 to next Tuesday | give me 30 more minutes
        hold that until the 15th | snooze it for a day | remind me of this again tomorrow
        defer the quote to next week | I'll do it tomorrow, move it | bump the visit to Wednesday
        let's make the Acme reminder 5pm instead | 推到明天 | 晚一小时再提醒我 | 这个改到周五
        现在没空，下午再说 | 把给王小明打电话的任务挪到下周一 | 延后两天 | 往后推一推，下周再提醒
        改期到周四下午三点 | 第二个任务延到月底 | 等会儿再叫我 | 半小时后再提醒一次
        先放放，明早再提醒 | 王总那个提醒改成后天 | 缓两天再说 | 今天来不及了，挪到明天
        拜访推迟到下周二 | 时间改一下，改成五点 | 延到明天 | 這個任務改到禮拜五
        晚點再提醒我，兩小時後 | 把打給王小明的提醒往後延一天 | 先緩緩，下週再叫我
    """,
    right=Action.KEEP_TASK,
)
def put_off(desk: Desk, task: Task, until: When) -> Reply:
    if until.at <= desk.now:
        return _too_late(desk, task, until)
    task = tasks.put_off(desk, task, until)
    said = LATER(when=task.due, at=task.due, what=whole(task))
    told = told_others(desk, task, TOLD(by=desk.actor.name, task=task_echo(task)), "moved")
    return Reply(said, buttons=(done_button(task),), also=told)


def _too_late(desk: Desk, task: Task, until: When) -> Reply:
    """Pressed hours after it was shown: the hour it speaks of is over."""
    if task.done:
        return Reply(OVER(what=task.what))
    asks = Asking("snooze_task", "until", {"task": task.ref})
    return Reply(PAST(when=until), buttons=later_buttons(desk, task), asks=asks)
