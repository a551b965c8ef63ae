"""Chinese amounts of time, counted from now or from a day: 三天后, 春节前一周, 未来7天."""

import re

from bot.language.times.digits import FIGURES
from bot.language.times.fields import Fields, Nth, Step
from bot.language.times.numerals import DIGITS, HAN, han
from bot.language.times.rules import Rule

FEW = 3  # 几天: what people mean at least
QUARTER_HOUR = 15  # minutes, 一刻
_VAGUE = {"几": FEW, "仨": 3, "俩": 2, "个把": 1}
UNITS = {
    **dict.fromkeys(("秒钟", "秒"), "second"),
    **dict.fromkeys(("分钟", "分"), "minute"),
    **dict.fromkeys(("小时", "钟头", "钟", "h", "hr", "hrs", "hour", "hours"), "hour"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "minute"),
    **dict.fromkeys(("工作日", "工作天", "营业日", "交易日"), "workday"),
    **dict.fromkeys(("天", "日"), "day"),
    **dict.fromkeys(("周", "星期", "礼拜"), "week"),
    "月": "month",
    "季度": "quarter",
    "年": "year",
}
_HALVED = {"hour": (30, "minute"), "month": (15, "day"), "year": (6, "month"), "day": (12, "hour")}
_HALVED |= {"week": (3, "day")}
_COUNT = rf"(?:[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?(?![0-9])|个把|[{HAN}百]{{1,4}}|仨|俩|几)"
_ODD = r"(?:来|多|几)?"
_UNIT = (
    rf"(?:{_ODD}个?{_ODD}(?:工作日|工作天|营业日|交易日|小时|钟头|星期|礼拜|季度)"
    r"|(?<=[0-9])(?:hours?|hrs?|h|minutes?|mins?)(?![a-z])"
    rf"|{_ODD}(?:秒钟?|分钟?|天|日|周|年)|{_ODD}个{_ODD}月|个{_ODD}钟|月(?<=[仨把]月))"
)
PIECE = (
    rf"(?:(?P<count>{_COUNT})(?P<and_half>个半|半)?(?P<unit>{_UNIT}|刻钟?|月(?<=半月))(?P<half>半)?多?"
    rf"|(?P<only>大?半)(?P<half_unit>个?多?(?:小时|钟头|月)|个钟|年|天))"
)
_PIECE = re.compile(PIECE)
_BARE = str.maketrans("", "", "个多来几")
_UNNAMED = re.sub(r"\?P<\w+>", "?:", PIECE)
AMOUNT = rf"(?:{_UNNAMED}(?:零|又|,|, )?){{1,4}}"
_AFTER = r"(?:之后|以后|过后|后)(?!面|台|续|勤|悔|果|方|天|背)"
_BEFORE = r"(?:之前|以前|前|来(?=,|$))(?!面|台|景|提|天|途)"
_WITHIN = r"(?:之内|以内|内)(?!部|容|心)"
_COUNTED = (
    rf"(?P<sign>[-负])?(?P<again>再过|又过|再等|过了|过|等)?(?P<amount>{AMOUNT})的?时?间?"
    rf"(?:(?P<after>{_AFTER})|(?P<before>{_BEFORE})|(?P<within>{_WITHIN}))?"
    r"(?:的(?:今天|今日|同一天))?"
)
_DATE_BEFORE = re.compile(rf"[0-9]{{1,2}}日{_BEFORE}")
_WINDOW = rf"(?:未来|今后|往后|接下来|还剩|之后)的?(?P<amount>{AMOUNT})(?:之内|以内|内|里)?"
_PAST_WINDOW = rf"(?:过去|最近|近)的?(?P<amount>{AMOUNT})(?:之内|以内|内|里|来)?"
# 前两天 and 后三天 stand alone, or count from the day before them: 春节前三天
_FROM_DAY = rf"[之以]?(?P<way>[前后])的?(?P<amount>{AMOUNT})(?![前后内])"
_ENDS = rf"的?(?P<way>最后|最初|开头|头)的?(?P<amount>{AMOUNT})(?![前后内])"
_BESIDE = (
    r"(?<![一-鿿])(?P<way>[前后上下])(?P<amount>[2-9两二三四五六七八九几]个?(?:小时|钟头|星期|礼拜|分钟|秒钟?|天|周|"
    r"月))(?![前后内])"
)


