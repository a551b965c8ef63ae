"""Colleagues: enrolled once, shut out at once, with a language and a clock of their own."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from core import staff, staffing
from core.desk import SYSTEM, Actor, Desk, Role
from core.staff import MOST_NAME, NameTaken, NoSuchColleague
from storage import tables

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
    staffing.suspend(desk, ana)
    assert staff.named(desk.db, "ana").actor.role is Role.STRANGER
    staffing.resume(desk, ana)
    assert staff.named(desk.db, "ana").actor.role is Role.SALES


def test_another_role(desk):
    staffing.set_role(desk, staff.named(desk.db, "ana"), Role.ADMIN)
    assert staff.named(desk.db, "ana").role is Role.ADMIN


def test_what_somebody_speaks_is_remembered(desk):
    hers = replace(desk, actor=Actor(1, "ana", Role.SALES))
    assert staff.named(desk.db, "ana").language is None
    staff.speaks(hers, "zh_hant")
    assert staff.named(desk.db, "ana").language == "zh_hant"
    assert staff.named(desk.db, "bo").language is None


def test_a_visit_ends_by_itself_in_the_zone_it_was_in(desk):
    row = desk.db.get_one(tables.Staff, 1)
    row.zone, row.visiting_zone, row.visiting_until = (
        "Asia/Shanghai",
        "America/New_York",
        date(2026, 11, 22),
    )
    desk.db.flush()
    ana, there = staff.named(desk.db, "ana"), ZoneInfo("America/New_York")
    assert ana.zone_at(NOW) == there
    assert ana.zone_at(datetime(2026, 11, 23, 4, 59, tzinfo=UTC)) == there
    assert ana.zone_at(datetime(2026, 11, 23, 5, 0, tzinfo=UTC)) == ZoneInfo("Asia/Shanghai")


def test_who_answers_for_whom(desk):
    def lead(name):
        found = staff.lead(desk.db, staff.named(desk.db, name))
        return found and found.name

    assert (lead("ana"), lead("bo")) == ("bo", None)  # the only manager, but not his own
    cy = staff.enrol(desk.db, "cy", Role.MANAGER)
    assert lead("ana") is None
    desk.db.get_one(tables.Staff, 1).manager_id = cy.id
    assert lead("ana") == "cy"
    desk.db.get_one(tables.Staff, cy.id).suspended = NOW
    desk.db.flush()
    assert lead("ana") == "bo"
