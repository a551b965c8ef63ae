"""What was stored and not done when the process ended: begun again with the next one."""

import pytest
from sqlalchemy import select

from bot.inbox import MOST_TRIES
from bot.platforms import slack as slack_platform
from storage.database import Database
from storage.mail import Inbox
from storage.tables import Touch
from tests.fakes.slack import FakeSlack
from tests.platforms.conftest import MorningClock, Start, slack_socket
from tests.platforms.test_slack import linked

pytestmark = pytest.mark.anyio


def leave(
    slack: FakeSlack, shop: Database, clock: MorningClock, channel: str, words: str, tries: int
) -> None:
    """As if earlier processes had begun it so often, and ended."""
    body = slack.workspace.post(channel, "U1", words)
    event = {"type": "event_callback", "event": {**body, "channel_type": "im"}}
    raw = slack_platform.raw_message(event, "U0BOT")
    assert raw
    row = Inbox(platform="slack", event=raw.event, place=raw.place, body=raw.body,
                received=clock(), attempts=tries)  # fmt: skip
    shop.write(lambda db: db.add(row))


def found(shop: Database, text: str) -> Inbox:
    with shop.read() as db:
        rows = db.scalars(select(Inbox)).all()
    [row] = [row for row in rows if text in str(row.body)]
    return row


async def test_it_is_done_and_counted_and_what_was_tried_too_often_is_parked(
    slack: FakeSlack, shop: Database, start: Start, clock: MorningClock
) -> None:
    async with start(slack_socket(slack)):
        channel = await linked(slack, shop)
    leave(slack, shop, clock, channel, "visited Acme, it ends the process", MOST_TRIES)
    leave(slack, shop, clock, channel, "visited Acme, left over", 0)
    async with start(slack_socket(slack)):
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        await slack.say("U1", "visited Acme, new", channel)
        await slack.until(lambda: len(slack.posts(channel)) == 3)
    killer, left, new = (found(shop, words) for words in ("it ends", "left over", "Acme, new"))
    assert (killer.outcome, killer.attempts) == ("parked", MOST_TRIES + 1)
    assert (left.outcome, left.attempts) == ("done", 1)
    assert (new.outcome, new.attempts) == ("done", 0)
    with shop.read() as db:
        assert set(db.scalars(select(Touch.note))) == {"left over", "new"}
