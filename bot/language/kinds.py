"""How people say which kind of touch it was."""

import re

from core.touches import Kind

WORDS: dict[Kind, tuple[str, ...]] = {
    Kind.VISIT: (
        "visited",
        "visit",
        "met with",
        "met",
        "saw",
        "拜访了",
        "拜訪了",
        "拜访",
        "拜訪",
        "走访了",
        "走访",
        "走訪了",
        "走訪",
        "见了面",
        "見了面",
        "见了",
        "見了",
    ),
    Kind.CALL: (
        "called",
        "phoned",
        "rang",
        "致电",
        "致電",
        "打电话给",
        "打電話給",
        "通话",
        "通話",
        "打了个电话",
        "打了电话",
        "打了個電話",
        "打了電話",
        "通了电话",
        "通了電話",
        "电话沟通",
        "電話溝通",
    ),
    Kind.MESSAGE: ("messaged", "texted", "发了微信", "發了微信", "微信", "发消息给", "發訊息給"),
    Kind.EMAIL: ("emailed", "e-mailed", "mailed", "发了邮件", "發了郵件", "邮件", "郵件"),
    Kind.MEETING: ("meeting with", "meeting", "开了会", "開了會", "开会", "開會", "会议", "會議"),
    Kind.NOTE: ("note", "备注", "備註"),
}
_OPENERS = {word: kind for kind, words in WORDS.items() for word in words}
_LONGEST = max(map(len, _OPENERS))
BARE = {
    "call": Kind.CALL,
    "email": Kind.EMAIL,
    "message": Kind.MESSAGE,
    "电话": Kind.CALL,
    "電話": Kind.CALL,
    "消息": Kind.MESSAGE,
    "訊息": Kind.MESSAGE,
}  # clear only after `log`
# A kind of touch as a thing one asks for: calls, 拜访记录.
KIND_NOUNS: dict[Kind, re.Pattern[str]] = {
    kind: re.compile(nouns, re.IGNORECASE)
    for kind, nouns in {
        Kind.VISIT: r"(?:site )?visits?(?!\w)|拜访|拜訪|走访|走訪|上门|上門",
        Kind.CALL: r"(?:phone )?calls?(?!\w)|通话|通話|电话|電話|来电|來電",
        Kind.MESSAGE: r"(?:text )?messages?(?!\w)|texts?(?!\w)|消息|訊息|微信|短信|簡訊|简讯",
        Kind.EMAIL: r"e-?mails?(?!\w)|邮件|郵件|电邮|電郵",
        Kind.MEETING: r"meetings?(?!\w)|会议|會議|开会|開會|会面|會面|见面|見面",
        Kind.NOTE: r"notes?(?!\w)|备注|備註|笔记|筆記",
    }.items()
}


def opens_with_kind(word: str) -> bool:
    return word.casefold() in _OPENERS


def kind_first(text: str) -> tuple[Kind, str] | None:
    """The kind that opens `text`, and what follows it."""
    folded = text[:_LONGEST].casefold()
    for length in range(len(folded), 0, -1):
        kind = _OPENERS.get(folded[:length]) or BARE.get(folded[:length])
        if kind and not re.match(r"\w\w", folded[length - 1] + text[length : length + 1], re.A):
            return kind, text[length:].lstrip()
    return None


