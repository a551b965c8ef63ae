"""Which reading of a line holds: a command, an answer, a bare name, or none."""

import pytest

from bot.binding import Call, Question
from bot.chat import COMMANDS, Message
from bot.decide import decide
from bot.language.understand import exact, language_of, understand
from bot.refusals import NotUnderstood
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
    ("line", "intent"),
    [
        ("find Acme", "find"),
        ("FIND Acme", "find"),
        ("  find   Acme  ", "find"),
        ("/find Acme", "find"),
        ("客户王小明", "find"),
        ("Acme", "find"),
        ("王小明", "find"),
        ("visited Acme, ok", "log_followup"),
        ("my tasks", "list_tasks"),
        ("每周一早上9点提醒我看商机", "remind"),
        ("明天下午3点提醒我回电", "remind"),
        ("remind me tomorrow at 3pm to call Acme", "remind"),
        ("下单王小明3万元", "record_order"),
        ("撤销", "undo"),
        ("復原", "undo"),
        ("c Acme", "find"),
    ],
)
def test_what_a_line_asks_for(reads, line, intent):
    bound = reads(line)
    assert isinstance(bound, Call)
    assert bound.command.intent == intent


@pytest.mark.parametrize(
    ("line", "intent", "wants"),
    [
        ("find", "find", "customer"),
        ("find ac", "find", "customer"),
        ("order Acme", "record_order", "amount"),
        ("add", "add_customer", "name"),
        ("visited Acme", "log_followup", "note"),
        ("remind me tomorrow", "remind", "note"),
        ("提醒我明天", "remind", "note"),
        ("language", "language", "language"),
    ],
)
def test_what_is_missing_is_asked_for(reads, line, intent, wants):
    bound = reads(line)
    assert isinstance(bound, Question)
    assert (bound.command.intent, bound.wants) == (intent, wants)


@pytest.mark.parametrize(
    "line",
    ["?", "ok", "hi", "好", "早", "👍", "1", "findings are good", "addendum", "doneness",
     "cc Acme", "/", "/nonsense", "taskss"],
)  # fmt: skip
def test_what_is_none_of_our_business(reads, line):
    assert isinstance(reads(line), NotUnderstood)


@pytest.mark.parametrize("line", ["", " ", "\u200b"])
def test_our_name_alone_asks_for_help(reads, line):
    assert reads(line).command.intent == "help"


def test_after_a_slash_only_the_command_counts(reads):
    assert isinstance(reads("/remind me tomorrow at 3pm to call"), Call)
    assert isinstance(reads("/who is Acme"), Call)
    assert isinstance(reads("查一下王小明"), Call)
    assert not isinstance(reads("/查一下王小明"), Call)
    assert [one.intent for one in understand("/明天提醒我回电", COMMANDS)] == []


def test_the_longest_word_opens_the_line():
    assert [one.rest for one in exact("remind me tomorrow", COMMANDS)] == ["tomorrow"]
    assert [one.rest for one in exact("新增客户 李雷", COMMANDS)] == ["李雷"]


def test_examples_of_the_same_language_are_offered(talk):
    line = "the weather is lovely"
    assert talk(line).splitlines()[0] == f"bot> I don't understand “{line}”. You could say:"
    assert talk("今天天气真好啊").startswith("bot> 不明白“今天天气真好啊”。可以这样说：\n  - ")
    assert talk("今天天氣真好啊").startswith("bot> 不明白「今天天氣真好啊」。")


def test_what_support_may_not_do_is_not_offered_either(talk):
    for line in ("ordre Acme ¥5", "the weather is lovely"):
        assert "order " not in talk(f"cleo> {line}").casefold().partition("\n")[2]
    assert "Acme bought for ¥5" in talk("ordre Acme ¥5")


def test_a_long_line_is_not_said_back_whole(talk):
    assert len(talk("blah " * 2000).splitlines()[0]) < 120


@pytest.mark.parametrize("word", ["cancel", "never mind", "取消", "算了", "Never mind"])
def test_a_question_may_be_dropped_whatever_else_is_to_do(talk, word):
    talk("remind in 2 hours call the bank")
    talk("c ac")
    assert talk(word) in (
        "bot> All right, nothing was done.",
        "bot> 好的，什么都没做。",
        "bot> 好的，什麼都沒做。",
    )
    assert "- find Acme" in talk("/2")  # which is what is shown to whoever is not understood


def test_cancel_without_a_question_is_about_tasks(talk):
    talk("remind in 2 hours call the bank")
    assert "Which task?" in talk("cancel")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("find Acme", "en"),
        ("客户", "zh_hans"),
        ("客戶", "zh_hant"),
        ("你好", "zh"),
        ("13900139000", None),
        ("c1", None),
        ("", None),
        ("👍", None),
    ],
)
def test_the_script_tells_the_language(text, language):
    assert language_of(text) == language
