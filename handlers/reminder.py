"""The moment somebody asked to be reminded of."""

from collections.abc import Iterator
from datetime import timedelta

from bot.cards import (
    GIVEN,
    answer_buttons,
    done_button,
    later_buttons,
    task_line,
    this_is_done_button,
    whole,
)
from bot.chat import Announcement, Button, Reply, notice
from bot.texts import Text, Value
from core import giving, missed, tasks
from core.desk import Desk
from core.missed import Pile
from core.tasks import Task

RINGS = Text(en="Reminder: {what}", zh_hans="提醒：{what}", zh_hant="提醒：{what}")
LATE = Text(
    en="Reminder, late, it was due {due}: {what}",
    zh_hans="迟到的提醒（应在{due}）：{what}",
    zh_hant="遲到的提醒（應在{due}）：{what}",
)
AGAIN = Text(
    en="Still to do, since {due}: {what}",
    zh_hans="还没完成（{due}）：{what}",
    zh_hant="還沒完成（{due}）：{what}",
)
SILENT = Text(
    en="{who} has not answered, and it is due: {what}",
    zh_hans="{who}还没答复，已到时间：{what}",
    zh_hant="{who}還沒答覆，已到時間：{what}",
)
CANCEL = Text(en="Cancel it", zh_hans="取消任务", zh_hant="取消任務")
MINE = Text(en="I'll do it", zh_hans="我来做", zh_hant="我來做")
CARD = Text(en="Show {name}", zh_hans="查看{name}", zh_hant="查看{name}")
MISSED = Text(
    en="While I was away {n} of your reminders came due:",
    zh_hans="我不在线期间，有 {n} 条提醒到期：",
    zh_hant="我離線期間，有 {n} 則提醒到期：",
)
MORE = Text(en="… and {n} more", zh_hans="……另有 {n} 条", zh_hant="……另有 {n} 則")
ALL = Text(en="All my tasks", zh_hans="我的全部任务", zh_hant="我的全部任務")
WITH_BUTTON = 5  # of what was missed
MOST_MISSED = 20  # lines; the rest is a number


# By then it rings again or stands in the digest (issue 5: two hours).
WORTH = timedelta(hours=2)
LIST_WORTH = timedelta(days=1)  # what was missed is not told again tomorrow


@notice(kind="reminder", when=tasks.next_due, urgent=True, slices=True, lasts=WORTH)
def reminders(desk: Desk) -> Iterator[Announcement]:
    piles = missed.piles(desk)  # after an outage one list, not a call for each
    for pile in piles:
        key, until = f"missed:{desk.now:%Y%m%d%H%M%S}", desk.now + LIST_WORTH
        yield Announcement(pile.owner, key, _missed(pile), until)
    for task in () if piles else tasks.ring(desk):
        first = task.rung <= 1
        key = f"{task.ref}:{task.due.written}" + ("" if first else f":{task.rung}")
        yield Announcement(task.owner, key, _reply(desk, task, first))
        if task.unanswered and task.giver:
            owner = f"s{task.owner.id}"  # once to whoever gave it, until somebody else has it
            yield Announcement(task.giver, f"{task.ref}:{owner}", _silent(task))


reminders.gives_up(tasks.silence_first)


def _missed(pile: Pile) -> Reply:
    items: list[Value] = [task_line(one) for one in pile.tasks[:MOST_MISSED]]
    if len(pile.tasks) > MOST_MISSED:
        items.append(MORE(n=len(pile.tasks) - MOST_MISSED))
    buttons = (*map(this_is_done_button, pile.tasks[:WITH_BUTTON]), Button(ALL(), "tasks"))
    return Reply(MISSED(n=len(pile.tasks)), items=tuple(items), buttons=buttons)


def _silent(task: Task) -> Reply:
    buttons = (
        Button(MINE(), f"reassign {task.ref} me"),
        Button(CANCEL(), f"cancel {task.ref}"),
    )
    return Reply(SILENT(who=task.owner, what=whole(task)), buttons=buttons)


def _what(task: Task) -> Value:
    """And who asked for it: that is half of what it is."""
    return GIVEN(task=whole(task), giver=task.giver) if task.giver else whole(task)


def _reply(desk: Desk, task: Task, first: bool) -> Reply:
    late = desk.now - task.due.at > missed.LATE
    text = LATE(due=task.due, what=_what(task)) if late else RINGS(what=_what(task))
    if not first:
        text = AGAIN(due=task.due, what=_what(task))
    buttons = [done_button(task), *later_buttons(desk, task)]
    if task.unanswered:
        buttons = [*answer_buttons(task), *buttons]
    if task.customer:
        buttons.append(Button(CARD(name=task.customer), f"find c{task.customer.id}"))
    return Reply(text, buttons=tuple(buttons))


@reminders.still_true
def is_open(desk: Desk, key: str) -> bool:
    """Undone, finished or put off meanwhile: then there is nothing to say."""
    ref, due, *_ = key.split(":")
    if ref == "missed":
        return True  # a list of what was; what was done meanwhile harms nobody
    number = int(ref.removeprefix("t"))
    if due.startswith("s"):
        return giving.unanswered(desk, number, int(due[1:]))
    return tasks.still_rings(desk, number, due)
