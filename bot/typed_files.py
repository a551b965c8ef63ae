"""What a terminal has instead of a paper clip: `:photo PATH words` and its kin."""

import mimetypes
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bot.texts import Text
from core.values import Attached

FILES = ("file", "photo", "voice", "video")
SENDABLE = (*FILES, "location", "contact", "forward")
NO_FILE = Text(en="there is no such file", zh_hans="没有这个文件", zh_hant="沒有這個檔案")
UNCLEAR = Text(
    en=":location 25.03396,121.56447 Café · :contact Jane Roe, 13900139005 · :forward NAME: words",
    zh_hans=":location 25.03396,121.56447 咖啡馆 · :contact 李雷 13900139005 · :forward 名字: 内容",
    zh_hant=":location 25.03396,121.56447 咖啡館 · :contact 李雷 13900139005 · :forward 名字: 內容",
)
PATH = re.compile(r"(?:\"(?P<quoted>[^\"]+)\"|(?P<plain>\S+))\s*(?P<words>.*)", re.S)
PLACE = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*(.*)", re.A | re.S)
CONTACT = re.compile(r"(?P<name>[^,，]*?)[,，]?\s*(?P<phone>\+?\d[\d ()-]{4,20})", re.A)
FORWARD = re.compile(r"(?P<name>[^:：]{1,60})[:：]\s*(?P<text>.+)", re.S)


@dataclass(frozen=True, slots=True)
class Typed:
    """A message with what it brings, as the console's inbox holds it."""

    words: str = ""
    body: dict[str, Any] = field(default_factory=dict)


def typed(kind: str, rest: str) -> Typed | Text:
    """What is to be sent; or a remark where it cannot be read."""
    if kind in FILES:
        return _file(kind, rest)
    if kind == "location" and (place := PLACE.fullmatch(rest)):
        detail = {"latitude": place[1], "longitude": place[2]}
        return _attached(Attached(kind, name=place[3] or None, detail=detail))
    if kind == "contact" and (card := CONTACT.fullmatch(rest)):
        detail = {"phone": card["phone"].strip()}
        return _attached(Attached(kind, name=card["name"].strip() or None, detail=detail))
    if kind == "forward" and (said := FORWARD.fullmatch(rest)):
        return Typed("", {"forwarded": {"name": said["name"].strip(), "text": said["text"]}})
    return UNCLEAR


def _file(kind: str, rest: str) -> Typed | Text:
    found = PATH.fullmatch(rest)
    path = Path(found["quoted"] or found["plain"]).expanduser() if found else Path()
    if not found or not path.is_file():
        return NO_FILE
    mime = mimetypes.guess_type(path.name)[0]
    one = Attached(kind, str(path.resolve()), path.name, mime, path.stat().st_size)
    return _attached(one, found["words"].strip())


def _attached(one: Attached, words: str = "") -> Typed:
    return Typed(words, {"attached": [asdict(one)]})
