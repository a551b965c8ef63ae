"""What times mean: phrases in three scripts, on Friday 2026-11-20 at 10:30."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.times import Moment, Time, past_times, times

ZONE = ZoneInfo("Asia/Shanghai")
NOW = Moment(datetime(2026, 11, 20, 10, 30, tzinfo=ZONE), ZONE)

# "12-25" is a day, "12-25 15:00" an hour, "a ~ b" a stretch with its exclusive end.
DAYS = """
今天 = 11-20
明儿 = 11-21
大后天 = 11-23
前天 = 11-18
後天 = 11-22
這週六 = 11-21
下个礼拜三 = 11-25
下下周一 = 11-30
上个星期五 = 11-13
本周日 = 11-22
星期天 = 11-22
下周五之前 = 11-27
下周 = 11-23 ~ 11-30
下周末 = 11-28 ~ 11-30
上周末 = 11-14 ~ 11-16
下周上半周 = 11-23 ~ 11-26
下个月3号 = 12-03
本月20号 = 11-20
这个月28日之前 = 11-28
15号 = 12-15
12月3日 = 12-03
十二月三十一号 = 12-31
三月十五号 = 2027-03-15
明年3月15日 = 2027-03-15
二〇二七年三月一日 = 2027-03-01
民國116年3月5日 = 2027-03-05
2027-03-05 = 2027-03-05
2027/3/5 = 2027-03-05
12/8 = 12-08
25/12 = 12-25
4.22 = 2027-04-22
20261201 = 12-01
月底 = 11-30
下月底之前 = 12-31
下月初 = 12-01 ~ 12-11
12月中旬 = 12-11 ~ 12-21
11月下旬 = 11-21 ~ 12-01
季度末 = 12-31
明年年底 = 2027-12-31
Q1 = 2027-01-01 ~ 2027-04-01
明年三月 = 2027-03-01 ~ 2027-04-01
下个月第一个周一 = 12-07
本月最后一个工作日 = 11-30
明年第一个工作日 = 2027-01-04
下个工作日 = 11-23
周三(11月25日) = 11-25
三天后 = 11-23
两周后 = 12-04
半个月后 = 12-05
两年半后 = 2029-05-20
过两天 = 11-22
5个工作日后 = 11-27
三个工作天內 = 11-20 ~ 11-26
未来一周 = 11-20 ~ 11-28
一个月前 = 10-20
元旦 = 2027-01-01
圣诞节前一天 = 12-24
春节前一周 = 2027-01-30
国庆节后第一天 = 2027-10-08
圣诞节后第一天 = 12-26
除夕 = 2027-02-05
明年端午節 = 2027-06-09
母亲节 = 2027-05-09
冬至 = 12-22
五一前 = 2027-05-01
农历正月十五 = 2027-02-20
腊月廿三 = 2027-01-30
農曆七月初七 = 2027-08-08
today = 11-20
tmr = 11-21
the day after tomorrow = 11-22
next Wednesday = 11-25
this Friday = 11-27
coming Monday = 11-23
last Tuesday = 11-10
past Wednesday = 11-18
Tuesday week = 12-01
a week from Monday = 11-30
the Monday after next = 11-30
Wednesday of next week = 11-25
this weekend = 11-21 ~ 11-23
next month = 12-01 ~ 2027-01-01
the 15th = 12-15
on the 3rd of next month = 12-03
Dec. 12, 2026 = 12-12
12 December = 12-12
Wed Nov 25 = 11-25
Friday the 13th = 2027-08-13
March 2027 = 2027-03-01 ~ 2027-04-01
end of March = 2027-03-31
early December = 12-01 ~ 12-11
by end of week = 11-20
by EOM = 11-30
last Friday of the month = 11-27
first business day of next month = 12-01
last day of February = 2027-02-28
next business day = 11-23
in 3 days = 11-23
in a fortnight = 12-04
three weeks from tomorrow = 12-12
10 business days from now = 12-04
within a week = 11-20 ~ 11-28
3 weeks ago = 10-30
Thanksgiving = 11-26
the day before Christmas = 12-24
two days after New Year's Day = 2027-01-03
third Tuesday after Christmas = 2027-01-12
Easter = 2027-03-28
Chinese New Year = 2027-02-06
2/29 = 2028-02-29
3 天后 = 11-23
12 月 3 日 = 12-03
下 周三 = 11-25
下个 月底 = 12-31
三五天后 = 11-23
二十多天后 = 12-10
两个月后的今天 = 2027-01-20
下个月今天 = 12-20
一周半后 = 11-30
下下个工作日 = 11-24
下个月前三天 = 12-01 ~ 12-04
本月最后三天 = 11-28 ~ 12-01
春节前三天 = 2027-02-03
月底前三天 = 11-27
后三天 = 11-21 ~ 11-24
明年底 = 2027-12-31
今年底之前 = 12-31
月内 = 11-20 ~ 12-01
再下周三 = 12-02
过了周末 = 11-23
周六周日 = 11-21 ~ 11-23
第31周 = 2027-08-02 ~ 2027-08-09
中秋节后 = 2027-09-16
年前 = 2027-02-05
國慶連假後 = 2027-10-08
聖誕節前夕 = 12-24
农历除夕 = 2027-02-05
week from today = 11-27
week after next = 11-30 ~ 12-07
the month before last = 09-01 ~ 10-01
the next three days = 11-21 ~ 11-24
2 next days = 11-21 ~ 11-23
rest of the week = 11-20 ~ 11-23
later this month = 11-21 ~ 12-01
midweek = 11-25
after the weekend = 11-23
first of the month = 12-01
first three days of December = 12-01 ~ 12-04
last 2 weeks of December = 12-21 ~ 2027-01-04
week 31 = 2027-08-02 ~ 2027-08-09
weekend of December 5 = 12-05 ~ 12-07
the weekend after Christmas = 12-26 ~ 12-28
the third day after Easter = 2027-03-31
the closest Monday to Oct 5th = 2027-10-04
same day next week = 11-27
until 1 March = 2027-03-01
from 28 Dec to 3 Jan = 12-28 ~ 2027-01-04
Dec 1 through 3 = 12-01 ~ 12-04
Dec 1-11 = 12-01 ~ 12-12
the eve of Christmas = 12-24
two nights ago = 11-18
nxt Tues = 11-24
"""

HOURS = """
明天下午三点半 = 11-21 15:30
后天上午十点一刻 = 11-22 10:15
今晚8点 = 11-20 20:00
明早九点四十 = 11-21 09:40
明天下午三点差五分 = 11-21 14:55
差一刻九点上午 = 11-21 08:45
晚上12点 = 11-21 00:00
周五晚8点 = 11-20 20:00
早8点 = 11-21 08:00
后天14点30 = 11-22 14:30
中午12点半 = 11-20 12:30
凌晨2点 = 11-21 02:00
下周三下午3点 = 11-25 15:00
下禮拜一下午兩點 = 11-23 14:00
12.5 14:00 = 12-05 14:00
２０２６年１２月５日１４：３０ = 12-05 14:30
三天后下午三点 = 11-23 15:00
两个半小时以后 = 11-20 13:00
1小时15分钟后 = 11-20 11:45
一刻鐘後 = 11-20 10:45
半小时前 = 11-20 10:00
除夕晚上8点 = 2027-02-05 20:00
周五下班前 = 11-20 18:00
下午3点到5点 = 11-20 15:00 ~ 11-20 17:00
明天上午9点到11点 = 11-21 09:00 ~ 11-21 11:00
下周三14:00~15:30 = 11-25 14:00 ~ 11-25 15:30
12月3-5号 = 12-03 ~ 12-06
周一到周三 = 11-23 ~ 11-26
12月28日至1月3日 = 12-28 ~ 2027-01-04
明天中午 = 11-21 11:00 ~ 11-21 14:00
昨晚 = 11-19 18:00 ~ 11-20
3pm = 11-20 15:00
9:30 pm = 11-20 21:30
today at 8.30pm = 11-20 20:30
330 p.m. = 11-20 15:30
tomorrow 15:30 = 11-21 15:30
at 1530 = 11-20 15:30
17h30 = 11-20 17:30
tonight at 8 = 11-20 20:00
3pm tomorrow = 11-21 15:00
tomorrow at half past two in the afternoon = 11-21 14:30
tomorrow at quarter to 5pm = 11-21 16:45
noon on Friday = 11-20 12:00
tonight at midnight = 11-21 00:00
COB Monday = 11-23 18:00
first thing tomorrow = 11-21 09:00
Fri 9am = 11-27 09:00
in half an hour = 11-20 11:00
in an hour and a half = 11-20 12:00
in three quarters of an hour = 11-20 11:15
in 2.5 hours = 11-20 13:00
90 minutes ago = 11-20 09:00
2h = 11-20 12:30
in 3 days at 3pm = 11-23 15:00
tomorrow morning = 11-21 06:00 ~ 11-21 12:00
3-5pm tomorrow = 11-21 15:00 ~ 11-21 17:00
11am to 1pm = 11-20 11:00 ~ 11-20 13:00
from Dec 24 to Jan 2 = 12-24 ~ 2027-01-03
December 3-5 = 12-03 ~ 12-06
明天下午 3 点 30 分 = 11-21 15:30
下午三四点 = 11-20 15:00
两个来小时后 = 11-20 12:30
2h后 = 11-20 12:30
两小时零十分钟后 = 11-20 12:40
下班前半小时 = 11-20 17:30
明天这个时候 = 11-21 10:30
下周同一时间 = 11-27 10:30
明天午饭后 = 11-21 12:00 ~ 11-21 18:00
周一一上班 = 11-23 09:00
下周一2-4点 = 11-23 14:00 ~ 11-23 16:00
明天上午9-11点 = 11-21 09:00 ~ 11-21 11:00
下午3点到明天5点 = 11-20 15:00 ~ 11-21 17:00
9 15 am = 11-21 09:15
1700 hrs tomorrow = 11-21 17:00
Tuesday 14.30 = 11-24 14:30
tomorrow 8 in the morning = 11-21 08:00
at 12 noon = 11-20 12:00
two hours before noon on Friday = 11-20 10:00
this time tomorrow = 11-21 10:30
after work tomorrow = 11-21 18:00
last thing today = 11-20 18:00
tomorrow after lunch = 11-21 12:00 ~ 11-21 18:00
15 at 8pm = 12-15 20:00
Monday 9-11 = 11-23 09:00 ~ 11-23 11:00
tomorrow from 2 to 4 = 11-21 14:00 ~ 11-21 16:00
tomorrow between 2 and 4pm = 11-21 14:00 ~ 11-21 16:00
9:30 to 11 tomorrow = 11-21 09:30 ~ 11-21 11:00
from 3 to 4 in the PM = 11-20 15:00 ~ 11-20 16:00
from nine till noon = 11-21 09:00 ~ 11-21 12:00
"""

REPEATS = """
每天早上9点 = 11-21 09:00 FREQ=DAILY
每晚10点 = 11-20 22:00 FREQ=DAILY
每周二和周四下午三点 = 11-24 15:00 FREQ=WEEKLY;BYDAY=TU,TH
每周一三五早上8点 = 11-23 08:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
每週一至週五上午9點 = 11-23 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
每两周的周五下午四点 = 11-20 16:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
工作日早上9点 = 11-23 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
每周五晚上12点 = 11-21 00:00 FREQ=WEEKLY;BYDAY=SA
每月10号和25号 = 11-25 FREQ=MONTHLY;BYMONTHDAY=10,25
每月最后一天下午5点 = 11-30 17:00 FREQ=MONTHLY;BYMONTHDAY=-1
每月最后一个工作日 = 11-30 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
每月第一个周一上午10点 = 12-07 10:00 FREQ=MONTHLY;BYDAY=1MO
每季度第一天 = 2027-01-01 FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1
每隔一天 = 11-22 FREQ=DAILY;INTERVAL=2
每半小时 = 11-20 11:00 FREQ=MINUTELY;INTERVAL=30
每年12月25日 = 12-25 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25
每年农历八月十五 = 2027-09-15 LUNAR:08-15
每年春节 = 2027-02-06 LUNAR:01-01
从下周一开始每天早上8点 = 11-23 08:00 FREQ=DAILY
every weekday at 8:45am = 11-23 08:45 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
every other Tuesday at 9am = 11-24 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
every Mon, Wed and Fri at noon = 11-20 12:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
Mondays at 9am = 11-23 09:00 FREQ=WEEKLY;BYDAY=MO
monthly on the 15th = 12-15 FREQ=MONTHLY;BYMONTHDAY=15
on the 1st and 15th of every month = 12-01 FREQ=MONTHLY;BYMONTHDAY=1,15
last working day of every month = 11-30 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
end of every month = 11-30 FREQ=MONTHLY;BYMONTHDAY=-1
first Monday of each month at 10am = 12-07 10:00 FREQ=MONTHLY;BYDAY=1MO
every Thanksgiving = 11-26 FREQ=YEARLY;BYMONTH=11;BYDAY=4TH
quarterly = 2027-02-20 FREQ=MONTHLY;INTERVAL=3
每 2 周 = 12-04 FREQ=WEEKLY;INTERVAL=2
隔周五下午三点 = 11-20 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
每半年一次 = 2027-05-20 FREQ=MONTHLY;INTERVAL=6
每个下午3点 = 11-20 15:00 FREQ=DAILY
下周每天上午10点 = 11-23 10:00 FREQ=DAILY;UNTIL=20261129T235959
每周一直到年底 = 11-23 FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T235959
每天早上9点,从下周一开始 = 11-23 09:00 FREQ=DAILY
biweekly on Thursdays = 11-26 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
every 3rd day = 11-23 FREQ=DAILY;INTERVAL=3
every month on the last day = 11-30 FREQ=MONTHLY;BYMONTHDAY=-1
starting Monday every day at 9 = 11-23 09:00 FREQ=DAILY
every day from Monday = 11-23 FREQ=DAILY
every day until Friday = 11-20 FREQ=DAILY;UNTIL=20261120T235959
every Monday until Christmas = 11-23 FREQ=WEEKLY;BYDAY=MO;UNTIL=20261225T235959
"""

NOT_TIMES = """
周文
may
march on
second opinion
sat down
快一点
3点建议
有三点要求
13800138000
3.5万
¥1,200
HK$3,000
一周文艺
1.2.3
version 2.10
in 5 star hotels
at 5 locations
from 5 to 10 licences
3-5 customers
订单20261201-33
invoice #1530
3号楼
7号任务
王总要五一套
第一次
两个月
24/7
16:9 and 3/4 of them
a 10th visit
every customer
三点五万
涨了3点
20W
week 3 of the trial went well
in 15 cities they sell
2000 hours of support
同一时间段
第三天没回复
前三名
最后三个客户
五六个客户
若干年后
电话618
midweek special offer
last thing he said
last 3 orders
"""

IMPOSSIBLE = [
    *"25点 明天25点 2月30日 4月31号 13月5日 -5天后 负三天后 明天9点75分 25:00".split(),
    *("February 30", "30 February", "April 31", "in -3 days", "at 25:00", "2027-02-29"),
    *("下个月31号25点", "tomorrow at 27:15"),
]

IN_SENTENCES = """
拜访了王总,续约要9折,下周三下午3点回电 = 下周三下午3点
谈了续约,下周三再跟进 = 下周三
明天下午3点提醒我给王总打电话 = 明天下午3点
电话13800138000,明天上午联系 = 明天上午
订单20261201-33明天发货 = 明天
林經理約下週四上午十點半在公司見 = 下週四上午十點半
下周三个客户要签约 = 下周
不下雨的话后天14点见 = 后天14点
下週參加展會 = 下週
明天和伍經理見面 = 明天
remind me to call Wang tomorrow at 3pm = tomorrow at 3pm
call 13800138000 at 9pm = at 9pm
meeting with 3 customers tomorrow = tomorrow
sold 20 units at 9.5% off last week = last week
follow up with Initech in 3 days = in 3 days
把合同在 12 月 3 日 前寄出 = 在 12 月 3 日 前
年后再联系王总 = 年后
下午3点后给王总回电 = 下午3点后
周末后再跟进 = 周末后
call Wang tomorrow at 7 call back = tomorrow at 7
the buyer is free Monday 9-11, call then = Monday 9-11
"""


def clock(said: str) -> datetime:
    """A wall clock time, as times give it."""
    return datetime.fromisoformat(said)


def rows(table: str) -> list[tuple[str, str]]:
    return [(left, right) for left, _, right in (row.partition(" = ") for row in lines(table))]


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


def written(at: datetime, dated: bool) -> str:
    day = f"{at:%m-%d}" if at.year == 2026 else f"{at:%Y-%m-%d}"
    return day if dated else f"{day} {at:%H:%M}"


def told(found: Time) -> str:
    point = found.grain in ("minute", "hour")
    start = written(found.start, not point and not found.start.hour)
    if not found.end or found.repeat:
        return start
    return f"{start} ~ {written(found.end, not point and not found.end.hour)}"


def only(text: str, moment: Moment = NOW) -> Time:
    found, refused = times(text, moment)
    assert not refused
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("text", "expected"), rows(DAYS) + rows(HOURS))
def test_a_phrase_means(text: str, expected: str) -> None:
    found = only(text)
    assert (found.text, told(found), found.repeat) == (text, expected, None)


@pytest.mark.parametrize(("text", "expected"), rows(REPEATS))
def test_a_repetition_has_a_rule_and_a_first_time(text: str, expected: str) -> None:
    found = only(text)
    assert f"{told(found)} {found.repeat}" == expected


@pytest.mark.parametrize("text", lines(NOT_TIMES))
def test_ordinary_words_are_not_times(text: str) -> None:
    assert times(text, NOW) == ((), ())
    assert times(f"客户说:{text}", NOW) == ((), ())


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_what_cannot_be_is_refused_and_never_bent(text: str) -> None:
    found, refused = times(text, NOW)
    assert found == ()
    assert [one.text for one in refused] == [text]


@pytest.mark.parametrize(("text", "expected"), rows(IN_SENTENCES))
def test_a_time_is_cut_out_of_its_sentence(text: str, expected: str) -> None:
    assert only(text).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    rows(
        """
        周三拜访了王总 = 11-18
        昨天下午3点 = 11-19 15:00
        9点见了王总 = 11-20 09:00
        3点开会了 = 11-19 15:00
        15号下单 = 11-15
        12月3日下单 = 2025-12-03
        国庆节 = 10-01
        met Chen Monday at 10am = 11-16 10:00
        spoke at 4pm = 11-19 16:00
        on Friday = 11-20
        """.replace("        ", "")
    ),
)
def test_what_is_told_leans_to_the_past(text: str, expected: str) -> None:
    found, _ = past_times(text, NOW)
    assert told(found[0]) == expected


@pytest.mark.parametrize(
    ("text", "start", "other", "ask"),
    [
        ("下周一三点", "11-23 15:00", "11-23 03:00", False),
        ("明天7点", "11-21 07:00", "11-21 19:00", True),
        ("tomorrow at 9", "11-21 09:00", "11-21 21:00", False),
        ("3点", "11-20 15:00", "11-21 03:00", False),
        ("at 7:30", "11-21 07:30", "11-20 19:30", True),
    ],
)
def test_a_bare_hour_keeps_its_other_reading(text: str, start: str, other: str, ask: bool) -> None:
    found = only(text)
    assert told(found) == start
    assert [written(at, dated=False) for at in found.alternatives] == [other]
    assert found.ask is ask


def test_an_hour_that_is_said_in_full_is_not_asked_about() -> None:
    for text in ("明天早上7点", "tomorrow at 7am", "明天19点", "明天07:00"):
        found = only(text)
        assert (found.alternatives, found.ask) == ((), False)


def test_the_fifteenth_of_the_eighth_month_is_lunar_and_perhaps_solar() -> None:
    assert told(only("八月十五")) == "2027-09-15"
    assert only("八月十五").alternatives == (clock("2027-08-15 00:00"),)
    assert told(only("八月十五日")) == "2027-08-15"


def test_this_weeks_day_that_is_over_is_asked_about() -> None:
    assert (told(only("这周三")), only("这周三").ask) == ("11-18", True)
    assert only("今天9点").ask


def test_a_weekday_that_contradicts_its_date_is_asked_about() -> None:
    assert only("周四,12月25日").ask
    assert not only("周五,12月25日").ask


def test_later_hours_belong_to_the_day_named_before() -> None:
    found, _ = times("明天早上9:30开会,下午2:00拜访客户", NOW)
    assert [told(one) for one in found] == ["11-21 09:30", "11-21 14:00"]
    assert found[1].alternatives == (clock("2026-11-20 14:00"),)
    found, _ = times("昨天拜访了王总,下午3点回电", NOW)
    assert [told(one) for one in found] == ["11-19", "11-20 15:00"]


def test_a_list_shares_its_day_or_its_hour() -> None:
    found, _ = times("明天上午10点和下午3点", NOW)
    assert [told(one) for one in found] == ["11-21 10:00", "11-21 15:00"]
    found, _ = times("Tuesday and Thursday at 3pm", NOW)
    assert [told(one) for one in found] == ["11-24 15:00", "11-26 15:00"]


def test_a_rule_that_cannot_be_written_is_asked_about() -> None:
    for text in ("每年复活节", "每年清明节", "每年黑色星期五"):
        assert (only(text).repeat, only(text).ask) == (None, True)
