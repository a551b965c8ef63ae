"""find NAME: whoever is meant is found, and shown no more than the reader may see."""

from datetime import timedelta

import pytest

from bot.cards import customer_card
from bot.render import write
from core import customers, staff
from core.desk import Role
from core.staff import enrol
from storage import tables


def test_two_of_a_name_become_buttons(talk):
    talk.goes("""
        ana> c ac
        bot> Which customer?
        bot> [Acme · +8613900139000] q1 c1
        bot> [Acme East] q1 c2
        :press 2
        bot> Acme East
        bot> Owner: bo
        bot> - From now on “ac” is Acme East to me when you say it.
        bot> [Undo] undo m2
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
        bot> Owner: ana
        bot> Phone: +8613900139000
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
    assert "[Did you mean Acme · +8613900139000?] q3 c1" in talk("order Axme ¥5")


def test_a_company_shows_its_people_and_they_show_it(talk):
    talk("add 宏远科技")
    talk("add 王建国 13900000011 宏远科技 采购")
    talk("add 李雷 13900000012 宏远科技 老板")
    talk("拜访了王建国，谈续约")
    talk("下单李雷3万")
    talk.goes("""
        ana> 宏远
        bot> 宏远科技
        bot> 负责人: ana
        bot> 上次跟进: 刚刚（共 1 次）
        bot> 订单: 共¥30,000，1 个购买日，最近 11月22日周日
        bot> 联系人: 李雷（决策）、王建国（采购）、王小明
        bot> [李雷] find c6
        bot> [王建国] find c5
        bot> [王小明] find c3
        :press 2
        bot> 王建国
        bot> 公司: 宏远科技（采购）
        bot> 负责人: ana
        bot> 电话: +8613900000011
        bot> 上次跟进: 刚刚（共 1 次）
        bot> 订单: 共¥30,000，1 个购买日，最近 11月22日周日
    """)


@pytest.mark.parametrize("words", ["宏远", "宏远科技", "hongyuan", "hykj", "宏遠"])
def test_whoever_only_works_there_is_not_meant_by_its_name(talk, words):
    talk("add 宏远科技")
    assert talk(f"find {words}").startswith("bot> 宏远科技\n")
    assert talk("find 王").startswith("bot> 王小明\n")


def test_more_people_than_fit(talk):
    talk("add 宏远科技")
    for n, name in enumerate("甲乙丙丁戊己"):
        talk(f"add 李{name} 1390000001{n} 宏远科技")
    assert "People: 王小明, 李甲, 李乙, 李丙, and 3 more" in talk("find 宏远科技")


def test_a_card_has_eight_lines_at_most(talk, house):
    talk("add 宏远科技")
    talk("王小明是宏远的采购")
    talk("王小明's email is wang@hongyuan.example")
    talk("tag 王小明 VIP")
    talk("宏远科技的等级是金卡")
    talk("visited 王小明, call back tomorrow 3pm")
    talk("remind me next Friday at 3pm to send 王小明 the offer")
    talk("order 王小明 ¥500")
    talk.goes("""
        ana> find 王小明
        bot> 王小明, 宏远科技 (buys)
        bot> Owner: ana
        bot> Phone: +8613800138000
        bot> Last touch: just now (1 in all)
        bot> Orders: ¥500 on 1 day, the last Sun 22 Nov
        bot> Membership: 金卡
        bot> Tags: VIP
        bot> Birthday: 23 Nov 1990
        bot> Next: tomorrow 15:00: call back
    """)


def test_when_the_next_touch_is_stands_beside_the_last(talk, house):
    talk("visited Acme, fine")

    def card(db):
        desk = house.own_desk(db)
        row = db.get_one(tables.Customer, 1)
        row.next_touch_at = house.clock() + timedelta(days=1)
        db.flush()
        person = staff.named(db, "ana")
        return write(customer_card(customers.by_id(desk, 1)), house.reader(person, "en"))

    letter = house.database.write(card)
    assert ("Last touch", "just now (1 in all), next tomorrow 08:00") in letter.facts


@pytest.mark.parametrize("words", ["王总", "王经理", "老王", "小王", "Mr Wang", "old wang"])
def test_titles_and_familiar_names(talk, words):
    assert talk(f"find {words}").startswith("bot> 王小明")


def test_chinese_without_a_break_after_a_title(talk):
    assert talk("拜访了王总聊了续约").startswith("bot> 已记录对王小明的拜访。")


def test_a_word_with_a_familiar_beginning_is_no_surname(talk):
    assert talk("find 老板") == "bot> No customer is called “老板”."


@pytest.mark.parametrize(
    "line",
    ["谁是王小明", "誰是王小明？", "王小明的邮箱", "王小明的負責人是誰？", "who owns 王小明?"],
)
def test_whoever_asks_after_somebody_sees_the_card(talk, line):
    assert talk(line).startswith("bot> 王小明\n")


@pytest.mark.parametrize(
    "line", ["王小明电话多少", "王小明的电话多少？", "王小明手机号多少呢", "王小明的電話是多少"]
)
def test_asking_for_the_number(talk, line):
    assert "+8613800138000" in talk(line)


def test_whose_customer_somebody_is(talk):
    for line in ("王小明是谁的客户", "王小明是誰的客戶？"):
        assert talk(line).startswith("bot> 王小明\n"), line
