"""The only writer of facts: before, after, the way back, and what follows from them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import changes, rights
from core.changes import ChangedSince, NothingToUndo
from core.desk import Actor, Desk, Role
from core.rights import Action, NewThing, NotAllowed
from storage.tables import Change, Contact, Customer, CustomerKey, Order, Task, Touch

BO, ANA = Actor(2, "bo", Role.MANAGER), Actor(1, "ana", Role.SALES)
NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)


@pytest.fixture
def desk(house):
    """Bo's, in a transaction that is given up at the end."""
    with Session(house.database.engine) as db:
        yield Desk(db, BO, NOW, house.zone, "m1", house.shop)


def at(desk, source, actor=BO):
    return replace(desk, source=source, actor=actor, changes=[])


def permit(desk):
    return rights.require(desk, Action.CHANGE_CUSTOMER, NewThing(None))


def acme(desk):
    return desk.db.get_one(Customer, 1)


def undo(desk, source, actor=BO, by="m9"):
    mine = at(desk, by, actor)
    return changes.undo(mine, changes.change_set(mine, source))


def test_a_change_remembers_before_and_after(desk):
    changes.change(permit(desk), acme(desk), company="Globex", note="rich")
    one = desk.db.scalars(select(Change)).all()[-1]
    assert (one.source, one.actor_id, one.action, one.at) == ("m1", 2, "change_customer", NOW)
    assert (one.thing, one.thing_id) == ("customer", 1)
    assert one.before == {"company": None, "note": None}
    assert one.after == {"company": "Globex", "note": "rich"}


def test_saying_what_is_so_already_is_no_change(desk):
    changes.change(permit(desk), acme(desk), name="Acme", company=None)
    assert desk.changes == []
    changes.change(permit(desk), acme(desk), name="Acme", company="Globex")
    assert desk.db.scalars(select(Change)).all()[-1].after == {"company": "Globex"}


def test_undo_brings_every_kind_of_column_back(desk):
    row = acme(desk)
    known = {
        "member_until": date(2027, 1, 1),
        "consent": True,
        "tags": ["a", "b"],
        "custom": {"size": "XL"},
        "language": "en",
    }
    changes.change(permit(desk), row, **known)
    later = dict.fromkeys(known) | {"tags": [], "custom": {}}
    changes.change(permit(at(desk, "m2")), row, **later)
    assert undo(desk, "m2") == 1
    desk.db.expire_all()
    assert {name: getattr(acme(desk), name) for name in known} == known


def test_an_instant_comes_back_in_utc_and_aware(desk):
    due = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    task = changes.add(permit(desk), Task(owner_id=2, what="x", due=due, zone="Asia/Shanghai"))
    changes.change(permit(at(desk, "m2")), task, due=datetime(2026, 12, 2, tzinfo=UTC))
    undo(desk, "m2")
    desk.db.expire_all()
    assert desk.db.get_one(Task, task.id).due == due


def test_what_was_added_is_gone_with_all_that_hung_on_it(desk):
    row = changes.add(permit(desk), Customer(name="Globex", created=NOW))
    changes.add(permit(desk), Contact(customer_id=row.id, kind="phone", value="+8613900000001"))
    changes.add(permit(desk), Touch(customer_id=row.id, kind="note", note="x", at=NOW))
    number = row.id
    assert desk.db.scalars(select(CustomerKey.key).where(CustomerKey.customer_id == number)).all()
    assert undo(desk, "m1") == 3
    assert desk.db.get(Customer, number) is None
    mine = select(CustomerKey.key).where(CustomerKey.customer_id == number)
    assert desk.db.scalars(mine).all() == []


def test_undoing_twice_is_not_possible(desk):
    changes.change(permit(desk), acme(desk), company="Globex")
    undo(desk, "m1")
    with pytest.raises(NothingToUndo):
        undo(desk, "m1")


def test_several_changes_of_one_row_go_back_in_order(desk):
    for company in ("One", "Two", "Three"):
        changes.change(permit(desk), acme(desk), company=company)
    assert undo(desk, "m1") == 3
    assert acme(desk).company is None


def test_what_was_changed_since_stays(desk):
    changes.change(permit(desk), acme(desk), company="Globex")
    changes.change(permit(at(desk, "m2")), acme(desk), company="Initech")
    with pytest.raises(ChangedSince):
        undo(desk, "m1")
    assert acme(desk).company == "Initech"


