"""The sum of which a log tells, recorded as an order by one press."""

import pytest


def test_a_log_with_a_next_touch_and_a_sum(talk):
    talk.goes("""
        ana> visited Acme, they want 20k of filters, call back tomorrow 3pm
        bot> Logged your visit to Acme.
        bot> Note: they want 20k of filters, call back tomorrow 3pm
        bot> Next: tomorrow 15:00 (in 1 day): call back
        bot> [Done] done t1
        bot> [Record order ¥20,000] turn into order v1 20000.00 CNY
        bot> [Undo] undo m1
        :press 2
        bot> Acme bought for ¥20,000, ¥20,000 in all.
        bot> [Undo] undo m2
        ana> turn into order v1 20000.00 CNY
        bot> Acme’s order of ¥20,000 is recorded already.
    """)


@pytest.mark.parametrize(
    ("line", "button"),
    [
        ("拜访了王小明，想订2万元的滤芯，下周三下午3点回电", "[登记订单¥20,000]"),
        ("拜訪了王小明，要簽3萬的合約，明天回電", "[登記訂單¥30,000]"),
        ("called Acme, ready to sign for $12,500", "[Record order $12,500]"),
        ("met Acme yesterday, they take 5 pumps for ¥8,800", "[Record order ¥8,800]"),
    ],
)
def test_a_sum_is_hinted_at(talk, line, button):
    assert button in talk(line)


@pytest.mark.parametrize(
    "line",
    [
        "visited Acme, they want 10% off",
        "visited Acme, 3 people, 5 pumps, room 204",
        "called Acme, 13900139000 is their new number",
        "visited Acme, their budget is 50k",
        "visited Acme, a competitor offers it for 20k",
        "拜访了王小明，预算5万",
        "拜访了王小明，还欠2万货款",
        "visited Acme, was 20k, now they want 30k",
    ],
)
def test_what_is_no_order(talk, line):
    said = talk(line)
    assert "Logged" in said or "已记录" in said
    assert "turn into order" not in said


def test_only_for_whoever_may_record_it(talk):
    assert "turn into order" not in talk("ana> visited Acme East, they want 20k of filters")
    assert "turn into order" in talk("bo> visited Acme East, they want 20k of filters")


def test_the_day_is_that_of_the_log(talk):
    talk("met Acme yesterday, they take 5 pumps for ¥8,800")
    talk(":press 1")
    assert "Sat 21 Nov" in talk("orders Acme")


def test_what_was_taken_back_is_no_order(talk):
    talk("visited Acme, they want 20k of filters")
    says = talk.console.buttons[0][1]
    talk("undo")
    assert talk(says) == "bot> That entry was taken back."
