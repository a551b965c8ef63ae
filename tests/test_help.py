"""help: what one may say, by examples, and nothing one may not."""

import pytest

from bot.usage import may_say
from core.desk import Actor, Role


@pytest.fixture
def database(in_memory, memory):
    """Words are not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_help_shows_what_one_may_say(talk):
    said = talk("help")
    assert "- find Acme: Show a customer's card." in said
    assert "- order Acme ¥1,200: Record an order." in said


def test_support_is_not_shown_what_it_may_not_do(talk):
    assert "Record an order" not in talk("cleo> help")
    assert "Show a customer's card." in talk("cleo> help")


def test_in_the_language_of_the_question(talk):
    assert "- 客户王小明：查看客户资料。" in talk("帮助")
    assert "- 客戶 王小明：查看客戶資料。" in talk("說明")
    assert "- 客戶 王小明：查看客戶資料。" in talk("幫助")


def test_the_same_in_a_channel(talk):
    private = talk("help")
    talk(":in #care")
    assert talk("help").partition("> ")[2] == private.partition("> ")[2]


def test_a_stranger_is_told_how_to_become_a_colleague(talk):
    assert talk("eve> help") == (
        "bot> I don't know you yet. Ask an admin for a code and send it to me in a private chat."
    )


def test_the_rest_is_behind_its_topics(talk):
    assert "[Tasks] help tasks" in talk("help")
    said = talk("help tasks")
    assert said.startswith("bot> Tasks:\n")
    assert "- snooze t1 in 2 hours: Put a task off." in said
    assert "[Tasks]" not in said
    assert talk("帮助 任务").startswith("bot> 任务：\n")
    assert talk("說明 客戶").startswith("bot> 客戶：\n")


def test_every_command_one_may_say_has_its_topic(talk):
    shown = "\n".join(
        talk(f"bo> help {topic}")
        for topic in ("customers", "visits", "tasks", "orders", "tickets", "me")
    )
    for command in may_say(Actor(2, "bo", Role.MANAGER)):
        assert command.does.en in shown


def test_examples_speak_of_ones_own_customers(talk):
    talk("bo> visited Acme East, fine")
    assert "- find Acme East: Show a customer's card." in talk("bo> help")
    assert "- 客户Acme East：查看客户资料。" in talk("bo> 帮助")


def test_in_a_channel_examples_speak_of_nobody(talk):
    talk("bo> visited Acme East, fine")
    talk(":in #care")
    assert "Acme East" not in talk("bo> help")
