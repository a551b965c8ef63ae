"""Who is away, on which days, and who stands in."""

import pytest


@pytest.fixture
def away(talk):
    talk("I'm off tomorrow and Tuesday, cleo covers")
    talk("cleo> language English")
    return talk


def test_today_nobody_tomorrow_one(away):
    away.goes("""
        bo> who's away?
        bot> Nobody has entered days off then.
        bo> who is off tomorrow
        bot> 1 colleague is away.
        bot> - ana: Mon 23 Nov to Tue 24 Nov, cleo stands in
        bo> 这周谁不在？
        bot> 这段时间没有人请假。
        bo> 下周谁请假
        bot> 1 位同事请假。
        bot> - ana：11月23日周一至11月24日周二，cleo代理
        bo> ana明天在吗
        bot> 1 位同事请假。
        bot> - ana：11月23日周一至11月24日周二，cleo代理
        bo> is cleo in tomorrow?
        bot> cleo has entered no days off then.
    """)


@pytest.mark.parametrize(
    "line",
    ["who is on leave next week?", "who's not in tomorrow", "anybody away next week?",
     "明天有谁请假了吗", "誰明天不在", "哪些同事下週休假", "is ana around on Tuesday?"],
)  # fmt: skip
def test_however_it_is_asked(away, line):
    assert "ana" in away(f"bo> {line}"), away(f"bo> {line}")


@pytest.mark.parametrize(
    "line", ["拜访了王小明，他明天不在", "met Acme, who is away tomorrow", "Acme来电，谁都不在"]
)
def test_what_only_tells_of_it(talk, line):
    assert talk(line).startswith(("bot> Logged", "bot> 已记录"))


def test_whoever_asks_a_colleague_who_is_away_is_told(away):
    away(":wait 1d")
    assert away("bo> ask ana to call Acme on Thursday").splitlines()[:2] == [
        "bot> I've asked ana: Thu 26 Nov 09:00 (in 3 days): call Acme",
        "  - ana is away Mon 23 Nov to Tue 24 Nov and sees it on return.",
    ]
