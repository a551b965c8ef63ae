"""Which tag a sentence speaks of: put a VIP tag on …, … is a key account, tag it, 贴上展览标签.

Whom it is put on may stand anywhere and is hidden before the shapes are tried, as `|`: then what
is left between the verb and the end is the tag. Chinese is matched as Simplified.
"""

import re
from collections.abc import Iterable

from storage.folding import simplified

Span = tuple[int, int]
MASK = "|"
LONGEST = 300  # characters that are read

_NOUN_EN = r"(?:tags?|labels?|flags?|markers?|stickers?)"
_PUT_EN = r"(?:add|put|stick|slap|attach|give|set|apply|assign|place|pin|use|get)"
_TAKE_EN = r"(?:remove|drop|take|delete|strip|clear|lose|untag|unlabel)"
_MARK_EN = (
    r"(?:tag|label|mark|flag|classify|categori[sz]e|list|register|file|record|group|set|treat|"
    r"tagged|labell?ed|marked|flagged)"
)
_A = r"(?:(?:an?|the|our|one of our|another|as|with|under|into|in|:|=|->|→)\s+|[:=→]\s*)*"
_WHOM = (
    r"(?:\|+|it|him|her|them|this one|that one|this customer|that customer|"
    r"[\w.&'’-]+(?: [A-Z][\w.&'’-]*){0,3})"
)
_TO = r"(?:to|on|onto|for|from|off|off of|of|against)"
_EN = r"(?P<en>[^|,.;:!?\"“”]{1,40}?)"
_STOP = (
    r"(?=\s*(?:$|[,.;!?|]|\b(?:please|pls|plz|thanks|thx|now|will ya|will you|ok|okay|from now on|"
    r"again|too|so|as well)\b))"
)
_ONE_EN = r"(?:it|him|her|them|that|this|so|as such|accordingly|that way|this one|the account)"
_ENGLISH = (
    rf"\b{_PUT_EN}\s+(?:\|+\s+)?(?:an?\s+|the\s+|another\s+)?{_NOUN_EN}\s*(?:called|named|"
    rf"saying|of|for|:)?\s*{_EN}\s+{_TO}\s+{_WHOM}",
    rf"\b{_PUT_EN}\s+(?:\|+\s+)?(?:an?\s+|the\s+|another\s+)?{_EN}\s+{_NOUN_EN}\s+{_TO}\s+{_WHOM}",
    rf"\b{_TAKE_EN}\s+(?:an?\s+|the\s+|that\s+|"
    rf"\|+['’]?s?\s+)?{_NOUN_EN}\s*:?\s*{_EN}(?:\s+{_TO}\s+{_WHOM}|{_STOP})",
    rf"\b{_TAKE_EN}\s+(?:an?\s+|the\s+|that\s+|\|+['’]?s?\s+)?{_EN}\s+{_NOUN_EN}\b",
    rf"(?:^|\s)(?:is|are|=|was|became|becomes?|as)"
    rf"\s*(?:now\s+)?{_A}{_EN}(?:\s+now)?\s*[,;.]?\s*(?:and |so |please |pls |can you |"
    rf"could you )*{_MARK_EN}\s+{_ONE_EN}\b",
    rf"\b(?:gets?|needs?|has|have|deserves?|should (?:get|have)|give\s+{_WHOM}|with)"
    rf"\s+(?:an?\s+|the\s+)?{_NOUN_EN}\s*:?\s*{_EN}{_STOP}",
    rf"\b(?:gets?|needs?|deserves?|should (?:get|have)|give\s+{_WHOM})\s+(?:an?\s+|"
    rf"the\s+)?{_EN}\s+{_NOUN_EN}\b",
    rf"\b{_MARK_EN}\s+{_WHOM}\s+(?:as|with|under|into|in|:)\s*{_A}{_EN}{_STOP}",
    rf"\b{_MARK_EN}\s+\|+\s+{_A}{_EN}{_STOP}",
    rf"\b(?:be|been|being|get|gets|got)\s+(?:tagged|labell?ed|marked|flagged)\s+(?:as\s+|"
    rf"with\s+)?{_A}{_EN}{_STOP}",
    rf"\b(?:tags?|labels?)\s*[:=]?\s*\|+\s*[-–—:=,]+\s*{_EN}{_STOP}",
    rf"\b(?:tag|label|tags|labels)\s*[:=]\s*{_EN}{_STOP}",
    rf"\b{_NOUN_EN}\s+(?:\|+|{_ONE_EN})\s+{_A}{_EN}{_STOP}",
    rf"\b(?:make|consider|turn)\s+(?:\|+|{_ONE_EN})\s+{_A}{_EN}{_STOP}",
    rf"\b(?:belongs (?:to|in)|goes (?:in|into|under)|put\s+{_WHOM}\s+(?:in|into|under))"
    rf"\s+{_A}{_EN}(?:\s+(?:group|segment|list|category|bucket|tag))?{_STOP}",
    rf"\|+\s*(?:→|->|=>|=|:)\s*{_EN}(?:\s+(?:group|segment|list|tag))?{_STOP}",
    rf"(?:^|\s)\|+\s+(?:is|are)\s+(?:now\s+)?{_A}{_EN}(?:\s+now)?{_STOP}",
)

