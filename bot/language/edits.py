"""How people say that something about a customer is different now: a number, a job, a birthday.

Each shape is written once: with its fields as groups it takes the words apart; without, and
behind a customer, it is a pattern of whole lines. Chinese is written in Simplified here: lines are
matched as if they were.
"""

import re
from collections.abc import Iterator

from bot.language.scripts import fields_of
from bot.language.titles import TITLE_EN, TITLE_ZH
from core.profiles import Field

_NUMBER = r"\+?[(（]?[0-9０-９][0-9０-９ ()（）.\-]{5,24}"
_ANY_NUMBER = r"\+?[(（]?[0-9０-９][0-9０-９ ()（）.\-]{2,24}"  # why it is none is said later
_ADDRESS = r"[^\s@,，]+@[^\s@,，]+"
_DATE = r"(?=.*[0-9０-９一二三四五六七八九十月初廿])[^,，。;；?？!！]{2,40}(?:, ?[0-9]{4})?"
_ASKED = r"(?!.*(?:多少|什么|谁|哪|几|吗|[?？])\s*$)"
_WORDS = rf"{_ASKED}(?!(?:is|to|now|the|was)\b)[^,，。;；:：!！?？\n]{{1,40}}"
_FIRM_ZH = r"[^,，。;；:：!！?？\s的]{2,20}?"
_FIRM_EN = r"[^,，。;；:：!！?？\n]{2,40}?"

_LABELS_ZH = {
    Field.PHONE: r"(?:联系|联络)?(?:电话|手机|号码)(?:号码|号)?",
    Field.EMAIL: r"(?:电子)?(?:邮箱|信箱|邮件)(?:地址)?",
    Field.BIRTHDAY: r"(?:生日|出生日期|生辰)",
    Field.COMPANY: r"(?:公司|单位|所在公司|东家)",
    Field.ROLE: r"(?:职位|职务|职称|角色|岗位)",
    Field.SALUTATION: r"(?:称呼|尊称)",
    Field.LEVEL: r"(?:会员|客户)?(?:等级|级别)",
    Field.NAME: r"(?:名字|姓名|名称)",
    Field.KIND: r"(?:类型|类别)",
}
_LABELS_EN = {
    Field.PHONE: r"(?:(?:mobile|cell|tele)?phone|mobile|cell)(?: number| no\.?)?|number",
    Field.EMAIL: r"e-?mail(?: address)?",
    Field.BIRTHDAY: r"birthday|b-day|date of birth",
    Field.COMPANY: r"company|employer",
    Field.ROLE: r"role|job|job title|title|position",
    Field.SALUTATION: r"salutation|form of address",
    Field.LEVEL: r"(?:membership |member )?level|tier",
    Field.NAME: r"name",
    Field.KIND: r"kind|type",
}
_VALUES = {Field.PHONE: _ANY_NUMBER, Field.EMAIL: _ADDRESS, Field.BIRTHDAY: _DATE}
_TO_ZH = (
    r"(?:已经|现在)?(?:改|换|更新|变更|更改|修改|设|变)?(?:成|为|到)?了?"
    r"(?:是|叫)?\s*[:：=]?\s*"
)
_TO_EN = r"(?: is(?: now)?| was| has changed to| changed to| to|:| =)?\s+"
_NEW_ZH, _NEW_EN = r"(?:新的?)?", r"(?:new )?"
_SECOND = r"(?:另一个|第二个|备用|还有一个|second|another|other|alternative)\s*"


def _labelled(field: Field, label: str, new: str, to: str) -> str:
    return rf"{new}(?:{label}){to}(?P<{field.name}>{_VALUES.get(field, _WORDS)})"


_ZH = [_labelled(field, label, _NEW_ZH, _TO_ZH) for field, label in _LABELS_ZH.items()]
_EN = [_labelled(field, label, _NEW_EN, _TO_EN) for field, label in _LABELS_EN.items()]
_SECOND_PHONES = [
    rf"{_SECOND}(?:{_LABELS_ZH[Field.PHONE]}){_TO_ZH}(?P<SECOND_PHONE>{_NUMBER})",
    rf"{_SECOND}(?:{_LABELS_EN[Field.PHONE]}){_TO_EN}(?P<SECOND_PHONE>{_NUMBER})",
]

