"""What a time, a colleague's name and a polite opening look like inside a larger pattern."""

import re

from bot.language import kinds

# What a time may be made of where it stands before a name; all else is a sentence of its own.
TIME_ZH = (
    r"(?:小时|小時|钟头|鐘頭|[今明后後大昨天早晚上下中午前点點半分钟鐘时時刻周週星期礼禮拜个個月号號日底末初年内內之这這本每"
    r"工作一二三四五六七八九十两兩零0-9０-９:：/.\- ]){1,24}"
)
TIME_EN = (
    r"(?:(?:on|at|by|in|before|next|this|every|the|end|of|today|tomorrow|tonight|noon|midnight|"
    r"morning|afternoon|evening|week|month|days?|hours?|minutes?|eod|cob|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|an?|half|"
    r"[0-9]{1,4}(?:[:/-][0-9]{1,2}){0,2}(?:st|nd|rd|th)?|am|pm|[0-9]{1,2}(?:am|pm))[, ]+){1,8}"
)
NAME_EN = r"@?[\w.'’-]+(?: (?:& )?[\w.'’-]+){0,2}?"
NAME_ZH = r"[^,，。;；:：!！?？\s的]{1,20}?"

_OPENERS = {word for words in kinds.WORDS.values() for word in words} | {"log", "记录", "記錄"}
# What is still to come may open with these as well: 开会前15分钟提醒我.
_MAY_BE_PLANS = {
    *("visit", "meeting", "meeting with", "拜访", "拜訪", "走访", "走訪", "开会", "開會", "会议"),
    *("會議", "通话", "通話"),
}


def _not_opening_with(words: set[str]) -> str:
    return f"(?!(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))}))"


# A line that opens by telling what happened is a log, whatever stands in it later.
NO_LOG = _not_opening_with(_OPENERS)
NO_REPORT = _not_opening_with(_OPENERS - _MAY_BE_PLANS)

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def lines(intent: str, *forms: str) -> Patterns:
    return tuple((intent, re.compile(form, re.I | re.S)) for form in forms)
