"""How often a customer should hear from us: the column follows every fact it is made of."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from bot import cadences
from bot.house import House
from core import cadence, catching_up, changes, customers, rights, tasks, touches
from core.cadence import Search
from core.customers import NewCustomer
from core.desk import Actor, Desk, Role, Shop
from core.follow_up import Cadence, Label, Topic
from core.rights import Action, NewThing
from core.touches import Kind
from core.values import When
from storage.folding import fold
from storage.tables import Customer

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # ten o'clock on a Tuesday in Shanghai
DAY = timedelta(days=1)
RULES = Cadence({"VIP": 14, "老客户": 60}, {"Gold": 30, "金卡": 30})
ACME = 1


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        shop = replace(Shop(), cadence=RULES)
        yield Desk(db, Actor(1, "ana", Role.SALES), NOW, house.zone, "m1", shop)


def acme(desk):
    return customers.by_id(desk, ACME)


def row(desk, number=ACME):
    return desk.db.get_one(Customer, number)


def make(desk, **fields):
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, NewThing(None))
    changes.change(permit, row(desk), **fields)


def dates(desk):
    return row(desk).cadence_days, row(desk).touch_due_on


@pytest.mark.parametrize(
    ("tags", "level", "days"),
    [
        ((), None, None),
        (("VIP",), None, 14),
        (("vip",), None, 14),
        (("VIP", "老客户"), "Gold", 14),
        (("老客戶",), None, 60),
        (("老客户",), "gold", 30),
        ((), "Silver", None),
    ],
)
def test_the_fewest_days_that_apply(tags, level, days):
    assert RULES.days(tags, level) == days
    assert replace(RULES, default=20).days(tags, level) == min(days or 20, 20)


def test_a_tag_a_level_and_a_status_move_the_date(desk):
    assert dates(desk) == (None, None)
    make(desk, tags=["VIP"])
    assert dates(desk) == (14, date(2026, 12, 6))  # never touched: since we know them
    make(desk, tags=[], member_level="Gold")
    assert dates(desk) == (30, date(2026, 12, 22))
    make(desk, status="ended")
    assert dates(desk) == (None, None)


def test_any_touch_starts_the_count_anew_and_undo_takes_it_back(desk):
    make(desk, tags=["VIP"])
    touches.log(replace(desk, source="m2"), acme(desk), Kind.NOTE, "x", When(NOW - DAY))
    assert dates(desk) == (14, date(2026, 12, 7))
    touches.log(replace(desk, source="m3"), acme(desk), Kind.VISIT, "y")
    assert dates(desk) == (14, date(2026, 12, 8))
    changes.undo(desk, changes.change_set(desk, "m3"))
    assert dates(desk) == (14, date(2026, 12, 7))
    changes.undo(desk, changes.change_set(desk, "m1"))
    assert dates(desk) == (None, None)


def test_a_day_is_the_shops_own(desk):
    make(desk, tags=["VIP"])
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # half past seven on Tuesday in Shanghai
    touches.log(desk, acme(desk), Kind.CALL, "x", When(late))
    assert dates(desk)[1] == date(2026, 12, 8)


def waiting(desk, **days):
    """New customers of ana's who were touched so many days ago."""
    for name, ago in days.items():
        one = customers.add(desk, NewCustomer(name, owner_id=1))
        permit = rights.require(desk, Action.CHANGE_CUSTOMER, NewThing(None))
        changes.change(permit, row(desk, one.id), tags=["VIP"])
        touches.log(desk, one, Kind.CALL, "x", When(NOW - ago * DAY))


def found(desk, **search):
    return [
        (one.customer.name, one.days, one.far_over)
        for one in cadence.neglected(desk, Search(1, **search))
    ]


def test_the_longest_neglected_first_and_red_at_twice_the_time(desk):
    waiting(desk, Kim=13, Lee=14, Nan=20, Rob=28)
    assert found(desk) == [("Rob", 28, True), ("Nan", 20, False), ("Lee", 14, False)]


def test_so_many_days_and_a_tag(desk):
    waiting(desk, Kim=13, Lee=14)
    assert found(desk, days=13) == [("Lee", 14, False), ("Kim", 13, False)]
    assert found(desk, days=13, segment="vip")[0][0] == "Lee"
    assert found(desk, days=13, segment="Gold") == []
    assert found(replace(desk, now=NOW + 14 * DAY), days=28) == [("Lee", 28, False)]


def test_nobody_elses_and_nobody_who_is_gone(desk):
    waiting(desk, Kim=20)
    assert cadence.neglected(desk, Search(2)) == []
    kim = customers.find(desk, "Kim")[0]
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, NewThing(None))
    changes.change(permit, row(desk, kim.id), status="deceased")
    assert found(desk) == []
    assert "Kim" not in [name for name, _, _ in found(desk, days=1)]


