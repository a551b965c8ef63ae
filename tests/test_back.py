"""On return: one digest of what happened meanwhile, and never before."""

import pytest
from sqlalchemy import select

from storage.tables import Absence


def ends(house):
    with house.database.read() as db:
        return [(one.starts.day, one.ends.day) for one in db.scalars(select(Absence))]


def test_one_digest_in_the_morning_after(talk):
    talk("I'm away next Mon to Tue, bo covers")
    talk("remind me on Monday at 10am to call the bank")
    talk(":wait 1d4h")
    talk("bo> visited Acme, they renew")
    talk("cleo> note 王小明 wants a brochure")
    talk.goes("""
        :wait 2d
        bot> Welcome back, ana. While you were away:
        bot> Passed on: 3 to bo
        bot> - cleo was in touch with 王小明 (1 day ago)
        bot> - bo visited Acme (1 day ago)
        bot> - To do: Mon 23 Nov 10:00: call the bank
        bot> [✓ call the bank] done t1
    """)
    assert "Welcome back" not in talk(":wait 3d")


def test_nothing_happened_nothing_is_said(talk, house):
    talk("bo> I'm away tomorrow, cleo covers")
    assert "Welcome back" not in talk(":wait 3d")


def test_back_early_it_is_the_answer(talk, house):
    talk("I'm away next Mon to Wed, bo covers")
    talk(":wait 1d4h")
    talk("bo> visited Acme, they renew")
    talk(":wait 20h")
    said = talk("I'm back")
    assert said.startswith("bot> Welcome back, ana. While you were away:\n  Passed on: 1 to bo\n")
    assert "- bo visited Acme (20 hours ago)" in said
    assert ends(house) == [(23, 23)]
    assert "Welcome back" not in talk(":wait 5d")


def test_undone_the_days_off_go_on_and_so_does_the_digest(talk, house):
    talk("I'm away next Mon to Wed, bo covers")
    talk(":wait 1d4h")
    talk("bo> visited Acme, they renew")
    talk("I'm back")
    talk("undo")
    assert ends(house) == [(23, 25)]
    assert talk(":wait 5d").count("Welcome back") == 1


@pytest.mark.parametrize(
    "line",
    ["I'm back", "I am back at work", "back from leave", "销假", "我回来了", "我回来上班了",
     "銷假", "我回來了", "cancel my leave"],
)  # fmt: skip
def test_before_they_began_they_are_called_off(talk, house, line):
    talk("I'm away next Mon to Wed, bo covers")
    assert talk(line).split("\n")[0] in (
        "bot> Your days off from Mon 23 Nov are called off.",
        "bot> 已取消你11月23日周一起的请假。",
        "bot> 已取消你11月23日週一起的請假。",
    )
    assert ends(house) == [(23, 22)]
    assert "For ana" not in talk(":wait 2d")


def test_a_manager_may_say_it_for_the_team(talk, house):
    talk("I'm away next Mon to Wed")
    assert "ana is not away any more." in talk("bo> ana is back from leave")
    assert "已销假" in talk("bo> ana销假") or "没有请假" in talk("bo> ana销假")


def test_nobody_else_may(talk):
    talk("bo> I'm away today")
    assert "You may not" in talk("cleo> bo is back at work")


def test_who_is_not_away(talk):
    assert talk("I'm back") == "bot> You are not away."


def test_on_a_free_weekend_it_waits_for_the_working_day(talk):
    talk("weekends off")
    talk("I'm away next Mon to Fri, bo covers")
    talk(":wait 1d4h")
    talk("bo> visited Acme, they renew")
    assert "Welcome back" not in talk(":wait 6d")  # Sunday noon
    assert "Welcome back" in talk(":wait 1d")


def test_away_again_at_once_it_waits_for_the_end(talk):
    talk("I'm away tomorrow, bo covers")
    talk("I'm away on Tuesday, bo covers")
    talk(":wait 1d4h")
    talk("bo> visited Acme, they renew")
    assert "Welcome back" not in talk(":wait 1d")
    assert talk(":wait 1d").count("Welcome back") == 1


@pytest.mark.parametrize("line", ["visited Acme, Kim is back from leave", "note Acme I'm back"])
def test_a_log_stays_a_log(talk, line):
    assert talk(line).startswith(("bot> Logged", "bot> Noted"))
