"""Feasts and holidays of China, Taiwan, Hong Kong and the West: their names and their days."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import easter

from bot.language.times.fields import Fields, Nth, Step
from bot.language.times.rules import Rule
from core import lunar

FIXED: Mapping[str, str] = {
    "australia": "01-26", "anzac": "04-25", "mayo": "05-05", "canada": "07-01", "bosses": "10-16",
    "souls": "11-02", "bonfire": "11-05", "andrew": "11-30",
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
    "grandparents": (9, 0, 1, 6),
    "columbus": (10, 0, 2, 0),
    "thanksgiving": (11, 3, 4, 0),
    "black_friday": (11, 3, 4, 1),
    "cyber_monday": (11, 3, 4, 4),
    "small_business": (11, 3, 4, 2),
}
FROM_EASTER: Mapping[str, int] = {"good_friday": -2, "easter": 0, "easter_monday": 1}  # days
TERMS = "冬至 夏至 立春 立夏 立秋 立冬 春分 秋分 清明 惊蛰 大寒 小寒 大暑 小暑 处暑 芒种".split()
# The same name means another day there.
BY_REGION: Mapping[str, Mapping[str, str]] = {
    "national": {"TW": "national_tw"},
    "children": {"TW": "children_tw"},
    "teachers": {"TW": "teachers_tw"},
    "father": {"TW": "father_tw"},
}
_DAY = timedelta(days=1)

_CHINESE_NAMES = {
    "bosses": "老板节",
    "new_year": "元旦节 元旦 阳历新年 公历新年 新年第一天 新年",
    "new_years_eve": "跨年 跨年夜",
    "spring": "春节 农历新年 农历年 过大年 过年 旧历新年 大年 正月正时 新春",
    "spring_eve": "除夕 除夕夜 年三十 大年夜",
    "lantern": "元宵节 元宵 上元节",
    "dragon_head": "龙抬头",
    "dragon_boat": "端午节 端午 端阳节",
    "double_seventh": "七夕节 七夕 乞巧节",
    "ghost": "中元节 中元 鬼节",
    "mid_autumn": "中秋节 中秋",
    "double_ninth": "重阳节 重阳",
    "laba": "腊八节 腊八",
    "spring_eve_eve": "小年夜",
    "little_year": "小年",
    "buddha": "佛诞 佛诞节 浴佛节",
    "valentine": "情人节 圣瓦伦丁节",
    "white": "白色情人节",
    "peace": "二二八 和平纪念日",
    "girls": "女生节",
    "women": "女神节 妇女节 三八节 三八妇女节 国际妇女节",
    "trees": "植树节",
    "consumers": "消费者权益日 国际消费者权益日",
    "fools": "愚人节",
    "may_day": "劳动节 五一劳动节 国际劳动节 五一节",
    "youth": "青年节 五四青年节",
    "nurses": "护士节",
    "children": "儿童节 国际儿童节 六一儿童节 六一节",
    "mother": "母亲节",
    "father": "父亲节",
    "party": "建党节 香港回归纪念日",
    "army": "建军节 八一建军节 八一节",
    "teachers": "教师节",
    "national": "国庆节 国庆 国庆日",
    "national_tw": "双十节 双十国庆",
    "retrocession": "光复节",
    "programmers": "程序员节",
    "halloween": "万圣节 万圣夜 万圣节前夜 万圣节前夕",
    "thanksgiving": "感恩节",
    "black_friday": "黑色星期五 黑五",
    "journalists": "记者节",
    "singles": "光棍节 双十一 双11 退伍军人节",
    "shopping_december": "双十二 双12",
    "shopping_june": "年中大促",
    "macau": "澳门回归纪念日",
    "christmas": "行宪纪念日 圣诞节 圣诞",
    "christmas_eve": "平安夜 圣诞夜 圣诞前夜",
    "boxing": "节礼日",
    "easter": "复活节",
    "easter_monday": "复活节星期一",
    "good_friday": "耶稣受难日 受难日",
    "清明": "清明节",
    "冬至": "冬至节",
    "patrick": "圣帕特里克节",
    "mlk": "马丁路德金日",
    "presidents": "总统日",
    "memorial": "阵亡将士纪念日",
    "independence": "独立日 美国独立日",
    "columbus": "哥伦布日",
}
_CHINESE = {name: feast for feast, names in _CHINESE_NAMES.items() for name in names.split()}
_CHINESE |= {term: term for term in TERMS}
# Bare numbers are feasts only where nothing is counted: 五一前, not 五一个.
_BY_NUMBER = {
    **{"十一": "national", "五一": "may_day", "六一": "children", "八一": "army"},
    **{"双十": "national_tw", "五四": "youth", "618": "shopping_june"},
}
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
    r"all souls'? day": "souls",
    r"cinco de mayo": "mayo",
    r"canada day": "canada",
    r"australia day": "australia",
    r"anzac day": "anzac",
    r"guy fawkes(?: day| night)?|bonfire night": "bonfire",
    r"(?:saint |st\.? )andrew'?s day": "andrew",
    r"(?:national )?grandparents'?s?'? day": "grandparents",
    r"veterans?'?s? day|armistice day|remembrance day": "singles",
    r"thanks ?giving(?: day)?": "thanksgiving",
    r"black friday": "black_friday",
    r"cyber monday": "cyber_monday",
    r"small business saturday": "small_business",
    r"(?:mlk|martin luther king)(?:,? jr\.?)?'?s?'?(?: day)|civil rights day": "mlk",
    r"president'?s'?(?: day)": "presidents",
}
_MODES = {"next": "next", "following": "next", "last": "last", "previous": "last"}
_ENGLISH_RULE = re.compile(
    r"(?:the )?(?:(?P<mode>next|following|last|previous|this|this coming|coming|upcoming) )?(?:"
    + "|".join(f"({words})" for words in _ENGLISH)
    + r")(?![a-z0-9])"
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
    before = 1  # the group of the mode
    mode = _MODES.get(m["mode"] or "")
    return Fields(feast=_ENGLISH_NAMES[m.lastindex - 1 - before], mode=mode)


_NAMES = "|".join(sorted(_CHINESE, key=len, reverse=True))
# 春节后, 过了中秋: the first day after it, or after the week without work that it begins.
_PAST = (
    r"(?:(?P<eve>前[夕夜])|(?:当天|当日|假期|假日|长假|小长假|连假|放假)?"
    r"(?P<past>(?:之后|以后|过后|后)(?!的?(?:[第首头几半两0-9]|[一二三四五六七八九十]|周|星期|"
    r"礼拜|上班|开工|复工|返工|面|台|续|备)))?)"
)
_NUMBERS = (
    r"(?<![第之年月日天周0-9])(?P<word>十一|五一|五四|六一|八一|双十|618(?!$|[,。!?;, ]))"
    r"(?=[前后,。!?;, 假]|之前|之后|以后|以前|长假|小长假|期间|放假|当天|节[前后]|黄金周|大促|活动|"
    rf"$){_PAST}"
)

# 年前 and 年后 are said of the Chinese New Year; 三年后 and 明年前 are not.
_TURN = (
    r"(?<![0-9零〇一二两三四五六七八九十百千几半多今明去后大来次本当每上下整成青少老中壮近多往历同隔跨新干学财会])"
    r"(?:年(?P<before>前)(?![后一-十0-9])"
    r"|年(?=[之以]?后的?(?:[第首头]|上班|开工|复工|返工))|年(?P<after>[之以]?后)(?!生|来)"
    r"|过(?:完|了)年(?P<over>(?:之后|以后|后)?)(?=$|[^一-鿿]|[再来去找联约给打谈见说回拜做签发])"
    r"|过年(?P<since>[之以]?后)(?!的?[第首头上开]))"
)


def _chinese(m: re.Match[str]) -> Fields:
    mode = {"上": "last", "下": "next"}.get((m["mode"] or "")[:1])
    return _around_it(m, Fields(feast=_CHINESE[m["word"]], mode=mode), m["past"] or m["over"])


def _numbered(m: re.Match[str]) -> Fields:
    return _around_it(m, Fields(feast=_BY_NUMBER[m["word"]]), m["past"])


def _around_it(m: re.Match[str], feast: Fields, past: str | None) -> Fields:
    """On its eve, or when it is over."""
    eve = (Step(-1, "day"),) if m["eve"] else None
    return replace(feast, shift=eve, after=Nth(1, "day") if past else None)


def _turn(m: re.Match[str]) -> Fields:
    """年前, 年后."""
    if m["before"]:
        return Fields(feast="spring_eve")
    over = m["after"] or m["over"] is not None or m["since"]
    return Fields(feast="spring", after=Nth(1, "day") if over else None)


RULES = (
    Rule(
        "上下过农阴旧" + "".join({name[0] for name in _CHINESE}),
        re.compile(
            rf"(?P<over>过[了完])?(?P<mode>[上下]一?个)?(?:(?:农历|阴历|旧历)(?!新?年))?(?P<word>{_NAMES})"
            rf"(?!快乐|好(?!几)|礼物|礼品|礼盒|贺卡){_PAST}"
        ),
        _chinese,
    ),
    Rule("年过", re.compile(_TURN), _turn),
    Rule("十五六八双6", re.compile(_NUMBERS), _numbered),
    Rule("abcdefghijlmnpqstvwxyz", _ENGLISH_RULE, _english),
)