def test_another_column_changed_since_is_no_hindrance(desk):
    changes.change(permit(desk), acme(desk), company="Globex")
    changes.change(permit(at(desk, "m2")), acme(desk), note="rich")
    undo(desk, "m1")
    assert (acme(desk).company, acme(desk).note) == (None, "rich")


def test_changed_and_changed_back_it_may_be_undone(desk):
    changes.change(permit(desk), acme(desk), company="Globex")
    changes.change(permit(at(desk, "m2")), acme(desk), company="Initech")
    undo(desk, "m2")
    assert undo(desk, "m1") == 1


def test_what_somebody_built_on_stays(desk):
    row = changes.add(permit(desk), Customer(name="Globex", created=NOW))
    touch = Touch(customer_id=row.id, kind="note", note="x", at=NOW)
    changes.add(permit(at(desk, "m2")), touch)
    with desk.db.begin_nested() as savepoint:
        with pytest.raises(ChangedSince):
            undo(desk, "m1")
        savepoint.rollback()
    assert desk.db.get(Customer, row.id).name == "Globex"


@pytest.mark.parametrize("role", [Role.SALES, Role.MANAGER, Role.ADMIN, Role.SUPPORT])
def test_only_whoever_did_it_takes_it_back(desk, role):
    changes.change(permit(desk), acme(desk), company="Globex")
    with pytest.raises(NotAllowed):
        undo(desk, "m1", Actor(1, "other", role))
    assert acme(desk).company == "Globex"


def test_the_last_set_is_ones_own_and_still_stands(desk):
    changes.change(permit(desk), acme(desk), company="One")
    changes.change(permit(at(desk, "m2")), acme(desk), note="two")
    hers = at(desk, "m3", ANA)
    changes.change(rights.require(hers, Action.CHANGE_CUSTOMER, acme(desk)), acme(desk), role="x")
    assert changes.last_set(desk).ref == "m2"
    undo(desk, "m2")
    assert changes.last_set(desk).ref == "m1"
    undo(desk, "m1")
    with pytest.raises(NothingToUndo):
        changes.last_set(desk)


def test_what_the_clock_did_is_nobodys_last_set(desk):
    clock = at(desk, changes.CLOCK)
    changes.change(permit(clock), acme(desk), company="Globex")
    with pytest.raises(NothingToUndo):
        changes.last_set(desk)


def test_derived_columns_follow_every_write_and_every_undo(desk):
    order = Order(customer_id=1, on=date(2026, 11, 1), amount_minor=500, currency="CNY",
                  entered_on=date(2026, 11, 1))  # fmt: skip
    changes.add(permit(desk), order)
    assert (acme(desk).total_minor, acme(desk).order_days) == (500, 1)
    changes.change(permit(at(desk, "m2")), order, amount_minor=700)
    assert acme(desk).total_minor == 700
    undo(desk, "m2")
    assert acme(desk).total_minor == 500
    undo(desk, "m1")
    assert (acme(desk).total_minor, acme(desk).last_order_on) == (0, None)


def test_moved_to_another_both_follow(desk):
    order = Order(customer_id=1, on=date(2026, 11, 1), amount_minor=500, currency="CNY",
                  entered_on=date(2026, 11, 1))  # fmt: skip
    changes.add(permit(desk), order)
    changes.change(permit(at(desk, "m2")), order, customer_id=2)
    sums = select(Customer.total_minor).where(Customer.id < 3).order_by(Customer.id)
    assert desk.db.scalars(sums).all() == [0, 500]
    undo(desk, "m2")
    desk.db.expire_all()
    assert desk.db.scalars(sums).all() == [500, 0]


def test_derived_columns_are_never_in_a_change_set(desk):
    changes.add(permit(desk), Customer(name="Globex", created=NOW))
    after = desk.db.scalars(select(Change)).all()[-1].after
    assert not after.keys() & Customer.__derived__
    assert after["name"] == "Globex"


def test_a_rename_moves_the_search_keys(desk):
    def keys():
        wanted = select(CustomerKey.key).where(CustomerKey.customer_id == 1)
        return set(desk.db.scalars(wanted))

    before = keys()
    changes.change(permit(desk), acme(desk), name="Globex")
    assert any("globex" in key for key in keys())
    assert not any(key.endswith("acme") for key in keys())
    undo(desk, "m1")
    assert keys() == before


def test_a_value_of_many_rows_is_one_set(desk):
    rows = [Customer(name=f"Shop {n}", created=NOW) for n in range(5)]
    changes.add_all(permit(desk), rows)
    assert changes.change_set(desk, "m1").size == 5
    assert undo(desk, "m1") == 5
