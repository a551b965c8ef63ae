"""Slips of the finger in the verbs that open most lines: visted, calld, remnid me.

One letter too many, too few, other, or two swapped; only in words of five letters or more, and only
where nothing else could be made of the line, for a name may look like a verb.
"""

import re
from functools import cache

_VERBS = (
    "visited called phoned emailed messaged texted spoke talked meeting dropped stopped logged "
    "remind reminder tomorrow yesterday ordered bought order assign transfer claim release history "
    "snooze postpone finished complete completed cancel update change birthdays expiring customer"
).split()
_LEAST = 5
_WORD = re.compile(r"(?<![\w.@'’-])[A-Za-z]{4,12}(?![\w@'’-])")
FIRST = 3  # words among which a line's verb stands


def mended(line: str) -> str | None:
    """The line with what must be a slip put right; None where there is none."""
    for word in list(_WORD.finditer(line))[:FIRST]:
        named = word[0] != word[0].lower() and word.start() > 0
        right = None if named else _slips().get(word[0].lower())
        if right and word[0].lower() not in _VERBS:
            return line[: word.start()] + right + line[word.end() :]
    return None


@cache
def _slips() -> dict[str, str]:
    """Every slip of a verb; what could be two verbs' is none's."""
    found: dict[str, str] = {}
    for verb in _VERBS:
        for slip in _near(verb) if len(verb) >= _LEAST else ():
            found[slip] = "" if slip in found else verb
    return {slip: verb for slip, verb in found.items() if verb and slip not in _REAL}


def _near(word: str) -> set[str]:
    """The first letter is hardly ever the wrong one."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    near: set[str] = set()
    for place in range(1, len(word)):
        head, tail = word[:place], word[place:]
        near |= {head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]}
        near |= {head + one + tail for one in letters} | {head + one + tail[1:] for one in letters}
    return near | {word + one for one in letters if one != "s"}


# Words of their own that lie so near.
_REAL = frozenset(
    "called calmed culled caller bough brought fought spoken spoke smoke stoke talked tasked "
    "tanked walked order older border orders changed changes chance charge changer updated updates "
    "release released released claimed claims clam claim assigns assigned design assign finishes "
    "finish finisher complete completes completer dropper stepped stooped stripped logger lodged "
    "clogged mailed emailer texted tested vested texter costumer customs customary remains reminds "
    "remained rewind history story meetings meeting messages messages massaged cancels cancer "
    "phones phone honed poned visitor visits visit invited ordered bordered transfers expiring "
    "inspiring boughten birthday".split()
)
