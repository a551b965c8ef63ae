"""undo: back without a trace, by whoever did it, and never over somebody else's work."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.chat import COMMANDS
from bot.house import House
from bot.platforms.console import Console
from bot.terminal import Clock, Terminal
from core import rights
from core.desk import Actor, Role
from core.rights import Reach
from storage.mail import (
    Audit,
    Bookmark,
    Focus,
    Inbox,
    NoticeRun,
    Outbox,
    Posting,
    Question,
    Reading,
)
from storage.tables import Account, Base, Change, Staff

PAPERWORK = {
    model.__table__
    for model in (
        *(
            Account,
            Audit,
            Bookmark,
            Change,
            Focus,
            Inbox,
            NoticeRun,
            Outbox,
            Posting,
            Question,
            Reading,
        ),
    )
}
START = datetime(2026, 11, 22, tzinfo=UTC)
NOTES = [f"note Acme number {n}" for n in range(6)]  # a page and one more
HABITS = {Staff.__table__.c.language}  # what somebody last spoke is not theirs to undo


def facts(house):
    """Every business row, derived columns and search keys included."""
    found = {}
    with house.database.read() as db:
        for table in set(Base.metadata.tables.values()) - PAPERWORK:
            columns = [one for one in table.columns if one not in HABITS]
            found[table.name] = sorted(map(repr, db.execute(select(*columns))))
    return found


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.intent)
def test_every_command_can_be_taken_back_without_a_trace(talk, house, ada, command):
    hers = rights.reach(Actor(1, "ana", Role.SALES), command.right) is not Reach.NONE
    talk(f":as {'ana' if hers else 'ada'}")
    talk("remind in 3 hours call Acme")
    before = facts(house)
    if "undo m2" in talk(command.examples.en[0]) and command.intent != "undo":
        assert facts(house) != before
        talk("undo m2")
    assert command.intent == "undo" or facts(house) == before


def test_undo_takes_back_ones_own_last_change_set(talk):
    talk.goes("""
        ana> note Acme likes tea
        bot> Noted about Acme.
        bot> Note: likes tea
        bot> [Undo] undo m1
        bo> note Acme another's
        bot> Noted about Acme.
        bot> Note: another's
        bot> [Undo] undo m2
        ana> note Acme likes cake
        bot> Noted about Acme.
        bot> Note: likes cake
        bot> [Undo] undo m3
        ana> undo
        bot> Undone: 1 change.
        bot> - note · Acme
        ana> undo
        bot> Undone: 1 change.
        bot> - note · Acme
        ana> undo
        bot> There is nothing to undo.
        ana> history Acme
        bot> Acme: 1 entry, the newest first.
        bot> - today 08:00 note by bo: another's
    """)


def test_pressing_undo_twice_is_once(talk):
    talk("note Acme likes tea")
    talk("note Acme likes cake")
    talk("undo m2")
    assert talk("undo m2") == "bot> There is nothing to undo."
    assert "likes tea" in talk("history Acme")


def test_nobody_undoes_anothers_work(talk):
    talk("note Acme likes tea")
    for other in ("bo", "cleo"):
        assert talk(f"{other}> undo m1") == (
            "bot> You may not undo what others did; only whoever did it may."
        )
    assert "likes tea" in talk("history Acme")


def test_what_the_house_itself_did_is_nobodys_to_undo(talk):
    assert talk("undo m0") == "bot> You may not undo what others did; only whoever did it may."


def test_what_was_built_on_since_stays(talk):
    talk("add Li Wei")
    talk("bo> note Li Wei a fine man")
    assert "Something was built on it since; I left everything as it is." in talk("undo")
    assert talk("find Li Wei").startswith("bot> Li Wei")


def test_what_was_changed_since_stays(talk):
    talk("remind in 2 hours call the bank")
    talk("snooze t1 in 4 hours")
    assert "Something was built on it since" in talk("undo m1")
    assert "today 12:00: call the bank" in talk("tasks")


def test_a_reference_that_is_none(talk):
    assert talk("undo m99") == "bot> There is nothing to undo."
    assert talk("undo b1") == "bot> There is nothing to undo."


LINES = st.sampled_from([
    "add Li Wei 139 0013 9001 Northwind Ltd",
    "add Acme",
    "add Jane Roe, jane@shop.example",
    "order Acme ¥1,200",
    "order Acme yesterday $350 spare parts",
    "order Acme East ¥99",
    "order 王小明 ¥1,200",
    "visited Acme, wants 10% off, call back tomorrow 3pm",
    "met Li Wei yesterday, fine",
    "note Acme East all is well",
    "remind every Monday at 9am review the pipeline",
    "remind in 2 hours call Acme",
    "snooze t1 in 4 hours",
    "snooze t2 tomorrow 3pm",
    "done t1",
    "done t2",
    "cancel t1",
    "cancel t2",
    "undo",
])  # fmt: skip


SPEAKERS = st.sampled_from(["ana", "bo", "cleo"])


@pytest.fixture(scope="module")
def fresh(in_memory, memory, template):
    """A furnished house on SQLite and somebody to talk with, whenever asked."""

    def furnish():
        memory.deserialize(template)
        house = House(in_memory, Clock(START))
        return Terminal(house, house.clock, Console(lambda said: None), "ana")

    yield furnish
    memory.rollback()


@settings(max_examples=20, deadline=None, derandomize=True)
@given(said=st.lists(st.tuples(SPEAKERS, LINES), max_size=6))
def test_whatever_was_done_can_be_undone_without_a_trace(fresh, said):
    terminal = fresh()
    before, offered = facts(terminal.house), []
    for speaker, line in said:
        terminal.console.buttons = ()
        terminal.say(line, speaker)
        offered += [(says, speaker) for _, says in terminal.console.buttons if "undo" in says]
    for says, speaker in reversed(offered):
        terminal.say(says, speaker, pressed=True)
    assert facts(terminal.house) == before


SHOWING_BUTTONS = [
    "add Acme",
    "c ac",
    "done call",
    "history Acme",
    "language",
    "log Acme 5",
    "order ac ¥5",
    "remind every Monday at 9am review the pipeline",
    "remind me tomorrow at 7 to call Acme",
    "snooze t1 in 4 hours",
    "tasks",
    "visited Acme, wants 10% off, call back tomorrow 3pm",
    ":wait 4h",
]


@pytest.mark.parametrize("line", SHOWING_BUTTONS)
def test_pressing_any_button_twice_is_pressing_it_once(fresh, memory, line):
    terminal = fresh()
    for prepared in ("remind in 3 hours call Acme", "remind in 4 hours call Bo", *NOTES, line):
        terminal.console.buttons = ()
        terminal.read(prepared)
    shown = memory.serialize()
    assert terminal.console.buttons
    for _, says in terminal.console.buttons:
        memory.deserialize(shown)
        terminal.say(says, "ana", pressed=True)
        once = facts(terminal.house)
        terminal.say(says, "ana", pressed=True)
        assert facts(terminal.house) == once, says
