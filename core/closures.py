"""Days on which the shop is shut, said in chat or set in the file: silence then means nothing."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from core import changes, rights
from core.calendar import in_hours
from core.desk import Desk
from core.recurrence import in_zone
from core.refusals import Refusal
from core.rights import Action, NewThing
from core.values import Days
from core.workdays import LONGEST_REST, is_workday
from storage.tables import Closure as Row

DAY = timedelta(days=1)
REGIONS = {
    **dict.fromkeys(("Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Harbin", "PRC"), "CN"),
    **{"Asia/Taipei": "TW", "Asia/Hong_Kong": "HK"},
}
LONGEST = 366  # days; who is shut for longer has ended
LONGEST_WAIT = 400  # days looked ahead for one that is worked


@dataclass(eq=False)
class ShutForTooLong(Refusal):
    most: int


@dataclass(frozen=True, slots=True)
class Closed:
    """Every closed day, in order; time that counts runs past them."""

    days: tuple[date, ...] = ()

    def on(self, day: date) -> bool:
        return self.within(day - DAY, day) > 0

    def within(self, after: date, until: date) -> int:
        """How many there are after the first day, up to and with the second."""
        return max(0, bisect_right(self.days, until) - bisect_right(self.days, after))

    def counted(self, since: date, day: date) -> date:
        """The day as it would be called if the closed days since then had not been."""
        return day - DAY * self.within(since, day)

    def delayed(self, since: date, day: date) -> date:
        """The way back: the first day by which as many open days have passed since then."""
        reached = day
        while (later := day + DAY * self.within(since, reached)) != reached:
            reached = later
        return reached

    def spans(self, after: date, until: date) -> list[Days]:
        """The closures in between, days in a row as one."""
        here = self.days[bisect_right(self.days, after) : bisect_right(self.days, until)]
        found: list[Days] = []
        for day in here:
            if found and found[-1].last == day - DAY:
                found[-1] = Days(found[-1].first, day)
            else:
                found.append(Days(day, day))
        return found


def closed(desk: Desk) -> Closed:
    stored = desk.db.execute(select(Row.starts, Row.ends))
    days = {day for starts, ends in stored for day in _each(starts, ends)}
    return Closed(tuple(sorted(days | desk.shop.closed)))


def close(desk: Desk, span: Days) -> int:
    """How many of these days were not closed before. Raises ShutForTooLong."""
    permit = rights.require(desk, Action.KEEP_SHOP, NewThing(None))
    if (span.last - span.first).days >= LONGEST:
        raise ShutForTooLong(LONGEST)
    new = (span.last - span.first).days + 1 - closed(desk).within(span.first - DAY, span.last)
    if new:
        changes.add(permit, Row(starts=span.first, ends=span.last))
    return new


def reopen(desk: Desk, span: Days) -> int:
    """How many of these days are open now and were not; a day the file closes stays closed."""
    permit = rights.require(desk, Action.KEEP_SHOP, NewThing(None))
    before = closed(desk).within(span.first - DAY, span.last)
    cut = select(Row).where(Row.starts <= span.last, Row.ends >= span.first).with_for_update()
    for row in desk.db.scalars(cut).all():
        rest = row.ends
        # `starts` stays: by it the silences are found that this day bears upon
        changes.change(permit, row, ends=max(span.first, row.starts) - DAY)
        if rest > span.last:
            changes.add(permit, Row(starts=span.last + DAY, ends=rest))
    return before - closed(desk).within(span.first - DAY, span.last)


def works(desk: Desk, day: date, shut: Closed | None = None, region: str | None = None) -> bool:
    """Whether anybody is at work: no weekend, no public holiday, not closed."""
    return is_workday(day, region or desk.shop.region) and not (shut or closed(desk)).on(day)


def region_of(desk: Desk, zone: str | None) -> str:
    """Whose holidays somebody has who lives in that zone; abroad there are none we know."""
    if zone is None or zone == str(desk.shop.zone):
        return desk.shop.region
    return REGIONS.get(zone, "none")


def spoken_for(desk: Desk) -> list[date]:
    """The days whose news are told today: today, and on the eve of days off also those."""
    shut, days = closed(desk), [desk.today]
    if works(desk, desk.today, shut):
        for ahead in range(1, LONGEST_REST + 1):
            day = desk.today + timedelta(days=ahead)
            if works(desk, day, shut):
                break
            days.append(day)
    return days


def at_work(desk: Desk, at: datetime) -> datetime:
    """That instant in the hours of a working day, else when the next one opens."""
    shut, at = closed(desk), in_hours(desk, at)
    for _ in range(LONGEST_WAIT):
        day = at.astimezone(desk.zone).date()
        if works(desk, day, shut):
            break
        at = opening(desk, day + DAY)
    return at


def opening(desk: Desk, day: date) -> datetime:
    return in_zone(datetime.combine(day, desk.shop.day_starts), desk.zone)


def workday_before(desk: Desk, at: datetime) -> date:
    """The last working day that had opened by then."""
    shut, day = closed(desk), at.astimezone(desk.zone).date()
    if at < opening(desk, day):
        day -= DAY
    for _ in range(LONGEST_WAIT):
        if works(desk, day, shut):
            break
        day -= DAY
    return day


def rests(desk: Desk, after: date, until: date, least: int) -> list[Days]:
    """Holidays and closures in between, at least so many days in a row; no plain weekend."""
    shut, found = closed(desk), list[Days]()
    for day in _each(after + DAY, until):
        if works(desk, day, shut):
            continue
        if found and found[-1].last == day - DAY:
            found[-1] = Days(found[-1].first, day)
        else:
            found.append(Days(day, day))
    return [span for span in found if (span.last - span.first).days + 1 >= least]


def known(desk: Desk, after: date) -> list[Days]:
    """All of them, said in chat or set in the file."""
    return closed(desk).spans(after, date.max)


def told_in_chat(desk: Desk, after: date) -> list[Days]:
    """What was said in chat and is not over since long, the next first."""
    stored = select(Row).where(Row.ends >= Row.starts, Row.ends > after).order_by(Row.starts)
    return [Days(row.starts, row.ends) for row in desk.db.scalars(stored)]


def _each(first: date, last: date) -> Iterator[date]:
    return (first + DAY * number for number in range((last - first).days + 1))
