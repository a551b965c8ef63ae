"""What the grammar of time makes of a folded text: lower case, character for character."""

from bot.language.folding import Folded

# Capitals of ASCII alone: others change their length. A dot between digits may be raised.
_LOWER = str.maketrans({**{chr(code): chr(code + 32) for code in range(65, 91)}, "·": "."})


def fold(said: Folded) -> str:
    return said.text.translate(_LOWER)
