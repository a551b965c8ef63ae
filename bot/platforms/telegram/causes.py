"""Telegram's words for why it will not send, in ours."""

import re

from telegram.error import Conflict, InvalidToken, TelegramError

from core.undelivered import Cause

# The descriptions of github.com/tdlib/telegram-bot-api; there are no codes finer than 400 and 403.
_SIGNS = (
    (Cause.BLOCKED, "blocked by the user|user is deactivated|can't initiate conversation"),
    (
        Cause.OUTSIDE,
        "kicked|not a member|not enough rights|have no rights|need administrator|"
        "CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|CHAT_RESTRICTED",
    ),
    (
        Cause.GONE,
        "chat not found|was deleted|deactivated|PEER_ID_INVALID|thread not found|"
        "CHANNEL_PRIVATE|user not found",
    ),
    (Cause.TOO_BIG, "too long|too big|too large"),
    (Cause.OURS, "can't parse entities|is empty|must be non-empty|BUTTON_DATA_INVALID|wrong type"),
)
_COMPILED = [(cause, re.compile(words, re.IGNORECASE)) for cause, words in _SIGNS]


def cause_of(fault: TelegramError) -> Cause:
    if isinstance(fault, InvalidToken | Conflict):
        return Cause.TOKEN
    return next((cause for cause, words in _COMPILED if words.search(fault.message)), Cause.OTHER)
