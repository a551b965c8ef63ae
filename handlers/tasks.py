"""tasks: what I still have to do."""

from bot.cards import task_line, this_is_done_button
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import tasks
from core.desk import Desk
from core.rights import Action

OPEN = Text(en="{n} {n:task|tasks} to do.", zh_hans="待办 {n} 项。", zh_hant="待辦 {n} 項。")
NONE = Text(
    en="Nothing to do. Enjoy it.", zh_hans="没有待办，歇一歇。", zh_hant="沒有待辦，歇一歇。"
)
SHOWN = 5


@command(
    intent="list_tasks",
    words=Words(
        en=("tasks", "my tasks", "todo"), zh_hans=("任务", "待办"), zh_hant=("任務", "待辦")
    ),
    does=Text(en="List my tasks.", zh_hans="列出我的任务。", zh_hant="列出我的任務。"),
    examples=Examples(en=("tasks", "my tasks"), zh_hans=("任务", "待办"), zh_hant=("任務", "待辦")),
    right=Action.KEEP_TASK,
)
def mine(desk: Desk) -> Reply:
    todo = tasks.mine(desk)
    if not todo:
        return Reply(NONE())
    return Reply(
        OPEN(n=len(todo)),
        items=tuple(map(task_line, todo)),
        buttons=tuple(map(this_is_done_button, todo[:SHOWN])),
    )
