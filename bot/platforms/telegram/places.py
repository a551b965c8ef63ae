"""Telegram's groups and channels: what befalls them, and who can read there."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from telegram import Bot, ChatMember
from telegram.error import TelegramError

from bot.chat import Happening, Message
from bot.inbox import Raw
from core.desk import Login
from core.places import Readers

log = logging.getLogger(__name__)
NAME = "telegram"
FACTS = "place"  # the key under which they stand in a raw update
PATIENCE = 5.0  # seconds for all that is asked about one group
AT_ONCE = 8
SURVEYED = "rapport_surveyed"  # our own: we looked around
HERE = {"member", "administrator", "creator", "owner", "restricted"}
SERVICE = ("migrate_to_chat_id", "migrate_from_chat_id", "new_chat_title", "new_chat_members",
           "left_chat_member")  # fmt: skip

Facts = dict[str, Any]
Logins = Callable[[], Awaitable[list[str]]]


def raw_place(update: dict[str, Any], bot_id: int) -> Raw | None:
    what = _befallen(update, bot_id)
    if what is None:
        return None
    return Raw(NAME, str(update["update_id"]), f"{what.chat}/", {**update, "bot_id": bot_id})


def befallen(body: dict[str, Any], received: datetime) -> Message | None:
    what = _befallen(body, int(body.get("bot_id") or 0))
    if what is None:
        return None
    login = Login(NAME, what.by)
    return Message(NAME, login, what.chat, "", received, happening=what, spoken=False)


def along(body: dict[str, Any], chat: dict[str, Any], speaker: str) -> Happening:
    """That somebody speaks there, and what was learnt of the group on the way."""
    title, readers = str(chat.get("title") or ""), readers_in(body)
    return Happening("readers", NAME, str(chat["id"]), title, readers, people=(speaker,))


def readers_in(body: dict[str, Any]) -> Readers | None:
    facts = body.get(FACTS)
    return Readers(facts.get("outsiders"), facts.get("members")) if facts else None


def chat_of(update: dict[str, Any]) -> dict[str, Any]:
    """The group or channel an update is from; empty for a private chat."""
    kinds = ("my_chat_member", "message", "edited_message")
    said: dict[str, Any] = next((update[kind] for kind in kinds if kind in update), {})
    chat: dict[str, Any] = said.get("chat") or {}
    return {} if chat.get("type") == "private" else chat


def wants_facts(update: dict[str, Any], bot_id: int) -> bool:
    """Whether who reads there may have changed, while we are there to ask."""
    what = _befallen(update, bot_id)
    return what is not None and what.kind in ("brought", "readers")


def _befallen(body: dict[str, Any], bot_id: int) -> Happening | None:
    if chat := body.get(SURVEYED):
        return Happening("readers", NAME, str(chat), readers=readers_in(body))
    if chat := chat_of(body):
        ours = body.get("my_chat_member")
        said = body.get("message") or body.get("edited_message") or {}
        return _ours(body, ours, chat) if ours else _service(body, said, chat, bot_id)
    return None


def _ours(body: dict[str, Any], ours: dict[str, Any], chat: dict[str, Any]) -> Happening | None:
    before, now = (_is_here(ours.get(f"{when}_chat_member")) for when in ("old", "new"))
    if before == now:
        return None  # promoted or restricted: nothing we tell of
    kind, by = "brought" if now else "removed", str((ours.get("from") or {}).get("id", ""))
    title = str(chat.get("title") or "")
    return Happening(kind, NAME, str(chat["id"]), title, readers_in(body), by=by)


def _service(
    body: dict[str, Any], said: dict[str, Any], chat: dict[str, Any], bot_id: int
) -> Happening | None:
    here, title = str(chat["id"]), str(chat.get("title") or "")
    if to := said.get("migrate_to_chat_id"):
        return Happening("moved", NAME, here, title, to=str(to))
    if old := said.get("migrate_from_chat_id"):
        return Happening("moved", NAME, str(old), title, to=here)
    if new := said.get("new_chat_title"):
        return Happening("renamed", NAME, here, str(new))
    came = [one["id"] for one in said.get("new_chat_members") or ()]
    left = (said.get("left_chat_member") or {}).get("id")
    people = tuple(str(one) for one in came if one != bot_id)
    if people or (left and left != bot_id):
        return Happening("readers", NAME, here, title, readers_in(body), people=people)
    return None


def _is_here(member: dict[str, Any] | None) -> bool:
    known = member or {}
    return known.get("status") in HERE and known.get("is_member") is not False


class Surroundings:
    """Asks Telegram who reads in a group: it only counts, so colleagues are looked for."""

    def __init__(self, bot: Bot, logins: Logins) -> None:
        self._bot, self._logins = bot, logins
        self._looked_at: set[str] = set()

    async def facts(self, chat: dict[str, Any]) -> Facts:
        """`outsiders` is None when it cannot be told: then somebody has to vouch for it."""
        here = str(chat["id"])
        self._looked_at.add(here)
        if chat.get("username"):  # whoever knows the name can read it
            return {"outsiders": True}
        found: Facts = {"outsiders": None}
        try:
            async with asyncio.timeout(PATIENCE):
                found["members"] = people = await self._bot.get_chat_member_count(here)
                if await self._colleagues(here, people - 1) >= people - 1:
                    found["outsiders"] = False
        except (TelegramError, TimeoutError) as fault:
            log.info("telegram: who reads in %s is unknown: %s", here, type(fault).__name__)
        return found

    async def look(self, chat: str) -> Facts:
        """The facts of a group of which only the id is known; empty when we are not there."""
        try:
            async with asyncio.timeout(PATIENCE):
                known = await self._bot.get_chat(chat)
        except (TelegramError, TimeoutError) as fault:
            log.info("telegram: %s cannot be looked at: %s", chat, type(fault).__name__)
            return {}
        return await self.facts({"id": chat, "username": known.username})

    async def first(self, chat: dict[str, Any]) -> Facts:
        """The facts, once for each run of the process; service messages tell what changes."""
        if not chat or str(chat["id"]) in self._looked_at:
            return {}
        return await self.facts(chat)

    async def _colleagues(self, chat: str, others: int) -> int:
        """How many of ours are there; not asked where they could not be all."""
        logins = await self._logins()
        if len(logins) < others:
            return 0
        door = asyncio.Semaphore(AT_ONCE)

        async def there(login: str) -> bool:
            async with door:
                try:
                    member = await self._bot.get_chat_member(chat, int(login))
                except TelegramError:  # never seen there
                    return False
            return _member_is_here(member)

        return sum(await asyncio.gather(*map(there, logins)))


def _member_is_here(member: ChatMember) -> bool:
    return member.status in HERE and getattr(member, "is_member", True) is not False
