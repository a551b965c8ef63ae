"""What befalls a channel is told to the admins, and decides who may hear of customers there."""

import pytest
from sqlalchemy import select

from bot.house import Address
from bot.inbox import Raw
from core import places
from storage.mail import Audit, Inbox, Outbox
from storage.tables import Place
from tests.abroad import ADA, ANA, EVE, GROUP, Abroad

COLLEAGUES, UNKNOWN, OPEN = {"outsiders": False}, {"outsiders": None}, {"outsiders": True}
CARD = "@rapport_bot find Acme"


@pytest.fixture
def abroad(house):
    return Abroad(house)


@pytest.fixture
def filed(house):
    """The group stands in the configuration."""
    return Abroad(house, alerts=(Address("telegram", str(GROUP)),))


def texts(said):
    return [(chat, letter.text) for chat, letter in said]


def place(abroad):
    with abroad.house.database.read() as db:
        return places.find(db, "telegram", str(GROUP))


# Brought, taken out, renamed, moved


def test_the_admin_is_asked_privately_what_a_group_is_for(abroad):
    [(chat, asked)] = abroad.bring(COLLEAGUES, user=ANA)
    assert chat == ADA
    assert asked.text == "ana brought me to “Sales” (Telegram). What is it for?"
    assert asked.items == ()
    assert asked.buttons == (
        ("alerts", "place p1 alerts"),
        ("care", "place p1 care"),
        ("support", "place p1 support"),
        ("questions only", "place p1 talk"),
        ("nothing", "place p1 nothing"),
    )
    [(_, done)] = abroad.press(ADA, "place p1 alerts", ADA)
    assert done.text == "“Sales” is for alerts now."
    assert done.buttons == (("Undo", "undo m2"),)
    assert texts(abroad.notice()) == [(GROUP, "Acme is silent.")]


def test_whoever_is_no_admin_is_not_asked_and_may_not_answer(abroad):
    abroad.bring(COLLEAGUES)
    [(_, refused)] = abroad.press(ANA, "place p1 alerts", ANA)
    assert refused.text == "You may not change the shop's settings; an admin may."


def test_told_twice_it_is_asked_once(abroad):
    member = {"chat": {"id": GROUP, "type": "supergroup", "title": "Sales"}, "from": {"id": ADA}}
    member |= {"old_chat_member": {"status": "left"}, "new_chat_member": {"status": "member"}}
    raw = Raw("telegram", "9", f"{GROUP}/", {"update_id": 9, "my_chat_member": member})
    assert len(abroad.receive(raw)) == 1
    assert abroad.receive(raw) == []


def test_a_place_of_the_file_needs_no_question(filed):
    assert filed.bring(UNKNOWN) == []
    assert texts(filed.notice()) == [(GROUP, "Acme is silent.")]


def test_what_was_chosen_in_chat_outranks_the_file(filed):
    filed.bring(COLLEAGUES, chat=-1009, title="Boss")
    filed.press(ADA, "place p1 alerts", ADA)
    assert texts(filed.notice()) == [(-1009, "Acme is silent.")]
    filed.bring(COLLEAGUES)
    filed.press(ADA, "place p1 nothing", ADA)
    assert texts(filed.notice(key="k2")) == [(GROUP, "Acme is silent.")]
    filed.press(ADA, "place p2 nothing", ADA)
    assert filed.notice(key="k3") == []


def test_taken_out_and_brought_back(abroad):
    abroad.bring(COLLEAGUES)
    abroad.press(ADA, "place p1 alerts", ADA)
    assert texts(abroad.bring(None, here=False)) == [
        (ADA, "I was taken out of “Sales”, which was for alerts. Say places to see what is left.")
    ]
    assert abroad.bring(None, here=False) == []
    assert abroad.notice() == []
    assert abroad.press(ADA, "places", ADA)[0][1].text.startswith("I was not brought to any")
    [(_, asked)] = abroad.bring(UNKNOWN)
    assert asked.text == "ada brought me to “Sales” (Telegram). What is it for?"
    assert "I cannot tell who reads there." in asked.items[0]  # much may have happened meanwhile
    assert texts(abroad.notice(key="k2")) == [(ADA, "Acme is silent.")]


def test_a_new_name_is_told_and_known(abroad):
    abroad.bring(COLLEAGUES)
    said = abroad.service(new_chat_title="Sales East")
    assert texts(said) == [(ADA, "“Sales” is called “Sales East” now.")]
    assert abroad.service(new_chat_title="Sales East") == []


