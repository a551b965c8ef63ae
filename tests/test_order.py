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
