"""A one-time code joins a login to a colleague: once, in private, in time."""

from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select

from bot import inbox, work
from bot.chat import Message
from core import accounts, staff
from core.desk import Login
from storage.mail import Outbox
from storage.tables import LinkCode

DOES_NOT_WORK = "That code does not work. Ask an admin for a new one."
STRANGER = "I don't know you yet. Ask an admin for a code and send it to me in a private chat."


def parse(body, received):
    login = Login("messenger", body["user"], None if body["channel"] else body["user"] + "-chat")
    return Message("messenger", login, body["channel"], body["text"], received)


@pytest.fixture
def says(house):
    """Somebody writes on a chat network; back comes what was answered and where."""
    events = count()

    def say(text, user="u77", channel=""):
        body = {"user": user, "channel": channel, "text": text}
        raw = inbox.Raw("messenger", str(next(events)), channel or user, body)
        [new] = inbox.receive(house, [raw])
        work.handle(house, {"messenger": parse}, new)
        with house.database.read() as db:
            row = db.scalar(select(Outbox).order_by(Outbox.id.desc()).limit(1))
            assert row.chat == (channel or user + "-chat")
            return row.letter["text"]

    return say


@pytest.fixture
def code(house):
    def make(name="ana", lasts=timedelta(hours=24)):
        def write(db):
            return accounts.new_code(house.own_desk(db), staff.named(db, name), lasts)

        return house.database.write(write)

    return make


def test_a_code_makes_a_login_a_colleagues(says, code):
    assert says("find Acme") == STRANGER
    assert says(f"link {code()}") == "Welcome, ana. Say help, or a customer's name."
    assert says("find Acme") == "Acme"


@pytest.mark.parametrize("line", ["{}", "my code is {}, thanks", "连接 {}", "  {}\n"])
def test_however_it_is_said(says, code, line):
    said = says(line.format(code().lower()))
    assert said.startswith(("Welcome, ana.", "欢迎，ana。"))


def test_it_works_once(says, code):
    one = code()
    says(one)
    assert says(one, user="u78") == DOES_NOT_WORK
    assert says("find Acme", user="u78") == STRANGER


def test_a_code_said_where_others_read_is_burnt(says, code):
    one = code()
    assert "void now" in says(one, channel="general")
    assert says(one) == DOES_NOT_WORK
    assert says("find Acme", channel="general") == STRANGER


def test_it_expires(says, code, clock):
    one, two = code(lasts=timedelta(hours=1)), code("bo", timedelta(hours=1))
    clock.now += timedelta(minutes=59)
    assert says(one).startswith("Welcome")
    clock.now += timedelta(minutes=1)
    assert says(two, user="u78") == DOES_NOT_WORK


def test_a_new_code_kills_the_old(says, code):
    old, new = code(), code()
    assert says(old) == DOES_NOT_WORK
    assert says(new).startswith("Welcome")


def test_five_wrong_codes_lock_the_login_even_for_the_right_one(says, code):
    right = code()
    for _ in range(5):
        assert says("RAP-2222-2222-2222") == DOES_NOT_WORK
    assert says(right) == "Too many wrong codes; this login is locked. Ask an admin."
    assert says(right, user="u78").startswith("Welcome")


def test_four_wrong_codes_are_forgiven(says, code):
    for _ in range(4):
        says("RAP-2222-2222-2222")
    assert says(code()).startswith("Welcome")
    assert says("RAP-2222-2222-2222") == DOES_NOT_WORK
    assert says(code("bo")).startswith("Welcome, bo")


def test_an_unlinked_login_is_a_stranger_again(says, code, house):
    says(code())
    house.database.write(lambda db: accounts.unlink(db, staff.named(db, "ana")))
    assert says("find Acme") == STRANGER


def test_a_suspended_colleague_is_a_stranger_and_no_code_helps(says, code, house):
    says(code())
    another = code()
    house.database.write(lambda db: staff.suspend(house.own_desk(db), staff.named(db, "ana")))
    assert says("find Acme") == STRANGER
    assert says(another, user="u78") == DOES_NOT_WORK


def test_the_code_itself_is_kept_nowhere_but_in_what_was_said(code, house):
    one = code()
    with house.database.read() as db:
        assert one not in str(db.execute(select(LinkCode.__table__)).all())


def test_a_stranger_learns_nothing_by_adding_a_code(says, code):
    code()
    for line in ("find Acme {}", "/find Acme {}", "q1 {}", "add Bob {}", "order Acme ¥5 {}"):
        assert says(line.format("RAP-2222-2222-2222"), user=line) == DOES_NOT_WORK
