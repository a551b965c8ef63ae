"""What repeats, as a rule (RFC 5545, or LUNAR:MM-DD) and its first time."""

from dataclasses import replace
from datetime import timedelta

from dateutil.rrule import rrulestr

from bot.language.times import feasts
from bot.language.times.fields import (
    SATURDAY,
    SUNDAY,
    WEEKDAYS,
    WORKWEEK,
    Every,
    Fields,
    Nth,
    Step,
    hourly,
)
from bot.language.times.moment import Moment
from bot.language.times.resolve import AHEAD, FULL_DAY, Reading, bind, elapsed, resolve
from core import lunar

SHORTEST = 5  # minutes: what repeats faster is a slip
MOST = 1000  # units
_FREQUENCY = {
    "minute": "MINUTELY",
    "hour": "HOURLY",
    "day": "DAILY",
    "week": "WEEKLY",
    "month": "MONTHLY",
    "year": "YEARLY",
}
_EDGE_DAYS = {"end": -1, "early": 1, "middle": 15, "late": 21}


def repeats(said: Fields, moment: Moment) -> tuple[str | None, Reading] | None:
    """The rule and its first time; no rule when none can say it, and then one must ask."""
    every = _unit(said)
    if every and said.edge and said.edge.unit is None:
        said = replace(said, edge=said.edge._replace(unit=every.unit))
    if every and every.unit == "quarter" and said.day:
        said = replace(said, day=None, nth=Nth(said.day, "day"))
    if every is None or not 0 < every.number < MOST:
        return None
    if said.edge and every.unit not in ("week", "month", "quarter", "year"):
        return None
    first = _first(said, every, moment)
    if first is None:
        return None
    rule = _rule(said, every)
    rule = rule if rule and _keeps(rule, first) else None
    return rule, first if rule else first._replace(ask=True)


def _keeps(rule: str, first: Reading) -> bool:
    """Whether the rule says all that was said: then it comes round at its own first time.

    Working days by a table of holidays are the one thing it says only nearly.
    """
    if rule.startswith("LUNAR") or "BYSETPOS" in rule:
        return True
    return next(iter(rrulestr(rule, dtstart=first.start)), None) == first.start


def _unit(said: Fields) -> Every | None:
    """What the repetition counts, said or implied: 每逢周三 is every week."""
    every = said.every
    if every is None:
        return None
    if every.unit in ("quarter", "fortnight"):
        return every
    if every.unit == "day" and said.weekdays:
        return Every(every.number, "week")
    if every.unit:
        return every
    if said.weekday is not None or said.weekdays or said.weekend:
        return Every(every.number, "week")
    if said.month or said.feast or (said.lunar and said.lunar.month):
        return Every(every.number, "year")
    if said.edge and said.edge.unit:
        return Every(every.number, said.edge.unit)
    if said.day or said.days or said.nth or said.lunar:
        return Every(every.number, "month")
    return Every(every.number, "day") if hourly(said) else None


def _first(said: Fields, every: Every, moment: Moment) -> Reading | None:
    if every.unit in ("minute", "hour"):
        minutes = every.number * (60 if every.unit == "hour" else 1)
        if minutes < SHORTEST:
            return None
        lasting = timedelta(minutes=minutes)
        return Reading(elapsed(moment, timedelta(), lasting), None, "minute")
    bare = replace(said, every=None, since=None, weekdays=None, days=None, months=None)
    bare = replace(bare, quarters=None)
    choices = _choices(said, bare, every)
    found = [one for one in (resolve(choice, moment, AHEAD) for choice in choices) if one]
    ahead = [one for one in found if _is_ahead(one, moment)]
    return min(ahead, key=lambda one: one.start, default=None)


def _is_ahead(one: Reading, moment: Moment) -> bool:
    today = one.grain == "day" and one.start.date() == moment.local.date()
    return today or (one.end or one.start) > moment.local


def _choices(said: Fields, bare: Fields, every: Every) -> list[Fields]:
    """What the first time may be; the nearest of them is it."""
    if said.weekdays:
        return [replace(bare, weekday=day) for day in said.weekdays]
    if said.days:
        return [replace(bare, day=day) for day in said.days]
    if said.weekend:
        return [replace(bare, weekend=None, weekday=day) for day in (SATURDAY, SUNDAY)]
    if said.nth and said.month is None:
        counter = {"quarter": "quarters", "year": "years"}.get(every.unit or "", "months")
        return [_later(bare, counter, shift) for shift in (0, 1, 2)]
    anchored = said.day or said.month or said.feast or said.lunar or said.edge
    if anchored or said.weekday is not None or hourly(said) or every == Every(1, "day"):
        return [bare]
    return [replace(bare, offset=(Step(every.number, every.unit or "day"),))]


