"""The unit of work: once, whole or not at all, and nothing said that did not happen."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from bot import inbox, questions, work
from bot.chat import COMMANDS, Message
from bot.decide import decide
from bot.house import CONSOLE, House
from bot.inbox import Raw
from bot.platforms import console
from bot.terminal import Clock
from core import changes, customers, tasks, touches
from core.customers import NewCustomer
from core.desk import Login, Role
from core.rights import NotAllowed
from core.staff import enrol
from storage.database import Busy, open_database
from storage.mail import Audit, Inbox, Outbox
from storage.migrations import upgrade
from storage.tables import Staff, Touch

MORNING = datetime(2026, 11, 22, tzinfo=UTC)
PARSERS = {CONSOLE: console.parse}
HERE = frozenset({CONSOLE})


def raw(text, event="e1", user="ana", channel=""):
    body = {"user": user, "channel": channel, "text": text, "pressed": False}
    return Raw(CONSOLE, event, f"{channel}/{user}", body)


def said(text, house, user="ana"):
    return Message(CONSOLE, Login(CONSOLE, user, f"@{user}"), "", text, house.clock())


def receive(house, *lines, user="ana"):
    return inbox.receive(house, [raw(line, f"e{n}", user) for n, line in enumerate(lines)])


def handle(house, ids):
    for inbox_id in ids:
        work.handle(house, PARSERS, inbox_id)


def count(house, table):
    with house.database.read() as db:
        return db.scalar(select(func.count()).select_from(table))


# Once


def test_an_event_that_comes_twice_is_done_once(house):
    [new] = inbox.receive(house, [raw("note Acme hello")])
    assert inbox.receive(house, [raw("note Acme hello")]) == []
    handle(house, [new])
    assert [count(house, table) for table in (Inbox, Touch, Outbox, Audit)] == [1, 1, 1, 1]


def test_twice_in_one_batch_too(house):
    assert len(inbox.receive(house, [raw("note Acme hello"), raw("note Acme hello")])) == 1


def test_done_again_after_a_lost_acknowledgement_it_is_still_done_once(house):
    ids = receive(house, "note Acme hello")
    handle(house, ids * 2)
    assert [count(house, table) for table in (Touch, Outbox, Audit)] == [1, 1, 1]


def test_the_networks_place_is_remembered_with_its_events(house):
    inbox.receive(house, [raw("help")], ("telegram", 7))
    inbox.receive(house, [], ("telegram", 5))
    assert inbox.bookmark(house, "telegram") == 7
    assert inbox.bookmark(house, "slack") is None


def test_what_is_done_waits_no_longer(house):
    first, second = receive(house, "help", "tasks")
    assert inbox.waiting(house, HERE) == [(first, "/ana"), (second, "/ana")]
    handle(house, [first])
    assert inbox.waiting(house, HERE) == [(second, "/ana")]
    assert inbox.waiting(house, frozenset({"slack"})) == []


def test_four_workers_on_twenty_messages(tmp_path):
    """On a real file, with real locks: each message once, and nobody is locked out."""
    house = House(open_database(f"sqlite:///{tmp_path / 'shop.db'}"), Clock(MORNING))
    upgrade(house.database)
    house.database.write(lambda db: enrol(db, "ana", Role.SALES))
    new = NewCustomer("Acme", "company")
    house.database.write(lambda db: customers.add(house.own_desk(db), new))
    ids = receive(house, *(f"note Acme number {n}" for n in range(20)))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: handle(house, ids), range(4)))
    assert [count(house, table) for table in (Touch, Outbox, Audit)] == [20, 20, 20]
    house.database.close()


# Whole or not at all


def half_done(desk, customer, **slots):
    touches.log(desk, customer, touches.Kind.NOTE, "half")
    raise ZeroDivisionError


def test_a_bug_takes_back_the_write_and_still_answers(talk, house, monkeypatch, caplog):
    broken = replace(COMMANDS["log_followup"], run=half_done)
    monkeypatch.setitem(COMMANDS, "log_followup", broken)
    assert talk("note Acme hello") == (
        "bot> That went wrong on my side and nothing was changed. Tell an admin: m1."
    )
    assert count(house, Touch) == 0
    assert "ZeroDivisionError" in caplog.text


def test_the_chat_never_sees_what_an_exception_says(talk, monkeypatch):
    def leaks(desk, **slots):
        raise RuntimeError("secret of /etc/passwd")

    monkeypatch.setitem(COMMANDS, "help", replace(COMMANDS["help"], run=leaks))
    assert "secret" not in talk("help")


def test_a_refusal_takes_back_what_was_done_before_it(talk, house):
    talk("note Acme " + "a" * 9000)
    talk(
        "visited Acme, call back tomorrow 3pm " + "a" * 600
    )  # the promise is too long, not the note
    assert count(house, Touch) == 0


def test_a_locked_database_leaves_the_message_waiting(tmp_path):
    where = tmp_path / "shop.db"
    database = open_database(f"sqlite:///{where}")
    upgrade(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    house = House(database, Clock(MORNING))
    house.database.write(lambda db: enrol(db, "ana", Role.SALES))
    ids = receive(house, "help")
    other = sqlite3.connect(where, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        handle(house, ids)
    other.execute("ROLLBACK")
    handle(house, ids)
    assert count(house, Outbox) == 1
    other.close()
    database.close()


def test_what_cannot_be_read_is_parked_and_not_lost(house, caplog):
    [new] = inbox.receive(house, [Raw(CONSOLE, "e1", "/ana", {"what": "nonsense"})])
    handle(house, [new])
    with house.database.read() as db:
        assert db.get_one(Inbox, new).outcome == "parked"
    assert "cannot be read" in caplog.text
    assert inbox.waiting(house, HERE) == []


def test_rights_are_asked_where_it_is_done_not_where_it_was_understood(house):
    """Between the two somebody else got the customer."""
    with house.database.read() as db:
        message = said("order Acme ¥5", house)
        bound = decide(message, house.desk(db, message, "m99"))

    def sell(db):
        customers.row(house.own_desk(db), bound.slots["customer"]).owner_id = 2

    house.database.write(sell)
    with pytest.raises(NotAllowed):
        house.database.write(lambda db: bound(house.desk(db, message, "m99")))


def test_what_vanished_meanwhile_is_said_to_be_gone(house):
    with house.database.read() as db:
        message = said("note Li Wei hello", house)
        house.database.write(
            lambda db: customers.add(house.own_desk(db, "b7"), NewCustomer("Li Wei"))
        )
    with house.database.read() as db:
        bound = decide(message, house.desk(db, message, "m99"))

    def undo(db):
        desk = house.own_desk(db)
        changes.undo(desk, changes.change_set(desk, "b7"))

    house.database.write(undo)
    with pytest.raises(customers.NoSuchCustomer):
        house.database.write(lambda db: bound(house.desk(db, message, "m99")))


@pytest.mark.parametrize(
    "line",
    ["find \x00Acme", "note Acme \ud83d half a face", "note Acme \x00 and more", "add \ud83d"],
)
def test_what_no_database_can_hold_is_answered_all_the_same(talk, line):
    assert "went wrong" not in talk(line)
    assert len(talk.said) == 1


# Remembered


def test_the_audit_says_who_did_what_and_keeps_no_words(house):
    handle(house, receive(house, "note Acme the secret 13900139000", "order Acme East ¥5", "hm"))
    with house.database.read() as db:
        rows = db.execute(select(Audit.actor, Audit.origin, Audit.intent, Audit.outcome)).all()
        everything = str(db.execute(select(Audit.__table__)).all())
    assert [tuple(row) for row in rows] == [
        ("ana", "console:ana", "log_followup", "done"),
        ("ana", "console:ana", "record_order", "NotAllowed"),
        ("ana", "console:ana", None, "NotUnderstood"),
    ]
    assert "secret" not in everything
    assert "13900139000" not in everything


def test_a_question_survives_a_restart(talk, house, clock):
    talk("order Acme")
    again = type(talk)(House(house.database, clock), clock)
    assert "Acme bought for ¥300" in again("300")


def test_only_the_asked_conversation_is_expected_to_answer(house):
    handle(house, receive(house, "order Acme"))
    asked = said("", house)
    assert inbox.is_asked(house, asked.conversation)
    assert not inbox.is_asked(house, replace(asked, channel="#care").conversation)
    with house.database.read() as db:
        assert questions.pending(db, asked.conversation).wants == "amount"


def test_each_reads_in_their_own_zone(talk, house):
    house.database.write(lambda db: setattr(db.get_one(Staff, 2), "zone", "America/New_York"))
    talk("bo> remind in 5 minutes call")
    assert "today 19:05: call" in talk("bo> tasks")
    assert "tomorrow 09:00" in talk("bo> remind tomorrow 9am call")
    with house.database.read() as db:
        message = said("", house, "bo")
        due = [task.due.written for task in tasks.mine(house.desk(db, message, "m1"))]
    assert due == ["202611220005Z", "202611221400Z"]
