"""Days off: who is told instead, and that nobody on leave is disturbed."""

from datetime import date

import pytest
from sqlalchemy import select

from core import staff
from core.desk import Role
from core.staff import enrol
from storage.tables import Absence, Staff

MON, WED = date(2026, 11, 23), date(2026, 11, 25)


@pytest.fixture(autouse=True)
def chen(house):
    house.database.write(lambda db: enrol(db, "陈静", Role.SALES))


def away(house):
    with house.database.read() as db:
        names = dict(db.execute(select(Staff.id, Staff.name)).all())
        return [
            (names[one.staff_id], one.starts, one.ends, names.get(one.deputy_id))
            for one in db.scalars(select(Absence).order_by(Absence.id))
        ]


@pytest.mark.parametrize(
    ("line", "starts", "ends", "deputy"),
    [
        ("下周一到周三请假，小陈代理", MON, WED, "陈静"),
        ("我下周一至三请假，由陈静代理", MON, WED, "陈静"),
        ("我明天休假", MON, MON, None),
        ("明天请个假", MON, MON, None),
        ("请假 明天", MON, MON, None),
        ("从明天开始请3天假，工作交给小陈", MON, WED, "陈静"),
        ("我从明天起休年假一周，有事找bo", MON, date(2026, 11, 29), "bo"),
        ("请假：下周一到周三，代理人：小陈", MON, WED, "陈静"),
        ("我请假到下周三，小陈顶班", date(2026, 11, 22), WED, "陈静"),
        ("我请假，周四回来", date(2026, 11, 22), WED, None),
        ("11月23日到25日休假，bo帮我盯着", MON, WED, "bo"),
        ("明天不上班", MON, MON, None),
        ("明天下午请假", MON, MON, None),
        ("下週一到週三請假，bo代理", MON, WED, "bo"),
        ("我明天休假，請bo幫我處理", MON, MON, "bo"),
        ("明天起請3天假，職務代理人：bo", MON, WED, "bo"),
        ("I'm away next Mon to Wed, Bo covers", MON, WED, "bo"),
        ("I'm off tomorrow", MON, MON, None),
        ("I’ll be out of office from Nov 23 to Nov 25, contact bo", MON, WED, "bo"),
        ("I am on leave tomorrow and bo will cover for me", MON, MON, "bo"),
        ("taking tomorrow off", MON, MON, None),
        ("I need Monday off, with bo covering", MON, MON, "bo"),
        ("OOO next week", MON, date(2026, 11, 29), None),
        ("out sick today", date(2026, 11, 22), date(2026, 11, 22), None),
        ("I'm away until Wednesday; bo is my deputy", date(2026, 11, 22), WED, "bo"),
        ("I'm on holiday for 3 days from tomorrow, covered by bo", MON, WED, "bo"),
        ("I'm off Mon and Tue", MON, date(2026, 11, 24), None),
        ("I'm away, back on Thursday", date(2026, 11, 22), WED, None),
        ("/absence tomorrow, bo covers", MON, MON, "bo"),
        ("我想请明后两天的假", MON, date(2026, 11, 24), None),
        ("下礼拜一请假一天，小陈帮忙看一下", MON, MON, "陈静"),
        ("我明天不来了", MON, MON, None),
        ("明天休年假，让bo替我", MON, MON, "bo"),
        ("我病了，明天请假", MON, MON, None),
        ("小陈代理我，下周一到周三请假", MON, WED, "陈静"),
        ("bo takes over while I'm away tomorrow", MON, MON, "bo"),
        ("I won't be in tomorrow", MON, MON, None),
        ("day off on Monday", MON, MON, None),
        ("I'm sick today", date(2026, 11, 22), date(2026, 11, 22), None),
        ("on vacation next Mon to Wed, bo is in charge", MON, WED, "bo"),
        (
            "I'm going on holiday from Monday to Wednesday, bo will look after my customers",
            MON,
            WED,
            "bo",
        ),
    ],
)
def test_however_it_is_said(talk, house, line, starts, ends, deputy):
    talk(line)
    assert away(house) == [("ana", starts, ends, deputy)]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("bo> 小陈下周一到周三请假", "陈静"),
        ("bo> ana is away next Mon to Wed", "ana"),
        ("bo> ana will be on vacation next Mon to Wed", "ana"),
        ("bo> cleo下週一到週三請假", "cleo"),
    ],
)
def test_a_manager_enters_it_for_the_team(talk, house, line, who):
    talk(line)
    assert away(house) == [(who, MON, WED, None)]


