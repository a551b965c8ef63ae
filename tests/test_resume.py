"""resume NAME: in again, with the logins there were."""

import pytest

from core.desk import Role
from core.staff import enrol

pytestmark = pytest.mark.usefixtures("ada")


@pytest.mark.parametrize(
    "line",
    ["resume ana", "let ana in again", "reinstate ana", "恢复ana", "启用ana的账号", "把ana恢复了",
     "恢復ana", "啟用 ana 的帳號", "resume s1"],
)  # fmt: skip
def test_however_it_is_said(talk, line):
    talk("ada> suspend ana")
    talk(f"ada> {line}")
    assert talk("find Acme").startswith("bot> Acme\n")


def test_by_the_familiar_name_too(talk, house):
    house.database.write(lambda db: enrol(db, "陈静", Role.SALES))
    talk("ada> suspend 陈静")
    assert "陈静已恢复" in talk("ada> 恢复小陈")


def test_in_words(talk):
    talk("ada> suspend ana")
    assert talk("ada> resume ana") == (
        "bot> ana may work again, with the same logins.\n  [Undo] undo m2"
    )


def test_whoever_works_works(talk):
    assert talk("ada> resume bo") == "bot> bo is not suspended."


def test_nobody_of_that_name(talk):
    assert talk("ada> resume zed") == "bot> No colleague is called “zed”."


def test_the_tasks_stay_where_they_went(talk):
    talk("remind in 3 hours call the bank")
    talk("ada> suspend ana")
    talk("ada> resume ana")
    assert "Nothing to do" in talk("tasks")
    assert "call the bank" in talk("bo> tasks")


def test_only_an_admin_may(talk):
    talk("ada> suspend ana")
    assert "You may not" in talk("bo> resume ana")
