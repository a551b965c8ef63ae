"""suspend NAME: every door is shut at once, and what was to be done is somebody's."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import leases, schedule
from core import accounts, staff
from core.accounts import CodeFault
from core.desk import Login
from storage.mail import Outbox, Question
from storage.tables import LinkCode, Staff

pytestmark = pytest.mark.usefixtures("ada")
STRANGER = "bot> I don't know you yet. Ask an admin for a code and send it to me in a private chat."


@pytest.mark.parametrize(
    "line",
    ["suspend ana", "lock out ana", "deactivate ana's account", "停用ana", "停用ana的账号",
     "把ana停用了", "停用 ana 的帳號", "將ana停權", "suspend s1"],
)  # fmt: skip
def test_however_it_is_said(talk, line):
    assert "find" not in talk(f"ada> {line}")
    assert talk("find Acme") == STRANGER


def test_it_says_what_became_of_the_work(talk):
    talk("remind in 3 hours call Acme")
    talk("remind every day at 9am count the cash")
    talk(":as ada")
    talk.goes("""
        suspend ana
        bot> ana is suspended: no button, question or code of theirs works any more.
        bot> Tasks: 2 now with bo
        bot> Customers: 2, to be handed over
        bot> [Undo] undo m3
        bot to @bo> ana is suspended; 2 tasks are yours now. Say tasks to see them.
    """)


def test_the_tasks_ring_at_the_manager_recurring_ones_too(talk):
    talk("remind in 3 hours call the bank")
    talk("remind every day at 9am count the cash")
    talk("ada> suspend ana")
    talk(":as bo")
    rung = talk(":wait 1d2h")
    assert rung.count("bot> Reminder: count the cash") == 2
    assert rung.count("bot> Reminder: call the bank") == 1
    assert "to @ana" not in rung


def test_their_own_manager_comes_first(talk, house):
    def led(db):
        db.get_one(Staff, staff.named(db, "ana").id).manager_id = staff.named(db, "cleo").id

    house.database.write(led)
    talk("remind in 3 hours call the bank")
    assert "bot to @cleo> ana is suspended; 1 task is yours now." in talk("ada> suspend ana")


def test_where_nobody_leads_it_is_the_admins(talk):
    talk("bo> remind in 3 hours call the bank")
    said = talk("ada> suspend bo")
    assert "Tasks: 1 now with ada" in said
    assert "to @ada" not in said  # who did it knows it


def test_undone_everything_is_theirs_again(talk):
    talk("remind in 3 hours call the bank")
    talk("ada> suspend ana")
    assert "Undone: 2 changes." in talk("ada> undo")
    assert "call the bank" in talk("tasks")


def test_an_open_question_is_closed_for_good(talk, house):
    talk("c ac")
    talk(":in #care")
    talk("c ac")
    talk(":in")
    talk("ada> suspend ana")
    with house.database.read() as db:
        assert not any(db.scalars(select(Question.open)))
    talk("ada> resume ana")
    assert talk("q1 c1") == "bot> That question is over; please say it again."


def test_buttons_are_dead_and_say_nothing(talk):
    talk("note Acme tea")
    talk("ada> suspend ana")
    assert talk("undo m1") == STRANGER
    assert talk("find c1") == STRANGER


def test_codes_are_void_even_after_an_undo(talk, house):
    def make(db):
        return accounts.new_code(house.own_desk(db), staff.named(db, "ana"))

    code = house.database.write(make)
    talk("ada> suspend ana")
    talk("ada> undo")
    with house.database.read() as db:
        assert all(db.scalars(select(LinkCode.used)))

    def link(db):
        return accounts.link(house.own_desk(db), Login("telegram", "7", "7"), code)

    assert house.database.write(link) is CodeFault.WRONG


def test_a_letter_on_its_way_is_not_sent(talk, house, clock):
    talk("remind in 5 minutes call the bank")
    clock.now += timedelta(minutes=6)
    schedule.tick(house)  # written, not yet sent

    def shut(db):
        db.get_one(Staff, staff.named(db, "ana").id).suspended = clock.now

    house.database.write(shut)
    parcel = leases.lease(house, frozenset({"console"}), "x")
    assert leases.sift(house, parcel) == "dropped"


def test_what_was_not_sent_says_so(talk, house, clock):
    talk("remind in 5 minutes call the bank")
    clock.now += timedelta(minutes=6)
    schedule.tick(house)
    assert "Reminder" not in talk("ada> suspend ana")
    with house.database.read() as db:
        letter = select(Outbox.outcome).where(Outbox.kind == "reminder")
        assert db.scalar(letter) == "dropped"


def test_nobody_suspends_themselves_or_the_last_admin(talk):
    assert talk("ada> suspend ada") == "bot> You cannot suspend yourself; another admin can."
    talk("ada> role bo admin")
    assert "ada is suspended" in talk("bo> suspend ada")
    assert talk("bo> role bo sales") == "bot> bo is the last admin. Make somebody else one first."


def test_only_an_admin_may(talk):
    for name in ("ana", "bo", "cleo"):
        assert "You may not invite or suspend colleagues" in talk(f"{name}> suspend cleo")


def test_twice_is_once(talk):
    talk("ada> suspend ana")
    assert "Undo" not in talk("ada> suspend ana")


def test_the_care_channel_hears_of_their_customers(talk):
    talk("ada> suspend ana")
    assert "bot to #care> 1 birthday to remember.\n  - Mon 23 Nov: 王小明, 36 · ana" in talk(
        ":wait 1d2h"
    )


def test_a_log_that_mentions_it_stays_a_log(talk):
    assert "Logged your call with Acme." in talk("called Acme, they suspend bo's order")
    assert "已记录对王小明的拜访。" in talk("拜访了王小明，他们停用了旧系统")
