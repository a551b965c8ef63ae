"""One shape for every way of writing: matched folded, read off as it was written."""

import re

from bot.language.folding import folded


def fields_of(shape: re.Pattern[str], line: str) -> dict[str, str] | None:
    """The named groups of a whole line that fits, in the line's own characters."""
    plain = folded(line)
    found = shape.fullmatch(plain.text)
    if found:
        named = {name: found.span(name) for name in found.groupdict() if found[name]}
        return {name: plain.original(span) for name, span in named.items()}
    if plain.text == line or not (found := shape.fullmatch(line)):  # a shape that names both
        return None
    return {name: said for name, said in found.groupdict().items() if said}
