"""Days away: whoever is there is found, however they stand in for each other."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core import absences, staff
from core.absences import DaysAreOver, Leave, OwnDeputy
from core.desk import SYSTEM, Desk, Role
from core.staff import enrol
from storage import tables
from storage.tables import Absence

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


@pytest.fixture
def database(in_memory, memory):
    """Who stands in for whom is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, SYSTEM, NOW, house.zone, "m1", house.shop)


def person(desk, name):
    return staff.named(desk.db, name)


def away(desk, who, deputy=None, first=TODAY, last=TODAY):
    by = person(desk, deputy) if deputy else None
    return absences.plan(desk, person(desk, who), Leave(first, last), by)


def instead(desk, name, now=NOW):
    found = absences.substitute(desk.db, person(desk, name), now, desk.zone)
    return found and found.name


def stands_in(desk, name):
    found = absences.with_duties(desk.db, person(desk, name), NOW, desk.zone)
    return sorted(found.stands_in)


def test_both_ends_are_days_off(desk):
    away(desk, "ana", "bo", TODAY, TODAY + DAY)
    ana = person(desk, "ana")
    days = [NOW - DAY, NOW, NOW + DAY, NOW + 2 * DAY]
    assert [absences.is_away(desk.db, ana, at, desk.zone) for at in days] == [
        False,
        True,
        True,
        False,
    ]


def test_the_deputy_then_the_deputys_deputy_then_the_manager_then_nobody(desk):
    away(desk, "ana", "cleo")
    assert instead(desk, "ana") == "cleo"
    away(desk, "cleo", "ana")
    assert instead(desk, "ana") == "bo"
    assert instead(desk, "cleo") == "bo"
    away(desk, "bo")
    assert instead(desk, "ana") is None


def test_one_may_stand_in_for_several(desk):
    away(desk, "ana", "cleo")
    away(desk, "cleo", "bo")
    assert stands_in(desk, "bo") == [1, 3]
    assert stands_in(desk, "cleo") == []  # who is away stands in for nobody


def test_a_suspended_deputy_is_none(desk):
    away(desk, "ana", "cleo")
    desk.db.get_one(tables.Staff, 3).suspended = NOW
    desk.db.flush()
    assert instead(desk, "ana") == "bo"


def test_the_own_manager_is_asked_before_the_others(desk):
    cy = enrol(desk.db, "cy", Role.MANAGER)
    away(desk, "ana")
    assert instead(desk, "ana") is None  # of two managers neither was named
    desk.db.get_one(tables.Staff, 1).manager_id = cy.id
    desk.db.flush()
    assert instead(desk, "ana") == "cy"


@pytest.fixture(scope="module")
def crew(in_memory, memory, template):
    """Five colleagues at a desk, anew for every example."""

    @contextmanager
    def opened():
        memory.deserialize(template)
        with Session(in_memory.engine) as db:
            enrol(db, "dan", Role.SALES)
            enrol(db, "eve", Role.MANAGER)
            yield Desk(db, SYSTEM, NOW, ZoneInfo("Asia/Shanghai"))

    return opened


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    deputies=st.dictionaries(st.integers(1, 5), st.none() | st.integers(1, 5), max_size=5),
    leads=st.dictionaries(st.integers(1, 5), st.integers(1, 5), max_size=5),
)
def test_however_they_stand_in_for_each_other_it_ends(crew, deputies, leads):
    with crew() as desk:
        for one, by in leads.items():
            desk.db.get_one(tables.Staff, one).manager_id = by if by != one else None
        for one, by in deputies.items():
            deputy = by if by != one else None
            desk.db.add(Absence(staff_id=one, starts=TODAY, ends=TODAY, deputy_id=deputy))
        desk.db.flush()
        duties = {}
        for one in staff.everybody(desk.db):
            found = absences.with_duties(desk.db, one, NOW, desk.zone)
            duties |= dict.fromkeys(found.stands_in, one.id)
        for one in deputies:
            found = absences.substitute(desk.db, staff.by_id(desk.db, one), NOW, desk.zone)
            assert found is None or found.id not in deputies  # nobody on leave
            assert duties.get(one) == (found and found.id)  # whoever is told may act


def test_what_cannot_be_planned(desk):
    with pytest.raises(DaysAreOver):
        away(desk, "ana", first=TODAY - DAY, last=TODAY - DAY)
    with pytest.raises(OwnDeputy):
        away(desk, "ana", "ana")


def test_meeting_days_become_one_absence(desk):
    first = away(desk, "ana", "bo", TODAY + DAY, TODAY + 3 * DAY)
    away(desk, "ana", None, TODAY + 5 * DAY, TODAY + 6 * DAY)
    whole = away(desk, "ana", None, TODAY + 2 * DAY, TODAY + 7 * DAY)
    assert (whole.id, whole.deputy.name) == (first.id, "bo")
    standing = desk.db.query(Absence).filter(Absence.starts <= Absence.ends).all()
    assert [(row.starts, row.ends) for row in standing] == [(TODAY + 2 * DAY, TODAY + 7 * DAY)]


def test_a_welcome_is_due_on_the_first_morning_and_told_once(desk):
    away(desk, "ana", "bo", TODAY, TODAY + DAY)
    due = absences.next_return(desk, NOW)
    assert due == datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert absences.returned(desk) == []
    later = replace(desk, now=due)
    assert [one.who.name for one, _ in absences.returned(later)] == ["ana"]
    assert absences.returned(later) == []
    assert absences.next_return(later, due) is None


def test_after_a_long_outage_nobody_is_welcomed_late(desk):
    away(desk, "ana", "bo", TODAY, TODAY + DAY)
    assert absences.returned(replace(desk, now=NOW + 30 * DAY)) == []
