"""show CUSTOMER: the whole number, privately, for whoever may see it; and it leaves a trace."""

import pytest
from sqlalchemy import select

from core import exports
from core.desk import Role
from core.staff import enrol
from storage.mail import Audit
from storage.tables import Account
from tests.abroad import ANA, GROUP, Abroad

WHOLE, MASKED = "+8613900139000", "+86139****9000"


def test_a_card_in_a_channel_offers_the_number_and_sends_it_privately(talk):
    talk(":in #care")
    card = talk("find Acme")
    assert f"Phone: {MASKED}" in card
    assert "[Show number] show c1" in card
    talk(":press 1")
    assert talk.said == [
        f"bot to @ana> Acme\n  Phone: {WHOLE}",
        "bot> ana: I sent you Acme's number privately.",
    ]


def test_in_a_private_chat_the_number_is_there_and_needs_no_button(talk):
    assert WHOLE in talk("find Acme")
    assert "Show number" not in talk("find Acme")
    assert talk("show Acme") == f"bot> Acme\n  Phone: {WHOLE}"


@pytest.mark.parametrize(
    "line", ["show number of Acme", "show c1", "显示号码 Acme", "查看号码Acme", "顯示號碼 Acme"]
)
def test_in_every_language(talk, line):
    assert WHOLE in talk(line)


def test_an_offer_for_all_is_answered_by_rights(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    talk(":in #care")
    talk("find Acme")
    refused = talk("dan> show c1")
    assert refused == (
        "bot> You may not see phone numbers; whoever it belongs to may, their manager, or an admin."
    )
    assert WHOLE in talk("cleo> show c1")
    assert WHOLE in talk("bo> show c1")


def test_without_a_number_there_is_nothing_to_offer(talk):
    talk(":in #care")
    assert "Show number" not in talk("find Acme East")
    assert talk("bo> show Acme East") == "bot> No number of Acme East is known."


def test_who_saw_which_number_is_in_the_audit_and_comes_out(talk, house):
    talk(":in #care")
    talk("show c1")
    talk("cleo> find Acme")
    with house.database.read() as db:
        rows = db.execute(select(Audit.actor, Audit.intent, Audit.about, Audit.outcome))
        assert rows.all() == [("ana", "show", "c1", "done"), ("cleo", "find", "c1", "done")]
        trail = list(exports.audit(house.own_desk(db)))
    assert [(one.actor, one.intent, one.about) for one in trail] == [
        ("ana", "show", "c1"),
        ("cleo", "find", "c1"),
    ]


def test_on_a_network_it_goes_to_the_private_chat(house):
    abroad = Abroad(house)
    abroad.bring({"outsiders": False})
    said = abroad.say(ANA, "@rapport_bot show Acme")
    assert [(chat, letter.text, letter.facts) for chat, letter in said] == [
        (ANA, "Acme", (("Phone", WHOLE),)),
        (GROUP, "I sent you Acme's number privately.", ()),
    ]


def test_whoever_cannot_be_reached_privately_is_told_how(house):
    abroad = Abroad(house)
    abroad.bring({"outsiders": False})

    def unreach(db):
        for account in db.scalars(select(Account)):
            account.chat = None

    abroad.house.database.write(unreach)
    [(chat, said)] = abroad.say(ANA, "@rapport_bot show Acme")
    assert chat == GROUP
    assert said.text.startswith("Others read along here.")