def _later(bare: Fields, counter: str, shift: int) -> Fields:
    if counter == "quarters":
        return replace(bare, quarters=shift)
    return replace(bare, years=shift) if counter == "years" else replace(bare, months=shift)


def _rule(said: Fields, every: Every) -> str | None:
    # 24:00 and the small hours of a night are the next day on the calendar
    late = said.clock is not None and (bind(said.clock, said.part) or 0) >= FULL_DAY
    if every.unit != "year" and (said.feast or said.lunar or said.month):
        return None
    if late and every.unit in ("month", "quarter", "year"):
        return None
    if every.unit == "year":
        return _yearly(said, every)
    if every.unit in ("month", "quarter"):
        return _monthly(said, every)
    unit = every.unit or ""
    if unit not in _FREQUENCY or said.edge or said.nth or said.day or said.days:
        return None
    days = said.weekdays or ((said.weekday,) if said.weekday is not None else ())
    days = (SATURDAY, SUNDAY) if said.weekend else days
    by = ",".join(WEEKDAYS[(day + late) % len(WEEKDAYS)] for day in days)
    return _written(unit, every.number, f"BYDAY={by}" if by else "")


def _monthly(said: Fields, every: Every) -> str | None:
    by = _by_day_of_month(said)
    if by is None or (said.edge and said.edge.unit not in (None, every.unit)):
        return None
    return _written("month", every.number * (3 if every.unit == "quarter" else 1), by)


def _by_day_of_month(said: Fields) -> str | None:
    if said.weekday is not None or said.weekdays or said.weekend:
        return None  # the Fridays of a month are not one day of it
    if said.days or said.day:
        days = said.days or (said.day,)
        return "BYMONTHDAY=" + ",".join(str(day) for day in days)
    if said.edge:
        day = _EDGE_DAYS.get(said.edge.which)
        return f"BYMONTHDAY={day}" if day else None
    if not said.nth:
        return ""
    if said.nth.unit == "day":
        return f"BYMONTHDAY={said.nth.n}"
    if said.nth.unit == "weekday":
        return f"BYDAY={said.nth.n}{WEEKDAYS[said.nth.weekday]}"
    if said.nth.unit == "workday":
        week = ",".join(WEEKDAYS[day] for day in WORKWEEK)
        return f"BYDAY={week};BYSETPOS={said.nth.n}"
    return None


def _yearly(said: Fields, every: Every) -> str | None:
    if said.lunar and said.lunar.month and every.number == 1:
        return f"LUNAR:{'L' if said.lunar.leap else ''}{said.lunar.month:02}-{said.lunar.day:02}"
    if said.feast:
        return _feast(said.feast, every)
    if said.edge and said.edge.unit == "year":
        by_edge = {"end": "BYMONTH=12;BYMONTHDAY=31", "early": "BYMONTH=1;BYMONTHDAY=1"}
        found = by_edge.get(said.edge.which)
        return _written("year", every.number, found) if found else None
    by = _by_day_of_month(said)
    if by is None:
        return None
    if said.month is None:
        return _written("year", every.number, "") if not by else None
    return _written("year", every.number, f"BYMONTH={said.month};{by or 'BYMONTHDAY=1'}")


def _feast(feast: str, every: Every) -> str | None:
    if feast in feasts.FIXED:
        month, day = feasts.FIXED[feast].split("-")
        return _written("year", every.number, f"BYMONTH={int(month)};BYMONTHDAY={int(day)}")
    if feast in feasts.MOVING:
        month_, weekday, n, extra = feasts.MOVING[feast]
        by = f"BYMONTH={month_};BYDAY={n}{WEEKDAYS[weekday]}"
        return None if extra else _written("year", every.number, by)
    if feast in lunar.FEASTS and every.number == 1:
        kept = lunar.FEASTS[feast]
        return f"LUNAR:{kept.month:02}-{kept.day:02}"
    return None


def _written(unit: str, interval: int, by: str) -> str:
    parts = [f"FREQ={_FREQUENCY[unit]}"]
    if interval != 1:
        parts.append(f"INTERVAL={interval}")
    return ";".join([*parts, by] if by else parts)
