"""Times as people say them, in English and Chinese: found, understood, or refused."""

from bot.language.times.fire import fires, happened
from bot.language.times.moment import Impossible, Moment, Time
from bot.language.times.reader import read
from bot.language.times.resolve import AHEAD, BACK

__all__ = ["Impossible", "Moment", "Time", "fires", "happened", "past_times", "times"]


def times(text: str, moment: Moment) -> tuple[tuple[Time, ...], tuple[Impossible, ...]]:
    """Every time said, in order, and what was said like one but cannot be; leaning forward."""
    return read(text, moment, AHEAD)


def past_times(text: str, moment: Moment) -> tuple[tuple[Time, ...], tuple[Impossible, ...]]:
    """The same for what has happened: a bare weekday, day or hour is the last one."""
    return read(text, moment, BACK)
