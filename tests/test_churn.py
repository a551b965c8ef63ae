"""Silence is told to the owner first, then to the channel if nobody answers; once each."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import schedule
from bot.house import CONSOLE, Address, House
from bot.terminal import Clock
from core import changes, rights, staff, staffing
from core.rights import Action
from storage.tables import Alert, Customer
from tests.purchases import DAY, TODAY, buys, digest, regulars, texts, told, wait_until


@pytest.fixture
def database(in_memory, memory):
    """These walk through months, day by day: SQLite will do; core's own tests ask both."""
    yield in_memory
    memory.rollback()


MONDAY = TODAY + DAY


@pytest.fixture(autouse=True)
def open_shop(talk):
    talk(":wait 2h")  # ten o'clock: the morning is over


@pytest.fixture
def calm(talk, house, clock):
    """A shop to which a dozen at once is nothing special."""
    return type(talk)(replace(house, shop=replace(house.shop, burst_least=100)), clock)


def alerts(house):
    with house.database.read() as db:
        return [
            (row.customer_id, row.stage, row.answer)
            for row in db.scalars(select(Alert).order_by(Alert.id))
        ]


def test_first_due_in_the_digest_then_slipping_in_a_message_of_its_own(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.overdue_on - DAY)
    assert digest(house, "ana") == []
    wait_until(talk, row.overdue_on)
    assert digest(house, "ana") == [
        "Due for a call or slipping (1):",
        "Acme: due for a call, silent for 45 days, usually buys every 25",
    ]
    assert digest(house, "bo") == []
    assert texts(house) == []
    wait_until(talk, row.overdue_on + DAY)
    assert digest(house, "ana") == []  # it was said
    said = wait_until(talk, row.churn_check_on)
    assert said.splitlines() == [
        "bot> Acme may be slipping: silent for 66 days, usually buys every 25. "
        "Of ten customers silent like this, about 6 buy again within 90 days.",
        "  Last order: Sun 22 Nov 2026",
        "  Due for a call since: Wed 6 Jan",
        "  Bought so far: ¥900",
        "  Owner: ana",
        "  [Contacted] contacted c1",
        "  [In 2 weeks] hold off c1 20270210d",
        "  [Lost…] lost c1",
        "  [Why?] why c1",
        "  [Show card] find c1",
    ]
    assert alerts(house) == [(1, "due", None), (1, "slipping", None)]


def test_a_digest_before_the_shop_opens_knows_it_already(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.overdue_on, hour=8)
    assert digest(house, "ana")[1:] == [
        "Acme: due for a call, silent for 45 days, usually buys every 25"
    ]
    wait_until(talk, row.overdue_on + DAY, hour=8)
    assert digest(house, "ana") == []


def test_the_channel_hears_on_the_next_working_day_what_nobody_answered(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.churn_check_on)
    talk(":in #alerts")
    said = wait_until(talk, row.churn_check_on + DAY)
    assert said.splitlines()[:4] == [
        "bot> Acme may be slipping: silent for 67 days, usually buys every 25. "
        "Of ten customers silent like this, about 6 buy again within 90 days.",
        "  Last order: Sun 22 Nov 2026",
        "  Due for a call since: Wed 6 Jan",
        "  Owner: ana, no answer yet",
    ]
    assert "  [Contacted] contacted c1" in said.splitlines()
    wait_until(talk, row.churn_check_on + 60 * DAY)
    assert [to for to, _ in texts(house)] == ["@ana", "#alerts"]


def test_over_a_weekend_the_owner_has_until_monday(talk, house):
    friday = date(2027, 1, 15)
    row = buys(house, 1, day=friday - 66 * DAY)
    assert row.churn_check_on == friday
    wait_until(talk, friday + 2 * DAY)
    assert [to for to, _ in texts(house)] == ["@ana"]
    wait_until(talk, friday + 3 * DAY)
    assert [to for to, _ in texts(house)] == ["@ana", "#alerts"]


@pytest.mark.parametrize(
    "answer",
    [
        "called Acme, they order next month",
        "contacted c1",
        "hold off c1 20270301d",
        "lost c1 price",
        "Acme came back",
        "order Acme ¥5",
    ],
)
def test_an_answer_keeps_it_from_the_channel(talk, house, answer):
    row = buys(house, 1)
    wait_until(talk, row.churn_check_on)
    talk(answer)
    wait_until(talk, row.churn_check_on + 5 * DAY)
    assert [to for to, _ in texts(house)] == ["@ana"]


def test_a_promise_is_an_answer_too(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.churn_check_on)

    def promise(db):
        db.get_one(Customer, 1).next_touch_at = house.clock() + timedelta(days=3)

    house.database.write(promise)  # as core derives it from an open task
    wait_until(talk, row.churn_check_on + DAY)
    assert [to for to, _ in texts(house)] == ["@ana"]


