"""Numbers, names, sums and free words: what is read from the line alone."""

import re

from bot.language.amounts import Amount, amounts, the_sum
from bot.language.called import name_of
from bot.language.counted import counts
from bot.language.folding import folded
from bot.language.kinds import kind_first
from bot.language.people import emails
from bot.language.phones import phones
from bot.refusals import NoSuchLanguage
from bot.slots import Found, Several, Taken
from bot.slots.clauses import LEADING, without
from bot.texts import LANGUAGES
from bot.usage import Topic
from core import accounts, birthdays, names
from core.desk import Desk
from core.touches import Kind
from core.values import Code, Company, Language, Money, Note, Page

NEGATIVE = re.compile(r"(?<![\w.])[-−–](?=[¥￥$€£]?[0-9])|(?<=[¥￥$€£])[-−–](?=[0-9])")
PHONE_LABEL = re.compile(
    r"(?:[,，;；]\s*)?(?:(?:的|新)?(?:联系|聯絡)?(?:电话|電話|手机|手機|座机|座機|号码|號碼)(?:号码|號碼|号|號)?"
    r"|\b(?:tel|phone|mobile|cell|ph|mob)(?: (?:no\.?|number))?\.?)\s*(?:是|为|為|[:：])?\s*$",
    re.IGNORECASE,
)
OPENS, CLOSES = frozenset("(（【["), frozenset(")）】]")
FROM = re.compile(
    r"^(?:from|at|of|with|works at|公司名?[:：]?|单位[:：]?|單位[:：]?)\s*(?=\S)", re.I
)
OF_COMPANY = re.compile(
    r"(?P<name>[^,，]*?[a-z][^,，]*?) "
    r"(?P<company>(?:from|works (?:at|for)|who works (?:at|for)) [^,，?!]+)[?!.]*",
    re.IGNORECASE,
)
NAME_ENDS = re.compile(r"[,，、;；\n]")
# What belongs to the verb or the name before a note: 打给赵总了，…; 见了华星的采购; Acme's buyer.
FINISHED = re.compile(r"^(?:[了啦](?=[,，。;；!！\s]|$)|的(?![确確士])|['’]s\s+)")
LANGUAGE_WORDS = {
    "en": {"en", "english", "英文", "英语", "英語"},
    "zh_hans": {"zh", "zh_hans", "zh_cn", "chinese", "中文", "简体", "简体中文", "简中", "汉语"},
    "zh_hant": {
        "zh_hant",
        "zh_tw",
        "zh_hk",
        "繁體",
        "繁體中文",
        "繁体",
        "繁体中文",
        "繁中",
        "正體",
    },
}
TOPIC_WORDS: dict[Topic, set[str]] = {
    Topic.CUSTOMERS: {"customers", "customer", "客户", "客戶"},
    Topic.VISITS: {"visits", "visit", "follow-ups", "follow-up", "followups", "跟进", "跟進",
                   "拜访", "拜訪"},
    Topic.TASKS: {"tasks", "task", "reminders", "reminder", "任务", "任務", "待办", "待辦", "提醒"},
    Topic.ORDERS: {"orders", "order", "订单", "訂單"},
    Topic.TICKETS: {"tickets", "ticket", "complaints", "support", "工单", "工單", "投诉", "客訴"},
    Topic.ME: {"me", "settings", "my settings", "设置", "設定", "我的设置", "我的設定"},
    Topic.SHOP: {"shop", "the shop", "admin", "店铺", "店鋪", "管理", "店铺管理", "店鋪管理"},
}  # fmt: skip
_LANGUAGE_NAMES = {"en": "English", "zh_hans": "简体中文", "zh_hant": "繁體中文"}


def take_phone(text: str, desk: Desk, last: bool) -> Taken:
    found = phones(text, desk.shop.country)
    if not found:
        return None
    number, span = found[0]
    start, end = _with_label(text, *span)
    return Found(number, f"{text[:start].rstrip()}, {text[end:].lstrip()}".strip(LEADING))


def _with_label(text: str, start: int, end: int) -> tuple[int, int]:
    """Also the word that said it was a phone, and the brackets around it."""
    for _ in range(2):
        if said := PHONE_LABEL.search(text[:start]):
            start = said.start()
        if text[start - 1 : start] in OPENS and text[end : end + 1] in CLOSES and start:
            start, end = start - 1, end + 1
    return start, end


