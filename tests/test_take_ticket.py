"""Whoever takes a ticket sees to it; those it concerns hear who."""

import pytest


@pytest.mark.parametrize(
    "line",
    [
        "take ticket 1",
        "I'll take #1",
        "工单1我来处理",
        "1号工单我来跟",
        "我来處理工單1",
    ],
)
def test_said_in_many_ways(talk, line):
    talk("ticket Acme pump leaks")
    talk(":as cleo")
    assert talk(line).splitlines()[0] in (
        "bot> Yours: #1 Acme: pump leaks",
        "bot> 由你处理：#1 Acme：pump leaks",
        "bot> 由你處理：#1 Acme：pump leaks",
    )


def test_who_opened_it_hears_of_it(talk):
    talk("ticket Acme pump leaks")
    talk(":as cleo")
    talk.goes("""
        take #1
        bot> Yours: #1 Acme: pump leaks
        bot> [Solved] solve w1
        bot> [Urgent] urgent w1
        bot> [Undo] undo m2
        bot to @ana> cleo sees to #1 Acme: pump leaks
    """)


def test_sales_may_not_take_what_a_colleague_has(talk):
    talk("ticket Acme pump leaks")
    talk("cleo> take #1")
    assert talk("take #1") == (
        "bot> You may not work on this colleague's ticket; whoever it belongs to may, "
        "their manager, or an admin."
    )


def test_an_unknown_number_is_told(talk):
    assert talk("take #7") == "bot> I know no open ticket “#7”. Say tickets to see yours."


def test_what_is_solved_is_not_taken(talk):
    talk("ticket Acme pump leaks")
    talk("solve #1 new seal")
    assert talk("take #1") == ("bot> Ticket #1 is solved already. Say reopen #1 if it is not.")
