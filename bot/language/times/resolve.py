"""From what was said to instants on the wall clock, and whether to ask which one was meant."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from bot.language.times.fields import Clock, Fields, Step
from bot.language.times.moment import Moment
from bot.language.times.spans import DAY, Frame, Span, add_months, move, one_day, spans
from core.recurrence import in_zone

AHEAD, BACK = 1, -1
# CONTRACT: a part of day is a range; hours
PARTS = {
    "dawn": (0, 6),
    "morning": (6, 12),
    "noon": (11, 14),
    "afternoon": (12, 18),
    "evening": (18, 24),
    "night": (22, 24),
    "day": (6, 18),
}
NOON, FULL_DAY = 12, 24
LATEST_BARE_AFTERNOON = 6  # CONTRACT: a bare clock 1-6 is afternoon, 7-12 as said
LEEWAY = timedelta(hours=2)  # CONTRACT: ask when both readings lie this near working hours
FIRST_YEAR, LAST_YEAR = 1800, 2200  # beyond them nobody sets a reminder or logs a visit
_HOURLY_UNITS = {"second": "seconds", "minute": "minutes", "hour": "hours"}


class Reading(NamedTuple):
    start: datetime
    end: datetime | None
    grain: str
    alternatives: tuple[datetime, ...] = ()
    ask: bool = False


def resolve(said: Fields, moment: Moment, step: int) -> Reading | None:
    """The meaning nearest to now on the side one looks to; None when there is no such time."""
    try:
        found = _resolve(said, moment, step)
    except (ValueError, OverflowError):  # beyond the calendar
        return None
    if found is None or not FIRST_YEAR <= found.start.year < LAST_YEAR:
        return None
    return found


def frame_of(moment: Moment, step: int) -> Frame:
    return Frame(moment.local.date(), moment.region, step)


def _resolve(said: Fields, moment: Moment, step: int) -> Reading | None:
    if said.now:
        return Reading(moment.local, None, "minute")
    if said.window:
        return _window(said, said.window, moment)
    if said.shift and all(one.unit in _HOURLY_UNITS for one in said.shift):
        return _hours_from(said, said.shift, moment, step)
    if said.offset:
        return _offset(said, said.offset, moment)
    found = _nearest(said, moment, step)
    if found is None:
        return None
    return _with_doubts(found, said, moment, step)


def _nearest(said: Fields, moment: Moment, step: int) -> Reading | None:
    first: Reading | None = None
    now = moment.local
    for span in spans(said, frame_of(moment, step)):
        found = _at(span, said, moment)
        if found is None:
            return None
        first = first or found
        if _fits(found, span, said, now, step):
            return found
    return first


def _fits(found: Reading, span: Span, said: Fields, now: datetime, step: int) -> bool:
    if said.clock or said.closing or said.opening:
        return found.start > now if step == AHEAD else found.start <= now
    if said.part and found.end:
        return found.end > now if step == AHEAD else found.start <= now
    return span.end > now.date() if step == AHEAD else span.start <= now.date()


def _at(span: Span, said: Fields, moment: Moment) -> Reading | None:
    """The hour said, on the first of the days; None when it contradicts itself."""
    midnight = datetime.combine(span.start, time())
    if said.clock:
        hour = bind(said.clock, said.part)
        if hour is None:
            return None
        start = midnight + timedelta(hours=hour, minutes=said.clock.minute)
        return Reading(start, None, "minute" if said.clock.exact else "hour")
    if said.same_hour:
        return _same_hour(span, moment)
    if said.closing:
        return Reading(datetime.combine(span.start, moment.day_ends), None, "minute")
    if said.opening:
        return Reading(datetime.combine(span.start, moment.day_starts), None, "minute")
    if said.part:
        first, last = PARTS[said.part]
        start, end = midnight + timedelta(hours=first), midnight + timedelta(hours=last)
        return Reading(start, end, "part")
    end_day = None if span.single else datetime.combine(span.end, time())
    return Reading(midnight, end_day, span.grain)


def _same_hour(span: Span, moment: Moment) -> Reading:
    """This hour of another day; of a week, a month or a year its same day."""
    day, today = span.start, moment.local.date()
    if span.grain == "week":
        day += today.weekday() * DAY
    elif span.grain in ("month", "year"):
        months = (day.year - today.year) * 12 + (
            day.month - today.month if span.grain == "month" else 0
        )
        day = add_months(today, months)
    return Reading(datetime.combine(day, moment.local.time()), None, "minute")


def bind(clock: Clock, part: str | None) -> int | None:
    """The hour of the day meant, above 23 for the small hours after an evening."""
    hour = clock.hour
    if clock.half:
        hour = hour % NOON + (NOON if clock.half == "pm" else 0)
        late = part in ("evening", "night") and hour < PARTS["dawn"][1]
        return hour + FULL_DAY if late else hour
    if hour > NOON or (part is None and clock.sure):
        return None if hour > NOON and part in ("morning", "dawn") else hour
    if part is None:
        return hour + NOON if 1 <= hour <= LATEST_BARE_AFTERNOON else hour
    return _bind_to_part(hour, part)


def _bind_to_part(hour: int, part: str) -> int:
    if part == "dawn":
        return hour % NOON
    if part == "afternoon":
        return hour % NOON + NOON
    if part == "noon":
        return hour + NOON if 1 <= hour <= 3 else hour
    if part in ("evening", "night"):
        # 晚上一点 and midnight belong to the night that begins that day
        turn = 4 if part == "evening" else 6
        return hour + NOON if turn <= hour <= NOON else hour + FULL_DAY
    if part == "day":
        return hour + NOON if 1 <= hour <= LATEST_BARE_AFTERNOON else hour
    return hour


def _with_doubts(found: Reading, said: Fields, moment: Moment, step: int) -> Reading:
    others: tuple[datetime, ...] = ()
    ask = False
    other = _other_half(said, found, moment, step)
    if other:
        others, ask = (other,), _both_at_work(found.start, other, moment)
    if said.lunar and said.lunar.solar and said.lunar.month:
        solar = replace(said, lunar=None, month=said.lunar.month, day=said.lunar.day)
        second = _nearest(solar, moment, step)
        others = (second.start,) if second else ()
    dated_twice = said.day or said.dates is not None
    if said.weekday is not None and dated_twice and found.start.weekday() != said.weekday:
        ask = True  # Wednesday 15 March is a Tuesday: one of the two is a slip
        bare = replace(said, year=None, month=None, day=None, dates=None, years=None, months=None)
        weekday = _nearest(bare, moment, step)
        others = (weekday.start,) if weekday else ()
    if step == AHEAD and _missed(said, found, moment):
        ask = True
    return found._replace(alternatives=others, ask=ask or found.ask)


def _other_half(said: Fields, found: Reading, moment: Moment, step: int) -> datetime | None:
    """Three in the night for three in the afternoon, when nothing says which."""
    clock = said.clock
    if not clock or clock.half or clock.sure or said.part or not 1 <= clock.hour <= NOON:
        return None
    hour = clock.hour if clock.hour <= LATEST_BARE_AFTERNOON else clock.hour + NOON
    other = _nearest(replace(said, clock=clock._replace(hour=hour, sure=True)), moment, step)
    return other.start if other and other.start != found.start else None


def _both_at_work(one: datetime, other: datetime, moment: Moment) -> bool:
    def near(at: datetime) -> bool:
        opens = datetime.combine(at.date(), moment.day_starts) - LEEWAY
        closes = datetime.combine(at.date(), moment.day_ends) + LEEWAY
        return opens <= at <= closes

    return near(one) and near(other)


def _missed(said: Fields, found: Reading, moment: Moment) -> bool:
    """This week's Wednesday, or today's nine o'clock, when it is over."""
    if said.weeks == 0 and said.weekday is not None:
        over = (found.end or found.start) < moment.local
        return over and found.start.date() < moment.local.date()
    return said.dates == 0 and said.clock is not None and found.start < moment.local


