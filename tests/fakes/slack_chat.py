"""The Web API of messages: chat.*, reactions.* and what a response_url takes."""

from typing import Any

from tests.fakes.faults import Params
from tests.fakes.slack_blocks import check_blocks
from tests.fakes.slack_workspace import (
    BOT_USER,
    RESPONSE_USES,
    Message,
    SlackError,
    Workspace,
)

MOST_TEXT = 40_000  # docs.slack.dev, chat.postMessage: "Truncating content"
CONTENT = ("blocks", "attachments", "metadata")
STYLE = ("username", "icon_emoji", "icon_url")


def need(params: Params, name: str) -> Any:
    if params.get(name) in (None, ""):
        raise SlackError("invalid_arguments", needed=name)
    return params[name]


def is_on(value: Any) -> bool:
    """Flags arrive as JSON or as the strings of a form."""
    return value in (True, 1, "1", "true", "True")


def _checked(params: Params) -> Params:
    """The content of a message that Slack would take; raises SlackError."""
    content = {name: params[name] for name in CONTENT if params.get(name)}
    check_blocks(content.get("blocks", []))
    text = params.get("text") or ""
    if not (text or content.get("blocks") or content.get("attachments")):
        raise SlackError("no_text")
    if len(text) > MOST_TEXT:
        raise SlackError("msg_too_long")
    metadata = content.get("metadata", {"event_type": "none", "event_payload": {}})
    if not isinstance(metadata, dict) or {"event_type", "event_payload"} - metadata.keys():
        raise SlackError("invalid_metadata_format")
    return {"text": text, **content}


def _threaded(workspace: Workspace, channel: str, params: Params) -> Params:
    thread = params.get("thread_ts")
    if not thread:
        return {}
    root = workspace.messages.get((channel, thread))
    if root is None or "thread_ts" in root:
        raise SlackError("thread_not_found")
    if is_on(params.get("reply_broadcast")):
        return {"thread_ts": thread, "subtype": "thread_broadcast"}
    return {"thread_ts": thread}


def post_message(workspace: Workspace, params: Params) -> Params:
    channel = workspace.writable(need(params, "channel"))
    content = _checked(params) | _threaded(workspace, channel, params)
    content |= {name: params.get(name) for name in STYLE}
    message = workspace.post_as_bot(channel, **content)
    return {"channel": channel, "ts": message["ts"], "message": message}


def post_ephemeral(workspace: Workspace, params: Params) -> Params:
    channel = workspace.writable(need(params, "channel"))
    user = need(params, "user")
    if user not in workspace.users:
        raise SlackError("user_not_in_channel")
    content = _checked(params) | _threaded(workspace, channel, params)
    return {"message_ts": workspace.show_only(user, channel, **content)["ts"]}


def _own(workspace: Workspace, params: Params, refused: str) -> Message:
    key = (workspace.channel_of(need(params, "channel")), need(params, "ts"))
    message = workspace.messages.get(key)
    if message is None:
        raise SlackError("message_not_found")
    if message["user"] != BOT_USER:
        raise SlackError(refused)
    return message


def update(workspace: Workspace, params: Params) -> Params:
    message = _own(workspace, params, "cant_update_message")
    given = {name: params[name] for name in ("text", *CONTENT) if name in params}
    _checked(message | given)
    revised = workspace.revise(message, **given)
    place = {"channel": message["channel"], "ts": message["ts"]}
    return {**place, "text": revised["text"], "message": revised}


def delete(workspace: Workspace, params: Params) -> Params:
    message = _own(workspace, params, "cant_delete_message")
    del workspace.messages[message["channel"], message["ts"]]
    return {"channel": message["channel"], "ts": message["ts"]}


def permalink(workspace: Workspace, params: Params) -> Params:
    channel, ts = workspace.channel_of(need(params, "channel")), need(params, "message_ts")
    if (channel, ts) not in workspace.messages:
        raise SlackError("message_not_found")
    # Slack's own form; `.test` leads nowhere
    link = f"https://desk.slack.test/archives/{channel}/p{ts.replace('.', '')}"
    return {"channel": channel, "permalink": link}


def _reacting(workspace: Workspace, params: Params) -> list[str]:
    """Who has reacted to that message in that way."""
    key = (workspace.channel_of(need(params, "channel")), need(params, "timestamp"))
    if key not in workspace.messages:
        raise SlackError("message_not_found")
    return workspace.reactions.setdefault(key, {}).setdefault(need(params, "name"), [])


def add_reaction(workspace: Workspace, params: Params) -> Params:
    users = _reacting(workspace, params)
    if BOT_USER in users:
        raise SlackError("already_reacted")
    users.append(BOT_USER)
    return {}


def remove_reaction(workspace: Workspace, params: Params) -> Params:
    users = _reacting(workspace, params)
    if BOT_USER not in users:
        raise SlackError("no_reaction")
    users.remove(BOT_USER)
    return {}


def respond(workspace: Workspace, key: str, params: Params) -> None:
    """What is posted to a response_url. Raises SlackError."""
    url = workspace.response_urls.get(key)
    if url is None or workspace.now() > url.expires:
        raise SlackError("expired_url")
    if url.uses >= RESPONSE_USES:
        raise SlackError("used_url")
    url.uses += 1
    if is_on(params.get("delete_original")):
        _forget(workspace, url.about)
    elif is_on(params.get("replace_original")) and url.about:
        _replace(workspace, url.about, _checked(params))
    else:
        say_to(workspace, url.user, url.channel, params)


def say_to(workspace: Workspace, user: str, channel: str, params: Params) -> None:
    """The answer to an interaction: seen by that user only unless it asks for the channel."""
    content = _checked(params) | _threaded(workspace, channel, params)
    if params.get("response_type") == "in_channel":
        workspace.post_as_bot(channel, **content)
    else:
        workspace.show_only(user, channel, **content)


def _place(workspace: Workspace, ephemeral: Message) -> int | None:
    places = (at for at, kept in enumerate(workspace.ephemerals) if kept["ts"] == ephemeral["ts"])
    return next(places, None)


def _forget(workspace: Workspace, message: Message | None) -> None:
    if message is None:
        return
    if not message.get("is_ephemeral"):
        workspace.messages.pop((message["channel"], message["ts"]), None)
    elif (at := _place(workspace, message)) is not None:
        del workspace.ephemerals[at]


def _replace(workspace: Workspace, message: Message, content: Params) -> None:
    kept = {name: value for name, value in message.items() if name not in ("text", *CONTENT)}
    if not message.get("is_ephemeral"):
        workspace.revise(kept, **content)
    elif (at := _place(workspace, message)) is not None:
        workspace.ephemerals[at] = kept | content


METHODS = {
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.delete": delete,
    "chat.getPermalink": permalink,
    "reactions.add": add_reaction,
    "reactions.remove": remove_reaction,
}
