"""orders NAME: the newest first, with status and parcel; amounts for whoever may see them."""

import pytest


def test_nothing_yet(talk):
    assert talk("orders Acme") == "bot> Acme has no orders yet."
    assert talk("王小明的訂單") == "bot> 王小明還沒有訂單。"


def test_the_newest_first(talk):
    talk("order Acme yesterday ¥100 filters")
    talk("order Acme #A-17 ¥200 pumps, paid")
    talk.goes("""
        ana> Acme's orders
        bot> Acme’s orders, the newest first.
        bot> - Sun 22 Nov · ¥200 · pumps · paid · A-17
        bot> - Sat 21 Nov · ¥100 · filters
        ana> Acme有哪些订单
        bot> Acme的订单，最近的在前。
        bot> - 11月22日周日 · ¥200 · pumps · 已付款 · A-17
        bot> - 11月21日周六 · ¥100 · filters
    """)


def test_page_by_page(talk):
    for n in range(1, 7):
        talk(f"order Acme ¥{n}")
    assert "[Older] orders c1 +5" in talk("orders Acme")
    assert "¥1" in talk(":press 1")


def test_amounts_are_for_whoever_may_see_them(talk):
    talk("order Acme #A-17 ¥200, shipped")
    assert "- Sun 22 Nov · ••• · shipped · A-17" in talk("cleo> orders Acme")
    assert "¥200" in talk("bo> orders Acme")
    talk(":in #care")
    assert "¥200" not in talk("orders Acme")


@pytest.mark.parametrize(
    "line",
    ["how much did Acme buy?", "how much has Acme spent with us this year?", "Acme今年买了多少",
     "Acme一共下了几单？", "Acme去年買了什麼", "查一下Acme花了多少钱"],
)  # fmt: skip
def test_asking_how_much_is_no_order(talk, line):
    talk("order Acme ¥5")
    assert "¥5" in talk(line).splitlines()[1]
