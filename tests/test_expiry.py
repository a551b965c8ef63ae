"""A membership's end is told 30, 7 and 1 days before, in the channel's post and to its owner."""

from datetime import date, timedelta

import pytest

from bot import schedule
from core import changes, customers, rights
from core.customers import NewCustomer
from core.rights import Action
from storage.tables import Customer

TODAY = date(2026, 11, 22)
LONG_AGO = date(2026, 1, 1)


@pytest.fixture
def member(house):
    """Somebody's membership, entered some day."""

    def write(customer_id, until, entered=LONG_AGO, **fields):
        def change(db):
            desk, row = house.own_desk(db, "b1"), db.get_one(Customer, customer_id)
            permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
            known = {"member_level": "Gold", "member_entered_on": entered, **fields}
            changes.change(permit, row, member_until=until, **known)

        house.database.write(change)

    return write


@pytest.fixture
def ends(talk, clock):
    """What the owner is told about an end in the morning of some days from now."""

    def lines(*days):
        said, began = {}, clock.now
        for day in days:
            clock.now = began + timedelta(days=day)
            lines = talk(":wait 0s").splitlines()
            said[day] = "".join(x for x in lines if x.startswith("bot> ") and "membership" in x)
        return said

    return lines


@pytest.fixture(autouse=True)
def open_shop(talk):
    talk(":wait 2h")  # ten o'clock: the morning is over


def test_told_in_three_stages_to_whoever_keeps_them(ends, member):
    member(1, TODAY + timedelta(days=33))
    assert ends(2, 3, 4, 25, 26, 27, 31, 32, 33, 34, 35) == dict.fromkeys(
        (2, 4, 25, 27, 31, 33, 34, 35), ""
    ) | {
        3: "bot> Acme's membership ends in 30 days, on Fri 25 Dec.",
        26: "bot> Acme's membership ends in 7 days, on Fri 25 Dec.",
        32: "bot> Acme's membership ends tomorrow, Fri 25 Dec.",
    }


def test_each_with_a_card(talk, member):
    member(1, TODAY + timedelta(days=30))
    talk.goes("""
        :wait 1m
        bot to #care> 1 membership ends soon.
        bot to #care> - Tue 22 Dec: Acme, Gold · ana
        bot> Acme's membership ends in 30 days, on Tue 22 Dec.
        bot> Owner: ana
        bot> Phone: +8613900139000
        bot> Membership: Gold until Tue 22 Dec
        bot> [Renewed until…] renew c1
        bot> [Called] renewal call c1
        bot> [Not renewing] not renewing c1
        bot> [Show card] find c1
    """)


def test_the_buttons_lead_on(talk, member):
    member(1, TODAY + timedelta(days=30))
    talk(":wait 1m")
    talk(":press 1")
    said = talk(":press 4")
    assert said.startswith("bot> Renewed Acme until 22 Dec 2027, instead of 22 Dec 2026.")


def test_renewed_it_starts_anew(ends, member):
    member(1, TODAY + timedelta(days=33))
    assert "30 days" in ends(3)[3]
    member(1, TODAY + timedelta(days=63))
    later = ends(4, 29, 30, 53, 57)
    assert (later[4], later[29]) == ("", "")
    assert "ends in 30 days, on Sun 24 Jan 2027" in later[30]
    assert "ends in 7 days" in later[53]


def test_what_was_about_to_end_when_it_came_in_is_one_line(talk, ends, member):
    member(1, TODAY + timedelta(days=3), TODAY)
    member(2, TODAY - timedelta(days=2), TODAY)
    talk.goes("""
        :wait 1m
        bot to #care> 2 memberships were ending or over already when the data came in.
        bot to #care> - Fri 20 Nov: Acme East, Gold · bo
        bot to #care> - Wed 25 Nov: Acme, Gold · ana
    """)
    assert ends(1, 2, 3, 4) == {
        1: "",
        2: "bot> Acme's membership ends tomorrow, Wed 25 Nov.",
        3: "",
        4: "",
    }


