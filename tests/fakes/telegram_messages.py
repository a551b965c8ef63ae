"""The Bot API of messages: sent, edited, deleted, with keyboards and files."""

from typing import Any

from tests.fakes.faults import Params
from tests.fakes.loopback import Upload
from tests.fakes.telegram_chats import BOT_ID, ApiError, Chats, Message
from tests.fakes.telegram_text import parse, utf16_length

# core.telegram.org/bots/api: sendMessage, sendDocument, sendPhoto, InlineKeyboardButton,
# answerCallbackQuery, deleteMessage; the keyboard's size is telegram.constants' of PTB 22.8
MOST_TEXT, MOST_CAPTION, MOST_ANSWER = 4096, 1024, 200
MOST_BUTTONS, MOST_IN_A_ROW, MOST_DATA_BYTES = 100, 8, 64
MOST_PHOTO_BYTES, MOST_FILE_BYTES = 10_000_000, 50_000_000
DELETE_SECONDS = 48 * 3600
ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


def bad(why: str) -> ApiError:
    return ApiError(400, f"Bad Request: {why}")


def message_id(params: Params) -> int:
    """0, which no message has, where none is given."""
    return int(params.get("message_id") or 0)


def _words(params: Params, name: str, most: int) -> Params:
    """The text or the caption as readers see it; the limit counts what they see."""
    text, entities = parse(params.get(name) or "", params.get("parse_mode"))
    given = "entities" if name == "text" else f"{name}_entities"
    if name == "text" and not text:
        raise bad("message text is empty")
    if utf16_length(text) > most:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    return {name: text, given: entities or params.get(given)}


def _keyboard(params: Params) -> Params:
    """Other keyboards than inline ones are not part of the message."""
    markup = params.get("reply_markup")
    if not isinstance(markup, dict) or "inline_keyboard" not in markup:
        return {}
    rows = markup["inline_keyboard"]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check_button(button)
    return {"reply_markup": markup} if any(rows) else {}


def _check_button(button: Params) -> None:
    if not str(button.get("text") or "").strip():
        raise bad("inline keyboard button text must be non-empty")
    if not any(action in button for action in ACTIONS):
        raise bad("text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= MOST_DATA_BYTES:
            raise bad("BUTTON_DATA_INVALID")


def _reply(chats: Chats, chat: int, params: Params) -> Params:
    asked = params.get("reply_parameters") or {}
    wanted = asked.get("message_id") or params.get("reply_to_message_id")
    if not wanted:
        return {}
    message = chats.messages.get((asked.get("chat_id") or chat, wanted))
    if message:
        return {"reply_to_message": message}
    optional = asked.get("allow_sending_without_reply", params.get("allow_sending_without_reply"))
    if not optional:
        raise bad("message to be replied not found")
    return {}


def _send(chats: Chats, params: Params, content: Params) -> Message:
    chat = chats.writable(params.get("chat_id"))["id"]
    extra = _keyboard(params) | _reply(chats, chat, params)
    extra["message_thread_id"] = params.get("message_thread_id")
    return chats.keep(chat, chats.bot, **content, **extra)


def send_text(chats: Chats, params: Params) -> Message:
    return _send(chats, params, _words(params, "text", MOST_TEXT))


def _file(chats: Chats, params: Params, kind: str) -> Params:
    """A file uploaded with the call, or one named by its id."""
    given = params.get(kind)
    if isinstance(given, str) and given.startswith("attach://"):
        given = params.get(given.removeprefix("attach://"))
    if isinstance(given, Upload):
        most = MOST_PHOTO_BYTES if kind == "photo" else MOST_FILE_BYTES
        if len(given.data) > most:
            raise ApiError(413, "Request Entity Too Large")
        if not given.data:
            raise bad("file must be non-empty")
        return chats.store(given.name, given.data) | {"file_name": given.name}
    if given not in chats.files:
        raise bad("wrong file identifier/HTTP URL specified")
    name, data = chats.files[given]
    kept = {"file_id": given, "file_unique_id": f"unique-{given}", "file_size": len(data)}
    return kept | {"file_name": name}


def send_photo(chats: Chats, params: Params) -> Message:
    words = _words(params, "caption", MOST_CAPTION)
    chats.writable(params.get("chat_id"))
    file = _file(chats, params, "photo")
    file.pop("file_name")
    return _send(chats, params, {"photo": [file | {"width": 1, "height": 1}], **words})


def send_document(chats: Chats, params: Params) -> Message:
    words = _words(params, "caption", MOST_CAPTION)
    chats.writable(params.get("chat_id"))
    return _send(chats, params, {"document": _file(chats, params, "document"), **words})


def send_voice(chats: Chats, params: Params) -> Message:
    words = _words(params, "caption", MOST_CAPTION)
    chats.writable(params.get("chat_id"))
    file = _file(chats, params, "voice")
    file.pop("file_name")
    duration = params.get("duration") or 1
    return _send(chats, params, {"voice": file | {"duration": duration}, **words})


def send_video(chats: Chats, params: Params) -> Message:
    words = _words(params, "caption", MOST_CAPTION)
    chats.writable(params.get("chat_id"))
    file = _file(chats, params, "video")
    size = {"width": 1, "height": 1, "duration": params.get("duration") or 1}
    return _send(chats, params, {"video": file | size, **words})


def _editable(chats: Chats, params: Params) -> Message:
    chat = chats.writable(params.get("chat_id"))["id"]
    message = chats.messages.get((chat, message_id(params)))
    if message is None:
        raise bad("message to edit not found")
    if message["from"]["id"] != BOT_ID:
        raise bad("message can't be edited")
    return message


def _edit(chats: Chats, message: Message, new: Params) -> Message:
    if all((message.get(part) or None) == (value or None) for part, value in new.items()):
        raise bad(NOT_MODIFIED)
    return chats.revise(message, **new)


def edit_text(chats: Chats, params: Params) -> Message:
    """A keyboard that is not sent again is gone."""
    message = _editable(chats, params)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    new = _words(params, "text", MOST_TEXT)
    return _edit(chats, message, {"reply_markup": None, **new, **_keyboard(params)})


def edit_caption(chats: Chats, params: Params) -> Message:
    message = _editable(chats, params)
    if "text" in message:
        raise bad("there is no caption in the message to edit")
    new = _words(params, "caption", MOST_CAPTION)
    return _edit(chats, message, {"reply_markup": None, **new, **_keyboard(params)})


def edit_keyboard(chats: Chats, params: Params) -> Message:
    message = _editable(chats, params)
    return _edit(chats, message, {"reply_markup": None, **_keyboard(params)})


def delete(chats: Chats, params: Params) -> bool:
    chat = chats.writable(params.get("chat_id"))
    message = chats.messages.get((chat["id"], message_id(params)))
    if message is None:
        raise bad("message to delete not found")
    own = message["from"]["id"] == BOT_ID or chat["type"] == "private"
    if chats.now() - message["date"] > DELETE_SECONDS or not (
        own or BOT_ID in chats.admins.get(chat["id"], ())
    ):
        raise bad("message can't be deleted")
    del chats.messages[chat["id"], message["message_id"]]
    return True


def answer_callback(chats: Chats, params: Params) -> bool:
    query = str(params.get("callback_query_id"))
    if query not in chats.open_queries:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if len(params.get("text") or "") > MOST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    chats.open_queries.remove(query)
    return True


METHODS: dict[str, Any] = {
    "sendMessage": send_text,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVoice": send_voice,
    "sendVideo": send_video,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_keyboard,
    "deleteMessage": delete,
    "answerCallbackQuery": answer_callback,
}
