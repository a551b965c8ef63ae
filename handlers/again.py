"""again TASK WHEN: the same once more, as a task of its own."""

from bot.cards import done_button, how_buttons, in_words_of, task_echo
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import outcomes, tasks
from core.desk import Desk
from core.outcomes import Outcome
from core.rights import Action
from core.tasks import Task
from core.values import When

AGAIN = Text(en="Once more: {task}", zh_hans="再来一次：{task}", zh_hant="再來一次：{task}")


@command(
    intent="task_again",
    words=Words(en=("again",), zh_hans=("再约",), zh_hant=("再約",)),
    does=Text(
        en="Plan the same once more.", zh_hans="同样的事再约一次。", zh_hant="同樣的事再約一次。"
    ),
    examples=Examples(
        en=("again t1 tomorrow 3pm",),
        zh_hans=("再约 t1 明天下午3点",),
        zh_hant=("再約 t1 明天下午3點",),
    ),
    sayings="""
        arrange that call once more for Tuesday | same again next Thursday at 2
        do the visit again in a month | 同一件事下周三再来一次 | 这个任务下个月再约一次
        再安排一次，周四下午
    """,
    right=Action.KEEP_TASK,
    shown=False,
    asks={"until": Text(en="When again?", zh_hans="改到什么时候？", zh_hant="改到什麼時候？")},
)
def again(desk: Desk, task: Task, until: When) -> Reply:
    once_more = tasks.again(desk, task, until)
    if how_buttons(task):  # they were spoken to, or had been tried
        outcomes.tell(desk, task, *in_words_of(task, Outcome.AGAIN), anew=False)
    return Reply(AGAIN(task=task_echo(once_more)), buttons=(done_button(once_more),))