def test_nobody_else_does(talk, house):
    assert talk("小陈下周请假") == "bot> 你没有权限：登记这位同事请假。负责人、其经理或管理员可以。"
    assert away(house) == []


def test_the_deputy_is_told(talk):
    talk.goes("""
        I'm away next Mon to Wed, bo covers
        bot> You are away Mon 23 Nov to Wed 25 Nov; bo stands in. What happens meanwhile waits for your return.
        bot> [Undo] undo m1
        bot to @bo> ana is away Mon 23 Nov to Wed 25 Nov and you stand in: what comes up for ana comes to you, and you see those customers as your own.
    """)  # noqa: E501 - a line as it is said


def test_who_is_entered_for_is_told(talk):
    assert "bot to @陈静> bo entered that you are away" in talk("bo> 陈静 is away next week")


def test_without_a_deputy_it_says_who_hears(talk, house):
    assert "so bo hears what comes up" in talk("I'm away tomorrow")
    house.database.write(lambda db: enrol(db, "cy", Role.MANAGER))
    assert "so the care channel hears what comes up" in talk("I'm away tomorrow")


def test_the_days_are_asked_for(talk, house):
    assert talk("I'm away") == "bot> Which days?"
    talk("next Mon to Wed")
    assert away(house) == [("ana", MON, WED, None)]
    assert talk("我要请假") == "bot> 请哪几天假？"


def test_said_again_it_is_corrected_and_undone(talk, house):
    talk("I'm away next Mon to Wed, bo covers")
    talk("I'm away next Mon to Tue")
    assert away(house) == [("ana", MON, date(2026, 11, 24), "bo")]
    talk("undo")
    assert away(house) == [("ana", MON, WED, "bo")]
    talk("undo")
    assert away(house) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("I'm away tomorrow, ana covers", "Nobody can stand in for themselves."),
        ("I'm away yesterday", "is over already"),
        ("I'm away tomorrow, zed covers", "No colleague is called “zed”."),
        ("明天请假，小黄代理", "没有叫“小黄”的同事。"),
        ("2月30日请假", "没有“2月30日”这个时间"),
        ("I'm off to lunch", "Which days?"),
    ],
)
def test_what_cannot_be(talk, house, line, said):
    assert said in talk(line)
    assert away(house) == []


# While they are away


def test_reminders_go_to_the_deputy_who_may_finish_them(talk, no_digests):
    talk("remind me tomorrow at 10am to call Acme")
    talk("I'm away tomorrow, 陈静 covers")
    talk(":as 陈静")
    talk.goes("""
        :wait 1d2h
        bot to #care> 1 birthday to remember.
        bot to #care> - Mon 23 Nov: 王小明, 36 · ana
        bot> For ana: 王小明 turns 36 today. A call would be nice.
        bot> Company: 宏远科技
        bot> Owner: ana
        bot> Phone: +8613800138000
        bot> Birthday: 23 Nov 1990
        bot> [Greeted] greeted c3
        bot> [Draft] draft c3
        bot> [Show card] find c3
        bot> For ana: Reminder: call Acme
        bot> [Done] done t1
        bot> [+1 h] snooze t1 202611230300Z
        bot> [Tomorrow] snooze t1 202611240200Z
        bot> [Show Acme] find c1
        :press 1
        bot> Done: call Acme. How did it go?
        bot> [Reached] went t1 reached
        bot> [Again] again t1
        bot> [No answer] went t1 no_answer
        bot> [Undo] undo m3
    """)


