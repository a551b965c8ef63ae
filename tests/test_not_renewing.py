"""not renewing NAME: why, and no more is said about that end."""

from datetime import date

import pytest

from core import memberships
from storage.tables import Customer


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def member(house):
    def write(customer_id, until):
        def change(db):
            row = db.get_one(Customer, customer_id)
            row.member_until, row.member_entered_on = until, date(2026, 1, 1)
            memberships.refresh(house.own_desk(db), [customer_id])

        house.database.write(change)

    return write


def test_the_reason_is_asked_for_kept_and_shown(talk, member):
    member(1, date(2026, 12, 1))
    talk.goes("""
        ana> not renewing c1
        bot> Why not?
        bot> [Too expensive] q1 price
        bot> [Another supplier] q1 another
        bot> [Hardly used it] q1 unused
        bot> [Moved away] q1 moved
        ana> q1 price
        bot> Acme will not renew after Tue 1 Dec: Too expensive. I shall not remind you of it again.
        bot> [Show card] find c1
        bot> [Undo] undo m2
        ana> find c1
        bot> Acme
        bot> Owner: ana
        bot> Phone: +8613900139000
        bot> Last touch: just now (1 in all)
        bot> Membership: ✓ until Tue 1 Dec, will not renew
        ana> history Acme
        bot> Acme: 1 entry, the newest first.
        bot> - today 08:00 note by ana: Not renewing: Too expensive
    """)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Acme is not renewing, too expensive", "too expensive"),
        ("Acme isn't renewing because they close the shop", "they close the shop"),
        ("Acme won't renew: moved to Globex", "moved to Globex"),
        ("Acme will not renew their membership, since it was never used", "it was never used"),
        ("Acme decided not to renew - price", "Too expensive"),
        ("Acme不续了，嫌贵", "嫌贵"),
        ("Acme说不续费了，因为店关了", "店关了"),
        ("Acme不打算续约，换了别家", "换了别家"),
        ("Acme不續了，嫌貴", "嫌貴"),
        ("Acme不會續約了，因為搬家", "搬家"),
        ("不续费 Acme 用得少", "用得少"),
    ],
)
def test_however_it_is_said(talk, member, line, reason):
    member(1, date(2026, 12, 1))
    assert reason in talk(line).splitlines()[0]
    assert reason in talk("history Acme")


def test_nothing_more_is_said_until_there_is_another_end(talk, member):
    member(1, date(2026, 11, 30))
    assert "ends in 7 days" in talk(":wait 1d2h")
    talk("Acme is not renewing, too expensive")
    assert "membership" not in talk(":wait 10d")
    talk("renew Acme for 2 months")
    assert "membership ends in 30 days" in talk(":wait 40d")


def test_undone_the_stages_go_on(talk, member):
    member(1, date(2026, 11, 30))
    talk("Acme is not renewing, too expensive")
    talk("undo")
    assert "ends in 7 days" in talk(":wait 1d2h")
    assert "will not renew" not in talk("find Acme")


def test_without_an_end_it_is_only_noted(talk):
    assert talk("王小明不续了，嫌贵").splitlines()[0] == "bot> 王小明不再续费：嫌贵。"


def test_only_whoever_may_change_them(talk, member):
    member(2, date(2026, 12, 1))
    assert talk("Acme East is not renewing, price").startswith("bot> You may not change")
    assert "will not renew after" in talk("bo> Acme East is not renewing, price")


@pytest.mark.parametrize(
    "line",
    ["visited Acme, they won't renew", "拜访了Acme，不续了，嫌贵", "note Acme is not renewing yet"],
)
def test_a_log_that_mentions_it_stays_a_log(talk, member, line):
    member(1, date(2026, 12, 1))
    assert talk(line).startswith(("bot> Logged", "bot> Noted", "bot> 已"))
    assert "will not renew" not in talk("/find Acme")
    assert "不再续费" not in talk("/find Acme")
