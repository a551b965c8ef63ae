"""untag NAME TAG: a mark that is no longer true."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_a_tag_is_taken_off_and_put_back(talk):
    talk("tag Acme VIP, wholesale")
    talk.goes("""
        ana> untag Acme vip
        bot> Took the tag off Acme: VIP.
        bot> Tags: wholesale
        bot> [Undo] undo m2
        ana> undo
        bot> Undone: 1 change.
        bot> - details · Acme
    """)
    assert "Tags: VIP · wholesale" in talk("find Acme")


@pytest.mark.parametrize(
    "line",
    [
        "去掉王小明的VIP标签",
        "取消王小明的标签VIP",
        "王小明的VIP标签去掉",
        "把王小明的VIP标签删掉",
        "给王小明去掉VIP标签",
        "移除王小明的VIP標籤",
        "remove the VIP tag from 王小明",
        "remove tag VIP from 王小明",
        "take the VIP tag off 王小明",
    ],
)
def test_many_ways_to_say_it(talk, line):
    talk("tag 王小明 VIP")
    talk(line)
    assert "VIP" not in talk("find 王小明")


def test_a_tag_that_is_not_there(talk):
    assert talk("untag Acme VIP") == "bot> Acme has no such tag."