# What a sentence tells of the way people were in touch, the plainest first.
_WITHIN: dict[Kind, re.Pattern[str]] = {
    kind: re.compile(words, re.IGNORECASE)
    for kind, words in {
        Kind.EMAIL: r"(?<![a-z])e-?mail|\bmailed|\ba mail\b|\bmail (?:to|from)\b|\bby mail\b"
        r"|\binbox"
        r"|邮件|郵件|电邮|電郵|伊妹儿|(?<![a-z])mail(?![a-z])",
        Kind.MESSAGE: r"\bwechat|\b(?:whatsapp(?:ped)?|texted|text(?:s| message)?|messaged?|"
        r"pinged|dm|dm['’]?d|"
        r"sms|sms['’]?d|telegram(?:med)?|signal(?:led)|slacked|line['’]d|im['’]?d)\b"
        r"|微信|短信|簡訊|简讯|(?-i:(?<![A-Za-z])LINE(?![A-Za-z]))|whatsapp|[消讯訊]息|[发發傳传]信|私信|私訊|企微|钉钉|釘釘|"
        r"语音留言|語音留言|已读|已讀",
        Kind.CALL: r"\b(?:call|phone|rang|rung|ring|voice ?mail|pick(?:ed|s|ing)? up|on the line|"
        r"dial|hung up|on hold|switchboard|no answer|tried|bell(?:ed)?|buzzed)"
        r"|电话|電話|通[了过過完]?话|通[了過完]?話|致电|致電|[来來回]电|[来來回]電|打[给給畀俾]|打来|打來|"
        r"[电電][访訪联聯]|没接|沒接|占线|佔線|关机|關機|通咗",
        Kind.MEETING: r"\b(?:meeting|mtg|lunch|dinner|breakfast|brunch|coffee|drinks|demo|workshop|"
        r"zoom|teams call|video|presented|presentation|negotiated|sat down with|kick-?off)"
        r"|会议|會議|"
        r"开会|開會|开[了过完]?[个次]?[^,，。;；]{0,4}会(?!员)|開[了過完咗]?[個次]?[^,，。;；]{0,4}會(?!員)|碰头|碰頭|"
        r"吃饭|吃飯|吃了|喝茶|喝了|喝咖啡|[吃喝][^,，。;；]{0,2}[饭飯酒茶]|视频|視訊|演示|简报|簡報|洽谈|洽談|面谈|面談|饭局|飯局|宴请|宴請|聚餐|"
        r"餐叙|餐敘",
        Kind.VISIT: r"\b(?:visit|met|saw|see|swung|popped|dropped|stopped (?:by|in|at|over)|"
        r"dropping in|called (?:in|by) at|on-?site|their office|"
        r"went to|went over|bumped into|came out of|walked|toured|in-person|face to face|"
        r"tour of|in person|drove)|拜访|拜訪|"
        r"走访|走訪|见[了到面]|見[了到面]|上门|上門|登门|登門|去了|去[过過]|去咗|去趟|转了|轉了|跑了|跑去|跑到|碰到|碰面|现场|現場|"
        r"办公室|辦公室|参观|參觀|亲自|親自|親身|一趟|[去到跑][^,，。;；]{1,10}?(?:厂|廠|店|仓库|倉庫|工地)|看了看|[来來]访|[来來]訪|送走|"
        r"去看|到.{1,8}公司|当面|當面",
    }.items()
}
# What is said to be a note is one, whatever it tells: note on Acme: hates to be phoned.
_NOTED = re.compile(
    r"^\W*(?:(?:quick|just|please|pls|add|a|make|one|short|side|small|fyi)"
    r"[ ,:]+)*notes?\b(?! (?:from|of) the)"
    r"|^\W*(?:jot|take note|for the record)|[备備][注註]|记[个個一][个個]?笔记|[笔筆][记記]一下",
    re.IGNORECASE,
)


_TALKED = (
    (
        Kind.CALL,
        re.compile(
            r"\b(?:spoke|spoken|talked|chatted|caught up)\b|[聊谈談][了过過完]|"
            r"沟通[了过過]|溝通[了過]|联系[上了]|"
            r"聯[繫絡][上了]",
            re.IGNORECASE,
        ),
    ),
)
_FIRST = re.compile(r"[,，。;；!！?？\n]|[:.]\s|：")


def kind_within(text: str) -> Kind:
    """A note where nothing tells more."""
    if _NOTED.search(text):
        return Kind.NOTE
    for part in (_FIRST.split(text.strip(), maxsplit=1)[0], text):  # the rest may tell of others
        for kind, words in (*_WITHIN.items(), *_TALKED):
            if words.search(part):
                return kind
    return Kind.NOTE
