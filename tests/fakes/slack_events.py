"""The payloads that Slack sends to an app, built from what people did."""

import re
from typing import Any

from tests.fakes.slack_workspace import APP, BOT_USER, TEAM, Message, Record, Workspace

TOKEN = "legacy-verification-token"  # Slack still sends it; nobody should believe it
DONE_BY_SLACK = re.compile(r"<(?:[@#!][^<>]+|(?:https?|mailto|tel):[^<>]+)>")
LINK = re.compile(
    r"https?://[^\s<>|]*[^\s<>|.,;!?，。；！？)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)


def typed(text: str) -> str:
    """What people type, as it arrives: & < > escaped, links and addresses in angle brackets.

    What already is in Slack's own form (`<@U1>`, `<tel:…>`) stays.
    """
    parts, end = [], 0
    for own in DONE_BY_SLACK.finditer(text):
        parts += [_plain(text[end : own.start()]), own.group()]
        end = own.end()
    return "".join([*parts, _plain(text[end:])])


def _plain(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return LINK.sub(_linked, escaped)


def _linked(found: re.Match[str]) -> str:
    link = found.group()
    return f"<{link}>" if "://" in link else f"<mailto:{link}|{link}>"


def callback(workspace: Workspace, event: Record, event_id: str) -> Record:
    authorization = {
        "team_id": TEAM,
        "user_id": BOT_USER,
        "is_bot": True,
        "enterprise_id": None,
        "is_enterprise_install": False,
    }
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "api_app_id": APP,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(workspace.now()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event": event,
    }


def posted(workspace: Workspace, message: Message) -> Record:
    place = {"channel_type": workspace.channel_type(message["channel"])}
    return message | place | {"event_ts": message["ts"]}


def mentioned(message: Message) -> Record:
    """The second event for a message that names the bot; it has no channel_type."""
    return message | {"type": "app_mention", "event_ts": message["ts"]}


def changed(workspace: Workspace, subtype: str, old: Message, **more: Any) -> Record:
    """`subtype`: message_changed or message_deleted; its own ts is not the message's."""
    ts = workspace.stamp()
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": old["channel"],
        "channel_type": workspace.channel_type(old["channel"]),
        "ts": ts,
        "event_ts": ts,
        "previous_message": old,
        **more,
    }


def reacted(workspace: Workspace, user: str, message: Message, emoji: str) -> Record:
    item = {"type": "message", "channel": message["channel"], "ts": message["ts"]}
    return {
        "type": "reaction_added",
        "user": user,
        "reaction": emoji,
        "item": item,
        "item_user": message["user"],
        "event_ts": workspace.stamp(),
    }


def _granted(
    workspace: Workspace, url: str, user: str, channel: str, about: Message | None
) -> Record:
    trigger, key = workspace.grant(user, channel, about)
    return {"trigger_id": trigger, "response_url": f"{url}/response/{key}"}


def slash(
    workspace: Workspace, url: str, user: str, command: str, text: str, channel: str
) -> Record:
    """Strings only: over HTTP this is a form. The text is not escaped."""
    names = {"channel_name": workspace.channels[channel].get("name", "directmessage")}
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "team_domain": "desk",
        "channel_id": channel,
        "user_id": user,
        "user_name": workspace.users[user]["name"],
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        **names,
        **_granted(workspace, url, user, channel, None),
    }


def _interaction(workspace: Workspace, kind: str, user: str) -> Record:
    name = workspace.users[user]["name"]
    return {
        "type": kind,
        "user": {"id": user, "username": name, "name": name, "team_id": TEAM},
        "team": {"id": TEAM, "domain": "desk"},
        "enterprise": None,
        "is_enterprise_install": False,
        "api_app_id": APP,
        "token": TOKEN,
    }


def pressed(workspace: Workspace, url: str, user: str, message: Message, action: Record) -> Record:
    """A press on a message. An ephemeral one does not come along, only its place."""
    channel, ephemeral = message["channel"], bool(message.get("is_ephemeral"))
    name = workspace.channels[channel].get("name", "directmessage")
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel,
        "is_ephemeral": ephemeral,
    }
    if "thread_ts" in message:
        container["thread_ts"] = message["thread_ts"]
    return {
        **_interaction(workspace, "block_actions", user),
        "container": container,
        "channel": {"id": channel, "name": name},
        **({} if ephemeral else {"message": message}),
        "state": {"values": {}},
        "actions": [action],
        **_granted(workspace, url, user, channel, message),
    }


def pressed_in_view(workspace: Workspace, user: str, view: Record, action: Record) -> Record:
    trigger, _ = workspace.grant(user, "")
    return {
        **_interaction(workspace, "block_actions", user),
        "container": {"type": "view", "view_id": view["id"]},
        "view": view,
        "actions": [action],
        "trigger_id": trigger,
    }


def submitted(workspace: Workspace, user: str, view: Record) -> Record:
    trigger, _ = workspace.grant(user, "")
    return {
        **_interaction(workspace, "view_submission", user),
        "trigger_id": trigger,
        "view": view,
        "response_urls": [],
    }
