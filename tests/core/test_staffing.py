"""Who works here: invited, shut out, let in again, and never without an admin."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from core import changes, staff, staffing
from core.desk import SYSTEM, Actor, Desk, Role
from core.names import BadName
from core.rights import NotAllowed
from core.staff import NameTaken, enrol
from core.staffing import LastAdmin, NotYourself

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        ada = enrol(db, "ada", Role.ADMIN)
        yield Desk(db, ada.actor, NOW, house.zone, "m1", house.shop)


def named(desk, name):
    return staff.named(desk.db, name)


def test_invited_and_taken_back(desk):
    assert staffing.invite(desk, " Mei  Lin ", Role.SALES).name == "Mei Lin"
    changes.undo(desk, changes.change_set(desk, "m1"))
    assert staff.called(desk.db, "Mei Lin") is None


def test_no_two_of_a_name_and_no_bad_one(desk):
    with pytest.raises(NameTaken):
        staffing.invite(desk, "ANA", Role.SALES)
    with pytest.raises(BadName):
        staffing.invite(desk, "…", Role.SALES)


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, ana: staffing.invite(desk, "Mei", Role.SALES),
        lambda desk, ana: staffing.set_role(desk, ana, Role.ADMIN),
        staffing.suspend,
        staffing.resume,
    ],
)
def test_only_an_admin(desk, act):
    bos, ana = replace(desk, actor=Actor(2, "bo", Role.MANAGER)), named(desk, "ana")
    with pytest.raises(NotAllowed):
        act(bos, ana)


def test_one_admin_stays_whatever_is_done(desk):
    ada = named(desk, "ada")
    with pytest.raises(NotYourself):
        staffing.suspend(desk, ada)
    with pytest.raises(LastAdmin):
        staffing.suspend(replace(desk, actor=SYSTEM), ada)
    with pytest.raises(LastAdmin):
        staffing.set_role(desk, ada, Role.SALES)
    bo = staffing.set_role(desk, named(desk, "bo"), Role.ADMIN)
    staffing.suspend(desk, bo)
    with pytest.raises(LastAdmin):  # a suspended admin opens no door
        staffing.set_role(desk, ada, Role.SALES)
    staffing.set_role(desk, ada, Role.ADMIN)  # to stay what one is leaves one


def test_the_command_line_finds_an_heir_too(desk):
    cleo = named(desk, "cleo")
    handed = staffing.suspend(replace(desk, actor=SYSTEM, source="m0"), cleo)
    assert (handed.tasks, handed.to.name, handed.customers) == (0, "bo", 0)
    handed = staffing.suspend(replace(desk, actor=SYSTEM, source="m0"), named(desk, "bo"))
    assert (handed.to.name, handed.customers) == ("ada", 1)


def test_resumed_they_are_who_they_were(desk):
    ana = named(desk, "ana")
    staffing.suspend(desk, ana)
    assert staffing.resume(desk, ana) == ana
