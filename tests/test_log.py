"""visit NAME NOTE: what happened, when, and what was promised next."""

import pytest

from core.touches import MOST_NOTE


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_one_line_logs_schedules_and_echoes(talk):
    talk.goes("""
        ana> visited Acme, wants 10% off, call back tomorrow 3pm
        bot> Logged your visit to Acme.
        bot> Note: wants 10% off, call back tomorrow 3pm
        bot> Next: tomorrow 15:00 (in 1 day): call back
        bot> [Done] done t1
        bot> [Undo] undo m1
        ana> undo
        bot> Undone: 2 changes.
        bot> - visit · Acme
        bot> - task · call back
        ana> history Acme
        bot> Nothing is logged about Acme yet.
        ana> tasks
        bot> Nothing to do. Enjoy it.
    """)


def test_the_same_in_chinese(talk):
    talk.goes("""
        ana> 拜访了王小明,续约要9折,下周三下午3点回电
        bot> 已记录对王小明的拜访。
        bot> 内容: 续约要9折,下周三下午3点回电
        bot> 下次: 周三 11/25 15:00（3天后）：回电
        bot> [完成] done t1
        bot> [撤销] undo m1
    """)


def test_the_same_in_traditional_chinese(talk):
    assert talk("拜訪了王小明，續約要9折").startswith("bot> 已記錄對王小明的拜訪。")


def test_what_was_promised_rings_and_knows_whom_to_call(talk):
    talk("visited Acme, wants 10% off, call back tomorrow 3pm")
    rung = talk(":wait 1d8h")
    assert "Reminder: call back" in rung
    assert "[Show Acme] find c1" in rung


def test_the_opening_word_tells_the_kind(talk):
    lines = {
        "met Acme, ok": "visit",
        "log call Acme ok": "call",
        "emailed Acme, ok": "e-mail",
        "texted Acme, ok": "message",
        "meeting with Acme, ok": "meeting",
        "note Acme ok": "note",
        "log Acme ok": "note",
        "致电Acme，好的": "通话",
        "微信Acme，好的": "消息",
        "開會Acme，好的": "會議",
    }
    for line, kind in lines.items():
        talk(line)
        asked = {"通话": "历史Acme", "消息": "历史Acme", "會議": "歷史Acme"}.get(
            kind, "history Acme"
        )
        assert f" {kind}" in talk(asked).splitlines()[1]


def test_a_day_in_the_past_is_when_it_happened(talk):
    talk.goes("""
        ana> met Acme yesterday, demo went well
        bot> Logged your visit to Acme.
        bot> When: yesterday
        bot> Note: demo went well
        bot> [Undo] undo m1
        ana> history Acme
        bot> Acme: 1 entry, the newest first.
        bot> - yesterday visit by ana: demo went well
    """)


def test_a_bare_weekday_leans_to_the_past(talk):
    assert "When: Wed 18 Nov" in talk("met Acme on Wednesday, fine")


@pytest.mark.parametrize("line", ["周三拜访了王小明，谈得不错", "上周三拜访了王小明，谈得不错"])
def test_chinese_says_first_when_it_was(talk, line):
    talk.goes(f"""
        ana> {line}
        bot> 已记录对王小明的拜访。
        bot> 时间: 11月{"18" if line.startswith("周") else "11"}日周三
        bot> 内容: 谈得不错
        bot> [撤销] undo m1
    """)


def test_a_time_inside_a_note_is_part_of_it(talk):
    for note in (
        "they close at 5pm",
        "1/2 price",
        "call before noon",
        "first",
        "first of all they want a discount",
        "asked for 24/7 support",
        "周一到周五上班",
        "有一点贵",
    ):
        talk(f"note Acme {note}")
        assert talk("history Acme").splitlines()[1].endswith(f": {note}")


@pytest.mark.parametrize("day", ["tomorrow", "next Monday", "on 3 December 2027"])
def test_what_lies_ahead_has_not_happened_today(talk, day):
    assert "When:" not in talk(f"met Acme {day}, fine")


def test_a_missing_note_is_asked_for(talk):
    talk.goes("""
        ana> visited Acme
        bot> What happened?
        ana> they renew
        bot> Logged your visit to Acme.
        bot> Note: they renew
        bot> [Undo] undo m2
    """)


def test_two_of_a_name_are_asked_and_the_rest_of_the_line_is_kept(talk):
    talk.goes("""
        ana> visited ac, call back tomorrow 3pm
        bot> Which customer?
        bot> [Acme · +8613900139000] q1 c1
        bot> [Acme East] q1 c2
        ana> 2
        bot> Logged your visit to Acme East.
        bot> Note: call back tomorrow 3pm
        bot> Next: tomorrow 15:00 (in 1 day): call back
        bot> [Done] done t1
        bot> [Undo] undo m2
    """)


def test_a_question_about_a_chinese_name_is_asked_in_the_language_of_the_line(talk):
    assert talk("visited 王小明") == "bot> What happened?"


def test_everybody_on_the_team_may_log(talk):
    assert "Logged your call with Acme." in talk("cleo> called Acme, all is well")
    assert "Logged your call with Acme." in talk("bo> called Acme, all is well")


def test_a_note_is_kept_as_said(talk):
    talk("note Acme <b>5 < 6</b> & {name} %s \\n 「好」")
    assert "<b>5 < 6</b> & {name} %s \\n 「好」" in talk("history Acme")


