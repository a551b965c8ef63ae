"""What opens like somebody's name, known or not; and who is meant by a surname and a title.

Chinese is read in Simplified characters and English in either case, as names are typed in haste.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.language.folding import Span, folded
from bot.language.surnames import SURNAME
from core.spotting import GOES_ON

_HAN = "[㐀-鿿]"
TITLE_ZH = (
    "(?:总经理|副总|董事长|总监|经理|主任|主管|老师|老板娘|老板|先生|女士|小姐|太太|厂长|店长|院长|校长|所长|处长|科长|局长|部长|"
    "行长|会长|律师|医生|教授|师傅|工程师|秘书|会计|总|董|姐|哥|工|叔|姨|嫂|博士|助理|专员)"
)
_NEXT = rf"(?=$|[^㐀-鿿A-Za-z0-9]|[{GOES_ON}]|[今明昨前][天晚早年]|周|星期|先|如果|{TITLE_ZH})"
_TITLED = re.compile(
    rf"(?P<family>{SURNAME})(?P<given>{_HAN}{{0,2}}?){TITLE_ZH}"
    rf"(?!{_HAN}(?<=[部裁])|事务所|诊所|工作室|学院|大厦|楼)"
)
_FAMILIAR = re.compile(rf"[老小大阿](?P<family>{SURNAME})(?!{TITLE_ZH})")
_PERSON = re.compile(rf"{SURNAME}(?:[^{GOES_ON}\W\d_A-Za-z]){{1,2}}{_NEXT}")
_FIRM = re.compile(
    r"[㐀-鿿A-Za-z0-9·&()]{2,16}?(?:(?:股份|责任|有限|控股|集团)*公司|集团|科技|贸易|商贸|电子|实业|工业|机械|食品|"
    r"商行|超市|酒店|饭店|医院|学校|大学|银行|工厂|事务所|工作室|中心|协会|研究院|研究所|物流|建材|地产|餐饮|制药|药业|"
    r"服饰|家具|五金|塑胶|塑料|包装|印刷|化工|材料|能源|电器|汽车|教育|传媒|文化|网络|软件|数码|纺织|诊所|药房|"
    r"书店|咖啡|茶业|旅行社|便利店)(?:分公司|分店|总部)?(?![㐀-鿿](?<=[部长]))"
)
_SHORT = re.compile(rf"(?:[^{GOES_ON}\W\d_]){{2,8}}(?=$|[^㐀-鿿A-Za-z0-9])")
_NOBODY_ZH = re.compile(
    r"(?:一|两|几|好|老|新|大|全|多|某|其|各|客户|顾客|供应商|经销商|代理商|同事|同学|朋友|家人|领导|医生|老师|父母|爸|妈|孩子|"
    r"电影|世面|时候|问题|天气|今|明|昨|早|晚|上午|下午|周[一二三四五六日天末]|星期|大家|自己|别人|人家|对方|那边|这边|公司|厂家|总部|展会|会议|项目)"
)

_PLACES = frozenset(
    "银行 医院 学校 超市 机场 酒店 饭店 餐厅 工厂 邮局 法院 税务局 火车站 高铁站 展馆 食堂 车站 "
    "图书馆 书店 咖啡厅 咖啡馆 健身房 办公室 会议室 仓库 派出所 工商局 海关".split()
)

_MR = r"(?:mr|mrs|ms|miss|mister|madam|dr|prof|professor|sir)\.?\s+"
# A dot ends a sentence, unless a letter follows or what it shortens is short: J.B. Hunt, St. Mary.
_BIG = r"(?:[A-Z][a-z]{0,2}\.(?=\s[A-Z])|[A-Z](?:[\w'&-]|\.(?=\w))*|[A-Z]{2,})"
_TITLED_EN = re.compile(rf"(?i:{_MR})(?P<name>[^\W\d_][\w'-]*(?: {_BIG}){{0,2}})")
_CAPITAL = re.compile(rf"{_BIG}(?: (?:{_BIG}|(?:of|and|&|de|van|von|la) {_BIG})){{0,4}}")
_SMALL = re.compile(r"[^\W\d_][^\W\d_]+(?:[ '&.-]{1,2}[^\W\d_]+){0,2}(?=\s*(?:$|[,.;:!?\n]))")
_NOBODY_EN = frozenset(
    "a an the my our your his her its their this that these those it them him us me you he she we "
    "they i who what when where why how some any all every each no none nobody nothing everybody "
    "everyone someone something anybody anyone people guys folks friends friend mom mum dad mother "
    "father wife husband kids son daughter brother sister family boss team office home work lunch "
    "dinner coffee client clients customer customers supplier suppliers vendor vendors doctor bank "
    "movie film today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday "
    "sunday january february march april june july august september october november december "
    "in on at by for with from to of off out up down about again back and or but so if then than "
    "very really just also too not never always maybe please thanks thank ok okay yes hi hello "
    "hey good bad great fine nice new old big same other another one two three lots many few more "
    "most much several is are was were be been am do does did have has had will would can could "
    "shall should may might must let go going gone get got make made take took see saw".split()
)
_CODE = re.compile(r"[0-9].*[0-9]")  # A-99 is an order
_AT = r"(?: (?:from|at|of|over at)|,? with) (?:the )?"


class Heard(NamedTuple):
    """A name that opens a text: as it was written, and what follows it."""

    name: str
    rest: str


class Address(NamedTuple):
    """Somebody by surname, at a company if one was said; `end` is where the words end."""

    family: str
    given: str
    company: str
    end: int


def name_first(text: str) -> Heard | None:
    """Who opens the words, if those may be a name: 李明明 of 李明明谈了续约; Jane Roe."""
    line = folded(text)
    span = _chinese(line.text) or _english(line.text)
    if not span:
        return None
    start, end = line.span(*span)
    if possessive := re.search(r"['’]s?$", text[start:end]):  # Northgate's buyer
        end -= len(possessive[0])
    return Heard(text[start:end].rstrip("."), text[end:])


def addresses_in(text: str) -> Iterator[Address]:
    """All of them in a note, the longest reading of each place first."""
    for place in _MAY_ADDRESS.finditer(text):
        yield from sorted(addressed(text[place.start() :]), key=lambda one: -one.end)


def may_be_named(text: str) -> bool:
    """Whether whoever said this may have meant a name, so that "nobody is called so" helps."""
    return name_first(text) is not None or text[:1].isupper()


def is_nobody(word: str) -> bool:
    """A word of every sentence, which part of a name is not looked up by."""
    return word.casefold() in _NOBODY_EN


def _chinese(text: str) -> Span | None:
    for shape in (_TITLED, _FAMILIAR, _FIRM, _PERSON, _SHORT):
        found = shape.match(text)
        if found and found[0] in _PLACES:
            return None
        if found and re.match(_HAN, text) and not _NOBODY_ZH.match(found[0]):
            return found.span()
        if found and shape is _FAMILIAR:
            return found.span()
        if found and shape is _FIRM and re.search(_HAN, found[0]) and found[0][0].isascii():
            return found.span()
    return None


def _english(text: str) -> Span | None:
    if re.match(_HAN, text):
        return None
    for shape in (_TITLED_EN, _CAPITAL, _SMALL):
        found = shape.match(text)
        if not found:
            continue
        words = found[0].casefold().rstrip(".'").split()
        if len(words) == 1 and _CODE.search(words[0]):
            return None
        first = words[1] if shape is _TITLED_EN else words[0]
        if first in _NOBODY_EN or (shape is _SMALL and not _NOBODY_EN.isdisjoint(words)):
            return None
        return found.span()
    return None


def addressed(text: str) -> Iterator[Address]:
    """Whom words like 王总, 老李, 华星的陈姐, Mr Chen, Chen from Acme or Acme's Mr Wang may mean
    that open the text: every way to take them apart."""
    line = folded(text)
    for shape in _ADDRESSES:
        if found := shape.match(line.text):
            said = {name: line.original(found.span(name)) for name, one in found.groupdict().items()
                    if one}  # fmt: skip
            end = line.span(0, found.end())[1]
            yield Address(
                said["family"], said.get("given", ""), said.get("company", "").strip(), end
            )


_MAY_ADDRESS = re.compile(r"[㐀-鿿]|\b[A-Z]|\b(?:mr|mrs|ms|miss|dr)\b")
_NAME_EN = r"(?P<family>[^\W\d_][\w'-]*(?: [A-Z][\w'-]*){0,2})"
_FIRM_EN = r"(?P<company>[^\W_][\w'&.-]*(?: [A-Z][\w'&.-]*){0,3})"
_ADDRESSES = (
    _TITLED,
    _FAMILIAR,
    re.compile(
        rf"(?P<company>(?:(?!{SURNAME}{TITLE_ZH})[㐀-鿿A-Za-z0-9·]){{2,12}}?)(?:公司)?的?\s?"
        rf"(?P<family>{SURNAME})(?P<given>{_HAN}{{0,2}}?){TITLE_ZH}"
    ),
    re.compile(rf"{_FIRM_EN}['’]s (?i:{_MR}){_NAME_EN}"),
    re.compile(rf"(?i:{_MR})?{_NAME_EN}{_AT}{_FIRM_EN}"),
    re.compile(rf"(?i:{_MR}){_NAME_EN}"),
    re.compile(
        r"(?i:big|little|old|young|uncle|auntie?|brother|sister|boss|lao|xiao|da|ah)[ -]"
        rf"{_NAME_EN}"
    ),
)