def test_whose_day_has_come_is_told_on_working_days_only(desk):
    waiting(desk, Fri=18, Sat=17, Sun=16, Mon=15, Tue=14, Wed=13)

    def told(days):
        later = replace(desk, now=NOW + days * DAY)
        return [one.customer.name for one in cadence.newly_due(later, 1)]

    # Tuesday the 24th; 18 days ago was due on Friday the 20th
    assert told(-4) == ["Fri"]
    assert told(-3) == told(-2) == []
    assert told(-1) == ["Sat", "Sun", "Mon"]
    assert told(0) == ["Tue"]
    assert told(1) == ["Wed"]


def test_a_changed_rule_moves_every_date_once(desk, house):
    def write(db):
        own = house.own_desk(db)
        permit = rights.require(own, Action.CHANGE_CUSTOMER, NewThing(None))
        changes.change(permit, db.get_one(Customer, ACME), tags=["VIP"])

    house.database.write(write)
    assert not cadences.settle(house)  # no rules, and none before

    def with_rules(**rules):
        shop = replace(house.shop, cadence=Cadence(**rules))
        return House(house.database, house.clock, shop=shop)

    def days():
        with house.database.read() as db:
            one = db.get_one(Customer, ACME)
            return one.cadence_days, one.touch_due_on

    created = date(2026, 11, 22)
    for rules, expected in (
        ({"tags": {"VIP": 10}}, 10),
        ({"tags": {"VIP": 20}}, 20),
        ({"default": 5}, 5),
    ):
        assert cadences.settle(with_rules(**rules))
        assert not cadences.settle(with_rules(**rules))
        assert days() == (expected, created + expected * DAY)
    assert cadences.settle(house)  # taken out again
    assert not cadences.settle(house)
    assert days() == (None, None)


def test_slices_come_to_an_end(desk, monkeypatch):
    monkeypatch.setattr(cadence, "SLICE", 2)
    after, seen = 0, []
    while after is not None:
        after = cadence.rederive(desk, after)
        seen.append(after)
    assert seen == [2, 3, None]


def test_a_task_for_each_over_the_days_that_are_left(desk):
    waiting(desk, **{f"K{n}": 20 + n for n in range(12)})
    neglected = cadence.neglected(desk, Search(1))
    week = catching_up.week_with_room(desk)
    assert week == date(2026, 11, 23)
    made = catching_up.plan(replace(desk, source="m7"), neglected, week)
    local = [task.due.at.astimezone(desk.zone) for task in made]
    assert [f"{at:%a %H:%M}" for at in local] == [
        "Tue 11:00", "Tue 11:30", "Tue 12:00", "Wed 09:00", "Wed 09:30", "Wed 10:00",
        "Thu 09:00", "Thu 09:30", "Thu 10:00", "Fri 09:00",
    ]  # fmt: skip
    assert made[0].what == "📞 K11"  # who waited longest comes first
    again = catching_up.plan(desk, cadence.neglected(desk, Search(1)), week)
    assert [task.what for task in again] == ["📞 K1", "📞 K0"]
    assert catching_up.plan(desk, cadence.neglected(desk, Search(1)), week) == []


@pytest.mark.parametrize(
    ("day", "hour", "week"),
    [(24, 2, 23), (27, 8, 23), (27, 9, 30), (28, 2, 30), (29, 2, 30), (30, 2, 30)],
)
def test_when_the_week_is_over_the_next_one(desk, day, hour, week):
    late = replace(desk, now=datetime(2026, 11, day, hour, 0, tzinfo=UTC))
    assert catching_up.week_with_room(late) == date(2026, 11, week)


def test_a_button_of_last_week_plans_from_now_on(desk):
    waiting(desk, Kim=20)
    neglected = cadence.neglected(desk, Search(1))
    [task] = catching_up.plan(desk, neglected, date(2026, 11, 16))
    assert task.due.at > NOW


def test_a_task_stands_in_for_the_touch(desk):
    waiting(desk, Kim=20)
    kim = customers.find(desk, "Kim")[0]
    assert not cadence.neglected(desk, Search(1))[0].planned
    tasks.promise(desk, "call", When(NOW + DAY), kim)
    assert cadence.neglected(desk, Search(1))[0].planned


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("need", ("need", "need", "need")),
        ("need / 需求", ("need", "需求", "需求")),
        ("need / 需求 / 需要", ("need", "需求", "需要")),
        ("a / b / c / d", ("a", "b", "c")),
    ],
)
def test_a_name_in_one_two_or_three_languages(written, names):
    label = Label.read(written)
    assert (label.en, label.zh_hans, label.zh_hant) == names


def test_a_question_is_answered_by_its_name_or_its_words():
    budget = Topic(Label.read("budget / 预算 / 預算"), ("price",))
    for note in ("Budget is 50k", "他的預算5万", "the PRICE is too high"):
        assert budget.answered_by(fold(note))
    assert not budget.answered_by("nothing of the kind")
