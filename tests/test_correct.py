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
        bot> - Thu 26 Nov 15:00: call back · Acme
        bot> [✓ call back · Acme] done t1
        ana> undo m2
        bot> Undone: 1 change.
        ana> tasks
        bot> 1 task to do.
        bot> - tomorrow 15:00: call back · Acme
        bot> [✓ call back · Acme] done t1
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


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("no, 4pm", "tomorrow 16:00"), ("make it Friday 10am", "Fri 27 Nov 10:00"),
        ("change it to 11am", "tomorrow 11:00"), ("move it to Wednesday", "Wed 25 Nov 15:00"),
        ("actually 5pm", "tomorrow 17:00"), ("Friday instead", "Fri 27 Nov 15:00"),
        ("wrong day: Thursday", "Thu 26 Nov 15:00"), ("it should be 2pm not 3pm", "tomorrow 14:00"),
        ("改成下午4点", "明天 16:00"), ("改到周四", "周四 11/26 15:00"),
        ("不对，是周四", "周四 11/26 15:00"),
        ("时间改成上午10点", "明天 10:00"), ("不是3点是4点", "明天 16:00"),
        ("提前到上午9点", "明天 09:00"),
        ("改成下午4點", "明天 16:00"), ("不對，是週四", "週四 11/26 15:00"),
        ("應該是週五", "週五 11/27 15:00"),
    ],
)  # fmt: skip
def test_a_reminder_is_moved(talk, line, due):
    talk("remind me tomorrow at 3pm to call the bank")
    said = talk(line)
    assert said.startswith(("bot> Corrected: I'll remind you", "bot> 已更正"))
    assert due in said
    assert talk("tasks").count("call the bank") == 2  # its line and its button


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no, ¥5000", "Corrected: Acme bought for ¥5,000."), ("sorry, 5000", "for ¥5,000."),
        ("not 500 but 5000", "for ¥5,000."), ("the amount should be 700", "for ¥700."),
        ("actually 5,500", "for ¥5,500."), ("no, yesterday", "Acme bought it Sat 21 Nov."),
        ("no, I meant 王小明", "Corrected: that was 王小明."),
        ("不是500是5000", "已更正：Acme下单¥5,000。"), ("改成5000", "Acme下单¥5,000。"),
        ("金额改成9000", "Acme下单¥9,000。"), ("不对，是王小明", "客户是王小明"),
        ("不對，是8000元", "Acme下單¥8,000。"), ("不是500，是五千", "Acme下单¥5,000。"),
    ],
)  # fmt: skip
def test_an_order_is_corrected(talk, line, said):
    talk("order Acme ¥500 spare parts")
    assert said in talk(line)
    talk("undo")
    assert "¥500" in talk("find Acme")


@pytest.mark.parametrize(
    ("line", "card"),
    [
        ("no, 139 0013 9002", "+8613900139002"), ("不对，是李伟", "李伟"),
        ("不是Li Wei，是Li Wai", "Li Wai"),
        ("no, it's Lee Way", "Lee Way"), ("號碼打錯了，是13900139003", "+8613900139003"),
        ("电话改成13900139003", "+8613900139003"),
    ],
)  # fmt: skip
def test_somebody_just_added_is_corrected(talk, line, card):
    talk("add Li Wei 139 0013 9001")
    assert card in talk(line)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("不是9折是8折", "wants 8折 on 500 boxes"),
        ("不對，不是9折，是8折", "wants 8折 on 500 boxes"),
        ("not 500 but 600", "wants 9折 on 600 boxes"),
        ("no, 600 boxes not 500 boxes", "on 600 boxes"),
    ],
)  # fmt: skip
def test_words_in_the_place_of_words(talk, line, note):
    talk("note Acme wants 9折 on 500 boxes")
    talk(line)
    assert note in talk("history Acme")


def test_one_correction_after_another_is_about_the_same_log(talk):
    talk("visited Acme, ok, call back tomorrow 3pm")
    talk("no, Thursday")
    assert talk("no, I meant 王小明").startswith("bot> Corrected: that was 王小明.")
    assert "Thu 26 Nov 15:00" in talk("tasks")
    assert "1 entry" in talk("history 王小明")


def test_the_newest_is_meant_whatever_it_is(talk):
    talk("visited Acme, ok, call back tomorrow 3pm")
    talk("remind me tomorrow at 9am to call the bank")
    talk("no, 10am")
    assert "tomorrow 10:00: call the bank" in talk("tasks")
    assert "tomorrow 15:00: call back" in talk("tasks")


def test_what_repeats_keeps_its_rhythm(talk):
    talk("remind me every Monday at 9am to review the pipeline")
    assert "10:00" in talk("no, 10am")
    assert talk("no, Tuesday") == "bot> It repeats by a rule. Undo it and say the new rule."


def test_what_fits_nothing_is_said(talk):
    talk("remind me tomorrow at 9am to call the bank")
    assert talk("no, a meeting") == "bot> Nothing in what you last wrote fits “meeting”."


def test_whoever_was_given_a_task_hears_that_it_moved(talk):
    talk("ask bo to call Acme tomorrow at 3pm")
    assert "bot to @bo> ana moved it: tomorrow 16:00" in talk("no, 4pm")


def test_nobody_moves_an_order_to_anothers_customer(talk):
    talk("order Acme ¥500")
    assert "You may not record an order" in talk("no, I meant Acme East")
    assert "¥500" in talk("find Acme")


@pytest.mark.parametrize(
    "line",
    ["actually they are nice", "the price is too high", "王小明电话改成13900139009",
     "it is what it is",
     "不是我不想去", "改天再说"],
)  # fmt: skip
def test_what_only_sounds_like_a_correction(talk, line):
    talk("order Acme ¥500")
    assert "Corrected" not in talk(line)
    assert "¥500" in talk("find Acme")


def test_a_bare_sum_stays_in_the_money_of_the_order(talk):
    talk("order Acme $3,400 pumps")
    assert talk("no, 4,300").startswith("bot> Corrected: Acme bought for $4,300.")
