"""Customers: found by whatever was typed, added once, and everything a card shows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from core import changes, customers, rights
from core.customers import MOST, AlreadyThere, NewCustomer, NoSuchCustomer
from core.desk import Actor, Desk, Role
from core.rights import Action, NewThing, NotAllowed
from core.values import Birthday
from storage.tables import Customer

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
ANA, BO = Actor(1, "ana", Role.SALES), Actor(2, "bo", Role.MANAGER)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, ANA, NOW, house.zone, "m1", house.shop)


def names(found):
    return [one.name for one in found]


def add(desk, name, **known):
    return customers.add(desk, NewCustomer(name, **known))


def test_an_exact_name_comes_alone(desk):
    assert names(customers.find(desk, "acme")) == ["Acme"]
    assert names(customers.find(desk, "Acme East")) == ["Acme East"]


@pytest.mark.parametrize("text", ["ac", "ACM"])
def test_ones_own_come_first(desk, text):
    assert names(customers.find(desk, text)) == ["Acme", "Acme East"]
    assert names(customers.find(replace(desk, actor=BO), text)) == ["Acme East", "Acme"]


@pytest.mark.parametrize(
    "text",
    [
        "王小明",
        "小明",
        "wangxiaoming",
        "wang xiaoming",
        "wxm",
        "宏远科技",
        "宏远",
        "138000",
        "8000",
    ],
)
def test_by_name_sound_company_or_number(desk, text):
    assert names(customers.find(desk, text)) == ["王小明"]


@pytest.mark.parametrize("text", ["Zed", "%", "_", "a%z", "", "   ", "'; drop table", "🙂"])
def test_nobody(desk, text):
    with pytest.raises(NoSuchCustomer):
        customers.find(desk, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Axme", "Acme"), ("Acne", "Acme"), ("王晓明", "王小明"), ("汪小明", "王小明")],
)
def test_one_slip_of_the_finger_or_the_same_sound(desk, text, name):
    with pytest.raises(NoSuchCustomer):
        customers.find(desk, text)
    assert name in names(customers.resembling(desk, text))


@pytest.mark.parametrize("text", ["Zed", "", "李雷", "A"])
def test_what_resembles_nobody(desk, text):
    assert customers.resembling(desk, text) == []


def test_not_more_than_can_be_shown_and_one_to_tell_there_are_more(desk):
    for n in range(MOST + 5):
        add(desk, f"Dragon {n}")
    assert len(customers.find(desk, "dragon")) == MOST + 1


def test_the_longest_whole_name_opens_a_line(desk):
    assert names(customers.named_first(desk, "Acme East wants more")[0]) == ["Acme East"]
    assert names(customers.named_first(desk, "Acme wants more")[0]) == ["Acme"]
    assert names(customers.named_first(desk, "Ac wants more")[0]) == []
    assert customers.named_first(desk, "Acme East wants more")[1] == " wants more"


def test_namesakes_share_a_line(desk):
    add(desk, "Acme")
    assert len(customers.named_first(desk, "Acme x")[0]) == 2


def test_by_id_in_the_order_asked_and_without_those_gone(desk):
    assert names(customers.by_ids(desk, [3, 99, 1])) == ["王小明", "Acme"]
    with pytest.raises(NoSuchCustomer):
        customers.by_id(desk, 99)


def test_all_that_is_known_is_on_the_card(desk):
    one = add(
        desk,
        "Kim Lee",
        phones=(("+8613700137000", True), ("+862161234567", False)),
        email="kim@shop.example",
        company="Globex",
        birthday=Birthday(8, 15, lunar=True),
        owner_id=1,
    )
    assert [phone.e164 for phone in one.phones] == ["+8613700137000", "+862161234567"]
    assert {phone.kept_by for phone in one.phones} == {1}
    assert (one.email, one.company, one.owner.name) == ("kim@shop.example", "Globex", "ana")
    assert (one.birthday, one.status, one.touches) == (Birthday(8, 15, lunar=True), "active", 0)
    assert customers.by_id(desk, one.id) == one


def test_a_mobile_or_an_address_is_one_person(desk):
    add(desk, "Kim Lee", email="kim@shop.example")
    for twin in (
        NewCustomer("Tom", phones=(("+8613900139000", True),)),
        NewCustomer("Tom", email="kim@shop.example"),
    ):
        with pytest.raises(AlreadyThere):
            customers.add(desk, twin)


def test_a_landline_is_nobody_in_particular(desk):
    line = (("+862161234567", False),)
    add(desk, "Kim Lee", phones=line)
    assert add(desk, "Tom Lee", phones=line).name == "Tom Lee"


def test_namesakes_are_pointed_at(desk):
    new = add(desk, "ACME")
    assert names(customers.likely_same(desk, "ACME", but=new.id)) == ["Acme"]


@pytest.mark.parametrize("role", [Role.STRANGER, Role.CUSTOMER])
def test_not_everybody_adds(desk, role):
    with pytest.raises(NotAllowed):
        add(replace(desk, actor=Actor(-1, "eve", role)), "Kim Lee")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("call Acme about it", "Acme"),
        ("call Acme East about it", "Acme East"),
        ("给王小明回电", "王小明"),
        ("Acme and 王小明", None),
        ("call somebody", None),
        ("macmeal", None),
        ("", None),
    ],
)
def test_the_one_spoken_of(desk, words, name):
    found = customers.spoken_of(desk, words)
    assert (found and found.name) == name


def test_words_without_the_names_of_customers(desk):
    assert customers.without_names(desk, "call 王小明 and Acme East now").split() == [
        "call",
        "and",
        "now",
    ]


def test_an_unreadable_birthday_is_kept_and_nobody_is_told(desk):
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, NewThing(None))
    row = desk.db.get_one(Customer, 1)
    changes.change(permit, row, birthday="spring")
    assert row.birthday_key is None
    assert customers.by_id(desk, 1).birthday is None


def test_active_or_not(desk):
    assert customers.is_active(desk, 1)
    assert not customers.is_active(desk, 99)
    desk.db.get_one(Customer, 1).status = "ended"
    assert not customers.is_active(desk, 1)
