"""What repeats, in Chinese: 每周二和周四, 每两周的周五, 每隔一天, 每月1号和15号."""

import re

from bot.language.times.digits import FIGURES
from bot.language.times.fields import WEEKDAYS, WEEKEND, WORKWEEK, Edge, Every, Fields
from bot.language.times.numerals import HAN, han
from bot.language.times.rules import Rule
from bot.language.times.zh_counts import steps
from bot.language.times.zh_days import EDGES, WEEKDAY_OF

_WEEK = r"(?:周|星期|礼拜)"
_DAY = r"[一二三四五六日天]"
_AND = r"(?:[、,/和及与跟或]|以及)"
_LIST = rf"{_DAY}(?!次)(?:(?P<sep>{_AND})?{_WEEK}?{_DAY}(?![个次]))*"
_EVERY = r"(?:每|每逢|逢|每到)(?:一)?个?"
_WEEKLY = (
    rf"{_EVERY}{_WEEK}(?:的)?(?:{_WEEK})?(?:(?P<from>{_DAY})(?:到|至|-|~)(?:{_WEEK})?(?P<to>{_DAY})"
    rf"|(?P<list>{_LIST}))"
)
_SPAN = (
    rf"{_WEEK}(?P<from>{_DAY})(?:到|至|-|~)(?:{_WEEK})?(?P<to>{_DAY})"
    r"(?=每天|每日|每晚|每早|天天)"
)
_WORKDAYS = (
    r"(?:每|每逢|逢)?个?(?:工作日|工作天|营业日|交易日|平日|周中)(?:的)?(?P<each>每天|每日)?"
    rf"(?P<hour>(?=的?(?:早|上午|中午|下午|晚|傍晚|[0-9{HAN}]{{1,3}}[点:时])))?"
)
_WEEKENDS = rf"(?:{_EVERY})(?:{_WEEK}末|周六日|双休日)"
_DAILY = r"每(?:一)?[天日]|天天|日日"
_PARTS = (
    r"每(?:天|日)?(?:个?(?P<part>早|晚)(?:上)?(?!餐|饭)"
    r"|个(?P<long>上午|中午|下午|傍晚|晚上|早上)(?!班))"
)
_UNIT = r"(?P<unit>天|日|周|星期|礼拜|个?月|季度?|年|个?小时|个?钟头|分钟|工作日)"
_COUNTED = rf"每(?:隔)?(?P<count>[0-9]{{1,3}}|[{HAN}百]{{1,3}})个?{_UNIT}(?![几]?次)"
_TIMES = rf"每?(?P<count>[0-9]{{1,2}}|[{HAN}]{{1,2}}|半)?个?{_UNIT}(?:一|1)次"
_GAP = rf"(?:每)?隔(?P<count>[0-9]{{1,3}}|[{HAN}百]{{1,3}})?个?{_UNIT}(?!末)(?:[一1]次)?"
_HALF = r"每(?:隔)?(?P<amount>半个?(?:小时|钟头|月|年)|一刻钟|[一两二三]个半小时)"
_PLAIN = (
    r"(?:每(?:一)?个?|按)(?P<unit>周|星期|礼拜|月|季度?|年|小时|钟头)(?!(?<=[周期拜])末|[一二三四五六日天]|[0-9几两]次)"
    r"(?P<edge>初|底|末|尾|中(?![国心秋元]))?"
)
_DOUBLE = r"双周(?!末)(?:周)?(?P<day>[一二三四五六日天])?|(?P<month>双月)"
_NEXT_BUT_ONE = rf"(?:每)?隔{_WEEK}(?P<day>[一二三四五六日天])(?![一-四]?[周个次])"
_DAYS = (
    rf"(?P<days>(?:(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})[号日]?{_AND})+(?:[0-9]{{1,2}}|"
    rf"[{HAN}]{{1,3}})[号日])"
)
_MONTHLY_DAYS = rf"{_EVERY}月的?{_DAYS}"
_BEGINS = r"(?:每逢|每到|每(?=第|最后|到))"

_PART_OF = {
    **dict.fromkeys(("早", "早上", "上午"), "morning"),
    **dict.fromkeys(("晚", "晚上", "傍晚"), "evening"),
    **{"中午": "noon", "下午": "afternoon"},
}
_UNITS = {
    **dict.fromkeys(("天", "日"), "day"),
    **dict.fromkeys(("周", "星期", "礼拜"), "week"),
    "月": "month",
    **dict.fromkeys(("季", "季度"), "quarter"),
    "年": "year",
    **dict.fromkeys(("小时", "钟头"), "hour"),
    "分钟": "minute",
    "工作日": "workday",
}
# 每隔一天 leaves one day out, 每隔30分钟 does not
_LEFT_OUT = frozenset({"day", "week", "month", "quarter", "year"})


