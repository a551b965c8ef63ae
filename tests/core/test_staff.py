"""Colleagues: enrolled once, shut out at once, with a language and a clock of their own."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from core import staff
from core.desk import SYSTEM, Actor, Desk, Role
from core.staff import MOST_NAME, NameTaken, NoSuchColleague

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, SYSTEM, NOW, house.zone, "m1", house.shop)


def test_who_there_is(desk):
    assert [(one.name, one.role) for one in staff.everybody(desk.db)] == [
        ("ana", Role.SALES),
        ("bo", Role.MANAGER),
        ("cleo", Role.SUPPORT),
    ]


@pytest.mark.parametrize("said", ["ana", "ANA", " Ana ", "ａｎａ"])
def test_a_name_is_found_however_it_is_written(desk, said):
    assert staff.named(desk.db, said).name == "ana"


def test_nobody_of_that_name(desk):
    assert staff.called(desk.db, "zed") is None
    with pytest.raises(NoSuchColleague):
        staff.named(desk.db, "zed")


@pytest.mark.parametrize("said", ["ana", "Ana", "A N A".replace(" ", "")])
def test_no_two_of_a_name(desk, said):
    with pytest.raises(NameTaken):
        staff.enrol(desk.db, said, Role.SALES)


@pytest.mark.parametrize("said", ["", "   ", "a" * (MOST_NAME + 1)])
def test_what_is_no_name(desk, said):
    with pytest.raises(NoSuchColleague):
        staff.enrol(desk.db, said, Role.SALES)


def test_enrolled_with_a_clock_of_their_own(desk):
    one = staff.enrol(desk.db, "  王  经理 ", Role.MANAGER, "America/New_York")
    assert (one.name, one.zone) == ("王 经理", ZoneInfo("America/New_York"))
    assert staff.by_id(desk.db, one.id) == one


def test_shut_out_at_once_and_let_in_again(desk):
    ana = staff.named(desk.db, "ana")
    assert ana.actor == Actor(1, "ana", Role.SALES)
    staff.suspend(desk, ana)
    assert staff.named(desk.db, "ana").actor.role is Role.STRANGER
    staff.resume(desk.db, ana)
    assert staff.named(desk.db, "ana").actor.role is Role.SALES


def test_another_role(desk):
    staff.set_role(desk.db, staff.named(desk.db, "ana"), Role.ADMIN)
    assert staff.named(desk.db, "ana").role is Role.ADMIN


def test_what_somebody_speaks_is_remembered(desk):
    hers = replace(desk, actor=Actor(1, "ana", Role.SALES))
    assert staff.named(desk.db, "ana").language is None
    staff.speaks(hers, "zh_hant")
    assert staff.named(desk.db, "ana").language == "zh_hant"
    assert staff.named(desk.db, "bo").language is None
