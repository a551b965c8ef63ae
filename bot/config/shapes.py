"""How each kind of setting is written; a reader either returns the value or says what it must be.

The words of a ValueError here reach the terminal: they say what is right and never quote the input,
which may be a token in the wrong place.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import SecretStr

from bot.config.codes import ZONES_MEANT
from bot.config.faults import meant, nearest

NEVER = frozenset({"none", "no", "off", "false"})

_NOTHING_MEANT: Mapping[str, str] = MappingProxyType({})
LONGEST_STRETCH = 60  # days; no holiday is longer
_SEPARATOR = re.compile(r"[,，;；、]")
_SPAN = re.compile(
    r"([0-9]{1,2})(?:[:：]([0-9]{2}))?\s*(?:-|–|—|~|～|至|to)\s*([0-9]{1,2})(?:[:：]([0-9]{2}))?"
)
_PLACE = re.compile(r"(slack):(#[^\s,#:]+|[CGD][A-Z0-9]+)|(telegram):(-?[0-9]+)")
# Bot API, setWebhook: what secret_token may be made of.
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of a day; one that ends before it starts runs past midnight.

    An end of 00:00 is the end of the day, so 00:00-24:00 is all of it.
    """

    start: time
    end: time

    def __contains__(self, clock: time) -> bool:
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """A channel we post to: `C…` or `#name` on Slack, a chat number on Telegram."""

    platform: Literal["slack", "telegram"]
    channel: str

    def __str__(self) -> str:
        return f"{self.platform}:{self.channel}"


def text(value: object) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if not isinstance(value, str):
        raise ValueError("must be a single value, not a list or a group of keys")
    return value


def one_of(*allowed: str, mistaken: Mapping[str, str] = _NOTHING_MEANT) -> Callable[[object], str]:
    """Reads one of the names, `zh_hans` for `zh-Hans` too; `mistaken` feeds the hint."""
    known = {name.casefold().replace("_", "-"): name for name in allowed}

    def read(value: object) -> str:
        word = text(value).casefold().replace("_", "-")
        if word in known:
            return known[word]
        choice = " or ".join([", ".join(allowed[:-1]), allowed[-1]])
        guess = mistaken.get(word) or nearest(word, allowed)
        raise ValueError(f"must be {choice}{meant(guess)}")

    return read


def code(known: frozenset[str], what: str, mistaken: Mapping[str, str]) -> Callable[[object], str]:
    """Reads a code that stands in an official list, in either case."""

    def read(value: object) -> str:
        word = text(value).upper()
        if word in known:
            return word
        raise ValueError(f"must be {what}{meant(mistaken.get(word))}")

    return read


def zone(value: object) -> str:
    name = text(value)
    try:
        return ZoneInfo(name).key
    except (OSError, ValueError, LookupError):
        # Not a zone: unknown, a folder of the database, or a path that leads out of it.
        pass
    city = name.casefold().replace(" ", "").rpartition("/")[2]
    guess = ZONES_MEANT.get(city) or nearest(name.replace(" ", "_"), available_timezones())
    raise ValueError(f"must be a time zone such as Asia/Taipei{meant(guess)}")


def listed(value: object) -> object:
    """One entry, several in one line with commas between, or a YAML list."""
    if isinstance(value, str):
        return [entry for entry in map(str.strip, _SEPARATOR.split(value)) if entry]
    return [value] if isinstance(value, Mapping) else value


def day(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        raise ValueError("must be a date such as 2026-02-16") from None


def days(value: object) -> object:
    """Days, and stretches of them such as 2027-02-05/2027-02-11."""
    entries = listed(value)
    if not isinstance(entries, list | tuple | set | frozenset):
        return entries
    return [one for entry in entries for one in _stretch(entry)]


def _stretch(entry: object) -> list[object]:
    first, between, last = str(entry).partition("/")
    if not between:
        return [entry]
    starts, ends = day(first.strip()), day(last.strip())
    length = (ends - starts).days
    if not 0 <= length <= LONGEST_STRETCH:
        raise ValueError("must be dates and stretches of dates such as 2027-02-05/2027-02-11")
    return [starts + timedelta(days=n) for n in range(length + 1)]


def place(value: object) -> Place:
    if isinstance(value, Place):
        return value
    found = _PLACE.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise ValueError(
            "must be slack:C…, slack:#name or telegram:-100…, without a blank after the colon"
        )
    slack, channel, _, chat = found.groups()
    return Place("slack", channel) if slack else Place("telegram", chat)


def span(value: object) -> Span:
    if isinstance(value, Span):
        return value
    found = _SPAN.fullmatch(text(value).strip())
    try:
        if found:
            start_hour, start_minute, end_hour, end_minute = (int(n or 0) for n in found.groups())
            closes = time() if (end_hour, end_minute) == (24, 0) else time(end_hour, end_minute)
            opened = Span(time(start_hour, start_minute), closes)
            if opened.start != opened.end or end_hour == 24:
                return opened
    except ValueError:
        pass  # an hour or a minute that no clock shows
    raise ValueError("must be hours such as 09:00-18:00, of a clock that runs from 00:00 to 24:00")


def shifts(value: object) -> tuple[Span, ...]:
    """The hours of a working day in their order; midnight is their end, never in their middle."""
    entries = listed(value)
    if not isinstance(entries, list | tuple) or not entries:
        raise ValueError("must be hours such as 09:00-18:00, or several with commas between")
    hours = tuple(map(span, entries))
    clocks = [clock for shift in hours for clock in (shift.start, shift.end)]
    if clocks[-1] == time():
        clocks[-1] = time.max
    if any(later < earlier for earlier, later in pairwise(clocks)):
        raise ValueError("must be shifts of one day in their order, without overlap or midnight")
    return hours


def quiet(value: object) -> Span | None:
    if value is None or (isinstance(value, str) and value.casefold() in NEVER):
        return None
    try:
        return span(value)
    except ValueError:
        raise ValueError("must be hours such as 22:00-08:00, or none") from None


def secret(value: object) -> str:
    word = text(value)
    if not word.isprintable() or " " in word:
        raise ValueError("has a blank or a line break in it, which no key has")
    return word


def webhook_secret(value: object) -> str:
    word = text(value)
    if not _WEBHOOK_SECRET.fullmatch(word):
        raise ValueError("must be 1 to 256 of the characters A-Z a-z 0-9 _ - (Telegram's rule)")
    return word
