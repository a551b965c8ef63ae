"""order NAME AMOUNT: what was bought, when, and what it comes to in all."""

import pytest


def test_the_sum_follows_and_undo_takes_it_back(talk):
    talk("order Acme ¥1,200")
    assert "Acme bought for ¥34.50, ¥1,234.50 in all." in talk("order Acme 34.50")
    talk("undo m1")
    assert "Orders: ¥34.50 on 1 day" in talk("c Acme")
    talk("undo m2")
    assert "Orders" not in talk("c Acme")


def test_day_and_item_are_read_off_the_line(talk):
    talk.goes("""
        ana> order Acme yesterday $350 spare parts
        bot> Acme bought for $350, $350 in all.
        bot> Day: Sat 21 Nov
        bot> Item: spare parts
        bot> [Undo] undo m1
        ana> 订单 王小明 昨天 1200元 滤芯
        bot> 王小明下单¥1,200，累计¥1,200。
        bot> 日期: 11月21日周六
        bot> 商品: 滤芯
        bot> [撤销] undo m2
        ana> 下單王小明3萬元
        bot> 王小明下單¥30,000，累計¥31,200。
        bot> [復原] undo m3
    """)


def test_a_missing_amount_is_asked_for(talk):
    talk("order Acme")
    assert "Acme bought for ¥300" in talk("300")


@pytest.mark.parametrize("day", ["tomorrow", "2030-01-01", "next Monday"])
def test_a_day_to_come_is_refused_and_never_bent(talk, day):
    assert "has not come yet; an order needs a day that has." in talk(f"order Acme {day} ¥5")
    assert "Orders" not in talk("find Acme")


def test_the_same_in_chinese(talk):
    assert "还没到，订单日期不能在将来。" in talk("下单王小明 明天 100元")


def test_an_impossible_day(talk):
    assert talk("order Acme 30 February ¥5") == (
        "bot> “30 February” is not a time that exists. Which did you mean?"
    )


def test_two_orders_of_a_day_are_one_purchase_day(talk):
    talk("order Acme ¥100")
    talk("order Acme ¥100")
    assert "¥200 on 1 day, the last Sun 22 Nov" in talk("find Acme")
    talk("order Acme yesterday ¥100")
    assert "¥300 on 2 days, the last Sun 22 Nov" in talk("find Acme")


def test_support_and_other_sellers_do_not_sell(talk):
    refused = (
        "bot> You may not record an order for this customer; "
        "whoever it belongs to may, their manager, or an admin."
    )
    assert talk("cleo> order Acme ¥5") == refused
    assert talk("order Acme East ¥5") == refused
    assert "Orders" not in talk("bo> find Acme East")


def test_the_total_is_not_read_out_in_a_channel(talk):
    talk("order Acme ¥1,200")
    talk(":in #care")
    assert "1,212" not in talk("order Acme ¥12")


def test_more_money_than_there_is(talk):
    assert "How much?" in talk("order Acme ¥" + "9" * 20)
    assert "Orders" not in talk("find Acme")


def test_what_somebody_buys_their_company_buys(talk):
    talk("add 宏远科技")
    talk.goes("""
        ana> 下单王小明3万元
        bot> 宏远科技（王小明）下单¥30,000，累计¥30,000。
        bot> [撤销] undo m2
        ana> order 宏远科技 ¥200
        bot> 宏远科技 bought for ¥200, ¥30,200 in all.
        bot> [Undo] undo m3
    """)
    for name in ("宏远科技", "王小明"):
        assert "Orders: ¥30,200 on 1 day" in talk(f"find {name}")
    talk("undo m2")
    assert "Orders: ¥200" in talk("find 王小明")


def test_orders_placed_before_go_to_the_company_and_come_back_with_undo(talk):
    talk("order 王小明 ¥500")
    talk("add 宏远科技")
    assert "Orders: ¥500" in talk("find 宏远科技")
    talk("undo m2")
    assert "Orders: ¥500" in talk("find 王小明")
    assert talk("find 宏远科技").startswith("bot> 王小明")


