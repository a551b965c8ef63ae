"""Which words of a line look like a name, when nobody is known by it: 王总, 华星科技, Jane Roe.

Found by shape and by what stands beside them; where a name ends is as good as certain only behind a
title or a company's ending. Chinese is matched as Simplified, which stands where the line does.
"""

import re
from collections.abc import Iterator

from bot.language.name_words import (
    ALIKE,
    COMPOUND,
    ENDINGS,
    FAMILIES,
    FUNCTION,
    NO_COMPANY,
    NO_NAME_EN,
    RARE_FAMILIES,
    STOPS_EN,
)
from storage.folding import simplified

Span = tuple[int, int]
MOST_COMPANY = 12  # characters before its ending
MOST_CUT = 8  # Chinese characters of a name that a shape of talk has set apart
NO_OPENING = frozenset("的了是在有没不把被这那就都也还说要想会能吗呢第")
MOST_WORDS = 4  # of a Latin name

_HAN = "[一-鿿]"
_FAMILY = rf"(?:{'|'.join(COMPOUND)}|[{FAMILIES}])"
_ANY_FAMILY = rf"(?:{'|'.join(COMPOUND)}|[{FAMILIES}{RARE_FAMILIES}])"
_GIVEN = rf"(?![{FUNCTION}]|明[天早晚年]|可[以能]|月[份底初]|[通开看见说寄][了过完话会到]){_HAN}"
_TITLE = (
    r"(?:总经理|副总经理|董事长|总监|经理|主任|主管|老师|老板娘?|先生|女士|小姐|太太|夫人|阿姨|"
    r"医生|律师|教授|院长|校长|店长|厂长|处长|科长|局长|部长|会长|行长|队长|组长|书记|秘书|"
    r"总(?!共|体|结|价|额|数|计|之|部|会|裁判|包|得|算)|董(?!事)|姐(?!妹)|哥|工(?!程|作|厂|人|资|具|"
    r"艺|业|商|期|地)|叔|嫂)"
)
_ALIKE = rf"(?!{'|'.join(ALIKE)})"
# What may lead to a person, and what may follow one.
_LEAD = (
    r"(?:给了?|和|跟|与|同|(?<!方)对(?!方)|找|约了?|请|让|叫|见了?|见到|拜访了?|走访了?|回访了?|联系了?|联络了?|"
    r"通知|提醒|打给了?|电话|致电|跟进|添加|新增|录入|加|查|查一下|查下|查询|找一下|看看|客户|联系人|"
    r"新客户|把|将|为|帮|替|是|去|访|收到|催|问|陪|送|拜会|面谈了?|遇到|碰到|谁是|关于|记录|有个|"
    r"名叫|姓名|名字|[去删撕拿]掉|取消|移除|删除|[去看]一?看|回[复覆]|答[复覆]|催款?|一[趟下]|以后|今后|现在|目前|之后|确认|接待|那个|[这那一]位|叫)"
)
_FOLLOW = (
    r"(?:[说要想的了那这店家厂考打下订买来谈聊换改在是问已还没约回签付投反报退开见吃电手号转加标生也都就又再刚和跟与、"
    r"今明后昨上周去给提催取收寄发成续续嫌觉同确希决需表告代介推补追采购拿做能会不办定搞贴列设归挪延推拖消]|通[了过完话电]|$|[^一-鿿])"
)
TITLED = re.compile(rf"{_ANY_FAMILY}(?:{_GIVEN}){{0,2}}?{_TITLE}")
FAMILIAR = re.compile(rf"[老小阿](?!程序|高峰|龙虾|金额|方案|时){_FAMILY}(?={_FOLLOW}|{_HAN})")
OPENING = re.compile(
    rf"(?:(?<![一-鿿])|(?P<lead>{_LEAD})){_ALIKE}"
    rf"(?P<name>(?:{'|'.join(COMPOUND)})(?:{_GIVEN}){{1,2}}(?={_FOLLOW})"
    rf"|[{FAMILIES}](?:{_GIVEN}){{2}}(?={_FOLLOW})|[{FAMILIES}]{_GIVEN}(?={_FOLLOW}))"
)
COMPANY = re.compile(rf"(?:{ENDINGS})(?:(?:{ENDINGS})|[(（]{_HAN}{{2,4}}[)）])*")
_BEFORE_COMPANY = (
    r"(?:[的我你他她们在到从由过向于及或这那每各另某该本贵了趟]|公司名|[去删拿撕移]掉|[删移去]除|取消|登记|标记|"
    r"[看查找搜问访][了过]?一?下|看看|查看|查查|给我|帮我|拜会|报价|发货|送货|签约|对账|上门|登门|前往|服务|安排|约见)"
)
_LEADS = re.compile(rf"(?:{_LEAD}|{_BEFORE_COMPANY})$")
# Latin: a form of address, or words that begin with a capital.
_LETTER = r"(?:(?![㐀-鿿])[\w&'’.\-])"
_WORD = rf"[A-Z]{_LETTER}*(?![㐀-鿿])\w|[A-Z](?![A-Za-z0-9])"
LATIN = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+)?(?:{_WORD})"
    rf"(?:(?:\s+|\s*&\s*|\s+(?:of|and|de|von|van|der|la)\s+)(?:{_WORD}|[0-9]+(?![0-9:./])))*"
)
ADDRESSED = re.compile(r"\b(?:mr|mrs|ms|miss|dr|prof)\.?\s+[a-z][\w'’-]*", re.IGNORECASE)
_CUT_ZH = re.compile(
    rf"(?:{_HAN}|[A-Za-z0-9&·]){{2,}}?(?=说|要|想|表示|反馈|投诉|觉得|[那这]边|的|了|在|已|还|没|今|明|昨|"
    r"上周|下周|打|下单|订|买|换|改|来|[^一-鿿A-Za-z0-9&·]|$)"
)
_NOBODY = re.compile(
    r"(?:我|你|您|他|她|它|咱|我们|你们|他们|她们|大家|对方|自己|客户|客人|老板|谁|这个|那个|这家|那家|"
    r"一下|一[个位家]|其|某|所有|全部|几|什么|哪|产品|库存|价格|报价|合同|发票|天气|会议|项目|部门|订单|市场|行业|竞品|"
    r"快递|活动|系统|软件|今天|明天|昨天|后天|本周|下周|上周|本月|下月|上月|最近)"
)


