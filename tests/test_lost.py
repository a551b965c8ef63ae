"""lost NAME WHY: nobody is lost before a person says so; then they are left alone."""

import pytest
from sqlalchemy import select

from storage.mail import Audit
from storage.tables import Alert, Customer
from tests.purchases import DAY, buys, texts, wait_until


@pytest.fixture
def database(in_memory, memory):
    """These walk through months, day by day: SQLite will do; core's own tests ask both."""
    yield in_memory
    memory.rollback()


def customer(house, number=1):
    with house.database.read() as db:
        return db.get_one(Customer, number)


def test_it_asks_why_and_is_silent_from_then_on(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.churn_check_on)
    talk.goes("""
        lost c1
        bot> Why were they lost?
        bot> [price] q1 price
        bot> [a competitor] q1 competitor
        bot> [moved away] q1 moved
        bot> [no need any more] q1 no_need
        they closed down
        bot> Acme is marked as lost: they closed down. No more alerts; an order brings them back.
        bot> [Came back] came back c1
        bot> [Undo] undo m2
    """)
    lost = customer(house)
    assert (lost.status, lost.lost_on, lost.lost_reason) == (
        "lost",
        row.churn_check_on,
        "they closed down",
    )
    with house.database.read() as db:
        assert db.scalar(select(Alert.answer).order_by(Alert.id.desc()).limit(1)) == "lost"
    wait_until(talk, row.churn_check_on + 100 * DAY)
    assert len(texts(house)) == 1


def test_the_card_and_why_say_so(talk, house):
    talk("lost Acme, too expensive")
    assert "Status: lost" in talk("find Acme")
    assert "- Lost since Sun 22 Nov: price (too expensive)." in talk("why Acme")
    assert "状态: 已流失" in talk("查一下Acme")


def test_undone_they_are_watched_again(talk, house):
    row = buys(house, 1)
    talk("lost Acme, too expensive")
    assert customer(house).churn_alert_on is None
    talk("undo")
    assert (customer(house).status, customer(house).lost_on) == ("active", None)
    assert customer(house).churn_alert_on == row.overdue_on


def test_the_reason_may_be_put_right(talk, house):
    talk("lost Acme, too expensive")
    wait_until(talk, customer(house).lost_on + DAY)
    talk("lost Acme to a competitor")
    again = customer(house)
    assert (again.lost_reason, f"{again.lost_on:%d}") == ("competitor: to a competitor", "22")


def test_only_who_may_change_them(talk):
    assert "may not" in talk("cleo> lost Acme, too expensive")
    assert "may not" in talk("ana> lost Acme East, too expensive")
    assert "marked as lost" in talk("bo> lost Acme, too expensive")


def test_the_dead_are_not_lost(talk, house):
    house.database.write(lambda db: setattr(db.get_one(Customer, 3), "status", "deceased"))
    assert talk("lost 王小明, price") == (
        "bot> 王小明 is marked as ended or deceased; nothing was changed."
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("lost Acme, too expensive", "price: too expensive"),
        ("lost Acme because of the price", "price: the price"),
        ("we lost Acme to a competitor", "competitor: to a competitor"),
        ("we've lost Acme, they moved to Berlin", "moved: they moved to Berlin"),
        ("Acme is lost, no longer need us", "no_need: no longer need us"),
        ("Acme is gone: they retired", "they retired"),
        ("mark Acme as lost: price", "price"),
        ("Acme流失了，嫌贵", "price: 嫌贵"),
        ("Acme已经流失了，因为去了别家", "competitor: 去了别家"),
        ("Acme不再合作了，搬走了", "moved: 搬走了"),
        ("把Acme标记为流失，不需要了", "no_need: 不需要了"),
        ("流失 Acme 老板退休了", "老板退休了"),
        ("Acme流失了，太貴", "price: 太貴"),
        ("把Acme標記為流失，找了別家", "competitor: 找了別家"),
    ],
)
def test_how_people_say_it(talk, house, line, reason):
    talk(line)
    assert (customer(house).status, customer(house).lost_reason) == ("lost", reason)


@pytest.mark.parametrize(
    "line",
    [
        "visited Acme, they lost a big client",
        "拜访了Acme，他们流失了很多客户",
        "Acme可能流失",
        "Acme快流失了",
        "Acme没流失",
        "Acme没有流失，只是下单慢",
        "为什么Acme在流失",
        "谁可能流失",
        "note Acme lost the tender, try again in spring",
        "called Acme, they are gone on holiday",
    ],
)
def test_what_only_mentions_it(talk, house, line):
    talk(line)
    assert customer(house).status == "active"
    with house.database.read() as db:
        newest = db.scalar(select(Audit).order_by(Audit.id.desc()).limit(1))
        assert newest.intent != "customer_lost"


@pytest.mark.parametrize("line", ["王小明黄了，嫌贵", "王小明那單談崩了，太貴", "王小明没戏了，贵"])
def test_in_everyday_words(talk, line):
    talk(line)
    assert "Status: lost" in talk("find 王小明")