_ZH = r"(?P<zh>[^,，。;；:：!！|\s的]{1,14}?)"
_ZH_LONG = r"(?P<zh>[^,，。;；:：!！|\s]{1,14}?)"
_TAG_ZH = r"(?:标签|tag|label|标记|记号|标)"
_ONE_ZH = r"(?:这个|那个|这|那)?"
_COUNT = r"(?:[上了下]?(?:一?个)?)"
_PUT_ZH = rf"(?:打|贴|加|添加|添|挂|设置?|附|标注?|新增){_COUNT}"
_TAKE_ZH = r"(?:去掉|去除|删除|删掉|删了|移除|取消|拿掉|撕掉|摘掉|撤掉|去了|[除剔]咗|不要了?)"
_ENDS = r"(?=(?:了|吧|啦|喔|哦|哈|一下|好了|谢谢|谢啦|即可|就行|就好)*\s*(?:$|[,，。;；!！|~～]))"
_CHINESE = (
    rf"把{_ZH_LONG}{_ONE_ZH}的?{_TAG_ZH}(?:{_PUT_ZH}|给)",
    rf"{_TAG_ZH}\s*(?:改|换|更新|变)[成为到]\s*{_ZH_LONG}{_ENDS}",
    rf"{_TAKE_ZH}\|*的?\s*{_TAG_ZH}\s*[:：]?\s*{_ZH}{_ENDS}",
    rf"{_TAKE_ZH}\|*的?\s*{_ZH}{_ONE_ZH}的?{_TAG_ZH}",
    rf"(?:^|[|的\s]){_ZH}\s*{_ONE_ZH}的?\s*{_TAG_ZH}\s*{_TAKE_ZH}",
    rf"(?:打|贴|加|添加|添|挂|设置?|新增){_COUNT}{_TAG_ZH}\s*[:：,，]?\s*(?:是|叫|为)?\s*{_ZH_LONG}{_ENDS}",
    rf"(?:打|贴|加|添加|添|挂|设置?|附|新增){_COUNT}\s*{_ZH_LONG}\s*{_ONE_ZH}的?\s*{_TAG_ZH}",
    rf"(?:打|贴|加|添加|添|挂|设置?|新增){_COUNT}{_TAG_ZH}\s*[:：]?\s*{_ZH_LONG}\s*(?:给|到)\s*\|+",
    rf"(?:标签|tag|label)\s*[:：]?\s*\|+\s*[:：,，]?\s*{_ZH_LONG}{_ENDS}",
    rf"{_TAG_ZH}\s*(?:再)?(?:加|添|添加|新增|打|贴)上?(?:一?个)?\s*[:：]?\s*{_ZH_LONG}{_ENDS}",
    rf"(?:标签|tag|label)\s*[:：,，=]?\s*(?:是|为)?\s*{_ZH_LONG}{_ENDS}",
    rf"(?:标记?|设|列|归类?|划分?|分类?|定位?|算|当|改|标注)(?:成|为|到|入|进)\s*{_ZH_LONG}(?:那?[类组]|分组|这一?类|里)?{_ENDS}",
    rf"(?:是|属于|算是?)(?:个|我们的?|咱们的?)?\s*{_ZH_LONG}[,，\s](?:帮[我忙]|请|麻烦|给|把)*\|*(?:标|打|记|加|贴|mark|tag)",
    rf"(?:标(?![签记注])|记(?!录)|加|打|贴){_COUNT}\s*{_ZH_LONG}{_ENDS}",
)
_QUOTED = re.compile(r"[\"“「『'‘](?P<tag>[^\"”」』'’]{1,30})(?:[\"”」』]|['’](?!\w))")
_SHAPES = (
    tuple((re.compile(one, re.IGNORECASE), False) for one in _ENGLISH),
    tuple((re.compile(one, re.IGNORECASE), True) for one in _CHINESE),
)
_HAN = re.compile(r"[㐀-鿿]")
# What a tag is never called, and what clings to one.
_NONE = re.compile(
    r"(?:it|him|her|them|this|that|one|so|as such|me|us|please|now|tag|label|an?|the|customer|"
    r"[除剔]咗.*|佢|标签|签|标|一下|一个|个|他|她|它|这个|那个|客户|上|下|了|好|为|成)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:[\s\"“”「」『』'‘’:：=]|(?:as|an?|the|with|to|our)\s+|改成|换成|改为|换为|一个|[个上了下](?=[^一-鿿]|"
    r"[一-鿿]{2}))+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s\"“”「」『』'‘’.!！。]|\s(?:please|pls|plz|thanks|thx|now)$|(?:这个|那个|的)$|"
    r"(?<=..)(?:吧|啦|喔|哦|哈|谢谢|谢啦)$)+$",
    re.IGNORECASE,
)


def label(text: str, whom: Iterable[Span] = ()) -> str | None:
    """The tag, as it was written; `whom` is where customers stand."""
    for start, end in whom:
        text = text[:start] + MASK * (end - start) + text[end:]
    text = text[:LONGEST]
    plain = simplified(text)
    if quoted := _QUOTED.search(plain):
        return cleaned(text[slice(*quoted.span("tag"))])
    english, chinese = _SHAPES
    for shape, is_chinese in (*chinese, *english) if _HAN.search(plain) else english:
        for found in shape.finditer(plain):
            said = text[slice(*found.span("zh" if is_chinese else "en"))]
            if tag := cleaned(said):
                return tag
    return None


def cleaned(said: str) -> str | None:
    """Without what leads to a tag or follows it; None for what is none: it, 一下."""
    said = _TAIL.sub("", _HEAD.sub("", said.strip(f" {MASK}")))
    return said if said and not _NONE.fullmatch(simplified(said)) else None
