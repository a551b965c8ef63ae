"""cancel TASK: it will not be done, and what repeats stops."""

from bot.cards import told_others, whole
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import tasks
from core.desk import Desk
from core.rights import Action
from core.tasks import Task

CANCELLED = Text(en="Cancelled: {what}", zh_hans="已取消：{what}", zh_hant="已取消：{what}")

TOLD = Text(en="{by} cancelled: {what}", zh_hans="{by}取消了：{what}", zh_hant="{by}取消了：{what}")


@command(
    intent="cancel_task",
    words=Words(
        en=("cancel", "stop"),
        zh_hans=("取消任务", "取消提醒", "取消"),
        zh_hant=("取消任務", "取消"),
    ),
    does=Text(
        en="Cancel a task or a repeating reminder.",
        zh_hans="取消任务或重复提醒。",
        zh_hant="取消任務或重複提醒。",
    ),
    examples=Examples(en=("cancel t1",), zh_hans=("取消 t1",), zh_hant=("取消 t1",)),
    right=Action.KEEP_TASK,
)
def cancel(desk: Desk, task: Task) -> Reply:
    task = tasks.cancel(desk, task)
    told = told_others(desk, task, TOLD(by=desk.actor.name, what=whole(task)), "cancelled")
    return Reply(CANCELLED(what=whole(task)), also=told)
