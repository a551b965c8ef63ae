"""assign NAME to COLLEAGUE: both sides hear of it, and a company goes with its people."""

import pytest

from core.desk import Role
from core.staff import enrol


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_both_sides_are_told_but_not_who_did_it(talk):
    talk.goes("""
        ana> assign Acme to bo
        bot> Acme is now bo’s customer.
        bot> [Undo] undo m1
        bot to @bo> ana gave you the customer Acme.
        bot to @bo> [Show card] find c1
    """)
    assert "Owner: bo" in talk("find Acme")
    talk("undo")
    assert "Owner: ana" in talk("find Acme")


def test_a_manager_gives_what_is_anothers(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    said = talk("bo> assign Acme to dan")
    assert "bot to @dan> bo gave you the customer Acme." in said
    assert "bot to @ana> bo gave your customer Acme to dan." in said


@pytest.mark.parametrize(
    "line",
    [
        "把王小明转给小陈",
        "王小明转给陈静",
        "把王小明交给陈静跟进",
        "王小明以后由小陈负责",
        "王小明的负责人改成陈静",
        "把王小明轉給小陈",
        "王小明以後由陈静跟進",
        "陈静接手王小明",
        "assign 王小明 to 陈静",
        "hand 王小明 over to 陈静",
        "give 王小明 to @陈静",
        "陈静 takes over 王小明",
        "王小明 now belongs to 陈静",
        "change 王小明's owner to 陈静",
    ],
)
def test_many_ways_to_say_it(talk, house, line):
    house.database.write(lambda db: enrol(db, "陈静", Role.SALES))
    talk(line)
    assert "陈静" in talk("find 王小明")


@pytest.mark.parametrize("line", ["把样品交给陈静", "give Acme a call", "assign t1 to bo"])
def test_what_gives_no_customer_away(talk, house, line):
    house.database.write(lambda db: enrol(db, "陈静", Role.SALES))
    talk(line)
    assert "Owner: ana" in talk("find Acme")


def test_a_visit_at_which_something_was_handed_over_is_a_visit(talk):
    assert talk("拜访了王小明，把样品交给bo").startswith("bot> 已记录对王小明的拜访。")


def test_a_company_goes_with_its_people(talk):
    talk("add 宏远科技")
    assert talk("assign 王小明 to bo").startswith(
        "bot> 宏远科技 and 1 person there are now bo’s customers."
    )
    assert "Owner: bo" in talk("find 宏远科技")
    assert "Owner: bo" in talk("find 王小明")
    talk("undo")
    assert "Owner: ana" in talk("find 王小明")


def test_said_twice_it_is_so_already(talk):
    assert talk("assign Acme to me") == "bot> Acme is ana’s customer already."


def test_who_may_not_and_who_is_not_there(talk):
    assert talk("assign Acme East to me").startswith("bot> You may not change this customer;")
    assert talk("assign Acme to Zed") == "bot> No colleague is called “Zed”."
    assert talk("assign Acme") == "bot> To which colleague?"
    assert "Acme is now bo’s customer." in talk("bo")
