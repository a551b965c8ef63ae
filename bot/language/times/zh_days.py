"""Chinese days, weeks, months, quarters and years: 下周三, 12月3日, 本月最后一个工作日, 年底."""

import re
from collections.abc import Mapping

from bot.language.times.digits import FIGURES, month_day
from bot.language.times.fields import MONDAY, Edge, Fields, Lunar, Nth, Step
from bot.language.times.numerals import HAN, NUMERAL, han, year_of
from bot.language.times.rules import Rule

ROC_EPOCH = 1911  # 民國115年 is 2026
WEEKDAY_OF = {char: number for number, char in enumerate("一二三四五六日")} | {"天": 6}
WEEKDAY_OF |= {str(number + 1): number for number in range(6)}
_DAY_WORDS = {
    **dict.fromkeys(("今天", "今日", "今儿个", "今儿", "本日", "当天", "当日"), 0),
    **dict.fromkeys(("明天", "明日", "明儿个", "明儿", "次日", "翌日", "第二天"), 1),
    **dict.fromkeys(("后天", "后日", "后儿"), 2),
    **dict.fromkeys(("大后天", "大后日"), 3),
    **dict.fromkeys(("昨天", "昨日", "昨儿个", "昨儿"), -1),
    **dict.fromkeys(("前天", "前日"), -2),
    **dict.fromkeys(("大前天", "大前日"), -3),
}
_SEVERAL_DAYS = {
    **dict.fromkeys(("今明两天", "这两天"), (0, 1)),
    **dict.fromkeys(("明后天", "明后两天"), (1, 1)),
    "这几天": (0, 2),
}
_NEXT_WORKDAY = r"(?P<which>下下|下|次)一?个?(?:工作日|工作天|营业日|交易日)"
_NOW_WORDS = "现在|此刻|此时|当前|目前|眼下|马上|立刻|立即|即刻"
_YEAR_WORDS = {
    **dict.fromkeys(("今年", "本年", "当年"), 0),
    **dict.fromkeys(("明年", "来年", "次年", "下一年", "下年"), 1),
    "后年": 2,
    "大后年": 3,
    **dict.fromkeys(("去年", "上年", "上一年"), -1),
    "前年": -2,
}
SHIFTS = {
    "上上": -2,
    "上": -1,
    **dict.fromkeys("这本今当此", 0),
    "下": 1,
    "次": 1,
    "下下": 2,
    "再下": 2,
}
SHIFTS |= {"下下下": 3, "上上上": -3}
EDGES = {
    **dict.fromkeys(("初", "头", "上旬", "伊始"), "early"),
    "中": "middle",
    "中旬": "second_third",
    **dict.fromkeys(("底", "末", "尾", "终"), "end"),
    "下旬": "late",
}

