"""accept TASK: taken on, and whoever gave it is told once."""


def test_whoever_gave_it_is_told_once(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    talk.goes("""
        bo> accept t1
        bot> It's yours: tomorrow 15:00 (in 1 day): call Acme
        bot> [Done] done t1
        bot> [Undo] undo m2
        bot to @ana> bo accepted: tomorrow 15:00 (in 1 day): call Acme
        bo> accept t1
        bot> It's yours: tomorrow 15:00 (in 1 day): call Acme
        bot> [Done] done t1
    """)
    assert "not answered" not in talk("bo's tasks")


def test_in_chinese(talk):
    talk("让bo周五交报表")
    assert talk("bo> 接受 t1").startswith("bot> 已接受：周五 11/27 09:00（5天后）：交报表")


def test_what_is_ones_own_needs_no_word(talk):
    talk("remind tomorrow at 3pm call Acme")
    assert "It's yours" in talk("accept t1")


def test_only_whoever_was_given_it_accepts(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    assert talk("accept t1") == "bot> That is for bo to answer."
    assert talk("decline t1 no time") == "bot> That is for bo to answer."
    assert "That task is not on your list." in talk("cleo> accept t1")
