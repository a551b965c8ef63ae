"""Whether a customer's name that stands in running text is meant as one.

周文 is nobody in 黄金周文艺演出, nor is Mark in "mark my words": a short Chinese name wants words
on either side that names stand between, and a name that is an English word wants a verb of
meeting, a title or its own doings beside it.
"""

import re

from storage.folding import simplified

# What stands behind a name in a Chinese sentence, and what no given name is made of.
GOES_ON = (
    "了的吗吧呢啊说谈聊问要想会能来去到在是有没不也都就还又再才已很太最把被给跟和与让叫请约见打电话发送寄回签订买卖付退换"
    "看听觉得该须需拿做用改加减报询催交收续购下上午点个们您你我他她它这那哪谁啥么后每因所但"
)
LEADS = (  # the last character of what stands before one
    "给跟和与同找约见访向对把让请问催为替帮到去在从是的系络醒叫陪送带了电谢知诉复人接等看望拜户会回由因但先、过谈聊邀欠"
)
SHORT, USUAL = 2, 3  # Chinese characters of a name that words may hide; a longer one they hardly do
TITLES = re.compile(r"(?:总|经理|董|主任|老师|老板|先生|女士|小姐|太太|姐|哥|工|公司|集团)")
_HAN = re.compile(r"[㐀-鿿]")

MONTHS = frozenset("april may june july august".split())
ORDINARY = MONTHS | frozenset(
    "mark will rose bill grant frank jack drew pat rob sue art dean faith grace hope joy dawn "
    "summer autumn ivy daisy lily violet ruby pearl crystal amber ginger olive sandy rich chase "
    "hunter mason carter page reed lane brook glen cliff dale heath forest stone wood young long "
    "king prince price case bush park bush may guy earl duke miles chip gene jean josh norm don "
    "ray sky star angel melody harmony destiny penny buck cash ace max lance pierce ward wade "
    "apple target gap square shell visa delta next orange oracle amazon meta notion slack stripe "
    "signal block box zoom unity wise monday basecamp front intercom linear vision summit global "
    "first best general national standard premier alliance partners solutions success the one "
    "sage ford dodge cross bond bell banks barnes cook baker butcher carpenter fisher gardener "
    "green brown black white gray grey gold silver sharp small little short strong sweet swift "
    "smart bright fox wolf lamb bird fish rice bean berry field fields hill hills rivers lake "
    "power powers love war church temple major minor sergeant bishop pope noble good dear day "
    "christian victor constant frost snow storm winter spring note order call visit ace".split()
)
_MET = frozenset(
    "call called calling phone phoned ring rang meet met meeting visit visited visiting see saw "
    "ask asked tell told email emailed text texted message messaged with mr ms mrs dr dear contact "
    "contacted invite invited thank thanked chase chased remind reminded customer client hi hello "
    "and & show help helped lunch".split()
)
_LED_TO = frozenset("to from for about at of by on than like via".split())
_DOES = frozenset(
    "called said says wants wanted needs needed asked asks likes liked agreed agrees signed signs "
    "ordered orders bought buys paid pays wrote writes emailed texted came comes told has had "
    "loves thinks thought replied accepted confirmed cancelled complained prefers decided".split()
)


def is_meant(words: str, start: int, end: int) -> bool:
    words = simplified(words)  # one for one: places stay
    before, name, after = words[:start], words[start:end], words[end:]
    if _HAN.search(name):
        return _chinese(before, name, after)
    if name.casefold() in ORDINARY:
        return not (before + after).strip(" .!?,") or _english(before, name, after)
    return True


def _chinese(before: str, name: str, after: str) -> bool:
    length = len(_HAN.findall(name))
    if length > USUAL or length < len(name.replace(" ", "")):
        return True
    led = not _HAN.match(before[-1:]) or before[-1] in LEADS
    ends = not _HAN.match(after) or after[0] in GOES_ON or bool(TITLES.match(after))
    return (led and ends) if length <= SHORT else (led or ends)


def _english(before: str, name: str, after: str) -> bool:
    capital = name[:1].isupper()
    led = re.search(r"([\w&]+)\W{0,2}$", before)
    last = led[1].casefold() if led else ""
    follows = re.match(r"\W{0,2}(\w+)", after)
    does = follows is not None and follows[1].casefold() in _DOES
    if last in _MET or re.match(r"['’]s\b", after):
        return True
    if capital and last in _LED_TO:
        return name.casefold() not in MONTHS
    return capital and does
