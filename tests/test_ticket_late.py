"""A ticket that waits is told: first to who could answer, in the end to who leads them."""

import pytest


def test_nobody_answered_within_an_hour_of_work(talk, no_digests):
    talk(":wait 1d")  # Monday, eight o'clock
    talk(":wait 2h")  # the shop opens at nine
    talk("ticket Acme pump leaks")
    assert talk(":wait 59m") == ""
    assert talk(":wait 1m").splitlines()[0] == (
        "bot to #support> Nobody answered yet, since 1 hour ago: #1 Acme: pump leaks"
    )


def test_out_of_hours_the_clock_stands(talk, no_digests):
    talk("ticket Acme pump leaks")  # Sunday
    assert "Nobody answered" not in talk(":wait 25h")  # Monday, nine o'clock
    assert "Nobody answered yet" in talk(":wait 1h")


@pytest.fixture
def tuesday(talk, no_digests):
    """After the birthday of Monday, an hour after the shop opened."""
    talk(":wait 2d")
    talk(":wait 2h")
    return talk


def test_not_solved_then_whoever_leads_is_told(tuesday):
    tuesday("ticket Acme East pump leaks")
    tuesday("take #1")
    assert tuesday(":wait 47h") == ""
    told = tuesday(":wait 1h")
    assert "bot> Not solved yet, since 2 days ago: #1 Acme East: pump leaks" in told
    assert "Take it" not in told
    assert "bot to @bo> ana has not solved it" in tuesday(":wait 4d")
    assert tuesday(":wait 9d") == ""


def test_what_is_solved_meanwhile_is_not_told(tuesday):
    tuesday("ticket Acme pump leaks")
    tuesday("solve #1 new seal")
    assert tuesday(":wait 9d") == ""


def test_opened_again_it_is_counted_anew(tuesday):
    tuesday("ticket Acme pump leaks")
    tuesday(":wait 1h")
    tuesday("solve #1 new seal")
    tuesday("reopen #1")
    assert tuesday(":wait 17h") == ""
