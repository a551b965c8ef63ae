"""status: an admin sees what is stuck, in plain words, and has it sent again or lets it go."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import inbox, leases, schedule
from bot.chat import NOTICES
from bot.house import CONSOLE
from bot.inbox import Raw
from bot.leases import Outcome, Sent
from core import accounts, places, staff
from core.desk import Login
from core.places import Readers
from core.undelivered import TOLD, Cause
from handlers import status
from storage.mail import Audit, Inbox, Outbox
from storage.tables import Change

pytestmark = pytest.mark.usefixtures("ada", "no_digests")
LETTER = {"text": "Wang: +8613800138000", "facts": [], "items": [], "buttons": []}


@pytest.fixture
def talk(talk):
    talk(":as ada")
    return talk


@pytest.fixture
def letter(house):
    """One that a network would not take; its row's id."""

    def put(cause=Cause.BLOCKED, reader=None, platform="telegram", chat="77", **fields):
        def write(db):
            person = staff.named(db, reader) if reader else None
            row = Outbox(
                **{
                    "key": f"k{db.query(Outbox).count()}",
                    "platform": platform,
                    "chat": chat,
                    "letter": LETTER,
                    "kind": "reminder",
                    "about": "t1",
                    "due": house.clock(),
                    "first_due": house.clock(),
                    "reader_id": person.id if person else None,
                    **fields,
                }
            )
            db.add(row)
            db.flush()
            return row.id

        number = house.database.write(write)
        if cause:
            parcel = leases.lease(house, frozenset({platform}), "me")
            assert parcel.id == number
            out = fields.get("parts", 0)
            leases.settle(house, parcel, Sent(Outcome.REFUSED, out, why="no", cause=cause))
        return number

    return put


def linked(house, name, chat, platform="telegram"):
    def write(db):
        desk = house.own_desk(db)
        accounts.link(
            desk, Login(platform, chat, chat), accounts.new_code(desk, staff.named(db, name))
        )

    house.database.write(write)


def row(house, number, table=Outbox):
    with house.database.read() as db:
        return db.get_one(table, number)


def park(house):
    raw = Raw("slack", "e1", "C9/", {"event": {"text": "secret words"}})
    [number] = inbox.receive(house, [raw])
    house.database.write(lambda db: inbox.claim(db, number, house.clock(), "parked"))
    return number


def test_all_is_well(talk):
    assert talk("status") == "bot> All is well: nothing is stuck."
    assert talk("状态") == "bot> 一切正常：没有卡住的消息。"
    assert talk("狀態") == "bot> 一切正常：沒有卡住的訊息。"


def test_to_whom_what_since_when_and_why(talk, letter, house):
    letter(Cause.BLOCKED, "bo")
    park(house)
    talk.goes("""
        status
        bot> 2 messages are stuck.
        bot> - 1. Reminder to bo on Telegram, today 08:00: they blocked me or left
        bot> - 2. Message from somebody on Slack, today 08:00: I could not read it
        bot> [Resend 1] resend o1
        bot> [Discard 1] discard o1
        bot> [Resend 2] resend i1
        bot> [Discard 2] discard i1
        bot> [Resend all] resend all 1795305600
        bot> [Discard all] discard all 1795305600
    """)
    assert "给bo的任务提醒（Telegram，今天 08:00）：对方屏蔽了我或已离开" in talk("状态")
    assert "給bo的任務提醒（Telegram，今天 08:00）：對方封鎖了我或已離開" in talk("狀態")


def test_no_words_of_a_letter_and_no_number_of_a_network_are_shown(talk, letter):
    letter(Cause.GONE, chat="-100123456")
    said = talk("status")
    assert "Reminder to somebody on Telegram" in said
    assert "100123456" not in said
    assert "Wang" not in said


def test_a_channel_is_called_by_its_title(talk, letter, house):
    house.database.write(
        lambda db: places.seen(house.own_desk(db), "slack", "C9", "deals", Readers(False))
    )
    letter(Cause.OUTSIDE, platform="slack", chat="C9", kind="churn")
    park(house)
    said = talk("status")
    assert "Churn alert to deals on Slack" in said
    assert "Message from deals on Slack" in said


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_words(talk, letter, cause):
    letter(cause, "bo")
    assert ": " in talk("status").splitlines()[1]


def test_resend_puts_it_back_and_pressing_twice_is_pressing_once(talk, letter, house, clock):
    linked(house, "bo", "77")
    number = letter(Cause.AWAY, "bo", parts=1)
    clock.now += timedelta(hours=3)
    talk("status")
    said = talk(":press 1")
    assert said == "bot> Trying again: Reminder to bo.\n  [Undo] undo m2"
    again = row(house, number)
    assert (again.finished, again.stuck, again.attempts, again.parts) == (None, None, 0, 1)
    assert again.due == clock.now
    assert talk("resend o1") == "bot> It is on its way already."
    parcel = leases.lease(house, frozenset({"telegram"}), "me")
    assert parcel.id == number
    assert talk("resend o1") == "bot> It is being sent at this moment."
    assert talk("discard o1") == "bot> It is being sent at this moment; look again in a minute."
    leases.settle(house, parcel, Sent(Outcome.SENT, 1))
    assert talk("resend o1") == "bot> It is not stuck any more: nothing to do."
    assert talk("discard o1") == "bot> It is not stuck any more: nothing to do."
    assert row(house, number).outcome == "sent"
    assert talk("status") == "bot> All is well: nothing is stuck."