def test_a_group_that_grows_takes_everything_along(house):
    abroad = Abroad(house, care=(Address("telegram", "-5"),))
    abroad.bring(UNKNOWN, chat=-5)
    abroad.press(ADA, "place p1 alerts", ADA)
    abroad.notice()
    said = abroad.service(chat=-5, migrate_to_chat_id=GROUP)
    assert texts(said) == [
        (ADA, "“Sales” has a new id at Telegram; I go on writing there."),
    ]
    assert said[0][1].facts == (("In the configuration", f"channels.care: telegram:{GROUP}"),)
    assert abroad.service(migrate_from_chat_id=-5) == []  # the other end says the same
    with house.database.read() as db:
        waiting = db.scalars(select(Outbox.chat).where(Outbox.kind == "churn")).all()
    assert waiting == [str(GROUP)]
    assert texts(abroad.notice(key="k2")) == [(GROUP, "Acme is silent.")]
    [(_, done)] = abroad.press(ADA, "place p1 care", ADA)  # an old button knows the new place
    assert done.text == "“Sales” is for care now."


def test_a_place_of_the_file_is_followed_where_it_moves(house):
    abroad = Abroad(house, care=(Address("telegram", "-5"),))
    abroad.service(chat=-5, migrate_to_chat_id=GROUP)
    assert texts(abroad.notice("care")) == [(GROUP, "Acme is silent.")]
    [(chat, card)] = abroad.say(ANA, CARD)
    assert (chat, card.text) == (GROUP, "Acme")


# Who reads


def test_where_only_colleagues_read_one_is_answered_there(abroad):
    abroad.bring(COLLEAGUES)
    [(chat, card)] = abroad.say(ANA, CARD)
    assert (chat, card.text) == (GROUP, "Acme")
    assert ("Phone", "+86139****9000") in card.facts


@pytest.mark.parametrize("facts", [UNKNOWN, OPEN])
def test_where_others_could_read_one_is_answered_privately(abroad, facts):
    abroad.bring(facts)
    [(chat, card), (group, line)] = abroad.say(ANA, CARD)
    assert (chat, card.text) == (ANA, "Acme")
    assert ("Phone", "+8613900139000") in card.facts
    assert (group, line.text) == (GROUP, "I answered you privately.")
    assert (line.facts, line.items, line.buttons) == ((), (), ())


def test_a_question_moves_to_the_private_chat_with_its_answer(abroad):
    abroad.bring(UNKNOWN)
    [(chat, asked), _] = abroad.say(ANA, "@rapport_bot find ac")
    assert (chat, asked.text) == (ANA, "Which customer?")
    [(chat, card)] = abroad.press(ANA, asked.buttons[1][1], ANA)
    assert (chat, card.text) == (ANA, "Acme East")
    abroad.say(ANA, "@rapport_bot find acm")  # "ac" was learnt
    assert abroad.say(ANA, "@rapport_bot 1")[0][1].text == "Acme"


def test_what_is_written_there_is_done_all_the_same(abroad):
    abroad.bring(UNKNOWN)
    [(_, logged), _] = abroad.say(ANA, "@rapport_bot visited Acme, wants 10% off")
    assert logged.text == "Logged your visit to Acme."
    [(_, undone), _] = abroad.press(ANA, logged.buttons[-1][1], GROUP)
    assert undone.text == "Undone: 1 change."


def test_a_group_of_which_nothing_is_known_is_asked_about_when_first_spoken_in(abroad):
    said = abroad.say(ANA, CARD, facts=UNKNOWN)
    assert texts(said) == [
        (ADA, "I am in “Sales” (Telegram) now. What is it for?"),
        (ANA, "Acme"),
        (GROUP, "I answered you privately."),
    ]
    assert abroad.say(ANA, CARD, facts=UNKNOWN)[0][0] == ANA


def test_an_admin_vouches_by_choosing_and_takes_it_back_by_undo(abroad):
    abroad.bring(UNKNOWN)
    [(_, done)] = abroad.press(ADA, "place p1 talk", ADA)
    assert done.text == "I answer in “Sales” and post nothing there unasked."
    assert done.items == ("I take your word that only colleagues read there.",)
    assert abroad.say(ANA, CARD)[0][0] == GROUP
    abroad.press(ADA, done.buttons[0][1], ADA)
    assert abroad.say(ANA, CARD)[0][0] == ANA


def test_nothing_vouches_for_nobody(abroad):
    abroad.bring(UNKNOWN)
    abroad.press(ADA, "place p1 nothing", ADA)
    assert abroad.say(ANA, CARD)[0][0] == ANA


def test_what_the_network_knows_for_certain_cannot_be_vouched_away(abroad):
    [(_, asked)] = abroad.bring(OPEN)
    assert asked.items[0].startswith("People from outside can read there")
    [(_, done)] = abroad.press(ADA, "place p1 alerts", ADA)
    assert done.items[0].startswith("People from outside can read there")
    assert abroad.say(ANA, CARD)[0][0] == ANA
    assert texts(abroad.notice()) == [(ADA, "Acme is silent.")]


