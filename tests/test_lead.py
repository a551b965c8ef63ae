"""NAME reports to NAME: whose team a colleague is in."""

import pytest

from core import staff
from core.desk import Role
from core.staff import enrol


@pytest.fixture(autouse=True)
def cy(house, ada):
    house.database.write(lambda db: enrol(db, "cy", Role.MANAGER))


@pytest.mark.parametrize(
    "line",
    ["ana reports to cy", "ana's manager is cy", "cy leads ana", "cy manages ana", "ana的主管是cy",
     "ana归cy管", "ana向cy汇报", "ana的主管改為cy", "ana歸cy管"],
)  # fmt: skip
def test_however_it_is_said(talk, house, line):
    talk(f"ada> {line}")
    with house.database.read() as db:
        assert staff.by_id(db, staff.named(db, "ana").manager_id).name == "cy"


def test_both_know_and_the_team_is_theirs(talk):
    assert "¥" not in talk("cy> find Acme")
    talk("order Acme ¥1,200")
    talk(":as ada")
    talk.goes("""
        ana reports to cy
        bot> ana reports to cy now.
        bot> [Undo] undo m3
        bot to @cy> ana is in your team now.
    """)
    assert "¥1,200" in talk("cy> find Acme")
    assert "¥1,200" not in talk("bo> find Acme")  # another manager's
    talk("undo")
    assert "¥1,200" in talk("bo> find Acme")


def test_who_is_no_manager(talk):
    assert "cleo cannot be the manager here" in talk("ada> ana reports to cleo")
    assert "cy cannot be the manager here" in talk("ada> cy reports to cy")


def test_only_an_admin_may(talk):
    assert "You may not" in talk("bo> ana reports to bo")


def test_a_log_stays_a_log(talk):
    assert "Logged your visit to Acme." in talk("visited Acme, Kim reports to Lee now")
    assert "已记录对王小明的拜访。" in talk("拜访了王小明，他的主管是老李")
