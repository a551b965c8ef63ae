"""Imports: slices that are taken up again, and one change set that is taken back."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from core import (
    answers,
    birthdays,
    changes,
    customers,
    exports,
    imported_customers,
    imported_orders,
    imports,
    rights,
    risks,
    silence,
    staff,
)
from core.desk import Role
from core.facts import CustomerFacts, OrderFacts
from core.rights import Action, NewThing, NotAllowed
from core.values import LostReason, Money
from storage import search
from storage.tables import Batch, Change, Contact, Customer, CustomerKey, Order

MANY = imports.SLICE + 100  # rows: two slices
TODAY = date(2026, 11, 22)


def order(line, customer="17", on=TODAY, amount=100, **more):
    return OrderFacts(line=line, customer=customer, on=on, amount=Money(amount, "CNY"), **more)


def person(line, name, *mobiles, **more):
    return CustomerFacts(line=line, name=name, phones=mobiles, mobiles=frozenset(mobiles), **more)


def crowd(count=MANY):
    return [person(n, f"Customer {n}", external_id=str(n)) for n in range(1, count + 1)]


def load(rows, digest="d"):
    if isinstance(rows[0], OrderFacts):
        return imported_orders.load("f.csv", digest, rows, lambda _: None)
    return imported_customers.load("f.csv", digest, rows)


def one_step(house, job):
    imports.took(job, house.database.write(lambda db: imports.step(house.own_desk(db), job)))


def resumed(house, job):
    with house.database.read() as db:
        return imports.resume(house.own_desk(db), job)


def bring(house, rows):
    job = load(rows)
    resumed(house, job)
    while job.done < len(job.rows):
        one_step(house, job)
    house.database.write(lambda db: imports.finish(house.own_desk(db), job))
    return job


def undo(house, source, role=Role.ADMIN):
    def write(db):
        colleague = staff.called(db, "dora") or staff.enrol(db, "dora", role)
        desk = replace(house.own_desk(db, "m1"), actor=colleague.actor)
        return changes.undo(desk, changes.change_set(desk, source))

    return house.database.write(write)


def everything(house):
    """All facts and all that is derived from them."""
    with house.database.read() as db:
        return [
            sorted(map(repr, db.execute(select(*table.__table__.columns))))
            for table in (Customer, Contact, Order, CustomerKey)
        ]


def count(house, table):
    with house.database.read() as db:
        return db.scalar(select(func.count()).select_from(table))


def test_an_import_is_one_batch_and_one_change_set(house):
    job = bring(house, crowd())
    with house.database.read() as db:
        batch = db.get_one(Batch, job.batch_id)
        sources = set(db.scalars(select(Change.source).where(Change.thing == "customer")))
        assert (batch.kind, batch.rows, batch.done) == ("customers", MANY, MANY)
        assert batch.finished == house.clock()
    assert f"b{job.batch_id}" in sources
    assert (job.report.new, job.report.changed, job.report.unchanged) == (MANY, 0, 0)


def test_a_second_time_writes_nothing_not_even_a_batch(house):
    bring(house, crowd(9))
    before, batches = everything(house), count(house, Batch)
    again = bring(house, crowd(9))
    assert (again.report.new, again.report.changed, again.report.unchanged) == (0, 0, 9)
    assert (everything(house), count(house, Batch)) == (before, batches)


def test_a_preview_counts_as_the_import_does_and_writes_nothing(house):
    rows = [order(n, str(n % 7), amount=n) for n in range(1, MANY)]
    before = everything(house)
    with house.database.read() as db:
        foreseen = imports.preview(house.own_desk(db), load(rows))
    assert everything(house) == before
    done = bring(house, rows).report
    assert (foreseen.new, foreseen.customers) == (done.new, done.customers) == (MANY - 1, 7)


def test_what_was_broken_off_goes_on_where_it_was(house):
    first = load(crowd())
    one_step(house, first)
    second = load(crowd())
    assert resumed(house, second)
    assert (second.batch_id, second.done) == (first.batch_id, imports.SLICE)
    job = bring(house, crowd())
    assert job.batch_id == first.batch_id
    assert (job.report.new, job.report.unchanged) == (MANY - imports.SLICE, 0)
    assert not resumed(house, load(crowd()))


def test_a_slice_that_failed_leaves_nothing_and_may_be_tried_again(house):
    job = load(crowd())

    def broken(db):
        imports.step(house.own_desk(db), job)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        house.database.write(broken)
    assert (job.batch_id, job.done, job.report.new) == (None, 0, 0)
    assert bring(house, crowd()).report.new == MANY


def test_going_on_does_not_write_over_what_was_said_meanwhile(house):
    rows = [person(n, f"Customer {n}", external_id=str(n), role="buyer") for n in range(1, MANY)]
    one_step(house, load(rows))

    def promote(db):
        permit = rights.require(house.own_desk(db), Action.IMPORT, NewThing(None))
        row = db.scalar(select(Customer).where(Customer.external_id == "1"))
        changes.change(permit, row, role="director")

    house.database.write(promote)
    bring(house, rows)
    with house.database.read() as db:
        role = select(Customer.role).where(Customer.external_id == "1")
        assert db.scalar(role) == "director"


def test_another_file_does_not_go_on_with_a_broken_batch(house):
    one_step(house, load(crowd()))
    assert not resumed(house, load(crowd(), digest="other"))
    assert not resumed(house, load(crowd(MANY - 1)))


def test_an_undone_batch_starts_anew(house):
    one_step(house, job := load(crowd()))
    undo(house, f"b{job.batch_id}")
    assert not resumed(house, load(crowd()))
    assert bring(house, crowd()).report.new == MANY


def test_an_admin_takes_an_import_back_without_a_trace(house):
    before = everything(house)
    rows = [order(n, str(n), on=date(2026, 1, n % 28 + 1), amount=n) for n in range(1, 60)]
    job = bring(house, [*rows, order(60, "Acme"), order(61, "王小明")])
    assert everything(house) != before
    assert undo(house, f"b{job.batch_id}") == 61 + 59
    assert everything(house) == before


def test_taking_back_restores_what_the_import_changed(house):
    bring(house, [person(1, "Zoe", "+8613700137000", email="zoe@shop.example", role="buyer")])
    before = everything(house)
    changed = person(
        2, "Zoe", "+8613700137000", "+8613600136000", email="z@shop.example", role="head",
        tags=("vip",), custom={"size": "L"}, member_until=date(2027, 1, 1),
    )  # fmt: skip
    job = bring(house, [changed])
    assert job.report.changed == 1
    undo(house, f"b{job.batch_id}")
    assert everything(house) == before


@pytest.mark.parametrize("role", [Role.SALES, Role.SUPPORT, Role.MANAGER])
def test_nobody_but_an_admin_takes_an_import_back(house, role):
    job = bring(house, crowd(3))
    with pytest.raises(NotAllowed):
        undo(house, f"b{job.batch_id}", role)


def test_what_was_built_on_an_import_stays(house):
    job = bring(house, crowd(3))
    bring(house, [order(1, "2")])
    before = everything(house)
    with pytest.raises(changes.ChangedSince):
        undo(house, f"b{job.batch_id}")
    assert everything(house) == before


def test_values_that_passed_from_row_to_row_pass_back(house):
    """Two orders that exchange their numbers meet in the unique index, whichever goes first."""
    bring(house, [order(1, order_id="A", amount=1), order(2, order_id="B", amount=2)])
    before = everything(house)

    def exchange(db):
        desk = house.own_desk(db, "m7")
        permit = rights.require(desk, Action.RECORD_ORDER, NewThing(None))
        a, b = db.scalars(select(Order).order_by(Order.order_id)).all()
        for row, number in ((a, "C"), (b, "A"), (a, "B")):
            changes.change(permit, row, order_id=number)

    house.database.write(exchange)
    house.database.write(
        lambda db: changes.undo(desk := house.own_desk(db), changes.change_set(desk, "m7"))
    )
    assert everything(house) == before


def test_imported_customers_are_found_and_their_birthdays_kept(house):
    born = birthdays.parse("lunar:08-15")
    bring(house, [person(1, "欧阳娜娜", "+8613700137000", birthday=born)])
    with house.database.read() as db:
        desk = house.own_desk(db)
        for said in ("欧阳", "ouyang", "7000"):
            assert [one.name for one in customers.find(desk, said)] == ["欧阳娜娜"]
        assert db.scalar(select(Customer.birthday_key).where(Customer.name == "欧阳娜娜"))


def test_a_customer_taken_back_is_found_no_more(house):
    job = bring(house, [person(1, "欧阳娜娜", "+8613700137000")])
    undo(house, f"b{job.batch_id}")
    with house.database.read() as db:
        assert [search.search(db, said) for said in ("欧阳", "ouyang", "7000")] == [[], [], []]


def test_what_was_due_when_the_data_came_in_is_backlog(house):
    days = [date(2025, 1, 1), date(2025, 1, 15), date(2025, 2, 1)]
    bring(house, [order(n, on=on, amount=n) for n, on in enumerate(days, 1)])
    with house.database.read() as db:
        [silent] = silence.to_tell(house.own_desk(db))
    assert (silent.customer.name, silent.backlog) == ("#17", True)


def test_risks_of_the_past_know_nothing_that_came_later(house):
    early = [order(n, str(n % 8), date(2024, 1 + n % 6, 1 + n % 8), n) for n in range(1, 60)]
    late = [
        order(n, str(n % 8), date(2026, 1 + n % 9, 20), n, status="paid") for n in range(60, 99)
    ]
    gone = [order(n, "1", date(2024, 6, n), n, status="cancelled") for n in range(10, 20)]
    past = date(2024, 12, 31)

    def seen():
        with house.database.read() as db:
            return risks.risks(house.own_desk(db), past, 90)

    bring(house, early)
    house.database.write(lambda db: silence.retune(house.own_desk(db)))
    before = seen()
    bring(house, [*late, *gone])
    house.database.write(lambda db: silence.retune(house.own_desk(db)))
    assert seen() == before


def test_everything_comes_out_a_page_at_a_time(house):
    bring(house, crowd())
    bring(house, [order(n, str(n), amount=n) for n in range(1, MANY + 1)])
    with house.database.read() as db:
        desk = house.own_desk(db)
        names = [one.name for one in exports.customers(desk)]
        assert names == ["Acme", "Acme East", "王小明", *(one.name for one in crowd())]
        sums = [one.amount.minor for one in exports.orders(desk)]
        assert sums == list(range(1, MANY + 1))


def test_an_imported_order_brings_a_lost_customer_back_and_undoing_it_does_not(house):
    bring(house, [order(1, on=date(2026, 9, 1))])

    def customer():
        with house.database.read() as db:
            return db.scalar(select(Customer).where(Customer.name == "#17"))

    def lose(db):
        desk = replace(house.own_desk(db), source="m9")
        one = customers.by_id(desk, customer().id)
        answers.lose(desk, one, LostReason("price"))

    house.database.write(lose)
    bring(house, [order(1, on=date(2026, 8, 1), amount=3)])
    assert customer().status == "lost"  # an older one
    job = bring(house, [order(1, amount=2)])
    assert (customer().status, customer().lost_reason) == ("active", None)
    undo(house, f"b{job.batch_id}")
    assert (customer().status, customer().lost_reason) == ("lost", "price")
