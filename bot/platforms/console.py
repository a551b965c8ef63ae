"""The bot in a terminal: no account, no network."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePath
from tempfile import mkdtemp
from typing import Any

from bot.chat import Message
from bot.leases import Outcome, Parcel, Sent
from bot.render import MADE, File, Letter
from bot.sending import MOST_BYTES, Unfetched
from core.desk import Login
from core.values import Attached, Forwarded

NAME = "console"


def parse(body: dict[str, Any], received: datetime) -> Message:
    user = body["user"]
    return Message(
        NAME,
        Login(NAME, user, f"@{user}"),
        body["channel"],
        body["text"],
        received,
        pressed=body["pressed"],
        attached=tuple(Attached(**one) for one in body.get("attached", ())),
        forwarded=Forwarded(**body["forwarded"]) if "forwarded" in body else None,
        id=body.get("id", ""),
        chat=body["channel"] or f"@{user}",
        quotes=body.get("quotes", ""),
        began=received if body.get("edited") else None,
    )


def render(letter: Letter) -> str:
    lines = [letter.text]
    lines += [f"  {label}: {value}" for label, value in letter.facts]
    lines += [f"  - {item}" for item in letter.items]
    lines += [f"  📎 {one.name or one.kind}: {place(one)}" for one in letter.files]
    lines += [f"  [{label}] {says}" for label, says in letter.buttons]
    return "\n".join(lines)


def _here(parcel: Parcel) -> tuple[File, ...]:
    """What was made for the letter becomes a file that only its owner reads."""
    kept = [one for one in parcel.letter.files if one.platform != MADE]
    for name, body in parcel.made:
        path = Path(mkdtemp(prefix="rapport-")) / PurePath(name).name
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(body)
        kept.append(File("export", NAME, str(path), name))
    return tuple(kept)


def place(file: File) -> str:
    """A path here; of what lies elsewhere the network's name."""
    return file.ref if file.platform == NAME else file.platform.capitalize()


def fetch(one: Attached) -> bytes:
    """The console's files are the machine's own. Raises Unfetched."""
    try:
        with open(one.ref or "", "rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise Unfetched from None


def as_json(to: str, letter: Letter, kind: str | None) -> str:
    plain = asdict(letter)
    plain["buttons"] = [{"label": label, "says": says} for label, says in letter.buttons]
    del plain["concerns"]
    files = [one._asdict() for one in plain.pop("files")]
    more = {"files": files} if files else {}
    return json.dumps({"to": to, **plain, "image": None, "re": kind, **more}, ensure_ascii=False)


@dataclass(slots=True)
class Console:
    """Prints; remembers the last buttons, so that `:press 1` has something to press."""

    show: Callable[[str], object]
    json: bool = False
    reading: str = ""  # who sits here: what is said to others carries their name
    buttons: tuple[tuple[str, str], ...] = field(default=())
    lines: dict[str, list[str]] = field(default_factory=dict)  # what was said where, newest last

    def send(self, parcel: Parcel) -> Sent:
        to, letter = parcel.to.chat, replace(parcel.letter, files=_here(parcel))
        line = f"o{parcel.id}"
        if to == self.reading:
            self.buttons = letter.buttons
        self.lines.setdefault(to, []).append(line)
        if self.json:
            self.show(as_json(to, letter, parcel.kind))
        else:
            self.show(f"bot{'' if to == self.reading else f' to {to}'}> {render(letter)}")
        return Sent(Outcome.SENT, 1, lines=((to, line),))

    def remark(self, text: str) -> None:
        """The terminal itself speaks, not the bot."""
        if self.json:
            self.show(as_json(self.reading, Letter(text), None))
        else:
            self.show(text)