def test_the_deputy_sees_the_customers_for_that_time_only(talk):
    talk("order Acme ¥1,200")
    talk("I'm away tomorrow, 陈静 covers")
    assert "****" in talk("陈静> find Acme")
    talk(":wait 1d")
    card = talk("陈静> find Acme")
    assert "+8613900139000" in card
    assert "¥1,200" in card
    assert "Order recorded" in talk("陈静> order Acme ¥5") or "¥5" in talk("陈静> order Acme ¥5")
    talk(":wait 1d")
    assert "****" in talk("陈静> find Acme")


def test_the_deputy_keeps_out_of_the_rest(talk):
    talk("note Acme tea")
    talk("I'm away today, 陈静 covers")
    assert "You may not" in talk("陈静> undo m1")
    assert "You may not" in talk("陈静> ana is away next week")


def test_nobody_on_leave_is_written_to(talk):
    talk("remind every day at 10am count the cash")
    talk("I'm away next Mon to Wed, bo covers")
    said = talk(":wait 3d20h")
    assert said.count("to @bo> For ana: Reminder: count the cash") == 3
    assert said.count("bot> Reminder: count the cash") == 1  # today, before it began


def test_who_answers_themselves_is_answered(talk):
    talk("I'm away today, bo covers")
    assert talk("find Acme").startswith("bot> Acme\n")


def test_a_deputy_who_is_away_hands_on(talk):
    talk("remind me tomorrow at 10am to call Acme")
    talk("陈静> I'm away tomorrow, cleo covers")
    assert "陈静 is away then, too." in talk("I'm away tomorrow, 陈静 covers")
    assert "bot to @cleo> For ana: Reminder: call Acme" in talk(":wait 1d3h")


def test_a_ring_of_deputies_ends_at_the_manager(talk):
    talk("remind me tomorrow at 10am to call Acme")
    talk("I'm away tomorrow, 陈静 covers")
    talk("陈静> I'm away tomorrow, ana covers")
    assert "bot to @bo> For ana: Reminder: call Acme" in talk(":wait 1d3h")


def test_or_in_the_care_channel_without_anybodys_buttons(talk):
    talk("remind me tomorrow at 10am to call Acme")
    talk("I'm away tomorrow, bo covers")
    talk("bo> I'm away tomorrow, ana covers")
    said = talk(":wait 1d3h")
    assert "bot to #care> For ana: Reminder: call Acme" in said
    assert "done t1" not in said
    assert "bot to #care> For ana: 王小明 turns 36 today." in said
    assert "****" in said  # others read along


def test_a_suspended_deputy_hands_on_to_the_manager(talk, ada):
    talk("remind me tomorrow at 10am to call Acme")
    talk("I'm away tomorrow, 陈静 covers")
    talk("ada> suspend 陈静")
    assert "bot to @bo> For ana: Reminder: call Acme" in talk(":wait 1d3h")


def test_days_are_those_where_they_live(talk, house):
    def moved(db):
        db.get_one(Staff, staff.named(db, "ana").id).zone = "America/New_York"

    house.database.write(moved)
    talk("I'm away on 23 November, bo covers")
    talk("remind me on 23 November at 9am to call Acme")  # 22:00 in Shanghai
    assert "bot to @bo> For ana: Reminder: call Acme" in talk(":wait 2d")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("visited Acme, their buyer is away next week", "Logged your visit to Acme."),
        ("拜访了王小明，他下周一到周三请假", "已记录对王小明的拜访。"),
        ("note Acme off tomorrow", "Noted about Acme."),
        ("提醒我明天请假", "提醒你：请假"),
        ("remind me tomorrow that bo is away", "I'll remind you tomorrow"),
        ("打电话给王小明，明天休假，改天再约", "已记录与王小明的通话。"),
    ],
)
def test_what_is_about_something_else(talk, house, line, said):
    assert said in talk(line)
    assert away(house) == []


@pytest.mark.parametrize("line", ["off to Acme tomorrow", "王总下周不在", "明天放假吗", "10% off"])
def test_nobody_is_away_by_mistake(talk, house, line):
    talk(line)
    assert away(house) == []