def test_a_note_that_is_a_document(talk):
    assert talk("note Acme " + "a" * (MOST_NOTE + 1)) == (
        "bot> A note may have at most 8000 characters; nothing was saved."
    )
    assert "Nothing is logged" in talk("history Acme")
    assert "Noted about Acme." in talk("note Acme " + "a" * MOST_NOTE)


def test_nobody_by_that_name(talk):
    assert talk("visit Nobody hello") == "bot> No customer is called “Nobody”."


def test_colleagues_who_came_along(talk):
    talk.goes("""
        ana> visited Acme with Bo, they want 10% off
        bot> Logged your visit to Acme.
        bot> With: bo
        bot> Note: they want 10% off
        bot> [Undo] undo m1
        ana> 昨天和Bo一起拜访了王小明，谈了续约
        bot> 已记录对王小明的拜访。
        bot> 时间: 昨天
        bot> 同行: bo
        bot> 内容: 谈了续约
        bot> [撤销] undo m2
    """)


def test_the_note_may_come_later_and_the_company_is_kept(talk):
    talk("visited Acme with Bo")
    assert "With: bo" in talk("they renew")


def test_the_touch_counts_once_and_nobody_is_told(talk):
    assert "bot to" not in talk("visited Acme with Bo, ok")
    assert "(1 in all)" in talk("find Acme")


def test_a_plan_is_no_log_but_may_be_a_reminder(talk):
    talk.goes("""
        ana> visited Acme tomorrow, they sign
        bot> tomorrow has not come yet. Shall I remind you?
        bot> [Remind me] q1 202611230100Z
        :press 1
        bot> I'll remind you tomorrow 09:00 (in 1 day): visited Acme, they sign
        bot> [Done] done t1
        bot> [Undo] undo m2
        ana> history Acme
        bot> Nothing is logged about Acme yet.
    """)
    assert talk("明天拜访了王小明").startswith("bot> 明天还没到。到时提醒你？\n  [提醒我] q2 ")
    assert "明天 15:00" in talk("明天下午3点")


def test_a_visit_that_is_to_be_made(talk):
    talk("明天下午3点拜访王小明")
    rung = talk(":wait 1d8h")
    assert "提醒：拜访王小明" in rung
    assert "[查看王小明] find c3" in rung


# A colleague was there days ago


def test_who_was_there_days_ago_is_one_line(talk):
    talk("bo> visited Acme on Friday, wants 20% off")
    assert talk("called Acme, fine").splitlines() == [
        "bot> Logged your call with Acme.",
        "  Note: fine",
        "  Lately: bo visited 1 day ago (Fri 20 Nov)",
        "  Their note: wants 20% off",
        "  [Undo] undo m2",
    ]


@pytest.mark.parametrize(
    "before",
    ["bo> note Acme wants 20% off", "visited Acme on Friday, ok",
     "bo> visited Acme on 18 November, ok",
     "bo> visited Acme East on Friday, ok", "bo> visited Acme on Friday with ana, ok"],
)  # fmt: skip
def test_what_is_no_warning(talk, before):
    talk(before)
    assert "Lately" not in talk("called Acme, fine")


def test_whoever_came_along_is_no_stranger_there(talk):
    talk("bo> visited Acme on Friday, ok")
    assert "Lately" not in talk("visited Acme with Bo, fine")
    assert "Lately" not in talk("note Acme fine")


def test_the_note_of_a_colleague_stays_with_whom_it_is(talk):
    talk("cleo> visited Acme East on Friday, wants 20% off")
    said = talk("called Acme East, fine")
    assert "cleo visited" in said
    assert "20% off" not in said
    talk(":in #care")
    assert "20% off" not in talk("called Acme East, again")


def test_the_owner_hears_of_it_once_a_day(talk):
    talk("cleo> visited Acme on Friday, ok")
    first = talk("bo> called Acme, fine")
    assert "bot to @ana> Acme: bo called, and cleo visited 1 day ago (Fri 20 Nov)." in first
    assert "[Show card] find c1" in first
    assert "bot to" not in talk("bo> called Acme, again")
    assert "bot to" not in talk("cleo> called Acme, too")
    talk(":wait 1d")
    assert "bot to @ana>" in talk("bo> called Acme, fine")


def test_the_owner_who_was_there_needs_no_telling(talk):
    talk("cleo> visited Acme on Friday, ok")
    assert "bot to" not in talk("called Acme, fine")
    assert "bot to" not in talk("bo> visited Acme with ana, fine")


def test_that_line_in_chinese(talk):
    talk("bo> visited 王小明 on Friday, ok")
    assert "近日: bo拜访过，1天前（11月20日周五）" in talk("给王小明打了电话，没人接")


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("王小明打通了，下周一签合同", "打通了，下周一签合同"),
        ("王小明没接电话", "没接电话"),
        ("Acme電話沒人接，明天再打", "電話沒人接，明天再打"),
    ],
)
def test_a_call_by_how_it_went(talk, line, note):
    assert f": {note}" in talk(line)
    assert f"ana 通话：{note}" in talk("历史王小明" if "王" in line else "历史Acme")


def test_what_was_due_about_them_can_be_ticked_off(talk):
    talk("remind me in 2 hours to send Acme the offer")
    talk("remind me tomorrow to call Acme")
    assert talk("sent Acme the offer by email").splitlines()[2:] == [
        "  [✓ send Acme the offer] done t1",
        "  [Undo] undo m3",
    ]
