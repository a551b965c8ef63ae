"""Words that name nobody and mean what was spoken of: him, that one, 他, 刚才那条."""

import re

from storage.folding import simplified

_EN_ONE = (
    r"(?:that|this|the (?:same|last|other)|the|same|that same) "
    r"(?:customer|client|company|person|guy|lady|account|one)"
)
_KIN = (
    r"(?:boss|assistant|husband|wife|partner|colleagues?|team|managers?|office|secretary|son|"
    r"daughter|brother|sister|number|phone|e-?mail|address|birthday|company|buyer|order|orders)"
)
_ASIDE = r"(?:down|up|off|out|all|away|is|was|went|seems)"  # note it down, log it all
_EN_WHO = (
    rf"(?:{_EN_ONE}|him|them|her(?! {_KIN}\b)|it(?! {_ASIDE}\b)|he|she|they|that one|this one)"
    r"(?![\w'’])"
)
# 他日 and 他人 are words of their own; 这个 before a thing is "this".
_ZH_THEY = r"(?:(?:[他她它]|TA(?![a-z]))们?|对方)(?![人日乡国者方杀])"
_ZH_ONE = (
    r"(?:这|那|该|此|同|刚才(?:的|那)?|上)(?:一)?(?:个|位|家)?(?:客户|公司|人|顾客)"
    r"|(?:这|那)(?:一)?(?:位|家)(?!\w)|(?:这|那|上一|刚才那)(?:一)?个(?!\w)"
)
CUSTOMER = re.compile(rf"(?:{_EN_WHO}|{_ZH_ONE}|{_ZH_THEY})\s*", re.IGNORECASE)

_THING_EN = r"(?:task|reminder|to-?do|one|message|entry|note|log|record|thing|step|change|action)"
_LAST_EN = r"(?:that|this|the|my|the very|my very)(?: (?:last|latest|previous|same))?"
_ITEM_ZH = r"(?:任务|待办|提醒|消息|讯息|记录|操作|改动|事情|事|步|步骤|话|句话?)"
_THING = (
    rf"(?:{_LAST_EN} {_THING_EN}|(?:the )?last|it|that|this|"
    rf"(?:刚才|刚刚|刚)(?:的|那|这)?(?:一)?(?:个|条|则|件|步|次)?(?:的)?{_ITEM_ZH}?|"
    rf"(?:上|前)(?:一)?(?:个|条|则|件|步|次){_ITEM_ZH}?|"
    rf"(?:这|那|该)(?:一)?(?:个|条|则|件|次){_ITEM_ZH}?|它)"
)
THING = re.compile(rf"{_THING}(?![\w'’])\s*", re.IGNORECASE)
_ONLY_THING = re.compile(rf"{_THING}[.。!！]?", re.IGNORECASE)

# What a whole line says of somebody who is not named: he bought, 他的电话, what did she buy.
_SAYS_WHO = re.compile(
    r"(?P<own>\b(?:his|their|her|its)\b(?= \w))|\b(?:he|she|they|him|them|her)\b(?!['’])|"
    r"(?<![其])(?:[他她](?:们)?|对方)(?![人日乡国者方杀])|(?:这|那|该)(?:个|位|家)(?:客户|公司|顾客)",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"(?P<own>\b(?:his|their)\b(?= \w))|\b(?:him|her|them)\b(?!['’])|"
    r"(?<![其])(?:[他她](?:们)?|对方)(?![人日乡国者方杀])|(?:这|那|该)(?:个|位|家)(?:客户|公司|顾客)",
    re.IGNORECASE,
)


def customer_first(text: str) -> int:
    """How long the word for somebody spoken of is that opens `text`; 0 when none does."""
    found = CUSTOMER.match(simplified(text))
    return found.end() if found else 0


def thing_first(text: str) -> int:
    """The same of a task, a message, a step."""
    found = THING.match(simplified(text))
    return found.end() if found else 0


def only_a_thing(text: str) -> bool:
    return bool(_ONLY_THING.fullmatch(simplified(text.strip())))


def with_name(said: str, name: str) -> str | None:
    """The line with a name in place of the first word that stands for one; None without such."""
    return _put(_SAYS_WHO, said, name)


def whom_named(said: str, name: str) -> str | None:
    """Only in place of whom something is done to: what is to be done reads so later too."""
    return _put(_WHOM, said, name)


def _put(pattern: re.Pattern[str], said: str, name: str) -> str | None:
    found = pattern.search(simplified(said))
    if not found:
        return None
    start, end = found.span()
    whose = "'s" if found["own"] else ""
    return f"{said[:start]}{name}{whose}{said[end:]}"
