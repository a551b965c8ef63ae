"""unlock: a login that guessed too often may try again."""

import pytest

from core import accounts, staff
from core.desk import Login

pytestmark = pytest.mark.usefixtures("ada")
WRONG = "RAP-2222-2222-2222"


@pytest.fixture
def locks(house):
    """Somebody at that login guesses five times; perhaps it is a colleague's."""

    def lock(user, name=None):
        def write(db):
            desk, login = house.own_desk(db), Login("telegram", user, user)
            if name:
                code = accounts.new_code(desk, staff.named(db, name))
                accounts.link(desk, login, code)
            for _ in range(accounts.MOST_WRONG):
                accounts.link(desk, login, WRONG)

        house.database.write(write)

    return lock


def locked(house):
    with house.database.read() as db:
        return [one.login for one in accounts.locked(house.own_desk(db))]


def test_the_only_one_needs_no_name(talk, house, locks):
    locks("77")
    assert talk("ada> unlock") == ("bot> Telegram login 77 may try again.\n  [Undo] undo m1")
    assert locked(house) == []


def test_of_several_one_is_chosen(talk, house, locks):
    locks("77")
    locks("78", "bo")
    talk(":as ada")
    talk.goes("""
        unlock
        bot> Which login?
        bot> [telegram bo] q1 u2
        bot> [telegram 77] q1 u1
        :press 2
        bot> Telegram login 77 may try again.
        bot> [Undo] undo m2
    """)
    assert locked(house) == ["78"]


@pytest.mark.parametrize("line", ["unlock bo", "解锁 bo", "解鎖bo"])
def test_a_colleagues_own_comes_first(talk, house, locks, line):
    locks("77")
    locks("78", "bo")
    talk(f"ada> {line}")
    assert locked(house) == ["77"]


def test_of_a_newcomer_it_is_the_one_that_is_nobodys(talk, house, locks):
    locks("77")
    assert "login 77 may try again" in talk("ada> unlock ana")


def test_nothing_to_unlock(talk):
    assert talk("ada> unlock") == "bot> No login is locked."
    assert talk("ada> unlock bo") == "bot> No login is locked."
    assert talk("ada> unlock u9") == "bot> No login is locked."


def test_only_an_admin_may(talk, locks):
    locks("77")
    assert "You may not" in talk("bo> unlock")