_WHICH = r"(?P<which>(?<!马)上{1,3}|这|本|今|当|此|再下|(?<!以)下{1,3}|次)"
_WEEK = r"(?:周|星期|礼拜)"
# 下周三个客户: the numeral counts what follows
_NOT_COUNTING = (
    r"(?![个名位次条份号月台套款万千百%.]|家(?![访里长中庭])|天(?!气)|点(?:建议|意见)|福|年)"
)
_WEEKDAY = (
    rf"(?:{_WHICH}(?:一?个)?)?{_WEEK}"
    rf"(?P<day>[一二三四五六日天]|[1-6](?![0-9:点])){_NOT_COUNTING}"
)
_WEEKEND = (
    rf"(?:{_WHICH}(?:一?个)?)?{_WEEK}"
    rf"(?:末|六、?(?:日(?![期程记])|天(?![气津])|{_WEEK}[日天]))(?:两天)?"
)
_PERIOD_EDGE = r"(?P<edge>初|上旬|中旬|下旬|中(?![国心间学秋元])|底(?![薪价牌盘])|末|尾|终|头|伊始)"
_WEEK_ONLY = (
    rf"{_WHICH}(?:一?个)?{_WEEK}(?!末)"
    r"(?:(?P<half>上半周|前半周|后半周|下半周)|(?P<edge>初|中|尾)|之?内|以内|里)?"
)
_MONTH = rf"{_WHICH}(?:一?个)?月份?(?:{_PERIOD_EDGE}|之?内|以内)?"
_QUARTER = (
    rf"(?:{_WHICH}(?:一?个)?季度?|第?(?P<n>[一二三四1-4])季度|q(?P<q>[1-4])(?![a-z0-9]))"
    rf"(?:{_PERIOD_EDGE})?"
)
_BARE_EDGE = r"(?P<unit>月|季度|季|年)(?P<edge>初|中(?![国心间学秋元])|底(?![薪价牌盘])|末|尾|终)"
_HALVES = r"(?P<edge>[上下])(?:个)?半(?P<unit>[月年])|(?P<third>[上中下]旬)"
_YEAR_NAME = (
    r"(?:(?P<year>(?:19|20)[0-9]{2}|[一二][零〇一二三四五六七八九]{3}) ?年"
    r"|民国(?P<roc>[0-9]{2,3}|[一二三四五六七八九十百零〇]{2,5})年"
    rf"|(?P<short>[0-9]{{2}}|[零〇一二][零〇一二三四五六七八九])年"
    rf"(?=(?:{NUMERAL}|[正冬腊])月|年?[初底末]|春节|除夕|中秋|国庆|元旦|端午))的?"
)
_MONTH_DAY = (
    rf"(?P<month>{NUMERAL})月份?(?:的)?(?P<day>[0-9]{{1,2}}(?![0-9])|[{HAN}]{{1,3}}(?![{HAN}]))"
    rf"(?:(?P<mark>[日号])(?!线|楼)|(?![个位家万千元块点时:名次台折年%月]|-(?![0-9]{{1,2}}[号日])))"
)
_MONTH_ONLY = (
    rf"(?<!第)(?P<month>[0-9]{{1,2}}|[{HAN}]{{1,2}})月份?(?:的)?(?:{_PERIOD_EDGE})?(?![0-9]*[日号])"
)
# numbers of things, not of days: 3号楼, 7号任务
_NUMBERED = (
    r"(?!线|楼|院|店|门|任务|客户|产品|机|仓|桌|房|车|柜|台|员工|码|库|馆|厅|方案|合同|窗|位|文件|单|工单|游|常|用品|"
    r"本|元|报|志|程|记|语|系|货|企)"
)
_DAY = (
    r"(?<![户案品组队仓线区楼])"
    rf"(?P<day>[0-9]{{1,2}}(?![0-9])|[{HAN}]{{1,3}})(?P<mark>[号日]){_NUMBERED}"
)
_LUNAR = (
    r"(?P<era>农历|阴历|旧历)?(?P<leap>闰)?(?:(?P<month>[正冬腊]|[0-9]{1,2}|[二三四五六七八九十]{1,2}|十[一二])月份?)"
    r"(?:的)?(?P<day>初[一二三四五六七八九十0-9]|廿[一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?|[0-9]{1,2})"
    r"(?P<mark>[日号])?(?![0-9个月])"
)
_SAME_DAY = (
    r"(?:(?P<which>[上下]{1,2})一?个?(?P<unit>周|星期|礼拜|月)|(?P<next>[明来次去后前])年)"
    r"的?(?:今天|今日|这一?天|同一天|同日)"
)
_WITHIN = r"(?<![0-9一二两三四五六七八九十几多半个])(?P<unit>[月年])内(?!部|容|心)"
_BIG_YEAR = r"大年(?P<day>初[一二三四五六七八九十]|三十|夜)"
_FIRST_DAYS = (
    r"(?<![最起当月年季之])(?P<day>初[二三四五六七八九十]|初一(?![个天年次家位定起直些新])|廿[一二三四五六七八九])"
    r"(?!中|学生|新生|年级|班|级|上学|下学|的?学|创|步)"
)
_UNITS = {
    **dict.fromkeys(("工作日", "工作天", "营业日", "交易日"), "workday"),
    **dict.fromkeys(("天", "日"), "day"),
    **dict.fromkeys(("周", "星期", "礼拜"), "week"),
    **dict.fromkeys(("周末",), "weekend"),
    **dict.fromkeys(("月", "月份"), "month"),
    "季度": "quarter",
}
_ORDINAL = (
    rf"(?:第(?P<n>{NUMERAL})|(?P<last>最后|末)(?:一|1)?"
    rf"|倒数第(?P<back>{NUMERAL})|(?P<first>首|头一))"
)
_NTH_UNIT = (
    rf"(?:一?个)?(?:{_WEEK}(?P<day>[一二三四五六日天])"
    r"|(?P<unit>工作日|工作天|营业日|交易日|周末|星期|礼拜|周|月|季度|天|日))"
)
_NTH = rf"(?:的)?{_ORDINAL}{_NTH_UNIT}"
_WEEK_NUMBER = r"第(?P<n>[6-9]|[1-4][0-9]|5[0-3])周"
_AFTER = rf"[之以]?后(?:的)?{_ORDINAL}{_NTH_UNIT}"
_BACK_AT_WORK = r"[之以]?后的?(?:上班|开工|复工|返工)的?(?:第一天|首日|后)"


