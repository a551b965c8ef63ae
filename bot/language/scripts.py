"""One shape for both Chinese scripts: matched as Simplified, read off as it was written."""

import re
from functools import lru_cache

from storage.folding import simplified

_simplified = lru_cache(maxsize=8)(simplified)  # every shape in turn asks for the same line


def fields_of(shape: re.Pattern[str], line: str) -> dict[str, str] | None:
    """The named groups of a whole line that fits, in the line's own characters."""
    folded = _simplified(line)
    found = shape.fullmatch(folded)
    if not found and folded != line:
        found = shape.fullmatch(line)  # a shape that names both scripts
    if not found:
        return None
    return {name: line[slice(*found.span(name))] for name in found.groupdict() if found[name]}
