"""The moment somebody asked to be reminded of."""

from collections.abc import Iterator

from bot.cards import done_button, later_buttons
from bot.chat import Announcement, Button, Reply, notice
from bot.texts import Text
from core import tasks
from core.desk import Desk
from core.tasks import Task

RINGS = Text(en="Reminder: {what}", zh_hans="提醒：{what}", zh_hant="提醒：{what}")
LATE = Text(
    en="Reminder, late, it was due {due}: {what}",
    zh_hans="迟到的提醒（应在{due}）：{what}",
    zh_hant="遲到的提醒（應在{due}）：{what}",
)
CARD = Text(en="Show {name}", zh_hans="查看{name}", zh_hant="查看{name}")
LATE_AFTER = 15 * 60  # seconds; before that nobody would notice


@notice(kind="reminder", when=tasks.next_due)
def reminders(desk: Desk) -> Iterator[Announcement]:
    for task in tasks.ring(desk):
        yield Announcement(task.owner, f"{task.ref}:{task.due.written}", _reply(desk, task))


def _reply(desk: Desk, task: Task) -> Reply:
    late = (desk.now - task.due.at).total_seconds() > LATE_AFTER
    text = LATE(due=task.due, what=task.what) if late else RINGS(what=task.what)
    buttons = [done_button(task), *later_buttons(desk, task)]
    if task.customer:
        buttons.append(Button(CARD(name=task.customer), f"find c{task.customer.id}"))
    return Reply(text, buttons=tuple(buttons))


@reminders.still_true
def is_open(desk: Desk, key: str) -> bool:
    """Undone, finished or put off meanwhile: then there is nothing to say."""
    ref, _, due = key.partition(":")
    return tasks.still_rings(desk, int(ref.removeprefix("t")), due)
