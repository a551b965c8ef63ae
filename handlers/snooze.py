"""snooze TASK WHEN: be reminded later. The button carries the instant, so twice is once."""

from bot.cards import done_button, task_echo, told_others, whole
from bot.chat import Examples, Reply, Words, command
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
    right=Action.KEEP_TASK,
)
def put_off(desk: Desk, task: Task, until: When) -> Reply:
    task = tasks.put_off(desk, task, until)
    said = LATER(when=task.due, at=task.due, what=whole(task))
    told = told_others(desk, task, TOLD(by=desk.actor.name, task=task_echo(task)), "moved")
    return Reply(said, buttons=(done_button(task),), also=told)
