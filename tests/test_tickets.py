"""Whose tickets, in which order; on the card, in the history and in the morning."""

import pytest


def test_support_sees_what_nobody_took_and_sales_their_own(talk):
    talk("ticket Acme pump leaks")
    talk("ticket Acme East wrong invoice")
    assert talk("take #2")
    assert talk("tickets").splitlines()[0] == "bot> 1 ticket for you."
    assert talk("cleo> tickets").splitlines()[:2] == [
        "bot> 1 ticket for you.",
        "  - #1 Acme: pump leaks (nobody yet, just now)",
    ]


@pytest.mark.parametrize(
    "line", ["all open tickets", "any open tickets?", "所有工单", "还有哪些没解决的工单？"]
)
def test_everybody_s(talk, line):
    talk("ticket Acme pump leaks")
    said = talk(line).splitlines()[0]
    assert said in ("bot> 1 open ticket.", "bot> 未解决的工单 1 张。")


def test_none(talk):
    assert talk("tickets") == "bot> No open tickets. Everybody is served."
    assert talk("工单") == "bot> 没有未解决的工单，都处理好了。"


def test_of_a_customer_on_the_card_and_in_the_history(talk):
    talk("ticket Acme pump leaks")
    assert talk("tickets Acme").splitlines()[0] == "bot> Acme: 1 open ticket."
    assert "  Ticket: #1 pump leaks" in talk("find Acme").splitlines()
    talk("solve #1 new seal")
    assert (
        "  - Ticket #1 Acme: pump leaks (solved just now: new seal)"
        in talk("history Acme").splitlines()
    )
