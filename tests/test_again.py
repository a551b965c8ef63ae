"""again TASK WHEN: the same once more, and that they were spoken to."""


def test_when_is_asked_for(talk):
    talk("remind in 2 hours call Acme")
    talk("done t1")
    talk.goes("""
        ana> again t1
        bot> When again?
        ana> Friday 10am
        bot> Once more: Fri 27 Nov 10:00 (in 5 days): call Acme
        bot> [Done] done t2
        bot> [Undo] undo m4
        ana> history Acme
        bot> Acme: 1 entry, the newest first.
        bot> - today 08:00 call by ana: Again: call Acme
        ana> undo m4
        bot> Undone: 2 changes.
        ana> tasks
        bot> Nothing to do. Enjoy it.
    """)


def test_twice_is_once(talk):
    talk("remind in 2 hours call Acme")
    talk("again t1 tomorrow 3pm")
    assert "Undo" not in talk("again t1 tomorrow 3pm")
    assert talk("tasks").startswith("bot> 1 task to do.")


def test_in_chinese(talk):
    talk("提醒我2小时后给王小明回电")
    assert talk("再约 t1 明天下午3点").startswith(
        "bot> 再来一次：明天 15:00（1天后）：给王小明回电"
    )
    assert "再约：给王小明回电" in talk("历史王小明")


def test_what_is_no_call_is_not_logged(talk):
    talk("remind in 2 hours send the offer to Acme")
    talk("again t1 tomorrow 3pm")
    assert "Nothing is logged" in talk("history Acme")


def test_the_past_is_refused(talk):
    talk("remind in 2 hours call Acme")
    assert "is already past" in talk("again t1 yesterday at 3pm")
    assert "Nothing is logged" in talk("history Acme")
