"""Whom a line means where it says only a part of a name, or nobody known: as it is talked."""

import pytest


@pytest.mark.parametrize(
    "line",
    ["remind me tomorrow at 10 to call 小明 back", "提醒我明天10点催一下小明的款",
     "提醒我明天10點催一下小明的款"],
)  # fmt: skip
def test_a_reminder_is_about_whoever_goes_by_that_part_of_the_name(talk, line):
    talk(line)
    assert "tomorrow 10:00" in talk("show 王小明") or "明天 10:00" in talk("查 王小明")


def test_a_word_of_every_day_is_nobody(talk):
    talk("remind me tomorrow at 10 to call a taxi")
    assert "10:00" not in talk("show Acme")


def test_an_ordinary_word_and_a_city_are_no_short_names(talk):
    talk("add Summit Partners")
    talk("新增客户 上海远景科技")
    talk("remind me tomorrow at 10 to plan for the summit")
    talk("提醒我明天11点去上海")
    assert "10:00" not in talk("show Summit Partners")
    assert "11:00" not in talk("查 上海远景科技")


def test_a_job_at_a_company_is_somebody_there(talk):
    asked = talk("call with the buyer of Riverside Clinic, wants a quote")
    assert asked.startswith("bot> No customer is called “Riverside Clinic” yet. Who is it?")
    assert "Note: buyer, wants a quote" in talk("new")


def test_a_day_of_what_happened_is_no_promise(talk):
    said = talk("visited Acme's new warehouse on Friday, all good")
    assert "When: Fri 20 Nov" in said
    assert "Next:" not in said


def test_a_day_of_what_is_to_come_is_one(talk):
    said = talk("visited Acme on Friday, will go again on Friday")
    assert "When: Fri 20 Nov" in said
    assert "Next: Fri 27 Nov 09:00" in said


def test_it_is_no_tag(talk):
    assert talk("Acme is a key account, tag it").startswith("bot> Tagged Acme: key account.")


def test_a_company_is_no_part_of_a_name(talk):
    said = talk("new customer Hank Dillard from Northwind, 139 0013 9007")
    assert said.startswith("bot> Added Hank Dillard.")
    assert "Company: Northwind" in said
