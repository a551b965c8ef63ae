"""history NAME: the timeline, five at a time, notes only for whom they are."""

import pytest

from core.desk import Role
from core.staff import enrol


def test_the_newest_first_and_the_older_behind_a_button(talk):
    for n in range(7):
        talk(f"note Acme number {n}")
        talk(":wait 1m")
    talk.goes("""
        ana> history Acme
        bot> Acme: 7 entries, the newest first.
        bot> - today 08:06 note by ana: number 6
        bot> - today 08:05 note by ana: number 5
        bot> - today 08:04 note by ana: number 4
        bot> - today 08:03 note by ana: number 3
        bot> - today 08:02 note by ana: number 2
        bot> [Older] history c1 +5
        :press 1
        bot> Acme: 7 entries, the newest first.
        bot> - today 08:01 note by ana: number 1
        bot> - today 08:00 note by ana: number 0
    """)


def test_exactly_a_page_has_nothing_older(talk):
    for n in range(5):
        talk(f"note Acme number {n}")
    assert "Older" not in talk("history Acme")


def test_nothing_yet(talk):
    assert talk("history Acme") == "bot> Nothing is logged about Acme yet."
    assert talk("历史王小明") == "bot> 还没有王小明的记录。"


def test_a_colleague_sees_that_it_happened_but_not_the_note(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    talk("visited Acme, wants 10% off")
    assert talk("dan> history Acme").endswith("today 08:00 visit by ana: •••")
    assert "10% off" in talk("cleo> history Acme")


def test_a_note_is_not_read_out_in_a_channel(talk):
    talk("visited Acme, wants 10% off")
    talk(":in #care")
    assert "10% off" not in talk("history Acme")
    assert "10% off" not in talk("bo> history Acme")


def test_a_note_with_format_marks_is_only_words(talk):
    talk("note Acme {note} {0} {at:ago}")
    assert "by ana: {note} {0} {at:ago}" in talk("history Acme")


def test_a_companys_timeline_says_with_whom_it_was(talk):
    talk("add 宏远科技")
    talk("visited 王小明, wants 10% off")
    talk(":wait 1m")
    talk("called 宏远科技, the desk was closed")
    talk.goes("""
        ana> history 宏远科技
        bot> 宏远科技: 2 entries, the newest first.
        bot> - today 08:01 call by ana: the desk was closed
        bot> - today 08:00 visit by ana, 王小明: wants 10% off
        ana> history 王小明
        bot> 王小明: 1 entry, the newest first.
        bot> - today 08:00 visit by ana: wants 10% off
    """)


def test_who_came_along_is_named(talk):
    talk("visited Acme with Bo and cleo, they renew")
    assert talk("history Acme").endswith("today 08:00 visit by ana with bo, cleo: they renew")
    assert talk("历史Acme").endswith("今天 08:00 ana与bo、cleo 拜访：they renew")


@pytest.fixture
def told(talk):
    """Three weeks of Acme, by two people."""
    talk("visited Acme on 28 October with Bo, alpha")
    talk("called Acme on 4 November, beta")
    talk("bo> called Acme yesterday, gamma")
    talk("emailed Acme the quote")
    return talk


def notes(said):
    known = ("alpha", "beta", "gamma", "the quote")
    return [note for note in known if note in said]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("history Acme calls", ["beta", "gamma"]),
        ("history Acme visits and e-mails", ["alpha", "the quote"]),
        ("history Acme by bo", ["alpha", "gamma"]),
        ("history Acme calls by bo", ["gamma"]),
        ("history Acme last month", ["alpha"]),
        ("history Acme this month", ["beta", "gamma", "the quote"]),
        ("history Acme since 5 November", ["gamma", "the quote"]),
        ("history Acme calls in November by ana", ["beta"]),
        ("Acme's calls", ["beta", "gamma"]),
        ("show me the calls with Acme", ["beta", "gamma"]),
        ("bo's calls with Acme", ["gamma"]),
        ("what did bo do with Acme?", ["alpha", "gamma"]),
        ("what did I discuss with Acme last month", ["alpha"]),
        ("历史Acme 通话", ["beta", "gamma"]),
        ("Acme 上个月的拜访记录", ["alpha"]),
        ("查看Acme的通话记录", ["beta", "gamma"]),
        ("和Acme的往来记录", ["alpha", "beta", "gamma", "the quote"]),
        ("bo和Acme聊了什么？", ["alpha", "gamma"]),
        ("Acme這個月的通話記錄", ["beta", "gamma"]),
        ("歷史 Acme 上個月", ["alpha"]),
    ],
)
def test_a_kind_a_person_a_period(told, line, found):
    assert notes(told(line)) == found


def test_nothing_of_that_kind(told):
    assert told("history Acme meetings") == "bot> Nothing like that is logged about Acme."


def test_the_older_button_keeps_the_filter(talk):
    for n in range(7):
        talk(f"called Acme, number {n}")
        talk("note Acme aside")
    said = talk("history Acme calls")
    assert said.startswith("bot> Acme: 7 entries, the newest first.")
    assert said.endswith("[Older] history c1 kc +5")
    assert talk(":press 1").count("number") == 2


@pytest.mark.parametrize("line", ["visited Acme, saw their records", "拜访了王小明，看了历史记录"])
def test_a_story_that_ends_in_our_words_stays_one(talk, line):
    assert "history" not in talk(line).casefold()
    assert len(talk("my visits today").splitlines()) == 2