def test_nothing_is_posted_on_a_day_off(talk, house):
    saturday = date(2027, 1, 16)
    row = buys(house, 1, day=saturday - 66 * DAY)
    assert row.churn_check_on == saturday
    wait_until(talk, saturday + DAY)
    assert texts(house) == []
    wait_until(talk, saturday + 2 * DAY)
    assert [to for to, _ in texts(house)] == ["@ana"]


def test_what_nobody_keeps_goes_to_the_channel_at_once(talk, house):
    [one] = regulars(house, 1, owner=None)
    with house.database.read() as db:
        check = db.get_one(Customer, one).churn_check_on
    wait_until(talk, check)
    [(to, letter)] = told(house)
    assert to == "#alerts"
    assert letter["text"].startswith("Shop 0 may be slipping")
    assert "900" not in str(letter["facts"])  # what was bought is not for a channel


def test_a_suspended_owner_is_nobody(talk, house):
    row = buys(house, 1)
    house.database.write(lambda db: staffing.suspend(house.own_desk(db), staff.named(db, "ana")))
    wait_until(talk, row.churn_check_on)
    assert [to for to, _ in texts(house)] == ["#alerts"]


def test_an_owner_without_a_chat_is_heard_for_in_the_channel(house):
    """Linked nowhere: the letter goes where somebody reads."""
    row = buys(house, 1)
    there = House(
        house.database,
        Clock(datetime.combine(row.churn_check_on, datetime.min.time(), UTC) + timedelta(hours=2)),
        shop=house.shop,
        platforms=frozenset({"slack"}),
        channels={"alerts": (Address(CONSOLE, "#alerts"),)},
    )
    assert schedule.tick(there) >= 1
    assert [to for to, _ in texts(house)] == ["#alerts"]


def test_who_was_just_talked_with_is_left_alone_for_a_week(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.churn_check_on - 2 * DAY)
    talk("called Acme, all is well")
    wait_until(talk, row.churn_check_on + 4 * DAY)
    assert texts(house) == []
    wait_until(talk, row.churn_check_on + 5 * DAY)
    assert [to for to, _ in texts(house)] == ["@ana"]


def test_a_purchase_closes_it_and_the_next_silence_is_told_again(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.churn_check_on)
    assert len(texts(house)) == 1
    talk("order Acme ¥5")
    wait_until(talk, row.churn_check_on + 30 * DAY)
    assert len(texts(house)) == 1
    wait_until(talk, row.churn_check_on + 130 * DAY)
    assert [to for to, _ in texts(house)] == ["@ana", "@ana", "#alerts"]


def test_bought_between_due_and_sent(talk, house, clock):
    row = buys(house, 1)
    clock.now += timedelta(days=(row.churn_check_on - TODAY).days)
    assert schedule.tick(house) == 1
    talk("order Acme ¥5")
    assert not any("silent" in one for one in talk.said)


def test_what_was_so_when_the_data_came_in_is_one_line(talk, house):
    buys(house, 1, silent=120, entered=TODAY)
    buys(house, 2, silent=120, entered=TODAY)
    wait_until(talk, MONDAY)
    [(to, letter)] = told(house)
    assert (to, letter["text"]) == (
        "#alerts",
        "2 customers were at risk already when the data came in.",
    )
    assert letter["items"] == ["Acme: silent for 121 days", "Acme East: silent for 121 days"]
    wait_until(talk, MONDAY + 100 * DAY)
    assert len(texts(house)) == 1


def test_who_was_due_when_the_data_came_in_is_told_only_when_slipping(talk, house):
    row = buys(house, 1, silent=50, entered=TODAY)
    wait_until(talk, MONDAY)
    assert digest(house, "ana") == []
    wait_until(talk, row.churn_check_on)
    assert [to for to, _ in texts(house)] == ["@ana"]


def test_a_long_backlog_is_cut(talk, house):
    regulars(house, 25, silent=120, entered=TODAY)
    wait_until(talk, MONDAY)
    [(_, letter)] = told(house)
    assert letter["text"].startswith("25 customers were at risk already")
    assert len(letter["items"]) == 21
    assert letter["items"][-1] == "… and 5 more"


def test_the_most_worth_first_one_by_one(talk, house):
    ids = regulars(house, 5)
    with house.database.read() as db:
        check = db.get_one(Customer, ids[0]).churn_check_on
    wait_until(talk, check)
    assert [text.partition(" may")[0] for _, text in texts(house)] == [
        f"Shop {n}" for n in (4, 3, 2, 1, 0)
    ]


