"""Making up for lost touch: a task for each customer, spread over the working days of a week."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from core import tasks, workdays
from core.cadence import Neglected
from core.desk import Desk
from core.recurrence import in_zone
from core.tasks import Task
from core.values import When

MOST = 10  # tasks at a time: two a day for a week
SPACING = timedelta(minutes=30)  # between two of one day, so that they do not ring together
CALL = "📞 {}"  # the same in every language
DAY, WEEK = timedelta(days=1), 7
LAST_CHANCE = timedelta(hours=1)  # before the day ends; later there is no time left today


def monday(day: date) -> date:
    return day - day.weekday() * DAY


def week_with_room(desk: Desk) -> date:
    """The Monday of this week, or of the next one when this one is over."""
    this = monday(desk.today)
    return this if _days(desk, this) else this + WEEK * DAY


def plan(desk: Desk, neglected: Sequence[Neglected], week: date) -> list[Task]:
    """Who has a task already needs no other, so asking twice is asking once."""
    todo = list(islice((one.customer for one in neglected if not one.planned), MOST))
    days = _days(desk, week) or _days(desk, week_with_room(desk))
    if not days:
        return []
    share = -(-len(todo) // len(days))  # of a day, rounded up
    made = []
    for number, customer in enumerate(todo):
        day, place = days[number // share], number % share
        at = _first_hour(desk, day) + place * SPACING
        made.append(tasks.promise(desk, CALL.format(customer.name), When(at), customer))
    return made


def _days(desk: Desk, week: date) -> list[date]:
    """The working days of that week on which there is still time."""
    days = (week + number * DAY for number in range(WEEK))
    return [
        day
        for day in days
        if workdays.is_workday(day, desk.shop.region)
        and _local(desk, datetime.combine(day, desk.shop.day_ends)) - LAST_CHANCE > desk.now
    ]


def _first_hour(desk: Desk, day: date) -> datetime:
    """When the day starts; today the next full hour."""
    opens = _local(desk, datetime.combine(day, desk.shop.day_starts))
    if opens > desk.now:
        return opens
    local = desk.now.astimezone(desk.zone).replace(tzinfo=None, minute=0, second=0, microsecond=0)
    return _local(desk, local + timedelta(hours=1))


def _local(desk: Desk, at: datetime) -> datetime:
    return in_zone(at, desk.zone)
