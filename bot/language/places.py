"""How an admin says what the channel or group they stand in is for."""

import re

_HERE = (
    r"(?P<place>here|this (?:channel|group|chat)|这里|這裡|[这這]个?個?(?:频道|頻道|群组|群組|群)|"
    r"本(?:频道|頻道|群))"
)
_FOR = (
    r"(?P<purpose>alerts?|(?:customer )?care|support|(?:the )?pool|reports?|questions(?: only)?|"
    r"nothing|预警|預警|客户关怀|客戶關懷|关怀|關懷|客服|公海|报表|報表|只问答|只問答)"
)
_USED = r"(?:用来|用來|用于|用於|是|专门|專門)?(?:发|發|收|做|接收|推送)?"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("place", re.compile(rf"(?:use )?{_HERE} (?:is |as )?for {_FOR}[.!]?", re.I)),
    (
        "place",
        re.compile(rf"(?:please )?(?:post|send) (?:the )?{_FOR} (?:in |to )?{_HERE}[.!]?", re.I),
    ),
    ("place", re.compile(rf"{_HERE}{_USED}{_FOR}[。！]?")),
    ("place", re.compile(rf"{_FOR}(?:都)?(?:发|發)(?:到|在)?{_HERE}[。！]?")),
)
