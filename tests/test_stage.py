"""stage NAME STAGE: where a sale stands, and the one question that is still open there."""

from dataclasses import replace

import pytest

from core.follow_up import Label, Stage, Topic

STAGES = (
    Stage(
        Label.read("lead / 线索 / 線索"),
        (
            Topic(Label.read("need / 需求 / 需求"), ("wants", "想要")),
            Topic(Label.read("budget / 预算 / 預算")),
        ),
    ),
    Stage(Label.read("proposal / 报价 / 報價"), (Topic(Label.read("date")),)),
    Stage(Label.read("won")),
)


@pytest.fixture
def desk(talk, house):
    """Talk in a shop that has named its stages."""
    talk.house = replace(house, shop=replace(house.shop, stages=STAGES))
    return talk


def test_any_word_where_the_shop_has_named_none(talk):
    talk.goes("""
        ana> stage Acme proposal
        bot> Acme is at proposal now.
        bot> [Undo] undo m1
        ana> Acme is now in the negotiation stage
        bot> Acme is at negotiation now, was at proposal.
        bot> [Undo] undo m2
        ana> undo
        bot> Undone: 1 change.
        bot> - details · Acme
        ana> stage Acme won
        bot> Acme is at won now, was at proposal.
        bot> [Undo] undo m4
    """)


@pytest.mark.parametrize("line", [
    "王小明进入报价阶段", "王小明進入報價階段", "把王小明推进到报价阶段",
    "王小明到报价阶段了", "阶段 王小明 报价",
    "stage 王小明 proposal", "move 王小明 to the proposal stage",
    "王小明 is in the Proposal stage",
    "王小明的阶段改为报价", "王小明's stage is proposal",
])  # fmt: skip
def test_the_same_stage_in_every_language(desk, line):
    said = desk(line)
    assert (
        "已进入“报价”阶段" in said or "已進入「報價」階段" in said or "is at proposal now" in said
    )
    assert "报价" in desk("王小明进入线索阶段")


def test_a_stage_the_shop_does_not_have(desk):
    assert desk("stage Acme limbo") == (
        "bot> There is no stage “limbo”. Your stages: lead, proposal, won."
    )


def test_anothers_customer(desk):
    assert "You may not change this customer" in desk("stage Acme East proposal")


def test_only_what_is_missing_is_asked_and_the_answer_joins_the_note(desk):
    desk("stage Acme lead")
    desk.goes("""
        ana> visited Acme, they want two pumps
        bot> Logged your visit to Acme.
        bot> Note: they want two pumps
        bot> Still open: need
        bot> [Skip] q1 skip
        bot> [Undo] undo m2
        ana> two pumps for the new line
        bot> Added to your note about Acme: need: two pumps for the new line
        bot> [Undo] undo m3
        ana> called Acme, fine
        bot> Logged your call with Acme.
        bot> Note: fine
        bot> Still open: budget
        bot> [Skip] q2 skip
        bot> [Undo] undo m4
        :press 1
        bot> All right, another time.
        ana> history Acme
        bot> Acme: 2 entries, the newest first.
        bot> - today 08:00 call by ana: fine
        bot> - today 08:00 visit by ana: they want two pumps; need: two pumps for the new line
        ana> undo m3
        bot> Undone: 1 change.
        ana> history Acme visits
        bot> Acme: 1 entry, the newest first.
        bot> - today 08:00 visit by ana: they want two pumps
    """)


def test_what_the_note_answers_is_not_asked(desk):
    desk("stage Acme lead")
    assert "Still open" not in desk("visited Acme, wants two pumps, budget is 50k")
    assert "Still open" not in desk("called Acme, all fine")


def test_in_chinese_with_the_label_of_the_speaker(desk):
    desk("王小明进入线索阶段")
    assert "还没问到: 需求" in desk("拜访了王小明，聊了聊")
    assert desk("两台泵").startswith("bot> 已补充到王小明的记录：需求: 两台泵")


def test_another_command_is_no_answer(desk):
    desk("stage Acme lead")
    desk("visited Acme, fine")
    assert "Acme" in desk("find Acme")
    assert "Added" not in desk("two pumps for the new line")


def test_neither_a_note_nor_a_message_is_asked_after(desk):
    desk("stage Acme lead")
    assert "Still open" not in desk("note Acme fine")
    assert "Still open" not in desk("emailed Acme the quote")


def test_nothing_is_asked_where_no_stage_is_named(talk):
    talk("stage Acme lead")
    assert "Still open" not in talk("visited Acme, fine")
