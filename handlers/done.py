"""done TASK: it is finished."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import tasks
from core.desk import Desk
from core.rights import Action
from core.tasks import Task

DONE = Text(en="Done: {what}", zh_hans="已完成：{what}", zh_hant="已完成：{what}")
FOR_NOW = Text(
    en="Done for this time, next {due}: {what}",
    zh_hans="这次已完成，下次{due}：{what}",
    zh_hant="這次已完成，下次{due}：{what}",
)


@command(
    intent="complete_task",
    words=Words(en=("done", "finish"), zh_hans=("完成", "做完了"), zh_hant=("完成", "做完了")),
    does=Text(en="Finish a task.", zh_hans="完成任务。", zh_hant="完成任務。"),
    examples=Examples(en=("done t1", "done call"), zh_hans=("完成 t1",), zh_hant=("完成 t1",)),
    right=Action.KEEP_TASK,
)
def finish(desk: Desk, task: Task) -> Reply:
    task = tasks.finish(desk, task)
    if task.repeats and not task.done:
        return Reply(FOR_NOW(what=task.what, due=task.due))
    return Reply(DONE(what=task.what))
