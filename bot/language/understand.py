"""From a line to its possible readings: the declared patterns first, then exact command words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from bot.chat import Command
from bot.language.asked import asked
from bot.language.kinds import opens_with_kind
from bot.language.patterns import BEFORE_STORIES, PATTERNS, Patterns
from bot.language.scripts import fields_of
from bot.language.told import told


class By(StrEnum):
    """Which layer read a line: what `why` and `rapport parse` tell."""

    EXACT = "exact"  # a command's own word opens it
    PATTERN = "pattern"  # the shape of the whole line
    NAME = "name"  # nothing but a name
    ANSWER = "answer"  # to a question of ours
    CLASSIFIER = "classifier"
    ENDPOINT = "endpoint"  # the language model that was configured


@dataclass(frozen=True, slots=True)
class Understood:
    """One reading of a line. `slots` are still words; binding makes them values."""

    intent: str
    confidence: float
    slots: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    by: By = By.PATTERN


def understand(text: str, commands: Mapping[str, Command]) -> Iterator[Understood]:
    """Every reading, the most telling first: a pattern knows more of the line than its first word.

    After a slash there is only the command.
    """
    line = text.strip()
    if not line.startswith("/"):
        yield from patterns(line)
    yield from exact(line.removeprefix("/"), commands)


def patterns(line: str) -> Iterator[Understood]:
    yield from _shaped(BEFORE_STORIES, line)
    for slots, rest in told(line):
        yield Understood("log_followup", 0.9, slots, rest)
    for intent, slots, rest in asked(line):
        yield Understood(intent, 0.9, slots, rest)
    yield from _shaped(PATTERNS, line)


def _shaped(shapes: Patterns, line: str) -> Iterator[Understood]:
    for intent, pattern in shapes:
        fields = fields_of(pattern, line)
        if fields is not None:
            rest = fields.pop("rest", "")
            yield Understood(intent, 0.9, fields, rest)


def exact(line: str, commands: Mapping[str, Command]) -> Iterator[Understood]:
    """A command's own word opens the line; next to Chinese it needs no space."""
    words = _words(tuple(commands.values()))
    for word in words.starting(line):
        head, rest = line[: len(word)], line[len(word) :]
        if not re.match(r"\w\w", head[-1:] + rest[:1], re.A):
            intent = words.intents[word]
            kept = line if opens_with_kind(head) else rest
            yield Understood(intent, 1.0, rest=kept.strip(), by=By.EXACT)
            return  # a shorter word would only take the longer one apart


@dataclass(frozen=True, slots=True)
class _Words:
    intents: Mapping[str, str]
    english: frozenset[str]
    longest: int

    def starting(self, line: str) -> Iterator[str]:
        folded = line[: self.longest].casefold()
        for length in range(len(folded), 0, -1):
            if folded[:length] in self.intents:
                yield folded[:length]


@lru_cache(maxsize=8)
def _words(commands: tuple[Command, ...]) -> _Words:
    intents = {word: command.intent for command in commands for word in command.words}
    english = frozenset(word for command in commands for word in command.words.en)
    return _Words(intents, english, max(map(len, intents), default=0))


def spoken_in(text: str, commands: Mapping[str, Command]) -> str | None:
    """The language of the words a line opens with; names later in it have no vote."""
    english = _words(tuple(commands.values())).english
    opener = re.match(r"/?([A-Za-z][A-Za-z' -]*)", text.strip())
    words = opener[1].casefold().split() if opener else []
    heads = (" ".join(words[:length]) for length in (1, 2))
    return "en" if any(head in english for head in heads) else None


def language_of(text: str) -> str | None:
    """A script is whatever its old encoding cannot hold; None when the words tell nothing.

    "zh" is Chinese that both scripts write alike.
    """
    hanzi = "".join(re.findall(r"[一-鿿]", text))
    if not hanzi:
        return "en" if re.search(r"[a-z]{2}", text, re.I) else None
    for encoding, other in (("gb2312", "zh_hant"), ("big5", "zh_hans")):
        try:
            hanzi.encode(encoding)
        except UnicodeEncodeError:
            return other
    return "zh"
