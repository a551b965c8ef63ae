"""How people ask why we read their last words as we did: how did you understand that; 怎么理解的.

Chinese is written in Simplified here: lines are matched as if they were.
"""

import re

from storage.folding import simplified

_DID = (
    r"(?:log|read|understand|take|record|write|note|do|think|file|book|interpret|parse|save|choose|"
    r"pick|set|make|say)(?: (?:it|that|this|so|me|my message))?"
)
_END = r"(?: (?:like that|that way|so|this way|as that|down))?[?？.!！]*"
_TOOK_ZH = r"(?:理解|解读|解释|认为|觉得|判断|记|登记|记录|识别|解析|当|做|读|想)"

FORMS = (
    rf"why (?:did|do|would|have) you {_DID}{_END}",
    r"why (?:that|this|so|it)[?？.!]*",
    rf"(?:how|what) (?:did|do|have) you (?:read|understand|understood|take|interpret|parse)"
    rf"(?: from)?(?: (?:it|that|this|me|my message))?{_END}",
    r"explain (?:that|this|yourself|your reading|what you (?:did|understood))[?？.!]*",
    rf"(?:你)?(?:为什么|为啥|为何|干嘛|怎么)(?:会)?(?:要)?(?:这么|这样|那么|那样)"
    rf"{_TOOK_ZH}?[的了呢]*[?？]*",
    rf"(?:你)?(?:是)?(?:怎么|如何|咋){_TOOK_ZH}(?:成|为)?(?:这样|这个|那样|这句话?|上一?句|我的话)?"
    r"[的了呢]*[?？]*",
    rf"(?:你)?(?:为什么|为啥|为何){_TOOK_ZH}(?:成|为)(?:这样|这个|那样|了这个)[的了呢]*[?？]*",
    rf"(?:你)?(?:把(?:它|这句话?|我的话|上一?句))?{_TOOK_ZH}成(?:了)?(?:什么|啥)[了呢]*[?？]*",
)
_ALL = [re.compile(one, re.IGNORECASE) for one in FORMS]
THAT = re.compile(r"it|that|this|so|(?:这|那)(?:样|么)?", re.IGNORECASE)
PATTERNS = tuple(("why", re.compile(f"(?P<subject>{one})", re.IGNORECASE)) for one in FORMS)


def asks_of_last_words(said: str) -> bool:
    """Whether it is our reading of what was said last that is asked about."""
    plain = simplified(said.strip())
    return bool(THAT.fullmatch(plain.strip("?？"))) or any(one.fullmatch(plain) for one in _ALL)
