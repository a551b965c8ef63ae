"""What was done is kept for the next who meets it."""

import pytest


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("solve #1 new seal fitted", "Solved: #1 Acme: pump leaks. How: new seal fitted"),
        ("#1 is fixed, changed the fuse", "Solved: #1 Acme: pump leaks. How: changed the fuse"),
        ("ticket 1 has been resolved: sent a new one",
         "Solved: #1 Acme: pump leaks. How: sent a new one"),
        ("工单1解决了，换了密封圈", "已解决：#1 Acme：pump leaks。办法：换了密封圈"),
        ("把工单1关闭了", "已解决：#1 Acme：pump leaks。怎么解决的？记下来，下次能查到。"),
        ("工單1已經處理好了，換了濾芯", "已解決：#1 Acme：pump leaks。做法：換了濾芯"),
    ],
)  # fmt: skip
def test_said_in_many_ways(talk, line, said):
    talk("ticket Acme pump leaks")
    assert talk(line).splitlines()[0] == f"bot> {said}"


def test_how_is_asked_and_may_be_left_open(talk):
    talk("ticket Acme pump leaks")
    talk("cleo> take #1")
    talk(":as cleo")
    talk.goes("""
        solve #1
        bot> Solved: #1 Acme: pump leaks. How? The next time it will be found.
        bot> [Reopen] reopen ticket w1
        bot> [Undo] undo m3
        bot to @ana> cleo solved #1 Acme: pump leaks
        a new seal
        bot> Solved: #1 Acme: pump leaks. How: a new seal
        bot> [Reopen] reopen ticket w1
        bot> [Undo] undo m4
    """)


def test_undone_it_is_open_again(talk):
    talk("ticket Acme pump leaks")
    talk("solve #1 new seal")
    assert "Undone" in talk("undo")
    assert "1 open ticket" in talk("all tickets")
