"""done TASK: it is finished, however often the button is pressed."""


def test_finishing_twice_is_finishing(talk):
    talk("remind in 2 hours call Acme")
    talk.goes("""
        ana> done t1
        bot> Done: call Acme
        bot> [Undo] undo m2
        ana> done t1
        bot> Done: call Acme
        ana> undo m2
        bot> Undone: 1 change.
        ana> tasks
        bot> 1 task to do.
        bot> - today 10:00: call Acme
        bot> [✓ call Acme] done t1
    """)


def test_by_its_words_or_its_place(talk):
    talk("remind in 2 hours call Acme")
    talk("remind in 3 hours send the offer")
    assert "Done: send the offer" in talk("done offer")
    assert "已完成：call Acme" in talk("完成 1")


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
    assert talk("done t9") == "bot> You have no open task “t9”. Say tasks to see yours."
    assert talk("done 3") == "bot> You have no open task “3”. Say tasks to see yours."


def test_another_persons_task_is_not_even_there(talk):
    talk("remind in 2 hours call Acme")
    assert talk("bo> done t1") == "bot> You have no open task “t1”. Say tasks to see yours."
    assert talk("bo> done t2") == "bot> You have no open task “t2”. Say tasks to see yours."


def test_nothing_to_do_is_not_a_task_without_a_name(talk):
    for line in ("done", "cancel", "snooze"):
        assert "“”" not in talk(line)
