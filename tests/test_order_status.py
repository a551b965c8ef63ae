"""A-17 shipped …: where an order stands; the customer's sums follow."""

import pytest


@pytest.fixture
def ordered(talk):
    talk("order Acme #A-17 ¥1,200 filters")
    return talk


def test_shipped_with_its_parcels_number(ordered):
    ordered.goes("""
        ana> A-17 已发货 SF1234567890
        bot> Acme的订单A-17：已发货。
        bot> 金额: ¥1,200
        bot> 商品: filters
        bot> 快递单号: SF1234567890
        bot> [订单] orders c1
        bot> [撤销] undo m2
        ana> orders Acme
        bot> Acme’s orders, the newest first.
        bot> - Sun 22 Nov · ¥1,200 · filters · shipped · A-17 · SF1234567890
    """)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("order A-17 shipped, tracking SF1234567890", "shipped"),
        ("A-17 paid", "paid"),
        ("a-17 付款了", "paid"),
        ("A-17 還沒付款", "unpaid"),
        ("order A-17 has been delivered", "delivered"),
        ("订单A-17已签收", "delivered"),
        ("取消订单A-17", "cancelled"),
        ("取消訂單 A-17", "cancelled"),
        ("cancel order A-17", "cancelled"),
        ("A-17退货了", "returned"),
        ("A-17 refunded", "refunded"),
        ("Acme paid", "paid"),
        ("Acme's order has been shipped", "shipped"),
        ("mark order A-17 as delivered", "delivered"),
    ],
)
def test_in_words(ordered, line, status):
    ordered(line)
    assert f" · {status} · A-17" in ordered("orders Acme")


@pytest.mark.parametrize("line", ["A-17 cancelled", "A-17 退货", "A-17 已退款"])
def test_what_was_called_off_was_not_bought(ordered, line):
    assert "Orders: ¥1,200 on 1 day" in ordered("find Acme")
    ordered(line)
    assert "Orders" not in ordered("find Acme")
    ordered("undo")
    assert "Orders: ¥1,200 on 1 day" in ordered("find Acme")


def test_saying_what_is_so_is_no_change(ordered):
    ordered("A-17 paid")
    assert "Undo" not in ordered("A-17 paid")


def test_by_the_customers_name_the_one_that_stands(talk):
    talk("王小明下了3万的单，单号 B-1")
    assert talk("王小明付款了").startswith("bot> 王小明的订单B-1：已付款。")
    talk("王小明下了5万的单，单号 B-2")
    talk.goes("""
        ana> 王小明的订单已发货
        bot> 是哪个订单？
        bot> [B-2，11月22日周日 ¥50,000] q1 o2
        bot> [B-1，11月22日周日 ¥30,000] q1 o1
        :press 1
        bot> 王小明的订单B-2：已发货。
        bot> 金额: ¥50,000
        bot> [订单] orders c3
        bot> [撤销] undo m5
    """)


def test_no_such_order(talk):
    assert talk("A-99 paid") == "bot> There is no order “A-99”."
    assert talk("order A-99 shipped") == "bot> There is no order “A-99”."
    assert talk("王小明付款了") == "bot> 没有订单“王小明”。"


def test_only_whoever_may_record_it(ordered):
    refused = (
        "bot> You may not record an order for this customer; "
        "whoever it belongs to may, their manager, or an admin."
    )
    assert ordered("cleo> A-17 paid") == refused
    assert "A-17 is paid" in ordered("bo> A-17 paid")


def test_paying_finishes_the_task_to_ask_for_it(talk):
    talk("Acme bought 5 pumps for 12k, unpaid, order no. A-18")
    talk(":wait 3h")
    assert "Ask Acme to pay for A-18" in talk("tasks")
    said = talk("bo> A-18 paid")
    assert "Task done: Ask Acme to pay for A-18" in said
    assert "bot to @ana> bo says: Acme’s order A-18 is paid." in said
    assert talk("tasks") == "bot> Nothing to do. Enjoy it."
    talk("bo> undo")
    assert "Ask Acme to pay" in talk("tasks")


def test_shipped_ahead_of_the_money_it_is_still_asked_for(talk):
    talk("order Acme #A-17 ¥5 unpaid")
    talk(":wait 3h")
    talk("A-17 shipped")
    assert "Ask Acme to pay" in talk("tasks")


def test_a_log_that_speaks_of_an_order_stays_a_log(ordered):
    for line in ("visited Acme, A-17 paid", "拜访了Acme，A-17 已付款", "记录 Acme A-17 已付款"):
        ordered(line)
    assert " · paid" not in ordered("orders Acme")
    assert "3 entries" in ordered("history Acme")


def test_of_many_the_one_that_was_left_open(talk):
    """Old orders never had a word said about how they stand."""
    for day in ("1 Sep", "1 Oct", "1 Nov"):
        talk(f"order Acme {day} ¥500")
    talk("Acme bought 20 pumps for 24k, unpaid")
    assert talk("Acme paid").splitlines()[:2] == [
        "bot> Acme’s order is paid.",
        "  Amount: ¥24,000",
    ]
