"""What a Slack workspace holds: people, channels, messages, files, open modals."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
Message = dict[str, Any]

TEAM, APP, BOT_USER, BOT_ID = "T1", "A1", "U0BOT", "B1"
# docs.slack.dev: handling user interaction (response_url), modals (trigger_id)
RESPONSE_USES, RESPONSE_SECONDS, TRIGGER_SECONDS = 5, 30 * 60, 3.0


class SlackError(Exception):
    """An answer with ok: false."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


@dataclass
class ResponseUrl:
    """Leave to answer an interaction, a few times for half an hour."""

    user: str
    channel: str
    about: Message | None  # the message that was pressed
    expires: float
    uses: int = 0


@dataclass
class Trigger:
    expires: float
    used: bool = False


class Workspace:
    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.users: dict[str, Record] = {}
        self.channels: dict[str, Record] = {}
        self.members: dict[str, list[str]] = {}  # of a channel
        self.messages: dict[tuple[str, str], Message] = {}  # in the order they were posted
        self.ephemerals: list[Message] = []
        self.reactions: dict[tuple[str, str], dict[str, list[str]]] = {}  # who, by emoji
        self.files: dict[str, Record] = {}
        self.contents: dict[str, bytes] = {}
        self.views: dict[str, Record] = {}
        self.homes: dict[str, Record] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.triggers: dict[str, Trigger] = {}
        self._numbers = itertools.count(1)
        self.add_user(BOT_USER, name="rapport", is_bot=True)
        self.add_channel("C1", "general")

    def number(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers)}"

    def stamp(self) -> str:
        """A `ts`: unique, and in the order of asking while the clock stands or moves on."""
        return f"{int(self.now())}.{next(self._numbers):06d}"

    def add_user(
        self,
        user: str,
        name: str = "",
        email: str = "",
        tz: str = "Etc/UTC",
        is_bot: bool = False,
        guest: bool = False,
    ) -> Record:
        called = name or user.lower()
        profile = {"real_name": called, "display_name": called, "email": email}
        self.users[user] = {
            "id": user,
            "team_id": TEAM,
            "name": called,
            "real_name": called,
            "tz": tz,
            "deleted": False,
            "is_bot": is_bot,
            "is_restricted": guest,
            "is_ultra_restricted": False,
            "profile": profile,
        }
        return self.users[user]

    def add_channel(
        self, channel: str, name: str, *, member: bool = True, private: bool = False
    ) -> Record:
        """`member`: the bot has been invited."""
        self.channels[channel] = {
            "id": channel,
            "name": name,
            "is_channel": not private,
            "is_group": private,
            "is_im": False,
            "is_private": private,
            "is_archived": False,
            "is_member": member,
            "is_shared": False,
            "is_ext_shared": False,
            "is_org_shared": False,
        }
        self.members[channel] = [BOT_USER] if member else []
        return self.channels[channel]

    def join(self, user: str, channel: str) -> None:
        if user not in self.members[channel]:
            self.members[channel].append(user)
        if user == BOT_USER:
            self.channels[channel]["is_member"] = True

    def leave(self, user: str, channel: str) -> None:
        self.members[channel].remove(user)
        if user == BOT_USER:
            self.channels[channel]["is_member"] = False

    def direct(self, user: str, channel: str = "") -> Record:
        """The one direct conversation of `user` with the bot, D1 for U1 unless named otherwise."""
        for known in self.channels.values():
            if known.get("user") == user:
                return known
        made = channel or f"D{user[1:]}"
        self.channels[made] = {"id": made, "is_im": True, "is_archived": False, "user": user}
        return self.channels[made]

    def channel_of(self, asked: Any) -> str:
        """The id behind an id, a user's id or a #name; raises channel_not_found."""
        if asked in self.channels:
            return str(asked)
        if asked in self.users:
            return str(self.direct(asked)["id"])
        for channel in self.channels.values():
            if asked and channel.get("name") == str(asked).removeprefix("#"):
                return str(channel["id"])
        raise SlackError("channel_not_found")

    def joined(self, asked: Any) -> str:
        """As `channel_of`, and the bot is in it."""
        channel = self.channels[self.channel_of(asked)]
        if not channel.get("is_im") and not channel.get("is_member"):
            raise SlackError("not_in_channel")
        return str(channel["id"])

    def writable(self, asked: Any) -> str:
        """As `joined`, and one may still post there."""
        channel = self.joined(asked)
        if self.channels[channel]["is_archived"]:
            raise SlackError("is_archived")
        return channel

    def channel_type(self, channel: str) -> str:
        known = self.channels[channel]
        return "im" if known.get("is_im") else "group" if known["is_private"] else "channel"

    def post(self, channel: str, user: str, text: str, **more: Any) -> Message:
        """Keeps a message; what is None or empty is left out."""
        kept = {name: value for name, value in more.items() if value}
        ts = self.stamp()
        message = {"type": "message", "user": user, "text": text, "ts": ts, "channel": channel}
        self.messages[channel, ts] = message | {"team": TEAM} | kept
        return self.messages[channel, ts]

    def post_as_bot(self, channel: str, text: str, **more: Any) -> Message:
        return self.post(channel, BOT_USER, text, bot_id=BOT_ID, app_id=APP, **more)

    def revise(self, message: Message, **new: Any) -> Message:
        """A new version; who holds the old one keeps what he saw."""
        edited = {"user": message["user"], "ts": self.stamp()}
        revised = message | new | {"edited": edited}
        self.messages[message["channel"], message["ts"]] = revised
        return revised

    def show_only(self, user: str, channel: str, text: str, **more: Any) -> Message:
        """An ephemeral message: seen by one, in no history."""
        message = {"user": user, "text": text, "ts": self.stamp(), "channel": channel}
        kept = {name: value for name, value in more.items() if value}
        self.ephemerals.append(message | {"is_ephemeral": True} | kept)
        return self.ephemerals[-1]

    def in_channel(self, channel: str) -> Iterable[Message]:
        return [message for (where, _), message in self.messages.items() if where == channel]

    def grant(self, user: str, channel: str, about: Message | None = None) -> tuple[str, str]:
        """A fresh trigger id and the key of a fresh response_url."""
        trigger, key = self.number("trigger."), self.number("response-")
        self.triggers[trigger] = Trigger(self.now() + TRIGGER_SECONDS)
        expires = self.now() + RESPONSE_SECONDS
        self.response_urls[key] = ResponseUrl(user, channel, about, expires)
        return trigger, key
