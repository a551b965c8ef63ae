"""What a line would mean if all it names were known: for explaining it where nothing is on record.

Whom a line seems to name is put into an empty database for as long as that line is read, so that
it is understood by the very code that understands every message, and then taken back.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from bot.binding import Bound, bind
from bot.chat import COMMANDS, Message
from bot.decide import decide
from bot.language.likely_names import is_customer, name_opening, names
from bot.language.people import emails
from bot.language.phones import phones
from bot.language.times import times
from bot.language.understand import understand
from bot.slots.times import moment_of
from core import customers, staff, tasks
from core.customers import NewCustomer, NoSuchCustomer
from core.desk import Desk, Role
from core.names import BadName
from core.refusals import Refusal
from core.staff import NameTaken, NoSuchColleague
from core.tasks import NoSuchTask, NothingToDo
from core.values import When
from storage.database import Database, open_database
from storage.tables import Base

UNKNOWN = (NoSuchCustomer, NoSuchColleague, NoSuchTask, NothingToDo)
MOST_TASKS = 20  # that a line may count: "done 12"
MOST_NAMES = 6  # in one line
TRIES = 4  # a line names a customer, a colleague, a task; each is missed in turn
READER = "parse"
SOON = timedelta(hours=1)


def empty() -> Database:
    """In memory, and without the steps that lead there: it is never kept."""
    made = open_database()
    Base.metadata.create_all(made.engine)
    return made


@contextmanager
def supposed(nowhere: Database, message: Message, desk: Desk) -> Iterator[tuple[Bound, Desk]]:
    """The line's meaning, and the desk on which it has it; both end with the context."""
    with nowhere.read() as db, db.begin():
        reader = staff.enrol(db, READER, Role.ADMIN)
        there = replace(desk, db=db, actor=reader.actor, changes=[])
        _know(there, _on_record(message.text, desk))
        _know(there, [message.text[start:end] for start, end in _spotted(message.text, there)])
        bound = decide(message, there)
        for _ in range(TRIES):
            if not isinstance(bound, UNKNOWN) or not _learn(there, message.text, bound):
                break
            bound = decide(message, there)
        yield bound, there
        db.rollback()


def _on_record(text: str, desk: Desk) -> list[str]:
    """Whoever is known already stays who they are."""
    ids = [one for one, _, _ in customers.stretches(desk, text)]
    return [one.name for one in customers.by_ids(desk, ids)]


def _spotted(text: str, desk: Desk) -> list[tuple[int, int]]:
    """Names by their looks; what is a time, a number or an address is none."""
    found, _ = times(text, moment_of(desk))
    masks = [one.span for one in found]
    masks += [span for _, span in (*phones(text, desk.shop.country), *emails(text))]
    masks += [(start, end) for _, start, end in customers.stretches(desk, text)]
    for start, end in masks:
        text = text[:start] + "|" * (end - start) + text[end:]
    return names(text)[:MOST_NAMES]


def _learn(desk: Desk, text: str, unknown: Refusal) -> bool:
    """Whether something came to be known by which the line may be read on."""
    match unknown:
        case NoSuchColleague(name):
            return _hire(desk, name)
        case NothingToDo() | NoSuchTask():
            return _plan(desk, text)
    return _know(desk, list(_set_apart(desk, text)))


def _set_apart(desk: Desk, text: str) -> Iterator[str]:
    """What the shapes of talk took for a customer, as far as it can be a name."""
    for reading in understand(text, COMMANDS):
        bound = bind(reading, COMMANDS[reading.intent], desk)
        if isinstance(bound, NoSuchCustomer) and (name := name_opening(bound.name)):
            yield name


def _know(desk: Desk, names_: list[str]) -> bool:
    before = len(desk.changes)
    for name in dict.fromkeys(names_):
        if not customers.named_first(desk, name)[0] and not re.fullmatch(r"[\d\W]+", name):
            try:
                customers.add(desk, NewCustomer(name))
            except (BadName, Refusal):
                continue
    return len(desk.changes) > before


def _hire(desk: Desk, name: str) -> bool:
    known = name_opening(name) or name
    if is_customer(known):
        return False
    try:
        staff.enrol(desk.db, known.strip("@＠ "), Role.SALES)
    except (NameTaken, NoSuchColleague):
        return False
    return True


def _plan(desk: Desk, text: str) -> bool:
    """As many tasks as the line counts, each called what the line says."""
    if tasks.mine(desk):
        return False
    counted = [int(one) for one in re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", text)]
    due = When(desk.now + SOON)
    for _ in range(max([one for one in counted if one <= MOST_TASKS], default=1)):
        tasks.promise(desk, text[: tasks.MOST_WHAT], due)
    return True
