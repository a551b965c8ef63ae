"""Where a word, a clause or a line begins and ends, and what is left when some of it is taken."""

import re

HANZI = re.compile(r"[㐀-鿿]")
CLAUSE_ENDS = re.compile(r"[,，。;；!！\n]")
# Where a sentence goes on with something else; between Chinese a space does that too.
PARTS = re.compile(r"[,，。;；!！?？\n]|\.\s|(?<=[㐀-鿿])\s+(?=[㐀-鿿])")
TOKEN_ENDS = re.compile(r"[\s,，。;；:：、!！]")
# The little word that leads to a time: on Friday, until Monday, t1 到明天.
LEADS = re.compile(
    r"(?:\b(?:on|at|by|for|until|till)|[,，]|(?:(?<![^\s\d])|(?<=\d))[到至])\s*$", re.IGNORECASE
)
LEADING = " ,，.。:：;；、-"


def token(text: str) -> tuple[str, str]:
    end = TOKEN_ENDS.search(text)
    return (text[: end.start()], text[end.start() :].lstrip()) if end else (text, "")


def first_clause(text: str) -> str:
    end = CLAUSE_ENDS.search(text)
    return text[: end.start()] if end else text


def clause_around(text: str, span: tuple[int, int]) -> str:
    start = max((one.end() for one in CLAUSE_ENDS.finditer(text[: span[0]])), default=0)
    after = CLAUSE_ENDS.search(text, span[1])
    return text[start : after.start() if after else len(text)]


def part_around(text: str, span: tuple[int, int]) -> str:
    """The words beside a time in its own part of the sentence, and without it."""
    start = max((one.end() for one in PARTS.finditer(text[: span[0]])), default=0)
    after = PARTS.search(text, span[1])
    return f"{text[start : span[0]]} {text[span[1] : after.start() if after else len(text)]}"


def without(text: str, span: tuple[int, int] | None, words: str = "") -> str:
    """The line without those words, and without the little word that led to them."""
    if span is None:
        at = text.find(words)
        span = (at, at + len(words))
    head = LEADS.sub("", text[: span[0]]).rstrip()
    tail = text[span[1] :].lstrip()
    apart = "" if HANZI.match(head[-1:]) and HANZI.match(tail[:1]) else " "
    return f"{head}{apart}{tail}".strip() if head and tail else head or tail