def week_span(first: str, last: str) -> tuple[int, ...]:
    start, end = WEEKDAY_OF[first], WEEKDAY_OF[last]
    return tuple((start + k) % len(WEEKDAYS) for k in range((end - start) % len(WEEKDAYS) + 1))


def _weekly(m: re.Match[str]) -> Fields:
    if m["from"]:
        days = week_span(m["from"], m["to"])
    else:
        listed = re.sub(rf"{_WEEK}|{_AND}", "", m["list"])
        days = tuple(sorted({WEEKDAY_OF[char] for char in listed}))
    return Fields(every=Every(1, "week"), weekdays=days)


def _span(m: re.Match[str]) -> Fields:
    return Fields(weekdays=week_span(m["from"], m["to"]))


def _workdays(m: re.Match[str]) -> Fields:
    repeats = m[0].startswith(("每", "逢")) or m["each"] or m["hour"] is not None
    if repeats:
        return Fields(every=Every(1, "week"), weekdays=WORKWEEK)
    return Fields(weekdays=WORKWEEK, shy=True)


def _counted(m: re.Match[str]) -> Fields | None:
    count = han(m["count"])
    if not count:
        return None
    unit = _UNITS[m["unit"].removeprefix("个")]
    left_out = "隔" in m[0] and unit in _LEFT_OUT
    return Fields(every=Every(count + left_out, unit))


def _times(m: re.Match[str]) -> Fields | None:
    """两周一次, 每月一次."""
    if m["count"] == "半":
        return Fields(every=Every(6, "month")) if m["unit"] == "年" else None
    count = han(m["count"]) if m["count"] else 1
    if not count or (m[0][0] != "每" and not m["count"]):
        return None
    return Fields(every=Every(count, _UNITS[m["unit"].removeprefix("个")]))


def _gap(m: re.Match[str]) -> Fields | None:
    # 隔天 and 每隔三小时, but hardly 隔小时
    if not m["count"] and m[0][0] != "每" and m["unit"] not in tuple("天日周月年"):
        return None
    count = han(m["count"]) if m["count"] else 1
    if not count:
        return None
    unit = _UNITS[m["unit"].removeprefix("个")]
    return Fields(every=Every(count + (unit in _LEFT_OUT), unit))


def _half(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    if not some or any(step.amount != int(step.amount) for step in some):
        return None
    minutes = sum(int(step.amount) * {"hour": 60, "minute": 1}.get(step.unit, 0) for step in some)
    if minutes:
        return Fields(every=Every(minutes, "minute"))
    return Fields(every=Every(int(some[0].amount), some[0].unit))


def _plain(m: re.Match[str]) -> Fields:
    unit = _UNITS[m["unit"]]
    edge = Edge(EDGES[m["edge"]], unit) if m["edge"] else None
    return Fields(every=Every(1, unit), edge=edge, shy=True if m[0][0] == "按" else None)


def _monthly_days(m: re.Match[str]) -> Fields | None:
    days = [han(word.rstrip("号日")) for word in re.split(_AND, m["days"])]
    known = tuple(sorted(day for day in days if day and 1 <= day <= 31))
    return Fields(every=Every(1, "month"), days=known) if len(known) == len(days) else None


def _double(m: re.Match[str]) -> Fields:
    """双周五, 隔周五; 双周 alone may be anything."""
    if not m["day"]:
        month = "month" in m.re.groupindex and m["month"]
        return Fields(every=Every(2, "month" if month else "week"), shy=True)
    return Fields(every=Every(2, "week"), weekdays=(WEEKDAY_OF[m["day"]],))


RULES = (
    Rule("每逢", re.compile(_WEEKLY), _weekly),
    Rule("周星礼", re.compile(_SPAN), _span),
    Rule("每逢个工平周营交", re.compile(_WORKDAYS), _workdays),
    Rule("每逢", re.compile(_WEEKENDS), lambda m: Fields(every=Every(1, "week"), weekdays=WEEKEND)),
    Rule("每天日", re.compile(_DAILY), lambda m: Fields(every=Every(1, "day"))),
    Rule(
        "每",
        re.compile(_PARTS),
        lambda m: Fields(every=Every(1, "day"), part=_PART_OF[m["part"] or m["long"]]),
    ),
    Rule("每", re.compile(_COUNTED), _counted),
    Rule("每半" + FIGURES + HAN, re.compile(_TIMES), _times),
    Rule("每隔", re.compile(_GAP), _gap),
    Rule("每", re.compile(_HALF), _half),
    Rule("每按", re.compile(_PLAIN), _plain),
    Rule(
        "双",
        re.compile(_DOUBLE),
        _double,
    ),
    Rule("每隔", re.compile(_NEXT_BUT_ONE), _double),
    Rule("每逢", re.compile(_MONTHLY_DAYS), _monthly_days),
    Rule("每", re.compile(_BEGINS), lambda m: Fields(every=Every(1), head=True)),
)