def test_the_rest_of_a_day_stands_in_the_digest(calm, house):
    ids = regulars(house, 5)
    buys(house, 1, amount=1_00)
    with house.database.read() as db:
        check = db.get_one(Customer, ids[0]).churn_check_on
        assert db.get_one(Customer, 1).churn_check_on == check
    wait_until(calm, check)
    assert len(texts(house)) == 5
    assert digest(house, "ana") == [
        "Due for a call or slipping (1):",
        "Acme: may be slipping, silent for 66 days, usually buys every 25",
    ]
    wait_until(calm, check + DAY)
    [post] = [letter for to, letter in told(house) if to == "#alerts"]
    assert len(post["items"]) == 6


def test_who_bought_twice_is_not_yet_missed(talk, house):
    talk("order Acme yesterday ¥5")
    talk("order Acme ¥5")
    wait_until(talk, TODAY + 200 * DAY)
    assert texts(house) == []


def test_who_is_no_customer_any_more_is_left_alone(talk, house):
    buys(house, 1)

    def end(db):
        desk, row = house.own_desk(db, "b2"), db.get_one(Customer, 1)
        changes.change(rights.require(desk, Action.CHANGE_CUSTOMER, row), row, status="ended")

    house.database.write(end)
    wait_until(talk, TODAY + 150 * DAY)
    assert texts(house) == []


def test_undone_orders_alarm_nobody(talk, house):
    buys(house, 1)

    def undo(db):
        desk = house.own_desk(db, "b3")
        changes.undo(desk, changes.change_set(desk, "b1"))

    house.database.write(undo)
    wait_until(talk, TODAY + 150 * DAY)
    assert texts(house) == []


def test_an_undone_answer_is_none(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.churn_check_on)
    talk("contacted c1")
    assert alerts(house)[-1] == (1, "slipping", "contacted")
    talk("undo")
    wait_until(talk, row.churn_check_on + DAY)
    assert [to for to, _ in texts(house)] == ["@ana", "#alerts"]


def test_ten_lines_and_a_number_in_the_channel(calm, house):
    ids = regulars(house, 12)
    with house.database.read() as db:
        check = db.get_one(Customer, ids[0]).churn_check_on
    wait_until(calm, check + DAY)
    [post] = [letter for to, letter in told(house) if to == "#alerts"]
    assert post["text"] == "12 customers may be slipping:"
    assert len(post["items"]) == 11
    assert post["items"][0] == "Shop 11: silent for 67 days, no answer from ana yet"
    assert post["items"][-1] == "… and 2 more"


# A day with far more than usual


def test_a_burst_is_one_line_with_the_likely_cause(talk, house):
    ids = regulars(house, 12)
    with house.database.read() as db:
        check = db.get_one(Customer, ids[0]).churn_check_on
    wait_until(talk, check)
    [(to, letter)] = told(house)
    assert (to, letter["text"]) == (
        "#alerts",
        "12 customers fell silent at once, far more than usual. No orders have come in since "
        "Sun 22 Nov 2026: were you closed, or is the orders file old?",
    )
    assert len(letter["items"]) == 11
    assert digest(house, "ana")[0] == "Due for a call or slipping (12):"
    wait_until(talk, check + 5 * DAY)
    assert len(told(house)) == 1  # the channel has heard of them


def test_a_burst_after_a_holiday(talk, house):
    after = date(2027, 2, 9)  # the day after the Spring Festival
    regulars(house, 6, day=after - 66 * DAY)
    buys(house, 2, day=after - DAY)
    wait_until(talk, after)
    [(_, text)] = texts(house)
    assert text.endswith("The likely cause is the rest from Fri 5 Feb to Mon 8 Feb.")


def test_a_burst_without_a_cause(talk, house):
    ids = regulars(house, 6)
    with house.database.read() as db:
        check = db.get_one(Customer, ids[0]).churn_check_on
    buys(house, 2, day=check - DAY)
    wait_until(talk, check)
    assert "I see no single cause." in texts(house)[0][1]


def test_what_is_usual_is_learnt_from_the_last_thirty_days(talk, house):
    """Two every day: six on one day are not thrice what a working day sees."""
    check = TODAY + 66 * DAY
    for silent in range(1, 28):
        regulars(house, 2, silent=silent)
    regulars(house, 6)
    wait_until(talk, check - DAY)
    before = len(texts(house))
    wait_until(talk, check)
    assert [to for to, _ in texts(house)[before:]] == ["@ana"] * 5 + ["#alerts"]
    assert not any("at once" in text for _, text in texts(house)[before:])


def test_a_call_of_yesterday_entered_today_is_an_answer(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.churn_check_on)
    talk("met Acme yesterday, all is well")
    wait_until(talk, row.churn_check_on + DAY)
    assert [to for to, _ in texts(house)] == ["@ana"]
