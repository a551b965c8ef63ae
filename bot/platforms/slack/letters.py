"""Letters as Slack Block Kit: literal text, so that no name can become markup; and numbers."""

import re
from typing import Any

from bot.platforms.slack.places import NAME
from bot.render import MADE, File, Letter
from bot.splitting import split

Block = dict[str, Any]
NUMBER = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)  # E.164; a masked one is none
# Slack's limits, in characters and pieces: docs of Block Kit and chat.postMessage.
SECTION, FIELD, FIELDS, LABEL, BUTTONS, BLOCKS, FALLBACK = 3000, 2000, 10, 75, 5, 45, 3800

SHOWN = 100  # characters of a file's name


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def render(letter: Letter) -> list[Block]:
    """One payload for each message it takes; the buttons stand under the last."""
    blocks = [_section(part) for part in _fitting(letter.text, SECTION)]
    blocks += _facts(letter)
    if letter.items:
        listed = "\n".join(f"• {item}" for item in letter.items)
        blocks += [_section(part) for part in _fitting(listed, SECTION)]
    blocks += [_linked(file) for file in letter.files if file.platform != MADE]
    pages = [blocks[at : at + BLOCKS] for at in range(0, len(blocks), BLOCKS)]
    pages = [page for whole in pages for page in _by_size(whole)]
    pages[-1] = pages[-1] + _buttons(letter)
    first = split(letter.text, FALLBACK)[0]
    return [{"text": escape(first), "blocks": page} for page in pages]


def _by_size(blocks: list[Block]) -> list[list[Block]]:
    """Slack refuses a message of more than about 13,000 characters, whatever its blocks."""
    pages: list[list[Block]] = [[]]
    size = 0
    for block in blocks:
        length = _length(block)
        if pages[-1] and size + length > 3 * SECTION + FIELD:
            pages.append([])
            size = 0
        pages[-1].append(block)
        size += length
    return pages


def _length(block: Block) -> int:
    """What Slack counts of a section: its text, or that of its fields."""
    if "elements" in block:
        return SHOWN
    if "text" in block:
        return len(block["text"]["text"])
    return sum(len(field["text"]) for field in block["fields"])


def _fitting(text: str, most: int) -> list[str]:
    """Escaped parts: what is counted is what is sent."""
    return [escape(part) for part in split(text, most, lambda part: len(escape(part)))]


def _section(escaped: str) -> Block:
    return {"type": "section", "text": _literal(escaped or " ")}


def _literal(escaped: str) -> Block:
    return {"type": "plain_text", "text": escaped, "emoji": False}


def _facts(letter: Letter) -> list[Block]:
    """Ten fields a section, each a label and its value."""
    fields = [field for fact in letter.facts for field in _fact(*fact)]
    return [
        {"type": "section", "fields": fields[at : at + FIELDS]}
        for at in range(0, len(fields), FIELDS)
    ]


def _fact(label: str, value: str) -> list[Block]:
    """A whole number is a link that a phone dials; digits cannot become any other markup, and
    labels are our own words."""
    if NUMBER.fullmatch(value):
        return [{"type": "mrkdwn", "text": f"{escape(label)}: <tel:{value}|{value}>"}]
    return [_literal(part) for part in _fitting(f"{label}: {value}", FIELD)]


def _linked(file: File) -> Block:
    """A link needs rich text, where a name cannot become markup either; what lies with another
    network is only named."""
    name = (file.name or file.kind)[:SHOWN]
    part: Block = {"type": "text", "text": f"{name} ({file.platform.capitalize()})"}
    if file.platform == NAME and file.ref.startswith("http"):
        part = {"type": "link", "url": file.ref, "text": name}
    parts = [{"type": "text", "text": "📎 "}, part]
    section = {"type": "rich_text_section", "elements": parts}
    return {"type": "rich_text", "elements": [section]}


def _buttons(letter: Letter) -> list[Block]:
    buttons = [_button(n, *button) for n, button in enumerate(letter.buttons)]
    return [
        {"type": "actions", "elements": buttons[at : at + BUTTONS]}
        for at in range(0, len(buttons), BUTTONS)
    ]


def _button(n: int, label: str, says: str) -> Block:
    shown = split(label, LABEL - 1)[0]
    text = _literal(escape(shown if shown == label else shown + "…")[:LABEL])
    return {"type": "button", "text": text, "value": says, "action_id": f"say-{n}"}
