"""cancel TASK: it will not be done, and what repeats stops."""


def test_what_repeats_stops_and_undo_starts_it_again(talk):
    talk("remind every Monday at 9am review the pipeline")
    talk.goes("""
        ana> cancel t1
        bot> Cancelled: review the pipeline
        bot> [Undo] undo m2
        ana> cancel t1
        bot> Cancelled: review the pipeline
        ana> tasks
        bot> Nothing to do. Enjoy it.
        ana> undo
        bot> Undone: 1 change.
        bot> - task · review the pipeline
    """)
    assert talk(":wait 2d").count("Reminder: review the pipeline") == 1


def test_in_chinese(talk):
    talk("提醒 每周一早上9点 看商机")
    assert "已取消：看商机" in talk("取消 t1")
    assert talk(":wait 15d").count("看商机") == 0


def test_another_persons_task_is_not_even_there(talk):
    talk("remind in 2 hours call Acme")
    assert "That task is not on your list." in talk("bo> cancel t1")
    assert "call Acme" in talk("tasks")
