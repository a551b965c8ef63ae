"""renew NAME TERM: counted from the old end, unless that was over for too long."""

from dataclasses import replace
from datetime import date

import pytest

from bot.formats import full_day
from storage.tables import Customer


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def member(house):
    def write(customer_id, until, level=None):
        def change(db):
            row = db.get_one(Customer, customer_id)
            row.member_until, row.member_level = until, level

        house.database.write(change)

    return write


def test_a_year_from_the_old_end(talk, member):
    member(3, date(2026, 12, 1), "金卡")
    talk.goes("""
        ana> 王总续费一年
        bot> 已为王小明续费到2027年12月1日（原到期日2026年12月1日）。
        bot> [查看资料] find c3
        bot> [撤销] undo m1
        ana> undo
        bot> Undone: 1 change.
        bot> - details · 王小明
        ana> 王小明
        bot> 王小明
        bot> Company: 宏远科技
        bot> Owner: ana
        bot> Phone: +8613800138000
        bot> Membership: 金卡 until Tue 1 Dec
        bot> Birthday: 23 Nov 1990
    """)


EN = {
    "renew Acme for a year": "2027-12-01",
    "please renew Acme for two years": "2028-12-01",
    "renew Acme for another 6 months": "2027-06-01",
    "renewed Acme for 18 months": "2028-06-01",
    "extend Acme by a quarter": "2027-03-01",
    "extend Acme's membership until the end of June 2027": "2027-06-30",
    "Acme renewed until 31 March": "2027-03-31",
    "Acme renewed until 1 March 2028": "2028-03-01",
    "Acme has renewed for another year": "2027-12-01",
    "Acme renews through December 2027": "2027-12-31",
    "Acme's membership was renewed until 2027-06-15": "2027-06-15",
    "Acme just renewed its membership for half a year": "2027-06-01",
    "Acme renewed until March": "2027-03-31",
    "Acme renewed until 2028": None,  # a bare number is no year
    "renew Acme until next year": "2027-12-01",
    "Acme renewed for a year and a half.": "2028-06-01",
    "Acme renewed for 30 days": "2026-12-31",
    "renew Acme, 1 year": "2027-12-01",
}
ZH = {
    "Acme续费一年": "2027-12-01",
    "Acme续了两年": "2028-12-01",
    "Acme已经续费到明年3月": "2027-03-31",
    "给Acme续半年": "2027-06-01",
    "我给Acme续了三个月": "2027-03-01",
    "Acme的会员续期到明年6月15日": "2027-06-15",
    "Acme续约一年半": "2028-06-01",
    "续费 Acme 18个月": "2028-06-01",
    "续费Acme一年": "2027-12-01",
    "Acme续到明年底": "2027-12-31",
    "Acme会员卡续一季度": "2027-03-01",
    "Acme再续一年": "2027-12-01",
    "Acme续费到2028年": "2028-12-01",
    "Acme續約兩年": "2028-12-01",
    "幫Acme續費三個月": "2027-03-01",
    "Acme續到後年三月底": "2028-03-31",
    "續約 Acme 一年": "2027-12-01",
    "Acme的會員續期一年半": "2028-06-01",
}


def renewed(until, language="en", before="2026-12-01"):
    """What is said of a membership that now runs until then."""
    new, old = (full_day(date.fromisoformat(day), language) for day in (until, before))
    return f"until {new}, instead of {old}" if language == "en" else f"{new}（原到期日{old}）"


@pytest.mark.parametrize(("line", "until"), [*EN.items(), *ZH.items()])
def test_however_it_is_said(talk, member, line, until):
    member(1, date(2026, 12, 1))
    said = talk(line).splitlines()[0]
    if until is None:
        assert said.startswith("bot> I don't see until when")
    else:
        assert renewed(until) in said or renewed(until, "zh") in said


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Acme升级金卡续一年", "金卡"),
        ("Acme升级为钻石会员，续费一年", "钻石会员"),
        ("Acme续一年金卡", "金卡"),
        ("Acme续费金卡一年", "金卡"),
        ("Acme升級白金卡續一年", "白金卡"),
        ("renew Acme as Platinum for a year", "Platinum"),
        ("Acme renewed as gold for a year", "gold"),
        ("upgrade Acme to Gold and renew for a year", "Gold"),
        ("upgraded Acme to Gold for another year", "Gold"),
        ("renew Acme for a year as Gold", "Gold"),
    ],
)
def test_a_level_may_be_said(talk, member, line, level):
    member(1, date(2026, 12, 1), "Silver")
    lines = talk(line).splitlines()
    assert renewed("2027-12-01") in lines[0] or renewed("2027-12-01", "zh") in lines[0]
    assert lines[1].endswith(f": {level}")
    assert f"{level} until Wed 1 Dec 2027" in talk("find c1")


def test_over_within_the_grace_it_counts_from_the_old_end(talk, member):
    member(1, date(2026, 8, 24))  # ninety days ago
    assert renewed("2027-08-24", before="2026-08-24") in talk("renew Acme for a year")