def test_discard_can_be_undone_and_a_discarded_one_sent_after_all(talk, letter, house):
    linked(house, "bo", "77")
    number = letter(Cause.AWAY, "bo")
    assert talk("discard o1") == "bot> Discarded: Reminder to bo.\n  [Undo] undo m1"
    assert row(house, number).outcome == "discarded"
    assert talk("discard o1") == "bot> It was discarded before."
    assert talk("status") == "bot> All is well: nothing is stuck."
    assert "Undone" in talk("undo m1")
    assert "Reminder to bo" in talk("status")
    talk("discard o1")
    assert "Trying again" in talk("resend o1")


def test_who_did_it_is_on_record(talk, letter, house):
    letter(Cause.AWAY, chat="@bo", platform=CONSOLE, kind=None)
    talk("discard o1")
    with house.database.read() as db:
        change = db.scalar(select(Change).where(Change.thing == "outbox"))
        assert (change.action, change.actor_id) == ("keep_shop", staff.named(db, "ada").id)
        assert "letter" not in change.before


def test_what_came_in_is_read_again(talk, house):
    number = park(house)
    assert "Trying again: Message from somebody." in talk("resend i1")
    assert inbox.waiting(house, frozenset({"slack"})) == [(number, "C9/")]
    assert talk("resend i1") == "bot> It is on its way already."
    assert "Slack: not handled yet: 1, the oldest from just now" in talk("status")
    assert "Discarded" in talk("discard i1")
    assert row(house, number, Inbox).outcome == "discarded"


def test_too_late_is_said(talk, letter, house, clock):
    linked(house, "bo", "77")
    letter(Cause.AWAY, "bo", expires=house.clock() + timedelta(minutes=1))
    clock.now += timedelta(hours=1)
    assert talk("resend o1") == "bot> Too late: it was only good until today 08:01."
    assert "太迟了" in talk("重发 o1")


def test_never_to_a_chat_that_may_be_somebody_elses_by_now(talk, letter, house):
    linked(house, "bo", "77")
    number = letter(Cause.BLOCKED, "bo")
    house.database.write(lambda db: accounts.unlink(db, staff.named(db, "bo")))
    assert talk("resend o1") == "bot> bo is not linked there any more, so it is not sent."
    linked(house, "bo", "78")
    assert "Trying again" in talk("resend o1")
    assert row(house, number).chat == "78"


def test_a_group_that_moved_is_followed(talk, letter, house):
    def move(db):
        desk = house.own_desk(db)
        places.seen(desk, "telegram", "-5", "Sales", Readers(False))
        places.moved(desk, "telegram", "-5", "-1005")

    number = letter(Cause.GONE, chat="-5")
    house.database.write(move)
    talk("resend o1")
    assert row(house, number).chat == "-1005"


def test_all_at_once_but_not_what_came_after_the_button(talk, letter, house, clock):
    linked(house, "bo", "77")
    for _ in range(7):
        letter(Cause.AWAY, "bo")
    letter(Cause.AWAY, "ana", chat="99")  # who has no login
    park(house)
    said = talk("status")
    assert "9 messages are stuck." in said
    assert said.count("Resend") == 6
    assert "… and 4 more" in said
    clock.now += timedelta(minutes=1)
    late = letter(Cause.AWAY, "cleo", platform=CONSOLE, chat="@cleo", kind=None)
    assert talk(":press 11").startswith(
        "bot> Trying 8 messages again. 1 cannot be: too late, or no way there."
    )
    assert row(house, late).stuck == "away"
    assert talk("discard all").startswith("bot> 2 messages discarded.")
    assert talk("discard all") == "bot> Nothing is stuck."
    assert talk("resend all") == "bot> Nothing is stuck."


def test_by_its_number_or_by_asking(talk, letter):
    assert talk("resend") == "bot> Nothing is stuck."
    letter(Cause.AWAY, chat="@bo", platform=CONSOLE, kind=None)
    letter(Cause.AWAY, chat="@ana", platform=CONSOLE, kind=None)
    assert "Which message?" in talk("discard")
    assert "Discarded: Message to @ana." in talk(":press 1")
    assert "not there any more" in talk("resend 4")
    assert "再试一次" in talk("重发第1条")
    assert "not there any more" in talk("resend o99")


