"""A complaint becomes a ticket that support and the customer's keeper hear of."""

import pytest


@pytest.mark.parametrize(
    ("line", "ticket"),
    [
        ("ticket Acme pump leaks", "Ticket #1 Acme: pump leaks"),
        ("open a ticket for Acme: the pump leaks", "Ticket #1 Acme: the pump leaks"),
        ("please log a support ticket for Acme, wrong invoice", "Ticket #1 Acme: wrong invoice"),
        ("Acme complains that the delivery came late", "Ticket #1 Acme: the delivery came late"),
        ("Acme complained about the invoice again", "Ticket #1 Acme: the invoice again"),
        ("complaint from Acme: two boxes missing", "Ticket #1 Acme: two boxes missing"),
        ("Acme complains the pump leaks, urgent", "Urgent ticket #1 Acme: the pump leaks, urgent"),
        ("王小明投诉机器漏油", "工单 #1 王小明：机器漏油"),
        ("王小明今天打电话来投诉，说发票开错了", "工单 #1 王小明：发票开错了"),
        ("王小明报修：打印机卡纸", "工单 #1 王小明：打印机卡纸"),
        ("给王小明开个工单，机器异响", "工单 #1 王小明：机器异响"),
        ("帮我新建一个售后工单：王小明 屏幕不亮", "工单 #1 王小明：屏幕不亮"),
        ("王小明投诉漏发配件，尽快处理", "紧急工单 #1 王小明：漏发配件，尽快处理"),
        ("王小明投訴機器漏油", "工單 #1 王小明：機器漏油"),
        ("幫王小明開一張工單：螢幕有刮痕", "工單 #1 王小明：螢幕有刮痕"),
    ],
)
def test_said_in_many_ways(talk, line, ticket):
    assert talk(line).splitlines()[0] == f"bot> {ticket}"


def test_support_and_the_keeper_are_told(talk):
    talk.goes("""
        ticket Acme East wrong invoice
        bot> Ticket #1 Acme East: wrong invoice
        bot> [Take it] take ticket w1
        bot> [Solved] solve w1
        bot> [Urgent] urgent w1
        bot> [Undo] undo m1
        bot to #support> New ticket by ana: #1 Acme East: wrong invoice
        bot to #support> [Take it] take ticket w1
        bot to #support> [Solved] solve w1
        bot to #support> [Urgent] urgent w1
        bot to @bo> New ticket by ana: #1 Acme East: wrong invoice
    """)
