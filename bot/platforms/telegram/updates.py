"""Telegram's updates: which are meant for us, and what they say."""

import re
from datetime import UTC, datetime
from typing import Any

from bot.chat import Message
from bot.inbox import Raw
from bot.platforms.telegram import places
from bot.platforms.telegram.attachments import CARRIERS, attached, forwarded
from bot.platforms.telegram.places import NAME
from core.desk import Login

MARKS = frozenset({"👍", "👌", "💯"})  # of the marks that Telegram offers, those that say yes


def raw_update(update: dict[str, Any], username: str, bot_id: int) -> Raw | None:
    """Kept only if it is said to us: privately, by name, as a command, or as a reply to us."""
    if press := update.get("callback_query"):
        chat = (press.get("message") or {}).get("chat", {}).get("id", "")
        return Raw(NAME, str(update["update_id"]), f"{chat}/", update)
    if befell := places.raw_place(update, bot_id):
        return befell
    if mark := update.get("message_reaction"):
        here = f"{(mark.get('chat') or {}).get('id', '')}/"
        return Raw(NAME, str(update["update_id"]), here, update) if _mark(mark) else None
    said = update.get("message") or update.get("edited_message")
    if not said or not any(one in said for one in ("text", "caption", *CARRIERS)):
        return None
    if "edited_message" in update and not (said.get("text") or said.get("caption")):
        return None  # a place that moves
    chat = said.get("chat", {})
    if chat.get("type") == "private" or _named_in(said, username, bot_id):
        return Raw(NAME, str(update["update_id"]), f"{chat.get('id')}/", update)
    return None


def _named_in(said: dict[str, Any], username: str, bot_id: int) -> bool:
    text = said.get("text") or said.get("caption") or ""
    if (said.get("reply_to_message") or {}).get("from", {}).get("id") == bot_id:
        return True
    if re.match(r"/\w+(?!\S)", text):
        return True  # a command without a name is everybody's in the group, so ours too
    return f"@{username}".casefold() in text.casefold()


def parse(body: dict[str, Any], received: datetime, username: str) -> Message | None:
    """Read from the raw update: building the library's objects would cost more than all else."""
    if press := body.get("callback_query"):
        chat = (press.get("message") or {}).get("chat")
        if not chat or not press.get("data"):
            return None
        login, channel = _place(press["from"], chat)
        said = press["data"]
        return Message(NAME, login, channel, said, received, pressed=True, chat=str(chat["id"]))
    if befell := places.befallen(body, received):
        return befell
    if mark := body.get("message_reaction"):
        return _reacted(mark, received)
    said = body.get("message") or body.get("edited_message")
    if not said or "from" not in said or said["from"].get("is_bot"):
        return None
    login, channel = _place(said["from"], said["chat"])
    learnt = places.along(body, said["chat"], login.user) if channel else None
    words = _words(said, username)
    quoted = forwarded(said, words)  # what somebody else said is not the speaker's to mean
    return Message(
        NAME,
        login,
        channel,
        "" if "forward_origin" in said else words,
        received,
        happening=learnt,
        attached=attached(said),
        forwarded=quoted,
        id=str(said.get("message_id", "")),
        chat=str(said["chat"]["id"]),
        quotes=str((said.get("reply_to_message") or {}).get("message_id", "")),
        began=_began(said, received) if "edited_message" in body else None,
    )


def _began(said: dict[str, Any], received: datetime) -> datetime:
    date = said.get("date")
    return datetime.fromtimestamp(date, UTC) if date else received


def _mark(mark: dict[str, Any]) -> str | None:
    """What was added to a line of somebody's, if it says yes."""
    before = [one.get("emoji") for one in mark.get("old_reaction") or ()]
    new = [one.get("emoji") for one in mark.get("new_reaction") or ()]
    return next((one for one in new if one in MARKS and one not in before), None)


def _reacted(mark: dict[str, Any], received: datetime) -> Message | None:
    """Nobody reacts in the name of a group and is a colleague."""
    said = _mark(mark)
    if not said or not mark.get("user") or not mark.get("chat"):
        return None
    login, channel = _place(mark["user"], mark["chat"])
    chat, quotes = str(mark["chat"]["id"]), str(mark.get("message_id", ""))
    return Message(NAME, login, channel, said, received, chat=chat, quotes=quotes, reacted=True)


def _place(person: dict[str, Any], chat: dict[str, Any]) -> tuple[Login, str]:
    private = chat["type"] == "private"
    login = Login(NAME, str(person["id"]), str(chat["id"]) if private else None)
    return login, "" if private else str(chat["id"])


def _words(said: dict[str, Any], username: str) -> str:
    """Without our own name; `/start CODE` is the code, `/find@bot x` is `/find x`."""
    text: str = said.get("text") or said.get("caption") or ""
    for one in reversed(said.get("entities") or said.get("caption_entities") or ()):
        if one["type"] == "mention":
            head, name, tail = _cut(text, one["offset"], one["length"])
            if name.casefold() == f"@{username}".casefold():
                text = head + tail
    text = re.sub(rf"^(/\w+)@{re.escape(username)}\b", r"\1", text.strip(), flags=re.I)
    return re.sub(r"^/start\s+(?=\S)", "", text).strip()


def _cut(text: str, offset: int, length: int) -> tuple[str, str, str]:
    """Entities count in UTF-16 code units."""
    wide = text.encode("utf-16-le")
    start, end = offset * 2, (offset + length) * 2
    cut = wide[:start], wide[start:end], wide[end:]
    head, name, tail = (part.decode("utf-16-le", "ignore") for part in cut)
    return head, name, tail
