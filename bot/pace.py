"""How fast the networks let us speak, how far below that we stay, and who goes first.

Slack: docs.slack.dev, "Rate limits": about one message a second in a channel, and a limit for the
whole workspace that is not published and told only by a 429.
Telegram: core.telegram.org/bots/faq, "My bot is hitting limits": 30 a second in all, one a second
in a chat, 20 a minute in a group.
"""

from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """Within a chat what ranks first overtakes; what ranks alike keeps its order."""

    ANSWER = 0  # somebody waits for it
    NOTICE = 1
    CAMPAIGN = 2  # to many at once, none of whom asked


@dataclass(frozen=True, slots=True)
class Pace:
    """A limit of 0 is none: a Bot API server of one's own, a test."""

    slack_channel: float = 1.0  # seconds between two messages
    telegram_chat: float = 1.0
    telegram_group: float = 3.0  # 20 a minute
    # 30 at the receiver; measured with several senders at 30: 36 in one of its seconds.
    telegram_per_second: float = 25.0
    margin: float = 0.05  # seconds more than a chat's limit: two messages travel unequally long
    campaign_share: float = 0.8  # the rest is kept for those who wait for an answer


UNPACED = Pace(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Limit:
    """One gate that a message passes, in seconds."""

    scope: str
    step: float  # between two that pass
    rest: float = 0.0  # after the network answered
    late: float = 0.0  # so much of what a waking comes too late may be made up for


def limits(pace: Pace, platform: str, chat: str, rank: int) -> tuple[Limit, ...]:
    """The gates of a message, always in this order: two who want the same never block each other
    for good."""
    found = []
    if apart := _apart(pace, platform, chat):
        found.append(Limit(chat_scope(platform, chat), apart + pace.margin, apart))
    if platform == "telegram" and pace.telegram_per_second:
        step = 1 / pace.telegram_per_second
        if rank == Rank.CAMPAIGN:
            share = step / pace.campaign_share
            found.append(Limit(campaign_scope(platform), share, late=share))
        found.append(Limit(platform, step, late=step))
    return tuple(found)


def _apart(pace: Pace, platform: str, chat: str) -> float:
    if platform == "slack":
        return pace.slack_channel
    if platform == "telegram":
        return pace.telegram_chat if chat.isdecimal() else pace.telegram_group
    return 0.0


def chat_scope(platform: str, chat: str) -> str:
    return f"{platform}:{chat}"


def campaign_scope(platform: str) -> str:
    return f"{platform}!campaign"


def again_scope(platform: str) -> str:
    """Looking whether a message arrived: another method of the network, with a limit of its own."""
    return f"{platform}!again"
