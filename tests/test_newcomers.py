"""Names nobody knows yet: what was said is kept, and one press makes the customer."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_one_press_makes_the_customer_and_logs_what_was_said(talk):
    talk.goes("""
        ana> visited Jane Roe, she wants 10% off, call back tomorrow 3pm
        bot> No customer is called “Jane Roe” yet. Who is it?
        bot> [New customer] q1 new
        :press 1
        bot> Logged your visit to Jane Roe.
        bot> Note: she wants 10% off, call back tomorrow 3pm
        bot> Next: tomorrow 15:00 (in 1 day): call back
        bot> - Jane Roe is a customer now.
        bot> [Done] done t1
        bot> [Undo] undo m2
        ana> history Jane Roe
        bot> Jane Roe: 1 entry, the newest first.
        bot> - today 08:00 visit by ana: she wants 10% off, call back tomorrow 3pm
    """)
    assert "ana" in talk("find Jane Roe")


def test_one_undo_takes_all_of_it_back(talk):
    talk("拜访了李明明，谈续约")
    talk(":press 1")
    assert talk("撤销") == "bot> 已撤销 2 处改动。\n  - 资料 · 李明明\n  - 拜访 · 李明明"
    assert talk("find 李明明") == "bot> No customer is called “李明明”."


def test_a_name_that_is_close_is_offered_and_learnt(talk):
    talk.goes("""
        ana> 拜訪了王曉明，談續約
        bot> 還沒有叫「王曉明」的客戶，是哪位？
        bot> [是王小明 · 宏远科技嗎？] q1 c3
        bot> [新客戶] q1 new
        ana> 1
        bot> 已記錄對王小明的拜訪。
        bot> 內容: 談續約
        bot> [復原] undo m2
        ana> 拜訪了王曉明，很滿意
        bot> 已記錄對王小明的拜訪。
        bot> 內容: 很滿意
        bot> [復原] undo m3
    """)


@pytest.mark.parametrize(
    "answer", ["new", "New customer", "a new one", "新客户", "是新客戶", "新的", "2", "q1 new"]
)
def test_it_may_be_said_as_well(talk, answer):
    talk("拜访了王晓明，谈续约")
    assert "王晓明" in talk(answer)
    assert "谈续约" in talk("历史 王晓明")


def test_an_order_of_somebody_new(talk):
    talk.goes("""
        ana> Jane Roe ordered $500 of filters
        bot> No customer is called “Jane Roe” yet. Who is it?
        bot> [New customer] q1 new
        :press 1
        bot> Jane Roe bought for $500, $500 in all.
        bot> Item: filters
        bot> - Jane Roe is a customer now.
        bot> [Undo] undo m2
        ana> undo
        bot> Undone: 2 changes.
        bot> - details · Jane Roe
        bot> - order · Jane Roe
    """)


def test_what_is_still_missing_is_asked_before_anything_is_written(talk):
    talk("visited Jane Roe")
    assert talk(":press 1") == "bot> What happened?"
    assert talk("cleo> find Jane Roe") == "bot> No customer is called “Jane Roe”."
    assert "Jane Roe is a customer now." in talk("they like it")


def test_pressing_twice_makes_one_customer(talk):
    talk("visited Jane Roe, fine")
    talk("q1 new")
    assert talk("q1 new") == "bot> That question is over; please say it again."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("拜访了李明明谈了续约", "李明明"),
        ("给陈静打了电话她说下周决定", "陈静"),
        ("昨天和赵经理通了电话，要降价", "赵经理"),
        ("拜访了鸿图贸易，想换供应商", "鸿图贸易"),
        ("見了歐陽小姐，她很滿意", "歐陽小姐"),
        ("欧阳娜娜来电，要加单", "欧阳娜娜"),
        ("had lunch with Maria Lopez, she likes plan B", "Maria Lopez"),
        ("called Blue Bottle Coffee, they renew", "Blue Bottle Coffee"),
        ("called Mr. Novak about the delay", "Mr. Novak"),
        ("emailed jane doe, sent the quote", "jane doe"),
        ("order 李明明 3万元", "李明明"),
    ],
)
def test_the_name_is_found_in_the_line(talk, line, name):
    assert f"“{name}”" in talk(line).replace("「", "“").replace("」", "”")
    assert " new" in talk.console.buttons[-1][1]


@pytest.mark.parametrize(
    "line",
    [
        "saw a movie",
        "just met with the team",
        "called home",
        "met some friends for lunch",
        "见了几个朋友",
        "拜访客户很累",
        "为什么天这么热",
        "为什么又下雨",
        "why is it so hot today",
        "why not",
    ],
)
def test_what_is_no_name_is_nobody(talk, line):
    said = talk(line)
    assert "new" not in [says.rpartition(" ")[2] for _, says in talk.console.buttons]
    assert "No customer" not in said
    assert "没有叫" not in said


def test_whoever_may_not_add_is_only_asked_about_those_who_are_close(talk):
    assert talk("find Jane Roe") == "bot> No customer is called “Jane Roe”."
    assert "New customer" not in talk("find Axme")


def test_a_colleague_is_no_customer(talk):
    assert talk("met Bo, fine") == "bot> bo is a colleague, not a customer."
    assert talk("给Cleo打了电话，她说好") == "bot> cleo是同事，不是客户。"


def test_support_adds_for_nobody(talk):
    talk("cleo> called Jane Roe, wants a price")
    talk("q1 new")
    assert "cleo" not in talk("ana> find Jane Roe").partition("visit")[0]