@pytest.mark.parametrize("line", ["order Acme -5", "order Acme -¥5", "下单Acme -5元"])
def test_what_is_no_sum_is_named(talk, line):
    assert "-¥5" in talk(line)
    assert "Orders" not in talk("find Acme")


def test_nothing_is_no_sum(talk):
    assert talk("order Acme 0") == "bot> ¥0 is no amount for an order."


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("王小明下了3万的单", []),
        ("王小明订了20箱滤芯 共1.2万，还没付款", ["商品: 20箱滤芯", "状态: 未付款"]),
        ("昨天王小明买了20箱滤芯，一共12000元", ["日期: 11月21日周六", "商品: 20箱滤芯"]),
        ("王小明昨天下了一单3万", ["日期: 11月21日周六"]),
        ("王小明下了3万的单，单号 A-18", ["单号: A-18"]),
        ("王小明要了50盒面膜 4500块 已付款", ["商品: 50盒面膜", "状态: 已付款"]),
        (
            "王小明買了50盒面膜 4500元 已出貨 順豐SF1234567890123",
            ["商品: 50盒面膜", "狀態: 已出貨", "物流單號: SF1234567890123"],
        ),
        ("记录订单:王小明 3台 15000元", ["商品: 3台"]),
        ("Acme ordered $1,200 of filters yesterday", ["Day: Sat 21 Nov", "Item: filters"]),
        ("Acme bought 5 pumps for 12k, unpaid", ["Item: 5 pumps", "Status: unpaid"]),
        ("yesterday Acme ordered 20 boxes for $300", ["Day: Sat 21 Nov", "Item: 20 boxes"]),
        ("new order from Acme, ¥399, order no. A-17", ["Number: A-17"]),
        ("Acme placed an order for 20000", []),
    ],
)
def test_as_people_tell_it(talk, line, facts):
    said = [part.strip() for part in talk(line).splitlines()]
    assert said[1:-1] == facts


def test_so_many_of_something_are_no_sum(talk):
    assert talk("Acme bought 10 licences") == "bot> How much?"
    assert "Item: 10 licences" in talk("¥3,000")
    assert talk("王小明買了10套") == "bot> 多少錢？"
    assert "商品: 10套" in talk("三千元")


def test_a_number_is_one_orders(talk):
    talk("order Acme #A-17 ¥5")
    refused = "bot> Order A-17 is there already, of Acme; nothing was recorded."
    assert talk("order Acme #A-17 ¥7") == refused
    assert talk("order Acme #a-17 ¥7").endswith("nothing was recorded.")
    assert "¥5 on 1 day" in talk("find Acme")


def test_a_payment_settles_the_order_that_waits_for_it(talk):
    talk("王小明订了20箱滤芯 共1.2万，还没付款")
    assert talk("收到王小明回款12000").startswith("bot> 王小明已付¥12,000（11月22日周日的订单）。")
    assert "已付款" in talk("王小明的订单")
    assert "王小明下单¥8,000" in talk("收到王小明回款8000")


@pytest.mark.parametrize(
    "line",
    [
        "拜访了王小明，他下单了3万",
        "拜訪了王小明，他下了3萬的單",
        "记录 王小明 下单3万",
        "致电王小明，他说买了20箱要退",
        "visited 王小明, they ordered $300 of filters",
        "note 王小明 bought 5 pumps last year",
    ],
)
def test_a_log_that_speaks_of_an_order_stays_a_log(talk, line):
    talk(line)
    assert "1 entry" in talk("history 王小明")
    assert talk("orders 王小明") == "bot> 王小明 has no orders yet."


@pytest.mark.parametrize(
    "line", ["王小明下单前要看样品", "王小明说下周下单", "we ordered lunch", "王小明什么时候付款"]
)
def test_what_is_no_order(talk, line):
    talk(line)
    assert talk("orders 王小明") == "bot> 王小明 has no orders yet."
