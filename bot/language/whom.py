"""Whom a sentence is about, known or not: by what leads to a name, what follows, and its looks.

`names` finds what looks like a name wherever it stands; here the grammar of the sentence says which
of them is meant, and where a name must stand that looks like none: 给远景打电话, call tom back.
Chinese is matched as Simplified, which stands where the line does.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.language.likely_names import names
from bot.language.name_words import NO_NAME_EN, STOPS_EN
from bot.language.naming import is_nobody
from storage.folding import simplified

Span = tuple[int, int]
MASK = "|"  # in place of times, numbers and addresses, which no name holds
LONGEST = 300  # characters that are read; whoever writes more tells a story
MOST = 6  # that a sentence may be about

SHAPE, PLACE, SUBJECT = 3, 2, 1  # what it looks like weighs most
WITHIN = -2  # a person's company, a company's city

_HAN = "[㐀-鿿]"
_LATIN = r"[A-Za-z][A-Za-z0-9&'’.-]*(?: (?=[A-Z0-9&])[A-Za-z0-9&'’.-]+){0,3}"
# What a Chinese name holds no character of; and what stands behind one in a sentence.
_NO_PART = "的了吗呢吧啊把被给跟和与让请我你他她它们这那哪谁什么几每很再就都也又还没不第,，"
_END = (
    r"(?=$|[^㐀-鿿A-Za-z0-9·&（()）]|的|了|那[边里儿个条件份笔单家]|这[边里儿个条件份笔单家]|[这那]|家里|店里|厂里|公司|现场|办公室|总部|"
    r"说|问|要|想|觉得|表示|反馈|嫌|希望|打|发|寄|送|回|传|拨|转|开|聊|谈|沟通|吃|喝|见|碰|面谈|拜访|确认|核对|"
    r"对账|对一|对下|收|付|下单|下了|签|报价|演示|看|讲|订|买|定|做|办|安排|介绍|约|催|通|交|改|延|推|挪|"
    r"考虑|成交|回款|打款|到账|入账|消费|复购|拿|取|补|续|退|换|加|标|贴|设|列|归|是|在|有|没|不|已|刚|也|都|还|又|就|再|先|提醒|任务|待办|回访|"
    r"电话|微信|短信|邮件|合同|订单|尾款|货款|款|样品|资料|发票|进度|消息|联系|跟进|汇报|处理|过去|来|去|"
    r"一下|一趟|搞定|完成|调|查)"
)
_NAME_ZH = (
    rf"(?P<name>{_LATIN}(?![A-Za-z])|"
    rf"(?:(?![{_NO_PART}])[㐀-鿿A-Za-z0-9·&（()）]){{2,16}}?{_END})"
)
_COUNT = r"(?:[了过完好]|一下|一趟|一次|下|个|趟)*"
_TO_ZH = (
    r"(?:发给|寄给|传给|打给|送给|回给|交给|写给|转给|拨给|报给|还给|付给|打电话给|给|跟|和|与|同|找|约|陪|请|为|帮|替|向|对(?!方)|"
    r"拜访|走访|回访|探访|看望|拜会|会见|见到|见|联系|联络|致电|电话联系|通知|接待|宴请|面谈|跟进|催|回复|答复|"
    r"关于|有关|查|找|问问|问|看看|看|到|去|从|在|收到|接到|客户|把|将)"
)
_FRAMES_ZH = re.compile(
    rf"(?:{_TO_ZH}{_COUNT}|(?:客户|联[系络]人|潜客|线索|订单|记单|回款|收款|成交|录一下|登记|建档|[那这一]位|那个)[:：]?)"
    rf"[\s“\"「]*{_NAME_ZH}"
)
_SUBJECT_ZH = re.compile(rf"(?:^|(?<=[,，。;；:：!！|\s])){_NAME_ZH}")
_DOES_ZH = re.compile(
    r"(?:的?(?:提醒|任务|待办|回访|跟进)|那[条个件边]|这[条个件]|说|来电|来了?电话|来信|打来|下单|下了|成交|付了|付款|订了|"
    r"买了|签了|签单|表示|反馈|回[复电]|标|加[个上]|打[个上]|贴)"
)
_NOBODY_ZH = re.compile(
    r"(?:一[下个位家些点]|第|这|那|几|什么|哪|谁|某|所有|全部|我|你|您|他|她|它|咱|大家|对方|自己|人家|别人|客户|顾客|老板|领导|"
    r"老婆|老公|妈|爸|孩子|同事|朋友|老师$|医生$|家里|公司|店|厂里|现场|机场|车站|银行$|医院$|学校$|超市$|酒店$|食堂|仓库|"
    r"产品|库存|价格|报价|合同|发票|天气|会议|项目|部门|订单|市场|行业|竞品|快递|活动|系统|软件|样品|资料|方案|货|款|电话|微信|"
    r"邮件|短信|消息|信息|进度|时间|问题|情况|需求|预算|合作|续约|标签|提醒|任务|待办|跟进|回访|记录|备注|今|明|昨|后天|前天|"
    r"上午|下午|中午|晚上|早上|周|星期|本|下[周个月]|上[周个月]|月|年|时候|以后|之后|目前|现在|刚|到时|记得|别忘|麻烦|帮|请|"
    r"视频|语音|展会|线上|当面|采购(?:经理|部|总监)?$|财务|技术|行政|前台|助理|秘书|老客户|新客户|大客户|谈|聊|说|要|想|打|发|看|"
    r"高铁|火车|飞机|路上|车上|外地|出差|等|上门|团队|设备|"
    r"已|还|又|再|都|也|就|先|没|不|有|是|可|能|会|应该|需要|提|约好|约了|麻烦|顺路|顺便|正式|成功|终于|可能|基本|暂时)"
)

_VERB_EN = (
    r"(?:call(?:ed|ing)?|phon(?:e|ed|ing)|ring|rang|ringing|visit(?:ed|ing)?|see|saw|seeing|"
    r"meet|met|"
    r"meeting|e?-?mail(?:ed|ing)?|text(?:ed|ing)?|messag(?:e|ed|ing)|whatsapp(?:ed)?|"
    r"wechat(?:ted|ed)?|"
    r"ping(?:ed)?|dm(?:ed)?|contact(?:ed|ing)?|chas(?:e|ed|ing)|invoice|bill|ask(?:ed)?|tell|"
    r"told|send|"
    r"sent|sending|give|gave|show|thank|help|update|invite|quote|visiting|nudge|reach|tried|"
    r"try|book|"
    r"snooze|postpone|tag(?:ged)?|label|mark|flag|move|push|delay|find|add|register|lookup|"
    r"paid|pay|"
    r"buzz|catch|caught|dial(?:led)?|remind|pitch(?:ed)?|brief(?:ed)?|onboard|interview(?:ed)?)"
)
_PLACE_EN = (
    r"(?:with|w/|to|from|for|about|re|regarding|concerning|at|by|on|of|into|called|named|is|"
    r"over to|"
    r"contact|customer|client|lead|prospect|account|find|up)"
)
_LED_EN = re.compile(
    rf"(?:(?P<verb>\b{_VERB_EN})|(?P<place>(?<!\w){_PLACE_EN}))[\s:,]+(?:(?:the|our|my|mr|mrs|"
    rf"ms|dr)\.? )?$",
    re.IGNORECASE,
)
_AFFILIATED = re.compile(r"\s(?:from|at|of|over at|with|,)\s(?:the )?$", re.IGNORECASE)
_DOES_EN = re.compile(
    r"(?:['’]s\b| (?:just |also |has |have |is |was |finally )*(?:called|rang|phoned|wants?|"
    r"needs?|asked|"
    r"said|says|told|wrote|e?-?mailed|texted|replied|ordered|bought|paid|signed|placed|took|"
    r"purchased|can|"
    r"will|would|is|was|likes?|loves?|agreed|came|gets?|goes|belongs|transferred|renewed))",
    re.IGNORECASE,
)
_AFTER_EN = (
    rf"(?:(?:^|(?<=[,.;:|!?]))\s*(?:(?:so|and|but|well|ok|okay|hey|yep|yes|finally|apparently)"
    rf"[, ]+)*|"
    rf"\b(?:{_VERB_EN}|with|w/|to|from|for|about|re|at|of|on|need|want|get|put|pull up|grab|"
    rf"check|close|"
    rf"finish|done|that|this|[wW]hat['’]?s|[wW]ho['’]?s)\s+(?:the |our )?)"
)
_SMALL_EN = re.compile(rf"{_AFTER_EN}(?=(?P<name>[a-z][\w&'’-]+))", re.IGNORECASE)
_WHOSE_EN = re.compile(r"(?<![\w'’])(?P<name>[a-z][\w&-]+)['’]s\s", re.IGNORECASE)
# Two words that nothing but a name would be, behind a verb of being in touch.
_FULL_EN = re.compile(
    r"\b(?:call|called|ring|rang|phone|phoned|e?-?mail(?:ed)?|text(?:ed)?|message(?:d)?|"
    r"visit(?:ed)?|meet|met|"
    r"ping(?:ed)?|chase(?:d)?|contact(?:ed)?|(?:reply|replied|talk|talked|speak|spoke|spoken|"
    r"write|wrote|"
    r"get back|got back) to|(?:follow(?:ed)? up|check(?:ed)? in|meeting|lunch|call|caught up)"
    r" with)\s+"
    r"(?P<name>[a-z][a-z'’-]+ [a-z][a-z'’-]+)(?=\s*(?:$|[,.;:!?|]|\b(?:about|re|regarding|on|"
    r"at|again|back)\b))"
)


class Mention(NamedTuple):
    """Where somebody may stand, and how much speaks for it; below SHAPE only if known by it."""

    start: int
    end: int
    weight: int


def whom(text: str, masks: Iterable[Span] = ()) -> list[Mention]:
    """Those whom the sentence may be about, the likeliest first."""
    text = text[:LONGEST]
    for start, end in masks:
        text = text[:start] + MASK * (min(end, len(text)) - start) + text[end:]
    plain = simplified(text)
    found: dict[Span, int] = {}
    for span in names(text):
        found[span] = SHAPE + _stands(text, plain, span)
    for span, weight in _framed(text, plain):
        if all(span[1] <= start or end <= span[0] for start, end in found):
            found[span] = weight
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return [Mention(*span, weight) for span, weight in ranked][:MOST]


def _stands(text: str, plain: str, span: Span) -> int:
    """How its place in the sentence speaks for what looks like a name."""
    before, after = text[: span[0]], text[span[1] :]
    if _AFFILIATED.search(before) and re.search(
        r"[A-Z]\w+['’]?\w*\s(?:from|at|of|over at)\s", before
    ):
        return WITHIN
    if re.search(rf"{_TO_ZH}{_COUNT}\s*$", plain[: span[0]]) or _LED_EN.search(before):
        return PLACE
    if not before.strip(' ,，.。:：!！|"“') or _DOES_EN.match(after):
        return SUBJECT
    return 0


def _framed(text: str, plain: str) -> Iterator[tuple[Span, int]]:
    """Where a name must stand, whatever it looks like."""
    for shape in (_FRAMES_ZH, _SUBJECT_ZH) if re.search(_HAN, plain) else ():
        for found in shape.finditer(plain):
            if _NOBODY_ZH.match(found["name"]) or not _is_word(found["name"]):
                continue
            sure = shape is _FRAMES_ZH or _DOES_ZH.match(plain, found.end())
            yield found.span("name"), PLACE if sure else SUBJECT
    for found in _FULL_EN.finditer(text):
        if all(map(_may_be_part, found["name"].split())):
            yield found.span("name"), PLACE
    for shape in (_SMALL_EN, _WHOSE_EN):
        for found in shape.finditer(text):
            name = re.sub(r"['’]s?$", "", found["name"].casefold())
            if _may_be_part(name):
                start = found.start("name")
                yield (start, start + len(name)), SUBJECT


def _may_be_part(word: str) -> bool:
    return word not in STOPS_EN and word not in NO_NAME_EN and not is_nobody(word)


def _is_word(name: str) -> bool:
    return not name.isascii() or name.casefold().split()[0] not in NO_NAME_EN
