"""Slots of tasks: the days asked about, how long before something, how a call went."""

import re
from datetime import UTC, date, datetime, timedelta

from bot.language.leads import Ahead, leads
from bot.language.times import fires, past_times, times
from bot.slots import Found, Several, Slot, Taken
from bot.slots.clauses import LEADING
from bot.slots.times import moment_of
from bot.texts import Text
from bot.todo import task_line
from core import customers, tasks
from core.agenda import Span
from core.desk import Desk
from core.outcomes import Outcome
from core.tasks import Task
from core.values import Lead

DAY = timedelta(days=1)
LATE = re.compile(r"(?:overdue|late|逾期|过期|過期|超期|到期)(?:的)?", re.IGNORECASE)
YEARS = range(2000, 2200)  # nobody's tasks lie outside
ARTICLES = re.compile(r"^(?:the|my|our|a|an)\s+", re.IGNORECASE)
FEWEST = 2  # characters by which a task is recognised: one fits too many
OUTCOMES = {
    "reached": Outcome.REACHED,
    "打通了": Outcome.REACHED,
    "打通": Outcome.REACHED,
    "见到了": Outcome.REACHED,
    "見到了": Outcome.REACHED,
    "no_answer": Outcome.NO_ANSWER,
    "no answer": Outcome.NO_ANSWER,
    "not there": Outcome.NO_ANSWER,
    "没接": Outcome.NO_ANSWER,
    "沒接": Outcome.NO_ANSWER,
    "没见到": Outcome.NO_ANSWER,
    "沒見到": Outcome.NO_ANSWER,
}


def take_span(text: str, desk: Desk, last: bool) -> Taken:
    if written := re.match(r"([0-9]{8})-([0-9]{8})(?![0-9])\s*", text):
        return Found(Span(_day(written[1]), _day(written[2])), text[written.end() :])
    if late := LATE.match(text.strip()):
        return Found(Span(), text.strip()[late.end() :].lstrip())
    moment = moment_of(desk)
    lean_back = re.match(r"上|last ", text.strip(), re.IGNORECASE)
    found, _ = (past_times if lean_back else times)(text, moment)
    if not found or found[0].repeat or found[0].start.year not in YEARS:
        return None
    said = found[0]
    ends = (said.end - timedelta(minutes=1)).date() if said.end else said.start.date()
    rest = f"{text[: said.span[0]]} {text[said.span[1] :]}".strip(" ,，的?？")
    return Found(Span(said.start.date(), min(ends, date(YEARS[-1], 12, 31))), _left(rest))


def _left(rest: str) -> str:
    """The little words that lead to a day: due on Friday, for today."""
    return "" if re.fullmatch(r"(?:due|on|for|in|by|from| )*", rest, re.IGNORECASE) else rest


def _day(written: str) -> date:
    return datetime.strptime(written, "%Y%m%d").replace(tzinfo=UTC).date()


def take_lead(text: str, desk: Desk, last: bool) -> Taken:
    """提前10分钟, 30 minutes before; the rest is what it comes before. `15min~t5` is written: so
    long before that task."""
    if written := re.match(r"([0-9]{1,6})min(?:~t([0-9]{1,18}))?(?!\w)\s*", text):
        rest = text[written.end() :]
        if written[2]:
            rest = f"{_as_event(tasks.by_id(desk, int(written[2])))} {rest}".strip()
        return Found(Lead(int(written[1])), rest)
    for one in leads(text):
        rest = _without(text, one)
        if _lies_ahead(rest, desk):
            return Found(Lead(one.minutes), rest)
        if _lies_ahead(text, desk):
            continue  # two days before Christmas is a day of its own
        if meant := _named(rest, desk):
            return _before_one_of(meant, one.minutes)
        if not one.backwards:
            return Found(Lead(one.minutes), rest)
    return None


def _before_one_of(found: list[Task], minutes: int) -> Taken:
    if len(found) == 1:
        return Found(Lead(minutes), _as_event(found[0]))
    shown = [(task_line(one), f"{minutes}min~{one.ref}") for one in found[: customers.MOST]]
    return Several(shown, "", len(found) > len(shown))


def _without(text: str, lead: Ahead) -> str:
    head, tail = text[: lead.span[0]].strip(LEADING), text[lead.span[1] :].strip(LEADING)
    apart = "" if re.search(r"[㐀-鿿]$", head) and re.match(r"[㐀-鿿]", tail) else " "
    return re.sub(r"[,，]?\s*$", "", f"{head}{apart}{tail}").strip()


def _lies_ahead(text: str, desk: Desk) -> bool:
    moment = moment_of(desk)
    return any(fires(said, moment) > desk.now for said in times(text, moment)[0])


def _named(event: str, desk: Desk) -> list[Task]:
    """The tasks of one's own that are meant: each stands for the time it is due."""
    if by_id := re.search(r"(?<!\w)t([0-9]{1,18})(?!\w)", event):
        return [tasks.by_id(desk, int(by_id[1]))]
    words = ARTICLES.sub("", event).strip(LEADING).casefold()
    if len(words) < FEWEST:
        return []
    todo = (one for one in tasks.mine(desk) if one.due.at > desk.now)
    return [one for one in todo if words in one.what.casefold()]


def _as_event(task: Task) -> str:
    return f"{task.due.written} {task.what}"


def take_outcome(text: str, desk: Desk, last: bool) -> Taken:
    said = text.strip().casefold()
    for words, outcome in OUTCOMES.items():
        if said.startswith(words):
            return Found(outcome, said[len(words) :].strip())
    return None


SLOTS: dict[type, Slot] = {
    Span: Slot(
        Text(en="days", zh_hans="日期范围", zh_hant="日期範圍"),
        Text(en="Which days?", zh_hans="哪几天？", zh_hant="哪幾天？"),
        take_span,
        lambda span: str(span.written),
    ),
    Lead: Slot(
        Text(en="how long before", zh_hans="提前多久", zh_hant="提前多久"),
        Text(en="How long before?", zh_hans="提前多久？", zh_hant="提前多久？"),
        take_lead,
        lambda lead: f"{lead.minutes}min",
    ),
    Outcome: Slot(
        Text(en="how it went", zh_hans="结果", zh_hant="結果"),
        Text(en="How did it go?", zh_hans="结果怎么样？", zh_hant="結果怎麼樣？"),
        take_outcome,
        lambda outcome: str(outcome.value),
    ),
}
