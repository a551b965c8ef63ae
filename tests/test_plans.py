"""What is asked every day reads a stretch of an index, never a whole table."""

import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from bot import inbox, leases, questions, schedule
from bot.house import CONSOLE
from bot.slots.table import SLOTS
from core import (
    accounts,
    agenda,
    alerts,
    answers,
    cadence,
    celebrations,
    companies,
    customers,
    memberships,
    nicknames,
    orders,
    payments,
    restock,
    tasks,
    touches,
    undelivered,
)
from core.agenda import Span
from core.customers import Subject
from core.desk import Login
from core.values import Period, PersonRef, When
from storage.mail import Inbox, Outbox, Question
from storage.tables import (
    Account,
    Alert,
    Change,
    Contact,
    Customer,
    CustomerKey,
    Order,
    Task,
    Touch,
)

DAY = date(2026, 11, 22)
HERE = frozenset({CONSOLE})
GROWS = {
    model.__tablename__
    for model in (
        *(Account, Alert, Change, Contact, Customer, CustomerKey, Inbox),
        *(Order, Outbox, Question, Task, Touch),
    )
}
# Indexes of what is still to do only: reading one from end to end is reading what is to do.
# Touches in company are few, and read at most 500 at a time, the newest first.
OPEN_ONLY = {
    *("ix_inbox_waiting", "ix_inbox_parked", "ix_outbox_queued", "ix_outbox_chat"),
    *("ix_outbox_stuck", "ix_touch_shared"),
}
TUESDAY = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SCAN = re.compile(r"\bSCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
SEQUENTIAL = re.compile(r"Seq Scan on (\w+)")


def a_workday(desk):
    return replace(desk, now=desk.now + timedelta(days=1))


@contextmanager
def statements(database):
    """Every SELECT and UPDATE as the driver is given it."""
    seen = []

    def note(connection, cursor, statement, parameters, context, many):
        if not many and statement.lstrip().startswith(("SELECT", "UPDATE")):
            seen.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def explained(database, statement, parameters):
    with database.engine.connect() as connection:
        if database.on_sqlite:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            return "\n".join(row[3] for row in rows)
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # so few rows fit on a page
        rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
        return "\n".join(row[0] for row in rows)


def scanned(plan):
    """Growing tables that are read from end to end."""
    bad = {table for table, index in SCAN.findall(plan) if index not in OPEN_ONLY}
    return (bad | set(SEQUENTIAL.findall(plan))) & GROWS


ASKED = {
    "what is stuck": ("ix_outbox_stuck", lambda house, desk: undelivered.listed(desk, 5)),
    "what nobody could read": ("ix_inbox_parked", lambda house, desk: undelivered.listed(desk, 5)),
    "how much waits": ("ix_outbox_", lambda house, desk: undelivered.backlog(desk)),
    "what could be sent": (
        "ix_outbox_queued",
        lambda house, desk: leases.oldest_sendable(desk.db, desk.now, HERE),
    ),
    "birthdays": ("ix_customer_birthday", lambda house, desk: celebrations.of_today(desk)),
    "a list of birthdays": (
        "ix_customer_birthday",
        lambda house, desk: celebrations.between(
            desk, Period(DAY, DAY + timedelta(days=9)), True, 10
        ),
    ),
    "a list of memberships": (
        "ix_customer_member_until",
        lambda house, desk: memberships.between(
            desk, Period(DAY, DAY + timedelta(days=9)), True, 10
        ),
    ),
    "the day's memberships": (
        "ix_customer_expiry_told",
        lambda house, desk: memberships.of_today(desk),
    ),
    "memberships": ("ix_customer_expiry_alert", lambda house, desk: memberships.ending(desk)),
    "next membership": (
        "ix_customer_expiry_alert",
        lambda house, desk: memberships.next_alert(desk, desk.now),
    ),
    "silence": ("ix_customer_churn_alert", lambda house, desk: alerts.fresh(desk)),
    "next silence": (
        "ix_customer_churn_alert",
        lambda house, desk: alerts.next_look(desk, desk.now),
    ),
    "next unanswered": ("ix_alert_open", lambda house, desk: alerts.next_look(desk, desk.now)),
    "unanswered": ("ix_alert_open", lambda house, desk: alerts.unanswered(desk)),
    "a digest's silences": (
        "ix_alert_open",
        lambda house, desk: alerts.for_digest(a_workday(desk), 1),
    ),
    "who came back": ("ix_alert_open", lambda house, desk: answers.next_news(desk, desk.now)),
    "at risk, one's own": ("ix_customer_", lambda house, desk: alerts.at_risk(desk)),
    "just announced": (
        "ix_outbox_reader",
        lambda house, desk: SLOTS[Subject].take("", desk, True),
    ),
    "reminders": ("ix_task_next_due", lambda house, desk: tasks.ring(desk)),
    "next reminder": ("ix_task_next_due", lambda house, desk: tasks.next_due(desk, desk.now)),
    "my tasks": ("ix_task_owner", lambda house, desk: tasks.mine(desk)),
    "somebody's day": (
        "ix_task_owner",
        lambda house, desk: agenda.of(desk, 1, Span(desk.today, desk.today)),
    ),
    "what is to do about a customer": (
        "ix_task_customer_id",
        lambda house, desk: agenda.about(desk, customers.by_id(desk, 1)),
    ),
    "unpaid orders": ("ix_orders_payment_due", lambda house, desk: payments.unpaid(desk)),
    "next unpaid order": (
        "ix_orders_payment_due",
        lambda house, desk: payments.next_due(desk, desk.now),
    ),
    "who runs out": ("ix_customer_due", lambda house, desk: restock.running_out(desk, 1)),
    "an order by its number": ("orders", lambda house, desk: orders.numbered(desk, "A-17")),
    "a customer's orders": (
        "ix_orders_customer",
        lambda house, desk: orders.of_customer(desk, customers.by_id(desk, 1), 5),
    ),
    "losing touch": (
        "ix_customer_touch_due",
        lambda house, desk: cadence.neglected(desk, cadence.Search(1)),
    ),
    "newly due": (
        "ix_customer_touch_due",
        lambda house, desk: cadence.newly_due(replace(desk, now=TUESDAY), 1),
    ),
    "silent for so long": (
        "ix_customer_",
        lambda house, desk: cadence.neglected(desk, cadence.Search(1, days=30)),
    ),
    "a colleague's visits": (
        "ix_touch_s",
        lambda house, desk: touches.diary(desk, PersonRef(1, "ana"), 10, 0, touches.ALL),
    ),
    "a colleague there": (
        "ix_touch_customer",
        lambda house, desk: touches.of_another(desk, customers.by_id(desk, 1), {1}),
    ),
    "a customer's tasks": (
        "ix_task_customer_id",
        lambda house, desk: tasks.of_customer(desk, customers.by_id(desk, 1), 2),
    ),
    "letters": ("ix_outbox_queued", lambda house, desk: leases.lease(house, HERE, "me")),
    "next letter": ("ix_outbox_", lambda house, desk: leases.next_due(desk.db, HERE)),
    "when to look again": (
        "ix_outbox_queued",
        lambda house, desk: leases.next_look(house, desk.db, HERE),
    ),
    "messages": ("ix_inbox_waiting", lambda house, desk: inbox.waiting(house, HERE)),
    "an open question": (
        "ix_question_conversation",
        lambda house, desk: questions.pending(desk.db, "console///ana"),
    ),
    "a login": (
        "account",
        lambda house, desk: accounts.whose(desk.db, Login("telegram", "77")),
    ),
    "a name": ("customer_key", lambda house, desk: customers.find(desk, "acme")),
    "a part of a name": ("customer_key", lambda house, desk: customers.find(desk, "ac")),
    "a company's people": (
        "ix_customer_company",
        lambda house, desk: companies.people(desk, customers.by_id(desk, 1)),
    ),
    "a company's timeline": (
        "ix_touch_company",
        lambda house, desk: touches.timeline(desk, customers.by_id(desk, 1), 5),
    ),
    "a nickname": ("alias", lambda house, desk: nicknames.opening(desk, "老王说好")),
    "a name in a line": (
        "customer_key",
        lambda house, desk: customers.spoken_of(desk, "call Acme"),
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_the_daily_questions_read_a_stretch_of_an_index(house, name):
    index, ask = ASKED[name]
    fill(house)
    with statements(house.database) as seen, house.database.read() as db:
        ask(house, house.own_desk(db))
    plans = [explained(house.database, *one) for one in seen]
    assert plans
    assert [scanned(plan) for plan in plans] == [set()] * len(plans)
    assert any(index in plan for plan in plans), plans


def test_a_look_that_finds_nothing_reads_no_table(house):
    fill(house)
    with statements(house.database) as seen:
        assert schedule.next_due(house)
        schedule.tick(house)
    scans = [scanned(explained(house.database, *one)) for one in seen if "FOR UPDATE" not in one[0]]
    assert scans == [set()] * len(scans)


def fill(house):
    """A little of everything, so that every question has something to find."""

    def write(db):
        desk = house.own_desk(db)
        db.add(
            Outbox(
                key="k",
                platform=CONSOLE,
                chat="@ana",
                letter={"text": "x", "facts": [], "items": [], "buttons": []},
                about="",
                due=desk.now,
            )
        )
        row = db.get_one(Customer, 1)
        row.birthday_key, row.churn_alert_on = f"s{desk.today:%m%d}", None
        db.add(
            Task(owner_id=1, customer_id=1, what="x", due=desk.now, zone="UTC",
                 next_due_utc=When(desk.now).at)
        )  # fmt: skip

    house.database.write(write)
