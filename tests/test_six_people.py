"""Six people, a thousand acts in any order: nothing is miscounted, told wrongly or told twice."""

import re
import sqlite3
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot import schedule
from bot.house import House
from bot.terminal import Clock
from core import customers, rights, staff
from core.customers import NewCustomer
from core.desk import Role
from core.orders import NOT_BOUGHT
from core.rights import Action
from core.staff import enrol
from storage import tables
from storage.database import open_database
from storage.mail import Outbox
from storage.migrations import upgrade
from tests.conftest import MORNING, Talk

ACTS, RUNS = 100, 10  # a thousand in all
PEOPLE = {"ana": Role.SALES, "ben": Role.SALES, "cleo": Role.SUPPORT, "bo": Role.MANAGER,
          "dan": Role.MANAGER, "eva": Role.ADMIN}  # fmt: skip
# Names that are no words: whatever a letter tells of one of them can be found in it.
NAMES = ("Quoxar", "Zibble", "Vantrop", "赫连雪", "欧阳铎", "闻人瑾")
PHONES = {name: f"+86139{number:08}" for number, name in enumerate(NAMES, 10_000_001)}
PHONE = re.compile(r"\+86139\d{8}")
SECRET = re.compile(r"secret(\d+)n(\d+)")  # of which customer, and which one
MONEY = re.compile(r"¥(?!1,200\b|350\b)[\d,]+")  # but those of the examples

people = st.sampled_from(sorted(PEOPLE))
names = st.sampled_from(NAMES)
LINES = (
    "visited {name}, secret{who}n{n}",
    "昨天拜访了{name}，secret{who}n{n}，后天再联系",
    "order {name} ¥{n}",
    "{name}下单 ¥{n}，未付款",
    "find {name}",
    "history {name}",
    "remind me in {hours} hours to call {name}",
    "让ben {hours}小时后给{name}回电",
    "tasks", "done 1", "snooze 1 in 3 hours", "undo", "undo",
    "tag {name} VIP", "untag {name} VIP", "assign {name} to ben", "把{name}转给ana",
    "renew {name} for a year", "lost {name}, too expensive", "{name} is back",
    "I'm away tomorrow, bo covers", "I'm back",
    "suspend ben", "resume ben", "suspend ana", "resume ana",
    "who is slipping", "birthdays this month", "why {name}", "orders {name}",
)  # fmt: skip
acts = st.tuples(people, st.sampled_from(LINES), names, st.integers(1, 30), st.booleans())
waits = st.integers(1, 40).map(lambda hours: hours)
steps = st.lists(acts | waits, min_size=ACTS, max_size=ACTS)


class Watch:
    """Reads every letter as it is written, and holds it against what its reader may see."""

    def __init__(self, house: House) -> None:
        self.house, self.seen = house, 0
        self.said = ""  # the last line: an answer may say back what its asker typed

    def look(self) -> None:
        with self.house.database.read() as db:
            owners = dict(db.execute(select(tables.Customer.name, tables.Customer.owner_id)).all())
            new = select(Outbox).where(Outbox.id > self.seen).order_by(Outbox.id)
            for row in db.scalars(new):
                self.seen = row.id
                person = staff.by_id(db, row.reader_id) if row.reader_id else None
                self._check(row, person, owners)

    def _check(self, row, person, owners) -> None:
        letter = row.letter
        words = " ".join([letter["text"], *(v for _, v in letter["facts"]), *letter["items"]])
        if person and person.suspended:
            assert row.kind is None, f"{row.kind} for {person.name}, who is suspended: {words}"

        def sees(action, name):
            return person is not None and rights.may(person.actor, action, owners[name])

        for who, n in SECRET.findall(words):
            told = f"secret{who}n{n}" in self.said
            assert told or sees(Action.SEE_NOTE, NAMES[int(who)]), (row.chat, words)
        by_phone = {phone: name for name, phone in PHONES.items()}
        for phone in PHONE.findall(words):
            assert sees(Action.SEE_PHONE, by_phone[phone]), (row.chat, words)
        if MONEY.search(words) and "¥" not in self.said:
            about = [name for name in NAMES if name in words]
            assert any(sees(Action.SEE_AMOUNT, name) for name in about), (row.chat, words)


def open_shop(database) -> tuple[Talk, Watch]:
    clock = Clock(MORNING)
    house = House(database, clock)

    def furnish(db):
        hired = {name: enrol(db, name, role) for name, role in PEOPLE.items()}
        db.get_one(tables.Staff, hired["ben"].id).manager_id = hired["dan"].id
        for number, name in enumerate(NAMES):
            owner = (hired["ana"], hired["ben"], None)[number % 3]
            customers.add(
                house.own_desk(db),
                NewCustomer(name, phones=((PHONES[name], True),), owner_id=owner and owner.id),
            )

    house.database.write(furnish)
    schedule.open_books(house)
    return Talk(house, clock), Watch(house)


@pytest.fixture(scope="module")
def shops():
    """An empty database, as often as it is asked for one."""
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    database = open_database(connect=lambda: memory)
    upgrade(database)
    bare = memory.serialize()

    def empty():
        memory.deserialize(bare)
        return database

    yield empty
    memory.close()


@settings(
    max_examples=RUNS, deadline=None, derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # shrinking a hundred acts takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow,
                           HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip
@given(steps=steps)
def test_a_thousand_acts(shops, steps):
    talk, watch = open_shop(shops())
    for number, step in enumerate(steps):
        if isinstance(step, int):
            watch.said = ""
            talk(f":wait {step}h")
        else:
            act(talk, watch, number, *step)
        watch.look()
    recount(talk.house)
    nothing_twice(talk.house)


def act(talk, watch, number, person, line, name, hours, public) -> None:
    talk(":in #care" if public else ":in")
    line = line.format(name=name, who=NAMES.index(name), n=7000 + number, hours=hours)
    watch.said = line
    said = talk(f"{person}> {line}")
    broke = "went wrong" in said or "出错" in said
    assert not broke, (line, said)


def recount(house: House) -> None:
    """Counted from the facts by other means than the product's."""
    with house.database.read() as db:
        for row in db.scalars(select(tables.Customer)):
            of = tables.Touch
            theirs = (of.customer_id == row.id) | (of.company_id == row.id)
            times = db.scalars(select(of.at).where(theirs)).all()
            assert (row.touch_count, row.last_touch_at) == (len(times), max(times, default=None))
            bought = [
                one
                for one in db.scalars(
                    select(tables.Order).where(tables.Order.customer_id == row.id)
                )
                if one.status not in NOT_BOUGHT
            ]
            assert row.order_count == len(bought)
            assert row.order_days == len({one.on for one in bought})
            assert row.total_minor == sum(one.amount_minor for one in bought)
            assert row.last_order_on == max((one.on for one in bought), default=None)
            due = select(func.min(tables.Task.due)).where(
                tables.Task.customer_id == row.id, tables.Task.done.is_(None)
            )
            assert row.next_touch_at == db.scalar(due)


def nothing_twice(house: House) -> None:
    with house.database.read() as db:
        rows = db.execute(
            select(Outbox.kind, Outbox.about, Outbox.chat).where(Outbox.kind.is_not(None))
        )
        told = Counter(tuple(row) for row in rows)
    assert [one for one, times in told.items() if times > 1] == []
