"""What the grammar of time makes of a folded text: lower case, character for character."""

import re
from collections.abc import Sequence

from bot.language.folding import Folded

# Capitals of ASCII alone: others change their length. A dot between digits may be raised.
_LOWER = str.maketrans({**{chr(code): chr(code + 32) for code in range(65, 91)}, "·": "."})


def fold(said: Folded) -> str:
    """The same text to the grammar's eye, character for character as long as it was."""
    return said.text.translate(_LOWER)


# Many set a space between figures and characters, phones and some people within words as well:
# 3 天后, 12 月 3 日, 下 周五. What joins is what cannot stand apart: a figure and its unit.
_SPACE = re.compile(
    r"(?<=[0-9]) (?=[一-鿿])"
    r"|(?<=[一-鿿]) (?=[0-9]{1,4}(?: ?[年月号日点时分周天个星礼小秒刻季工:/-]|$))"
    r"|(?<=[上下本这每第个隔]) (?=[周月季星礼年工底末初一二三四五六七八九十0-9])"
    r"|(?<=[周期拜]) (?=[一二三四五六日天末])"
    r"|(?<=[一二三四五六七八九十两半几]) (?=[周月日号点时分天年小个刻秒季星礼工])"
    r"|(?<=[月年季周]) (?=[底末初])|(?<=[天周月年点]) (?=[后前内])"
)


def squeeze(folded: str) -> tuple[str, Sequence[int]]:
    """The text without those spaces, and where each of its characters (and its end) was."""
    if not (spaces := {found.start() for found in _SPACE.finditer(folded)}):
        return folded, range(len(folded) + 1)
    kept = [index for index in range(len(folded)) if index not in spaces]
    return "".join(folded[index] for index in kept), [*kept, len(folded)]
