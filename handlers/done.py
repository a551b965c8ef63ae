"""done TASK: it is finished."""

from bot.cards import how_buttons, told_others, whole
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import tasks, touches
from core.desk import Desk
from core.rights import Action
from core.tasks import Task

DONE = Text(en="Done: {what}", zh_hans="已完成：{what}", zh_hant="已完成：{what}")
FOR_NOW = Text(
    en="Done for this time, next {due}: {what}",
    zh_hans="这次已完成，下次{due}：{what}",
    zh_hant="這次已完成，下次{due}：{what}",
)

TOLD = Text(en="{by} did it: {what}", zh_hans="{by}完成了：{what}", zh_hant="{by}完成了：{what}")
HOW = Text(
    en="Done: {what}. How did it go?",
    zh_hans="已完成：{what}。结果怎么样？",
    zh_hant="已完成：{what}。結果怎麼樣？",
)
PAID = Text(en="It is paid", zh_hans="已付款", zh_hant="已付款")


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
        return Reply(FOR_NOW(what=whole(task), due=task.due), buttons=how_buttons(task))
    told = told_others(desk, task, TOLD(by=desk.actor.name, what=whole(task)), "done")
    if task.order_id:  # whoever asked for the money need not have it
        paid = Button(PAID(), f"order status o{task.order_id} paid")
        return Reply(DONE(what=whole(task)), buttons=(paid,), also=told)
    told_already = task.customer and touches.talked_today(desk, task.customer.id)
    asked = () if told_already else how_buttons(task)
    return Reply((HOW if asked else DONE)(what=whole(task)), buttons=asked, also=told)
