"""What cannot wait goes to the top of the list, and is told."""


def test_it_goes_first(talk):
    talk("ticket Acme pump leaks")
    talk("ticket Acme East wrong invoice")
    talk.goes("""
        urgent #2
        bot> Urgent: #2 Acme East: wrong invoice
        bot> [Take it] take ticket w2
        bot> [Solved] solve w2
        bot> [Undo] undo m3
        bot to #support> ana says it is urgent: #2 Acme East: wrong invoice
        bot to #support> [Take it] take ticket w2
        bot to #support> [Solved] solve w2
        all tickets
        bot> 2 open tickets.
        bot> - #2 Acme East: wrong invoice (nobody yet, just now, urgent)
        bot> - #1 Acme: pump leaks (nobody yet, just now)
        bot> [Take #2] take ticket w2
        bot> [Take #1] take ticket w1
    """)
