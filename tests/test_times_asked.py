"""An hour or a day that could be two is asked about, and one that does not exist is refused:
with every command that takes a time."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """Words are not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.mark.parametrize(
    "line",
    [
        "remind tomorrow at 7 call Acme",
        "remind me tomorrow at 7 to call Acme",
        "remind me to call Acme tomorrow at 7",
        "remind bo tomorrow at 7 to call Acme",
        "snooze t1 until tomorrow at 7",
        "snooze t1 tomorrow 7:30",
    ],
)
def test_an_hour_at_both_ends_of_the_working_day_has_two_buttons(talk, line):
    talk("remind today at 3pm check the stock")
    asked, first, second = talk(line).splitlines()
    assert asked in ("bot> When?", "bot> By when?")
    assert first.strip().startswith("[tomorrow 07:")
    assert second.strip().startswith("[tomorrow 19:")


@pytest.mark.parametrize("line", ["提醒我明天7点回电", "推迟 t1 到明天七点", "推遲 t1 到明天7點半"])
def test_so_it_has_in_chinese(talk, line):
    talk("提醒我今天下午3点看库存")
    asked, first, second = talk(line).splitlines()
    assert asked in ("bot> 什么时候？", "bot> 什麼時候？")
    assert "[明天 07:" in first
    assert "[明天 19:" in second


def test_the_answer_takes_what_was_said_around_it(talk):
    talk.goes("""
        ana> 提醒我今天下午3点看库存
        bot> 今天 15:00（7小时后）提醒你：看库存
        bot> [完成] done t1
        bot> [撤销] undo m1
        ana> 推迟 t1 到明天7点
        bot> 什么时候？
        bot> [明天 07:00] q1 202611222300Z
        bot> [明天 19:00] q1 202611231100Z
        ana> 2
        bot> 推迟到明天 19:00（1天后）：看库存
        bot> [完成] done t1
        bot> [撤销] undo m3
    """)


def test_what_repeats_goes_on_repeating_after_the_answer(talk):
    talk.goes("""
        ana> remind me every day at 7 to check the stock
        bot> When?
        bot> [tomorrow 07:00] q1 202611222300Z~FREQ=DAILY
        bot> [today 19:00] q1 202611221100Z~FREQ=DAILY
        ana> 1
        bot> I'll remind you again and again, first tomorrow 07:00 (in 23 hours): check the stock
        bot> [Done] done t1
        bot> [Undo] undo m2
    """)


def test_a_promise_is_kept_at_once_and_its_other_hour_is_a_press_away(talk):
    talk.goes("""
        ana> visited Acme, will call back tomorrow at 7
        bot> Logged your visit to Acme.
        bot> Note: will call back tomorrow at 7
        bot> Next: tomorrow 07:00 (in 23 hours): will call back
        bot> [Done] done t1
        bot> [Rather tomorrow 19:00] snooze t1 202611231100Z
        bot> [Undo] undo m1
        ana> snooze t1 202611231100Z
        bot> Put off until tomorrow 19:00 (in 1 day): will call back · Acme
        bot> [Done] done t1
        bot> [Undo] undo m2
    """)


def test_a_promise_at_a_clear_hour_has_no_other(talk):
    assert "改到" not in talk("拜访了Acme，明天下午3点回电")
    assert "改到明天 19:00" in talk("拜访了Acme，明天7点回电")


def test_a_weekday_that_contradicts_its_date_is_asked_about(talk):
    talk.goes("""
        ana> remind Wednesday 15 March call Acme
        bot> When?
        bot> [Mon 15 Mar 2027 09:00] q1 202703150100Z
        bot> [Wed 25 Nov 09:00] q1 202611250100Z
        ana> 周四，12月25日提醒我回电
        bot> 什么时候？
        bot> [12月25日周五 09:00] q2 202612250100Z
        bot> [11月26日周四 09:00] q2 202611260100Z
    """)


def test_a_rule_that_cannot_be_kept_is_not_taken_for_once(talk):
    talk.goes("""
        ana> remind every Qingming visit the grave
        bot> When?
        bot> [Mon 5 Apr 2027 09:00] q1 202704050100Z
        bot> [Another time] q1 ?
        ana> 2
        bot> When?
        ana> 5 April 2027 at 8am
        bot> I'll remind you Mon 5 Apr 2027 08:00 (in 134 days): visit the grave
        bot> [Done] done t1
        bot> [Undo] undo m3
    """)


def test_an_hour_that_is_over_leaves_the_other_one(talk):
    assert talk("remind today at 7 call Acme") == ("bot> When?\n  [today 19:00] q1 202611221100Z")


IMPOSSIBLE = [
    "remind 30 February call Acme",
    "remind bo at 25:00 call Acme",
    "snooze t1 at 25:00",
    "snooze t1 until 30 February",
    "visited Acme, call back 30 February",
    "30 February visited Acme, nice talk",
    "Acme bought 500 on 30 February",
    "renew Acme until 30 February",
    "I'm away until 30 February",
]
IMPOSSIBLE_CHINESE = [
    "提醒我2月30日回电",
    "推迟 t1 到25点",
    "推迟 t1 到2月30日",
    "拜访了Acme，2月30日回电",
    "2月30日拜访了Acme",
    "Acme 2月30日下单500元",
    "Acme续到2月30日",
    "我请假到2月30日",
    "提醒我2月30號回電",
    "拜訪了Acme，2月30號回電",
]


@pytest.mark.parametrize("line", IMPOSSIBLE)
def test_what_does_not_exist_is_refused(talk, line):
    talk("remind today at 3pm check the stock")
    assert talk(line).endswith("is not a time that exists. Which did you mean?")
    assert "Next" not in talk("Acme")


@pytest.mark.parametrize("line", IMPOSSIBLE_CHINESE)
def test_what_does_not_exist_is_refused_in_chinese(talk, line):
    talk("提醒我今天下午3点看库存")
    assert talk(line).endswith(("这个时间，请再说一次。", "這個時間，請再說一次。"))


def test_a_note_may_joke_about_a_day_that_does_not_exist(talk):
    assert "Logged your visit" in talk("visited Acme, they will pay on 30 February, ha ha")
