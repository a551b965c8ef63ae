"""my visits this week: what one did, alone or in company."""

import pytest

from core.desk import Role
from core.staff import enrol


def test_mine_with_what_and_with_whom(talk):
    talk("visited Acme yesterday with Bo, they renew")
    talk("called 王小明, no answer")
    talk.goes("""
        ana> what did I do this week?
        bot> ana: 2 entries, the newest first.
        bot> - today 08:00 call · 王小明: no answer
        bot> - yesterday visit · Acme, with bo: they renew
        ana> my visits this week
        bot> ana: 1 entry, the newest first.
        bot> - yesterday visit · Acme, with bo: they renew
        ana> my visits last week
        bot> ana: nothing is logged there.
    """)


def test_who_came_along_has_it_too(talk):
    talk("visited Acme yesterday with Bo, they renew")
    assert talk("bo> my visits this week").splitlines()[1:] == [
        "  - yesterday visit · Acme, with ana: they renew"
    ]
    assert "nothing is logged" in talk("cleo> my visits this week")


@pytest.mark.parametrize("line", [
    "my visits this week", "my visits", "show my visits", "who did I visit this week?",
    "what did I do yesterday?", "diary", "bo> ana's visits this week", "bo> what did ana do?",
    "我这周的拜访", "我这周拜访了谁？", "我的拜访记录", "我昨天的拜访", "日志",
    "我這週的拜訪", "我本週拜訪了哪些客戶",
    "bo> ana这周的拜访", "bo> ana昨天拜访了谁",
])  # fmt: skip
def test_however_it_is_asked(talk, line):
    talk("visited Acme yesterday, they renew")
    assert "Acme: they renew" in talk(line).replace("Acme：", "Acme: ")


@pytest.mark.parametrize(
    "line", ["my calls this week", "我这周的通话", "what did cleo do this week?"]
)
def test_what_was_not_asked_for_is_left_out(talk, line):
    talk("visited Acme yesterday, they renew")
    assert "Acme" not in talk(line)


def test_page_by_page(talk):
    for n in range(12):
        talk(f"called Acme, number {n}")
        talk(":wait 1m")
    said = talk("my calls today")
    assert said.startswith("bot> ana: 12 entries, the newest first.")
    assert "[Older] diary kc s1 20261122~20261123 +10" in said
    older = talk(":press 1")
    assert "number 1\n" in older
    assert older.endswith("number 0")


def test_a_note_is_read_by_whom_the_customer_is(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    talk("visited Acme, wants 10% off")
    assert talk("dan> what did ana do today?").endswith("visit · Acme: •••")
    assert "10% off" in talk("bo> what did ana do today?")


@pytest.mark.parametrize(
    "line",
    ["今天我干了什么", "我今天都做了些什么？", "我今天忙了啥", "bo> ana今天做了什麼",
     "bo> what did ana do today?"],
)  # fmt: skip
def test_what_was_done_today(talk, line):
    talk("visited Acme, fine")
    assert "Acme" in talk(line).splitlines()[1]