_TIME_ZH = r"(?:现在|目前|已经|如今)?"
_WORK_ZH = [
    rf"{_TIME_ZH}是(?P<COMPANY>{_FIRM_ZH})(?:公司)?的(?P<ROLE>{TITLE_ZH})",
    rf"{_TIME_ZH}在(?P<COMPANY>{_FIRM_ZH})(?:里|那边)?(?:做|当|任|担任|负责|管)"
    rf"(?P<ROLE>{TITLE_ZH})(?:了)?",
    rf"{_TIME_ZH}在(?P<COMPANY>{_FIRM_ZH})(?:上班|工作|任职)(?:了)?",
    rf"(?:跳槽到|跳到|加入|入职|调到)了?(?P<COMPANY>{_FIRM_ZH})"
    rf"(?:(?:做|当|任|担任)(?P<ROLE>{TITLE_ZH}))?了?",
    rf"{_TIME_ZH}是(?:他们|公司|那边)?的?(?P<ROLE>{TITLE_ZH})",
    rf"{_TIME_ZH}(?:负责|管)(?P<ROLE>{TITLE_ZH})",
    r"(?:是)?(?P<DECIDES>说了算|拍板的?|做主的?)",
]
_ARTICLE = r"(?:the |a |an |their |our )?"
_WORK_EN = [
    rf"(?:now )?works (?:at|for|with) (?P<COMPANY>{_FIRM_EN})"
    rf"(?:,? as {_ARTICLE}(?P<ROLE>{TITLE_EN}))?",
    rf"joined (?P<COMPANY>{_FIRM_EN})(?:,? as {_ARTICLE}(?P<ROLE>{TITLE_EN}))?",
    rf"is (?:now )?{_ARTICLE}(?P<ROLE>{TITLE_EN}) (?:at|of|for|from) (?P<COMPANY>{_FIRM_EN})",
    rf"is (?:now )?(?P<COMPANY>{_FIRM_EN})(?:'s|’s) (?P<ROLE>{TITLE_EN})",
    rf"is (?:now )?{_ARTICLE}(?P<ROLE>{TITLE_EN})",
    rf"belongs to (?P<COMPANY>{_FIRM_EN})",
    r"(?:(?:is the one who|who) )?(?P<DECIDES>decides(?: there| on (?:it|this|everything))?|makes "
    r"(?:the|all) decisions|has the (?:final|last) (?:say|word)|calls the shots|signs (?:it )?off)",
    r"(?:handles|does|runs|manages|is in charge of|is responsible for) (?:the |their )?"
    r"(?P<ROLE>purchasing|procurement|sourcing|finance|accounting|accounts payable)",
]
_CALLED = [
    rf"(?:改名|更名|改叫)(?:字)?(?:为|成|叫|做)?了?(?P<NAME>{_WORDS}?)了?",
    rf"is now called (?P<NAME>{_WORDS})",
    r"是(?:一)?(?:家|个|间)(?P<KIND>公司|企业|工厂|机构)",
    r"is an? (?P<KIND>company|firm|business)",
]
_BARE = [  # behind 换手机了, new number for
    rf"(?:新(?:号码|号|的)?|现在用|改用|号码)?(?:是|为|:|：)?\s*(?P<PHONE>{_ANY_NUMBER})",
    rf"(?:新(?:邮箱|信箱|的)?)?(?:是|为|:|：)?\s*(?P<EMAIL>{_ADDRESS})",
]
_TURNED = [  # 宏远的采购是王建国, rename Acme to Acme Group: what stands beside the customer there
    rf"(?P<COMPANY>{_FIRM_ZH})(?:公司)?的(?P<ROLE>{TITLE_ZH})",
    rf"to (?P<NAME>{_WORDS})",
]
_ALL = [
    re.compile(one + r"\s*[.。!！]?", re.IGNORECASE)
    for one in (*_SECOND_PHONES, *_ZH, *_EN, *_WORK_ZH, *_WORK_EN, *_CALLED, *_TURNED, *_BARE)
]


