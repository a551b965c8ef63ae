"""done TASK: it is finished, however often the button is pressed."""


def test_finishing_twice_is_finishing(talk):
    talk("remind in 2 hours send the offer")
    talk.goes("""
        ana> done t1
        bot> Done: send the offer
        bot> [Undo] undo m2
        ana> done t1
        bot> Done: send the offer
        ana> undo m2
        bot> Undone: 1 change.
        ana> tasks
        bot> 1 task to do.
        bot> - today 10:00: send the offer
        bot> [✓ send the offer] done t1
    """)


def test_after_a_call_or_a_visit_three_buttons_ask_how_it_went(talk):
    talk("remind in 2 hours call Acme")
    talk("提醒我明天下午3点去拜访王小明")
    talk("remind in 2 hours send the offer to Acme")
    talk.goes("""
        ana> done t1
        bot> Done: call Acme. How did it go?
        bot> [Reached] went t1 reached
        bot> [Again] again t1
        bot> [No answer] went t1 no_answer
        bot> [Undo] undo m4
        ana> 完成 t2
        bot> 已完成：去拜访王小明。结果怎么样？
        bot> [见到了] went t2 reached
        bot> [再约] again t2
        bot> [没见到] went t2 no_answer
        bot> [撤销] undo m5
        ana> done t3
        bot> Done: send the offer to Acme
        bot> [Undo] undo m6
    """)


def test_a_call_to_nobody_we_know_is_not_asked_about(talk):
    talk("remind in 2 hours call the bank")
    assert "How did it go" not in talk("done t1")


def test_whoever_gave_it_is_told_once(talk):
    talk("ask bo to send the offer tomorrow")
    assert "bot to @ana> bo did it: send the offer" in talk("bo> done t1")
    assert "bot to @ana" not in talk("bo> done t1")


def test_whoever_gave_it_may_finish_it_too(talk):
    talk("ask bo to send the offer tomorrow")
    assert "bot to @bo> ana did it: send the offer" in talk("done t1")


def test_by_its_words_or_its_place(talk):
    talk("remind in 2 hours call Acme")
    talk("remind in 3 hours send the offer")
    assert "Done: send the offer" in talk("done offer")
    assert "已完成：call Acme" in talk("完成 1")
    talk("remind in 4 hours number three")
    assert "Done: number three" in talk("mark task 1 as done")


def test_words_that_fit_two_become_buttons(talk):
    talk("remind in 2 hours call Acme")
    talk("remind in 3 hours call the bank")
    talk.goes("""
        ana> done call
        bot> Which task?
        bot> [call Acme] q1 t1
        bot> [call the bank] q1 t2
        :press 2
        bot> Done: call the bank
        bot> [Undo] undo m4
    """)


def test_there_is_no_such_task(talk):
    talk("remind in 2 hours call Acme")
    assert talk("done t9") == "bot> That task is not on your list. Say tasks to see yours."
    assert talk("done 3") == "bot> You have no open task “3”. Say tasks to see yours."


def test_another_persons_task_is_not_even_there(talk):
    talk("remind in 2 hours call Acme")
    assert talk("bo> done t1") == "bot> That task is not on your list. Say tasks to see yours."
    assert talk("bo> done t2") == "bot> That task is not on your list. Say tasks to see yours."


def test_nothing_to_do_is_not_a_task_without_a_name(talk):
    for line in ("done", "cancel", "snooze"):
        assert "“”" not in talk(line)


def test_who_has_told_how_it_went_is_not_asked(talk):
    talk("remind me in 2 hours to call Acme")
    assert "How did it go?" in talk("done t1")
    talk("undo")
    talk("called Acme, they agree")
    assert talk("done t1").splitlines()[0] == "bot> Done: call Acme"
