"""A lost customer who came back: said by a person, or by an order."""

import pytest

from storage.tables import Customer
from tests.purchases import DAY, TODAY, buys, texts, wait_until


@pytest.fixture
def database(in_memory, memory):
    """These walk through months, day by day: SQLite will do; core's own tests ask both."""
    yield in_memory
    memory.rollback()


def customer(house, number=1):
    with house.database.read() as db:
        return db.get_one(Customer, number)


def test_said_by_a_person(talk, house):
    buys(house, 1, silent=100)
    talk("lost Acme, too expensive")
    talk.goes("""
        Acme came back
        bot> Good: Acme is an active customer again.
        bot> [Show card] find c1
        bot> [Undo] undo m2
        Acme came back
        bot> Acme is an active customer already.
        bot> [Show card] find c1
    """)
    back = customer(house)
    assert (back.status, back.lost_on, back.lost_reason) == ("active", None, None)
    wait_until(talk, TODAY + 60 * DAY)
    assert texts(house) == []  # this silence is explained


def test_an_order_says_so_and_whoever_records_it_is_told_at_once(talk, house):
    talk("lost Acme, too expensive")
    talk.goes("""
        order Acme ¥500
        bot> Acme bought for ¥500, ¥500 in all.
        bot> Customer: active again, was lost
        bot> [Undo] undo m2
    """)
    assert customer(house).status == "active"
    wait_until(talk, TODAY + 3 * DAY)
    assert texts(house, "won_back") == []
    talk("undo")
    assert customer(house).status == "lost"


def test_the_owner_is_told_of_an_order_somebody_else_recorded(talk, house):
    talk("lost Acme, too expensive")
    talk("bo> order Acme ¥500")
    wait_until(talk, TODAY + DAY)
    assert texts(house, "won_back") == [
        ("@ana", "Acme was marked as lost and has bought again on Sun 22 Nov.")
    ]
    wait_until(talk, TODAY + 5 * DAY)
    assert len(texts(house, "won_back")) == 1


def test_an_undone_order_is_no_news(talk, house):
    talk("lost Acme, too expensive")
    talk("bo> order Acme ¥500")
    talk("bo> undo")
    wait_until(talk, TODAY + DAY)
    assert texts(house, "won_back") == []
    assert customer(house).status == "lost"


def test_an_older_order_entered_late_brings_nobody_back(talk, house):
    talk("lost Acme, too expensive")
    talk("order Acme 1 October ¥500")
    assert customer(house).status == "lost"


def test_lost_again_and_back_again(talk, house):
    for _ in range(2):
        talk("lost Acme, too expensive")
        talk("bo> order Acme ¥500")
        assert customer(house).status == "active"
    wait_until(talk, TODAY + DAY)
    assert len(texts(house, "won_back")) == 1


@pytest.mark.parametrize(
    "line",
    ["Acme is back", "won back Acme", "Acme has come back", "Acme回来了", "Acme又来买了",
     "挽回Acme", "Acme回來了", "Acme恢复合作了"],
)  # fmt: skip
def test_how_people_say_it(talk, house, line):
    talk("lost Acme, too expensive")
    talk(line)
    assert customer(house).status == "active"


@pytest.mark.parametrize(
    "line", ["I'm back", "我回来了", "visited Acme, Tom came back", "call back Acme tomorrow"]
)
def test_what_only_sounds_like_it(talk, house, line):
    talk("lost Acme, too expensive")
    talk(line)
    assert customer(house).status == "lost"


def test_never_gone(talk):
    assert talk("Acme is back").startswith("bot> Acme is an active customer already.")
