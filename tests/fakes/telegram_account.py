"""The Bot API of the bot itself: who it is, where it is, its command menu, its files."""

import re
from typing import Any

from tests.fakes.faults import Params
from tests.fakes.telegram_chats import BOT_ID, ApiError, Chats, Record
from tests.fakes.telegram_messages import bad, message_id

# core.telegram.org/bots/api: setMyCommands, BotCommand, getFile
MOST_COMMANDS, MOST_DESCRIPTION, MOST_DOWNLOAD_BYTES = 100, 256, 20_000_000
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)
RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
CHAT_ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
)


def get_chat(chats: Chats, params: Params) -> Record:
    """With the fields that ChatFullInfo requires."""
    full: Record = {"accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    return chats.known(params.get("chat_id")) | full


def member(who: Record, status: str) -> Record:
    """With the fields that its ChatMember type requires."""
    required = dict.fromkeys(RIGHTS, False) if status == "administrator" else {}
    return {"status": status, "user": who, **required, "until_date": 0}


def _membership(chats: Chats, chat: int, user: int) -> Record:
    """Whoever never showed themselves in a group is not known to be in it."""
    who = chats.bot if user == BOT_ID else chats.person(user)
    admin = user in chats.admins.get(chat, ())
    here = chat > 0 or user == BOT_ID or user in chats.members.get(chat, ())
    return member(who, "administrator" if admin else "member" if here else "left")


def get_chat_member(chats: Chats, params: Params) -> Record:
    chat = chats.known(params.get("chat_id"))["id"]
    user = params.get("user_id")
    if user != BOT_ID and user not in chats.people:
        raise bad("user not found")
    return _membership(chats, chat, user)


def get_chat_member_count(chats: Chats, params: Params) -> int:
    """The bot counts too."""
    chat = chats.known(params.get("chat_id"))["id"]
    return 2 if chat > 0 else 1 + len(chats.members.get(chat, ()))


def get_chat_administrators(chats: Chats, params: Params) -> list[Record]:
    chat = chats.known(params.get("chat_id"))["id"]
    return [_membership(chats, chat, user) for user in sorted(chats.admins.get(chat, ()))]


def _scope(params: Params) -> str:
    return f"{params.get('scope') or 'default'} {params.get('language_code') or ''}"


def set_commands(chats: Chats, params: Params) -> bool:
    commands = params.get("commands")
    if not isinstance(commands, list) or len(commands) > MOST_COMMANDS:
        raise bad("can't parse commands list")
    for command in commands:
        if not COMMAND.fullmatch(command.get("command", "")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= MOST_DESCRIPTION:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    chats.commands[_scope(params)] = commands
    return True


def get_commands(chats: Chats, params: Params) -> list[Record]:
    return chats.commands.get(_scope(params), [])


def delete_commands(chats: Chats, params: Params) -> bool:
    chats.commands.pop(_scope(params), None)
    return True


def get_file(chats: Chats, params: Params) -> Record:
    """Its path is where the server offers it for download."""
    file = params.get("file_id")
    if file not in chats.files:
        raise bad("invalid file_id")
    name, data = chats.files[file]
    if len(data) > MOST_DOWNLOAD_BYTES:
        raise bad("file is too big")
    ids = {"file_id": file, "file_unique_id": f"unique-{file}", "file_size": len(data)}
    return ids | {"file_path": f"documents/{file}.{name.rpartition('.')[2]}"}


def send_chat_action(chats: Chats, params: Params) -> bool:
    chats.writable(params.get("chat_id"))
    if params.get("action") not in CHAT_ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def set_reaction(chats: Chats, params: Params) -> bool:
    chat = chats.writable(params.get("chat_id"))["id"]
    if (chat, message_id(params)) not in chats.messages:
        raise bad("message to react not found")
    return True


def leave(chats: Chats, params: Params) -> bool:
    chat = chats.known(params.get("chat_id"))
    if chat["type"] == "private":
        raise ApiError(400, "Bad Request: chat member status can't be changed in private chats")
    chats.blocked.add(chat["id"])
    return True


METHODS: dict[str, Any] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getChatAdministrators": get_chat_administrators,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "getFile": get_file,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_reaction,
    "leaveChat": leave,
}
