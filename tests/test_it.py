"""Him, it, that one, 他, 这个: whom and what somebody spoke of last, each in their own talk."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("tag him VIP", "Tagged Acme: VIP."),
        ("tag that customer VIP", "Tagged Acme: VIP."),
        ("find it", "Acme\n"),
        ("called them, no answer", "Logged your call with Acme."),
        ("visited them yesterday, went well", "Logged your visit to Acme."),
        ("history that one", "Nothing is logged about Acme yet."),
        ("call him tomorrow at 3pm", "I'll remind you tomorrow 15:00 (in 1 day): call Acme"),
        ("remind me on Friday to send them the quote",
         "I'll remind you Fri 27 Nov 09:00 (in 5 days): send Acme the quote"),
        ("his number?", "Acme\n"),
        ("he bought 5 pumps for 12k", "Acme bought for ¥12,000"),
        ("assign it to bo", "Acme is now bo’s customer."),
        ("hand her over to bo", "Acme is now bo’s customer."),
        ("assign to bo", "Acme is now bo’s customer."),
        ("tag as wholesale", "Tagged Acme: wholesale."),
        ("they said they'll decide next Wednesday", "Logged your message to Acme."),
    ],
)  # fmt: skip
def test_whom_was_spoken_of(talk, line, reply):
    talk("find Acme")
    assert talk(line).startswith(f"bot> {reply}")


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("给他打标签VIP", "已给王小明打上标签：VIP。"),
        ("給他加標籤 VIP", "已給王小明加上標籤：VIP。"),
        ("他的电话", "王小明\n"),
        ("拜访了他，聊得很好", "已记录对王小明的拜访。"),
        ("拜訪了她，聊得很好", "已記錄對王小明的拜訪。"),
        ("明天给他打电话", "明天 09:00（1天后）提醒你：给王小明打电话"),
        ("他下单了3万", "王小明下单¥30,000"),
        ("把他转给bo", "王小明已转给bo。"),
        ("轉給bo", "王小明已轉給bo。"),
        ("打个批发标签", "已给王小明打上标签：批发。"),
        ("历史 这个客户", "还没有王小明的记录。"),
        ("查 他", "王小明\n"),
        ("他说下周三再聊", "已记录给王小明的消息。"),
        ("提醒我周五把合同发给对方", "周五 11/27 09:00（5天后）提醒你：把合同发给王小明"),
    ],
)  # fmt: skip
def test_the_same_in_chinese(talk, line, reply):
    talk("客户王小明")
    assert talk(line).startswith(f"bot> {reply}")


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("snooze it to 5pm", "Put off until today 17:00"),
        ("snooze that tomorrow 4pm", "Put off until tomorrow 16:00"),
        ("postpone this until Friday", "Put off until Fri 27 Nov 09:00"),
        ("done with that", "Done: call the bank"),
        ("done that one", "Done: call the bank"),
        ("cancel it", "Cancelled: call the bank"),
        ("推迟到明天下午3点", "推迟到明天 15:00"),
        ("推遲這個 明天下午3點", "延到明天 15:00"),
        ("完成刚才那条", "已完成：call the bank"),
        ("完成上一个", "已完成：call the bank"),
    ],
)
def test_which_task_was_spoken_of(talk, line, reply):
    talk("remind me tomorrow at 9am to call the shop")
    talk("remind me at 3pm to call the bank")
    assert talk(line).startswith(f"bot> {reply}")


@pytest.mark.parametrize(
    "line", ["undo that", "undo it", "undo the last one", "撤销刚才那条", "撤销上一条",
             "撤销刚才的操作",
             "復原上一則", "復原剛才那則"],
)  # fmt: skip
def test_what_was_done_last_is_taken_back(talk, line):
    talk("note Acme one")
    talk("note Acme two")
    assert "1" in talk(line)
    assert "two" not in talk("history Acme")
    assert "one" in talk("history Acme")


def test_it_is_each_persons_own_in_each_place(talk):
    talk("find Acme")
    talk("bo> find Acme East")
    assert "Acme East" in talk("bo> history it")
    assert "about Acme yet" in talk("history it")
    talk(":in #care")
    assert "Which customer?" in talk("history it")


def test_where_nobody_was_spoken_of_it_is_asked_and_the_answer_completes_the_line(talk):
    assert talk("called him, no answer") == "bot> Which customer?"
    assert talk("Acme").startswith("bot> Logged your call with Acme.\n  Note: no answer")


def test_of_two_it_is_asked(talk):
    talk("visited Acme and 王小明, both fine")
    talk.goes("""
        ana> tag him VIP
        bot> Which customer?
        bot> [Acme · +8613900139000] q1 c1
        bot> [王小明 · 宏远科技] q1 c3
        ana> 2
        bot> Tagged 王小明: VIP.
        bot> Tags: VIP
        bot> [Undo] undo m3
    """)


def test_somebody_just_added_is_spoken_of(talk):
    talk("add Li Wei 139 0013 9001")
    assert talk("tag him VIP").startswith("bot> Tagged Li Wei: VIP.")


def test_a_reminder_that_rang_is_spoken_of(talk, no_digests):
    talk("remind in 2 hours to call Acme")
    talk("find 王小明")
    talk(":wait 2h")
    assert talk("tag them VIP").startswith("bot> Tagged Acme: VIP.")
    assert talk("done").startswith("bot> Done: call Acme.")


@pytest.mark.parametrize(
    "line", ["they", "他", "这个", "that one", "here they come", "其他", "taskss", "他日再说吧"]
)
def test_a_pronoun_alone_asks_nothing(talk, line):
    talk("find Acme")
    assert "understand" in talk(line) or "不明白" in talk(line)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("visited Acme, he wants 10% off", "he wants 10% off"),
        ("拜访了Acme，他要9折", "他要9折"),
        ("note Acme his boss decides", "his boss decides"),
    ],
)
def test_who_is_told_of_in_a_story_stays_there(talk, line, note):
    talk("find 王小明")
    talk(line)
    assert note in talk("history Acme")
    assert "about 王小明 yet" in talk("history 王小明")


def test_a_number_of_somebody_elses_question_answers_nothing(talk):
    talk(":in #care")
    talk("find ac")
    assert talk("bo> 2") == ""