def said_of(text: str) -> Iterator[dict[Field, str]]:
    """Every way to take the words apart, the likeliest first: field by field, still in words."""
    for shape in _ALL:
        if said := fields_of(shape, text.strip()):
            if said.pop("DECIDES", None):
                said["ROLE"] = "decides"
            yield {Field[name]: words.strip() for name, words in said.items()}


def _plain(shapes: list[str]) -> str:
    return "|".join(re.sub(r"\?P<\w+>", "?:", one) for one in shapes)


_WHO = r"(?P<customer>[^,，。;；:：!！?？\n]{1,40}?)"
_END = r"\s*[.。!！]?"
_CHANGE_ZH = r"(?:请)?(?:帮我)?(?:把|将|改|修改|更改|变更|更新|设置|设定)(?:一下)?\s*"
_CHANGE_EN = r"(?:please )?(?:change|set|update|correct|edit) "
_NEW_NUMBER = (
    r"(?:已经|刚刚|刚|最近)?(?:换|改)了?(?:新的?|个)?"
    r"(?:手机号码|手机号|电话号码|手机|电话|号码|号|邮箱|信箱)了?"
    r"[,，。;；:：\s]*"
)
_SHAPES = (
    rf"{_CHANGE_ZH}{_WHO}(?:的|\s)?\s*(?P<edits>{_plain(_SECOND_PHONES[:1] + _ZH)}){_END}",
    rf"{_WHO}(?:的|\s)\s*(?P<edits>{_plain(_SECOND_PHONES[:1] + _ZH)}){_END}",
    rf"{_WHO}(?P<edits>{_plain(_ZH[:3])}){_END}",
    rf"{_CHANGE_EN}{_WHO}(?:'s|’s|s'|s’)? (?P<edits>{_plain(_SECOND_PHONES[1:] + _EN)}){_END}",
    rf"{_WHO}(?:'s|’s|s'|s’) (?P<edits>{_plain(_SECOND_PHONES[1:] + _EN)}){_END}",
    rf"(?!(?:order|invoice|tracking|room|flight|part|serial|model) ){_WHO} "
    rf"(?P<edits>{_plain(_EN[:3])}){_END}",
    rf"{_WHO}{_NEW_NUMBER}(?P<edits>{_plain(_BARE)}){_END}",
    rf"{_WHO} (?:has|got|has got) a new (?:{_LABELS_EN[Field.PHONE]}|{_LABELS_EN[Field.EMAIL]})"
    rf"[,:;]?(?: it's| it is)? (?P<edits>{_plain(_BARE)}){_END}",
    rf"{_WHO} (?:has )?changed (?:his|her|their|its) (?P<edits>{_plain(_EN[:2])}){_END}",
    rf"(?:the )?new (?:{_LABELS_EN[Field.PHONE]}|{_LABELS_EN[Field.EMAIL]}) (?:of|for) {_WHO}"
    rf"(?: is|:)? (?P<edits>{_plain(_BARE)}){_END}",
    rf"(?![^,，]*(?:说|问|告诉)){_WHO}(?P<edits>{_plain(_WORK_ZH)}){_END}",
    rf"(?P<edits>{_plain(_TURNED[:1])})(?:是|叫|换成了?){_WHO}{_END}",
    rf"{_WHO} (?P<edits>{_plain(_WORK_EN)}){_END}",
    rf"{_WHO}\s*(?P<edits>{_plain(_CALLED)}){_END}",
    rf"rename {_WHO} (?P<edits>{_plain(_TURNED[1:])}){_END}",
)
UPDATES = tuple(("update_customer", re.compile(one, re.IGNORECASE)) for one in _SHAPES)
