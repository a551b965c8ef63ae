"""accept TASK: a colleague takes on what they were given; the giver is told."""

from bot.cards import done_button, task_echo, told_others
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import giving
from core.desk import Desk
from core.rights import Action
from core.tasks import Task

YOURS = Text(en="It's yours: {task}", zh_hans="已接受：{task}", zh_hant="已接受：{task}")
TOLD = Text(en="{by} accepted: {task}", zh_hans="{by}已接受：{task}", zh_hant="{by}已接受：{task}")


@command(
    intent="accept_task",
    words=Words(
        en=("accept", "take on"), zh_hans=("接受任务", "接受"), zh_hant=("接受任務", "接受")
    ),
    does=Text(
        en="Accept a task you were given.",
        zh_hans="接受别人交给你的任务。",
        zh_hant="接受別人交給你的任務。",
    ),
    examples=Examples(en=("accept t1",), zh_hans=("接受 t1",), zh_hant=("接受任務 t1",)),
    sayings="""
        I'll take that task | sure, I accept it | ok I do it | 这个任务我接了 | 好，我来做
        接受任务 | 我接下這個任務
    """,
    right=Action.KEEP_TASK,
    shown=False,
)
def accept(desk: Desk, task: Task) -> Reply:
    task = giving.accept(desk, task)
    said = TOLD(by=task.owner, task=task_echo(task))
    return Reply(
        YOURS(task=task_echo(task)),
        buttons=(done_button(task),),
        also=told_others(desk, task, said, "accepted"),
    )
