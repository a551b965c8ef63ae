"""The Web API that looks things up: auth.test, conversations.*, users.*."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from tests.fakes.faults import Params
from tests.fakes.slack_chat import is_on, need
from tests.fakes.slack_workspace import (
    BOT_ID,
    BOT_USER,
    TEAM,
    Message,
    Record,
    SlackError,
    Workspace,
)

# docs.slack.dev, conversations.history and conversations.replies: default and most per page
PAGE, MOST_PER_PAGE = 100, 999
END_OF_TIME = Decimal("1e12")


def auth_test(workspace: Workspace, params: Params) -> Params:
    who = {"user": workspace.users[BOT_USER]["name"], "user_id": BOT_USER, "bot_id": BOT_ID}
    return {"url": "https://desk.slack.test/", "team": "Desk", "team_id": TEAM, **who}


def _page(items: Sequence[Any], name: str, params: Params, default: int = PAGE) -> Params:
    try:
        start = int(params.get("cursor") or 0)
        limit = int(params.get("limit") or default)
    except ValueError:
        raise SlackError("invalid_cursor") from None
    if not 0 < limit <= MOST_PER_PAGE:
        raise SlackError("invalid_limit")
    following = str(start + limit) if start + limit < len(items) else ""
    return {
        name: list(items[start : start + limit]),
        "has_more": bool(following),
        "response_metadata": {"next_cursor": following},
    }


def _instant(value: Any, default: Decimal) -> Decimal:
    try:
        return Decimal(str(value)) if value else default
    except InvalidOperation:
        raise SlackError("invalid_ts_latest") from None


def _between(messages: Sequence[Message], params: Params) -> list[Message]:
    """Bounds themselves count only when `inclusive`."""
    oldest = _instant(params.get("oldest"), Decimal(0))
    latest = _instant(params.get("latest"), END_OF_TIME)
    edges = is_on(params.get("inclusive"))
    return [
        message
        for message in messages
        if oldest < (at := Decimal(message["ts"])) < latest or (edges and at in (oldest, latest))
    ]


def _shown(workspace: Workspace, message: Message, params: Params) -> Message:
    """As read back: metadata only on request, a thread's root with its count."""
    shown = dict(message)
    if not is_on(params.get("include_all_metadata")):
        shown.pop("metadata", None)
    replies = [
        each["ts"]
        for each in workspace.in_channel(message["channel"])
        if each.get("thread_ts") == message["ts"]
    ]
    if replies:
        shown |= {"thread_ts": message["ts"], "reply_count": len(replies)}
        shown["latest_reply"] = max(replies)
    reactions = workspace.reactions.get((message["channel"], message["ts"]), {})
    if any(reactions.values()):
        shown["reactions"] = [
            {"name": name, "users": who, "count": len(who)}
            for name, who in reactions.items()
            if who
        ]
    return shown


def _in_order(workspace: Workspace, channel: str) -> list[Message]:
    return sorted(workspace.in_channel(channel), key=lambda message: Decimal(message["ts"]))


def history(workspace: Workspace, params: Params) -> Params:
    """Newest first; what was said in threads is not in it, unless it was also sent to all."""
    channel = workspace.joined(need(params, "channel"))
    top = [
        message
        for message in _in_order(workspace, channel)
        if "thread_ts" not in message or message.get("subtype") == "thread_broadcast"
    ]
    found = [_shown(workspace, message, params) for message in _between(top, params)]
    return _page(found[::-1], "messages", params)


def replies(workspace: Workspace, params: Params) -> Params:
    """Oldest first; the root comes along whatever the bounds."""
    channel, ts = workspace.joined(need(params, "channel")), need(params, "ts")
    thread = [
        message
        for message in _in_order(workspace, channel)
        if ts in (message["ts"], message.get("thread_ts"))
    ]
    if not thread:
        raise SlackError("thread_not_found")
    within = _between(thread[1:], params)
    found = [_shown(workspace, message, params) for message in [thread[0], *within]]
    return _page(found, "messages", params)


def open_direct(workspace: Workspace, params: Params) -> Params:
    if params.get("channel"):
        return {"channel": {"id": workspace.channel_of(params["channel"])}}
    user = need(params, "users")
    if user not in workspace.users:
        raise SlackError("user_not_found")
    return {"channel": {"id": workspace.direct(user)["id"]}}


def channel_info(workspace: Workspace, params: Params) -> Params:
    return {"channel": workspace.channels[workspace.channel_of(need(params, "channel"))]}


def _kind(channel: Record) -> str:
    if channel.get("is_im"):
        return "im"
    return "private_channel" if channel["is_private"] else "public_channel"


def channels(workspace: Workspace, params: Params) -> Params:
    wanted = str(params.get("types") or "public_channel").replace(" ", "").split(",")
    live = not is_on(params.get("exclude_archived"))
    found = [
        channel
        for channel in workspace.channels.values()
        if _kind(channel) in wanted and (live or not channel["is_archived"])
    ]
    return _page(found, "channels", params)


def members(workspace: Workspace, params: Params) -> Params:
    """docs.slack.dev, conversations.members: only of a channel one is in, when it is private."""
    channel = workspace.channel_of(need(params, "channel"))
    return _page(workspace.members.get(channel, []), "members", params)


def join(workspace: Workspace, params: Params) -> Params:
    channel = workspace.channels[workspace.channel_of(need(params, "channel"))]
    if _kind(channel) != "public_channel":
        raise SlackError("method_not_supported_for_channel_type")
    channel["is_member"] = True
    return {"channel": channel}


def user_info(workspace: Workspace, params: Params) -> Params:
    user = workspace.users.get(need(params, "user"))
    if user is None:
        raise SlackError("user_not_found")
    return {"user": user}


def users(workspace: Workspace, params: Params) -> Params:
    return _page(list(workspace.users.values()), "members", params)


def user_by_email(workspace: Workspace, params: Params) -> Params:
    email = need(params, "email")
    for user in workspace.users.values():
        if user["profile"]["email"] == email:
            return {"user": user}
    raise SlackError("users_not_found")


METHODS = {
    "auth.test": auth_test,
    "conversations.history": history,
    "conversations.replies": replies,
    "conversations.open": open_direct,
    "conversations.info": channel_info,
    "conversations.list": channels,
    "conversations.join": join,
    "conversations.members": members,
    "users.info": user_info,
    "users.list": users,
    "users.lookupByEmail": user_by_email,
}
