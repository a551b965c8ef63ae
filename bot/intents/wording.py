"""The same said shorter, or as it is spoken in Hong Kong: pls, tmr, bday; 俾, 咗, 邊個.

What is learned is written in full; what is heard is read as if it were.
"""

import re

_SHORT = {
    "pls": "please", "plz": "please", "plse": "please", "u": "you", "ur": "your", "r": "are",
    "thx": "thanks", "ty": "thanks", "w": "with", "wo": "without", "bc": "because",
    "cos": "because", "bday": "birthday", "bdays": "birthdays", "b-day": "birthday",
    "pts": "points", "pt": "point", "msg": "message", "msgs": "messages", "msgd": "messaged",
    "mtg": "meeting", "mtgs": "meetings", "appt": "appointment", "cust": "customer",
    "custs": "customers", "acct": "account", "accts": "accounts", "num": "number", "ph": "phone",
    "info": "information", "qty": "quantity", "sub": "subscription", "subs": "subscriptions",
    "mem": "membership", "txt": "text", "txted": "texted", "ppl": "people", "biz": "business",
    "q": "quarter", "yr": "year", "yrs": "years", "mth": "month", "mths": "months", "wk": "week",
    "wks": "weeks", "mins": "minutes", "hrs": "hours", "hr": "hour", "rn": "now", "atm": "now",
    "asap": "now", "gonna": "going to", "wanna": "want to", "gotta": "have to", "lemme": "let me",
    "gimme": "give me", "dunno": "don't know", "yday": "yesterday", "tmr": "tomorrow",
    "tmrw": "tomorrow", "2day": "today", "tdy": "today", "whats": "what's", "whos": "who's",
    "hows": "how's", "wheres": "where's", "whens": "when's", "im": "i'm", "ive": "i've",
    "ill": "i'll", "its": "it's", "hes": "he's", "shes": "she's", "theyre": "they're",
    "dont": "don't", "didnt": "didn't", "doesnt": "doesn't", "cant": "can't", "isnt": "isn't",
    "wasnt": "wasn't", "havent": "haven't", "hasnt": "hasn't", "wont": "won't", "thats": "that's",
    "theres": "there's", "colour": "color", "cheque": "check",
}  # fmt: skip
_WORD = re.compile(r"(?<![\w'’.-])(?:b-day|[0-9]?[a-z]+)(?![\w'’-])")
# Cantonese as it is written, in Simplified characters, the longer first.
_SPOKEN = {
    "唔好意思": "不好意思", "唔该": "麻烦", "唔好": "不要", "唔使": "不用", "唔": "不",
    "冇": "没有", "边个": "谁", "边位": "哪位", "边啲": "哪些", "边度": "哪里", "几多": "多少",
    "几时": "什么时候", "听日": "明天", "寻日": "昨天", "琴日": "昨天", "噚日": "昨天",
    "听朝": "明早", "朝早": "早上", "今朝": "今早", "晏昼": "下午", "夜晚": "晚上",
    "佢哋": "他们", "我哋": "我们", "你哋": "你们", "佢": "他", "俾": "给", "畀": "给",
    "咗": "了", "嘅": "的", "喺": "在", "倾": "谈", "啱啱": "刚刚", "啱": "刚", "嗰个": "那个",
    "嗰": "那", "呢个": "这个", "呢单": "这单", "呢位": "这位", "呢张": "这张", "乜嘢": "什么",
    "乜": "什么", "点解": "为什么", "点样": "怎么样", "睇": "看", "揾": "找", "搵": "找",
    "攞": "拿", "嚟": "来", "啲": "些", "嘢": "东西", "仲": "还", "帮手": "帮忙",
    "系咪": "是不是", "系边": "是哪", "返工": "上班", "收工": "下班", "食饭": "吃饭",
    "打俾": "打给", "好耐": "好久", "边间": "哪家",
}  # fmt: skip
_IS_SPOKEN = re.compile(
    "[唔冇咗嘅喺佢俾畀啱嗰啲睇揾搵攞嚟嘢噚]|边个|边啲|边位|几多|听日|寻日|琴日|乜嘢|呢个|听朝"
)
_SPELLING = re.compile("|".join(sorted(_SPOKEN, key=len, reverse=True)))


def in_full(masked: str) -> str:
    """The line with what was shortened or spoken as it is written."""
    text = masked.replace("’", "'").replace("w/", "with ")
    text = _WORD.sub(lambda word: _SHORT.get(word[0], word[0]), text)
    if _IS_SPOKEN.search(text):
        text = _SPELLING.sub(lambda words: _SPOKEN[words[0]], text)
    return text
