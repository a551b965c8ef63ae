"""went TASK reached: how a promised call went, written on the timeline once."""

from bot.cards import in_words_of, later_buttons
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import outcomes
from core.desk import Desk
from core.outcomes import Outcome
from core.rights import Action
from core.tasks import Task

LOGGED = Text(en="Logged for {name}.", zh_hans="已记到{name}。", zh_hant="已記到{name}。")
DONE = Text(en="Done: {what}", zh_hans="已完成：{what}", zh_hant="已完成：{what}")
NOTE = Text(en="Note", zh_hans="内容", zh_hant="內容")
ADD = Text(en="Show {name}", zh_hans="查看{name}", zh_hant="查看{name}")


@command(
    intent="task_outcome",
    words=Words(en=("went",), zh_hans=("结果",), zh_hant=("結果",)),
    does=Text(
        en="Say how a planned call went.",
        zh_hans="记录约好的电话结果如何。",
        zh_hant="記錄約好的電話結果如何。",
    ),
    examples=Examples(
        en=("went t1 reached", "went t1 no answer"),
        zh_hans=("结果 t1 打通了", "结果 t1 没接"),
        zh_hant=("結果 t1 打通了", "結果 t1 沒接"),
    ),
    right=Action.KEEP_TASK,
    shown=False,
)
def went(desk: Desk, task: Task, outcome: Outcome) -> Reply:
    kind, note = in_words_of(task, outcome)
    task = outcomes.tell(desk, task, kind, note)
    if task.customer is None:
        return Reply(DONE(what=task.what))
    card = Button(ADD(name=task.customer), f"find c{task.customer.id}")
    later = later_buttons(desk, task, "again") if outcome is Outcome.NO_ANSWER else (card,)
    return Reply(LOGGED(name=task.customer), facts=((NOTE(), note),), buttons=later)
