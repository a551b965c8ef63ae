"""Days without us: one list for each person instead of a pile, and nothing that is over."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import backlog, leases, schedule
from bot.house import CONSOLE
from bot.leases import Outcome, Sent
from core.desk import Role
from core.staff import enrol
from storage.mail import Outbox
from storage.tables import Task

HERE = frozenset({CONSOLE})
PEOPLE, EACH = 20, 250  # five thousand


def pile_up(talk, n, each="remind in {} minutes call number {}"):
    for one in range(1, n + 1):
        talk(each.format(one, one))


def promise(house, owners, each):
    """So many reminders of each, due one after the other from in a minute on."""

    def write(db):
        now = house.clock()
        for n in range(each):
            at = now + timedelta(minutes=1 + n)
            for owner in owners:
                db.add(Task(owner_id=owner, what=f"call {n}", due=at, next_due_utc=at,
                            zone="Asia/Shanghai"))  # fmt: skip

    house.database.write(write)


def sent(house):
    """All that leaves now, by whom it goes to."""
    found = []
    while parcel := leases.lease(house, HERE, "me"):
        if why := leases.sift(house, parcel):
            leases.drop(house, parcel, why)
        else:
            leases.settle(house, parcel, Sent(Outcome.SENT, 1))
            found.append((parcel.to.chat, parcel.letter))
    return found


@pytest.mark.usefixtures("no_digests")
def test_a_pile_is_one_list(talk, clock):
    pile_up(talk, 5)
    clock.now += timedelta(days=3)
    talk.goes("""
        :wait 1m
        bot> While I was away 5 of your reminders came due:
        bot> - Sun 22 Nov 08:01: call number 1
        bot> - Sun 22 Nov 08:02: call number 2
        bot> - Sun 22 Nov 08:03: call number 3
        bot> - Sun 22 Nov 08:04: call number 4
        bot> - Sun 22 Nov 08:05: call number 5
        bot> [✓ call number 1] done t1
        bot> [✓ call number 2] done t2
        bot> [✓ call number 3] done t3
        bot> [✓ call number 4] done t4
        bot> [✓ call number 5] done t5
        bot> [All my tasks] tasks
        :wait 1d
    """)


@pytest.mark.usefixtures("no_digests")
def test_a_few_are_said_one_by_one(talk, clock):
    pile_up(talk, 3)
    clock.now += timedelta(days=3)
    assert talk(":wait 1m").count("Reminder, late") == 3


@pytest.mark.usefixtures("no_digests")
def test_a_quarter_of_an_hour_is_no_outage(talk, clock):
    pile_up(talk, 5)
    clock.now += timedelta(minutes=15)
    assert talk(":wait 0s").count("Reminder: ") == 5


@pytest.mark.usefixtures("no_digests")
def test_what_repeats_goes_on_after_the_list(talk, clock):
    pile_up(talk, 4, "remind every day at {}pm call number {}")
    clock.now += timedelta(days=3)
    assert "4 of your reminders" in talk(":wait 1m")
    assert talk(":wait 1d").count("Reminder: call number") == 4


def test_it_reads_in_ones_own_language(talk, clock):
    pile_up(talk, 4, "{}分钟后提醒我给{}号客户回电")
    clock.now += timedelta(days=3)
    assert "我不在线期间，有 4 条提醒到期：" in talk(":wait 1m")


def test_three_days_down_with_five_thousand_due(house, clock):
    """Nothing that is over is sent, and nobody hears of it more than once."""

    def hire(db):
        return [enrol(db, f"p{n}", Role.SALES).id for n in range(PEOPLE)]

    people = house.database.write(hire)
    promise(house, people, EACH)
    clock.now += timedelta(days=3)
    schedule.tick(house)
    letters = sent(house)
    missed = Counter(chat for chat, letter in letters if "While I was away" in letter.text)
    assert missed == {f"@p{n}": 1 for n in range(PEOPLE)}
    assert all(f"{EACH} of your" in letter.text for _, letter in letters if "While" in letter.text)
    assert not any("Reminder" in letter.text for _, letter in letters)
    clock.now += timedelta(hours=3)
    schedule.tick(house)
    letters += sent(house)  # a list is not repeated, line by line, two hours later
    mornings = Counter(chat for chat, letter in letters if "Good morning" in letter.text)
    assert len(letters) == 2 * PEOPLE
    assert max(mornings.values()) == 1  # this day's, not that of three


def test_what_was_written_but_not_sent_is_one_letter_too(house, clock):
    promise(house, [1], 6)
    clock.now += timedelta(minutes=10)
    schedule.tick(house)  # and then the process ends
    clock.now += timedelta(days=3)
    assert backlog.gather(house) == 1
    [(chat, letter)] = sent(house)
    assert (chat, letter.text) == ("@ana", "While I was away 6 messages for you piled up:")
    assert letter.items[0] == "Reminder: call 0"
    assert backlog.gather(house) == 0


def test_what_was_done_does_not_count_to_the_pile(house, clock):
    promise(house, [1], 4)
    clock.now += timedelta(minutes=10)
    schedule.tick(house)

    def meanwhile(db):
        db.get_one(Task, 1).done = clock.now
        for row in db.scalars(select(Outbox)):
            row.expires = None

    house.database.write(meanwhile)
    clock.now += timedelta(days=3)
    assert backlog.gather(house) == 0
    assert [letter.text for _, letter in sent(house)] == [f"Reminder: call {n}" for n in (1, 2, 3)]


def test_a_reminder_whose_time_is_over_is_told_of_and_not_rung(house, clock):
    promise(house, [1], 1)
    clock.now += timedelta(minutes=10)
    schedule.tick(house)

    def worth_two_hours(db):
        db.scalar(select(Outbox)).expires = clock.now + timedelta(hours=2)

    house.database.write(worth_two_hours)
    clock.now += timedelta(days=3)
    assert backlog.gather(house) == 1
    [(_, letter)] = sent(house)
    assert (letter.text, letter.items) == (
        "While I was away 1 message for you piled up:",
        ("Reminder: call 0",),
    )


def test_a_greeting_whose_day_is_over_is_not_told_of(house, clock):
    def written(db):
        for n in range(5):
            db.add(Outbox(key=f"k{n}", platform=CONSOLE, chat="@ana", kind="birthday", reader_id=1,
                          letter={"text": "x", "facts": [], "items": [], "buttons": []},
                          about="c3:2026-11-23", due=clock.now,
                          expires=clock.now + timedelta(days=1, hours=16)))  # fmt: skip

    house.database.write(written)
    clock.now += timedelta(days=3)
    backlog.gather(house)
    assert sent(house) == []


def test_what_was_tried_and_is_too_late_stands_in_the_list_too(house, clock):
    promise(house, [1], 5)
    clock.now += timedelta(minutes=10)
    schedule.tick(house)
    leases.lease(house, HERE, "me")
    clock.now += timedelta(days=3)
    assert backlog.gather(house) == 1
    assert [letter.text for _, letter in sent(house)] == [
        "While I was away 5 messages for you piled up:",
    ]


def test_a_pile_of_one_person_is_no_other_persons(talk, clock):
    pile_up(talk, 5)
    talk("bo> remind in 5 minutes call the bank")
    clock.now += timedelta(days=3)
    said = talk(":wait 1m")
    assert "5 of your reminders" in said
    assert "bot to @bo> Reminder, late" in said
