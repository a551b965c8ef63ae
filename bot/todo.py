"""Tasks as they are shown: a line, a list with its pages, and the buttons below them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.chat import Announcement, Button, Reply
from bot.language.plans import planned
from bot.language.understand import language_of
from bot.render import Reader, say
from bot.texts import Line, Text, Value
from core.desk import Desk
from core.names import graphemes
from core.outcomes import Outcome
from core.staff import Staff
from core.tasks import Task
from core.touches import Kind
from core.values import Note, PersonRef, When

DONE = Text(en="Done", zh_hans="完成", zh_hant="完成")
ABOUT = Text(en="{what} · {name}", zh_hans="{what} · {name}", zh_hant="{what} · {name}")
THIS_DONE = Text(en="✓ {what}", zh_hans="✓ {what}", zh_hant="✓ {what}")
LATER = Text(en="+1 h", zh_hans="1小时后", zh_hant="1小時後")
TOMORROW = Text(en="Tomorrow", zh_hans="明天", zh_hant="明天")
MORE = Text(en="More", zh_hans="更多", zh_hant="更多")
TASK = Text(en="{due:due}: {what}", zh_hans="{due:due}：{what}", zh_hant="{due:due}：{what}")
REPEATING = Text(
    en="{due:due} ⟳: {what}", zh_hans="{due:due} ⟳：{what}", zh_hant="{due:due} ⟳：{what}"
)
NEXT = Text(
    en="{due:coming}: {what}", zh_hans="{due:coming}：{what}", zh_hant="{due:coming}：{what}"
)
ECHO = Text(
    en="{due:due} ({at:far}): {what}",
    zh_hans="{due:due}（{at:far}）：{what}",
    zh_hant="{due:due}（{at:far}）：{what}",
)
OVERDUE = Text(en="overdue, {task}", zh_hans="逾期，{task}", zh_hant="逾期，{task}")
GIVEN = Text(
    en="{task} (from {giver})", zh_hans="{task}（{giver}交办）", zh_hant="{task}（{giver}交辦）"
)
DOING = Text(en="{task} ({owner})", zh_hans="{task}（{owner}）", zh_hant="{task}（{owner}）")
UNANSWERED = Text(
    en="{task}, not answered yet", zh_hans="{task}，还未答复", zh_hant="{task}，還未答覆"
)
HOW = {  # what is asked after a call, a visit, a meeting: how it went, and whether again
    Kind.CALL: (
        Text(en="Reached", zh_hans="打通了", zh_hant="打通了"),
        Text(en="Again", zh_hans="再约", zh_hant="再約"),
        Text(en="No answer", zh_hans="没接", zh_hant="沒接"),
    ),
    Kind.VISIT: (
        Text(en="Met", zh_hans="见到了", zh_hant="見到了"),
        Text(en="Again", zh_hans="再约", zh_hant="再約"),
        Text(en="Not there", zh_hans="没见到", zh_hant="沒見到"),
    ),
}
HOW[Kind.MEETING] = HOW[Kind.VISIT]
TOLD = Text(en="{how}: {what}", zh_hans="{how}：{what}", zh_hant="{how}：{what}")
REQUEST = Text(en="{by} asks you: {task}", zh_hans="{by}请你：{task}", zh_hant="{by}請你：{task}")
ACCEPT = Text(en="Accept", zh_hans="接受", zh_hant="接受")
DECLINE = Text(en="Decline", zh_hans="婉拒", zh_hant="婉拒")
MOST_SHOWN = 20  # graphemes of a task on its button
PAGE = 10  # tasks task_list at a time
WITH_BUTTON = 5  # of them; more buttons are a wall


def whole(task: Task) -> Value:
    """What is to be done; about whom, where the words do not say it themselves."""
    if task.customer is None:
        return task.what
    called = task.customer.name.split()[0]  # Globex Ltd is Globex, Jane Roe is Jane
    said = called.casefold() in task.what.casefold()
    return task.what if said else ABOUT(what=task.what, name=task.customer)


def task_line(task: Task) -> Line:
    return (REPEATING if task.repeats else TASK)(due=task.due, what=whole(task))


def next_line(task: Task) -> Line:
    """On a card, where nothing else says that it is late."""
    text = REPEATING if task.repeats else NEXT
    return text(due=task.due, what=task.what)


def task_echo(task: Task) -> Line:
    """Said back when it was promised: when, and how far that is."""
    return ECHO(due=task.due, at=task.due, what=task.what)


def todo_line(desk: Desk, task: Task, whose: PersonRef | None = None) -> Line:
    """With what the reader should know of it; `whose` list it stands in."""
    line = task_line(task)
    if task.overdue(desk.now, desk.zone):
        line = OVERDUE(task=line)
    if task.owner != whose:
        line = DOING(task=line, owner=task.owner)
    if task.giver and task.giver.id != desk.actor.id:
        line = GIVEN(task=line, giver=task.giver)
    return UNANSWERED(task=line) if task.unanswered else line


def task_list(
    desk: Desk, title: Line, todo: Sequence[Task], says: str, skipped: int, whose: PersonRef | None
) -> Reply:
    """One page of a list; `says` asks for it, and with +10 for what follows."""
    shown = todo[skipped : skipped + PAGE]
    mine = [one for one in shown if desk.actor.id in (one.owner.id, one.giver and one.giver.id)]
    buttons = [this_is_done_button(one) for one in mine[:WITH_BUTTON]]
    if len(todo) > skipped + PAGE:
        buttons.append(Button(MORE(), f"{says} +{skipped + PAGE}"))
    items = tuple(todo_line(desk, one, whose) for one in shown)
    return Reply(title, items=items, buttons=tuple(buttons))


def done_button(task: Task) -> Button:
    return Button(DONE(), f"done {task.ref}")


def this_is_done_button(task: Task, for_what: str = "") -> Button:
    """Where several stand below each other each says what it is for."""
    what = graphemes(for_what or task.what)
    shown = "".join(what[:MOST_SHOWN]) + ("…" if len(what) > MOST_SHOWN else "")
    return Button(THIS_DONE(what=whole(replace(task, what=Note(shown)))), f"done {task.ref}")


def later_buttons(desk: Desk, task: Task, says: str = "snooze") -> tuple[Button, Button]:
    """Absolute, so that pressing twice is pressing once."""
    hour = When(desk.now + timedelta(hours=1))
    tomorrow = When(task.due.at.astimezone(desk.zone) + timedelta(days=1))
    if tomorrow.at <= desk.now:
        tomorrow = When(desk.now + timedelta(days=1))
    return (
        Button(LATER(), f"{says} {task.ref} {hour.written}"),
        Button(TOMORROW(), f"{says} {task.ref} {tomorrow.written}"),
    )


def how_buttons(task: Task) -> tuple[Button, ...]:
    """After a call or a visit one tap tells how it went; they carry the task, so twice is once."""
    kind = planned(task.what)
    if kind is None or task.customer is None:
        return ()
    reached, again, missed = HOW[kind]
    return (
        Button(reached(), f"went {task.ref} {Outcome.REACHED}"),
        Button(again(), f"again {task.ref}"),
        Button(missed(), f"went {task.ref} {Outcome.NO_ANSWER}"),
    )


def in_words_of(task: Task, outcome: Outcome) -> tuple[Kind, str]:
    """How it went as a note on the timeline, in the language the task was written in."""
    kind = planned(task.what) or Kind.CALL
    heard = language_of(task.what) or "en"
    language = "zh_hans" if heard == "zh" else heard
    how = getattr(dict(zip(Outcome, HOW[kind], strict=True))[outcome], language)
    return kind, getattr(TOLD, language).format(how=how, what=task.what)


def answer_buttons(task: Task) -> tuple[Button, Button]:
    """For whoever was given it."""
    return Button(ACCEPT(), f"accept {task.ref}"), Button(DECLINE(), f"decline {task.ref}")


def request(task: Task) -> Announcement:
    """To whoever shall do it, from whoever gave it."""
    by = task.giver or task.owner
    said = Reply(REQUEST(by=by, task=task_echo(task)), buttons=answer_buttons(task))
    return Announcement(task.owner, f"{task.ref}:given", said)


def told_others(desk: Desk, task: Task, line: Value, about: str) -> tuple[Announcement, ...]:
    """Whoever has the task and whoever gave it hear what the other did; nobody of themselves."""
    if not desk.changes:
        return ()
    concerned = dict.fromkeys(one for one in (task.owner, task.giver) if one)
    return tuple(
        Announcement(one, f"{task.ref}:{about}", Reply(line))
        for one in concerned
        if one.id != desk.actor.id
    )


def words_for(desk: Desk, colleague: Staff, line: Line) -> str:
    """A line in a colleague's own language, where it is to be kept as words."""
    zone = colleague.zone or desk.zone
    return say(line, Reader(colleague.language or "en", zone, desk.now, colleague.actor))
