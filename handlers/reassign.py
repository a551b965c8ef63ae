"""assign t5 to NAME: a task changes hands; given back to oneself it is simply one's own."""

from bot.cards import request, task_echo
from bot.chat import Announcement, Examples, Reply, Words, command
from bot.texts import Text
from core import giving
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.tasks import Task

ASKED = Text(
    en="I've asked {who}: {task}", zh_hans="已交给{who}：{task}", zh_hant="已交給{who}：{task}"
)
OWN = Text(en="Yours: {task}", zh_hans="你的任务：{task}", zh_hant="你的任務：{task}")
TAKEN = Text(
    en="{by} took a task off you: {what}",
    zh_hans="{by}收回了任务：{what}",
    zh_hant="{by}收回了任務：{what}",
)


@command(
    intent="assign_task",
    words=Words(en=("reassign", "hand over task"), zh_hans=("转派",), zh_hant=("轉派",)),
    does=Text(
        en="Hand a task to a colleague.",
        zh_hans="把任务转给同事。",
        zh_hant="把任務轉給同事。",
    ),
    examples=Examples(
        en=("assign t1 to bo", "hand t1 over to bo"),
        zh_hans=("把t1转给bo", "转派 t1 bo"),
        zh_hant=("把t1轉給bo",),
    ),
    sayings="""
        give task 2 to bo | bo should do that task | hand the second task over to Mei
        let Mei do the Acme call instead of me | 把第二个任务转给小陈 | 这个任务让小陈做
        t1交给小陈 | 把這個任務轉給小陳
    """,
    right=Action.KEEP_TASK,
)
def assign(desk: Desk, task: Task, colleague: Staff) -> Reply:
    before = task.owner
    task = giving.hand_over(desk, task, colleague)
    also: list[Announcement] = []
    if desk.changes and task.giver:
        also.append(request(task))
    if desk.changes and before != task.owner:
        lost = Reply(TAKEN(by=desk.actor.name, what=task.what))
        also.append(Announcement(before, f"{task.ref}:taken", lost))
    text = ASKED(who=task.owner, task=task_echo(task)) if task.giver else OWN(task=task_echo(task))
    return Reply(text, also=tuple(also))