def names(text: str) -> list[Span]:
    """Where something stands that looks like a name, in order; no two overlap."""
    plain = simplified(text)
    found: list[Span] = []
    for span in (*_companies(plain), *_titled(plain), *_people(plain), *_latin(text)):
        if all(span[1] <= start or end <= span[0] for start, end in found):
            found.append(span)
    return sorted(found)


def name_opening(text: str) -> str:
    """The name that opens words which a shape of talk took for one; empty when none can be."""
    said = text.lstrip(" ,，.。:：;；、-“\"「'")
    plain = simplified(said)
    if (
        not said
        or re.match(r"\+?[0-9][0-9 -]{4}", said)
        or _NOBODY.match(plain)
        or plain[0] in NO_OPENING
    ):
        return ""
    if found := names(said):  # the words hold a name, and more before it: it was not set apart
        return said[: found[0][1]] if found[0][0] == 0 else ""
    if re.match(_HAN, plain):
        cut = _CUT_ZH.match(plain)
        return said[: cut.end()] if cut and cut.end() <= MOST_CUT else ""
    return _latin_opening(said)


def is_customer(name: str) -> bool:
    """Whether it is how one speaks of a customer and hardly of a colleague: a firm, or 王总."""
    plain = simplified(name)
    return bool(TITLED.fullmatch(plain)) or any(True for _ in _companies(plain))


def _companies(plain: str) -> Iterator[Span]:
    for ending in COMPANY.finditer(plain):
        start = ending.start()
        while start and ending.start() - start < MOST_COMPANY:
            if not re.match(rf"{_HAN}|[A-Za-z0-9&]", plain[start - 1]) or _LEADS.search(
                plain[:start]
            ):
                break
            start -= 1
        head = plain[start : ending.start()]
        long_enough = len(head) >= 2 or (head and len(ending[0]) > 2)
        if long_enough and not NO_COMPANY.fullmatch(head):
            yield start, ending.end()


def _titled(plain: str) -> Iterator[Span]:
    for found in TITLED.finditer(plain):
        yield found.span()
    for found in FAMILIAR.finditer(plain):
        yield found.start(), found.start() + 2


def _people(plain: str) -> Iterator[Span]:
    place = 0
    while found := OPENING.search(plain, place):
        if found.start("name") < found.end("name"):
            yield found.span("name")
        place = max(found.end(), place + 1)


def _latin(text: str) -> Iterator[Span]:
    for found in ADDRESSED.finditer(text):
        if found[0].split()[-1].casefold() not in STOPS_EN:
            yield _whole_name(text, found.start())
    for found in LATIN.finditer(text):
        start, end = found.span()
        words = list(re.finditer(r"\S+", found[0]))
        while words and _no_name(words[0][0]):
            words.pop(0)
        kept: list[re.Match[str]] = []
        for word in words:
            if _no_name(word[0]) or len(kept) == MOST_WORDS:
                break
            kept.append(word)
        if kept and len(kept[-1][0]) + len(kept) > 2:
            end = start + kept[-1].end()
            yield _less_possessive(text, start + kept[0].start(), end)


def _whole_name(text: str, start: int) -> Span:
    found = LATIN.match(text, start)
    if found:
        return _less_possessive(text, *found.span())
    word = ADDRESSED.match(text, start)
    return _less_possessive(text, start, word.end() if word else start)


def _less_possessive(text: str, start: int, end: int) -> Span:
    possessive = re.search(r"['’]s?$", text[start:end])
    return start, end - len(possessive[0]) if possessive else end


def _no_name(word: str) -> bool:
    return word.strip(".,'’&").casefold() in NO_NAME_EN


def _latin_opening(said: str) -> str:
    """Up to the first word that never stands in a name."""
    end = 0
    for word in re.finditer(r"[^\s,，。;；:：!！?？()（）\"]+", said):
        between = said[end : word.start()]
        if between.strip() or word[0].casefold() in STOPS_EN or len(said[:end].split()) > 2:
            break
        end = word.end()
        if word[0].casefold().endswith(("'s", "’s")):
            end -= 2
            break
    name = said[:end].strip()
    return name if re.search(r"[^\W\d_]{2}", name) else ""
