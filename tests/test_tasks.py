"""tasks: what is still to do, the most urgent first."""


def test_each_has_its_button(talk):
    talk("remind in 2 hours call Acme")
    talk("remind in 1 hour send the offer")
    talk.goes("""
        ana> tasks
        bot> 2 tasks to do.
        bot> - today 09:00: send the offer
        bot> - today 10:00: call Acme
        bot> [✓ send the offer] done t2
        bot> [✓ call Acme] done t1
        bo> tasks
        bot> Nothing to do. Enjoy it.
        ana> 待办
        bot> 待办 2 项。
        bot> - 今天 09:00：send the offer
        bot> - 今天 10:00：call Acme
        bot> [✓ send the offer] done t2
        bot> [✓ call Acme] done t1
    """)


def test_one_task_is_singular(talk):
    talk("remind in 2 hours call Acme")
    assert talk("tasks").startswith("bot> 1 task to do.")


def test_all_are_listed_but_only_some_have_buttons(talk):
    for n in range(1, 8):
        talk(f"remind in {n} hours number {n}")
    said = talk("tasks")
    assert said.count(": number") == 7
    assert said.count("[✓ ") == 5


def test_what_rang_and_was_not_done_is_still_to_do(talk):
    talk("remind in 5 minutes call Acme")
    talk(":wait 1d1h")
    assert "- yesterday 08:05: call Acme" in talk("tasks")
