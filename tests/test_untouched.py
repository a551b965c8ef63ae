"""losing touch: who has waited too long for a word, and one button to make up for it."""

from dataclasses import replace

import pytest

from bot.chat import SECTIONS
from bot.render import say
from core import changes, customers, rights, staff
from core.customers import NewCustomer
from core.follow_up import Cadence
from core.rights import Action, NewThing
from storage.tables import Customer

RULES = Cadence({"VIP": 14}, {"Gold": 30})
AGO = {"Kim": 13, "Lee": 14, "Nan": 20, "Rob": 28}


@pytest.fixture
def desk(talk, house, clock):
    """Talk on a Tuesday, in a shop with rules and four VIPs of ana's."""
    talk.house = replace(house, shop=replace(house.shop, cadence=RULES))
    talk(":wait 2d2h")

    def write(db):
        own = talk.house.own_desk(db)
        for name in AGO:
            one = customers.add(own, NewCustomer(name, owner_id=1))
            permit = rights.require(own, Action.CHANGE_CUSTOMER, NewThing(None))
            changes.change(permit, db.get_one(Customer, one.id), tags=["VIP"])

    talk.house.database.write(write)
    for name, days in AGO.items():
        talk(f"called {name} {days} days ago, fine")
    return talk


def test_the_longest_first_red_at_twice_the_time(desk):
    desk.goes("""
        ana> who am I losing touch with?
        bot> 3 customers have waited too long for a word:
        bot> - 🔴 Rob: 28 days
        bot> - 🟡 Nan: 20 days
        bot> - 🟡 Lee: 14 days
        bot> [Schedule all this week] catch up 20261123d
        :press 1
        bot> 3 tasks planned:
        bot> - today 11:00: 📞 Rob
        bot> - tomorrow 09:00: 📞 Nan
        bot> - Thu 26 Nov 09:00: 📞 Lee
        bot> [Undo] undo m6
        ana> losing touch
        bot> 3 customers have waited too long for a word:
        bot> - 🔴 Rob: 28 days, planned
        bot> - 🟡 Nan: 20 days, planned
        bot> - 🟡 Lee: 14 days, planned
        ana> catch up 20261123d
        bot> There is nobody to catch up with who has no task yet.
        ana> undo m6
        bot> Undone: 3 changes.
    """)


def test_a_touch_of_any_kind_takes_one_off_the_list(desk):
    desk("note Rob, sent a card")
    assert "Rob" not in desk("losing touch")


@pytest.mark.parametrize("line", [
    "who am I losing touch with?", "VIPs untouched for 14 days",
    "my VIPs untouched for two weeks",
    "who haven't I called in two weeks?", "which of my VIPs have I not contacted for 14 days?",
    "losing touch VIP 14 days", "谁好久没联系了",
    "谁好久没联系了？", "我的VIP谁14天没联系", "哪些客户两周没拜访了",
    "VIP客户有哪些很久没跟进了", "14天没联系的客户", "我的VIP谁兩週沒聯絡",
    "誰好久沒聯絡了？", "哪些客戶快失聯了？",
    "有哪些客户很久没回访",
])  # fmt: skip
def test_however_it_is_asked(desk, line):
    said = desk(line)
    assert all(name in said for name in ("Rob", "Nan", "Lee"))
    assert "Kim" not in said


@pytest.mark.parametrize(
    "line", ["Golds untouched for 5 days", "我的金卡谁5天没联系", "bo> losing touch"]
)
def test_nobody_of_that_kind(desk, line):
    assert "Rob" not in desk(line)


def test_a_colleagues_list_has_no_button(desk):
    said = desk("bo> who is ana losing touch with?")
    assert "Rob: 28 days" in said
    assert "Schedule" not in said


def test_so_many_days_are_kept_by_the_button(desk):
    said = desk("VIPs untouched for 13 days")
    assert "[Schedule all this week] catch up 20261123d 13d VIP" in said
    assert "4 tasks planned" in desk(":press 1")


def test_ten_lines_and_a_count(desk):
    for n in range(9):
        desk(f"add Customer{n}")
    desk(":wait 40d")
    said = desk("losing touch 30 days")
    assert said.count(" days") == 10
    assert "… and 5 more" in said


def test_no_rule_no_list(talk):
    assert talk("who am I losing touch with?") == "bot> Nobody has been forgotten."


def section(desk):
    rank, compose = SECTIONS["losing touch"]
    assert rank == 60
    house = desk.house
    with house.database.read() as db:
        ana = staff.named(db, "ana")
        found = compose(house.own_desk(db), ana)
        reader = house.reader(ana, "en")
        return found and [say(item, reader) for item in found.items], found and found.buttons


def test_the_digest_tells_on_the_day_somebody_falls_due(desk):
    items, buttons = section(desk)
    assert items == ["🟡 Lee: 14 days"]
    assert buttons[0].says == f"find c{3 + 2}"
    desk(":wait 1d")
    assert section(desk)[0] == ["🟡 Kim: 14 days"]
    desk(":wait 1d")
    assert section(desk)[0] is None


def test_who_has_no_cadence_is_not_forgotten_either(talk):
    """Where the shop has set none, a quarter without a word is worth knowing."""
    assert talk("谁好久没联系了") == "bot> 没有被冷落的客户。"
    talk("visited 王小明, fine")
    talk(":wait 89d")
    assert talk("losing touch").splitlines()[0] == "bot> Nobody has been forgotten."
    talk(":wait 1d")
    assert talk("losing touch").splitlines() == [
        "bot> Nobody is over their cadence. 2 customers without one heard nothing for 90 days:",
        "  - 🟡 Acme: 90 days",
        "  - 🟡 王小明: 90 days",
        "  [Schedule all next week] catch up 20270222d 90d",
    ]