def test_over_for_longer_it_counts_from_today_and_says_so(talk, member):
    member(1, date(2026, 8, 23))
    assert talk("renew Acme for a year").splitlines()[0] == (
        "bot> Renewed Acme until 22 Nov 2027. "
        "It counts from today, for the old end, 23 Aug 2026, is long over."
    )


def test_the_grace_is_the_shops(talk, member):
    talk.house = replace(talk.house, shop=replace(talk.house.shop, renewal_grace=10))
    member(1, date(2026, 11, 1))
    assert "until 22 Nov 2027. It counts from today" in talk("renew Acme for a year")


def test_a_short_term_from_a_passed_end_is_not_over_at_once(talk, member):
    member(1, date(2026, 10, 1))
    assert "until 22 Dec 2026. It counts from today" in talk("renew Acme for 1 month")


def test_without_a_membership_it_begins_today(talk):
    said = talk("renew Acme for a year")
    assert "Acme is a member until 22 Nov 2027, counted from today." in said


def test_the_term_is_asked_for_with_buttons(talk, member):
    member(1, date(2026, 12, 1))
    talk.goes("""
        ana> renew Acme
        bot> Until when?
        bot> [+1 month] q1 1m
        bot> [+3 months] q1 3m
        bot> [+6 months] q1 6m
        bot> [+1 year] q1 12m
        bot> [+2 years] q1 24m
        ana> q1 12m
        bot> Renewed Acme until 1 Dec 2027, instead of 1 Dec 2026.
        bot> [Show card] find c1
        bot> [Undo] undo m2
        ana> q1 12m
        bot> That question is over; please say it again.
    """)


@pytest.mark.parametrize("answer", ["31 March 2028", "until 31 March 2028", "2028年3月31日", "4"])
def test_or_answered_in_words(talk, member, answer):
    member(1, date(2026, 12, 1))
    talk("Acme renewed")
    assert "2026年12月1日" in (said := talk(answer)) or "instead of 1 Dec 2026" in said


def test_an_answer_that_is_no_term_may_be_mended(talk, member):
    member(1, date(2026, 12, 1))
    talk("renew Acme")
    assert talk("don't know yet").startswith("bot> I don't see until when in “don't know yet”.")
    assert renewed("2027-12-01") in talk("a year")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("renew Acme until 1 November 2026", "is no renewal"),
        ("renew Acme until 1 December 2026", "is no renewal"),
        ("renew Acme for 100 years", "more than 50 years ahead"),
        ("renew Acme until 30 February", "is not a time that exists"),
        ("renew Nobody for a year", "No customer is called “Nobody”"),
    ],
)
def test_what_cannot_be_is_refused(talk, member, line, why):
    member(1, date(2026, 12, 1))
    assert why in talk(line)
    assert "until Tue 1 Dec" in talk("find c1")


def test_another_ones_customer_is_not_renewed(talk):
    assert talk("renew Acme East for a year").startswith("bot> You may not change this customer;")
    assert "is a member until" in talk("bo> renew Acme for a year")
    assert "You may not" in talk("cleo> renew Acme for a year")


@pytest.mark.parametrize(
    "line",
    [
        "visited Acme, they renew for a year",
        "called Acme, renewed until March",
        "log call Acme renewed",
        "note Acme wants to renew for a year",
        "拜访了Acme，续约要9折，下周三下午3点回电",
        "备注 Acme 续费一年要打折",
        "拜訪了Acme，續約一年要9折",
    ],
)
def test_a_log_that_mentions_it_stays_a_log(talk, member, line):
    member(1, date(2026, 12, 1))
    assert talk(line).startswith(("bot> Logged", "bot> Noted", "bot> 已"))
    assert "until Tue 1 Dec" in talk("/find c1") or "12月1日" in talk("/find c1")


@pytest.mark.parametrize(
    "line",
    [
        "Acme wants to renew for a year",
        "Acme asked about renewing for a year",
        "Acme想续费一年",
        "Acme续费要9折",
        "Acme说续一年",
        "Acme没续费",
        "记得给Acme续费一年",
        "续费要9折",
    ],
)
def test_what_is_not_done_renews_nothing(talk, member, line):
    member(1, date(2026, 12, 1))
    talk(line)
    assert "12月1日" in talk("/find c1") or "1 Dec" in talk("/find c1")


def test_an_answer_that_mentions_it_is_an_answer(talk, member):
    member(1, date(2026, 12, 1))
    talk("visited Acme")
    assert "Note: renewed for two years" in talk("renewed for two years")
    talk("visited Acme")
    assert "续费要9折" in talk("续费要9折").splitlines()[1]


def test_the_stages_start_anew(talk, member, clock):
    talk("renew Acme for 40 days")
    said = talk(":wait 10d2h")
    assert "Acme's membership ends in 30 days" in said
    talk("renew Acme for 40 days")
    assert "Acme's membership" not in talk(":wait 30d")
    assert "Acme's membership ends in 30 days" in talk(":wait 15d")


def test_what_one_just_wrote_oneself_is_no_news(talk):
    talk("renew Acme for 5 days")
    assert "ending or over already" not in talk(":wait 1d")
    assert "Acme's membership ends tomorrow" in talk(":wait 4d")
