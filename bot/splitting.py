"""Long words in parts that fit: at line edges where there are some, else between graphemes."""

from collections.abc import Callable

from core.names import graphemes


def utf16(text: str) -> int:
    """What Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, most: int, measure: Callable[[str], int] = len) -> list[str]:
    """Parts of at most `most` each; together they are the text, less the line ends between."""
    if measure(text) <= most:
        return [text]
    parts, part = [], ""
    for line in text.split("\n"):
        grown = f"{part}\n{line}" if part else line
        if measure(grown) <= most:
            part = grown
            continue
        if part:
            parts.append(part)
        *full, part = _pieces(line, most, measure)
        parts += full
    return [*parts, part] if part or not parts else parts


def _pieces(line: str, most: int, measure: Callable[[str], int]) -> list[str]:
    """One long line, cut after spaces if possible, never inside a grapheme of sensible size."""
    pieces, piece, size = [], "", 0
    for grapheme in graphemes(line):
        for bit in _bits(grapheme, most, measure):
            width = measure(bit)
            if size + width > most:
                head, space, tail = piece.rpartition(" ")
                kept, left = (head, tail) if space and len(tail) < len(head) else (piece, "")
                pieces.append(kept)
                piece, size = left, measure(left)
            piece, size = piece + bit, size + width
    return [*pieces, piece]


def _bits(grapheme: str, most: int, measure: Callable[[str], int]) -> list[str]:
    """A grapheme is one character and its marks, unless somebody piled up thousands of them."""
    return [grapheme] if measure(grapheme) <= most else list(grapheme)
