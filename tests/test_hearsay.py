"""What a customer said is a message of theirs; what nobody answered is a call all the same."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.mark.parametrize(
    ("line", "note", "due"),
    [
        ("王小明说下周三再聊", "下周三再聊", "周三 11/25 09:00"),
        ("王小明說下週三再聊", "下週三再聊", "週三 11/25 09:00"),
        ("王小明表示周五给答复", "周五给答复", "周五 11/27 09:00"),
        ("王小明回复说后天下午3点再联系", "后天下午3点再联系", "周二 11/24 15:00"),
        ("王小明刚说预算不够", "预算不够", ""),
        ("Acme says let's talk next Wednesday", "let's talk next Wednesday", "Wed 25 Nov 09:00"),
        ("Acme told me to call back on Friday", "to call back on Friday", "Fri 27 Nov 09:00"),
        ("Acme said they will decide on Friday", "they will decide on Friday", "Fri 27 Nov 09:00"),
        ("Acme confirmed: the meeting is off", "the meeting is off", ""),
    ],
)
def test_what_was_said(talk, line, note, due):
    said = talk(line)
    assert said.startswith(("bot> Logged your message to Acme.", "bot> 已记录给", "bot> 已記錄給"))
    assert note in said
    assert due in said


@pytest.mark.parametrize(
    "line",
    ["老板说明天开会", "bo says hi", "他说下周三再聊", "my boss said no", "王小明说什么了？",
     "what did Acme say?", "they say it rains tomorrow", "听王小明说话真累吗"],
)  # fmt: skip
def test_what_anybody_said_is_no_log(talk, line):
    assert "Logged" not in talk(line)
    assert "about Acme yet" in talk("history Acme")


@pytest.mark.parametrize(
    "line",
    ["打给王小明，没接", "打給王小明，沒接", "打电话给王小明，没人接", "给王小明打电话，没打通",
     "致电王小明，无人接听",
     "刚才给王小明打了个电话没接", "王小明没接电话", "王小明电话打不通", "今天上午打给王小明，占线",
     "called 王小明, no answer", "call 王小明, no answer", "tried 王小明, no answer",
     "tried calling 王小明",
     "tried to reach 王小明, voicemail", "couldn't reach 王小明", "no answer from 王小明",
     "王小明 didn't pick up", "rang 王小明 but nobody answered"],
)  # fmt: skip
def test_a_call_that_nobody_answered(talk, line):
    said = talk(line)
    assert said.startswith(("bot> Logged your call with 王小明.", "bot> 已记录与", "bot> 已記錄與"))
    assert "call by ana" in talk("history 王小明")


@pytest.mark.parametrize(
    "line", ["打给王小明", "call 王小明 tomorrow", "明天打给王小明", "tried the new pump today",
             "没接到电话"]
)  # fmt: skip
def test_what_tells_of_no_call(talk, line):
    talk(line)
    assert "about 王小明 yet" in talk("history 王小明")
