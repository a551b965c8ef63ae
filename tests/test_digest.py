"""The morning digest: each at their own time, once a day, and only when there is something."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import event, select

from bot import schedule
from bot.chat import NOTICES, SECTIONS, Button, Section
from bot.house import House
from bot.texts import Text
from core import staff
from core.desk import Role
from core.staff import enrol
from storage.mail import NoticeRun, Outbox
from storage.tables import Staff, Task

TITLE = Text(en="Calls (2)", zh_hans="电话（2）", zh_hant="電話（2）")
NEWS = Text(en="News", zh_hans="新闻", zh_hant="新聞")


@pytest.fixture
def sections(monkeypatch):
    """Only the paragraphs that a test declares."""
    for name in [*SECTIONS]:
        monkeypatch.delitem(SECTIONS, name)
    return lambda name, rank, compose: monkeypatch.setitem(SECTIONS, name, (rank, compose))


@pytest.fixture
def calls(sections):
    """Ana has two calls to make every day."""

    def compose(desk, person):
        if person.name != "ana":
            return None
        return Section(TITLE(), ("Acme", "王小明"), (Button("Acme", "find c1"),))

    sections("calls", 20, compose)


@pytest.fixture
def colleague(house):
    """Somebody's days and hours."""

    def change(name="ana", **fields):
        def write(db):
            row = db.query(Staff).filter(Staff.name == name).one()
            for field, value in fields.items():
                setattr(row, field, value)

        house.database.write(write)

    return change


def test_one_message_when_the_day_begins(talk, calls):
    assert talk(":wait 59m") == ""
    assert talk(":wait 1m").splitlines() == [
        "bot> Good morning, ana.",
        "Calls (2)",
        "• Acme",
        "• 王小明",
        "  [Acme] find c1",
    ]
    assert talk(":wait 23h59m").count("Good morning") == 0
    assert talk(":wait 1m").count("Good morning, ana.") == 1


def test_nothing_to_say_is_not_said(talk, sections):
    sections("none", 10, lambda desk, person: None)
    assert talk(":wait 23h") == ""


def test_the_paragraphs_stand_in_the_order_of_their_ranks(talk, sections, calls):
    sections("news", 10, lambda desk, person: Section(NEWS(), ("snow",)))
    lines = talk(":wait 1h").splitlines()
    assert lines[:4] == ["bot> Good morning, ana.", "News", "• snow", "Calls (2)"]
    assert "bot to @cleo> Good morning, cleo." in lines


def test_ten_lines_and_a_number_and_eight_buttons(talk, sections):
    buttons = tuple(Button(f"b{n}", f"find c{n}") for n in range(12))
    items = tuple(f"item {n}" for n in range(13))
    only = {"ana"}
    sections(
        "long", 1, lambda desk, one: Section(NEWS(), items, buttons) if one.name in only else None
    )
    lines = talk(":wait 1h").splitlines()
    assert lines[:2] == ["bot> Good morning, ana.", "News"]
    assert lines[2:12] == [f"• item {n}" for n in range(10)]
    assert lines[12] == "• … and 3 more"
    assert lines[13:] == [f"  [b{n}] find c{n}" for n in range(8)]


def test_in_the_readers_language(talk, calls):
    talk("王小明")
    assert talk(":wait 1h").splitlines()[:2] == ["bot> 早上好，ana。", "电话（2）"]


def test_at_the_time_somebody_asked_for(talk, calls, colleague):
    colleague(digest_at=time(8, 30))
    assert talk(":wait 29m") == ""
    assert "Good morning, ana." in talk(":wait 1m")
    assert talk(":wait 5h") == ""


def test_when_their_own_working_day_starts(talk, calls, colleague):
    colleague(starts=time(10))
    assert talk(":wait 119m") == ""
    assert "Good morning, ana." in talk(":wait 1m")


