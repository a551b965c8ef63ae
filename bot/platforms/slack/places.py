"""Slack's channels: what befalls them, and who can read there."""

import asyncio
import logging
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat import Happening, Message
from bot.inbox import Raw
from core.desk import Login
from core.places import Readers

log = logging.getLogger(__name__)
NAME = "slack"
FACTS = "place"  # the key under which they stand in a raw event
US = "bot_user"  # and our own id there
PATIENCE = 2.0  # seconds; an event must be acknowledged within three
MEMBERS = 200  # on a page of conversations.members, as Slack recommends
MOST_MEMBERS = 5000  # beyond it nobody can be sure who reads along
AT_ONCE = 10  # people looked up side by side
REMEMBERED = 3600  # seconds for which somebody is taken for what they were
AGAIN = 60  # seconds before Slack is asked again after it did not tell
PASSING = {"ratelimited", "internal_error", "fatal_error", "service_unavailable"}
LEFT = {"channel_left", "group_left", "channel_archive", "group_archive", "channel_deleted",
        "group_deleted"}  # fmt: skip
SHARED = {"channel_shared", "channel_unshared"}
RENAMED = {"channel_rename", "group_rename"}
BACK = {"channel_unarchive", "group_unarchive"}
MEMBERSHIP = {"member_joined_channel", "member_left_channel"}
MOVED = "channel_id_changed"
SURVEYED = "rapport_surveyed"  # our own: we looked around
OURS = LEFT | SHARED | RENAMED | BACK | MEMBERSHIP | {MOVED, SURVEYED}
# A server without such a method (a stand-in for Slack) has no such people either.
UNKNOWN_METHOD = "unknown_method"

Facts = dict[str, Any]


def channel_of(event: Mapping[str, Any]) -> str:
    channel = event.get("channel") or event.get("old_channel_id") or ""
    return str(channel["id"] if isinstance(channel, dict) else channel)


def raw_place(body: dict[str, Any], bot_user: str) -> Raw | None:
    """With who we are there: when it is read, nobody else remembers."""
    event = body.get("event") or {}
    channel = channel_of(event) if event.get("type") in OURS else ""
    if not channel or channel.startswith("D"):
        return None
    return Raw(NAME, f"e:{body.get('event_id')}", f"{channel}/", {**body, US: bot_user})


def wants_facts(event: Mapping[str, Any], bot_user: str) -> bool:
    """Whether the event may change who reads, while we are still there to be told."""
    kind = event.get("type")
    if kind == "member_left_channel":
        return event.get("user") != bot_user
    return kind in SHARED | BACK | {"member_joined_channel"}


def befallen(body: dict[str, Any], received: datetime) -> Message | None:
    """What befell a channel, from its raw event; `readers` when only facts are told."""
    event = body.get("event") or {}
    kind, channel = event.get("type"), channel_of(event)
    readers, title = readers_in(body), (body.get(FACTS) or {}).get("title", "")
    by, to = event.get("inviter") or event.get("actor_id") or event.get("user") or "", ""
    ours = event.get("user") == body.get(US)
    what = "readers"
    if kind in LEFT or (kind == "member_left_channel" and ours):
        what = "removed"
    elif kind in BACK or (kind == "member_joined_channel" and ours):
        what = "brought"
        by = event.get("inviter") or ("" if ours else by)
    elif kind in RENAMED:
        what, title = "renamed", event["channel"].get("name", "")
    elif kind == MOVED:
        what, to = "moved", event["new_channel_id"]
    happening = Happening(what, NAME, channel, title, readers, by=by, to=to)
    login = Login(NAME, by)
    return Message(NAME, login, channel, "", received, happening=happening, spoken=False)


def along(body: dict[str, Any], channel: str) -> Happening | None:
    """What was learnt of a channel when something was said in it."""
    facts = body.get(FACTS)
    if not facts:
        return None
    return Happening("readers", NAME, channel, facts.get("title", ""), readers_in(body))


def readers_in(body: dict[str, Any]) -> Readers | None:
    facts = body.get(FACTS)
    return Readers(facts.get("outsiders"), facts.get("members")) if facts else None


class Surroundings:
    """Asks Slack who reads in a channel; people are remembered for a while."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._guests: dict[str, tuple[bool, float]] = {}
        self._ask_again: dict[str, float] = {}
        self.bot_user = ""

    async def facts(self, channel: str) -> Facts:
        """Empty when Slack does not answer; `outsiders` is None when it will not tell."""
        found: Facts = {}
        again = time.monotonic() + AGAIN
        try:
            async with asyncio.timeout(PATIENCE):
                found = await self._found(channel)
                again = float("inf")
        except SlackApiError as fault:
            error = str(fault.response.get("error"))
            log.warning("slack: it will not tell who reads in %s: %s", channel, error)
            found = {"outsiders": None} if error not in PASSING else {}
        except (ClientError, TimeoutError) as fault:
            log.warning("slack: who reads in %s is unknown: %s", channel, type(fault).__name__)
        self._ask_again[channel] = again
        return found

    async def first(self, channel: str) -> Facts:
        """The facts, once for each run of the process; events tell of what changes later."""
        if not channel or channel.startswith("D"):
            return {}
        if self._ask_again.get(channel, 0.0) > time.monotonic():
            return {}
        return await self.facts(channel)

    async def _found(self, channel: str) -> Facts:
        info = await self._info(channel)
        found: Facts = {"title": str(info.get("name") or ""), "outsiders": True}
        if not _shared_outside(info):
            people = await self._members(channel)
            found["members"] = len(people)
            few = len(people) < MOST_MEMBERS
            found["outsiders"] = await self._any_guest(people) if few else None
        return found

    async def _info(self, channel: str) -> Mapping[str, Any]:
        try:
            answer = await self._client.conversations_info(channel=channel)
        except SlackApiError as fault:
            if fault.response.get("error") == UNKNOWN_METHOD:
                return {}
            raise
        return dict(answer["channel"])

    async def _members(self, channel: str) -> list[str]:
        people: list[str] = []
        cursor: str | None = None
        while len(people) < MOST_MEMBERS:
            try:
                page = await self._client.conversations_members(
                    channel=channel, limit=MEMBERS, cursor=cursor
                )
            except SlackApiError as fault:
                if fault.response.get("error") == UNKNOWN_METHOD:
                    return people
                raise
            people += page["members"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                break
        return people

    async def _any_guest(self, people: list[str]) -> bool:
        door = asyncio.Semaphore(AT_ONCE)

        async def guest(user: str) -> bool:
            async with door:
                return await self._is_guest(user)

        return any(await asyncio.gather(*(guest(one) for one in people if one != self.bot_user)))

    async def _is_guest(self, user: str) -> bool:
        known = self._guests.get(user)
        if known and known[1] > time.monotonic():
            return known[0]
        person = (await self._client.users_info(user=user))["user"]
        guest = bool(
            person.get("is_restricted")
            or person.get("is_ultra_restricted")
            or person.get("is_stranger")
        )
        self._guests[user] = (guest, time.monotonic() + REMEMBERED)
        return guest


def _shared_outside(channel: Mapping[str, Any]) -> bool:
    """Between workspaces of one organisation is still inside."""
    if channel.get("is_ext_shared"):
        return True
    return bool(channel.get("is_shared")) and not channel.get("is_org_shared")
