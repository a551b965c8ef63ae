"""tag NAME TAG, TAG: marks on a customer, each once."""

import pytest

from core.profiles import MOST_TAGS


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_tags_stand_on_the_card_and_undo_takes_them_off(talk):
    talk.goes("""
        ana> tag Acme VIP, wholesale
        bot> Tagged Acme: VIP · wholesale.
        bot> Tags: VIP · wholesale
        bot> [Undo] undo m1
        ana> tag Acme vip
        bot> Acme has that tag already.
        ana> find Acme
        bot> Acme
        bot> Owner: ana
        bot> Phone: +8613900139000
        bot> Tags: VIP · wholesale
        ana> undo
        bot> Undone: 1 change.
        bot> - details · Acme
        ana> find Acme
        bot> Acme
        bot> Owner: ana
        bot> Phone: +8613900139000
    """)


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("给王小明打标签 VIP", "VIP"),
        ("给王小明打上标签：VIP，老客户", "VIP · 老客户"),
        ("给王小明加上VIP标签", "VIP"),
        ("給王小明加上VIP標籤", "VIP"),
        ("幫王小明加標籤 VIP", "VIP"),
        ("王小明打标签VIP", "VIP"),
        ("把王小明标记为重点", "重点"),
        ("标签 王小明 VIP 重点", "VIP · 重点"),
        ("王小明标签加VIP和重点", "VIP · 重点"),
        ("tag 王小明 as big spender", "big spender"),
        ("tag 王小明 with VIP and wholesale", "VIP · wholesale"),
        ("tag 王小明 #VIP #wholesale", "VIP · wholesale"),
        ("add the tag VIP to 王小明", "VIP"),
        ("add the VIP tag to 王小明", "VIP"),
        ("mark 王小明 as VIP", "VIP"),
    ],
)
def test_many_ways_to_say_it(talk, line, tags):
    talk(line)
    assert f"Tags: {tags}" in talk("find 王小明").replace("标签", "Tags").replace("標籤", "Tags")


def test_a_missing_tag_is_asked_for(talk):
    assert talk("tag Acme") == "bot> Which tag?"
    assert "Tagged Acme: VIP." in talk("VIP")


def test_twenty_are_enough(talk):
    talk("tag Acme " + ", ".join(f"n{n}" for n in range(MOST_TAGS)))
    assert talk("tag Acme VIP") == "bot> A customer may have at most 20 tags."


def test_the_owner_hears_of_it_and_strangers_to_the_customer_may_not(talk):
    assert "bot to @ana> bo changed your customer Acme." in talk("bo> tag Acme VIP")
    assert talk("tag Acme East VIP").startswith("bot> You may not change this customer;")


@pytest.mark.parametrize("line", ["拜访了王小明，给他打上了VIP标签", "note Acme tag them as VIP"])
def test_what_happened_stays_a_log(talk, line):
    assert talk(line).startswith(("bot> 已记", "bot> Noted"))
