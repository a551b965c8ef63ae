"""role NAME ROLE: what a colleague may do from now on."""

import pytest

from core import staff
from core.desk import Role

pytestmark = pytest.mark.usefixtures("ada")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("role bo admin", Role.ADMIN),
        ("role bo as support", Role.SUPPORT),
        ("make bo an admin", Role.ADMIN),
        ("make bo a sales rep", Role.SALES),
        ("promote bo to admin", Role.ADMIN),
        ("change bo to support", Role.SUPPORT),
        ("角色 bo 客服", Role.SUPPORT),
        ("把bo改成销售", Role.SALES),
        ("让bo当管理员", Role.ADMIN),
        ("将bo设为客服", Role.SUPPORT),
        ("bo升为管理员", Role.ADMIN),
        ("提升bo为管理员", Role.ADMIN),
        ("bo is an admin now", Role.ADMIN),
        ("角色 bo 業務", Role.SALES),
        ("把bo改為業務", Role.SALES),
        ("讓bo擔任管理員", Role.ADMIN),
    ],
)
def test_however_it_is_said(talk, house, line, role):
    talk(f"ada> {line}")
    with house.database.read() as db:
        assert staff.named(db, "bo").role is role


def test_they_are_told_and_it_is_undone(talk):
    talk(":as ada")
    talk.goes("""
        role bo sales
        bot> bo is sales now.
        bot> [Undo] undo m1
        bot to @bo> You are sales now.
    """)
    assert "Undone: 1 change." in talk("undo")


def test_it_holds_at_once(talk):
    talk("ada> role ana support")
    assert "You may not record an order" in talk("order Acme ¥5")


def test_the_last_admin_stays_one(talk):
    assert talk("ada> role ada sales") == (
        "bot> ada is the last admin. Make somebody else one first."
    )
    talk("ada> role bo admin")
    assert "ada is sales now." in talk("ada> role ada sales")


def test_only_an_admin_may(talk):
    for name in ("ana", "bo", "cleo"):
        assert "You may not" in talk(f"{name}> role cleo admin")


def test_whoever_was_made_less_cannot_take_back_what_they_did_as_more(talk):
    talk("ada> role bo admin")
    talk("bo> role cleo sales")
    talk("ada> role bo sales")
    assert "You may not invite or suspend colleagues" in talk("bo> undo m2")


def test_a_log_that_mentions_a_role_stays_a_log(talk):
    assert "Logged your visit to Acme." in talk("visited Acme, they will make Kim a manager")
    assert "已记录对王小明的拜访。" in talk("拜访了王小明，他们让老李当主管")
