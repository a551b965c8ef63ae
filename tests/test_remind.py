"""remind WHEN WHAT: read from one line, asked for what is missing, refused what cannot be."""

import pytest

from core.tasks import MOST_WHAT


@pytest.fixture
def database(in_memory, memory):
    """Words are not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_in_words(talk):
    talk.goes("""
        ana> remind in 5 minutes call Acme
        bot> I'll remind you today 08:05 (in 5 minutes): call Acme
        bot> [Done] done t1
        bot> [Undo] undo m1
        ana> 明天下午3点提醒我回电
        bot> 明天 15:00（1天后）提醒你：回电
        bot> [完成] done t2
        bot> [撤销] undo m2
        ana> 提醒我明天下午3點回電
        bot> 明天 15:00（1天後）提醒你：回電
        bot> [完成] done t3
        bot> [復原] undo m3
    """)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("remind me to call Acme tomorrow at 3pm", "call Acme"),
        ("remind me tomorrow at 3pm to call Acme", "call Acme"),
        ("remind me tomorrow at 3pm about the offer", "the offer"),
        ("please remind me to call Acme tomorrow at 3pm", "call Acme"),
        ("Remind me at 3pm tomorrow: call Acme", "call Acme"),
    ],
)
def test_what_to_do_is_said_back_without_the_little_words(talk, line, what):
    said = talk(line).splitlines()[0]
    assert said == f"bot> I'll remind you tomorrow 15:00 (in 1 day): {what}"


@pytest.mark.parametrize("line", ["remind me in 2 hours", "remind 2 hours", "remind me tomorrow"])
def test_what_to_do_is_asked_for(talk, line):
    assert talk(line) == "bot> What shall I remind you of?"
    assert ": call Acme" in talk("call Acme")


def test_what_to_do_is_asked_for_in_chinese(talk):
    assert talk("提醒我明天") == "bot> 提醒你做什么？"


def test_when_is_asked_for(talk):
    assert talk("remind me to call Acme") == "bot> When?"
    assert "I'll remind you today 10:00 (in 2 hours): call Acme" in talk("in 2 hours")


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("remind yesterday call", "yesterday 09:00"),
        ("remind 5 minutes ago call", "today 07:55"),
        ("remind 2026-11-21 10:00 call", "yesterday 10:00"),
    ],
)
def test_the_past_is_refused(talk, line, when):
    assert talk(line) == f"bot> {when} is already past. When shall it be?"
    assert talk("tasks") == "bot> Nothing to do. Enjoy it."


def test_the_past_is_refused_in_chinese(talk):
    assert talk("提醒 昨天下午3点 起床") == "bot> 昨天 15:00已经过去了，换个时间？"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("提醒我25点起床", "没有“25点”这个时间，请再说一次。"),
        ("提醒我2月30日起床", "没有“2月30日”这个时间，请再说一次。"),
        ("提醒我2月30號起床", "沒有「2月30號」這個時間，請再說一次。"),
    ],
)
def test_an_impossible_time_is_refused_not_bent(talk, line, said):
    assert talk(line) == f"bot> {said}"


def test_an_impossible_time_is_refused_in_english(talk):
    assert "is not a time that exists" in talk("remind 30 February call Acme")
    assert "is not a time that exists" in talk("remind at 25:00 call Acme")


def test_an_hour_that_could_be_two_is_asked_about(talk):
    talk.goes("""
        ana> remind me tomorrow at 7 to call Acme
        bot> When?
        bot> [tomorrow 07:00] q1 202611222300Z
        bot> [tomorrow 19:00] q1 202611231100Z
        ana> 2
        bot> I'll remind you tomorrow 19:00 (in 1 day): call Acme
        bot> [Done] done t1
        bot> [Undo] undo m2
    """)


def test_again_and_again(talk):
    talk.goes("""
        ana> remind every Monday at 9am review the pipeline
        bot> I'll remind you again and again, first tomorrow 09:00 (in 1 day): review the pipeline
        bot> [Done] done t1
        bot> [Undo] undo m1
        ana> tasks
        bot> 1 task to do.
        bot> - tomorrow 09:00 ⟳: review the pipeline
        bot> [✓ review the pipeline] done t1
    """)


def test_by_the_lunar_calendar(talk):
    assert "首次2027年9月15日周三 09:00" in talk("每年农历八月十五提醒我送月饼")


def test_a_chinese_name_does_not_make_a_line_chinese(talk):
    said = talk("remind me tomorrow at 3pm to call 王小明")
    assert said.startswith("bot> I'll remind you tomorrow 15:00")


def test_it_is_the_speakers_own(talk):
    talk("bo> remind in 5 minutes call Acme")
    assert talk("tasks") == "bot> Nothing to do. Enjoy it."
    assert "call Acme" in talk("bo> tasks")


def test_more_than_one_can_remember(talk):
    assert talk("remind in 5 minutes " + "a" * (MOST_WHAT + 1)) == (
        "bot> A reminder may have at most 500 characters; put the rest into a note."
    )
    assert "I'll remind you" in talk("remind in 5 minutes " + "a" * MOST_WHAT)


def test_undone_it_is_not_to_do(talk):
    talk("remind in 5 minutes call Acme")
    talk("undo")
    assert talk("tasks") == "bot> Nothing to do. Enjoy it."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "remind me 30 minutes before the demo tomorrow at 3pm",
            "tomorrow 14:30 (in 1 day): 15:00 demo",
        ),
        (
            "demo with Acme tomorrow 3pm, remind me 15 min before",
            "tomorrow 14:45 (in 1 day): 15:00 demo with Acme",
        ),
        (
            "remind me an hour and a half before my flight on Friday at 6pm",
            "Fri 27 Nov 16:30 (in 5 days): 18:00 flight",
        ),
        (
            "remind me 2 days before Christmas to buy gifts",
            "Wed 23 Dec 09:00 (in 31 days): 12/25 09:00 buy gifts",
        ),
    ],
)
def test_before_an_event(talk, line, said):
    assert talk(line).splitlines()[0] == f"bot> I'll remind you {said}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("明天3点和王总开会，提前半小时提醒我", "明天 14:30（1天后）提醒你：15:00 和王总开会"),
        ("明天下午3点开会，15分钟前提醒我", "明天 14:45（1天后）提醒你：15:00 开会"),
        ("提醒我周五下午2点提前一个半小时去机场", "周五 11/27 12:30（5天后）提醒你：14:00 去机场"),
        ("明天下午3點開會，提前10分鐘叫我", "明天 14:50（1天後）提醒你：15:00 開會"),
        ("25号交房租，提前3天提醒我", "今天 09:00（1小时后）提醒你：11/25 09:00 交房租"),
    ],
)
def test_before_an_event_in_chinese(talk, line, said):
    assert talk(line).splitlines()[0] == f"bot> {said}"


def test_before_a_task(talk):
    talk("remind me tomorrow at 3pm demo for Acme")
    said = "bot> I'll remind you tomorrow 14:50 (in 1 day): 15:00 demo for Acme"
    assert talk("remind me 10 minutes before t1").splitlines()[0] == said
    assert talk("remind me 10 minutes before the demo").splitlines()[0] != said  # two fit by now
    assert talk("提前20分钟提醒我 t1").splitlines()[0] == (
        "bot> 明天 14:40（1天后）提醒你：15:00 demo for Acme"
    )


def test_before_which_of_two_is_asked(talk):
    talk("提醒我明天下午3点开会")
    talk("提醒我周五上午10点开会")
    talk.goes("""
        ana> 开会前15分钟提醒我
        bot> 提前多久？
        bot> [明天 15:00：开会] q1 15min~t1
        bot> [周五 11/27 10:00：开会] q1 15min~t2
        :press 2
        bot> 周五 11/27 09:45（5天后）提醒你：10:00 开会
        bot> [完成] done t3
        bot> [撤销] undo m4
    """)


def test_when_it_begins_is_asked_for_and_how_long_before_is_kept(talk):
    assert talk("开会前15分钟提醒我") == "bot> 什么时候？"
    assert talk("明天下午3点").startswith("bot> 明天 14:45（1天后）提醒你：15:00 开会")
    assert talk("remind me half an hour before the demo") == "bot> When?"
    assert ": 15:00 demo" in talk("tomorrow at 3pm")


def test_too_late_for_so_long_before(talk):
    assert "is already past" in talk("remind me 3 hours before the demo today at 9am")


def test_what_repeats_does_so_as_long_before(talk):
    said = talk("每天9点例会，提前10分钟提醒我")
    assert said.startswith("bot> 将重复提醒你，首次今天 08:50（50分钟后）：09:00 例会")


def test_the_further_date_has_its_weekday_and_how_far_it_is(talk):
    assert talk("提醒我25号下午3点回电").startswith("bot> 周三 11/25 15:00（3天后）提醒你：回电")
    assert talk("提醒我25號下午3點回電").startswith("bot> 週三 11/25 15:00（3天後）提醒你：回電")
