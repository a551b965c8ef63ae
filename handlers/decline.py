"""decline TASK REASON: it goes back to whoever gave it, with the reason."""

from bot.cards import done_button, later_buttons
from bot.chat import Announcement, Examples, Reply, Words, command
from bot.texts import Text
from core import giving
from core.desk import Desk
from core.rights import Action
from core.tasks import Task
from core.values import Note

BACK = Text(
    en="{who} has it back: {what}", zh_hans="已退回给{who}：{what}", zh_hant="已退回給{who}：{what}"
)
CANCELLED = Text(en="Cancelled: {what}", zh_hans="已取消：{what}", zh_hant="已取消：{what}")
TOLD = Text(
    en="{by} declined, so it is yours again: {what}",
    zh_hans="{by}婉拒了，任务退回给你：{what}",
    zh_hant="{by}婉拒了，任務退回給你：{what}",
)
WHY = Text(en="Reason", zh_hans="原因", zh_hant="原因")
DUE = Text(en="Due", zh_hans="时间", zh_hant="時間")


@command(
    intent="decline_task",
    words=Words(
        en=("decline", "turn down"),
        zh_hans=("婉拒", "拒绝任务", "退回任务"),
        zh_hant=("婉拒", "拒絕任務", "退回任務"),
    ),
    does=Text(
        en="Decline a task you were given.",
        zh_hans="婉拒别人交给你的任务。",
        zh_hant="婉拒別人交給你的任務。",
    ),
    examples=Examples(
        en=("decline t1 I'm at a fair that day",),
        zh_hans=("婉拒 t1 那天在展会",),
        zh_hant=("婉拒 t1 那天在展場",),
    ),
    sayings="""
        I can't take this task | no, give that task to somebody else | I refuse that task
        这个任务我做不了 | 我不接这个任务 | 拒绝这个安排 | 這個任務我沒辦法做
    """,
    right=Action.KEEP_TASK,
    shown=False,
    asks={
        "reason": Text(en="Why not?", zh_hans="为什么不行？", zh_hant="為什麼不行？"),
    },
)
def decline(desk: Desk, task: Task, reason: Note) -> Reply:
    given = task.giver
    task = giving.decline(desk, task, reason)
    if given is None:
        return Reply(CANCELLED(what=task.what))
    told = Reply(
        TOLD(by=desk.actor.name, what=task.what),
        facts=((WHY(), reason), (DUE(), task.due)),
        buttons=(done_button(task), *later_buttons(desk, task)),
    )
    also = (Announcement(task.owner, f"{task.ref}:declined", told),)
    return Reply(BACK(who=task.owner, what=task.what), also=also)