def steps(amount: str) -> tuple[Step, ...] | None:
    """两个半小时 is two hours and thirty minutes; None for what is no amount."""
    found: list[Step] = []
    for piece in _PIECE.finditer(amount):
        some = _half(piece) if piece["only"] else _whole(piece)
        if some is None:
            return None
        found += some
    return tuple(found) or None


def _half(piece: re.Match[str]) -> list[Step] | None:
    unit = _unit(piece["half_unit"])
    # 半天后 is later today, nobody knows when
    return None if unit == "day" else [Step(*_HALVED[unit])]


def _whole(piece: re.Match[str]) -> list[Step] | None:
    count = number(piece["count"])
    if count is None:
        return None
    if piece["unit"].startswith("刻"):
        return [Step(count * QUARTER_HOUR, "minute")]
    unit = _unit(piece["unit"])
    found = _whole_units(count, unit)
    if piece["and_half"] or piece["half"]:
        if unit not in _HALVED:
            return None
        found.append(Step(*_HALVED[unit]))
    return found


def _whole_units(count: float, unit: str) -> list[Step]:
    """1.5 days are a day and twelve hours; only what has halves may be broken."""
    whole = int(count)
    rest = count - whole
    if rest and unit == "hour":
        return [Step(whole, unit), Step(round(rest * 60), "minute")]
    if rest and unit in _HALVED:
        half, smaller = _HALVED[unit]
        return [Step(whole, unit), Step(round(2 * rest * half), smaller)]
    return [Step(whole, unit)]


def number(said: str) -> float | None:
    if said in _VAGUE:
        return _VAGUE[said]
    if said.replace(".", "", 1).isdigit():
        return float(said)
    if len(said) == 2 and {said[0], said[1]} <= set(DIGITS) and said[0] not in "零〇":
        low, high = DIGITS[said[0]], DIGITS[said[1]]
        return low if high == low + 1 or (low, high) == (3, 5) else None  # 两三天, 三五天
    exact = han(said)
    return han(said.lstrip("零〇")) if exact is None else exact  # 两小时零十分


def _unit(said: str) -> str:
    return UNITS[said.translate(_BARE)]


def _back(some: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(step._replace(amount=-step.amount) for step in some)


def _counted(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    if not some or not (m["again"] or m["after"] or m["before"] or m["within"]):
        return None
    if m["before"] and _DATE_BEFORE.fullmatch(m[0]):
        return None  # 28日之前 is a date, 28天之前 is not
    if m["again"] == "等" and not m["after"]:
        return None
    if m["sign"]:
        return Fields(offset=some, broken=True)
    if m["within"]:
        return Fields(window=some)
    return Fields(offset=_back(some) if m["before"] else some)


def _window(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    return Fields(window=some) if some else None


def _past_window(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    return Fields(window=_back(some)) if some else None


def _from_day(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    if not some:
        return None
    first = m["way"] == "前"
    inside = _inside(some, first) if m[0].startswith(("前", "后")) else None
    return Fields(shift=_back(some) if first else some, counted=inside, tail=True)


def _inside(some: tuple[Step, ...], first: bool) -> Nth | None:
    """The first or last so many days, weeks, … of a period."""
    count, unit = int(some[0].amount), some[0].unit
    if len(some) > 1 or count < 1 or unit not in ("day", "week", "month", "quarter"):
        return None
    return Nth(1 if first else -count, unit, many=count)


def _ends(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    counted = _inside(some, m["way"][0] != "最" or m["way"] == "最初") if some else None
    return Fields(nth=counted) if counted else None


def _beside(m: re.Match[str]) -> Fields | None:
    some = steps(m["amount"])
    if not some:
        return None
    if m["way"] in "前上":
        return Fields(window=_back(some))
    return Fields(window=some, apart=True)


RULES = (
    Rule("-负再又过等半大几仨俩个" + FIGURES + HAN, re.compile(_COUNTED), _counted),
    Rule("未今往接还之", re.compile(_WINDOW), _window),
    Rule("过最近这", re.compile(_PAST_WINDOW), _past_window),
    Rule("前后上下", re.compile(_BESIDE), _beside),
    Rule("之以前后", re.compile(_FROM_DAY), _from_day),
    Rule("的最开头", re.compile(_ENDS), _ends),
)
