"""What is wrong with a configuration: where it stands, and in words that never quote a value."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]  # ("slack", "bot_token"), ("closed", 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value was written; an environment variable is a file without lines."""

    file: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    file: str
    line: int | None
    key: str
    problem: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.key, self.problem) if part)


class ConfigFaults(Exception):
    """Everything that is wrong, a line each; safe to print, since no value is in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        # Those of files first, from top to bottom; variables have no order of their own.
        order = dict.fromkeys(faults)
        self.faults = sorted(order, key=lambda fault: (fault.line is None, fault.line or 0))
        super().__init__("\n".join(map(str, self.faults)))


def dotted(path: KeyPath) -> str:
    """`channels.alerts[1]`"""
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return written.removeprefix(".")


def meant(guess: str | None) -> str:
    return f" (did you mean {guess!r}?)" if guess else ""


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` is most likely a slip of; case and dashes do not matter."""
    plain = {choice.casefold().replace("-", "_"): choice for choice in choices}
    found = difflib.get_close_matches(word.casefold().replace("-", "_"), plain, n=1)
    return plain[found[0]] if found else None
