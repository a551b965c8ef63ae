"""What an earlier process left undone is tried again, and given up after a few times."""

import pytest
from sqlalchemy import select

from bot import inbox, work
from bot.house import CONSOLE
from bot.inbox import MOST_TRIES, Raw
from bot.platforms import console
from storage.mail import Inbox

HERE = frozenset({CONSOLE})


def receive(house, *lines, kind=CONSOLE):
    raws = [
        Raw(kind, f"e{n}", f"/{n}", {"channel": "", "user": "ana", "text": line, "pressed": False})
        for n, line in enumerate(lines)
    ]
    return inbox.receive(house, raws)


def rows(house):
    with house.database.read() as db:
        return [(row.attempts, row.outcome) for row in db.scalars(select(Inbox).order_by(Inbox.id))]


def test_it_dies_alone_after_a_few_tries(house):
    """The process ends each time before it is done; the next one begins with it again."""
    killer, other = receive(house, "visited Acme", "visited Acme East")
    assert [inbox.begin_again(house, killer) for _ in range(MOST_TRIES + 1)] == [
        *[True] * MOST_TRIES,
        False,
    ]
    assert inbox.waiting(house, HERE) == [(other, "/1")]
    assert rows(house) == [(MOST_TRIES + 1, "parked"), (0, None)]


def test_what_is_done_is_not_begun_again(house):
    [one] = receive(house, "visited Acme")
    house.database.write(lambda db: inbox.claim(db, one, house.clock(), "done"))
    assert not inbox.begin_again(house, one)
    assert rows(house) == [(0, "done")]


@pytest.mark.parametrize("body", [{}, {"text": None}, {"of": "a newer version"}])
def test_what_cannot_be_read_is_parked_and_others_go_on(house, body):
    inbox.receive(house, [Raw(CONSOLE, "odd", "/a", body)])
    receive(house, "visited Acme, fine")
    for one, _ in inbox.waiting(house, HERE):
        work.handle(house, {CONSOLE: console.parse}, one)
    assert [outcome for _, outcome in rows(house)] == ["parked", "done"]


def test_a_network_that_this_version_does_not_know_is_left_for_one_that_does(house):
    receive(house, "visited Acme", kind="pigeon")
    assert inbox.waiting(house, HERE) == []
    assert rows(house) == [(0, None)]
