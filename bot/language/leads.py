"""How long before something begins: 提前半小时, 开会前15分钟, 30 minutes before the demo."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.language.times import Moment, times

_ZH_LENGTH = (
    r"(?:(?:[0-9]{1,3}(?:\.5)?|[一二三四五六七八九十两兩]{1,3})(?:个半|個半|个|個)?"
    r"(?:分钟|分鐘|分|小时|小時|钟头|鐘頭|刻钟|刻鐘|天|日|周|週|星期|礼拜|禮拜)半?"
    r"|半个?(?:小时|钟头)|半個?(?:小時|鐘頭))"
)
_EN_COUNT = (
    r"(?:[0-9]{1,3}(?:\.5)?|an?|one|two|three|four|five|ten|fifteen|twenty|thirty|forty[- ]five|"
    r"half an|half a|a quarter of an)"
)
_EN_LENGTH = (
    rf"{_EN_COUNT} ?(?:minutes?|mins?|m|hours?|hrs?|h|days?|weeks?)(?![a-z])"
    r"(?: and a half)?"
)
# Said beside it, of no meaning once the length is known.
_ME_ZH = r"(?:\s*(?:再|就|请|請)?(?:提醒|叫|通知|喊)(?:一下|一声|一聲)?我(?:一下|一声|一聲)?)?"
_ME_EN = r"(?:(?:please )?(?:remind|ping|nudge|alert|tell) me (?:about (?:it|this) )?)?"
_FORMS = (
    re.compile(rf"(?:提前|提早)(?P<length>{_ZH_LENGTH}){_ME_ZH}"),
    re.compile(rf"(?<=[^\s,，。])(?:之|以)?前(?P<length>{_ZH_LENGTH})(?!内|內|的){_ME_ZH}"),
    re.compile(
        rf"{_ME_EN}(?<![\w.])(?P<length>{_EN_LENGTH}) "
        r"(?:before(?:hand)?|ahead(?: of)?|prior to|in advance(?: of)?)(?![a-z])"
        r"(?: (?:the|my|our)(?= ))?",
        re.IGNORECASE,
    ),
    # 15分钟前 is a quarter of an hour ago, unless something lies ahead: 3点开会,15分钟前叫我
    re.compile(rf"(?<![前\d])(?P<length>{_ZH_LENGTH})(?:之|以)?前{_ME_ZH}"),
)
HANZI = re.compile(r"[㐀-鿿]")
_ANY_ZH = rf"(?:(?:提前|提早){_ZH_LENGTH}|前{_ZH_LENGTH}|{_ZH_LENGTH}(?:之|以)?前)"
ZH = re.compile(_ANY_ZH)
EN = re.compile(
    rf"(?<![\w.]){_EN_LENGTH} (?:before|beforehand|ahead|prior to|in advance)(?![a-z])",
    re.IGNORECASE,
)


class Ahead(NamedTuple):
    minutes: int
    span: tuple[int, int]
    backwards: bool  # 15分钟前: a time ago, unless something lies ahead


def leads(text: str) -> list[Ahead]:
    """Every reading of `text` that says how long before, the most telling first."""
    found = ((form.search(text), form is _FORMS[-1]) for form in _FORMS)
    return [
        Ahead(minutes, one.span(), backwards)
        for one, backwards in found
        if one and (minutes := _minutes(one["length"]))
    ]


def _minutes(length: str) -> int:
    """As the grammar of time counts it from an instant to another."""
    moment = Moment(datetime(2026, 1, 5, tzinfo=UTC), ZoneInfo("UTC"))  # any one will do
    found, _ = times(f"{length}后" if HANZI.search(length) else f"in {length}", moment)
    return round((found[0].start - moment.local) / timedelta(minutes=1)) if found else 0
