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
