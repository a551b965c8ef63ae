"""Slack's events: which are meant for us, and what they say."""

import html
import re
from datetime import datetime
from functools import partial
from typing import Any

from bot.chat import Message
from bot.inbox import Raw
from bot.platforms.slack import places
from bot.platforms.slack.attachments import attached, forwarded, instant
from bot.platforms.slack.places import NAME
from core.desk import Login

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
# Slack's names of the marks that say yes, or that it is done.
MARKS = {
    "+1": "👍",
    "thumbsup": "👍",
    "ok_hand": "👌",
    "white_check_mark": "✅",
    "heavy_check_mark": "✅",
    "ballot_box_with_check": "✅",
    "done": "✅",
    "100": "💯",
}


def raw_message(body: dict[str, Any], bot_user: str) -> Raw | None:
    """Kept only if it is said to us: privately, or by name. A mention arrives twice, as a
    message and as a mention; both are the same line of the same channel."""
    event = body["event"]
    if event.get("type") == "reaction_added":
        return _reaction(body, event, bot_user)
    if event.get("subtype") == "message_changed":
        return _edit(body, event, bot_user)
    if not from_a_person(event) or event.get("type") not in ("message", "app_mention"):
        return None
    private = event.get("channel_type") == "im"
    named = bot_user and f"<@{bot_user}" in event.get("text", "")
    if private or named or event["type"] == "app_mention":
        return addressed(body, event)
    return None


def _edit(body: dict[str, Any], event: dict[str, Any], bot_user: str) -> Raw | None:
    """Slack tells of a change also when it unfolds a link: only other words are one."""
    new, old = event.get("message") or {}, event.get("previous_message") or {}
    said, before = new.get("text", ""), old.get("text", "")
    if not from_a_person(new) or said == before or not new.get("ts"):
        return None
    named = bot_user and any(f"<@{bot_user}" in words for words in (said, before))
    if event.get("channel_type") != "im" and not named:
        return None
    channel, which = event["channel"], (new.get("edited") or {}).get("ts") or event.get("ts", "")
    place = f"{channel}/{new.get('thread_ts', '')}"
    return Raw(NAME, f"e:{channel}:{new['ts']}:{which}", place, body)


def _reaction(body: dict[str, Any], event: dict[str, Any], bot_user: str) -> Raw | None:
    """Under a line of ours, and one that means yes."""
    item = event.get("item") or {}
    ours = bool(bot_user) and event.get("item_user") == bot_user
    if not ours or item.get("type") != "message" or _mark(event) is None:
        return None
    name = f"r:{item['channel']}:{item['ts']}:{event['user']}:{event['reaction']}"
    return Raw(NAME, f"{name}:{event.get('event_ts', '')}", f"{item['channel']}/", body)


def _mark(event: dict[str, Any]) -> str | None:
    """+1::skin-tone-3 is +1."""
    return MARKS.get(str(event.get("reaction", "")).partition("::")[0])


def from_a_person(event: dict[str, Any]) -> bool:
    if event.get("bot_id") or not event.get("user"):
        return False
    return event.get("subtype") in (None, "file_share", "thread_broadcast")


def addressed(body: dict[str, Any], event: dict[str, Any]) -> Raw:
    channel = event["channel"]
    place = _place(channel, event.get("thread_ts"))
    return Raw(NAME, f"m:{channel}:{event['ts']}", place, body)


def _place(channel: str, thread: str | None) -> str:
    """What keeps order: a thread of a channel, or a private talk with all its threads."""
    return f"{channel}/{'' if channel.startswith('D') else thread or ''}"


def raw_interaction(body: dict[str, Any]) -> Raw | None:
    """A slash command or a press, each with a trigger of its own."""
    trigger = body.get("trigger_id")
    if body.get("command"):
        return Raw(NAME, f"c:{trigger}", f"{body['channel_id']}/", body)
    if body.get("type") == "block_actions" and body.get("actions"):
        container = body.get("container", {})
        place = _place(container.get("channel_id", ""), _thread_below(body))
        pressed = body["actions"][0].get("action_ts", "")
        return Raw(NAME, f"p:{trigger or pressed}", place, body)
    return None