def read_nth(m: re.Match[str]) -> Nth | None:
    n = 1 if m["first"] else -1 if m["last"] else han(m["n"] or m["back"])
    if not n:
        return None
    n = -n if m["back"] else n
    if m["day"]:
        return Nth(n, "weekday", WEEKDAY_OF[m["day"]])
    return Nth(n, _UNITS[m["unit"]])


def _nth(m: re.Match[str]) -> Fields | None:
    nth = read_nth(m)
    return Fields(nth=nth) if nth else None


def _week_number(m: re.Match[str]) -> Fields:
    return Fields(nth=Nth(int(m["n"]), "week_of_year"), shy=True)


def _after(m: re.Match[str]) -> Fields | None:
    nth = read_nth(m)
    return Fields(after=nth, tail=True) if nth else None


def _weekday(m: re.Match[str]) -> Fields:
    weeks = SHIFTS[m["which"]] if m["which"] else None
    return Fields(weeks=weeks, weekday=WEEKDAY_OF[m["day"]])


def _weekend(m: re.Match[str]) -> Fields:
    return Fields(weeks=SHIFTS[m["which"]] if m["which"] else None, weekend=True)


def _week(m: re.Match[str]) -> Fields:
    if m["half"]:
        which = "first_half" if m["half"][0] in "上前" else "second_half"
    else:
        which = EDGES[m["edge"]] if m["edge"] else ""
    return Fields(weeks=SHIFTS[m["which"]], edge=Edge(which, "week") if which else None)


def _edge(m: re.Match[str], unit: str) -> Edge | None:
    return Edge(EDGES[m["edge"]], unit) if m["edge"] else None


def _month(m: re.Match[str]) -> Fields:
    return Fields(months=SHIFTS[m["which"]], edge=_edge(m, "month"))


def _quarter(m: re.Match[str]) -> Fields:
    edge = _edge(m, "quarter")
    if m["which"]:
        return Fields(quarters=SHIFTS[m["which"]], edge=edge)
    number = han(m["n"] or m["q"])
    return Fields(quarter=number, edge=edge)


def _bare_edge(m: re.Match[str]) -> Fields:
    unit = {"月": "month", "年": "year"}.get(m["unit"], "quarter")
    return Fields(edge=Edge(EDGES[m["edge"]], unit))


def _halves(m: re.Match[str]) -> Fields:
    if m["third"]:
        return Fields(edge=Edge(EDGES.get(m["third"], "early"), "month"))
    which = "first_half" if m["edge"] == "上" else "second_half"
    return Fields(edge=Edge(which, "month" if m["unit"] == "月" else "year"))


def _year(m: re.Match[str]) -> Fields | None:
    if m["roc"]:
        count = han(m["roc"])
        return Fields(year=ROC_EPOCH + count) if count else None
    year = year_of(m["year"] or m["short"])
    return Fields(year=year) if year else None


def _month_day(m: re.Match[str]) -> Fields | None:
    month, day = han(m["month"]), han(m["day"])
    if month is None or day is None:
        return None
    found = month_day(month, day)
    return None if found.broken and not m["mark"] else found


def _month_only(m: re.Match[str]) -> Fields | None:
    month = han(m["month"])
    if month is None or not 1 <= month <= 12:
        return None
    return Fields(month=month, edge=_edge(m, "month"))


def _day(m: re.Match[str]) -> Fields | None:
    day = han(m["day"])
    if day is None or not 1 <= day <= 31:
        return None
    if m["mark"] == "日" and not m["day"].isdigit() and day < 10:
        return None  # 两日, 三日 count days
    return Fields(day=day)


def _lunar(m: re.Match[str]) -> Fields | None:
    month = {"正": 1, "冬": 11, "腊": 12}.get(m["month"]) or han(m["month"])
    day = han(m["day"].removeprefix("初"))
    if month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    certain = m["era"] or m["leap"] or m["month"] in "正冬腊" or m["day"][0] in "初廿"
    # 一月 is never lunar in speech (正月 is), 冬月 and 腊月 stand for the eleventh and twelfth
    guessed = not m["mark"] and m["day"][0] in "十二三" and month in range(2, 11) and day > 10
    if not (certain or guessed):
        return None
    return Fields(lunar=Lunar(month, day, bool(m["leap"]), solar=not certain))


