"""Letters as Telegram HTML with an inline keyboard."""

from html import escape
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.platforms.telegram.places import NAME
from bot.render import MADE, Letter
from bot.splitting import split, utf16

MOST = 4096  # UTF-16 code units of a message, after its tags are read
LABEL = 64  # characters of a button that still read on a phone
ROW = 24  # characters that stand beside each other in one row
MOST_IN_ROW = 8  # Telegram's limit
REPEAT = "(可能重复 / may be a repeat)"


def render(letter: Letter, repeated: bool = False) -> list[dict[str, Any]]:
    """One payload for each message it takes; the buttons hang under the last."""
    lines = [escape(letter.text, quote=False)]
    lines += [_fact(label, value) for label, value in letter.facts]
    lines += [f"• {escape(item, quote=False)}" for item in letter.items]
    lines += [escape(line, quote=False) for line in _elsewhere(letter)]
    if repeated:
        lines.append(REPEAT)
    text = "\n".join(lines)
    if utf16(text) <= MOST:  # the tags only make it look longer
        sent: list[dict[str, Any]] = [{"text": text or "…", "parse_mode": "HTML"}]
    else:  # a cut may fall inside a tag, so long ones go as they are, without any
        sent = [{"text": part} for part in split(_plain(letter, repeated), MOST, utf16)]
    if letter.buttons:
        sent[-1]["reply_markup"] = InlineKeyboardMarkup(_rows(letter))
    return sent


def _fact(label: str, value: str) -> str:
    return f"<b>{escape(label, quote=False)}</b>: {escape(value, quote=False)}"


def _elsewhere(letter: Letter) -> list[str]:
    """Where what another network keeps can be seen; our own is sent again after the words."""
    return [
        f"📎 {file.name or file.kind} ({file.platform.capitalize()})"
        for file in letter.files
        if file.platform not in (NAME, MADE)
    ]


def _plain(letter: Letter, repeated: bool) -> str:
    lines = [letter.text]
    lines += [f"{label}: {value}" for label, value in letter.facts]
    lines += [f"• {item}" for item in letter.items]
    lines += _elsewhere(letter)
    return "\n".join([*lines, REPEAT] if repeated else lines)


def _rows(letter: Letter) -> list[list[InlineKeyboardButton]]:
    """Short labels share a row, long ones have their own."""
    rows: list[list[InlineKeyboardButton]] = []
    used = 0
    for label, says in letter.buttons:
        shown = split(label, LABEL)[0]
        width = sum(2 if c >= "⺀" else 1 for c in shown)
        if not rows or used + width > ROW or len(rows[-1]) == MOST_IN_ROW:
            rows.append([])
            used = 0
        rows[-1].append(InlineKeyboardButton(shown, callback_data=says))
        used += width
    return rows
