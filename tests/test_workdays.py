"""Which days are worked: what repeats on them, what was announced late, and who is told."""

from datetime import date, timedelta

import pytest

from bot import calendars
from core import workdays


@pytest.fixture
def announced():
    """As the State Council might for 2027; forgotten afterwards."""
    rest = [date(2027, 2, 5) + timedelta(days=n) for n in range(7)]
    workdays.tell("CN", rest, [date(2027, 2, 14)])
    yield
    workdays.tell("CN", [], [])


def test_what_was_announced_late_is_known(announced):
    assert not workdays.is_workday(date(2027, 2, 8), "CN")  # a Monday
    assert workdays.is_workday(date(2027, 2, 14), "CN")  # a Sunday
    assert workdays.covers("CN", 2027)
    assert not workdays.covers("CN", 2028)
    assert not workdays.is_workday(date(2027, 2, 14), "HK")


def test_forgotten_it_is_monday_to_friday_again():
    assert not workdays.covers("CN", 2027)
    assert not workdays.is_workday(date(2027, 2, 14), "CN")


@pytest.mark.usefixtures("no_digests")
def test_every_working_day_leaves_out_the_days_off(talk):
    """From Wednesday the 30th of September on, with the first to the seventh off."""
    talk(":wait 312d")
    talk("remind every weekday at 10am count the cash")
    assert talk(":wait 8d").count("Reminder: count the cash") == 1


@pytest.mark.usefixtures("no_digests", "ada")
def test_a_day_closed_later_moves_what_is_due(talk):
    talk("remind every weekday at 10am count the cash")
    talk("ada> we are closed on Monday")
    assert "count the cash" not in talk(":wait 1d12h")
    talk("ada> undo")
    assert talk(":wait 1d").count("Reminder: count the cash") == 1


@pytest.mark.usefixtures("no_digests")
def test_after_the_announcement_what_repeats_is_counted_anew(talk, house, announced):
    assert calendars.settle(house)
    assert not calendars.settle(house)
    workdays.tell("CN", [], [])
    assert calendars.settle(house)


@pytest.mark.usefixtures("ada")
def test_an_admin_reads_on_mondays_in_december_that_the_next_year_is_unknown(talk):
    talk(":as ada")
    assert "holidays of 2027" not in talk(":wait 14d")
    assert "The public holidays of 2027 are not known here yet" in talk(":wait 2d")
    assert "holidays of 2027" not in talk(":wait 6d")


@pytest.mark.usefixtures("ada")
def test_known_there_is_nothing_to_say(talk, announced):
    talk(":as ada")
    assert "holidays of 2027" not in talk(":wait 20d")
