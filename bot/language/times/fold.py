"""What the grammar of time makes of a folded text: lower case, character for character."""

import re
from collections.abc import Sequence

from bot.language.folding import Folded

# Capitals of ASCII alone: others change their length. A dot between digits may be raised.
_LOWER = str.maketrans({**{chr(code): chr(code + 32) for code in range(65, 91)}, "·": "."})


# Cantonese for the same days and hours, each as long as the word that stands for it.
_CANTONESE = {
    "听日": "明天", "听晚": "明晚", "听朝": "明早", "寻日": "昨天", "琴日": "昨天", "寻晚": "昨晚",
    "琴晚": "昨晚", "今朝": "今早", "朝早": "早上", "朝头": "早上", "上昼": "上午",
    "下昼": "下午", "晏昼": "下午", "夜晚": "晚上", "个钟": "小时",
}  # fmt: skip
_SPOKEN = re.compile("|".join(_CANTONESE) + "(?!头)")


def fold(said: Folded) -> str:
    """The same text to the grammar's eye, character for character as long as it was."""
    plain = said.text.translate(_LOWER)
    return plain if plain.isascii() else _SPOKEN.sub(lambda one: _CANTONESE[one[0]], plain)


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