def take_email(text: str, desk: Desk, last: bool) -> Taken:
    found = emails(text)
    if not found:
        return None
    address, (start, end) = found[0]
    return Found(address, f"{text[:start].rstrip()}, {text[end:].lstrip()}".strip(LEADING))


def take_money(text: str, desk: Desk, last: bool) -> Taken:
    """The sum the words are about, else the first number that counts nothing else."""
    minus = NEGATIVE.search(text)
    plain = text[: minus.start()] + text[minus.end() :] if minus else text
    numbers = tuple(span for _, span in phones(plain, desk.shop.country))
    said = the_sum(plain, desk.shop.currency, numbers) or _bare(plain, desk, numbers)
    if not said:
        return None
    money, span = said.money, said.span
    if minus and span[0] <= minus.start() <= span[1]:  # core says why nothing is sold for that
        money = Money(-money.minor, money.currency)
    return Found(money, without(plain, span))


def _bare(text: str, desk: Desk, taken: tuple[tuple[int, int], ...]) -> Amount | None:
    """A number by itself, where a sum is wanted: not so many boxes."""
    found = amounts(text, desk.shop.currency)
    free = [one for one in found if not any(one.span[0] < end and start < one.span[1]
                                            for start, end in taken)]  # fmt: skip
    return next((one for one in free if not counts(folded(text[one.span[1] :]).text)), None)


def take_birthday(text: str, desk: Desk, last: bool) -> Taken:
    found = re.match(r"(?:lunar:)?[-0-9L]{5,16}", text)
    known = birthdays.parse(found[0]) if found else None
    return Found(known, text[found.end() :].lstrip()) if known and found else None


def take_code(text: str, desk: Desk, last: bool) -> Taken:
    found = accounts.CODE.search(text)
    return Found(Code(found[0].upper())) if found else None


def take_name(text: str, desk: Desk, last: bool) -> Taken:
    """Up to a comma, or the first word where the words are Chinese."""
    said = text.lstrip(LEADING)
    if not said:
        return None
    end = NAME_ENDS.search(said)
    first, rest = (said[: end.start()], said[end.end() :]) if end else (said, "")
    if not end and re.match(r"[㐀-鿿]", first):
        first, _, rest = first.partition(" ")
    if of := OF_COMPANY.match(first):  # Hank Dillard from Texas
        first, rest = of["name"], f"{of['company']}, {rest}"
    return Found(names.a_name(name_of(first)), rest.strip(LEADING))


def take_company(text: str, desk: Desk, last: bool) -> Taken:
    said = FROM.sub("", text.strip(LEADING))
    return Found(Company(names.a_name(said))) if re.search(r"[^\W\d_]", said) else None


def take_kind(text: str, desk: Desk, last: bool) -> Taken:
    found = kind_first(text)
    return Found(*found) if found else Found(Kind.NOTE, text)


def take_note(text: str, desk: Desk, last: bool) -> Taken:
    said = FINISHED.sub("", names.clean(text).strip()).lstrip(LEADING)
    aside = re.fullmatch(r"\(([^()]+)\)", said)  # in brackets beside nothing
    return Found(Note(aside[1] if aside else said)) if said else None


def take_page(text: str, desk: Desk, last: bool) -> Taken:
    found = re.match(r"\+([0-9]{1,6})(?!\w)\s*", text)
    return Found(Page(int(found[1])), text[found.end() :]) if found else None


def take_topic(text: str, desk: Desk, last: bool) -> Taken:
    said = text.strip(LEADING + "?？").casefold()
    for topic, words in TOPIC_WORDS.items():
        if said in words:
            return Found(topic)
    return None


def take_language(text: str, desk: Desk, last: bool) -> Taken:
    said = text.strip().casefold().replace("-", "_")
    for language, words in LANGUAGE_WORDS.items():
        if said in words:
            return Found(Language(language))
    if said:
        raise NoSuchLanguage(text.strip())
    return Several([(_LANGUAGE_NAMES[one], one) for one in LANGUAGES])
