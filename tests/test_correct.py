"""no, Thursday: the last log amended, part by part, each a step that can be taken back."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_the_next_touch_moves_and_keeps_its_hour(talk):
    talk("visited Acme, wants 10% off, call back tomorrow 3pm")
    talk.goes("""
        ana> no, Thursday
        bot> Corrected: next touch Thu 26 Nov 15:00 (in 4 days), Acme.
        bot> [Undo] undo m2
        ana> tasks
        bot> 1 task to do.
        bot> - Thu 26 Nov 15:00: call back
        bot> [✓ call back] done t1
        ana> undo m2
        bot> Undone: 1 change.
        ana> tasks
        bot> 1 task to do.
        bot> - tomorrow 15:00: call back
        bot> [✓ call back] done t1
    """)


@pytest.mark.parametrize(
    "line",
    [
        "不对，是周四",
        "不對，是週四",
        "错了，应该是周四",
        "说错了，周四",
        "不是，是周四",
        "更正为周四",
        "更正：周四",
    ],
)
def test_the_same_in_chinese(talk, line):
    talk("拜访了王小明,续约要9折,明天下午3点回电")
    assert "11/26" in talk(line)
    assert "11/26" in talk("任务")
    assert "15:00" in talk("任务")


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("no, 4pm", "tomorrow 16:00"),
        ("sorry, Friday at 10am", "Fri 27 Nov 10:00"),
        ("I meant Friday", "Fri 27 Nov 15:00"),
        ("actually, make it Wednesday", "Wed 25 Nov 15:00"),
        ("no, Friday not tomorrow", "Fri 27 Nov 15:00"),
        ("it should be next Tuesday", "Tue 24 Nov 15:00"),
        ("wait, no, tomorrow 5pm", "tomorrow 17:00"),
    ],
)
def test_a_day_an_hour_or_both(talk, line, due):
    talk("visited Acme, ok, call back tomorrow 3pm")
    assert talk(line).startswith(f"bot> Corrected: next touch {due} ")


def test_the_customer_and_the_task_with_it(talk):
    talk("visited Acme, ok, call back tomorrow 3pm")
    assert talk("no, it was Acme East").startswith("bot> Corrected: that was Acme East.")
    assert "Nothing is logged about Acme yet." in talk("history Acme")
    assert "visit by ana" in talk("history Acme East")
    assert "[Show Acme East]" in talk(":wait 1d8h")


@pytest.mark.parametrize(
    "line",
    ["不对，是王小明", "不對，是王小明", "搞错了，是王小明不是Acme",
     "不是Acme，是王小明", "我是说王小明",
     "not Acme but 王小明",
     "sorry, I meant 王小明", "no, 王小明", "no, c3"],
)  # fmt: skip
def test_whom_it_was_in_many_words(talk, line):
    talk("visited Acme, ok")
    talk(line)
    assert "Nothing is logged about Acme yet." in talk("history Acme")
    assert "ok" in talk("history 王小明")


def test_two_of_a_name_are_asked(talk):
    talk("note 王小明 ok")
    talk.goes("""
        ana> no, ac
        bot> What was it?
        bot> [Acme · +8613900139000] q1 c1
        bot> [Acme East] q1 c2
        ana> 1
        bot> Corrected: that was Acme.
        bot> [Undo] undo m3
    """)


@pytest.mark.parametrize(
    ("line", "kind"),
    [("no, a call", "call"), ("sorry, it was a meeting", "meeting"), ("不对，是通话", "call"),
     ("I meant e-mail", "e-mail"), ("不對，是拜訪", "visit")],
)  # fmt: skip
def test_the_kind(talk, line, kind):
    talk("note Acme ok")
    talk(line)
    assert f" {kind} by ana: ok" in talk("history Acme")


@pytest.mark.parametrize(
    ("line", "when"),
    [("no, yesterday", "yesterday"), ("不对，是昨天", "yesterday"), ("no, Thursday", "Thu 19 Nov"),
     ("sorry, yesterday 3pm", "yesterday 15:00"), ("no, 7am", "today 07:00"),
     ("no, 9pm", "yesterday 21:00")],
)  # fmt: skip
def test_when_it_happened(talk, line, when):
    talk("visited Acme, ok")
    talk(line)
    assert f"- {when} visit by ana: ok" in talk("history Acme")


def test_what_lies_ahead_and_was_not_promised(talk):
    talk("visited Acme, ok")
    assert "has not come yet" in talk("no, on 3 December 2027")
    assert "- today 08:00 visit" in talk("history Acme")


def test_only_my_own_and_only_for_ten_minutes(talk):
    assert talk("no, Thursday") == (
        "bot> You logged nothing in the last 10 minutes that I could correct."
    )
    talk("visited Acme, ok")
    assert "You logged nothing" in talk("bo> no, Thursday")
    talk(":wait 9m")
    assert "Corrected" in talk("no, Thursday")
    talk(":wait 2m")
    assert "You logged nothing" in talk("no, Thursday")


def test_what_was_undone_is_no_log(talk):
    talk("visited Acme, ok")
    talk("undo")
    assert "You logged nothing" in talk("no, Thursday")


@pytest.mark.parametrize(
    "line", ["no", "不对", "no, thanks", "不是这样的", "sorry", "no idea what they want, honestly"]
)
def test_what_corrects_nothing(talk, line):
    talk("visited Acme, ok")
    before = talk("history Acme")
    assert "Corrected" not in talk(line)
    assert talk("history Acme") == before


def test_a_no_inside_a_story_stays_there(talk):
    for line in ("visited Acme, no, they do not renew", "note Acme sorry, Thursday is closed"):
        assert "Corrected" not in talk(line)
