"""A one-time code joins a login to a colleague: once, in private, in time."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select

from bot import inbox, work
from bot.chat import Message
from core import accounts, staff, staffing
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

    def say(text, user="u77", channel="", at=house):
        body = {"user": user, "channel": channel, "text": text}
        raw = inbox.Raw("messenger", str(next(events)), channel or user, body)
        [new] = inbox.receive(house, [raw])
        work.handle(at, {"messenger": parse}, new)
        with house.database.read() as db:
            answered = select(Outbox).where(Outbox.key == f"answer:m{new}")
            row = db.scalars(answered).one()
            assert row.chat == (channel or user + "-chat")
            return row.letter["text"]

    return say


@pytest.fixture
def told(house):
    """What was said unasked, and to whom; only what is new since last asked."""
    last = [0]

    def look():
        with house.database.read() as db:
            unasked = select(Outbox).where(Outbox.id > last[0], ~Outbox.key.startswith("answer:"))
            rows = list(db.scalars(unasked.order_by(Outbox.id)))
            last[0] = max((row.id for row in rows), default=last[0])
            return [
                (row.chat, row.letter["text"], [says for _, says in row.letter["buttons"]])
                for row in rows
            ]

    return look


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
    house.database.write(lambda db: staffing.suspend(house.own_desk(db), staff.named(db, "ana")))
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


# What others hear of it

LOCKED = "5 wrong codes from Messenger login u77: it is locked."
ALOUD = "ana's code was said where others read. It is void now; ana needs a new one."
YOURS_ALOUD = "Your code was said where others read. It is void now; ask an admin for a new one."
SECOND = "Another login is yours now, on Messenger. If that was not you, tell an admin at once."


def test_the_admins_hear_of_a_locked_login_once_and_can_unlock_it(says, code, told, ada, talk):
    right = code()
    for _ in range(4):
        says("RAP-2222-2222-2222")
    assert told() == []
    says("RAP-2222-2222-2222")
    [(chat, text, [unlock])] = told()
    assert (chat, text) == ("@ada", LOCKED)
    says("RAP-2222-2222-2222")
    assert told() == []
    assert "Messenger login u77 may try again." in talk(f"ada> {unlock}")
    assert says(right).startswith("Welcome, ana.")


def test_a_burnt_code_is_told_to_the_admins_and_whoever_it_was_for(says, code, told, ada, talk):
    one = code()
    says(one, channel="general")
    ana, (chat, text, [anew]) = told()
    assert ana == ("@ana", YOURS_ALOUD, [])
    assert (chat, text) == ("@ada", ALOUD)
    said = talk(f"ada> {anew}")
    assert "Another way in for ana (sales)." in said
    assert one not in said


def test_a_locked_login_burns_a_code_too(says, code):
    one = code()
    for _ in range(5):
        says("RAP-2222-2222-2222")
    assert "void now" in says(one, channel="general")
    assert says(one, user="u78") == DOES_NOT_WORK


def test_a_linked_colleague_who_says_anothers_code_aloud_burns_it(says, code, told):
    says(code())
    bos = code("bo")
    assert "void now" in says(bos, channel="general")
    assert [chat for chat, _, _ in told()] == ["@bo"]


def test_a_second_login_is_told_at_the_first_and_to_the_admins(says, code, told, ada, house):
    reached = replace(house, platforms=frozenset({"messenger", "console"}))
    says(code())
    assert told() == []  # the first one is no news
    says(code(), user="u78", at=reached)
    first, (chat, text, buttons) = told()
    assert first == ("u77-chat", SECOND, [])
    assert (chat, text) == ("@ada", "ana has another login now, on Messenger.")
    assert buttons == ["suspend s1"]


def test_the_same_login_again_is_no_news(says, code, told, ada):
    says(code())
    says(code())
    assert told() == []


# The first talk


def welcomed(house):
    with house.database.read() as db:
        return db.scalars(select(Outbox).order_by(Outbox.id.desc())).first().letter


def test_a_newcomer_is_shown_around_once(says, code, house):
    says(code())
    letter = welcomed(house)
    assert letter["facts"] == [["Your clock", "Asia/Shanghai, 09:00–18:00, digest at 09:00"]]
    assert letter["items"] == [
        "Try: Acme",
        "Try: visited 王小明, call back next Wed 3pm",
        "Try: remind me tomorrow at 9am to call Acme",
    ]
    assert [says for _, says in letter["buttons"]] == [
        "language en",
        "language zh_hans",
        "language zh_hant",
        "settings zone",
        "settings hours",
    ]
    says(code(), user="u78")
    assert welcomed(house)["items"] == []


def test_the_lines_to_try_really_work(says, code, house):
    says(code())
    for item in welcomed(house)["items"]:
        answer = says(item.removeprefix("Try: "))
        assert answer.startswith(("Acme", "Logged your visit", "I'll remind you")), item


def test_whoever_has_no_customer_gets_examples(says, code, house):
    says(code("cleo"))
    assert len(welcomed(house)["items"]) == 3


def test_in_the_newcomers_language(says, code, house):
    says(f"连接 {code()}")
    assert welcomed(house)["items"][1] == "试试：拜访了王小明，下周三下午3点回电"