def test_somebody_unknown_who_joins_ends_the_trust(abroad):
    abroad.bring(UNKNOWN)
    abroad.press(ADA, "place p1 alerts", ADA)
    eve = {"id": EVE, "is_bot": False}
    [(chat, told)] = abroad.service(new_chat_members=[eve], facts=UNKNOWN)
    assert chat == ADA
    assert told.text.startswith("Somebody I don't know is in “Sales” now.")
    assert abroad.service(new_chat_members=[eve], facts=UNKNOWN) == []
    assert texts(abroad.notice()) == [(ADA, "Acme is silent.")]
    abroad.press(ADA, told.buttons[0][1], ADA)
    assert texts(abroad.notice(key="k2")) == [(GROUP, "Acme is silent.")]


def test_a_colleague_who_joins_changes_nothing(abroad):
    abroad.bring(UNKNOWN)
    abroad.press(ADA, "place p1 alerts", ADA)
    ana = {"id": ANA, "is_bot": False}
    assert abroad.service(new_chat_members=[ana], facts=UNKNOWN) == []
    assert abroad.say(ANA, CARD)[0][0] == GROUP


@pytest.mark.parametrize("channels", [{}, {"alerts": (Address("telegram", str(GROUP)),)}])
def test_a_stranger_who_speaks_is_somebody_who_reads(house, channels):
    abroad = Abroad(house, **channels)
    abroad.bring(UNKNOWN)
    abroad.press(ADA, "place p1 alerts", ADA)
    said = abroad.say(EVE, CARD)
    assert said[0][0] == ADA
    assert said[1][1].text.startswith("I don't know you yet.")
    assert [chat for chat, _ in abroad.say(EVE, CARD)] == [GROUP]  # told once
    assert texts(abroad.notice()) == [(ADA, "Acme is silent.")]


def test_when_the_last_outsider_has_left_it_is_as_before(abroad):
    abroad.bring(COLLEAGUES)
    abroad.press(ADA, "place p1 alerts", ADA)
    [(_, told)] = abroad.service(new_chat_members=[{"id": EVE}], facts=OPEN)
    assert told.text == "People from outside can read “Sales”."
    said = abroad.service(left_chat_member={"id": EVE}, facts=COLLEAGUES)
    assert texts(said) == [(ADA, "Only colleagues read “Sales” again; I write there as before.")]
    assert texts(abroad.notice()) == [(GROUP, "Acme is silent.")]


def test_a_notice_that_waits_is_not_posted_when_outsiders_came_meanwhile(abroad):
    from bot import leases

    abroad.bring(COLLEAGUES)
    abroad.press(ADA, "place p1 alerts", ADA)
    abroad.notice()
    abroad.service(new_chat_members=[{"id": EVE}], facts=OPEN)
    sifted = {}
    while parcel := leases.lease(abroad.house, frozenset({"telegram"}), "me"):
        sifted[int(parcel.to.chat)] = leases.sift(abroad.house, parcel)
        leases.drop(abroad.house, parcel, "seen")
    assert sifted[GROUP] == "overheard"
    assert sifted[ADA] is None


def test_a_code_said_there_is_burnt(abroad, house):
    from tests.platforms.conftest import code_for

    abroad.bring(UNKNOWN)
    told = abroad.say(ANA, f"@rapport_bot {code_for(house.database, 'bo')}")
    [burnt] = [letter for chat, letter in told if chat == GROUP]  # admins and bo hear of it too
    assert "void" in burnt.text


def test_all_of_it_is_kept_in_the_audit(abroad):
    abroad.bring(UNKNOWN)
    abroad.press(ADA, "place p1 alerts", ADA)
    with abroad.house.database.read() as db:
        rows = db.execute(select(Audit.actor, Audit.intent, Audit.outcome).order_by(Audit.id))
        assert rows.all() == [("system", "brought", "done"), ("ada", "place", "done")]
        assert set(db.scalars(select(Inbox.outcome))) == {"done"}


def test_what_is_broken_in_it_is_not_said_in_the_group(abroad, monkeypatch, caplog):
    from bot.chat import HAPPENINGS

    monkeypatch.setitem(HAPPENINGS, "brought", lambda desk, what: 1 / 0)
    assert abroad.bring(UNKNOWN) == []
    assert "ZeroDivisionError" in caplog.text


def test_every_place_is_one_row(abroad):
    abroad.bring(UNKNOWN)
    abroad.bring(None, here=False)
    abroad.bring(UNKNOWN)
    with abroad.house.database.read() as db:
        assert len(db.scalars(select(Place)).all()) == 1
