"""What is to do between two days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import agenda, customers, giving, staff, tasks
from core.agenda import Span
from core.desk import Actor, Desk, Role
from core.values import When

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)  # eight on a Sunday morning in Shanghai
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY = date(2026, 11, 22)
ANA, BO = Actor(1, "ana", Role.SALES), Actor(2, "bo", Role.MANAGER)


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, ANA, NOW, house.zone, "m1", house.shop)


def whats(found):
    return [one.what for one in found]


def on(day):
    return Span(day, day)


def test_in_order_of_time(desk):
    for n in (3, 1, 2):
        tasks.promise(desk, f"in {n}", When(NOW + n * HOUR))
    assert whats(agenda.of(desk, 1)) == ["in 1", "in 2", "in 3"]


def test_todays_list_has_what_is_late_too(desk):
    tasks.promise(desk, "late", When(NOW + HOUR))
    tasks.promise(desk, "next", When(NOW + DAY + 2 * HOUR))
    tomorrow = replace(desk, now=NOW + DAY)
    assert whats(agenda.of(tomorrow, 1, on(TODAY + DAY))) == ["late", "next"]
    assert whats(agenda.of(tomorrow, 1, Span())) == ["late"]
    assert whats(agenda.of(tomorrow, 1, on(TODAY + 2 * DAY))) == []
    assert whats(agenda.of(desk, 1, Span())) == []


def test_a_day_without_an_hour_is_late_when_it_is_over(desk):
    tasks.promise(desk, "some time", When(NOW + HOUR, dated=True))
    assert agenda.of(replace(desk, now=NOW + 2 * HOUR), 1, Span()) == []
    assert whats(agenda.of(replace(desk, now=NOW + DAY), 1, Span())) == ["some time"]


def test_a_day_ends_where_it_is_asked_for(desk):
    tasks.promise(desk, "late at night", When(NOW + 15 * HOUR + HOUR / 2))  # 23:30 in Shanghai
    assert whats(agenda.of(desk, 1, on(TODAY))) == ["late at night"]
    assert agenda.of(desk, 1, on(TODAY + DAY)) == []


def test_what_repeats_is_there_at_each_of_its_times(desk):
    tasks.promise(desk, "daily", When(NOW + HOUR), repeat="FREQ=DAILY")
    tasks.promise(desk, "mondays", When(NOW + DAY + HOUR), repeat="FREQ=WEEKLY;BYDAY=MO")
    [one] = agenda.of(desk, 1, on(TODAY + 2 * DAY))
    assert (one.what, one.due.at) == ("daily", NOW + 2 * DAY + HOUR)
    assert whats(agenda.of(desk, 1, on(TODAY + 8 * DAY))) == ["daily", "mondays"]


def test_an_ended_series_is_not(desk):
    tasks.promise(desk, "twice", When(NOW + HOUR), repeat="FREQ=DAILY;COUNT=2")
    assert agenda.of(desk, 1, on(TODAY + 5 * DAY)) == []


def test_of_a_colleague_whoever_leads_sees_all_and_others_what_they_gave(desk):
    bo, ana = staff.named(desk.db, "bo"), staff.named(desk.db, "ana")
    tasks.promise(desk, "own", When(NOW + HOUR))
    tasks.promise(replace(desk, actor=BO), "bo's own", When(NOW + HOUR))
    giving.give(desk, bo, "given", When(NOW + 2 * HOUR))
    assert whats(agenda.seen_of(desk, bo)) == ["given"]
    assert whats(agenda.seen_of(replace(desk, actor=BO), ana)) == ["own"]
    assert whats(agenda.seen_of(replace(desk, actor=BO), bo)) == ["bo's own", "given"]


def test_about_a_customer_whoever_does_it(desk):
    acme = customers.by_id(desk, 1)
    tasks.promise(desk, "call", When(NOW + 2 * HOUR), acme)
    tasks.promise(replace(desk, actor=BO), "visit", When(NOW + HOUR), acme)
    tasks.finish(desk, tasks.promise(desk, "done", When(NOW + HOUR), acme))
    assert whats(agenda.about(desk, acme)) == ["visit", "call"]


def test_a_span_as_it_is_written():
    assert Span(TODAY, TODAY + DAY).written == "20261122-20261123"
