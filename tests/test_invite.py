"""invite NAME as ROLE: a code for whoever needs one, no code where the network vouches."""

import re
from itertools import count

import pytest
from sqlalchemy import select

from bot import inbox, work
from bot.platforms.slack.events import parse
from core import accounts, staff
from core.accounts import CODE, CodeFault
from core.desk import Login, Role
from storage.mail import Outbox

pytestmark = pytest.mark.usefixtures("ada")
DOES_NOT_WORK = "That code does not work. Ask an admin for a new one."


def called(house, name):
    with house.database.read() as db:
        return staff.called(db, name)


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("invite Mei as sales", "Mei", Role.SALES),
        ("invite Mei Lin as a manager", "Mei Lin", Role.MANAGER),
        ("invite Mei, sales", "Mei", Role.SALES),
        ("invite Mei support", "Mei", Role.SUPPORT),
        ("invite @Mei to be an admin", "Mei", Role.ADMIN),
        ("/invite Mei as sales", "Mei", Role.SALES),
        ("邀请小陈做销售", "小陈", Role.SALES),
        ("邀请 小陈 客服", "小陈", Role.SUPPORT),
        ("邀请小陈担任主管", "小陈", Role.MANAGER),
        ("邀请小陈作为管理员", "小陈", Role.ADMIN),
        ("请小陈加入团队，做销售", "小陈", Role.SALES),
        ("邀请 小陈 加入，角色销售", "小陈", Role.SALES),
        ("请邀请小陈当客服", "小陈", Role.SUPPORT),
        ("添加新同事小陈，做销售", "小陈", Role.SALES),
        ("please invite Mei as a salesperson", "Mei", Role.SALES),
        ("add colleague Mei as sales", "Mei", Role.SALES),
        ("邀請小陳做業務", "小陳", Role.SALES),
        ("邀請小陳當主管", "小陳", Role.MANAGER),
        ("邀請小陳擔任客服", "小陳", Role.SUPPORT),
    ],
)
def test_however_it_is_said(talk, house, line, name, role):
    assert CODE.search(talk(f"ada> {line}"))
    assert called(house, name).role is role


def test_only_an_admin_may(talk, house):
    assert talk("invite Mei as sales") == (
        "bot> You may not invite or suspend colleagues; an admin may."
    )
    assert "You may not" in talk("bo> invite Mei as sales")
    assert called(house, "Mei") is None


def test_the_role_is_asked_for(talk, house):
    talk(":as ada")
    talk.goes("""
        invite Mei
        bot> As what?
        bot> [sales] q1 sales
        bot> [support] q1 support
        bot> [manager] q1 manager
        bot> [admin] q1 admin
    """)
    assert "Mei joins as manager." in talk(":press 3")
    assert called(house, "Mei").role is Role.MANAGER


def test_the_name_is_asked_for(talk, house):
    talk(":as ada")
    assert talk("invite as sales") == "bot> What is their name?"
    assert "Mei joins as sales." in talk("Mei")


def test_a_colleague_gets_another_code_and_keeps_the_role(talk, house):
    assert "Another way in for bo (manager)." in talk("ada> invite bo")
    assert called(house, "bo").role is Role.MANAGER
    assert "Another way in for bo (admin)." in talk("ada> invite bo as admin")
    assert called(house, "bo").role is Role.ADMIN


def test_the_code_is_never_said_in_a_channel(talk):
    talk(":as ada")
    talk(":in #care")
    private, public = talk("invite Mei as sales").split("\nbot> ")
    assert private.startswith("bot to @ada> Mei joins as sales.")
    assert CODE.search(private)
    assert public.startswith("Mei joins as sales. The code is in your private chat.")
    assert not CODE.search(public)


def test_with_telegram_it_comes_with_a_personal_link(talk, house):
    house.bots["telegram"] = "rapport_bot"
    said = talk("ada> invite Mei as sales")
    code = CODE.search(said)[0]
    assert f"On Telegram: https://t.me/rapport_bot?start={code}" in said


def test_the_code_works_once(talk, house):
    code = CODE.search(talk("ada> invite Mei as sales"))[0]

    def link(db):
        return accounts.link(house.own_desk(db), Login("telegram", "77", "77"), code)

    assert house.database.write(link).name == "Mei"
    assert house.database.write(link) is CodeFault.WRONG


