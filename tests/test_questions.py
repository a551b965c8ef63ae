"""A question waits in the database for the one who was asked, until something else is begun."""

import pytest

from bot.house import House
from bot.questions import PRESSED, Pending
from core import customers
from core.customers import NewCustomer
from storage.database import open_database
from tests.conftest import MORNING, Talk

ASKED = Pending(1, "find", {}, "", "customer", ("c1", "c2", "c3"), MORNING)


@pytest.mark.parametrize(
    ("said", "option"),
    [
        ("1", "c1"),
        ("3", "c3"),
        ("②", "c2"),
        ("第2个", "c2"),
        ("第3個", "c3"),
        ("#2", "c2"),
        ("4", None),
        ("0", None),
        ("12", None),
        ("two", None),
        ("٢", None),
        ("", None),
    ],
)
def test_a_number_is_the_place_of_a_button(said, option):
    assert ASKED.option(said) == option


@pytest.mark.parametrize("said", ["q5 c17", "q1 202611251500Z", "q2 zh_hans"])
def test_what_a_button_says(said):
    assert PRESSED.fullmatch(said)


@pytest.mark.parametrize("said", ["q5", "q c1", "quote c1", "q5 c1 c2", "q٥ c1"])
def test_what_no_button_says(said):
    assert not PRESSED.fullmatch(said)


def test_only_the_asker_may_answer(talk):
    talk(":in #care")
    talk("order Acme East")
    talk("c ac")
    assert talk("bo> q1 c2") == "bot> Somebody else was asked that; please say it yourself."
    assert talk("bo> 2") == ""  # among others, what asks nothing of us gets no answer
    assert talk("2").startswith("bot> Acme East\n")


def test_a_new_command_drops_the_question(talk):
    talk("c ac")
    talk("tasks")
    assert talk("q1 c1") == "bot> That question is over; please say it again."
    assert "I don't understand “2”" in talk("2")


def test_a_new_question_drops_the_old_one(talk):
    talk("c ac")
    talk("order ac ¥5")
    assert talk("q1 c1") == "bot> That question is over; please say it again."
    assert "Acme bought for ¥5" in talk("1")


def test_a_wrong_answer_may_be_mended(talk):
    talk("order ac ¥5")
    assert talk("Zed").startswith("bot> No customer is called “Zed” yet. Who is it?")
    assert "Acme bought for ¥5" in talk("Acme")


def test_a_refused_command_is_answered_as_one_and_the_question_stays(talk):
    talk("order ac ¥5")
    assert talk("find c99") == "bot> No customer is called “c99”."
    assert "Acme bought for ¥5" in talk("1")


def test_what_is_missing_is_asked_one_by_one(talk):
    talk.goes("""
        bo> order ac
        bot> Which customer?
        bot> [Acme East] q1 c2
        bot> [Acme · +8613900139000] q1 c1
        bo> 1
        bot> How much?
        bo> ¥300
        bot> Acme East bought for ¥300, ¥300 in all.
        bot> [Undo] undo m3
    """)


def test_answered_is_over(talk):
    talk("order ac ¥5")
    talk("q1 c1")
    assert talk("q1 c1") == "bot> That question is over; please say it again."
    assert "¥5 on 1 day" in talk("find Acme")


def test_a_button_of_a_question_nobody_asked(talk):
    assert talk("q99 c1") == "bot> That question is over; please say it again."


def test_a_question_belongs_to_the_place_it_was_asked_in(talk):
    talk("order Acme")
    talk(":in #care")
    assert talk("300") == ""
    talk(":in")
    assert "Acme bought for ¥300" in talk("300")


def test_many_that_fit_are_said_to_be_more(talk, house):
    def add(db):
        for n in range(9):
            customers.add(house.own_desk(db), NewCustomer(f"Dragon {n}"))

    house.database.write(add)
    said = talk("find dragon")
    assert said.startswith("bot> Which customer? More fit than these; a longer part of the name")
    assert said.count("[Dragon") == 6


def test_a_name_in_another_script_is_an_answer_and_no_change_of_language(talk):
    talk("order")
    assert talk("王小明") == "bot> How much?"
    assert talk("300").startswith("bot> 王小明 bought for ¥300")
    talk("下单")
    assert talk("Acme") == "bot> 多少钱？"
    assert talk("300").startswith("bot> Acme下单¥300")


def test_the_words_of_another_day_are_no_answer(talk):
    """Whatever is said is a note; so yesterday's question must not swallow this morning's words."""
    talk("visited Acme")
    talk(":wait 1d")
    assert talk("any news from the fair").startswith("bot> I don't understand")
    talk(":wait 1m")
    talk("visited Acme")
    talk(":wait 1h")
    assert "Note: any news from the fair" in talk("any news from the fair")


def test_a_question_outlives_a_restart(tmp_path, template, clock):
    """The answer comes to another process, which finds the question in the database."""
    place = tmp_path / "shop.db"
    place.write_bytes(template)
    first = open_database(f"sqlite:///{place}")
    asked = Talk(House(first, clock), clock)
    assert asked("order ac ¥300").startswith("bot> Which customer?")
    first.close()
    second = open_database(f"sqlite:///{place}")
    talk = Talk(House(second, clock), clock)
    assert talk("Acme").startswith("bot> Acme bought for ¥300")
    assert "I don't understand “2”" in talk("2")
    talk("find 王小明")
    second.close()
    third = open_database(f"sqlite:///{place}")
    assert Talk(House(third, clock), clock)("tag him VIP").startswith("bot> Tagged 王小明: VIP.")
    third.close()
