"""Whose number is it? A contact that was forwarded asks the same."""

import pytest

from bot.chat import MOST_BYTES
from core import customers
from core.customers import NewCustomer


def test_a_contact_we_know_is_that_customer(talk):
    said = talk(":contact Somebody, 138 0013 8000")
    assert said.splitlines()[0] == "bot> 王小明"
    assert "+8613800138000" in said


def test_a_new_contact_is_one_press_from_being_a_customer(talk):
    talk.goes("""
        :contact Jane Roe, 13900139005
        bot> Nobody here has +8613900139005.
        bot> [New customer Jane Roe] add Jane Roe, +8613900139005
        :press 1
        bot> Added Jane Roe.
        bot> Owner: ana
        bot> Phone: +8613900139005
        bot> [Undo] undo m2
        :contact whoever, +86 139-0013-9005
        bot> Jane Roe
        bot> Owner: ana
        bot> Phone: +8613900139005
    """)


@pytest.mark.parametrize("sent", ["8613900139000", "+86 139 0013 9000", "13900139000"])
def test_however_the_network_writes_the_number(talk, sent):
    card = {"kind": "contact", "name": "A", "detail": {"phone": sent}}
    assert talk.attached(card).startswith("bot> Acme")


def test_a_long_name_still_fits_its_button(talk):
    talk(":contact " + "很" * 39 + ", 13900139005")
    [(_, says)] = talk.console.buttons
    assert len(says.encode()) <= MOST_BYTES
    assert says.endswith(", +8613900139005")
    assert "Added" in talk(":press 1") or "很" in talk("find 很很")


def test_a_number_that_several_share_shows_them_all(talk, house):
    landline = (("+862161234567", False),)
    house.database.write(
        lambda db: [
            customers.add(house.own_desk(db), NewCustomer(name, phones=landline))
            for name in ("Li Lei", "Han Mei")
        ]
    )
    talk(":contact Shop, +86 21 6123 4567")
    assert talk.console.buttons == (("Li Lei", "find c4"), ("Han Mei", "find c5"))


def test_what_is_no_number_is_only_something_to_keep(talk):
    card = {"kind": "contact", "name": "A", "detail": {"phone": "112"}}
    assert talk.attached(card).startswith("bot> Which customer is it for?")


def test_a_contact_with_words_is_kept_with_whom_they_name(talk):
    card = {"kind": "contact", "name": "Lee", "detail": {"phone": "13900139005"}}
    assert "Kept with Acme: 1 contact." in talk.attached(card, "Acme")


@pytest.mark.parametrize(
    "line",
    [
        "whose number is 13900139000",
        "who has 13900139000?",
        "Whose number is +86 139 0013 9000?",
        "13900139000是谁？",
        "13900139000是谁的号码",
        "13900139000是誰的電話",
        "谁的号码是 13900139000",
        "查号码 13900139000",
    ],
)
def test_how_people_ask(talk, line):
    assert talk(line).startswith("bot> Acme")


def test_a_number_in_a_log_is_part_of_the_log(talk):
    assert "Logged" in talk("called Acme, new number is 13900139005")