def _thread_below(body: dict[str, Any]) -> str:
    """Where a press is answered: among colleagues below what was pressed, so that it is seen what
    the answer is about and a question in it hears the reply."""
    container = body.get("container", {})
    thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts") or ""
    private = str(container.get("channel_id", "")).startswith("D")
    if thread or private or container.get("is_ephemeral"):
        return str(thread)
    return str(container.get("message_ts", ""))


def parse(body: dict[str, Any], received: datetime, bot_user: str = "") -> Message | None:
    """`bot_user` is our own id: to name us is to speak to us, to name others is part of it."""
    if "event" in body:
        if body["event"].get("type") in places.OURS:
            return places.befallen(body, received)
        if body["event"].get("type") == "reaction_added":
            return _reacted(body["event"], received)
        return _said(body, received, bot_user)
    if body.get("command"):
        return _command(body, received, bot_user)
    return _press(body, received)


def _said(body: dict[str, Any], received: datetime, bot_user: str) -> Message:
    whole = body["event"]
    channel, private = whole["channel"], whole.get("channel_type") == "im"
    edited = whole.get("subtype") == "message_changed"
    event = whole["message"] if edited else whole
    login = Login(NAME, event["user"], channel if private else None)
    thread = event.get("thread_ts") or ("" if private else event["ts"])
    began = event.get("thread_ts") or ""
    read = partial(plain, bot_user=bot_user)
    learnt = None if private else places.along(body, channel)
    return Message(
        NAME,
        login,
        "" if private else channel,
        read(event.get("text", "")),
        received,
        thread,
        happening=learnt,
        attached=attached(event),
        forwarded=forwarded(event, read),
        id=event["ts"],
        chat=channel,
        quotes=began if began != event["ts"] else "",
        began=instant(event["ts"]) or received if edited else None,
    )


def _reacted(event: dict[str, Any], received: datetime) -> Message:
    item = event["item"]
    channel = item["channel"]
    private = channel.startswith("D")
    login = Login(NAME, event["user"], channel if private else None)
    here, thread = ("", "") if private else (channel, item["ts"])
    said = _mark(event) or ""
    return Message(
        NAME, login, here, said, received, thread, chat=channel, quotes=item["ts"], reacted=True
    )


def _command(body: dict[str, Any], received: datetime, bot_user: str) -> Message:
    channel = body["channel_id"]
    private = channel.startswith("D")
    login = Login(NAME, body["user_id"], channel if private else None)
    text = plain(body.get("text") or "help", bot_user)
    via = body.get("response_url")
    return Message(NAME, login, "" if private else channel, text, received, via=via)


def _press(body: dict[str, Any], received: datetime) -> Message | None:
    says = body["actions"][0].get("value")
    container = body.get("container", {})
    channel = container.get("channel_id") or body.get("channel", {}).get("id", "")
    if not says or not channel:
        return None
    private = channel.startswith("D")
    via = body.get("response_url") if container.get("is_ephemeral") else None
    login = Login(NAME, body["user"]["id"], channel if private else None)
    here = "" if private else channel
    thread = _thread_below(body)
    return Message(NAME, login, here, says, received, thread, pressed=True, via=via, chat=channel)


def plain(text: str, bot_user: str) -> str:
    """Slack's markup as the words a person typed: links, numbers and addresses by their label,
    people by their id. Before we know our own, whoever is named first is us."""
    us = bot_user or (first[1] if (first := MENTION.match(text.lstrip())) else "")
    text = MENTION.sub(lambda named: "" if named[1] == us else f"@{named[1]}", text)
    text = re.sub(r"<(?:[^<>|]*)\|([^<>]*)>", r"\1", text)
    text = re.sub(r"<(?:mailto:|tel:)?([^<>|]*)>", r"\1", text)
    return html.unescape(text).strip()