def _offset(said: Fields, steps: tuple[Step, ...], moment: Moment) -> Reading | None:
    day = moment.local.date()
    lasting = timedelta()
    for step in steps:
        if step.unit in _HOURLY_UNITS:
            lasting += timedelta(**{_HOURLY_UNITS[step.unit]: step.amount})
            continue
        moved = move(day, step, moment.region)
        if moved is None:
            return None
        day = moved
    if lasting or any(step.unit in _HOURLY_UNITS for step in steps):
        then = elapsed(moment, day - moment.local.date(), lasting)
        # in two hours at five: one of the two is a slip
        return Reading(then, None, "minute", ask=bool(said.clock or said.part))
    counted = day
    if said.weekday is not None:
        day += (said.weekday - day.weekday()) % 7 * DAY
    found = _at(one_day(day), said, moment)
    if found is None:
        return None
    if day != counted and all(step.unit == "day" for step in steps):
        found = found._replace(ask=True)  # in three days on Friday, and it is not
    bare = replace(said, offset=None, dates=(day - moment.local.date()).days, weekday=None)
    return _with_doubts(found, bare, moment, AHEAD)


def _hours_from(said: Fields, steps: tuple[Step, ...], moment: Moment, step: int) -> Reading | None:
    """半小时 before noon, an hour after midnight on Friday."""
    found = _resolve(replace(said, shift=None), moment, step)
    if found is None or found.grain not in ("minute", "hour"):
        return None
    apart = sum((timedelta(**{_HOURLY_UNITS[one.unit]: one.amount}) for one in steps), timedelta())
    others = tuple(other + apart for other in found.alternatives)
    return Reading(found.start + apart, None, "minute", others, found.ask)


def elapsed(moment: Moment, days: timedelta, lasting: timedelta) -> datetime:
    """Days pass on the calendar, hours in time: across a clock change they are not the same."""
    instant = in_zone(moment.local + days, moment.zone) if days else moment.now.astimezone(UTC)
    there = (instant + lasting).astimezone(moment.zone)
    return there.replace(tzinfo=None, second=0, microsecond=0)


def _window(said: Fields, steps: tuple[Step, ...], moment: Moment) -> Reading | None:
    """A stretch of time that begins, or ends, now; of days also tomorrow."""
    found = _offset(Fields(), steps, moment)
    if found is None:
        return None
    now = moment.local
    if found.grain == "minute":
        # a few seconds are a minute: clocks here count those
        last = max(now, found.start, min(now, found.start) + timedelta(minutes=1))
        return Reading(min(now, found.start), last, "minute")
    today = datetime.combine(now.date(), time())
    if found.start < today:
        return Reading(found.start, today, "day")
    return Reading(today + DAY if said.apart else today, found.start + DAY, "day")
