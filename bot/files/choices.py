"""Cells that hold one of a few words: yes and no, kinds, states, languages, zones, addresses."""

import re
from functools import lru_cache
from zoneinfo import available_timezones

from bot.files.cleaning import plain
from bot.files.faults import Problem, Unreadable
from bot.files.reading import Cell


def _words(**choices: str) -> dict[str, str]:
    return {word: choice for choice, words in choices.items() for word in words.split("|")}


KINDS = _words(
    person="person|individual|private|human|个人|個人|自然人|人|散客|个人客户|個人客戶",
    company="company|business|organisation|organization|org|corporate|enterprise|firm"
    "|公司|企业|企業|单位|單位|机构|機構|法人|企业客户|企業客戶|公司客户|公司客戶",
)
STATES = _words(
    active="active|open|current|live|正常|有效|活跃|活躍|在用|启用|啟用|合作中|使用中|服务中|服務中",
    ended="ended|end|inactive|closed|cancelled|canceled|terminated|former|left"
    "|结束|結束|已结束|已結束|终止|終止|已终止|已終止|停用|已停用|注销|註銷|已注销|已註銷"
    "|失效|无效|無效|停止合作|已停止合作",
    lost="lost|churned|流失|已流失",
    deceased="deceased|dead|died|late|已故|去世|已去世|过世|過世|已过世|已過世|身故|死亡|辞世|辭世",
)
ANSWERS = _words(
    yes="yes|y|true|t|1|ok|on|agreed|accepted|granted|opted in|opt-in|subscribed"
    "|是|对|對|有|同意|已同意|愿意|願意|允许|允許|接受|可|可以|√|✓|✔|☑|✅|o|v",
    no="no|n|false|f|0|off|refused|denied|declined|opted out|opt-out|unsubscribed"
    "|否|不|不是|不同意|未同意|拒绝|拒絕|不愿意|不願意|不允许|不允許|不接受|不可|不可以|×|✗|✘|✕|☐|❌|x",
)
LANGUAGES = _words(
    en="en|eng|english|en-us|en-gb|英文|英语|英語",
    zh_hans="zh-hans|zh-cn|zh-sg|zh-hans-cn|zh-my|chs|简体|簡體|简体中文|簡體中文|简中|簡中"
    "|simplified|simplified chinese|chinese (simplified)",
    zh_hant="zh-hant|zh-tw|zh-hk|zh-mo|zh-hant-tw|zh-hant-hk|cht|繁体|繁體|繁体中文|繁體中文|繁中"
    "|正體|正體中文|traditional|traditional chinese|chinese (traditional)",
)
CHINESE = frozenset(
    "zh cn chi zho chinese mandarin 中文 汉语 漢語 华语 華語 国语 國語 普通话".split()
)
TRADITIONAL = ("TW", "HK", "MO")
# One @, no blanks, a dot in the domain: more would refuse addresses that work.
EMAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"().]+(?:\.[^\s@<>,;:\"().]+)+")
LONGEST_EMAIL = 254  # RFC 5321, 4.5.3.1.3, without the angle brackets


def choice_in(cell: Cell, choices: dict[str, str]) -> str | None:
    """Raises Unreadable for a word that is not among them."""
    word = plain(cell).casefold()
    if not word:
        return None
    if word not in choices:
        raise Unreadable(Problem.UNKNOWN_WORD)
    return choices[word]


def consent_in(cell: Cell) -> bool | None:
    if isinstance(cell, str) and cell.strip() in ("无", "無", "没有", "沒有"):
        return False  # an empty cell elsewhere, an answer here
    answer = choice_in(cell, ANSWERS)
    return answer == "yes" if answer else None


def language_in(cell: Cell, country: str) -> str | None:
    """Plain 中文 is in the script of the house's country."""
    word = plain(cell).casefold().replace("_", "-")
    if word in CHINESE:
        return "zh_hant" if country.upper() in TRADITIONAL else "zh_hans"
    return choice_in(word, LANGUAGES)


def zone_in(cell: Cell) -> str | None:
    zone = plain(cell)
    if zone and zone not in _zones():
        raise Unreadable(Problem.NOT_A_ZONE)
    return zone or None


@lru_cache(maxsize=1)
def _zones() -> set[str]:
    return available_timezones()  # walks the whole time zone database


def emails_in(cell: Cell) -> list[str]:
    """All addresses of a cell. Raises Unreadable if anything else stands there."""
    text = plain(cell).replace("mailto:", "")
    if len(text) > 4 * LONGEST_EMAIL:
        raise Unreadable(Problem.NOT_AN_EMAIL)
    text = re.sub(r"[^,;/、<>]*<([^<>]*)>", r"\1", text)  # Wang Wei <wang@example.com>
    found = [piece for piece in re.split(r"[\s,;/、|]+|:::", text) if piece]
    if any(len(email) > LONGEST_EMAIL or not EMAIL.fullmatch(email) for email in found):
        raise Unreadable(Problem.NOT_AN_EMAIL)
    return found
