"""settings: one's own digest, weekends, hours and clock, in words and by buttons."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from core import staff

TOKYO, LONDON = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/London")


def ana(house):
    with house.database.read() as db:
        return staff.named(db, "ana")


def test_what_is_set(talk):
    talk.goes("""
        settings
        bot> Your settings
        bot> Language: English
        bot> Time zone: Asia/Shanghai (now 08:00)
        bot> Working hours: 09:00–18:00
        bot> Morning digest: 09:00
        bot> Weekends: like any other day
        bot> [Language] language
        bot> [Time zone] settings zone
        bot> [Working hours] settings hours
        bot> [Digest time] settings digest
        bot> [Quiet weekends] settings weekends off
    """)


@pytest.mark.parametrize("line", ["设置", "我的设置", "設定", "我的設定", "my settings"])
def test_in_each_language(talk, line):
    assert "Asia/Shanghai" in talk(line)


# The digest


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("以后8点半发晨报", time(8, 30)),
        ("以后早上8点半给我发晨报", time(8, 30)),
        ("晨报改到八点", time(8)),
        ("把晨报的时间改成7点45分", time(7, 45)),
        ("每天9点发日报给我", time(9)),
        ("晨报 8:15", time(8, 15)),
        ("麻烦以后晚上8点发日报", time(20)),
        ("以後8點半發晨報", time(8, 30)),
        ("晨報改成早上七點", time(7)),
        ("請把晨報改到8點一刻", time(8, 15)),
        ("send my digest at 8:30", time(8, 30)),
        ("please send me the morning digest at 7am", time(7)),
        ("move my digest to 9", time(9)),
        ("I want my daily summary at 8.15", time(8, 15)),
        ("my digest at 6pm from now on", time(18)),
        ("digest 7:30", time(7, 30)),
        ("把早报调整到8点40", time(8, 40)),
        ("could you send my digest at half past eight", time(8, 30)),
        ("digest at seven thirty", time(7, 30)),
    ],
)
def test_when_the_digest_comes(talk, house, line, at):
    assert f"{at:%H:%M}" in talk(line)
    assert ana(house).digest_at == at


@pytest.mark.parametrize(
    "line",
    ["晨报不用发了", "不用再给我发晨报了", "别发晨报", "以后不要晨报了", "晨報不用發了",
     "別再發晨報", "stop my digest", "no morning digest", "don't send me the digest any more",
     "I don't need the daily digest", "I don't want a digest", "不用每天发晨报"],
)  # fmt: skip
def test_no_digest(talk, house, line):
    talk(line)
    assert ana(house).digest_off


@pytest.mark.parametrize("line", ["恢复晨报", "恢復晨報", "turn on my digest", "digest at 8"])
def test_a_digest_again(talk, house, line):
    talk("no digest")
    talk(line)
    assert not ana(house).digest_off


def test_the_time_is_offered(talk, house):
    talk("settings digest")
    assert "comes at 08:00" in talk(":press 2")
    talk("settings digest")
    assert "No digest any more" in talk(":press 6")
    talk("settings digest")
    assert "comes at 07:10" in talk("7:10")


# Weekends


@pytest.mark.parametrize(
    "line",
    ["周末别提醒我", "周末不要打扰我", "周末别给我发消息", "以后周末不用提醒我了", "周末免打扰",
     "週末別提醒我", "週末不要打擾我", "no reminders on weekends", "don't remind me on weekends",
     "please don't disturb me at the weekend", "leave me alone on weekends", "weekends off",
     "mute weekends", "don't message me on Saturdays and Sundays", "周六周日不要提醒我"],
)  # fmt: skip
def test_weekends_are_quiet(talk, house, line):
    assert talk(line).split("\n")[0] in (
        "bot> I leave you alone on weekends. Reminders you set yourself still ring.",
        "bot> 周末不打扰你；你自己设的提醒照常。",
        "bot> 週末不打擾你；你自己設的提醒照常。",
    )
    assert ana(house).weekends_off


@pytest.mark.parametrize(
    "line", ["周末也提醒我", "周末照常通知我", "週末也提醒我", "remind me on weekends too",
             "weekends on"]
)  # fmt: skip
def test_weekends_are_days(talk, house, line):
    talk("weekends off")
    talk(line)
    assert not ana(house).weekends_off


# Hours


@pytest.mark.parametrize(
    ("line", "starts", "ends"),
    [
        ("我的工作时间是10点到7点", time(10), time(19)),
        ("工作时间改成9:30-18:30", time(9, 30), time(18, 30)),
        ("我每天朝九晚六", time(9), time(18)),
        ("我9点上班，6点下班", time(9), time(18)),
        ("我早上8点半到下午5点半上班", time(8, 30), time(17, 30)),
        ("我的上班時間是早上9點到下午6點", time(9), time(18)),
        ("我十點到七點上班", time(10), time(19)),
        ("my working hours are 9 to 6", time(9), time(18)),
        ("I work from 10am to 7pm", time(10), time(19)),
        ("my hours are 8:30–17:30", time(8, 30), time(17, 30)),
        ("set my work hours to 9-5", time(9), time(17)),
        ("I start at 9 and finish at 6", time(9), time(18)),
        ("我早上十点上班晚上七点下班", time(10), time(19)),
    ],
)
def test_working_hours(talk, house, line, starts, ends):
    assert f"{starts:%H:%M}–{ends:%H:%M}" in talk(line)
    assert (ana(house).starts, ana(house).ends) == (starts, ends)


def test_no_day_ends_before_it_starts(talk):
    assert talk("my working hours are 6pm to 9am") == (
        "bot> A working day cannot end at 09:00 when it starts at 18:00."
    )


def test_a_reminder_without_an_hour_rings_when_their_day_starts(talk):
    talk("my working hours are 10 to 7")
    assert "tomorrow 10:00" in talk("remind me tomorrow to call Acme")
    assert "tomorrow 09:00" in talk("bo> remind me tomorrow to call Acme")


# Where I am


@pytest.mark.parametrize(
    ("line", "zone", "until"),
    [
        ("我这周在东京", TOKYO, date(2026, 11, 22)),
        ("我在东京，到周五", TOKYO, date(2026, 11, 27)),
        ("我在伦敦出差，到12月3日", LONDON, date(2026, 12, 3)),
        ("我在东京待三天", TOKYO, date(2026, 11, 24)),
        ("我這週在東京", TOKYO, date(2026, 11, 22)),
        ("I'm in London until Friday", LONDON, date(2026, 11, 27)),
        ("I am in Tokyo for two weeks", TOKYO, date(2026, 12, 5)),
        ("我现在人在东京，周五回来", TOKYO, date(2026, 11, 26)),
        ("我出差到东京，周五回", TOKYO, date(2026, 11, 26)),
        ("In Tokyo this week", TOKYO, date(2026, 11, 22)),
        ("I'll be in London until Friday", LONDON, date(2026, 11, 27)),
        ("I'm visiting London until 3 December", LONDON, date(2026, 12, 3)),
    ],
)
def test_a_visit(talk, house, line, zone, until):
    talk(line)
    visit = ana(house).visit
    assert (visit.zone, visit.until) == (zone, until)


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("我在东京", TOKYO),
        ("我到伦敦了", LONDON),
        ("我的时区是东京", TOKYO),
        ("时区改成 Europe/London", LONDON),
        ("我在東京", TOKYO),
        ("我的時區是倫敦", LONDON),
        ("I'm in London now", None),
        ("I'm in London", LONDON),
        ("my time zone is Tokyo", TOKYO),
        ("set my timezone to asia/tokyo", TOKYO),
    ],
)
def test_for_good(talk, house, line, zone):
    talk(line)
    assert ana(house).zone == zone
    assert ana(house).visit is None


def test_the_clock_goes_with_them_and_comes_back_by_itself(talk):
    talk("I'm in London until Monday")
    assert "Europe/London until Mon 23 Nov (now 00:00)" in talk("settings")
    assert "today 09:00 (in 9 hours)" in talk("remind me at 9am to call Acme")
    talk(":wait 2d")
    assert "Asia/Shanghai (now 08:00)" in talk("settings")


def test_a_button_makes_it_only_this_week(talk, house):
    talk("I'm in London")
    talk(":press 1")
    assert ana(house).visit.zone == LONDON


def test_home_again_the_visit_is_over(talk, house):
    talk("I'm in London until Friday")
    talk("我回上海了")
    assert ana(house).visit is None
    assert ana(house).zone == ZoneInfo("Asia/Shanghai")


def test_the_zone_is_offered(talk, house):
    talk("settings zone")
    assert "Europe/London" in talk(":press 5")
    talk("settings zone")
    assert "Asia/Tokyo" in talk("Tokyo")
    talk("settings zone")
    assert "I don't know where “Atlantis” is." in talk("Atlantis")


@pytest.mark.parametrize("line", ["I'll be in London next week", "我下周在东京"])
def test_a_visit_that_has_not_begun(talk, house, line):
    assert talk(line) in (
        "bot> That begins on Mon 23 Nov. Tell me when you are there, and I set your clock.",
        "bot> 那要到11月23日周一才开始。到了再告诉我，我就调整你的时间。",
    )
    assert ana(house).visit is None


def test_a_visit_that_is_over(talk):
    assert "is over already" in talk("settings zone Asia/Tokyo~20261101d")


# Both ways


@pytest.mark.parametrize(
    "line",
    ["no digest", "digest 7:30", "weekends off", "my working hours are 10 to 7", "I'm in London",
     "I'm in London until Friday"],
)  # fmt: skip
def test_it_is_undone(talk, house, line):
    talk("help")  # her language is a habit, and stays
    before = ana(house)
    talk(line)
    assert ana(house) != before
    assert "Undone: 1 change." in talk("undo")
    assert ana(house) == before


def test_each_sets_their_own(talk, house):
    talk("bo> weekends off")
    assert not ana(house).weekends_off


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("visited Acme, send the digest at 8:30 please", "Logged your visit to Acme."),
        ("拜访了王小明，他说周末别提醒我", "已记录对王小明的拜访。"),
        ("拜访了王小明，他在东京", "已记录对王小明的拜访。"),
        ("note Acme I'm in London until Friday", "Noted about Acme."),
        ("remind me tomorrow at 9 to send the digest", "I'll remind you tomorrow 09:00"),
        ("明天9点提醒我发晨报", "提醒你：发晨报"),
        ("called Acme, their working hours are 10 to 7", "Logged your call with Acme."),
    ],
)
def test_what_is_about_something_else(talk, line, said):
    assert said in talk(line)
