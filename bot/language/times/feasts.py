"""Feasts and holidays of China, Taiwan, Hong Kong and the West: their names and their days."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from dateutil.easter import easter

from bot.language.times.fields import Fields
from bot.language.times.rules import Rule
from core import lunar

FIXED: Mapping[str, str] = {
    "new_year": "01-01", "valentine": "02-14", "peace": "02-28", "girls": "03-07", "women": "03-08",
    "trees": "03-12", "white": "03-14", "consumers": "03-15", "patrick": "03-17", "fools": "04-01",
    "children_tw": "04-04", "may_day": "05-01", "youth": "05-04", "nurses": "05-12",
    "netizen": "05-20", "children": "06-01", "juneteenth": "06-19", "shopping_june": "06-18",
    "party": "07-01", "independence": "07-04", "bastille": "07-14", "army": "08-01",
    "father_tw": "08-08", "teachers": "09-10", "teachers_tw": "09-28", "national": "10-01",
    "national_tw": "10-10", "programmers": "10-24", "retrocession": "10-25", "halloween": "10-31",
    "saints": "11-01", "journalists": "11-08", "singles": "11-11", "shopping_december": "12-12",
    "macau": "12-20", "christmas_eve": "12-24", "christmas": "12-25", "boxing": "12-26",
    "new_years_eve": "12-31",
}  # fmt: skip
# month, weekday (Monday 0), which one (-1 last), days added
MOVING: Mapping[str, tuple[int, int, int, int]] = {
    "mlk": (1, 0, 3, 0),
    "presidents": (2, 0, 3, 0),
    "mother": (5, 6, 2, 0),
    "memorial": (5, 0, -1, 0),
    "father": (6, 6, 3, 0),
    "labor_us": (9, 0, 1, 0),
    "columbus": (10, 0, 2, 0),
    "thanksgiving": (11, 3, 4, 0),
    "black_friday": (11, 3, 4, 1),
    "cyber_monday": (11, 3, 4, 4),
    "small_business": (11, 3, 4, 2),
}
FROM_EASTER: Mapping[str, int] = {"good_friday": -2, "easter_eve": -1, "easter": 0, "easter_monday": 1}
TERMS = "冬至 夏至 立春 立夏 立秋 立冬 春分 秋分 清明 惊蛰 大寒 小寒 大暑 小暑 处暑 芒种".split()
# The same name means another day there.
BY_REGION: Mapping[str, Mapping[str, str]] = {
    "national": {"TW": "national_tw"},
    "children": {"TW": "children_tw"},
    "teachers": {"TW": "teachers_tw"},
    "father": {"TW": "father_tw"},
}
_DAY = timedelta(days=1)

_CHINESE = {
    "元旦节": "new_year", "元旦": "new_year", "阳历新年": "new_year", "公历新年": "new_year",
    "新年第一天": "new_year", "新年": "new_year", "跨年": "new_years_eve", "跨年夜": "new_years_eve",
    "春节": "spring", "农历新年": "spring", "农历年": "spring", "过大年": "spring", "过年": "spring",
    "旧历新年": "spring", "大年": "spring", "正月正时": "spring", "新春": "spring",
    "除夕": "spring_eve", "除夕夜": "spring_eve", "年三十": "spring_eve", "大年夜": "spring_eve",
    "元宵节": "lantern", "元宵": "lantern", "上元节": "lantern", "龙抬头": "dragon_head",
    "端午节": "dragon_boat", "端午": "dragon_boat", "端阳节": "dragon_boat", "七夕节": "double_seventh",
    "七夕": "double_seventh", "乞巧节": "double_seventh", "中元节": "ghost", "中元": "ghost",
    "鬼节": "ghost", "中秋节": "mid_autumn", "中秋": "mid_autumn", "重阳节": "double_ninth",
    "重阳": "double_ninth", "腊八节": "laba", "腊八": "laba", "小年夜": "spring_eve_eve",
    "小年": "little_year", "佛诞": "buddha", "佛诞节": "buddha", "浴佛节": "buddha",
    "情人节": "valentine", "圣瓦伦丁节": "valentine", "白色情人节": "white", "二二八": "peace",
    "和平纪念日": "peace", "女生节": "girls", "女神节": "women", "妇女节": "women", "三八节": "women",
    "三八妇女节": "women", "国际妇女节": "women", "植树节": "trees", "消费者权益日": "consumers",
    "国际消费者权益日": "consumers", "愚人节": "fools", "劳动节": "may_day", "五一劳动节": "may_day",
    "国际劳动节": "may_day", "五一节": "may_day", "青年节": "youth", "五四青年节": "youth",
    "护士节": "nurses", "儿童节": "children", "国际儿童节": "children", "六一儿童节": "children",
    "六一节": "children", "母亲节": "mother", "父亲节": "father", "建党节": "party",
    "香港回归纪念日": "party", "建军节": "army", "八一建军节": "army", "八一节": "army",
    "教师节": "teachers", "国庆节": "national", "国庆": "national", "国庆日": "national",
    "双十节": "national_tw", "双十国庆": "national_tw", "光复节": "retrocession",
    "程序员节": "programmers", "万圣节": "halloween", "万圣夜": "halloween",
    "万圣节前夜": "halloween", "万圣节前夕": "halloween", "感恩节": "thanksgiving", "黑色星期五": "black_friday",
    "黑五": "black_friday", "记者节": "journalists", "光棍节": "singles", "双十一": "singles",
    "双11": "singles", "双十二": "shopping_december", "双12": "shopping_december",
    "年中大促": "shopping_june", "澳门回归纪念日": "macau", "行宪纪念日": "christmas",
    "平安夜": "christmas_eve", "圣诞夜": "christmas_eve", "圣诞前夜": "christmas_eve",
    "圣诞节": "christmas", "圣诞": "christmas", "节礼日": "boxing", "复活节": "easter",
    "复活节星期一": "easter_monday", "耶稣受难日": "good_friday", "受难日": "good_friday",
    "清明节": "清明", "冬至节": "冬至", "圣帕特里克节": "patrick", "马丁路德金日": "mlk",
    "总统日": "presidents", "阵亡将士纪念日": "memorial", "独立日": "independence",
    "哥伦布日": "columbus", "退伍军人节": "singles", "美国独立日": "independence",
} | {term: term for term in TERMS}  # fmt: skip
# Bare numbers are feasts only where nothing is counted: 五一前, not 五一个.
_BY_NUMBER = {"十一": "national", "五一": "may_day", "六一": "children", "八一": "army", "双十": "national_tw"}
_ENGLISH = {
    r"new year'?s? eve|nye": "new_years_eve",
    r"(?:chinese|lunar) new year'?s? eve": "spring_eve",
    r"(?:chinese|lunar) new year'?s?(?: day)?|cny|spring festival": "spring",
    r"new year'?s?(?: day)?|yuandan": "new_year",
    r"lantern festival": "lantern",
    r"dragon boat(?: festival)?": "dragon_boat",
    r"(?:mid-?autumn|moon)(?: festival| day)": "mid_autumn",
    r"double ninth(?: festival)?|chung yeung(?: festival)?": "double_ninth",
    r"qixi(?: festival)?": "double_seventh",
    r"(?:hungry )?ghost festival": "ghost",
    r"qing ?ming(?: festival| day)?|ching ming(?: festival)?|tomb[- ]sweeping day": "清明",
    r"(?:winter|dongzhi) (?:solstice|festival)": "冬至",
    r"golden week|(?:china'?s )?national day": "national",
    r"double ten(?:th)?(?: day)?": "national_tw",
    r"singles'?s?'? day|double (?:11|eleven)": "singles",
    r"(?:the )?(?:christmas|x-?mas) eve": "christmas_eve",
    r"(?:christmas|x-?mas)(?: day)?": "christmas",
    r"boxing day": "boxing",
    r"easter monday": "easter_monday",
    r"good friday": "good_friday",
    r"easter(?: sunday)?": "easter",
    r"(?:saint |st\.? )?valentine'?s?'?(?: day)?": "valentine",
    r"(?:saint|st\.?) p(?:atrick|addy)'?s?'?(?: day)?": "patrick",
    r"april fools?'?s?'?(?: day)?": "fools",
    r"(?:international )?women'?s day": "women",
    r"(?:international )?(?:labour|workers'?) day|may day": "may_day",
    r"labor day": "labor_us",
    r"children'?s day": "children",
    r"teachers'? day": "teachers",
    r"mother'?s?'? day": "mother",
    r"father'?s?'? day": "father",
    r"memorial day": "memorial",
    r"juneteenth": "juneteenth",
    r"independence day": "independence",
    r"bastille day": "bastille",
    r"columbus day|indigenous peoples'? day": "columbus",
    r"hallow(?:e'?)?en(?: day| eve)?": "halloween",
    r"all saints'? day": "saints",
    r"veterans?'?s? day|armistice day|remembrance day": "singles",
    r"thanks ?giving(?: day)?": "thanksgiving",
    r"black friday": "black_friday",
    r"cyber monday": "cyber_monday",
    r"small business saturday": "small_business",
    r"(?:mlk|martin luther king)(?:,? jr\.?)?'?s?'?(?: day)|civil rights day": "mlk",
    r"president'?s'?(?: day)": "presidents",
}
_ENGLISH_RULE = re.compile(
    "(?:" + "|".join(f"({words})" for words in _ENGLISH) + r")(?![a-z0-9])"
)
_ENGLISH_NAMES = tuple(_ENGLISH.values())


def on(feast: str, year: int, region: str) -> date | None:
    """The day it is kept in a year; lunar feasts in the lunar year that begins in it."""
    feast = BY_REGION.get(feast, {}).get(region, feast)
    if feast in FIXED:
        return date.fromisoformat(f"{year:04}-{FIXED[feast]}")
    if feast in MOVING:
        return _moving(year, *MOVING[feast])
    if feast in FROM_EASTER:
        return easter(year) + FROM_EASTER[feast] * _DAY
    if feast in TERMS:
        return lunar.term(year, feast)
    if feast.startswith("spring_eve"):
        eve = lunar.new_years_eve(year)
        return eve - _DAY if eve and feast == "spring_eve_eve" else eve
    return lunar.solar_of(year, lunar.FEASTS[feast])


def _moving(year: int, month: int, weekday: int, n: int, extra: int) -> date:
    if n > 0:
        first = date(year, month, 1)
        day = first + ((weekday - first.weekday()) % 7 + 7 * (n - 1)) * _DAY
    else:
        last = date(year + month // 12, month % 12 + 1, 1) - _DAY
        day = last - ((last.weekday() - weekday) % 7) * _DAY
    return day + extra * _DAY


def _english(m: re.Match[str]) -> Fields:
    assert m.lastindex is not None
    return Fields(feast=_ENGLISH_NAMES[m.lastindex - 1])


_NAMES = "|".join(sorted(_CHINESE, key=len, reverse=True))
_NUMBERS = r"(?<![第之])(?P<word>十一|五一|六一|八一|双十)(?=[前后,。!?;, ]|之前|之后|以后|以前|假|长假|小长假|期间|放假|当天|节后|节前|黄金周|$)"

RULES = (
    Rule(
        "".join({name[0] for name in _CHINESE}),
        re.compile(rf"(?P<word>{_NAMES})(?!快乐|好(?!几)|礼物|礼品|礼盒|贺卡)(?:当天|当日|假期|假日)?"),
        lambda m: Fields(feast=_CHINESE[m["word"]]),
    ),
    Rule("十五六八双", re.compile(_NUMBERS), lambda m: Fields(feast=_BY_NUMBER[m["word"]])),
    Rule("abcdefghijlmnpqstvwxyz", re.compile(rf"(?:the )?{_ENGLISH_RULE.pattern}"), _english),
)
