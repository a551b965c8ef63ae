"""Every local day exactly once, in 40 zones, over 10 years, by 6 rules; lunar dates beside others.

    python bench/calendars.py [--years 10] [--other lunar_python]

A daily rule is walked from one occurrence to the next as the schedule does, and the days it fell
on are compared with the days of that zone's calendar. Lunar dates of 1930 to 2088 are printed as
one SHA-256, which tests/core/test_lunar.py holds; with `pip install lunar-python` in the same
Python they are compared day by day.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from datetime import time as clock
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import lunar
from core.recurrence import in_zone, next_after

FIRST, LAST = date(1930, 1, 1), date(2088, 12, 31)
DAY = timedelta(days=1)
ZONES = """
    Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Lagos America/Anchorage
    America/Asuncion America/Caracas America/Chicago America/Denver America/Halifax America/Havana
    America/Los_Angeles America/Mexico_City America/New_York America/Nuuk America/Phoenix
    America/Santiago America/Sao_Paulo America/Scoresbysund America/St_Johns Antarctica/Troll
    Asia/Beirut Asia/Gaza Asia/Hong_Kong Asia/Jerusalem Asia/Kathmandu Asia/Kolkata Asia/Shanghai
    Asia/Taipei Asia/Tehran Asia/Tokyo Atlantic/Azores Australia/Lord_Howe Australia/Sydney
    Europe/Berlin Europe/Dublin Europe/Moscow Pacific/Apia Pacific/Auckland Pacific/Chatham
""".split()
TIMES = ("00:00", "00:30", "02:30", "09:00", "23:30")
EVERY_DAY = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"
RULES = [("FREQ=DAILY", at) for at in TIMES] + [(EVERY_DAY, "01:30")]


def days_of(zone: ZoneInfo, first: date, last: date) -> Iterator[date]:
    """Those of its calendar: a zone that crossed the date line has left one out."""
    for n in range((last - first).days):
        begins = datetime.combine(first + DAY * n, datetime.min.time())
        if in_zone(begins, zone) != in_zone(begins + DAY, zone):
            yield first + DAY * n


def fell_on(zone: ZoneInfo, rule: str, at: str, first: date, last: date) -> Iterator[date]:
    local = datetime.combine(first, clock.fromisoformat(at))
    starts, ends = in_zone(local, zone), in_zone(datetime.combine(last, local.time()), zone)
    # what a gap at the end of a day moves past midnight still is that day's
    moved = timedelta(hours=1) if local.hour == 23 else timedelta()
    after: datetime | None = starts - timedelta(seconds=1)
    while after and (after := next_after(rule, starts, zone, after)) and after < ends:
        yield (after.astimezone(zone).replace(tzinfo=None) - moved).date()


def wrong(zone_name: str, first: date, last: date) -> list[str]:
    """What a zone's rules have missed or done twice."""
    zone, found = ZoneInfo(zone_name), []
    wanted = list(days_of(zone, first, last))
    for rule, at in RULES:
        fell = list(fell_on(zone, rule, at, first, last))
        if fell != wanted:
            twice = [one for one, n in Counter(fell).items() if n > 1]
            odd = sorted({*wanted} ^ {*fell}) or twice
            found.append(f"{zone_name} {rule} {at}: {', '.join(map(str, odd[:5]))}")
    return found


def lunar_days(first: date = FIRST, last: date = LAST) -> Iterator[str]:
    for n in range((last - first).days + 1):
        found = lunar.lunar_of(first + DAY * n)
        assert found
        year, day = found
        yield f"{first + DAY * n} {year} {'L' if day.leap else ''}{day.month}-{day.day}"


def of_another(first: date = FIRST, last: date = LAST) -> Iterator[str]:
    from lunar_python import Solar  # not installed with us: for this comparison only

    for n in range((last - first).days + 1):
        on = first + DAY * n
        day = Solar.fromYmd(on.year, on.month, on.day).getLunar()
        month = day.getMonth()
        leap = "L" if month < 0 else ""
        yield f"{on} {day.getYear()} {leap}{abs(month)}-{day.getDay()}"


def digest(days: Iterator[str]) -> str:
    return sha256("\n".join(days).encode()).hexdigest()


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--years", type=int, default=10)
    asked.add_argument("--first", type=int, default=2020)
    given = asked.parse_args()
    began, odd = time.perf_counter(), list[str]()
    first, last = date(given.first, 1, 1), date(given.first + given.years, 1, 1)
    for name in ZONES:
        odd += wrong(name, first, last)
    print(f"{len(ZONES)} zones x {given.years} years x {len(RULES)} rules: {len(odd)} wrong, "
          f"{time.perf_counter() - began:.0f} s")  # fmt: skip
    print(*odd, sep="\n")
    ours = list(lunar_days())
    print(f"lunar dates {FIRST} to {LAST}: {digest(iter(ours))}")
    try:
        theirs = list(of_another())
    except ModuleNotFoundError:
        print("lunar-python is not installed: nothing to compare them with")
        return len(odd)
    differ = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    print(f"lunar-python says otherwise on {len(differ)} of {len(ours)} days")
    print(*differ[:5], sep="\n")
    return len(odd) + len(differ)


if __name__ == "__main__":
    raise SystemExit(main())
