"""greeted NAME: a birthday greeting, logged once a year."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_once_for_each_birthday(talk):
    talk.goes("""
        ana> greeted c3
        bot> Logged: you greeted 王小明 on the birthday.
        bot> [Show card] find c3
        bot> [Undo] undo m1
        ana> greeted c3
        bot> 王小明's birthday greeting is logged already.
        bot> [Show card] find c3
        ana> history c3
        bot> 王小明: 1 entry, the newest first.
        bot> - today 08:00 message by ana: birthday greeting
        ana> 祝贺了王小明
        bot> 给王小明的生日祝福已经记录过。
        bot> [查看资料] find c3
    """)
    talk(":wait 365d")
    assert talk("祝贺了王小明").startswith("bot> 已记录：给王小明送了生日祝福。")


def test_undone_it_may_be_logged_again(talk):
    talk("greeted Acme")
    talk("undo")
    assert talk("greeted Acme").startswith("bot> Logged")


@pytest.mark.parametrize(
    "line",
    [
        "greeted Acme",
        "congratulated Acme on their birthday",
        "wished Acme a happy birthday",
        "sent a birthday card to Acme",
        "给Acme送了生日祝福",
        "已经给Acme发了祝福",
        "祝福了Acme",
        "給Acme發了生日祝福",
        "祝賀了Acme",
    ],
)
def test_however_it_is_said(talk, line):
    said = talk(line)
    assert said.startswith(("bot> Logged: you greeted Acme", "bot> 已记录", "bot> 已記錄"))


@pytest.mark.parametrize(
    "line", ["visited Acme, wished her a happy birthday", "拜访了Acme，送了生日祝福"]
)
def test_a_visit_that_mentions_it_stays_a_visit(talk, line):
    assert talk(line).startswith(("bot> Logged your visit", "bot> 已记录对Acme的拜访"))
