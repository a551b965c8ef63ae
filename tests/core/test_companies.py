"""Companies and their people: what joins them, what sits where, and what a recount says."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core import (
    changes,
    companies,
    customers,
    departures,
    exports,
    imported_customers,
    imported_orders,
    imports,
    memberships,
    orders,
    rights,
    tasks,
    touches,
)
from core.changes import ChangedSince
from core.companies import NotACompany, NotAPerson, Part
from core.customers import NewCustomer
from core.desk import Actor, Desk, Role
from core.facts import CustomerFacts, OrderFacts
from core.rights import Action, NewThing, NotAllowed
from core.touches import Kind
from core.values import Money, Name, When
from storage.tables import Customer, Order, Touch

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ANA, BO = Actor(1, "ana", Role.SALES), Actor(2, "bo", Role.MANAGER)
DAY = timedelta(days=1)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, BO, NOW, house.zone, "m1", house.shop)


def at(desk, source, actor=BO):
    return replace(desk, source=source, actor=actor, changes=[])


def add(desk, name, kind="person", **more):
    return customers.add(desk, NewCustomer(name, kind, **more))


def row(desk, customer):
    return desk.db.get_one(Customer, customer.id)


def bought(desk, customer, amount, on=TODAY):
    return orders.record(desk, customer, Money(amount, "CNY"), on)


def member(desk, customer, level, until):
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, NewThing(None))
    changes.change(permit, row(desk, customer), member_level=level, member_until=until)


# Joining


@pytest.mark.parametrize(
    ("name", "company"),
    [
        ("宏远科技有限公司", True),
        ("华星贸易", True),
        ("上海东方红食品厂", True),
        ("Northwind Ltd", True),
        ("Umbrella GmbH", True),
        ("王小明", False),
        ("欧阳娜娜", False),
        ("买买提·艾力", False),
        ("Jane Roe", False),
        ("Acme", False),
    ],
)
def test_what_a_company_is_called(name, company):
    assert companies.is_organisation(name) is company


def test_a_new_person_joins_the_company_of_that_very_name(desk):
    firm = add(desk, "宏远科技有限公司", "company", owner_id=1)
    one = companies.add(desk, NewCustomer("王建国", company="宏远科技", role=Part.BUYS))
    assert (one.company_id, one.company, one.role, one.owner_id) == (
        firm.id, "宏远科技有限公司", "buys", 1,
    )  # fmt: skip
    other = companies.add(desk, NewCustomer("李雷", company="宏远"))
    assert (other.company_id, other.company) == (None, "宏远")


def test_a_name_that_two_companies_bear_joins_nobody(desk):
    for _ in range(2):
        add(desk, "宏远科技", "company")
    assert companies.add(desk, NewCustomer("王建国", company="宏远科技")).company_id is None


def test_a_new_company_takes_in_whom_nobody_loses(desk):
    mine = add(desk, "甲", company="华星贸易", owner_id=1)
    free = add(desk, "乙", company="华星贸易有限公司")
    bos = add(desk, "丙", company="华星贸易", owner_id=2)
    firm = companies.add(at(desk, "m2", ANA), NewCustomer("华星贸易", owner_id=1))
    joined = [row(desk, one).company_id == firm.id for one in (mine, free, bos)]
    assert (firm.kind, joined) == ("company", [True, True, False])
    assert row(desk, free).owner_id == 1
    changes.undo(at(desk, "m3", ANA), changes.change_set(desk, "m2"))
    assert [row(desk, one).owner_id for one in (mine, free, bos)] == [1, None, 2]


def test_whoever_joins_is_kept_by_who_keeps_the_company(desk):
    firm, one = add(desk, "宏远科技", "company", owner_id=2), add(desk, "王建国", owner_id=1)
    assert companies.join(desk, one, firm, Part.PAYS).owner_id == 2
    changes.undo(desk, changes.change_set(desk, "m1"))


def test_a_company_nobody_keeps_is_kept_by_who_keeps_the_first(desk):
    firm = add(desk, "宏远科技", "company")
    there = companies.add(desk, NewCustomer("李雷", company="宏远科技"))
    companies.join(desk, add(desk, "王建国", owner_id=1), firm)
    assert [row(desk, one).owner_id for one in (firm, there)] == [1, 1]


def test_joining_needs_the_right_on_both(desk):
    mine, hers = add(desk, "王建国", owner_id=1), add(desk, "宏远科技", "company", owner_id=2)
    with pytest.raises(NotAllowed):
        companies.join(at(desk, "m2", ANA), mine, hers)
    with pytest.raises(NotAPerson):
        companies.join(desk, hers, hers)
    with pytest.raises(NotACompany):
        companies.join(desk, mine, mine)


def test_people_come_in_the_order_in_which_they_matter(desk):
    firm = add(desk, "宏远科技", "company")
    for name, role in (("甲", None), ("乙", "uses"), ("丙", "decides"), ("丁", "销售总监")):
        companies.add(desk, NewCustomer(name, company="宏远科技", role=role))
    assert [one.ref.name for one in companies.people(desk, firm)] == ["丙", "乙", "甲", "丁"]
    assert companies.size(desk, firm) == 4


# What sits where


def test_orders_are_the_companys_and_so_is_the_silence(desk):
    firm = add(desk, "宏远科技", "company")
    one = companies.add(desk, NewCustomer("王建国", company="宏远科技"))
    for back in (60, 40, 20):
        after = bought(desk, one, 100_00, TODAY - back * DAY)
    assert (after.total, after.order_days) == (Money(300_00, "CNY"), 3)
    assert (row(desk, firm).order_days, row(desk, one).order_days) == (3, 0)
    assert row(desk, firm).churn_alert_on is not None
    assert row(desk, one).churn_alert_on is None
    assert after.due_on == row(desk, firm).due_on


def test_who_joins_brings_orders_touches_and_membership(desk):
    firm, one = add(desk, "宏远科技", "company"), add(desk, "王建国", company="宏远科技")
    bought(at(desk, "m2"), one, 100_00)
    touches.log(at(desk, "m3"), one, Kind.VISIT, "fine")
    member(at(desk, "m4"), one, "金卡", TODAY + 90 * DAY)
    companies.join(at(desk, "m5"), one, firm)
    assert (row(desk, firm).total_minor, row(desk, one).total_minor) == (100_00, 0)
    assert (row(desk, firm).touch_count, row(desk, one).touch_count) == (1, 1)
    assert (row(desk, firm).member_level, row(desk, one).member_level) == ("金卡", None)
    assert customers.by_id(desk, one.id).member_level == "金卡"
    changes.undo(at(desk, "m6"), changes.change_set(desk, "m5"))
    assert (row(desk, firm).total_minor, row(desk, one).total_minor) == (0, 100_00)
    assert (row(desk, firm).touch_count, row(desk, one).touch_count) == (0, 1)
    assert (row(desk, firm).member_level, row(desk, one).member_level) == (None, "金卡")


def test_what_was_bought_for_another_company_stays_there(desk):
    old, new = add(desk, "华星贸易", "company"), add(desk, "宏远科技", "company")
    one = companies.add(desk, NewCustomer("王建国", company="华星贸易"))
    bought(desk, one, 100_00)
    touches.log(desk, one, Kind.VISIT, "fine")
    companies.join(desk, one, new)
    assert (row(desk, old).order_count, row(desk, new).order_count) == (1, 0)
    assert (row(desk, old).touch_count, row(desk, new).touch_count) == (1, 0)
    other = add(desk, "李雷", company="博亚电子")
    bought(desk, other, 50_00)
    companies.join(desk, other, new)
    assert (row(desk, other).order_count, row(desk, new).order_count) == (1, 0)


@pytest.mark.parametrize(("theirs", "ours", "left"), [(30, 60, 60), (60, 30, 60), (60, None, 60)])
def test_of_two_memberships_the_later_end_counts(desk, theirs, ours, left):
    firm, one = add(desk, "宏远科技", "company"), add(desk, "王建国")
    member(desk, one, "金卡", TODAY + theirs * DAY)
    if ours:
        member(desk, firm, "银卡", TODAY + ours * DAY)
    companies.join(desk, one, firm)
    assert row(desk, firm).member_until == TODAY + left * DAY
    assert row(desk, one).member_until is None
    assert row(desk, one).expiry_alert_on is None


def test_what_was_told_about_them_is_not_told_again_about_their_company(desk):
    firm, one = add(desk, "宏远科技", "company"), add(desk, "王建国")
    member(desk, one, "金卡", TODAY + 20 * DAY)
    memberships.told(desk, memberships.ending(desk))
    companies.join(desk, one, firm)
    assert [due.customer.id for due in memberships.ending(desk)] == []
    assert row(desk, firm).expiry_alert_on == TODAY + 13 * DAY


def test_an_assigned_company_takes_its_people_along(desk):
    firm = add(desk, "宏远科技", "company", owner_id=1)
    one = companies.add(desk, NewCustomer("王建国", company="宏远科技"))
    done = companies.assign(at(desk, "m2"), one, 2)
    assert (done.customer.id, done.before.name, done.people) == (firm.id, "ana", 1)
    assert [row(desk, each).owner_id for each in (firm, one)] == [2, 2]
    changes.undo(at(desk, "m3"), changes.change_set(desk, "m2"))
    assert [row(desk, each).owner_id for each in (firm, one)] == [1, 1]


# Touches


def test_a_visit_shows_on_both(desk):
    firm = add(desk, "宏远科技", "company")
    one = companies.add(desk, NewCustomer("王建国", company="宏远科技"))
    touches.log(at(desk, "m2"), one, Kind.VISIT, "with Wang", When(NOW - DAY))
    touches.log(at(desk, "m3"), firm, Kind.CALL, "the desk")
    line = [(each.note, each.person and each.person.name) for each in
            touches.timeline(desk, firm, 5)]  # fmt: skip
    assert line == [("the desk", None), ("with Wang", "王建国")]
    assert [each.note for each in touches.timeline(desk, one, 5)] == ["with Wang"]
    assert (row(desk, firm).touch_count, row(desk, firm).last_touch_at) == (2, NOW)
    assert (row(desk, one).touch_count, row(desk, one).last_touch_at) == (1, NOW - DAY)
    changes.undo(at(desk, "m4"), changes.change_set(desk, "m3"))
    assert (row(desk, firm).touch_count, row(desk, firm).last_touch_at) == (1, NOW - DAY)
    changes.undo(at(desk, "m5"), changes.change_set(desk, "m2"))
    assert (row(desk, firm).touch_count, row(desk, firm).last_touch_at) == (0, None)


def test_a_touch_that_moves_leaves_nothing_behind(desk):
    firm = add(desk, "宏远科技", "company")
    one = companies.add(desk, NewCustomer("王建国", company="宏远科技"))
    touches.log(at(desk, "m2"), one, Kind.VISIT, "fine")
    touch = desk.db.scalars(select(Touch)).one()
    permit = rights.require(desk, Action.LOG_TOUCH, NewThing(None))
    changes.change(permit, touch, customer_id=1, company_id=None)
    assert [row(desk, each).touch_count for each in (firm, one)] == [0, 0]
    assert desk.db.get_one(Customer, 1).touch_count == 1


def test_what_is_open_about_its_people_is_open_about_the_company(desk):
    firm = add(desk, "宏远科技", "company")
    one = companies.add(desk, NewCustomer("王建国", company="宏远科技"))
    tasks.promise(desk, "call", When(NOW + DAY), one)
    assert [task.what for task in tasks.of_customer(desk, firm, 5)] == ["call"]


# Files


def person(line, name, **more):
    return CustomerFacts(line=line, name=name, **more)


def bring(house, job):
    while job.done < len(job.rows):
        imports.took(job, house.database.write(lambda db: imports.step(house.own_desk(db), job)))
    return job.report


def customers_of(house, *rows):
    return bring(house, imported_customers.load("f.csv", str(rows), rows))


def known(house):
    with house.database.read() as db:
        return [one for one in exports.customers(house.own_desk(db))][3:]


FIRM = person(1, "宏远科技有限公司", kind="company", owner="bo", member_level="金卡",
              member_until=date(2027, 3, 1))  # fmt: skip
WANG = person(2, "王建国", company="宏远科技", role="decides", owner="ana", external_id="7")
LEI = person(3, "李雷", company="宏远科技有限公司", external_id="8", member_level="银卡",
             member_until=date(2027, 6, 1))  # fmt: skip


@pytest.mark.parametrize("order", [*permutations((FIRM, WANG, LEI))])
@pytest.mark.parametrize("apart", [False, True])
def test_a_file_joins_them_in_whatever_order(house, order, apart):
    rows = [replace(one, line=line) for line, one in enumerate(order)]
    for some in [rows[:1], rows[1:], rows] if apart else [rows]:
        customers_of(house, *some)
    facts = {one.name: one for one in known(house)}
    assert {one.company for one in facts.values()} == {None, "宏远科技有限公司"}
    assert {one.owner for one in facts.values()} == {"bo"}
    assert facts["王建国"].role == "decides"
    assert (facts["宏远科技有限公司"].member_level, facts["李雷"].member_level) == ("金卡", None)
    again = customers_of(house, *rows)
    assert (again.new, again.changed) == (0, 0)
    assert {one.name: one for one in known(house)} == facts


def test_what_comes_out_goes_in_again(house):
    customers_of(house, FIRM, WANG, LEI)
    out = [replace(one, line=line) for line, one in enumerate(known(house))]
    report = customers_of(house, *out)
    assert (report.new, report.changed, report.clashes) == (0, 0, [])


def test_a_new_owner_of_the_company_keeps_its_people(house):
    customers_of(house, FIRM, WANG)
    customers_of(house, replace(FIRM, owner="ana"))
    assert {one.owner for one in known(house)} == {"ana"}
    customers_of(house, replace(WANG, owner="bo"))
    assert {one.owner for one in known(house)} == {"ana"}


def test_an_owner_only_its_people_have_is_not_dropped(house):
    customers_of(house, person(1, "华星贸易", kind="company"), person(2, "甲", company="华星贸易",
                 owner="ana"))  # fmt: skip
    assert {one.owner for one in known(house)} == {"ana"}


def test_whoever_moves_in_the_file_moves(house):
    customers_of(house, FIRM, WANG, person(4, "华星贸易", kind="company"))
    customers_of(house, replace(WANG, company="华星贸易"))
    assert {one.name: one.company for one in known(house)}["王建国"] == "华星贸易"
    customers_of(house, replace(WANG, company="博亚电子"))
    with house.database.read() as db:
        wang = db.scalars(select(Customer).where(Customer.external_id == "7")).one()
        assert (wang.company, wang.company_id) == ("博亚电子", None)


def test_a_renewal_on_the_row_of_one_of_its_people_is_the_companys(house):
    customers_of(house, person(1, "华星贸易", kind="company"))
    one = person(2, "甲", company="华星贸易", member_level="金卡", member_until=date(2027, 3, 1))
    for until in (date(2027, 3, 1), date(2028, 3, 1), date(2027, 9, 1)):
        customers_of(house, replace(one, member_until=until))
    firm, person_ = known(house)
    assert (firm.member_until, person_.member_until) == (date(2028, 3, 1), None)
    assert customers_of(house, replace(one, member_until=date(2028, 3, 1))).changed == 0


def test_undoing_the_file_takes_all_of_it_back(house):
    customers_of(house, WANG)
    before = known(house)
    customers_of(house, FIRM)

    def undo(db):
        desk = house.own_desk(db, "m9")
        changes.undo(desk, changes.change_set(desk, "b2"))

    house.database.write(undo)
    assert known(house) == before


def test_orders_of_its_people_are_booked_on_the_company_and_known_again(house):
    customers_of(house, FIRM, WANG)
    rows = [OrderFacts(line=1, customer="7", on=TODAY, amount=Money(100, "CNY")),
            OrderFacts(line=2, customer="王建国", on=TODAY, amount=Money(200, "CNY"),
                       order_id="A-1")]  # fmt: skip
    for new, unchanged in ((2, 0), (0, 2)):
        job = imported_orders.load("o.csv", f"{new}", rows, lambda said: None)
        report = bring(house, job)
        assert (report.new, report.unchanged) == (new, unchanged)
    with house.database.read() as db:
        firm = db.scalars(select(Customer).where(Customer.kind == "company").order_by(
            Customer.id.desc())).first()  # fmt: skip
        assert (firm.name, firm.total_minor) == ("宏远科技有限公司", 300)


# Departures


def test_who_has_left_leaves_tasks_to_the_successor_and_undo_takes_it_all_back(desk):
    firm = add(desk, "宏远科技", "company", owner_id=1)
    one = companies.add(desk, NewCustomer("李志强", company="宏远科技", role="buys"))
    task = tasks.promise(at(desk, "m2"), "call", When(NOW + DAY), one)
    done = departures.left(at(desk, "m3"), one, Name("陈静"))
    assert (done.successor.role, done.successor.company_id, done.tasks) == ("buys", firm.id, 1)
    assert tasks.by_id(desk, task.id).customer.name == "陈静"
    assert [each.ref.name for each in companies.people(desk, firm)] == ["陈静"]
    changes.undo(at(desk, "m4"), changes.change_set(desk, "m3"))
    assert tasks.by_id(desk, task.id).customer.name == "李志强"
    assert [each.ref.name for each in companies.people(desk, firm)] == ["李志强"]


def test_a_namesake_of_a_colleague_is_left_alone(desk):
    one = add(desk, "李志强", company="宏远科技", owner_id=1)
    theirs = add(desk, "陈静", owner_id=2)
    done = departures.left(at(desk, "m2", ANA), one, Name("陈静"))
    assert done.successor.id != theirs.id
    assert (done.successor.company, done.successor.owner_id) == ("宏远科技", 1)


def test_the_dead_are_nobodys_alert(desk):
    one = add(desk, "王建国", owner_id=1)
    member(desk, one, "金卡", TODAY + 20 * DAY)
    for back in (90, 80, 70):
        bought(desk, one, 100_00, TODAY - back * DAY)
    assert row(desk, one).expiry_alert_on
    assert row(desk, one).churn_alert_on
    departures.died(at(desk, "m2"), one)
    assert (row(desk, one).expiry_alert_on, row(desk, one).churn_alert_on) == (None, None)


# Whatever happens


@pytest.mark.parametrize("seed", range(6))
def test_a_recount_says_the_same_whatever_was_done(desk, seed):
    dice = random.Random(seed)
    firms = [add(desk, f"公司{n}", "company", owner_id=dice.choice([None, 1, 2])) for n in range(3)]
    people = [add(desk, f"人{n}", owner_id=dice.choice([None, 1, 2])) for n in range(5)]
    for number in range(2, 60):
        act(at(desk, f"m{number}"), dice, firms, people)
        assert_recount(desk)


def act(desk, dice, firms, people):
    one, firm = dice.choice(people), dice.choice(firms)
    match dice.randrange(7):
        case 0 | 1:
            companies.join(desk, customers.by_id(desk, one.id), firm)
        case 2:
            bought(desk, dice.choice([one, firm]), dice.randint(1, 900))
        case 3:
            at = When(NOW - timedelta(hours=dice.randrange(1, 99)))
            touches.log(desk, dice.choice([one, firm]), Kind.CALL, "x", at)
        case 4:
            companies.assign(desk, dice.choice([one, firm]), dice.choice([1, 2]))
        case 5:
            member(desk, firm, "gold", TODAY + dice.randrange(99) * DAY)
        case _:
            source = f"m{dice.randrange(2, 60)}"
            with desk.db.begin_nested() as point:
                try:
                    changes.undo(desk, changes.change_set(desk, source))
                except (changes.NothingToUndo, ChangedSince):
                    point.rollback()


def assert_recount(desk):
    desk.db.expire_all()
    for one in desk.db.scalars(select(Customer)):
        theirs = or_(Touch.customer_id == one.id, Touch.company_id == one.id)
        seen = desk.db.execute(select(func.count(), func.max(Touch.at)).where(theirs)).one()
        assert (one.touch_count, one.last_touch_at) == tuple(seen)
        sums = select(func.count(), func.coalesce(func.sum(Order.amount_minor), 0))
        total = desk.db.execute(sums.where(Order.customer_id == one.id)).one()
        assert (one.order_count, one.total_minor) == (total[0], int(total[1]))
        if one.company_id:
            firm = desk.db.get_one(Customer, one.company_id)
            assert (one.owner_id, one.company) == (firm.owner_id, firm.name)
            assert (firm.kind, one.member_until) == ("company", None)
