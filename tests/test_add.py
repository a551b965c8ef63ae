"""add NAME: a new customer, and nobody twice."""

import pytest


def test_name_number_and_company_in_one_line(talk):
    talk.goes("""
        ana> add Li Wei 139 0013 9001 Northwind Ltd
        bot> Added Li Wei.
        bot> Company: Northwind Ltd
        bot> Owner: ana
        bot> Phone: +8613900139001
        bot> [Undo] undo m1
        ana> 新客户李雷，13900139002
        bot> 已添加客户李雷。
        bot> 负责人: ana
        bot> 电话: +8613900139002
        bot> [撤销] undo m2
        ana> 新增客戶 林志豪 13900139003 宏遠科技
        bot> 已新增客戶林志豪。
        bot> 公司: 宏遠科技
        bot> 負責人: ana
        bot> 電話: +8613900139003
        bot> [復原] undo m3
    """)


def test_a_foreign_number_is_a_number(talk):
    assert "Phone: +447911123456" in talk("add Jane Roe, +44 7911 123456")


@pytest.mark.parametrize("line", ["add Jane Roe, +44 7700 900123", "add Jane Roe, +1 555 0100"])
def test_what_is_only_digits_is_never_a_company(talk, line):
    assert "Company: +" not in talk(line)


def test_an_address_is_kept_in_small_letters(talk):
    assert "E-mail: jane@shop.example" in talk("add Jane Roe, Jane@Shop.example")


def test_a_missing_name_is_asked_for(talk):
    talk.goes("""
        ana> add
        bot> What is the customer called?
        ana> Zoe Lim
        bot> Added Zoe Lim.
        bot> Owner: ana
        bot> [Undo] undo m2
    """)


def test_a_manager_adds_for_nobody_in_particular(talk):
    assert "Owner" not in talk("bo> add Jim Doe")


@pytest.mark.parametrize("number", ["139 0013 9000", "+86 139 0013 9000", "13900139000"])
def test_a_mobile_we_know_is_the_same_person(talk, number):
    assert talk(f"add Tom Lee {number}") == (
        "bot> That number or e-mail is Acme’s already, whom ana keeps. Nothing was changed.\n"
        "  [Show] find c1"
    )
    assert "No customer" in talk("find Tom Lee")


def test_a_landline_is_shared_by_a_whole_company(talk):
    talk("add Tom Lee 021 6123 4567")
    assert "Added Ann Lee." in talk("add Ann Lee 021 6123 4567")


def test_a_namesake_is_added_and_pointed_at(talk):
    talk.goes("""
        ana> add Acme
        bot> Added Acme. There is another Acme: the same person?
        bot> Owner: ana
        bot> [Show the other] find c1
        bot> [Undo] undo m1
    """)


def test_what_cannot_be_a_name(talk):
    assert "“!!!” cannot be a name" in talk("add !!!")
    assert "at most 40 characters" in talk("add " + "a" * 41)
    assert "Added " + "a" * 40 in talk("add " + "a" * 40)


def test_marks_that_bend_the_line_are_taken_out(talk):
    assert "Added Evil Bob." in talk("add \u202eEvil\u200b Bob\ufeff")


def test_a_chinese_name_does_not_make_a_line_chinese(talk):
    assert talk("add 李雷 13900139005").startswith("bot> Added 李雷.")


def test_undo_takes_everything_back(talk):
    talk("add Li Wei 139 0013 9001 Northwind Ltd")
    talk("undo")
    for trace in ("Li Wei", "Northwind", "13900139001"):
        assert talk(f"find {trace}") == f"bot> No customer is called “{trace}”."
    assert "Added Li Wei." in talk("add Li Wei 139 0013 9001")


def test_who_was_met_since_is_not_taken_back(talk):
    talk("add Li Wei")
    talk("bo> visited Li Wei, nice talk")
    assert "Something was built on it since" in talk("undo m1")
    assert talk("find Li Wei").startswith("bot> Li Wei\n")


def test_an_answer_may_say_more_than_was_asked(talk):
    assert talk("add") == "bot> What is the customer called?"
    assert "Phone: +8613900139055" in talk("Bob Stone, 13900139055")


def test_what_an_answer_says_too_much_is_not_lost_silently(talk):
    talk("add")
    assert "I don't know what to do with “555-0100”" in talk("Bob Stone, 555-0100")
    assert "Added Bob Stone." in talk("Bob Stone")


def test_whoever_names_a_company_we_know_joins_it(talk):
    talk("add 宏远科技有限公司")
    talk.goes("""
        ana> 添加 王建国 13800138001 宏远科技 采购
        bot> 已添加客户王建国。
        bot> 公司: 宏远科技有限公司（采购）
        bot> 负责人: ana
        bot> 电话: +8613800138001
        bot> [撤销] undo m2
    """)
    assert "王建国 (buys)" in talk("find 宏远")
    talk("undo")
    assert "王建国" not in talk("find 宏远")


def test_a_new_company_takes_in_who_was_said_to_work_there(talk):
    assert "People: 王小明" in talk("add 宏远科技")
    talk("undo")
    assert talk("find 宏远").startswith("bot> 王小明\n")


def test_a_contact_of_anothers_company_is_theirs_and_they_hear_of_it(talk):
    talk("bo> add 华星贸易")
    talk("bo> assign 华星贸易 to bo")
    said = talk("add 李雷 13900000012 华星贸易")
    assert "Owner: bo" in said
    assert "bot to @bo> ana added 李雷, at a company of yours." in said


@pytest.mark.parametrize(
    ("new", "known"), [("王晓明", "王小明"), ("Acne", "Acme"), ("Acmee", "Acme")]
)
def test_a_name_that_sounds_like_another_is_pointed_at(talk, new, known):
    said = talk(f"add {new}")
    assert said.startswith(f"bot> Added {new}. That is close to {known}: the same person?")
    assert f"[{known}] find c" in said


def test_a_mobile_that_nobody_keeps(talk):
    talk("bo> add Jim Doe 13900000013")
    assert talk("add Tom Lee 13900000013") == (
        "bot> That number or e-mail is Jim Doe’s already. Nothing was changed.\n  [Show] find c4"
    )


@pytest.mark.parametrize(
    "line",
    ["加个客户：刘婷，13700137999", "加個客戶 劉婷 13700137999", "录入客户刘婷 13700137999"],
)
def test_in_everyday_words(talk, line):
    assert "+8613700137999" in talk(line)
