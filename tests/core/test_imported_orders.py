"""Orders out of a file: whose they are, which are known already, and what follows from them."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from core import customers, imported_orders, imports, rights
from core.customers import NewCustomer
from core.facts import OrderFacts
from core.imports import Clash, Faulty, Wrong
from core.rights import Action, NewThing
from core.values import Money
from storage.tables import Customer, Order

TODAY = date(2026, 11, 22)
WANG = "+8613800138000"
SHARED = "+861088886666"


def number(text):
    digits = "".join(filter(str.isdigit, text))
    return (f"+86{digits[-11:]}", True) if len(digits) in (11, 13) and digits[-11] == "1" else None


def order(line, customer="17", amount=100, on=TODAY, **more):
    return OrderFacts(line=line, customer=customer, on=on, amount=Money(amount, "CNY"), **more)


def bring(house, *rows):
    job = imported_orders.load("f.csv", "d", rows, number)
    while job.done < len(job.rows):
        imports.took(job, house.database.write(lambda db: imports.step(house.own_desk(db), job)))
    return job.report


def check(house, *rows):
    with house.database.read() as db:
        return imported_orders.check(house.own_desk(db), rows, number)


def buyer(house, name):
    with house.database.read() as db:
        id_ = db.scalar(select(Customer.id).where(Customer.name == name))
        return customers.by_id(house.own_desk(db), id_)


def counts(report):
    return report.new, report.changed, report.unchanged


@pytest.mark.parametrize(
    "said", ["A-7", "138 0013 8000", WANG, "王小明"], ids=["id", "phone", "e164", "name"]
)
def test_an_order_belongs_to_whom_its_id_its_phone_or_its_exact_name_says(house, said):
    house.database.write(lambda db: setattr(db.get_one(Customer, 3), "external_id", "A-7"))
    assert bring(house, order(2, said)).customers == 0
    assert buyer(house, "王小明").total == Money(100, "CNY")


def test_an_id_goes_before_a_name_that_reads_the_same(house):
    bring(house, order(1, "Zoe"))
    house.database.write(lambda db: customers.add(house.own_desk(db), NewCustomer("Zoe")))
    bring(house, order(2, "Zoe", 50))
    assert buyer(house, "#Zoe").total == Money(150, "CNY")
    assert buyer(house, "Zoe").total is None


def test_an_unknown_id_makes_a_customer_once(house):
    report = bring(house, order(2), order(3, amount=200), order(4, "0017"))
    assert (counts(report), report.customers) == ((3, 0, 0), 2)
    assert buyer(house, "#17").external_id == "17"
    assert buyer(house, "#0017").total == Money(100, "CNY")


def test_an_unknown_phone_makes_a_customer_whose_name_does_not_tell_it(house):
    rows = order(2, "+8613700137000"), order(3, "137 0013 7000", 300)
    bring(house, rows[0])
    bring(house, rows[1])
    made = buyer(house, "#…7000")
    assert (made.external_id, made.total) == (None, Money(400, "CNY"))
    assert [(one.e164) for one in made.phones] == ["+8613700137000"]
    assert counts(bring(house, *rows)) == (0, 0, 2)


def test_a_name_that_several_bear_is_a_fault_unless_one_is_written_exactly_so(house):
    for name in ("Zoe", "ZOE", "Yan", "Yan"):
        house.database.write(
            lambda db, name=name: customers.add(house.own_desk(db), NewCustomer(name))
        )
    rows = order(2, "ZOE"), order(3, "zoe"), order(4, "Yan")
    assert check(house, *rows) == [
        Faulty(3, "zoe", Wrong.SEVERAL),
        Faulty(4, "Yan", Wrong.SEVERAL),
    ]


def test_a_landline_that_several_share_tells_no_buyer(house):
    for name in ("Zoe", "Yan"):
        new = NewCustomer(name, phones=((SHARED, False),))
        house.database.write(lambda db, new=new: customers.add(house.own_desk(db), new))
    with house.database.read() as db:
        rows = [order(2, SHARED)]
        found = imported_orders.check(house.own_desk(db), rows, lambda text: (text, False))
    assert found == [Faulty(2, SHARED, Wrong.SEVERAL)]


def test_a_namesake_who_came_after_the_check_is_a_fault_then(house):
    for _ in range(2):
        house.database.write(lambda db: customers.add(house.own_desk(db), NewCustomer("Yan")))
    report = bring(house, order(2, "Yan"), order(3))
    assert report.faults == [Faulty(2, "Yan", Wrong.SEVERAL)]
    assert counts(report) == (1, 0, 0)


def test_a_day_that_has_not_come_is_a_fault_where_the_shop_stands(house):
    assert check(house, order(2), order(3, on=TODAY + timedelta(days=1))) == [
        Faulty(3, "2026-11-23", Wrong.AHEAD)
    ]


def test_the_same_number_is_the_same_order_and_its_sum_may_change(house):
    bring(house, order(2, order_id="N1", status="paid"), order(3, order_id="N2"))
    report = bring(house, order(2, order_id="N1", amount=70), order(3, order_id="N2"))
    assert counts(report) == (0, 1, 1)
    assert buyer(house, "#17").total == Money(170, "CNY")
    with house.database.read() as db:
        assert db.scalar(select(Order.status).where(Order.order_id == "N1")) == "paid"


def test_a_cancelled_order_counts_no_more(house):
    bring(house, order(2, order_id="N1"), order(3, order_id="N2", on=date(2026, 1, 1)))
    bring(house, order(2, order_id="N1", status="cancelled"))
    bought = buyer(house, "#17")
    assert (bought.total, bought.last_order_on) == (Money(100, "CNY"), date(2026, 1, 1))


def test_an_order_given_to_another_customer_leaves_nothing_behind(house):
    bring(house, order(2, "Acme", order_id="N1"))
    bring(house, order(2, "Acme East", order_id="N1"))
    assert (buyer(house, "Acme").total, buyer(house, "Acme").last_order_on) == (None, None)
    assert buyer(house, "Acme East").total == Money(100, "CNY")


def test_without_a_number_day_sum_and_item_make_the_same_order(house):
    rows = (
        order(2), order(3, item="tea"), order(4, amount=101), order(5, on=date(2026, 1, 1)),
        order(6), order(7, item="tea", store="North"),
    )  # fmt: skip
    assert counts(bring(house, *rows)) == (4, 1, 1)
    assert counts(bring(house, *rows)) == (0, 0, 6)


def test_what_a_row_without_a_number_is_like_is_settled_by_those_with_one(house):
    rows = order(2, order_id="N1"), order(3), order(4, order_id="N1", item="tea")
    assert counts(bring(house, *rows)) == (2, 1, 0)
    assert counts(bring(house, *rows)) == (0, 0, 3)


def test_two_currencies_are_two_orders(house):
    dollars = OrderFacts(line=3, customer="17", on=TODAY, amount=Money(100, "USD"))
    assert counts(bring(house, order(2), dollars)) == (2, 0, 0)


def test_two_rows_of_one_day_are_one_purchase_day(house):
    bring(house, order(2), order(3, amount=50), order(4, on=date(2026, 1, 1)))
    assert buyer(house, "#17").order_days == 2


def test_what_the_first_row_says_of_an_order_stands(house):
    rows = order(2, order_id="N1", item="tea"), order(3, order_id="N1", amount=30, store="North")
    assert bring(house, *rows).clashes == [Clash(3, "amount_minor", 2)]
    assert counts(bring(house, *rows)) == (0, 0, 2)


def test_orders_recorded_in_chat_are_not_doubled(talk, house):
    talk("order Acme ¥1,200")
    assert counts(bring(house, order(2, "Acme", 120000))) == (0, 0, 1)


said = st.sampled_from(["17", "Acme", "acme", "王小明", WANG, "+8613700137000", "137 0013 7000"])
more = st.fixed_dictionaries(
    {
        "amount": st.sampled_from([100, 200]),
        "on": st.sampled_from([TODAY, date(2026, 1, 1)]),
        "order_id": st.sampled_from([None, None, "N1", "N2"]),
        "item": st.sampled_from([None, "tea"]),
        "store": st.sampled_from([None, "North", "South"]),
        "status": st.sampled_from([None, "paid", "cancelled"]),
    }
)
files = st.lists(st.tuples(said, more), max_size=8)


class Enough(Exception):
    """Ends a transaction that is not to stay."""


@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(files, files)
def test_whatever_was_there_a_second_import_changes_nothing(house, before, file):
    def brought(db, pairs):
        rows = [order(line, customer, **facts) for line, (customer, facts) in enumerate(pairs, 2)]
        desk = house.own_desk(db, "b1")
        plan = imported_orders.plan(
            number, desk, imported_orders.load("f", "d", rows, number).rows, {}
        )
        plan.carry_out(rights.require(desk, Action.IMPORT, NewThing(None)))
        return plan.report

    def twice(db):
        brought(db, before)
        first, second = brought(db, file), brought(db, file)
        assert sum(counts(first)) == len(file)
        assert (counts(second), second.customers) == ((0, 0, len(file)), 0)
        raise Enough

    with pytest.raises(Enough):
        house.database.write(twice)
