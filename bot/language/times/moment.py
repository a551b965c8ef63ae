"""What a time was said at, and what it was found to mean."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything the meaning of a time depends on. `now` is aware."""

    now: datetime
    zone: ZoneInfo
    day_starts: time = time(9)
    day_ends: time = time(18)
    day_first: bool = False  # 12/8 is 12 August: the country writes the day first
    region: str = "CN"  # whose holidays and working days: CN, TW, HK, none

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError("an instant without a zone is a guess")

    @property
    def local(self) -> datetime:
        """Now on the wall clock, naive, to the minute."""
        there = self.now.astimezone(UTC).astimezone(self.zone)
        return there.replace(tzinfo=None, second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression. Its instants are naive, on the wall clock of the moment's zone.

    Of two passes of a wall clock time the second is marked by `fold`, as datetime does.
    """

    span: tuple[int, int]  # into the text as it was given
    text: str
    start: datetime
    end: datetime | None  # exclusive; None for a point
    grain: str  # minute hour part day week month quarter year
    repeat: str | None = None  # an RFC 5545 RRULE, or LUNAR:MM-DD
    alternatives: tuple[datetime, ...] = ()
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Impossible:
    """Said like a time, but there is none: 25点, 30 February, -5天后."""

    span: tuple[int, int]
    text: str
