"""Hours of the day as people set them: 8点半, 8:30, half past eight is 8.30; 朝九晚六, 10 to 7."""

import re
from datetime import time

from bot.language.times.numerals import han, spelled

_PART = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|早|晚|夜里|夜裡)"
_NUM = r"(?:[0-9]{1,2}|二十[一二三]?|十[一二三四五六七八九]?|[一二两兩三四五六七八九])"
_MINUTES = r"(?:[0-5][0-9]|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])"
_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
CLOCK = (
    rf"(?:{_PART}?\s?{_NUM}\s?[点點时時](?:半|整|[一三]刻|{_MINUTES}分?)?(?:钟|鐘)?"
    rf"|{_PART}?\s?[0-9]{{1,2}}[:：.][0-5][0-9](?:\s?[ap]\.?m\.?)?"
    rf"|(?:half past|(?:a )?quarter (?:past|to)) (?:{_WORD}|[0-9]{{1,2}})"
    rf"|{_WORD}(?: (?:fifteen|thirty|forty-five))?(?:\s?[ap]\.?m\.?|\so'?clock)?"
    r"|[0-9]{1,2}\s?[ap]\.?m\.?|[0-9]{1,2}(?:\so'?clock)?|noon)"
)
_SPOKEN = re.compile(
    rf"(?:(?P<lead>half past|(?:a )?quarter past|(?:a )?quarter to) )?(?P<hour>{_WORD}|"
    rf"[0-9]{{1,2}})"
    r"(?: (?P<minutes>fifteen|thirty|forty-five))?(?P<rest>\s?[ap]\.?m\.?|\so'?clock)?",
    re.IGNORECASE,
)
_MINUTE_WORDS = {"fifteen": 15, "thirty": 30, "forty-five": 45}
_READ = re.compile(
    rf"(?P<part>{_PART})?\s?(?P<hour>{_NUM})\s?(?:[点點时時:：.]\s?"
    rf"(?P<minute>半|[一三]刻|{_MINUTES})?(?:整|分|钟|鐘)?)?\s?"
    rf"(?:o'?clock)?(?P<half>[ap])?\.?m?\.?",
    re.IGNORECASE,
)
_TO = r"\s?(?:到|至|[-–—~～]|to|till|until)\s?"
SPAN = rf"(?:(?:from\s)?{CLOCK}{_TO}{CLOCK}|[朝早]{_NUM}晚{_NUM})"
_NINE_TO_FIVE = re.compile(rf"[朝早](?P<starts>{_NUM})晚(?P<ends>{_NUM})")
_BOTH = re.compile(rf"(?:from\s)?(?P<starts>{CLOCK}){_TO}(?P<ends>{CLOCK})", re.IGNORECASE)
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
_LATE = frozenset("中午 下午 傍晚 晚上 晚 夜里 夜裡".split())
NOON = 12
DAWN = 6  # nobody's working day starts before it unless they say so


def clock(said: str) -> time | None:
    """Bare hours are as said: eight is in the morning."""
    found = _found(said)
    return found and time(*_on_the_clock(found))


def span(said: str) -> tuple[time, time] | None:
    """From one hour to another of the same day: 10 to 7 ends at 19:00."""
    said = said.strip()
    short = _NINE_TO_FIVE.fullmatch(said)
    both = short or _BOTH.fullmatch(said)
    if not both:
        return None
    starts, ends = _found(both["starts"]), _found(both["ends"])
    if not starts or not ends:
        return None
    first, last = _on_the_clock(starts), _on_the_clock(ends)
    if first[0] < DAWN and not _told(starts):
        first = (first[0] + NOON, first[1])
    if last <= first and last[0] < NOON and not _told(ends):
        last = (last[0] + NOON, last[1])
    return time(*first), time(*last)


def _found(said: str) -> re.Match[str] | None:
    said = _in_digits(said.strip())
    found = _READ.fullmatch(said)
    hour = found and han(found["hour"].replace("兩", "两"))
    return found if found and hour is not None and hour < 24 else None


def _in_digits(said: str) -> str:
    """Half past eight is 8:30, seven thirty 7:30, noon 12:00."""
    if said.casefold() == "noon":
        return "12:00"
    found = _SPOKEN.fullmatch(said)
    if not found or not (found["lead"] or found["hour"].isalpha()):
        return said
    hour, minute = spelled(found["hour"].casefold()) or 0, 0
    lead = (found["lead"] or "").casefold().removeprefix("a ")
    if lead == "quarter to":
        hour, minute = hour - 1, 45
    elif lead:
        minute = 30 if lead == "half past" else 15
    elif found["minutes"]:
        minute = _MINUTE_WORDS[found["minutes"].casefold()]
    return f"{hour}:{minute:02}{(found['rest'] or '').replace('o' + chr(39) + 'clock', '')}".strip()


def _told(found: re.Match[str]) -> bool:
    """Whether it says which half of the day it means; 06:00 does."""
    return bool(found["part"] or found["half"] or found["hour"].startswith("0"))


def _on_the_clock(found: re.Match[str]) -> tuple[int, int]:
    hour, minute = han(found["hour"].replace("兩", "两")) or 0, found["minute"] or "0"
    minutes = _QUARTERS.get(minute)
    if minutes is None:
        minutes = han(minute) or 0
    late = found["part"] in _LATE or (found["half"] or "").casefold() == "p"
    if late and hour < NOON and not (found["part"] == "中午" and hour > DAWN):
        hour += NOON
    elif (found["half"] or "").casefold() == "a" and hour == NOON:
        hour = 0
    return hour, minutes
