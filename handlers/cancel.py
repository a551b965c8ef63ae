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
    sayings="""
        forget about that reminder | drop the Acme task | no need to call Jane any more, remove it
        delete the second task | scrap the reminder for Friday | kill the weekly reminder
        stop reminding me about the plants | take the demo off my list
        the meeting is off, cancel the reminder | never mind the Acme reminder
        call off the task about the invoice | I don't need the Monday reminder any more
        remove task 3 | cancel the visit on Thursday | 那个提醒不要了 | 把给王小明打电话的任务删掉
        取消周五的提醒 | 不用再提醒我周报了 | 第二个任务取消 | 会不开了，提醒删了吧
        华星的任务作废 | 每周一那个提醒停掉 | 不用跟进王小明了，任务去掉 | 别再提醒我浇花了
        撤掉明天的提醒 | 拜访取消了，任务也删了 | 取消禮拜五的提醒 | 這個任務不用做了，刪掉
        不用再提醒我打給王小明 | 把第二個待辦拿掉
    """,
    right=Action.KEEP_TASK,
)
def cancel(desk: Desk, task: Task) -> Reply:
    task = tasks.cancel(desk, task)
    told = told_others(desk, task, TOLD(by=desk.actor.name, what=whole(task)), "cancelled")
    return Reply(CANCELLED(what=whole(task)), also=told)
