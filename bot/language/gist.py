"""Which one a sentence means, and what it asks to be reminded of: the second, 提醒我…"""

import re

from storage.folding import simplified

_COUNTED = {
    word: number
    for number, words in enumerate(
        (
            "first|one|1st|一",
            "second|two|2nd|二|两",
            "third|three|3rd|三",
            "fourth|four|4th|四",
            "fifth|five|5th|五",
            "sixth|six|6th|六",
        ),
        1,
    )
    for word in words.split("|")
}
_PLACE = re.compile(
    r"\b(?:task|number|no\.?|#|item) ?(?P<digits>[0-9]{1,2}|one|two|three|four|five|six)\b"
    r"|\bthe (?P<word>first|second|third|fourth|fifth|sixth|last)\b(?: one| task| item)?"
    r"|第(?P<han>[0-9]{1,2}|[一二两三四五六])[个项条件]|(?P<end>最后)一?[个项条件]",
    re.IGNORECASE,
)
# How people ask to be reminded, which is no part of what to remember.
_ASKING = re.compile(
    r"^(?:[\s,，。:：;；、!！-]|(?:please|pls|hey|hi|ok|and|so)\b"
    r"|(?:could|can|would|will) you\b|(?:i|we) (?:need|have|want|gotta|got)(?: you)?(?: to)?\b"
    r"|(?:i|we) (?:should|must)\b|(?:don't|dont|do not) (?:let me )?forget(?: to)?\b"
    r"|(?:remember|make sure|tell me|let me know|alert me|notify me|wake me up)(?: i| to| about)?\b"
    r"|(?:remind|ping|nudge|ring|bug|shout at) me(?: again)?(?: to| about)?\b"
    r"|(?:set|put|add|create|make|new|schedule|plan|book)(?: (?:in|me|up))?(?: (?:a|an|the|new))?"
    r" (?:reminder|task|to-?do|alarm)(?: (?:to|for|in|about))?\b|(?:reminder|task|to-?do)\b(?=:)"
    r"|(?:麻烦|请|帮我|替我)|(?:到时候?|到点|记得|别忘了?|不要忘了?|千万别忘了?)"
    r"|(?:提醒|叫|喊|通知|告诉)我?(?:一下|一声)?|让我(?:记得)?"
    r"|(?:设|定|建|加|新建|设置|设定|新增|添加|安排)(?:一?个)?(?:提醒|闹钟|任务|待办)(?:事项)?"
    r"|待办(?=[:：])|我(?:要|得|需要|想)(?!求))+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:[\s,，。;；]|\b(?:please|thanks|ok|remind me|let me know)\b|(?:记得|到时候?)?"
    r"(?:提醒|叫|通知)我?(?:一下|一声)?|记着|好吗|吧|谢谢)+$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|named|name is|name's|name:)\s+(?P<en>[^\W\d][\w'’.-]*(?: [^\W\d][\w'’.-]*){0,3})"
    r"|(?:名字是|名字叫|名叫|叫做|叫|姓名[:：]?)(?P<zh>[㐀-鿿·]{2,6}?)"
    r"(?=[,，。;；\s0-9]|的|在|做|是|$)",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"^.*?(?:new (?:customer|client|lead|contact|account|prospect)s?|"
    r"(?:add|register|save|store|enter|create|met|put)(?: (?:this|an?|the))?(?: new)?"
    r"(?: (?:person|contact|customer|client|account|lead|prospect))?|"
    r"新(?:增|建|添|来)?(?:一?[个位])?(?:潜在)?(?:客户|线索|客|联[系络]人|会员)|"
    r"(?:客户|联[系络]人|会员)(?:新增|添加|录入|登记|建档)(?=[:：])|"
    r"(?:加|录|录入|登记|保存|创建|建|存)(?:一?[个位下])?(?:新)?(?:客户|联[系络]人|线索|会员)(?:资料|档案)?)"
    r"[\s:：,，]*(?:is|for|called|named|from)?\s*(?P<name>[^,，。;；:：\d]{2,40}?)"
    r"(?=$|[,，。;；:：\d]|\s(?:at|from|of|to|into|in|电话|手机|phone|tel)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9]{3,}|[㐀-鿿]+")
_COMMON = frozenset("the and for with that this done task call him her them has have was".split())


def place_in(text: str, most: int) -> int | None:
    """Which of a list is meant: the second, number 2, 第二个, the last one."""
    found = _PLACE.search(simplified(text))
    if not found:
        return None
    said = next(filter(None, found.groups())).lower()
    if said in ("last", "最后"):
        return most or None
    number = int(said) if said.isdecimal() else _COUNTED[said]
    return number if 1 <= number <= most else None


def less_asking(text: str) -> str:
    """Without what asks to be reminded, at either end."""
    plain = simplified(text)
    head = _ASKING.match(plain)
    start = head.end() if head else 0
    tail = _ENDS.search(plain, start)
    return text[start : tail.start() if tail else len(text)].strip()


def newcomer(text: str) -> str | None:
    """The name of somebody new, with the comma that ends a name."""
    plain = simplified(text)
    for shape in (_CALLED, _NEW):
        if found := shape.search(plain):
            group = next(name for name in found.groupdict() if found[name])
            return text[slice(*found.span(group))].strip(" -") + ","
    return None


def pieces(text: str) -> set[str]:
    """Words of letters, and pairs of Chinese characters."""
    found: set[str] = set()
    for one in _WORD.findall(simplified(text).lower()):
        if one.isascii():
            found.add(one)
        else:
            found |= {one[place : place + 2] for place in range(len(one) - 1)}
    return found - _COMMON
