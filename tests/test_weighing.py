"""What a pattern read, against what the wording as a whole asks for; slips and short forms too."""

import pytest

from bot.chat import Message
from bot.decide import decide
from bot.intents.wording import in_full
from bot.language.typos import mended
from bot.refusals import NotKept, NotUnderstood
from core.desk import Login


@pytest.fixture
def database(in_memory, memory):
    """Reading is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def reads(house):
    def read(line):
        message = Message("console", Login("console", "ana"), "", line, house.clock())
        with house.database.read() as db:
            return decide(message, house.desk(db, message, "m1"))

    return read


@pytest.mark.parametrize(
    "line",
    [
        "给王小明回电话的那个任务搞定了，划掉吧",
        "打給王小明那件任務已經辦好了，可以勾掉",
        "提醒我的那件事已经做完了，关掉",
    ],
)
def test_a_task_that_is_done_is_no_call(talk, line):
    talk("提醒我明天下午3点给王小明打电话")
    said = talk(line)
    assert "已记录" not in said
    assert "已記錄" not in said
    assert "(1 in all)" not in talk("find 王小明")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Acme complains that the pump is broken again, please open a ticket", "Ticket #1 Acme"),
        ("王小明投诉收到的货破损了，帮忙开个工单", "工单"),
        ("王小明說帳號登不進去，請客服處理，開張單", "工單"),
    ],
)
def test_a_complaint_is_said_to_be_one(talk, line, kept):
    assert kept in talk(line)


def test_what_is_not_kept_can_be_written_down(talk):
    asked = talk("called Acme, they would like to redeem their loyalty points for a gift")
    assert "I don't keep loyalty points yet" in asked
    assert "q1 log_followup" in asked
    assert talk("q1 log_followup").startswith("bot> Logged your call with Acme.")


@pytest.mark.parametrize(
    "line",
    [
        "visited Acme, they complained about the last ticket",
        "called Acme, 13900139005 is their new number",
        "拜访了王小明，他说合同下周到期",
        "打给王小明，没接",
    ],
)
def test_a_story_that_opens_as_one_stays_one(talk, line):
    assert talk(line).startswith(("bot> Logged", "bot> 已记录"))


@pytest.mark.parametrize(
    "line",
    ["ramen at 12:30? my treat", "dinner at seven, who is in?", "六点打球，有人来吗", "中午吃麵嗎"],
)
def test_talk_with_a_time_in_it_is_nobodys_business(reads, line):
    assert isinstance(reads(line), NotUnderstood)


def test_a_topic_is_named_though_a_search_could_be_read(reads):
    assert isinstance(reads("查一下王小明的积分余额"), NotKept)


# Slips, short forms, Cantonese


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("visted Acme, they want samples", "visit to Acme"),
        ("calld Acme, no answer", "call with Acme"),
        ("emialed Acme the price list", "e-mail to Acme"),
    ],
)
def test_a_slip_in_the_verb_is_read_as_the_verb(talk, line, kind):
    assert talk(line).startswith(f"bot> Logged your {kind}.")


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("remnid me tomorrow", "remind me tomorrow"),
        ("vistied Acme", "visited Acme"),
        ("visited Acme", None),
        ("caller was rude", None),
        ("talk to Vistied", None),
        ("a clam for lunch", None),
    ],
)
def test_only_slips_are_put_right(line, right):
    assert mended(line) == right


@pytest.mark.parametrize(
    ("line", "full"),
    [
        ("pls msg him, thx", "please message him, thanks"),
        ("whos got a bday", "who's got a birthday"),
        ("啱啱同佢倾完", "刚刚同他谈完"),
        ("边个负责", "谁负责"),
        ("那边的路", "那边的路"),
        ("耐心一点", "耐心一点"),
    ],
)
def test_what_is_short_or_spoken_is_written_in_full(line, full):
    assert in_full(line) == full


# Recurrences before the verb, titles, buttons that do something


@pytest.mark.parametrize(
    "line",
    ["every weekday at 7:30am remind me to plan the day", "each Friday at 4pm tell me to send it"],
)
def test_a_recurrence_may_come_first(talk, line):
    assert "remind you" in talk(line)


@pytest.mark.parametrize(
    "line", ["met the purchasing manager of Acme, wants samples", "spoke to the new buyer at Acme"]
)
def test_whom_a_title_belongs_to_is_the_customer(talk, line):
    said = talk(line)
    assert said.startswith("bot> Logged")
    assert "Acme" in said


def test_no_button_where_there_is_no_task(talk):
    assert "complete_task" not in talk("that thing about the samples is sort of sorted I guess")