def test_undone_the_newcomer_and_the_code_are_gone(talk, house):
    code = CODE.search(talk("ada> invite Mei as sales"))[0]
    talk("ada> undo")
    assert called(house, "Mei") is None
    desk_link = lambda db: accounts.link(house.own_desk(db), Login("telegram", "7", "7"), code)  # noqa: E731 - said twice below
    assert house.database.write(desk_link) is CodeFault.WRONG


@pytest.mark.parametrize("name", ["!!!", "x" * 41])
def test_what_is_no_name(talk, name):
    assert "cannot be a name" in talk(f"ada> invite {name} as sales")


# Slack knows its members


@pytest.fixture
def slack(house):
    """Somebody writes on Slack; back come the texts said to them there, one a line."""
    times = count(1)
    house.database.write(lambda db: _link(house, db, "U1", "ada"))

    def say(text, user="U1"):
        stamp = f"{next(times)}.0"
        event = {"channel": f"D{user[1:]}", "channel_type": "im", "user": user, "ts": stamp,
                 "text": text}  # fmt: skip
        raw = inbox.Raw("slack", stamp, event["channel"], {"event": event})
        [new] = inbox.receive(house, [raw])
        with house.database.read() as db:
            last = db.scalar(select(Outbox.id).order_by(Outbox.id.desc()).limit(1)) or 0
        work.handle(house, {"slack": lambda body, at: parse(body, at, "UBOT")}, new)
        with house.database.read() as db:
            rows = db.scalars(select(Outbox).where(Outbox.id > last).order_by(Outbox.id))
            return [row.letter["text"] for row in rows]

    return say


def _link(house, db, user, name):
    desk, one = house.own_desk(db), staff.named(db, name)
    staff.introduce(desk, one)
    accounts.link(desk, Login("slack", user, f"D{user[1:]}"), accounts.new_code(desk, one))


JOINS = "Mei joins as sales, with that account. I show Mei around at the first message."


@pytest.mark.parametrize(
    "line", ["invite <@U7> Mei as sales", "invite <@U7|mei>, Mei, sales", "邀请 <@U7> Mei 做销售"]
)
def test_a_mention_is_enough_where_the_network_vouches(slack, house, line):
    [said] = slack(line)
    assert re.search(r"Mei", said)
    assert not CODE.search(said)
    assert slack("find Acme", user="U7")[0] == "Acme"


def test_a_mention_without_a_name_asks_for_it(slack):
    assert slack("invite <@U7> as sales") == ["What is their name?"]
    assert slack("Mei") == [JOINS]


def test_at_their_first_words_they_are_shown_around_once(slack):
    slack("invite <@U7> Mei as sales")
    assert slack("help", user="U7")[1] == "Welcome, Mei. Say help, or a customer's name."
    assert len(slack("help", user="U7")) == 1


def test_a_colleague_of_another_network_hears_of_the_second_login(slack, house):
    house.database.write(lambda db: _link(house, db, "U5", "bo"))
    slack_only = slack("invite <@U7> bo")
    assert slack_only[0] == "bo joins as manager, with that account. I show bo around at the " \
        "first message."  # fmt: skip


def test_a_linked_mention_is_the_colleague_wherever_a_name_is_read(slack, house):
    house.database.write(lambda db: _link(house, db, "U5", "bo"))
    assert slack("I'm away tomorrow, <@U5> covers")[0].startswith("You are away on Mon 23 Nov; bo")
    assert slack("role <@U5> sales") [0] == "bo is sales now."  # fmt: skip
    assert "['With', 'bo']" in logged(slack, house)


def logged(slack, house):
    slack("visited Acme with <@U5>, they renew")
    with house.database.read() as db:
        row = db.scalar(select(Outbox).order_by(Outbox.id.desc()).limit(1))
        return str(row.letter["facts"])


def test_our_own_name_is_still_left_out(slack):
    assert slack("<@UBOT> find Acme") == ["Acme"]


def test_undone_before_the_first_words_the_login_is_a_strangers(slack):
    slack("invite <@U7> Mei as sales")
    slack("undo")
    assert slack("find Acme", user="U7")[0].startswith("I don't know you yet.")


def test_undone_after_it_is_refused(slack):
    slack("invite <@U7> Mei as sales")
    slack("find Acme", user="U7")
    assert not slack("undo")[0].startswith("Undone")
    assert slack("find Acme", user="U7")[0] == "Acme"