def test_what_waits_and_what_is_uncertain(talk, letter, house, clock):
    letter(None)
    lost = leases.lease(house, frozenset({"telegram"}), "me")
    leases.settle(house, lost, Sent(Outcome.UNCERTAIN, why="TimeoutError"))
    clock.now += timedelta(minutes=5)
    talk.goes("""
        status
        bot> All is well: nothing is stuck.
        bot> Telegram: to be sent: 1, the oldest due 4 minutes ago
        bot> Telegram: uncertain: 1 may have arrived; I check, or repeat and say so
    """)


@pytest.mark.parametrize("line", ["status", "resend all", "discard o1", "丢弃全部"])
@pytest.mark.parametrize("who", ["ana", "bo", "cleo", "nobody"])
def test_only_an_admin_may(talk, letter, house, line, who):
    number = letter(Cause.AWAY)
    said = talk(f"{who}> {line}")
    assert "stuck" not in said.casefold()
    assert row(house, number).stuck == "away"


ASKED = [
    "are any messages stuck?",
    "Is anything still undelivered?",
    "which reminders couldn't be delivered today?",
    "what messages did not arrive",
    "show failed messages",
    "any undelivered notices?",
    "is the bot working?",
    "有没有发送失败的消息？",
    "有沒有沒送達的通知",
    "没发出去的消息",
    "哪些提醒没发出去？",
    "还有卡住的消息吗",
    "系统正常吗？",
    "機器人狀態如何？",
    "系統運作正常嗎",
]
NOT_ASKED = [
    "visited Acme, their messages were stuck in spam",
    "王小明说消息没发出去",
    "Acme's status",
    "remind me to resend the quote to Acme",
    "拜访了王小明，系统状态不错",
    "note Acme the system is working",
    "王小明的订单卡住了",
    "提醒我明天重发报价给王小明",
]


def meant(house):
    with house.database.read() as db:
        return db.scalar(select(Audit.intent).order_by(Audit.id.desc()).limit(1))


@pytest.mark.parametrize("line", ASKED)
def test_asked_in_many_ways(talk, house, line):
    talk(line)
    assert meant(house) == "status"


@pytest.mark.parametrize("line", NOT_ASKED)
def test_what_only_mentions_it_is_something_else(talk, house, line):
    talk(line)
    assert meant(house) not in ("status", "resend", "discard")


def test_the_names_are_of_notices_there_are(house):
    schedule.open_books(house)
    assert status.KINDS.keys() <= NOTICES.keys()


# Whoever it concerns hears of it


def test_the_admins_hear_once_of_all_that_failed_together(talk, letter):
    letter(reader="bo")
    letter(reader="bo", chat="78")
    letter(Cause.GONE, platform="slack", chat="#deals", kind="churn")
    talk.goes("""
        :wait 2m
        bot> 3 messages were not delivered.
        bot> - 1 × Churn alert to #deals on Slack: that chat is no more
        bot> - 2 × Reminder to bo on Telegram: they blocked me or left
        bot> [Status] status
    """)
    assert talk(":wait 2h") == ""
    letter(reader="bo")
    assert "1 message was not delivered." in talk(":wait 2m")


def test_not_for_every_letter_of_a_bad_hour(talk, letter):
    letter(reader="bo")
    assert "1 message was" in talk(":wait 1m")
    letter(reader="bo")
    assert talk(":wait 5m") == ""
    letter(reader="bo")
    assert "2 messages were" in talk(":wait 10m")


def test_whoever_keeps_the_customer_hears_what_was_to_be_said_of_them(talk, letter):
    about = {**LETTER, "concerns": ["c1", "c3"]}
    letter(Cause.OUTSIDE, platform="slack", chat="#deals", kind="churn", letter=about)
    talk(":wait 2m")
    assert talk.said == [
        "bot to @ana> 1 message about Acme and 1 more was not delivered.\n"
        "  - 1 × Churn alert to #deals on Slack: "
        "I am not in there, or may not write; invite me again"
    ]


def test_whom_it_was_for_cannot_be_told_so_an_admin_is(talk, letter):
    letter(reader="ana", letter={**LETTER, "concerns": ["c1"]})
    assert talk(":wait 2m").startswith("bot> 1 message was not delivered.")


@pytest.mark.parametrize(
    ("language", "words"),
    [("简体中文", "有 1 条消息没有送达。"), ("繁體中文", "有 1 則訊息沒有送達。")],
)
def test_in_their_own_language(talk, letter, language, words):
    talk(f"language {language}")
    letter(reader="bo")
    assert words in talk(":wait 2m")


def test_what_could_not_be_told_is_not_told_of(talk, letter):
    letter(reader="bo", kind=TOLD)
    assert talk(":wait 3h") == ""


def test_what_may_have_arrived_says_so(talk, house, letter):
    letter(None, reader="bo")
    parcel = leases.lease(house, frozenset({"telegram"}), "me")
    lost = Sent(Outcome.UNCERTAIN, why="TimedOut", final=True)
    leases.settle(house, parcel, lost)
    assert "it may have arrived; I did not say it twice" in talk(":wait 2m")
    assert "it may have arrived" in talk("status")
