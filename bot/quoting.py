"""A word or a mark under what we said: done, 👍, 搞定了 finish what a reminder was for."""

import re

from bot.binding import Bound, bind
from bot.chat import COMMANDS
from bot.language.understand import Understood
from bot.refusals import NothingMeant
from core import tasks
from core.desk import Desk
from core.tasks import Task
from storage.folding import simplified

FINISH, ACCEPT, REMINDER = "complete_task", "accept_task", "reminder"
MARKS = frozenset("👍 👌 💯 ✅ ☑ ✔ 🆗 👏".split())
CHECKED = frozenset("✅ ☑ ✔".split())  # says more than yes: it is done
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")
DONE = re.compile(
    r"(?:(?:it['’]?s |that['’]?s |this is |i['’]?m |i |all |just |already |yes,? |ok,? )*"
    r"(?:done|finished|completed?|did (?:it|that|this)|sorted(?: out)?|handled|settled|"
    r"taken care of|took care of (?:it|that))(?: (?:it|that|this|already|now))?"
    r"|(?:我|都|已经?|刚刚?|这个|这条|那个|它|嗯|好的?[,，]?)*"
    r"(?:搞定|完成|做好|做完|办好|办完|办妥|弄好|弄完|处理好|处理完|处理|解决|做|弄|办|好|"
    r"(?:联系|联络|打|回|拜访|发|寄|送|催|跟进)(?:过|完|好))(?:了|啦|咯)+)[.。!！~～]*",
    re.IGNORECASE,
)


def meant(said: str, desk: Desk) -> Bound | None:
    """Nothing else is said; under what was about a task it is about that task. A mark that does
    nothing is no question either: it is answered by nothing."""
    mark = _mark(said)
    if not mark and not DONE.fullmatch(simplified(said.strip())):
        return None
    found = _concerned(desk)
    if mark and desk.spoken.quoted and (asked := _unanswered(found, desk)):
        return _bound(ACCEPT, asked.ref, desk)
    if mark and not (found and _checks(mark, desk)):
        return NothingMeant() if desk.spoken.quoted else None
    if not found:
        return None
    return _bound(FINISH, found[0].ref if len(found) == 1 else "", desk)


def _mark(said: str) -> str:
    plain = _SKIN.sub("", said.strip())
    return plain[:1] if plain and set(plain) <= MARKS else ""


def _checks(mark: str, desk: Desk) -> bool:
    """A thumb under a reminder says that it is done; elsewhere it says thanks."""
    return desk.spoken.quoted and (mark in CHECKED or desk.spoken.kind == REMINDER)


def _concerned(desk: Desk) -> list[Task]:
    """What is quoted; without a quote only what has just rung."""
    if not desk.spoken.quoted:
        found = tasks.open_of(desk, desk.spoken.tasks)
        return [one for one in found if one.rung] if len(found) == 1 else []
    if len(desk.spoken.tasks) == 1:  # finishing twice is finishing
        return [tasks.by_id(desk, desk.spoken.tasks[0])]
    return list(tasks.open_of(desk, desk.spoken.tasks))


def _unanswered(found: list[Task], desk: Desk) -> Task | None:
    asked = [one for one in found if one.unanswered and one.owner.id == desk.actor.id]
    return asked[0] if len(found) == len(asked) == 1 and desk.spoken.kind != REMINDER else None


def _bound(intent: str, task: str, desk: Desk) -> Bound:
    known = {"task": task} if task else {}
    return bind(Understood(intent, 1.0, known), COMMANDS[intent], desk)
