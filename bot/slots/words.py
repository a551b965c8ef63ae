"""Numbers, names, sums and free words: what is read from the line alone."""

import re

from bot.language.amounts import Amount, amounts
from bot.language.kinds import kind_first
from bot.language.people import emails, phones
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
# What is counted by these is goods: 10套, 5 boxes.
MEASURE = re.compile(
    r"\s?(?:[箱台臺套个個件只隻瓶包盒批吨噸斤袋条條张張双雙把支枝辆輛桶卷片份组組盏盞罐打桌]|公斤|千克|"
    r"(?:units?|pcs|pieces?|boxes|sets?|licen[cs]es?|seats?|pairs?|packs?|cartons?|bottles?|bags?|"
    r"kg|tons?|copies|x)(?![a-z]))",
    re.IGNORECASE,
)
TOTAL_AFTER = re.compile(r"\s?(?:in total|altogether|all in|in all)\b", re.IGNORECASE)
TOTAL_BEFORE = re.compile(
    r"(?:\btotal(?:ling|ing|s)?(?: of)?|\bmakes?(?: that)?|[总總一合]?[共计計]|[总總][价價额額])"
    r"[:： ]?$",
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
    Topic.ME: {"me", "settings", "my settings", "设置", "設定", "我的设置", "我的設定"},
    Topic.SHOP: {"shop", "the shop", "admin", "店铺", "店鋪", "管理", "店铺管理", "店鋪管理"},
}  # fmt: skip
_LANGUAGE_NAMES = {"en": "English", "zh_hans": "简体中文", "zh_hant": "繁體中文"}


def take_phone(text: str, desk: Desk, last: bool) -> Taken:
    found = phones(text, desk.shop.country)
    if not found:
        return None
    number, (start, end) = found[0]
    return Found(number, f"{text[:start].rstrip()}, {text[end:].lstrip()}".strip(LEADING))


def take_email(text: str, desk: Desk, last: bool) -> Taken:
    found = emails(text)
    if not found:
        return None
    address, (start, end) = found[0]
    return Found(address, f"{text[:start].rstrip()}, {text[end:].lstrip()}".strip(LEADING))


def take_money(text: str, desk: Desk, last: bool) -> Taken:
    """The first sum that says it is one, else the first number that counts nothing else."""
    minus = NEGATIVE.search(text)
    plain = text[: minus.start()] + text[minus.end() :] if minus else text
    found = amounts(plain, desk.shop.currency)
    sums = [one for one in found if not MEASURE.match(plain[one.span[1] :])]
    sums = [one for one in sums if one.sure] or _in_all(sums, plain) or sums
    if not sums:
        return None
    money, span = sums[0].money, sums[0].span
    if minus and span[0] <= minus.start() <= span[1]:  # core says why nothing is sold for that
        money = Money(-money.minor, money.currency)
    return Found(money, without(plain, span))


def _in_all(found: list[Amount], text: str) -> list[Amount]:
    """20 pumps, 8400 in total: of bare numbers the one that is said to be the sum."""
    return [
        one
        for one in found
        if TOTAL_AFTER.match(text[one.span[1] :]) or TOTAL_BEFORE.search(text[: one.span[0]])
    ]


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
    return Found(names.a_name(first), rest.strip(LEADING))


def take_company(text: str, desk: Desk, last: bool) -> Taken:
    said = text.strip(LEADING)
    return Found(Company(names.a_name(said))) if re.search(r"[^\W\d_]", said) else None


def take_kind(text: str, desk: Desk, last: bool) -> Taken:
    found = kind_first(text)
    return Found(*found) if found else Found(Kind.NOTE, text)


def take_note(text: str, desk: Desk, last: bool) -> Taken:
    said = FINISHED.sub("", names.clean(text).strip()).lstrip(LEADING)
    return Found(Note(said)) if said else None


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
