"""more NAME WORDS: the last note of today goes on."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_it_joins_the_last_note_of_today(talk):
    talk("visited Acme, they renew")
    talk.goes("""
        ana> more about Acme: they decide in May
        bot> Added to your note about Acme: they decide in May
        bot> [Undo] undo m2
        ana> history Acme
        bot> Acme: 1 entry, the newest first.
        bot> - today 08:00 visit by ana: they renew; they decide in May
    """)


def test_without_a_name_it_is_the_last_log(talk):
    talk("拜访了王小明，想续约")
    assert talk("补充一下，预算5万").startswith("bot> 已补充到王小明的记录：预算5万")
    assert "想续约；预算5万" in talk("历史王小明")
    assert talk("also: May at the latest").startswith("bot> Added to your note about 王小明")


def test_without_a_log_it_is_a_note_of_its_own(talk):
    assert talk("补充王小明：预算5万").startswith("bot> 已记下王小明的备注：预算5万")
    talk("visited Acme, ok")
    talk(":wait 1d")
    assert talk("more about Acme: x").startswith("bot> Noted about Acme: x")


def test_a_colleagues_note_is_theirs(talk):
    talk("bo> visited Acme, they renew")
    assert talk("more about Acme: in May").startswith("bot> Noted about Acme: in May")
    assert "they renew; in May" not in talk("history Acme")


def test_she_is_part_of_what_is_added(talk):
    talk("拜访了王小明，聊得不错")
    assert "她想要蓝色的" in talk("补充：她想要蓝色的")
    assert "她想要藍色的" in talk("補充：她想要藍色的")
    assert talk("补充王小明：价格可以").startswith("bot> 已补充到王小明的记录：价格可以")
