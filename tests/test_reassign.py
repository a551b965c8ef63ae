"""assign t5 to NAME: a task changes hands."""

from core import staff, staffing


def test_ones_own_task_is_handed_over(talk):
    talk("remind tomorrow at 3pm call Acme")
    talk.goes("""
        ana> assign t1 to bo
        bot> I've asked bo: tomorrow 15:00 (in 1 day): call Acme
        bot> [Undo] undo m2
        bot to @bo> ana asks you: tomorrow 15:00 (in 1 day): call Acme
        bot to @bo> [Accept] accept t1
        bot to @bo> [Decline] decline t1
        ana> tasks
        bot> Nothing to do. Enjoy it.
        ana> undo m2
        bot> Undone: 1 change.
        bo> tasks
        bot> Nothing to do. Enjoy it.
    """)


def test_in_chinese(talk):
    talk("明天下午3点提醒我回电")
    assert "已交给bo：明天 15:00（1天后）：回电" in talk("把t1转给bo")
    assert "bot to @cleo> ana asks you" in talk("把任務 t1 交給 cleo")


def test_taken_back_it_is_ones_own_and_the_colleague_hears(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    talk("bo> accept t1")
    talk.goes("""
        ana> assign t1 to me
        bot> Yours: tomorrow 15:00 (in 1 day): call Acme
        bot> [Undo] undo m3
        bot to @bo> ana took a task off you: call Acme
    """)
    assert "from" not in talk("tasks")


def test_passed_on_by_whoever_was_given_it(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    said = talk("bo> assign t1 to cleo")
    assert "bot to @cleo> bo asks you" in said
    assert "bot to @bo" not in said
    assert "bot to @bo> cleo accepted" in talk("cleo> accept t1")


def test_whose_it_is_already_is_not_asked_again(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    assert "bot to @bo" not in talk("assign t1 to bo")


def test_another_persons_task_is_not_even_there(talk):
    talk("remind tomorrow at 3pm call Acme")
    assert "That task is not on your list." in talk("bo> assign t1 to me")


def test_to_nobody_who_is_here(talk, house):
    talk("remind tomorrow at 3pm call Acme")
    house.database.write(lambda db: staffing.suspend(house.own_desk(db), staff.named(db, "bo")))
    assert talk("assign t1 to bo") == "bot> No colleague is called “bo”."
