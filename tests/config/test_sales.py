"""Stages with their questions, and days by tag or level, as people write them."""

import pytest

from bot.config.schema import CadenceRules
from core.follow_up import Label, Stage, Topic
from tests.config.house import House


def test_stages_in_one_language_or_three(house: House) -> None:
    config = house.load("""
follow_up:
  stages:
    lead / 线索 / 線索: [need, budget / 预算 / 預算]
    proposal:
      decision maker / 决策人 / 決策人: [boss, 老板]
      date:
    won:
""")
    assert config.follow_up.stages == (
        Stage(
            Label("lead", "线索", "線索"),
            (Topic(Label.read("need")), Topic(Label("budget", "预算", "預算"))),
        ),
        Stage(
            Label.read("proposal"),
            (Topic(Label("decision maker", "决策人", "決策人"), ("boss", "老板")),
             Topic(Label.read("date"))),
        ),
        Stage(Label.read("won")),
    )  # fmt: skip


def test_days_by_tag_and_level(house: House) -> None:
    config = house.load("cadence: {tags: {VIP: 14}, levels: {金卡: 30, Gold: 30}, default: 90}")
    assert config.cadence == CadenceRules(
        tags={"VIP": 14}, levels={"金卡": 30, "Gold": 30}, default=90
    )


def test_in_one_line_of_the_environment(house: House) -> None:
    environ = {"RAPPORT__CADENCE__TAGS": "VIP: 14, 老客户 60", "RAPPORT__CADENCE__DEFAULT": "none"}
    config = house.load("", environ)
    assert (config.cadence.tags, config.cadence.default) == ({"VIP": 14, "老客户": 60}, None)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("cadence: {tags: {VIP: soon}}", "cadence.tags.VIP: must be a whole number"),
        ("cadence: {tags: {VIP: 0}}", "cadence.tags.VIP: must be at least 1"),
        ("cadence: {tags: VIP}", "cadence.tags: must be a group of `name: days` lines"),
        ("cadence: {default: -1}", "cadence.default: must be at least 1"),
        ("follow_up: {stages: [lead]}", "follow_up.stages: must be a group of stages"),
        ("follow_up: {stages: {lead: need}}", "follow_up.stages: must give each stage a list"),
        ("follow_up: {stages: {'/': [need]}}", "follow_up.stages: has a stage or question without"),
        ("follow_up: {overlap_days: -1}", "follow_up.overlap_days: must be at least 0"),
    ],
)
def test_faults_are_told_in_words(house: House, text: str, fault: str) -> None:
    assert any(fault in line for line in house.told(text))
