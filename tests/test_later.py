"""hold off NAME UNTIL: told again on that day, if they are still silent."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.mail import Audit
from storage.tables import Alert
from tests.purchases import DAY, buys, digest, texts, wait_until


@pytest.fixture
def database(in_memory, memory):
    """These walk through months, day by day: SQLite will do; core's own tests ask both."""
    yield in_memory
    memory.rollback()


def until(house):
    with house.database.read() as db:
        return db.scalar(select(Alert.until).order_by(Alert.id.desc()).limit(1))


def test_the_button_of_the_alert_and_told_again_then(talk, house):
    check = buys(house, 1).churn_check_on
    wait_until(talk, check)
    talk.goes("""
        hold off c1 20270210d
        bot> Nothing about Acme before Wed 10 Feb; if they are still silent then, I say so.
        bot> [Undo] undo m1
        hold off c1 20270210d
        bot> Nothing about Acme before Wed 10 Feb; if they are still silent then, I say so.
    """)
    wait_until(talk, date(2027, 2, 9))
    assert [to for to, _ in texts(house)] == ["@ana"]
    wait_until(talk, date(2027, 2, 10))
    assert [to for to, _ in texts(house)] == ["@ana", "@ana"]
    wait_until(talk, date(2027, 2, 11))
    assert [to for to, _ in texts(house)] == ["@ana", "@ana", "#alerts"]
    wait_until(talk, date(2027, 6, 1))
    assert len(texts(house)) == 3


def test_an_order_meanwhile_ends_it(talk, house):
    wait_until(talk, buys(house, 1).churn_check_on)
    talk("hold off c1 20270210d")
    talk("order Acme ¥5")
    wait_until(talk, date(2027, 2, 20))
    assert len(texts(house)) == 1


def test_before_anything_was_told(talk, house):
    row = buys(house, 1)
    talk("hold off Acme until 1 March 2027")
    wait_until(talk, row.churn_check_on + 10 * DAY)
    assert texts(house) == []
    wait_until(talk, date(2027, 3, 1))
    assert [to for to, _ in texts(house)] == ["@ana"]


def test_between_the_stages(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.overdue_on)
    talk(f"hold off Acme until {row.overdue_on + 7 * DAY:%-d %B}")
    wait_until(talk, row.overdue_on + 7 * DAY)
    assert digest(house, "ana")[1].startswith("Acme: due for a call, silent for 52 days")
    wait_until(talk, row.churn_check_on)
    assert [to for to, _ in texts(house)] == ["@ana"]


def test_undone_it_is_told_at_its_own_time(talk, house):
    row = buys(house, 1)
    talk("hold off Acme until 1 March 2027")
    talk("undo")
    wait_until(talk, row.churn_check_on)
    assert len(texts(house)) == 1


def test_a_day_that_is_over(talk, house):
    buys(house, 1)
    assert talk("hold off c1 20261101d") == "bot> Sun 1 Nov does not lie ahead. Until when?"


def test_who_never_bought_needs_no_holding(talk):
    assert talk("hold off Acme for 2 weeks") == (
        "bot> Acme has no orders yet, so there are no alerts to hold off."
    )


def test_without_a_day_it_asks(talk, house):
    buys(house, 1)
    talk.goes("""
        don't remind me about Acme
        bot> Until when?
        bot> [In 2 weeks] q1 20261206d
        bot> [In a month] q1 20261222d
        bot> [In 3 months] q1 20270220d
        2
        bot> Nothing about Acme before Tue 22 Dec; if they are still silent then, I say so.
        bot> [Undo] undo m2
    """)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("hold off Acme for 2 weeks", date(2026, 12, 6)),
        ("hold off Acme two weeks", date(2026, 12, 6)),
        ("hold off on Acme until December", date(2026, 12, 1)),
        ("stop reminding me about Acme for a month", date(2026, 12, 22)),
        ("don't alert me about Acme until next Monday", date(2026, 11, 23)),
        ("别再提醒我Acme，两周后再说", date(2026, 12, 6)),
        ("两周内别提醒我Acme", date(2026, 12, 6)),
        ("Acme先别提醒我，下个月再说", date(2026, 12, 1)),
        ("先不提醒 Acme 三个月", date(2027, 2, 22)),
        ("別再提醒我Acme，兩週後再說", date(2026, 12, 6)),
        ("暫緩提醒 Acme 到12月20日", date(2026, 12, 20)),
    ],
)
def test_how_people_say_it(talk, house, line, day):
    buys(house, 1)
    talk(line)
    assert until(house) == day


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("remind me tomorrow about Acme", "remind"),
        ("提醒我明天给Acme打电话", "remind"),
        ("明天下午3点提醒我联系Acme", "remind"),
        ("visited Acme, they said do not remind us again", "log_followup"),
        ("拜访了Acme，他们说别再提醒了", "log_followup"),
    ],
)
def test_what_stays_what_it_was(talk, house, line, intent):
    buys(house, 1)
    talk(line)
    with house.database.read() as db:
        assert db.scalar(select(Audit.intent).order_by(Audit.id.desc()).limit(1)) == intent
    assert until(house) is None


def test_of_whoever_was_given_up_there_is_nothing_to_hold_off(talk, house):
    """The buttons of the alert are still there."""
    wait_until(talk, buys(house, 1).churn_check_on)
    talk("lost c1 price")
    assert talk("hold off c1 20270210d") == (
        "bot> No alerts come about Acme any more, so there is nothing to hold off."
    )
    assert until(house) is None
    talk("contacted c1")
    assert "Lost since" in talk("why Acme")
    with house.database.read() as db:
        assert db.scalar(select(Alert.answer).order_by(Alert.id.desc()).limit(1)) == "lost"
