"""The bot in a terminal: no account, no network."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from bot.chat import Message
from bot.leases import Outcome, Parcel, Sent
from bot.render import Letter
from core.desk import Login

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
    )


def render(letter: Letter) -> str:
    lines = [letter.text]
    lines += [f"  {label}: {value}" for label, value in letter.facts]
    lines += [f"  - {item}" for item in letter.items]
    lines += [f"  [{label}] {says}" for label, says in letter.buttons]
    return "\n".join(lines)


def as_json(to: str, letter: Letter, kind: str | None) -> str:
    plain = asdict(letter)
    plain["buttons"] = [{"label": label, "says": says} for label, says in letter.buttons]
    return json.dumps({"to": to, **plain, "image": None, "re": kind}, ensure_ascii=False)


@dataclass(slots=True)
class Console:
    """Prints; remembers the last buttons, so that `:press 1` has something to press."""

    show: Callable[[str], object]
    json: bool = False
    reading: str = ""  # who sits here: what is said to others carries their name
    buttons: tuple[tuple[str, str], ...] = field(default=())

    def send(self, parcel: Parcel) -> Sent:
        to, letter = parcel.to.chat, parcel.letter
        if to == self.reading:
            self.buttons = letter.buttons
        if self.json:
            self.show(as_json(to, letter, parcel.kind))
        else:
            self.show(f"bot{'' if to == self.reading else f' to {to}'}> {render(letter)}")
        return Sent(Outcome.SENT, 1)

    def remark(self, text: str) -> None:
        """The terminal itself speaks, not the bot."""
        if self.json:
            self.show(as_json(self.reading, Letter(text), None))
        else:
            self.show(text)
