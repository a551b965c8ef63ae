"""reopen DAYS: closed days that were not closed after all."""

from datetime import date

import pytest

from core.closures import closed
from core.desk import Role
from core.staff import enrol
from tests.purchases import buys


@pytest.fixture(autouse=True)
def shut(house, talk):
    house.database.write(lambda db: enrol(db, "dora", Role.ADMIN))
    talk("dora> we are closed 1–11 December")


def days(house):
    with house.database.read() as db:
        return [day.day for day in closed(house.own_desk(db)).days]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("reopen 1-11 December", []),
        ("reopen 20261201d-20261211d", []),
        ("we are open after all on 5 December", [1, 2, 3, 4, 6, 7, 8, 9, 10, 11]),
        ("we're open from 9 December to 20 December", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("我们12月1日到3日照常营业", [4, 5, 6, 7, 8, 9, 10, 11]),
        ("12月5日我们照常上班", [1, 2, 3, 4, 6, 7, 8, 9, 10, 11]),
        ("照常營業 12月11日", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ],
)
def test_all_of_it_or_a_part(talk, house, line, left):
    talk(f"dora> {line}")
    assert days(house) == left
    talk("dora> undo")
    assert days(house) == [*range(1, 12)]


def test_it_says_what_was_understood(talk):
    assert talk("dora> reopen 5 December").startswith("bot> Open after all on Sat 5 Dec.")
    assert "Open after all, Tue 1 Dec to Fri 4 Dec: 4 days less closed." in talk(
        "dora> reopen 1-4 December"
    )
    assert talk("dora> reopen 1-5 December") == (
        "bot> Nothing said in chat closes Tue 1 Dec to Sat 5 Dec."
    )


def test_the_dates_come_back(talk, house):
    row = buys(house, 1)
    talk("dora> reopen 1-11 December")
    with house.database.read() as db:
        again = db.get_one(type(row), 1)
    assert (row.churn_check_on - again.churn_check_on).days == 11
    assert again.churn_check_on == date(2027, 1, 27)


def test_only_an_admin_may(talk):
    assert "may not" in talk("ana> reopen 1-11 December")


@pytest.mark.parametrize("line", ["we are open to a discount", "我们营业额不错"])
def test_what_only_sounds_like_it(talk, house, line):
    talk(f"dora> {line}")
    assert days(house) == [*range(1, 12)]
