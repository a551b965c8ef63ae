"""What a parameter's type is to the reader: how it is taken from words, asked for and written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.texts import Text, Value
from core.desk import Desk


@dataclass(frozen=True, slots=True)
class Found:
    value: Any
    rest: str = ""
    nickname: str = ""  # what this colleague's own word for it was


@dataclass(frozen=True, slots=True)
class Several:
    """More than one fits: each is (what the reader sees, what its button says)."""

    options: Sequence[tuple[Value, str]]
    rest: str = ""
    more: bool = False  # not all of them are shown
    said: str = ""  # the words that could mean any of them


@dataclass(frozen=True, slots=True)
class Nobody:
    """No customer is called so; `like` are those whose name is close."""

    said: str
    rest: str = ""
    like: Sequence[tuple[Value, str]] = ()
    named: bool = False  # the words may well be a name


Taken = Found | Several | Nobody | None
"""None: the words hold no such thing, ask for it."""


@dataclass(frozen=True, slots=True)
class Slot:
    name: Text
    ask: Text
    take: Callable[[str, Desk, bool], Taken]  # (text, desk, is this the last slot?)
    write: Callable[[Any], str]  # take() reads it back
    within: str = ""  # the slot in whose words it may stand, to be read there and left there
