"""One ticket with all there is to know."""


def test_by_its_number(talk):
    talk("ticket Acme pump leaks")
    talk.goes("""
        #1
        bot> #1 Acme: pump leaks
        bot> Sees to it: nobody yet
        bot> Opened: just now by ana
        bot> [Take it] take ticket w1
        bot> [Solved] solve w1
        bot> [Urgent] urgent w1
        bot> [Show Acme] find c1
        solve #1 new seal
        bot> Solved: #1 Acme: pump leaks. How: new seal
        bot> [Reopen] reopen ticket w1
        bot> [Undo] undo m3
        工单1
        bot> #1 Acme：pump leaks
        bot> 提交: ana，刚刚
        bot> 已解决: ana，刚刚
        bot> 办法: new seal
        bot> [重新打开] reopen ticket w1
        bot> [查看Acme] find c1
    """)