def test_where_they_are(talk, calls, colleague):
    """In Tokyo it is an hour later: nine o'clock there is eight in Shanghai, which is now."""
    colleague(zone="Asia/Tokyo")
    assert "Good morning, ana." in talk(":wait 0s")
    assert talk(":wait 23h59m") == ""
    assert "Good morning, ana." in talk(":wait 1m")


def test_a_travellers_morning_is_that_of_the_place_until_they_are_back(talk, calls, colleague):
    colleague(visiting_zone="Asia/Tokyo", visiting_until=date(2026, 11, 22))
    assert "Good morning, ana." in talk(":wait 0s"), "Sunday, eight in Shanghai and nine in Tokyo"
    assert talk(":wait 24h59m") == ""
    assert "Good morning, ana." in talk(":wait 1m"), "Monday, nine in Shanghai"


def test_a_day_off_is_a_day_off(talk, calls, colleague):
    """22 November is a Sunday."""
    colleague(weekends_off=True)
    assert talk(":wait 20h") == ""
    assert talk(":wait 5h").count("Good morning, ana.") == 1
    assert talk(":wait 4d").count("Good morning, ana.") == 4
    assert talk(":wait 2d") == ""


def test_late_after_an_outage_but_never_after_midnight(talk, calls, clock):
    clock.now += timedelta(hours=8)
    assert talk(":wait 1m").count("Good morning, ana.") == 1
    clock.now += timedelta(hours=33)  # two in the night of Tuesday
    assert talk(":wait 1m") == ""


def test_two_replicas_and_a_restart_say_it_once(talk, calls, house, clock):
    clock.now += timedelta(hours=1)
    schedule.tick(house)

    def look_back(db):
        db.get_one(NoticeRun, "digest").last -= timedelta(days=1)

    house.database.write(look_back)
    schedule.tick(House(house.database, clock))
    assert talk(":wait 1m").count("Good morning") == 1


def test_who_comes_in_the_afternoon_waits_for_the_morning(talk, sections, house):
    sections("news", 10, lambda desk, one: Section(NEWS()) if one.name == "dora" else None)
    talk(":wait 7h")
    house.database.write(lambda db: enrol(db, "dora", "sales"))
    assert talk(":wait 10h") == ""
    assert "bot to @dora> Good morning, dora." in talk(":wait 8h")


def test_the_suspended_hear_nothing(talk, calls, colleague, clock):
    colleague(suspended=clock.now)
    assert talk(":wait 20h") == ""


def test_a_paragraph_is_composed_as_its_reader(talk, sections, colleague):
    seen = []
    sections("who", 1, lambda desk, one: seen.append((desk.actor.name, str(desk.zone), one.name)))
    colleague(zone="Asia/Taipei")
    talk(":wait 2h")
    assert seen[:2] == [("ana", "Asia/Taipei", "ana"), ("bo", "Asia/Shanghai", "bo")]


def test_every_declared_paragraph_composes_for_everybody(house):
    """Also where there is nothing to say."""
    with house.database.read() as db:
        for person in staff.everybody(db):
            for _, compose in SECTIONS.values():
                assert compose(house.own_desk(db), person) is None


def test_a_large_team_reads_it_in_parts_and_everybody_once(house, clock):
    """A part is a transaction of its own, so that nobody's message waits for all of them."""

    def hire(db):
        for n in range(45):
            person = enrol(db, f"p{n}", Role.SALES)
            db.add(Task(owner_id=person.id, what="call", due=clock.now + timedelta(hours=9),
                        dated=True, zone="Asia/Shanghai"))  # fmt: skip

    house.database.write(hire)
    clock.now += timedelta(hours=1)
    commits = []
    event.listen(house.database.engine, "commit", lambda connection: commits.append(1))
    assert schedule.run(house, NOTICES["digest"]) == 45
    assert len(commits) >= 3
    assert schedule.run(house, NOTICES["digest"]) == 0
    with house.database.read() as db:
        assert len(db.scalars(select(Outbox.chat).where(Outbox.kind == "digest")).all()) == 45
