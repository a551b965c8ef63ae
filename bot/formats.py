"""How dates, distances and sums look in each language. Ours: babel is 30 MB for sixty lines."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.values import Birthday, Money

SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "TWD": "NT$", "HKD": "HK$"}
WEEKDAYS = "一二三四五六日"
EN_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EN_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAYS = {
    "en": {0: "today", 1: "tomorrow", -1: "yesterday"},
    "zh_hans": {0: "今天", 1: "明天", -1: "昨天"},
    "zh_hant": {0: "今天", 1: "明天", -1: "昨天"},
}
UNITS = {  # (seconds, singular, plural)
    "en": ((86400, "day", "days"), (3600, "hour", "hours"), (60, "minute", "minutes")),
    "zh_hans": ((86400, "天", "天"), (3600, "小时", "小时"), (60, "分钟", "分钟")),
    "zh_hant": ((86400, "天", "天"), (3600, "小時", "小時"), (60, "分鐘", "分鐘")),
}
OVERDUE = {"en": "overdue since {}", "zh_hans": "已逾期 {}", "zh_hant": "已逾期 {}"}
NEXT = {"en": "next {}", "zh_hans": "下次 {}", "zh_hant": "下次 {}"}
JUST_NOW = {"en": "just now", "zh_hans": "刚刚", "zh_hant": "剛剛"}
LUNAR_MONTHS = "正二三四五六七八九十冬腊"
LUNAR_TENS, DIGITS = "初十廿三", "十一二三四五六七八九"
LUNAR_WORD = {"en": "lunar {}", "zh_hans": "农历{}", "zh_hant": "農曆{}"}


def money(sum_: Money, language: str) -> str:
    symbol = SYMBOLS.get(sum_.currency, sum_.currency + " ")
    sign, minor = ("-" if sum_.minor < 0 else ""), abs(sum_.minor)
    whole, cents = divmod(minor, 10**sum_.exponent)
    tail = f".{cents:0{sum_.exponent}}" if cents else ""
    return f"{sign}{symbol}{whole:,}{tail}"


def when(at: datetime, dated: bool, now: datetime, zone: ZoneInfo, language: str) -> str:
    """`today 15:00`, `Wed 25 Nov 15:00`; only the day where no hour was meant."""
    there, here = at.astimezone(zone), now.astimezone(zone)
    near = DAYS[language].get((there.date() - here.date()).days)
    shown = near or day(there.date(), here.date(), language)
    if dated:
        return shown
    return f"{shown} {there:%H:%M}"


def due(at: datetime, dated: bool, now: datetime, zone: ZoneInfo, language: str) -> str:
    """For a promise, as short as a calendar has it: `周三 11/25 15:00`, `Wed 25 Nov 15:00`."""
    there, here = at.astimezone(zone).date(), now.astimezone(zone).date()
    if language == "en" or (there - here).days in DAYS[language] or there.year != here.year:
        return when(at, dated, now, zone, language)
    week = "周" if language == "zh_hans" else "週"
    shown = f"{week}{WEEKDAYS[there.weekday()]} {there.month}/{there.day}"
    return shown if dated else f"{shown} {at.astimezone(zone):%H:%M}"


def coming(at: datetime, dated: bool, now: datetime, zone: ZoneInfo, language: str) -> str:
    """As `due`; what should have been done by then says so."""
    shown = due(at, dated, now, zone, language)
    return OVERDUE[language].format(shown) if _is_over(at, dated, now, zone) else shown


def following(at: datetime, dated: bool, now: datetime, zone: ZoneInfo, language: str) -> str:
    """As `coming`, behind something else: `next Wed 25 Nov 15:00`."""
    shown = coming(at, dated, now, zone, language)
    return shown if _is_over(at, dated, now, zone) else NEXT[language].format(shown)


def _is_over(at: datetime, dated: bool, now: datetime, zone: ZoneInfo) -> bool:
    return at.astimezone(zone).date() < now.astimezone(zone).date() if dated else at < now


def far(at: datetime, now: datetime, zone: ZoneInfo, language: str) -> str:
    """How far ahead, for a promise: `in 3 days`, `3天后`; hours and minutes when it is near."""
    if at < now:
        return ago(now - at, language)
    days = (at.astimezone(zone).date() - now.astimezone(zone).date()).days
    gap = timedelta(days=days) if days > 1 else at - now
    for seconds, one, many in UNITS[language]:
        if count := round(gap.total_seconds() / seconds - 0.49):
            if language == "en":
                return f"in {count} {one if count == 1 else many}"
            return f"{count}{many}{'后' if language == 'zh_hans' else '後'}"
    return {"en": "now", "zh_hans": "马上", "zh_hant": "馬上"}[language]


def ago(gap: timedelta, language: str) -> str:
    for seconds, one, many in UNITS[language]:
        if count := int(gap.total_seconds()) // seconds:
            if language == "en":
                return f"{count} {one if count == 1 else many} ago"
            return f"{count}{many}前"
    return JUST_NOW[language]


def day(on: date, today: date, language: str) -> str:
    """The weekday always; the year only when it is not this one."""
    if language == "en":
        year = f" {on.year}" if on.year != today.year else ""
        return f"{EN_WEEKDAYS[on.weekday()]} {on.day} {EN_MONTHS[on.month - 1]}{year}"
    year = f"{on.year}年" if on.year != today.year else ""
    return f"{year}{on.month}月{on.day}日周{WEEKDAYS[on.weekday()]}".replace(
        "周", "週" if language == "zh_hant" else "周"
    )


def full_day(on: date, language: str) -> str:
    """With its year, where that is what one looks for."""
    if language == "en":
        return f"{on.day} {EN_MONTHS[on.month - 1]} {on.year}"
    return f"{on.year}年{on.month}月{on.day}日"


def birthday(of: Birthday, language: str) -> str:
    if of.lunar:
        return LUNAR_WORD[language].format(_lunar(of, language))
    year = f"{of.year}" if of.year else ""
    if language == "en":
        return f"{of.day} {EN_MONTHS[of.month - 1]} {year}".strip()
    return f"{year}{'年' if year else ''}{of.month}月{of.day}日"


def _lunar(of: Birthday, language: str) -> str:
    year = f" {of.year}" if of.year else ""
    if language == "en":
        return f"{of.month}/{of.day}{' (leap month)' if of.leap else ''}{year}"
    leap = {"zh_hans": "闰", "zh_hant": "閏"}[language] if of.leap else ""
    month = LUNAR_MONTHS[of.month - 1]
    if month == "腊" and language == "zh_hant":
        month = "臘"
    return f"{of.year}年{leap}{month}月{_lunar_day(of.day)}".removeprefix("None年")


def _lunar_day(number: int) -> str:
    tens, ones = divmod(number, 10)
    if ones == 0:
        return {1: "初十", 2: "二十", 3: "三十"}[tens]
    return LUNAR_TENS[tens] + DIGITS[ones]
