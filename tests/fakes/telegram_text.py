"""How Telegram reads text: HTML into plain text and entities, lengths in UTF-16 units."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from tests.fakes.telegram_chats import ApiError

Entity = dict[str, Any]

# core.telegram.org/bots/api, "HTML style"
TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
# Only these four names and numbers are read as characters; any other & stands for itself.
CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
TOKEN = re.compile(r"<[^>]*>?|[^<]+")
NAME = re.compile(r"[^\s>/]*")
ATTRIBUTE = re.compile(r"""\s*([a-zA-Z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[\w.-]+))?""", re.ASCII)
MENTION_OR_COMMAND = re.compile(
    r"(?<![\w/@])(?:@[a-zA-Z]\w{2,31}|/\w{1,32}(?:@\w{3,32})?)(?!\w)", re.ASCII
)


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def typed_entities(text: str) -> list[Entity]:
    """The @mentions and /commands in what a person typed."""
    return [
        {
            "type": "mention" if found.group().startswith("@") else "bot_command",
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found.group()),
        }
        for found in MENTION_OR_COMMAND.finditer(text)
    ]


def covered(text: str, entity: Entity) -> str:
    """The part of `text` that `entity` is about."""
    start, length = entity["offset"] * 2, entity["length"] * 2
    return text.encode("utf-16-le")[start : start + length].decode("utf-16-le")


@dataclass
class Parser:
    """Reads HTML once; entities come out in the order in which they open."""

    plain: list[str] = field(default_factory=list)
    units: int = 0
    at: int = 0  # bytes of the source read so far; errors speak of it
    nested: list[tuple[str, Entity]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self, source: str) -> None:
        for token in TOKEN.findall(source):
            if token.startswith("</"):
                self._close(token)
            elif token.startswith("<"):
                self._open(token)
            else:
                self._say(CHARACTER.sub(lambda found: unescape(found.group()), token))
            self.at += len(token.encode())
        if self.nested:
            name = self.nested[-1][0]
            raise cannot_parse(f"can't find end tag corresponding to start tag {name!r}")

    def _say(self, words: str) -> None:
        self.plain.append(words)
        self.units += utf16_length(words)

    def _open(self, token: str) -> None:
        if not token.endswith(">"):
            raise cannot_parse(f"unclosed start tag at byte offset {self.at}")
        inside = token[1:-1]
        name = NAME.match(inside).group().lower()  # type: ignore[union-attr]  # may be empty
        if name not in TAGS:
            raise cannot_parse(f"unsupported start tag {name!r} at byte offset {self.at}")
        given = self._attributes(inside[len(name) :])
        entity = {"type": TAGS[name], "offset": self.units, **_details(name, given, self.at)}
        self.nested.append((name, entity))
        self.entities.append(entity)

    def _attributes(self, rest: str) -> dict[str, str]:
        found, end = {}, 0
        while match := ATTRIBUTE.match(rest, end):
            value = match.group(2) or ""
            found[match.group(1).lower()] = unescape(value.strip("\"'"))
            end = match.end()
        if rest[end:].strip():
            raise cannot_parse(f"cannot read the attributes of the tag at byte offset {self.at}")
        return found

    def _close(self, token: str) -> None:
        if not self.nested:
            raise cannot_parse(f"unexpected end tag at byte offset {self.at}")
        if not token.endswith(">"):
            raise cannot_parse(f"unclosed end tag at byte offset {self.at}")
        name, entity = self.nested.pop()
        closes = token[2:-1].strip().lower()
        if closes not in ("", name):
            raise cannot_parse(
                f"unmatched end tag at byte offset {self.at}, expected </{name}>, found </{closes}>"
            )
        entity["length"] = self.units - entity["offset"]


def _details(name: str, given: dict[str, str], at: int) -> Entity:
    match name:
        case "span" if given.get("class") != "tg-spoiler":
            raise cannot_parse(f"tag span must have class tg-spoiler at byte offset {at}")
        case "a":
            return {"url": given.get("href", "")}
        case "tg-emoji":
            return {"custom_emoji_id": given.get("emoji-id", "")}
        case "tg-time":
            return {"unix_time": int(given.get("unix") or 0)}
        case "blockquote" if "expandable" in given:
            return {"type": "expandable_blockquote"}
        case "code" if given.get("class", "").startswith("language-"):
            return {"language": given["class"].removeprefix("language-")}
    return {}


def cannot_parse(why: str) -> ApiError:
    return ApiError(400, f"Bad Request: can't parse entities: {why}")


def parse(text: str, parse_mode: str | None) -> tuple[str, list[Entity]]:
    """What readers see. Raises ApiError. Of the parse modes only HTML is known here."""
    if not parse_mode:
        return text.strip(), []
    if parse_mode.lower() != "html":
        raise ApiError(400, f"Bad Request: unsupported parse_mode {parse_mode}")
    parser = Parser()
    parser.read(text)
    plain = "".join(parser.plain)
    cut = utf16_length(plain) - utf16_length(plain.lstrip())
    shown = [
        each | {"offset": max(each["offset"] - cut, 0)}
        for each in parser.entities
        if each["length"] and each.get("url") != ""
    ]
    return plain.strip(), shown
