"""Chinese clock times and parts of the day: 下午三点半, 差五分三点, 今晚."""

import re

from bot.language.times.digits import FIGURES, clock
from bot.language.times.fields import Fields
from bot.language.times.numerals import HAN, NUMERAL, han
from bot.language.times.rules import Rule

QUARTER = 15  # minutes, 一刻
PARTS = {
    "dawn": ("凌晨", "拂晓", "黎明"),
    "morning": (
        *("大清早", "一大早", "大早上", "一早", "清早", "清晨", "早晨", "早上", "早间"),
        *("晨间", "上午", "午前", "今晨"),
    ),
    "noon": ("中午", "正午", "午间", "晌午"),
    "afternoon": ("下午", "午后"),
    "evening": ("傍晚", "黄昏", "晚上", "晚间", "夜晚", "夜间", "夜里", "入夜"),
    "night": ("深夜", "半夜", "午夜", "子夜", "大半夜"),
    "day": ("白天",),
}
_MEALS = {
    "morning": ("早饭", "早餐", "早会"),
    "noon": ("午饭", "午餐", "中饭", "午休"),
    "evening": ("晚饭", "晚餐"),
}
_PART_OF = {word: part for part, words in PARTS.items() for word in words}
_SINGLE = {"早": "morning", "晨": "morning", "晚": "evening", "夜": "evening", "午": "noon"}
_DAYS = {"今": 0, "当": 0, "明": 1, "次": 1, "昨": -1}

# Nouns that are counted in points: 三点建议, 3点要求. None of them can follow an hour.
_COUNTED = (
    "建议|意见|要求|说明|想法|理由|原因|问题|需求|总结|内容|体会|优势|好处|共识|疑问|反馈|收获|结论|改进|"
    "注意|希望|看法|不足|补充|思考|感受|经验|优点|缺点|差异|区别|变化|调整|事项|承诺|诉求|顾虑|进展|心意|"
    "东西|时间|事|钱|资料|信息|线索|折扣|优惠|诚意|利润|赞|评|儿|子|数|滴|缀|燃|个|小|也|都|不|没|点|水|之间|[:]"
)
_COUNTING = "提了 说了 讲了 以下 这 那 有 第 提 讲 涨了 跌了 降了 让了 涨 跌 降 让利".split()
_LISTED = "".join(f"(?<!{word})" for word in _COUNTING)
_MONEY = rf"(?!(?:[{HAN}]{{1,3}}|[0-9]{{1,2}})(?:[万千百亿元块折%倍米吨版]|公斤))"
_MINUTES = (
    rf"(?:(?P<m>[0-9]{{1,2}}(?![0-9])|[{HAN}]{{1,4}})"
    r"(?P<fen>分钟?)?(?![个人位家元块万%名台件套]))"
)
_HOUR = rf"(?P<h>{NUMERAL})(?P<mark>点钟?|时(?![间候刻段常代光机差尚期节长装])){_MONEY}"
_CLOCK = (
    rf"{_LISTED}(?:差(?P<lack>[一二两三四五六七八九十0-9]{{1,3}}分|一刻)钟?(?:就|到)?)?{_HOUR}"
    rf"(?:(?P<half>半)|(?P<whole>整|正)|(?P<quarter>[一三13])刻钟?|(?:过)?{_MINUTES}"
    r"|差(?P<less>[一二两三四五六七八九十0-9]{1,3}分|一刻)钟?)?"
    rf"(?P<about>多钟?|左右|许|前后)?(?!{_COUNTED})"
)
_PART_WORDS = "|".join(sorted(_PART_OF, key=len, reverse=True))
_PART = rf"(?:(?P<day>[今明昨当])(?:天)?)?(?P<part>{_PART_WORDS})(?!好(?!几)|安)(?:的?时候)?"
_SHORT = r"(?P<day>[今明昨当次])(?P<part>[早晚晨夜午])(?:上|里)?(?!安|会|餐|饭|报|宴|间|年)"
# 早 and 晚 alone stand between a day and an hour, or right before an hour.
_ALONE = (
    rf"(?:(?<=[天日号一二三四五六末周节])(?P<after>[早晚])(?![{HAN}0-9点了安餐饭会到些期报宴于])"
    rf"|(?<![最越更太提])(?P<before>[早晚])(?=(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})(?:点|:|时)))"
)
# A meal tells the time only when something is before or after it.
_MEAL_OF = {word: part for part, words in _MEALS.items() for word in words}
_MEAL = (
    rf"(?:吃完|吃过)?(?P<meal>{'|'.join(_MEAL_OF)})"
    r"(?P<way>之前|以前|前|之后|以后|过后|后|的?时候?)"
)
_CLOSING = (
    r"(?:快|临)?(?:下班|收工)"
    r"(?:(?:之前|以前|前|之后|以后|后)(?!半|一[刻个小]|[0-9两三几十])|时候?)?(?!了)"
)
_OPENING = r"(?:一上班(?:就)?|上班(?:之前|前|时候|时|后|就))(?!了)"


