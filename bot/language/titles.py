"""What people are called at work, and what that means for a purchase; in Simplified Chinese."""

import re

from core.companies import Part
from storage.folding import simplified

_WORDS: dict[Part, str] = {
    Part.DECIDES: "decides|owner|boss|ceo|founder|co-founder|chairman|chairwoman|president|"
    "director|managing director|general manager|manager|head|decision maker|decision-maker|partner|"
    "老板|老板娘|老总|总经理|董事长|总裁|股东|创始人|"
    "创办人|合伙人|负责人|厂长|店长|院长|校长|经理|总监|"
    "法人|决策|决策人|决策者",
    Part.BUYS: "buys|buyer|purchaser|purchasing|purchasing agent|purchasing manager|procurement|"
    "procurement manager|head of purchasing|head of procurement|sourcing|"
    "采购|买手|进货|订货",
    Part.PAYS: "pays|accountant|accounting|accounts|accounts payable|bookkeeper|cashier|cfo|"
    "controller|finance|finance manager|finance director|head of finance|treasurer|"
    "财务|会计|出纳|付款",
    Part.USES: "uses|user|end user|end-user|engineer|technician|operator|"
    "使用|使用者|使用人|用户|技术|工程师|技工|操作员|研发",
}
_PARTS = {word: part for part, words in _WORDS.items() for word in words.split("|")}
_RANKS = r"(?:部门|部)?的?(?:负责人|主管|经理|总监|主任|专员|助理|员|总)?"
_ZH = "|".join(sorted((one for one in _PARTS if not one.isascii()), key=len, reverse=True))
_EN = "|".join(sorted(map(re.escape, (one for one in _PARTS if one.isascii())), key=len)[::-1])
_RANKED = re.compile(rf"(?P<word>{_ZH}){_RANKS}")

TITLE_ZH = rf"(?:{_ZH}){_RANKS}"
"""A pattern of Chinese titles: 采购, 采购部经理."""
TITLE_EN = rf"(?:(?:sales|chief|senior|junior|main|lead) )?(?:{_EN})\b"


def part_of(said: str) -> Part | None:
    """采购经理 buys; None for what says nothing about a purchase."""
    folded = simplified(said.strip().casefold()).rstrip("的")
    folded = re.sub(r"^(?:the|a|an|their|our|senior|junior|main|lead) ", "", folded)
    if folded in _PARTS:
        return _PARTS[folded]
    ranked = _RANKED.fullmatch(folded)
    return _PARTS[ranked["word"]] if ranked else None
