"""The name of somebody new, less the words around it: called …, … as new customer, phone …

Whoever adds a customer says the name among words that lead to it and words that follow. Those are
the same whatever the command's pattern left over. Chinese is matched as Simplified.
"""

import re

from storage.folding import simplified

_SOMEBODY = r"(?:customer|client|contact|lead|prospect|account|person|one|guy|company|firm)"
_NUMBER = (
    r"(?:phone|tel(?:ephone)?|mobile|mob|cell(?:phone)?|number|ph|contact(?: number| no)?|e-?mail|"
    r"wechat|whatsapp)"
)
_HEAD = re.compile(
    r"(?:[\s:：,，\-–=.。!！\"“「]+|"
    r"(?:for|called|named|is|the|an?|this|that|of|it['’]?s|please|pls)\b|"
    r"(?:the |his |her |their )?name(?:['’]s| is)?\b|by the name of\b|"
    rf"new {_SOMEBODY}\b(?=[\s:,])|{_SOMEBODY}(?: for (?:me|us)\b|(?=:| is\b| named\b| called\b))|"
    r"(?:客户|联[系络]人|潜客|客人|会员|线索|人)(?:档案|资料|信息)?(?:名称|名字|姓名|名)?(?=[\s:：,，是叫为])|"
    r"(?:名称|名字|姓名|名)(?=[\s:：,，是叫为])|[是叫](?=[\s:：㐀-鿿])|为(?=[\s:：])|名叫|叫做|叫|[个位名家条](?=[\s:：]))+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"\s*(?:[,，;；(（]|[.。]\s|\s[-–—]\s)?\s*(?:\b(?:his |her |their |the )?{_NUMBER}\b.*|"
    rf"\bas (?:an? |our |the )?(?:new |potential )?{_SOMEBODY}s?\b.*|"
    r"\b(?:in|to|into|on) (?:the |my |our )?(?:system|crm|database|db|list|books?|customers?|"
    r"clients?|contacts?|"
    r"records?|files?|desk)\b.*|\b(?:please|pls|plz|thanks|thx|thank you|asap)\b.*|"
    r"(?:的)?(?:联系)?(?:手机号?码?|电话号?码?|号码|微信|邮箱|座机|联系方式)(?:是|为|[:：]|还|没|暂|\s|$|[0-9+]).*|"
    r"(?:加|录|存|建|登记|添加|记|放)(?:一?下)?(?:进|到|入|成|为|在).*|先?(?:建档|录一?下|存一?下|登记一?下|建个档).*|"
    r"(?:谢谢|谢啦|多谢|吧|哈|喔)[\s.。!！]*$|[+.。!！\"”」]+$)",
    re.IGNORECASE | re.DOTALL,
)


def name_of(said: str) -> str:
    """The words that are the name; all of them where nothing else stands around it."""
    start, end = bare(said)
    return said[start:end].strip() or said.strip()


def bare(said: str) -> tuple[int, int]:
    """Where the name stands among those words."""
    plain = simplified(said)
    head = _HEAD.match(plain)
    start = head.end() if head else 0
    tail = _TAIL.search(plain, start)
    end = tail.start() if tail and tail.start() > start else len(said)
    if not re.search(r"[^\W\d_]", said[start:end]):  # nothing but such words: that is the name
        return 0, len(said)
    return start, end
