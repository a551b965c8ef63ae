"""It was not solved after all: the clock begins anew, what was tried stays."""


def test_open_again(talk):
    talk("ticket Acme pump leaks")
    talk("solve #1 new seal")
    talk.goes("""
        #1 is not fixed
        bot> Open again: #1 Acme: pump leaks
        bot> [Take it] take ticket w1
        bot> [Solved] solve w1
        bot> [Urgent] urgent w1
        bot> [Undo] undo m3
    """)
    assert talk("solve #1 and a new ring").splitlines()[0] == (
        "bot> Solved: #1 Acme: pump leaks. How: new seal"
    )


def test_in_chinese(talk):
    talk("王小明投诉漏油")
    talk("工单1解决了")
    assert talk("工单1还没解决").splitlines()[0] == "bot> 已重新打开：#1 王小明：漏油"