def _same_day(m: re.Match[str]) -> Fields:
    if m["next"]:
        return Fields(offset=(Step(_YEAR_WORDS[m["next"] + "年"], "year"),))
    return Fields(offset=(Step(SHIFTS[m["which"]], "month" if m["unit"] == "月" else "week"),))


def _within(m: re.Match[str]) -> Fields:
    """月内, 年内: what is left of it."""
    return Fields(edge=Edge("rest", "month" if m["unit"] == "月" else "year"))


def _big_year(m: re.Match[str]) -> Fields | None:
    if m["day"] in ("三十", "夜"):
        return Fields(feast="spring_eve")
    day = han(m["day"][1:])
    return Fields(lunar=Lunar(1, day)) if day else None


def _first_days(m: re.Match[str]) -> Fields | None:
    day = han(m["day"].removeprefix("初"))
    return Fields(lunar=Lunar(None, day), shy=True) if day else None


def _words(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBERS = FIGURES + HAN
_DAY_GUARD = r"(?<![以之然今最随])(?!头条|之星)"

RULES = (
    Rule(
        "今明本当次翌第后大昨前",
        re.compile(rf"{_DAY_GUARD}(?P<word>{_words(_DAY_WORDS)})"),
        lambda m: Fields(dates=_DAY_WORDS[m["word"]]),
    ),
    Rule(
        "今明这",
        re.compile(rf"(?P<word>{'|'.join(_SEVERAL_DAYS)})"),
        lambda m: Fields(dates=_SEVERAL_DAYS[m["word"]][0], extra_days=_SEVERAL_DAYS[m["word"]][1]),
    ),
    Rule(
        "下次",
        re.compile(_NEXT_WORKDAY),
        lambda m: Fields(offset=(Step(len(m["which"]), "workday"),)),
    ),
    Rule("现此当目眼马立即", re.compile(_NOW_WORDS), lambda m: Fields(now=True, shy=True)),
    Rule("上这本今当此下再次周星礼", re.compile(_WEEKDAY), _weekday),
    Rule("上这本今当此下再次周星礼", re.compile(_WEEKEND), _weekend),
    Rule("上这本今当此下再次", re.compile(_WEEK_ONLY), _week),
    Rule("上这本今当此下再次", re.compile(_MONTH), _month),
    Rule("上这本今当此下再次第q一二三四1234", re.compile(_QUARTER), _quarter),
    Rule("月季年", re.compile(_BARE_EDGE), _bare_edge),
    Rule("上中下", re.compile(_HALVES), _halves),
    Rule("12民" + _NUMBERS, re.compile(_YEAR_NAME), _year),
    Rule(
        "今本当明来次下后大去上前",
        re.compile(rf"(?<![以之])(?P<word>{_words(_YEAR_WORDS)})(?:{_PERIOD_EDGE})?(?!级|轻|龄)"),
        lambda m: Fields(years=_YEAR_WORDS[m["word"]], edge=_edge(m, "year")),
    ),
    Rule("农阴旧闰正冬腊" + _NUMBERS, re.compile(_LUNAR), _lunar),
    Rule(_NUMBERS, re.compile(_MONTH_DAY), _month_day),
    Rule(_NUMBERS, re.compile(_MONTH_ONLY), _month_only),
    Rule(_NUMBERS, re.compile(_DAY), _day),
    Rule("上下明来次去后前", re.compile(_SAME_DAY), _same_day),
    Rule("月年", re.compile(_WITHIN), _within),
    Rule(
        "过周星礼",
        re.compile(rf"过[了完]{_WEEK}末|{_WEEK}末(?:之后|以后|过后|后)(?![天面台])"),
        lambda m: Fields(weekday=MONDAY, mode="coming"),
    ),
    Rule("第", re.compile(r"第三天"), lambda m: Fields(dates=2, shy=True)),
    Rule("大", re.compile(_BIG_YEAR), _big_year),
    Rule("初廿", re.compile(_FIRST_DAYS), _first_days),
    Rule("第", re.compile(_WEEK_NUMBER), _week_number),
    Rule("的第最末倒首头", re.compile(_NTH), _nth),
    Rule("之以后", re.compile(_AFTER), _after),
    Rule(
        "之以后",
        re.compile(_BACK_AT_WORK),
        lambda m: Fields(after=Nth(1, "workday"), tail=True),
    ),
)