def _read_clock(m: re.Match[str]) -> Fields | None:
    hour, minute = _hour(m["h"]), _minute(m)
    if hour is None or minute is None:
        return None
    bare = not (m["half"] or m["whole"] or m["quarter"] or m["m"] or m["less"] or m["lack"])
    if m["mark"] == "时" and bare and not m["h"].isdigit() and hour < 10:
        return None  # 一时
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    exact = not bare and not m["whole"]
    found = clock(hour, minute, None, exact, m["h"].startswith("0") or hour < 0)
    # 快一点, 差一点: one o'clock only beside a day or a part of it
    doubtful = bare and m["h"] == "一" and m["mark"] == "点"
    return Fields(clock=found.clock, broken=found.broken, shy=True if doubtful else None)


def _hour(said: str) -> int | None:
    """三四点 and 十一二点 are the earlier of the two, or a little later."""
    exact = han(said)
    if exact is None and len(said) in (2, 3):
        first, second = han(said[:-1]), han(said[-1])
        return first if first and second == first % 10 + 1 else None
    return exact


def _minute(m: re.Match[str]) -> int | None:
    """Minutes after the hour, negative before it; None when they are no minutes."""
    if m["half"]:
        return 30
    if m["quarter"]:
        return QUARTER * (1 if m["quarter"] in "一1" else 3)
    if lacking := m["lack"] or m["less"]:
        lack = QUARTER if lacking == "一刻" else han(lacking.removesuffix("分"))
        return None if lack is None else -lack
    if not m["m"]:
        return 0
    minutes = han(m["m"])
    if minutes is not None and minutes > 59 and not m["fen"]:
        return None
    # 三点五 is a decimal, 三点五分 and 三点零五 are not
    spelled = m["fen"] or len(m["m"]) > 1 or m["m"] == "十"
    return minutes if spelled else None


def _read_part(m: re.Match[str]) -> Fields:
    dates = _DAYS[m["day"]] if m["day"] else (0 if m["part"] == "今晨" else None)
    return Fields(dates=dates, part=_PART_OF[m["part"]])


def _read_short(m: re.Match[str]) -> Fields:
    return Fields(dates=_DAYS[m["day"]], part=_SINGLE[m["part"]])


def _read_alone(m: re.Match[str]) -> Fields:
    if m["after"]:
        return Fields(part=_SINGLE[m["after"]], shy=True, tail=True)
    return Fields(part=_SINGLE[m["before"]], shy=True)


def _read_meal(m: re.Match[str]) -> Fields:
    part = _MEAL_OF[m["meal"]]
    return Fields(part="afternoon" if part == "noon" and "后" in m["way"] else part)


_SAME = (
    r"的?(?:这个|这|同一?个?|相同的?|同样的?)(?:时候|时间|钟点|点儿?(?![一-鿿])|会儿)"
    r"|(?<=[天日年月周一二三四五六])此[时刻]"
)

RULES = (
    Rule(FIGURES + HAN + "差", re.compile(_CLOCK), _read_clock),
    Rule("".join({word[0] for word in _PART_OF}) + "今明昨当", re.compile(_PART), _read_part),
    Rule("今明昨当次", re.compile(_SHORT), _read_short),
    Rule("早晚", re.compile(_ALONE), _read_alone),
    Rule("吃早午中晚", re.compile(_MEAL), _read_meal),
    Rule("的这同相此", re.compile(_SAME), lambda m: Fields(same_hour=True, tail=True, shy=True)),
    Rule("快临下收", re.compile(_CLOSING), lambda m: Fields(closing=True)),
    Rule("一上", re.compile(_OPENING), lambda m: Fields(opening=True)),
)
