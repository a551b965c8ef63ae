"""What is said leaves once, in order, and reaches whoever is concerned but those who did it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import inf

import pytest
from sqlalchemy import select

from bot import inbox, leases, outbox, work
from bot.chat import NOTICES, Announcement, Channel, Lasts, Message, Notice, Owner, Reply
from bot.house import CONSOLE, Address, House
from bot.inbox import Raw
from bot.leases import LEASE, MOST_ATTEMPTS, Outcome, Sent
from bot.platforms import console
from bot.platforms.console import Console
from bot.render import Letter
from bot.terminal import Clock
from core import customers, undelivered
from core.desk import Actor, Login, Role
from core.values import PersonRef
from storage.database import open_database
from storage.mail import Outbox
from storage.migrations import upgrade
from storage.tables import Staff

MORNING = datetime(2026, 11, 22, tzinfo=UTC)
PARSERS = {CONSOLE: console.parse}
HERE = frozenset({CONSOLE})


def said(text, house, user="ana"):
    return Message(CONSOLE, Login(CONSOLE, user, f"@{user}"), "", text, house.clock())


def receive(house, *lines):
    raws = [
        Raw(
            CONSOLE,
            f"e{n}",
            "/ana",
            {"channel": "", "user": "ana", "text": line, "pressed": False},
        )
        for n, line in enumerate(lines)
    ]
    return inbox.receive(house, raws)


def handle(house, ids):
    for inbox_id in ids:
        work.handle(house, PARSERS, inbox_id)


# Said once, in order


def letter(house, text, chat="@ana", key=None, **fields):
    row = {
        "key": key or text,
        "platform": CONSOLE,
        "chat": chat,
        "letter": {"text": text, "facts": [], "items": [], "buttons": []},
        "about": "",
        "due": house.clock(),
        **fields,
    }
    house.database.write(lambda db: db.add(Outbox(**row)))


def lease(house):
    return leases.lease(house, HERE, "me")


def test_an_answer_is_sent_once(house):
    handle(house, receive(house, "help"))
    parcel = lease(house)
    assert lease(house) is None
    leases.settle(house, parcel, Sent(Outcome.SENT, 1))
    assert lease(house) is None


def test_a_send_that_never_came_back_is_tried_again(house, clock):
    letter(house, "hello")
    first = lease(house)
    clock.now += LEASE + timedelta(seconds=1)
    again = lease(house)
    assert (again.id, again.attempts, again.began) == (first.id, 2, MORNING)


def test_whoever_lost_the_lease_has_no_say(house, clock):
    letter(house, "hello")
    lost = lease(house)
    clock.now += LEASE + timedelta(seconds=1)
    held = lease(house)
    leases.settle(house, lost, Sent(Outcome.REFUSED, why="too late"))
    leases.settle(house, held, Sent(Outcome.SENT, 1))
    with house.database.read() as db:
        assert db.get_one(Outbox, held.id).outcome == "sent"


def test_within_a_chat_order_is_kept(house, clock):
    letter(house, "one")
    letter(house, "two")
    letter(house, "other", chat="@bo")
    first = lease(house)
    assert first.letter.text == "one"
    assert lease(house).letter.text == "other"
    assert lease(house) is None
    leases.settle(house, first, Sent(Outcome.LATER))
    assert lease(house) is None  # its second try comes before what was said after it
    clock.now += timedelta(seconds=2)
    retried = lease(house)
    leases.settle(house, retried, Sent(Outcome.SENT, 1))
    assert lease(house).letter.text == "two"


def test_a_network_that_is_away_is_tried_for_a_while_and_then_given_up(house, clock):
    letter(house, "hello")
    tries = 0
    while parcel := lease(house):
        leases.settle(house, parcel, Sent(Outcome.LATER, why="away"))
        tries += 1
        clock.now += timedelta(hours=1)
    assert tries == MOST_ATTEMPTS
    with house.database.read() as db:
        assert db.scalar(select(Outbox.outcome)) == "given up: away"


def test_asked_for_patience_it_waits_just_so_long_and_counts_no_try(house, clock):
    letter(house, "hello")
    for _ in range(20):
        leases.settle(house, lease(house), Sent(Outcome.LATER, wait=30))
        assert lease(house) is None
        clock.now += timedelta(seconds=30)
    assert lease(house).attempts == 1


def test_nothing_overtakes_what_the_network_asked_patience_for(house, clock):
    letter(house, "one", first_due=clock.now)
    letter(house, "two", first_due=clock.now)
    leases.settle(house, lease(house), Sent(Outcome.LATER, wait=30))
    assert lease(house) is None
    clock.now += timedelta(seconds=30)
    assert lease(house).letter.text == "one"


def test_a_refused_letter_is_not_sent_again(house, clock):
    letter(house, "hello")
    leases.settle(house, lease(house), Sent(Outcome.REFUSED, why="blocked"))
    clock.now += timedelta(days=1)
    assert lease(house) is None


def test_parts_already_sent_are_not_sent_again(house, clock):
    letter(house, "long")
    leases.settle(house, lease(house), Sent(Outcome.LATER, parts=2))
    clock.now += timedelta(seconds=2)
    assert lease(house).parts == 2


def test_what_expired_is_not_sent(house, clock):
    letter(house, "yesterday", expires=MORNING)
    letter(house, "hello", expires=MORNING + timedelta(seconds=1))
    parcel = lease(house)
    assert parcel.letter.text == "hello"
    clock.now += timedelta(seconds=1)
    assert leases.sift(house, parcel) == "expired"
    with house.database.read() as db:
        assert db.scalar(select(Outbox.outcome).where(Outbox.key == "yesterday")) == "expired"


def test_another_networks_letters_are_not_ours(house):
    letter(house, "hello", key="k", platform="slack")
    assert lease(house) is None


def test_an_answer_may_be_sent_by_whoever_did_the_work_without_a_look(house):
    working = replace(house, process="p1")
    [one, two] = receive(house, "help", "tasks")
    parcel = work.handle(working, PARSERS, one).answer
    assert parcel.letter.text.startswith("Talk to me like this")
    assert lease(house) is None  # it is leased already
    assert work.handle(working, PARSERS, two).answer is None  # what was said before it comes first
    leases.settle(house, parcel, Sent(Outcome.SENT, 1))
    assert lease(house).letter.text == "Nothing to do. Enjoy it."


def test_an_answer_whose_sender_died_is_sent_by_another(house, clock):
    [one] = receive(house, "help")
    lost = work.handle(replace(house, process="p1"), PARSERS, one).answer
    clock.now += LEASE + timedelta(seconds=1)
    found = lease(house)
    assert (found.id, found.attempts, found.began) == (lost.id, 2, MORNING)


def test_two_senders_never_lease_the_same_letter(tmp_path):
    house = House(open_database(f"sqlite:///{tmp_path / 'shop.db'}"), Clock(MORNING))
    upgrade(house.database)
    for n in range(20):
        letter(house, f"letter {n}", chat=f"@{n}")
    with ThreadPoolExecutor(4) as pool:
        taken = [one for one in pool.map(lambda _: lease(house), range(24)) if one]
    assert len({one.id for one in taken}) == len(taken) == 20
    house.database.close()


def test_a_letter_comes_back_from_the_database_as_it_went_in(house):
    handle(house, receive(house, "c ac"))
    assert lease(house).letter == Letter(
        "Which customer?",
        buttons=(("Acme · +8613900139000", "q1 c1"), ("Acme East", "q1 c2")),
        concerns=("c1", "c2"),
    )


# Who is told


def tell(house, to, user="ana", key="k1"):
    """What is announced along with an answer to somebody."""

    def write(db):
        message = said("help", house, user)
        desk = house.desk(db, message, "m99")
        reply = Reply("done", also=(Announcement(to(desk), key, Reply("news")),))
        outbox.answer(house, desk, message, reply, house.reader(None, "en"))

    house.database.write(write)
    with house.database.read() as db:
        rows = db.execute(select(Outbox.chat, Outbox.letter).order_by(Outbox.id))
        return [(chat, letter["text"]) for chat, letter in rows]


def acme(desk):
    return Owner(customers.by_id(desk, 1))


def test_others_are_told(house):
    assert tell(house, lambda desk: PersonRef(2, "bo"))[1:] == [("@bo", "news")]
    assert tell(house, lambda desk: Channel("care"), key="k2")[2:] == [("#care", "news")]


def test_whoever_keeps_the_customer_is_told(house):
    assert tell(house, acme, user="bo") == [("@bo", "done"), ("@ana", "news")]


def test_nobody_is_told_what_they_just_did(house):
    assert tell(house, lambda desk: PersonRef(1, "ana")) == [("@ana", "done")]


def test_not_even_as_whoever_keeps_the_customer(house):
    assert tell(house, acme) == [("@ana", "done")]


def test_an_owner_who_was_shut_out_is_not_told_but_the_channel_is(house, clock):
    house.database.write(lambda db: setattr(db.get_one(Staff, 1), "suspended", clock.now))
    assert tell(house, acme, user="bo")[1:] == [("#care", "news")]


def test_the_same_news_is_told_once(house):
    def write(db):
        desk = house.own_desk(db)
        news = Announcement(PersonRef(1, "ana"), "c1", Reply("news"))
        return [outbox.announce(house, desk, kind, news) for kind in ("a", "a", "b")]

    assert house.database.write(write) == [1, 0, 1]


def test_a_channel_may_be_more_than_one_place(house):
    places = (Address("slack", "C1"), Address("telegram", "-100"))
    abroad = replace(house, platforms=frozenset({"slack"}), channels={"care": places})

    def write(db):
        news = Announcement(Channel("care"), "c1", Reply("news"))
        return outbox.announce(abroad, abroad.own_desk(db), "a", news)

    assert house.database.write(write) == 2


def test_the_console_prints_what_was_sent(house):
    handle(house, receive(house, "find Zed"))
    lines = []
    assert Console(lines.append, reading="@ana").send(lease(house)).outcome is Outcome.SENT
    assert lines == ["bot> No customer is called “Zed”."]


# What goes wrong on the way


def outcome(house, key):
    with house.database.read() as db:
        row = db.scalar(select(Outbox).where(Outbox.key == key))
        return row.outcome, row.stuck


def test_a_letter_that_kills_its_sender_dies_alone(house, clock):
    letter(house, "poison")
    letter(house, "next")
    letter(house, "other", chat="@bo")
    for _ in range(MOST_ATTEMPTS):
        assert lease(house).letter.text == "poison"  # and the process is gone
        clock.now += LEASE + timedelta(seconds=1)
    assert lease(house).letter.text == "next"
    assert outcome(house, "poison") == ("given up: it never came back", "ours")


def test_a_letter_nobody_can_read_is_put_aside_and_the_rest_goes_on(house):
    letter(house, "poison", letter={"shape": "of tomorrow"})
    letter(house, "next")
    assert lease(house).letter.text == "next"
    assert outcome(house, "poison") == ("unreadable", "ours")


def test_a_kind_of_a_newer_version_waits_for_it_in_nobodys_way(house, clock):
    letter(house, "of tomorrow", kind="horoscope", about="x")
    letter(house, "next")
    assert lease(house).letter.text == "next"
    assert leases.park_unknown(house, HERE) == 1
    assert leases.park_unknown(house, HERE) == 0
    clock.now += timedelta(days=30)
    assert outcome(house, "of tomorrow") == (None, "newer")


def test_and_that_version_sends_it(house, monkeypatch):
    letter(house, "of tomorrow", kind="horoscope", about="x")
    leases.park_unknown(house, HERE)
    monkeypatch.setitem(NOTICES, "horoscope", Notice("horoscope", None, None))
    leases.settle(house, lease(house), Sent(Outcome.SENT, 1))
    assert outcome(house, "of tomorrow") == ("sent", None)


def test_what_another_process_holds_is_not_settled_by_its_number_alone(house, clock):
    """A network that asked for patience takes the number of tries back."""
    letter(house, "hello")
    lost = leases.lease(house, HERE, "p1")
    clock.now += LEASE + timedelta(seconds=1)
    leases.settle(house, leases.lease(house, HERE, "p2"), Sent(Outcome.LATER, wait=1))
    clock.now += timedelta(seconds=1)
    held = leases.lease(house, HERE, "p3")
    again = replace(lost, attempts=held.attempts)
    leases.settle(house, again, Sent(Outcome.REFUSED, why="too late"))
    leases.drop(house, again, "dropped")
    assert outcome(house, "hello") == (None, None)


def test_that_it_could_not_be_sent_now_says_nothing_of_the_time_before(house, clock):
    letter(house, "hello")
    leases.settle(house, lease(house), Sent(Outcome.UNCERTAIN))
    clock.now += timedelta(seconds=2)
    leases.settle(house, lease(house), Sent(Outcome.LATER, why="no connection"))
    clock.now += timedelta(seconds=10)
    assert lease(house).began == MORNING


def test_how_long_ago_it_was_tried_is_counted_from_the_last_time(house, clock):
    letter(house, "hello")
    assert lease(house).quiet == inf
    clock.now += timedelta(seconds=61)
    assert lease(house).quiet == 61
    clock.now += timedelta(seconds=62)
    assert lease(house).quiet == 62


def test_what_stays_uncertain_ends_so_and_is_shown(house, clock):
    letter(house, "hello")
    while parcel := lease(house):
        leases.settle(house, parcel, Sent(Outcome.UNCERTAIN, why="TimedOut"))
        clock.now += timedelta(hours=1)
    assert outcome(house, "hello") == ("uncertain: TimedOut", "unsure")


def test_rather_never_than_twice_is_a_matter_of_the_notice(house, clock, monkeypatch):
    greeting = Notice("greeting", None, None, at_most_once=True)
    monkeypatch.setitem(NOTICES, "greeting", greeting)
    letter(house, "hello", kind="greeting", about="x")
    parcel = lease(house)
    assert parcel.once
    leases.settle(house, parcel, Sent(Outcome.UNCERTAIN, why="TimedOut", final=True))
    clock.now += timedelta(days=1)
    assert lease(house) is None
    assert outcome(house, "hello") == ("uncertain: TimedOut", "unsure")


def test_an_admin_who_wants_it_again_gets_it_again(house, monkeypatch):
    monkeypatch.setitem(NOTICES, "greeting", Notice("greeting", None, None, at_most_once=True))
    letter(house, "hello", kind="greeting", about="x")
    parcel = lease(house)
    leases.settle(house, parcel, Sent(Outcome.UNCERTAIN, why="TimedOut", final=True))

    def again(db):
        row = db.get_one(Outbox, parcel.id)
        desk = replace(house.own_desk(db), actor=Actor(9, "ada", Role.ADMIN))
        assert undelivered.resend(desk, undelivered.by_ref(desk, f"o{row.id}"))

    house.database.write(again)
    wanted = lease(house)
    assert (wanted.once, wanted.began) == (False, MORNING)  # it may be a repeat, and says so


def test_the_parts_of_a_long_letter_are_taken_one_by_one(house):
    letter(house, "long")
    letter(house, "next")
    for part in (1, 2):
        leases.settle(house, lease(house), Sent(Outcome.PART, part))
    last = lease(house)
    assert (last.letter.text, last.parts, last.attempts, last.began) == ("long", 2, 1, None)
    leases.settle(house, last, Sent(Outcome.SENT, 3))
    assert lease(house).letter.text == "next"


@pytest.mark.parametrize(
    ("lasts", "hours"),
    [
        (Lasts.THE_DAY, 16),  # 08:00 in Shanghai, until midnight there
        (timedelta(hours=2), 2),
    ],
)
def test_how_long_a_letter_is_worth_sending(house, monkeypatch, lasts, hours):
    monkeypatch.setitem(NOTICES, "greeting", Notice("greeting", None, None, lasts=lasts))

    def say(db):
        news = Announcement(PersonRef(1, "ana"), "k", Reply("good morning"))
        outbox.announce(house, house.own_desk(db), "greeting", news)
        return db.scalar(select(Outbox.expires))

    assert house.database.write(say) == MORNING + timedelta(hours=hours)


def test_all_that_failed_together_does_not_come_back_together(house, clock):
    for n in range(20):
        letter(house, f"letter {n}", chat=f"@{n}")
    for _ in range(20):
        leases.settle(house, lease(house), Sent(Outcome.LATER, why="away"))
    with house.database.read() as db:
        pauses = [(due - clock.now).total_seconds() for due in db.scalars(select(Outbox.due))]
    assert len(set(pauses)) > 10
    assert all(1 <= one <= 1.25 for one in pauses)
