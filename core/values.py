"""Values people talk about. They travel unformatted and meet a reader only in bot/render.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

# ISO 4217 minor units; every currency that is not here has two.
EXPONENTS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "KWD": 3, "BHD": 3, "OMR": 3}
MOST_MINOR = 10**15  # ten trillion yuan: more is a slip of the finger, and SQLite's sums stay exact


class Note(str):
    """Free words, kept as said."""

    __slots__ = ()


class Name(str):
    """What a person or company is called: one clean line, at most 40 graphemes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Money:
    """An exact sum: `minor` counts cents, fen, or whole yen, as its currency does."""

    minor: int
    currency: str

    @property
    def exponent(self) -> int:
        return EXPONENTS.get(self.currency, 2)

    @property
    def major(self) -> Decimal:
        return Decimal(self.minor).scaleb(-self.exponent)

    @classmethod
    def of(cls, major: Decimal, currency: str) -> "Money":
        """Raises ValueError beyond MOST_MINOR or for what is not a number."""
        if not major.is_finite():
            raise ValueError("not a sum of money")
        exponent = EXPONENTS.get(currency, 2)
        if abs(major) > MOST_MINOR:
            raise ValueError("more money than there is")
        minor = int(major.scaleb(exponent).quantize(Decimal(1), rounding=ROUND_HALF_UP))
        if abs(minor) > MOST_MINOR:
            raise ValueError("more money than there is")
        return cls(minor, currency)


@dataclass(frozen=True, slots=True)
class When:
    """An instant. `dated` says that only a day was meant, not an hour."""

    at: datetime
    dated: bool = False

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an instant without a zone is a guess")

    @property
    def written(self) -> str:
        """The absolute form that buttons, questions and keys carry: 202611251500Z."""
        return f"{self.at.astimezone(UTC):%Y%m%d%H%M}Z"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, in whatever zone it was meant."""

    on: date


@dataclass(frozen=True, slots=True)
class Days:
    """From one calendar day to another, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Phone:
    e164: str
    kept_by: int | None = None  # the colleague who may always see it
    mobile: bool = False  # a landline identifies nobody: whole companies answer there


@dataclass(frozen=True, slots=True)
class PersonRef:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Birthday:
    """Month and day in the solar or the lunar calendar; the year may be unknown.

    A lunar year is the one in which the lunar new year of that year lies.
    """

    month: int
    day: int
    year: int | None = None
    lunar: bool = False
    leap: bool = False  # born in a leap month (闰六月)

    @property
    def written(self) -> str:
        """`1990-11-23`, `--11-23`, `lunar:08-15`, `lunar:L06-15`, `lunar:1990-08-15`."""
        day = f"{'L' if self.leap else ''}{self.month:02}-{self.day:02}"
        if self.lunar:
            return f"lunar:{self.year:04}-{day}" if self.year else f"lunar:{day}"
        return f"{self.year:04}-{day}" if self.year else f"--{day}"


@dataclass(frozen=True, slots=True)
class Timing:
    """When to do something: once, or again and again by an RFC 5545 rule or LUNAR:MM-DD."""

    first: When
    repeat: str | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before something begins one is to be reminded of it."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Past:
    """When something happened."""

    at: When


@dataclass(frozen=True, slots=True)
class NextTouch:
    """A next touch promised while logging one; `what` may be empty."""

    at: When
    what: str = ""
    others: tuple[When, ...] = ()  # when else may have been meant


class Item(Note):
    """What was bought; empty when nothing but the sum was said."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Worth:
    """A sum that was spoken of while telling what happened: an order may come of it."""

    amount: Money


class OrderNumber(str):
    """An order's number as the shop writes it."""

    __slots__ = ()


class Tracking(str):
    """What a carrier finds a parcel by."""

    __slots__ = ()


class Company(Name):
    """What a person's company is called."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Tags:
    """Words a customer is marked with; at least one."""

    names: tuple[str, ...]


class Language(str):
    """en, zh_hans or zh_hant."""

    __slots__ = ()


class Email(str):
    """An e-mail address in lower case."""

    __slots__ = ()


class Code(str):
    """A one-time code that links a login."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Page:
    """How many entries of a list were shown before."""

    skipped: int


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to but not `end`: what a list is about."""

    start: date
    end: date


class Everybody(str):
    """That a list is about everybody's customers, and not one's own only."""

    __slots__ = ()


class Urgent(str):
    """That it cannot wait."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Attached:
    """What came with a message beside its words, as the network describes it."""

    kind: str  # photo, file, voice, video, location, contact
    ref: str | None = None  # what the network finds it by
    name: str | None = None
    mime: str | None = None
    size: int | None = None  # bytes
    detail: Mapping[str, str] = field(default_factory=dict)  # coordinates, a number, a link
    album: str = ""  # what parts of one sending share that came as messages of their own


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Words that somebody else said: to be kept, never to be obeyed."""

    name: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """All that a message brought beside its own words."""

    attached: tuple[Attached, ...] = ()
    forwarded: Forwarded | None = None

    def __bool__(self) -> bool:
        return bool(self.attached or self.forwarded)

    def __add__(self, other: "Carried") -> "Carried":
        """What came first is first, and the newest words stand for all."""
        return Carried(self.attached + other.attached, other.forwarded or self.forwarded)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of attachment, as people ask for it, and the kinds it means."""

    name: str
    kinds: tuple[str, ...]


class FileForm(StrEnum):
    """How a table is written."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Until:
    """The day on which something is to be thought of again."""

    on: date


LOST_FOR = ("price", "competitor", "moved", "no_need")


@dataclass(frozen=True, slots=True)
class LostReason:
    """Why a customer was lost: one of the usual reasons, in own words, or both."""

    code: str = ""
    words: str = ""

    @property
    def written(self) -> str:
        """`price`, `price: 10% above the others`, `they retired`."""
        return ": ".join(part for part in (self.code, self.words) if part)

    @classmethod
    def read(cls, written: str) -> "LostReason":
        code, _, words = written.partition(": ")
        return cls(code, words) if code in LOST_FOR else cls("", written)
