"""find NAME: whoever is meant is found, and shown no more than the reader may see."""

import pytest

from core.desk import Role
from core.staff import enrol


def test_two_of_a_name_become_buttons(talk):
    talk.goes("""
        ana> c ac
        bot> Which customer?
        bot> [Acme · +8613900139000] q1 c1
        bot> [Acme East] q1 c2
        :press 2
        bot> Acme East
        bot> Owner: bo
    """)


@pytest.mark.parametrize("second", ["2", "②", "第2个", "#2"])
def test_a_typed_number_answers(talk, second):
    talk("c ac")
    assert talk(second).startswith("bot> Acme East\n")


def test_whoever_is_called_exactly_so_comes_alone(talk):
    assert talk("customer acme").startswith("bot> Acme\n")


def test_chinese_needs_no_space_and_is_answered_in_its_script(talk):
    assert "电话: +8613800138000" in talk("客户王小明")
    assert "電話: +8613800138000" in talk("客戶王小明")


@pytest.mark.parametrize(
    "line",
    ["who is acme?", "look up acme", "Acme's phone number?", "ACME", "find c1", "13900139000"],
)
def test_many_ways_to_ask_for_one_customer(talk, line):
    assert "+8613900139000" in talk(line)


@pytest.mark.parametrize(
    "line", ["王小明的电话是多少？", "查一下王小明", "wang xiaoming", "wxm", "小明", "宏远科技"]
)
def test_a_chinese_name_may_be_spelled_or_shortened(talk, line):
    assert "+8613800138000" in talk(line)


def test_a_number_is_masked_where_others_read(talk):
    talk(":in #care")
    assert "Phone: +86139****9000" in talk("customer Acme")
    assert "+8613900139000" not in talk("c ac")


def test_a_colleague_does_not_see_the_number_of_anothers_customer(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    assert "Phone: +86139****9000" in talk("dan> customer Acme")
    assert "+8613900139000" in talk("cleo> customer Acme")
    assert "+8613900139000" in talk("bo> customer Acme")


def test_the_masked_number_does_not_hide_in_a_button(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    assert "[Acme · +86139****9000] q1 c1" in talk("dan> c ac")


def test_a_chinese_name_does_not_make_a_line_chinese(talk):
    assert "Phone:" in talk("customer 王小明")
    talk("帮助")
    assert "电话:" in talk("王小明")


def test_an_unknown_name_is_said_back_in_the_language_of_the_line(talk):
    assert talk("find Zed") == "bot> No customer is called “Zed”."
    assert talk("find 赵六") == "bot> No customer is called “赵六”."
    assert talk("客户赵六") == "bot> 没有叫“赵六”的客户。"


def test_a_card_knows_what_happened_and_what_is_promised(talk):
    talk("visited Acme, wants 10% off, call back tomorrow 3pm")
    talk("order Acme ¥1,200")
    talk(":wait 3h")
    talk.goes("""
        ana> find Acme
        bot> Acme
        bot> Phone: +8613900139000
        bot> Owner: ana
        bot> Last touch: 3 hours ago (1 in all)
        bot> Orders: ¥1,200 on 1 day, the last Sun 22 Nov
        bot> Next: tomorrow 15:00: call back
    """)


def test_sums_are_the_owners_and_the_managers(talk):
    talk("order Acme ¥1,200")
    assert "1,200" in talk("bo> find Acme")
    assert "1,200" not in talk("cleo> find Acme")
    talk(":in #care")
    assert "1,200" not in talk("bo> find Acme")


def test_what_is_planned_is_read_by_whoever_reads_the_notes(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    talk("visited Acme, wants 10% off, call back about the discount tomorrow 3pm")
    assert "discount" in talk("find Acme")
    assert "discount" in talk("cleo> find Acme")
    assert "discount" not in talk("dan> find Acme")
    talk(":in #care")
    assert "discount" not in talk("find Acme")


def test_what_looks_like_a_template_is_only_a_name(talk):
    assert talk("find {name}!r") == "bot> No customer is called “{name}!r”."
    assert "“%s”" in talk("find %s")


def test_a_slip_of_the_finger_is_asked_about_and_never_assumed(talk):
    talk.goes("""
        ana> find Axme
        bot> Which customer?
        bot> [Acme · +8613900139000] q1 c1
        ana> 客户王晓明
        bot> 是哪位客户？
        bot> [王小明 · 宏远科技] q2 c3
    """)
    assert talk("order Axme ¥5").startswith("bot> Which customer?")
