"""From every released schema, with work in hand: nothing is lost, and reminders still ring."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import MetaData, insert, select

from bot import inbox, leases, schedule, work
from bot.house import CONSOLE, House
from bot.leases import Outcome, Sent
from bot.platforms import console
from bot.terminal import Clock
from storage.migrations import NEWEST, upgrade, version
from storage.tables import Task
from tests.storage.test_migrations import empty  # noqa: F401 - a fixture

THEN = datetime(2026, 11, 20, 2, tzinfo=UTC).replace(tzinfo=None)  # as the columns hold it
NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
SOON = datetime(2026, 11, 22, 2, 5, tzinfo=UTC).replace(tzinfo=None)
RELEASED = ("0001", "0002", "0003")
LETTER = {"text": "said before", "facts": [], "items": [], "buttons": []}
EVENT = {"channel": "", "user": "ana", "text": "remind in 5 minutes call Jane", "pressed": False}
ROWS = {
    "staff": [{"id": 1, "name": "ana", "folded": "ana", "role": "sales"}],
    "task": [
        {"id": 1, "owner_id": 1, "what": "call the bank", "due": SOON, "next_due_utc": SOON},
        {"id": 2, "owner_id": 1, "what": "count the cash", "due": THEN, "rang": THEN,
         "repeat": "FREQ=DAILY", "next_due_utc": SOON},
        {"id": 3, "owner_id": 1, "what": "done before", "due": SOON, "done": THEN},
    ],
    "inbox": [{"id": 1, "platform": CONSOLE, "event": "e1", "place": "/ana", "body": EVENT,
               "received": THEN, "attempts": 0}],
    "outbox": [
        {"id": 1, "key": "k1", "platform": CONSOLE, "chat": "@ana", "letter": LETTER, "about": "",
         "due": THEN, "attempts": 0, "parts": 0},
        {"id": 2, "key": "k2", "platform": CONSOLE, "chat": "@bo", "letter": LETTER, "about": "",
         "due": THEN, "attempts": 1, "parts": 0, "began": THEN, "leased_until": THEN, "owner": "x"},
        {"id": 3, "key": "k3", "platform": CONSOLE, "chat": "@ana", "letter": LETTER, "about": "",
         "due": THEN, "attempts": 1, "parts": 1, "finished": THEN, "outcome": "sent"},
    ],
    "notice_run": [{"kind": "reminder", "last": THEN}],
}  # fmt: skip
ALWAYS = {"zone": "Asia/Shanghai", "dated": False}  # of tasks


def fill(database):
    """As that version's own release would have left it."""
    tables = MetaData()
    tables.reflect(database.engine)
    with database.engine.begin() as connection:
        for name, rows in ROWS.items():
            for row in rows:
                known = {**ALWAYS, **row} if name == "task" else row
                connection.execute(insert(tables.tables[name]), known)
        if not database.on_sqlite:
            for name in ("staff", "task", "inbox", "outbox"):
                nth = f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 9)"
                connection.exec_driver_sql(nth)


def sent(house):
    found = []
    while parcel := leases.lease(house, frozenset({CONSOLE}), "me"):
        assert leases.sift(house, parcel) is None
        leases.settle(house, parcel, Sent(Outcome.SENT, 1))
        found.append((parcel.to.chat, parcel.letter.text))
    return found


@pytest.mark.parametrize("released", RELEASED)
def test_what_was_in_hand_goes_on(empty, released):  # noqa: F811
    database, clock = empty(f"from_{released}"), Clock(NOW)
    upgrade(database, released)
    assert version(database) == released
    fill(database)
    assert upgrade(database)
    assert version(database) == NEWEST
    house = House(database, clock)
    schedule.open_books(house)
    assert sent(house) == [("@ana", "said before"), ("@bo", "said before")]
    [(waiting, _)] = inbox.waiting(house, frozenset({CONSOLE}))
    work.handle(house, {CONSOLE: console.parse}, waiting)
    assert inbox.waiting(house, frozenset({CONSOLE})) == []
    [(_, promised)] = sent(house)
    assert promised.startswith("I'll remind you today 10:05")
    clock.now += timedelta(minutes=6)
    schedule.tick(house)
    rung = [text for _, text in sent(house) if text.startswith("Reminder")]
    assert sorted(rung) == [f"Reminder: {what}" for what in
                            ("call Jane", "call the bank", "count the cash")]  # fmt: skip
    with database.read() as db:
        again = db.scalar(select(Task.next_due_utc).where(Task.id == 2))
    assert again == datetime(2026, 11, 23, 2, tzinfo=UTC)  # daily, from where it counts