def test_one_is_singular(talk, member):
    member(1, TODAY + timedelta(days=3), TODAY)
    assert "1 membership was ending or over already" in talk(":wait 1m")


def test_entered_on_the_very_day_of_a_stage_it_is_news(talk, member):
    member(1, TODAY + timedelta(days=7), TODAY)
    assert "ends in 7 days" in talk(":wait 1m")


def test_on_its_last_day(talk, member, clock):
    member(1, TODAY + timedelta(days=2))
    clock.now += timedelta(days=2)
    assert "bot> Acme's membership ends today, Tue 24 Nov." in talk(":wait 1m")


def test_after_an_outage_only_the_stage_that_counts_is_told(talk, member, clock):
    member(1, TODAY + timedelta(days=33))
    clock.now += timedelta(days=28)
    said = talk(":wait 1m")
    assert said.count("Acme's membership ends in 5 days") == 1
    assert "30 days" not in said


def test_what_ran_out_in_an_outage_was_not_so_when_the_data_came_in(talk, member, clock):
    member(1, TODAY + timedelta(days=33))
    clock.now += timedelta(days=36)
    assert "already when the data came in" not in talk(":wait 1m")


def test_nothing_more_after_the_end(ends, member):
    member(1, TODAY + timedelta(days=2))
    assert "ends in 2 days" in ends(0)[0]
    assert "ends tomorrow" in ends(1)[1]
    assert set(ends(2, 3, 10).values()) == {""}


def test_who_is_no_customer_any_more_is_left_alone(ends, member):
    member(1, TODAY + timedelta(days=8), status="ended")
    assert set(ends(0, 1, 7, 8, 9).values()) == {""}


def test_nobodys_member_is_told_to_everybody_who_cares(talk, house, member):
    member(1, TODAY + timedelta(days=30), owner_id=None)
    assert talk(":wait 1m").splitlines() == [
        "bot to #care> 1 membership ends soon.",
        "  - Tue 22 Dec: Acme, Gold · nobody's",
    ]


# One post a day


def test_news_and_what_was_known_share_the_post(talk, member):
    member(1, TODAY + timedelta(days=30))
    member(2, TODAY - timedelta(days=2), TODAY)
    assert talk(":wait 1m").splitlines()[:3] == [
        "bot to #care> 1 membership ends soon.",
        "  - Tue 22 Dec: Acme, Gold · ana",
        "  - 1 membership was ending or over already when the data came in.",
    ]


def test_what_comes_in_after_the_post_waits_for_the_next_morning(talk, member):
    member(1, TODAY + timedelta(days=30))
    assert "#care> 1 membership ends soon." in talk(":wait 1m")
    member(2, TODAY + timedelta(days=3), TODAY)
    assert talk(":wait 3h") == ""
    later = "#care> 1 membership was ending or over already when the data came in."
    assert later in talk(":wait 20h")


def test_a_renewal_before_it_is_sent_takes_the_word_back(talk, house, member):
    member(1, TODAY + timedelta(days=30))
    schedule.tick(house)
    member(1, TODAY + timedelta(days=300))
    assert talk(":wait 1m") == ""


def test_more_than_a_few_are_a_paragraph_of_the_digest(talk, house, member):
    new = [NewCustomer(f"Kim {n}", owner_id=1) for n in range(6)]
    ids = house.database.write(
        lambda db: [customers.add(house.own_desk(db, "b1"), one).id for one in new]
    )
    for one in ids:
        member(one, TODAY + timedelta(days=31))
    lines = talk(":wait 23h").splitlines()
    at = lines.index("bot> Good morning, ana.")
    assert lines[at + 1 : at + 9] == [
        "Memberships (6)",
        *(f"• Kim {n}'s membership ends in 30 days, on Wed 23 Dec." for n in range(6)),
        f"  [Kim 0] renew c{ids[0]}",
    ]
    assert lines.count("bot to #care> 6 memberships end soon.") == 1
    assert "[Renewed until…]" not in "".join(lines)
