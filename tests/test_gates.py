"""The networks' limits, kept by rows that every process moves before it speaks."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import gates, housekeeping, leases, outbox
from bot.chat import Message, Reply
from bot.house import House
from bot.leases import Outcome, Scope, Sent
from bot.pace import Pace, Rank, limits
from bot.patience import Patience
from bot.terminal import RunningClock
from core.desk import Login
from storage.mail import Gate, Outbox

PACE = Pace()
MORNING = datetime(2026, 11, 22, tzinfo=UTC)
PRIVATE, GROUP = "77", "-1001"


@pytest.fixture
def paced(house):
    return replace(house, pace=PACE, platforms=frozenset({"slack", "telegram"}), process="p1")


@pytest.fixture
def letter(house):
    def put(text, chat=PRIVATE, platform="telegram", rank=Rank.NOTICE, **fields):
        words = {"text": text, "facts": [], "items": [], "buttons": []}
        row = {"key": text, "platform": platform, "chat": chat, "letter": words, "about": ""}
        row |= {"due": house.clock(), "rank": rank, **fields}
        house.database.write(lambda db: db.add(Outbox(**row)))

    return put


@pytest.fixture
def lease(paced):
    def take(platform="telegram", owner="p1"):
        return leases.lease(paced, frozenset({platform}), owner)

    return take


@pytest.fixture
def send(paced, lease):
    """Lease and settle; the text, or None."""

    def one(platform="telegram", sent=None):
        parcel = lease(platform)
        if parcel:
            leases.settle(paced, parcel, sent or Sent(Outcome.SENT, 1))
        return parcel and parcel.letter.text

    return one


def look(paced, platform="telegram"):
    """Seconds until there is something to lease."""
    with paced.database.read() as db:
        now, due = leases.next_look(paced, db, frozenset({platform}))
    return (due - now).total_seconds()


@pytest.mark.parametrize(
    ("platform", "chat", "pause"),
    [("telegram", PRIVATE, 1.05), ("telegram", GROUP, 3.05), ("slack", "C1", 1.05)],
)
def test_a_chat_is_written_to_at_its_pace(clock, letter, lease, paced, platform, chat, pause):
    letter("one", chat, platform)
    letter("two", chat, platform)
    leases.settle(paced, lease(platform), Sent(Outcome.SENT, 1))
    assert lease(platform) is None
    assert look(paced, platform) == pytest.approx(pause)
    clock.now += timedelta(seconds=pause - 0.001)
    assert lease(platform) is None
    clock.now += timedelta(seconds=0.001)
    assert lease(platform).letter.text == "two"


def test_an_answer_that_came_late_keeps_the_next_one_back(clock, letter, lease, paced):
    """What the way there took does not shorten the pause the network sees."""
    letter("one")
    letter("two")
    first = lease()
    clock.now += timedelta(seconds=0.8)
    leases.settle(paced, first, Sent(Outcome.SENT, 1))
    assert look(paced) == pytest.approx(1.0)


def test_a_chat_whose_gate_is_shut_holds_up_no_other(letter, send):
    for n in range(3):
        letter(f"slow {n}", GROUP)
    letter("other", "78")
    assert [send(), send(), send()] == ["slow 0", "other", None]


def test_all_chats_together_keep_the_networks_pace(clock, letter, send, paced):
    for n in range(60):
        letter(f"letter {n}", str(1000 + n))
    went = []
    while len(went) < 60:
        if send() is None:
            assert 0 < look(paced) <= 0.04
            clock.now += timedelta(seconds=look(paced))
        else:
            went.append((clock.now - MORNING).total_seconds())
    assert went[-1] == pytest.approx(58 / 25)
    assert max(sum(at <= one < at + 1 for one in went) for at in went) <= 27


def test_what_waited_long_does_not_come_in_a_burst(clock, letter, send):
    letter("first", "1000")
    send()
    clock.now += timedelta(hours=1)
    for n in range(10):
        letter(f"letter {n}", str(2000 + n))
    assert [send() for _ in range(3)] == ["letter 0", "letter 1", None]


def test_who_waits_for_an_answer_goes_first(letter, send, clock):
    letter("campaign", "1", rank=Rank.CAMPAIGN)
    letter("notice", "2")
    letter("answer", "3", rank=Rank.ANSWER)
    went = []
    while len(went) < 3:
        went += filter(None, [send()])
        clock.now += timedelta(seconds=0.04)
    assert went == ["answer", "notice", "campaign"]


def test_in_one_chat_answers_overtake_and_everything_else_keeps_its_order(letter, send, clock):
    for n in range(3):
        letter(f"notice {n}")
    letter("answer 0", rank=Rank.ANSWER)
    letter("answer 1", rank=Rank.ANSWER)
    went = []
    for _ in range(5):
        went.append(send())
        clock.now += timedelta(seconds=1.05)
    assert went == ["answer 0", "answer 1", "notice 0", "notice 1", "notice 2"]


def test_nothing_comes_between_the_parts_of_a_letter(letter, send, clock):
    letter("long")
    assert send(sent=Sent(Outcome.PART, 1)) == "long"
    letter("answer", rank=Rank.ANSWER)
    clock.now += timedelta(seconds=1.05)
    assert send() == "long"
    clock.now += timedelta(seconds=1.05)
    assert send() == "answer"


def test_nothing_is_sent_beside_what_is_being_sent_to_the_same_chat(letter, lease, clock):
    letter("notice")
    letter("answer", rank=Rank.ANSWER)
    assert lease().letter.text == "answer"
    clock.now += timedelta(seconds=30)
    assert lease() is None


def test_a_fifth_is_kept_from_campaigns(letter, send, clock):
    for n in range(40):
        letter(f"campaign {n}", str(1000 + n), rank=Rank.CAMPAIGN)
    went = 0
    for _ in range(100):
        went += send() is not None
        clock.now += timedelta(seconds=0.01)
    assert 20 <= went <= 22
    letter("notice", "5")
    clock.now += timedelta(seconds=0.04)
    assert send() == "notice"


# What the networks say of their limits


def test_a_chat_that_asks_for_patience_is_left_alone_by_everybody(letter, lease, paced, clock):
    letter("one")
    letter("two")
    letter("other", "78")
    wait = Sent(Outcome.LATER, 0, 7, scope=Scope.CHAT)
    leases.settle(paced, lease(owner="p1"), wait)
    clock.now += timedelta(seconds=0.04)
    other = lease(owner="p2")
    assert other.letter.text == "other"
    leases.settle(paced, other, Sent(Outcome.SENT, 1))
    clock.now += timedelta(seconds=2)
    assert lease(owner="p2") is None
    clock.now += timedelta(seconds=5)
    again = lease(owner="p2")
    assert (again.letter.text, again.attempts, again.began) == ("one", 1, None)


def test_a_network_that_asks_for_patience_is_left_alone_by_everybody(letter, lease, paced, clock):
    letter("one", "C1", "slack")
    letter("other", "C2", "slack")
    wait = Sent(Outcome.LATER, 0, 30, scope=Scope.PLATFORM)
    leases.settle(paced, lease("slack"), wait)
    assert lease("slack", owner="p2") is None
    assert look(paced, "slack") == 30  # nobody asks again before
    with paced.database.read() as db:
        assert leases.oldest_sendable(db, clock.now, ["slack"]) is None
    clock.now += timedelta(seconds=30)
    assert {lease("slack").letter.text, lease("slack").letter.text} == {"one", "other"}


def test_looking_for_what_may_have_arrived_has_a_limit_of_its_own(letter, lease, paced, clock):
    began = {"began": clock.now, "tried": clock.now, "attempts": 1, "owner": "p0"}
    letter("lost", "C1", "slack", **began)
    wait = Sent(Outcome.UNCERTAIN, 0, 30, scope=Scope.AGAIN)
    leases.settle(paced, lease("slack"), wait)
    letter("lost too", "C2", "slack", **began)
    letter("new", "C3", "slack")
    assert lease("slack").letter.text == "new"
    assert lease("slack") is None
    clock.now += timedelta(seconds=30)
    assert lease("slack").letter.text == "lost too"


def test_one_chat_that_heard_too_much_is_not_yet_all_of_them():
    now = [0.0]
    patience = Patience(lambda: now[0])
    assert patience.scope("C1", 10) is Scope.CHAT
    assert patience.scope("C1", 10) is Scope.CHAT
    assert patience.scope("C2", 10) is Scope.PLATFORM
    now[0] = 20
    assert patience.scope("C2", 10) is Scope.CHAT


# The fast way


def said(paced, chat, number):
    def write(db):
        message = Message("telegram", Login("telegram", chat, chat), "", "help", paced.clock())
        desk = paced.desk(db, message, f"m{number}")
        return outbox.answer(paced, desk, message, Reply("yes"), paced.reader(None, "en"))

    return paced.database.write(write)


def test_an_answer_sent_at_once_passes_the_same_gates(paced, lease, clock):
    first = said(paced, PRIVATE, 1)
    leases.settle(paced, first, Sent(Outcome.SENT, 1))
    assert said(paced, PRIVATE, 2) is None  # it waits for its chat's gate
    assert said(paced, "78", 3)
    assert said(paced, "79", 4) is None  # and this one for that of the whole bot
    assert lease() is None
    clock.now += timedelta(seconds=0.04)
    assert lease().to.chat == "79"
    clock.now += timedelta(seconds=1.01)
    assert lease().to.chat == PRIVATE


def test_an_answer_for_the_asker_alone_goes_another_way(paced):
    asked = limits(PACE, "slack", "C1", 0)
    assert [one.scope for one in asked] == ["slack:C1"]
    message = Message("slack", Login("slack", "U1"), "C1", "help", paced.clock(), via="https://x")

    def write(db):
        for number in (1, 2):
            desk = paced.desk(db, message, f"m{number}")
            reader = paced.reader(None, "en")
            parcel = outbox.answer(paced, desk, message, Reply("yes"), reader)
            if parcel is None:
                return None
            db.get_one(Outbox, parcel.id).finished = paced.clock()
        return parcel

    assert paced.database.write(write).once


# Several processes


def test_two_processes_do_not_pass_one_gate(paced):
    asked = limits(PACE, "telegram", PRIVATE, 0)

    def passes(_):
        try:
            return bool(
                paced.database.write(
                    lambda db: gates.take(paced, db, "telegram", asked[:1], MORNING)
                )
            )
        except gates.Shut:
            return False

    with ThreadPoolExecutor(4) as pool:
        workers = 1 if paced.database.on_sqlite else 4  # the one in memory has one connection
        found = list(pool.map(passes, range(8))) if workers > 1 else [passes(n) for n in range(8)]
    assert Counter(found) == {True: 1, False: 7}


def test_what_is_refused_at_the_second_gate_has_not_passed_the_first(paced, letter, lease):
    letter("one", "1")
    letter("two", "2")
    letter("three", "3")
    assert [bool(lease()), bool(lease()), bool(lease())] == [True, True, False]
    with paced.database.read() as db:
        assert set(db.scalars(select(Gate.scope))) == {"telegram", "telegram:1", "telegram:2"}


def test_what_need_not_be_said_takes_nobodys_turn(paced, letter, lease):
    letter("dropped")
    letter("next")
    leases.drop(paced, lease(), "dropped")
    assert lease().letter.text == "next"


def test_what_was_held_up_on_its_way_passes_again(paced, clock):
    assert gates.pass_again(paced, "slack") == 0
    waits = [gates.pass_again(paced, "telegram") for _ in range(3)]
    assert waits == [0, 0, pytest.approx(0.04)]


def test_where_several_machines_send_the_clock_is_the_databases(house):
    ours = replace(house, by_database=True)
    with house.database.read() as db:
        if house.database.on_sqlite:
            pytest.skip("one process, one clock")
        assert abs(ours.instant(db) - RunningClock()()) < timedelta(minutes=1)
        assert house.instant(db) == MORNING


def test_gates_nobody_passed_for_a_day_are_forgotten(paced, letter, send, clock):
    letter("one")
    send()
    clock.now += timedelta(days=2)
    assert housekeeping.keep(paced)
    with paced.database.read() as db:
        assert list(db.scalars(select(Gate.scope))) == []


def test_without_limits_no_gate_is_touched():
    assert limits(House(None, None).pace, "telegram", PRIVATE, 0) == ()
