"""The one spot where a Reply meets its reader: language, zone, rights and place."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot import formats
from bot.chat import Reply
from bot.texts import Guarded, Line, Value, parts
from core import rights
from core.desk import Actor
from core.names import clean
from core.rights import Action
from core.values import Birthday, Day, Money, PersonRef, Phone, When

HIDDEN = "•••"  # what the reader may not see in this place
SHOWN_DIGITS = 4  # of a masked number: enough to tell two apart, too few to dial


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and where. A channel has no actor: what nobody alone may see stays masked."""

    language: str
    zone: ZoneInfo
    now: datetime
    actor: Actor | None

    def sees(self, action: Action, kept_by: int | None) -> bool:
        return self.actor is not None and rights.may(self.actor, action, kept_by)


MADE = "desk"  # the platform of a file that is made when the letter leaves


class File(NamedTuple):
    """Something that lies with a chat network already, to be shown again."""

    kind: str
    platform: str
    ref: str  # what that network finds it by; for who reads elsewhere it only lies there
    name: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply in one reader's words: plain strings, ready to be stored, sent and rendered."""

    text: str
    facts: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    buttons: tuple[tuple[str, str], ...] = ()  # (label, what it says)
    files: tuple["File", ...] = ()
    concerns: tuple[str, ...] = ()  # c17, t5: what a reply that quotes it is about

    @property
    def plain(self) -> dict[str, Any]:
        """As `stored` reads it back."""
        return {
            "text": self.text,
            "facts": self.facts,
            "items": self.items,
            "buttons": self.buttons,
            "files": self.files,
            "concerns": self.concerns,
        }

    @classmethod
    def stored(cls, row: dict[str, Any]) -> "Letter":
        return cls(
            row["text"],
            tuple((label, value) for label, value in row["facts"]),
            tuple(row["items"]),
            tuple((label, says) for label, says in row["buttons"]),
            tuple(File(*one) for one in row.get("files", ())),
            tuple(row.get("concerns", ())),
        )


def write(reply: Reply, reader: Reader) -> Letter:
    return Letter(
        say(reply.text, reader),
        tuple(
            (say(label, reader), say(value, reader))
            for label, value in reply.facts
            if not _hidden(value, reader)
        ),
        tuple(say(item, reader) for item in reply.items),
        tuple(
            (say(button.label, reader), button.says)
            for button in reply.buttons
            if not button.aloud or reader.actor is None
        ),
        _files(reply, reader),
    )


def _files(reply: Reply, reader: Reader) -> tuple[File, ...]:
    files = [
        File(one.kind, one.platform, one.detail.get("link") or one.ref, one.name or "")
        for one in reply.files
        if one.ref and reader.sees(Action.SEE_NOTE, one.owner_id)
    ]
    if reply.export and reader.sees(Action.EXPORT, None):
        ref = f"{reply.export.kind} {reply.export.form}"
        files.append(File("export", MADE, ref, reply.export.name))
    return tuple(files)


def say(value: Value, reader: Reader, spec: str = "") -> str:
    match value:
        case Line(text, slots):
            template = getattr(text, reader.language)
            return "".join(
                words + say(slots[slot], reader, how) if slot else words
                for words, slot, how in parts(template)
            )
        case Guarded(inner, action, kept_by):
            return say(inner, reader, spec) if reader.sees(action, kept_by) else HIDDEN
        case int() if "|" in spec:
            return spec.split("|")[value != 1]
        case int() | float() if spec == "percent":
            return f"{value:.0%}"
        case Phone(e164):
            return e164 if reader.sees(Action.SEE_PHONE, value.kept_by) else masked(e164)
        case str():
            return clean(value)  # what people wrote may hide marks that bend the line around it
        case _:
            return _timed(value, reader, spec)


def _timed(value: Value, reader: Reader, spec: str) -> str:
    today = reader.now.astimezone(reader.zone).date()
    match value:
        case When(at) if spec == "ago":
            return formats.ago(reader.now - at, reader.language)
        case When(at) if spec == "far":
            return formats.far(at, reader.now, reader.zone, reader.language)
        case When(at, dated) if spec == "due":
            return formats.due(at, dated, reader.now, reader.zone, reader.language)
        case When(at, dated) if spec == "next":
            return formats.following(at, dated, reader.now, reader.zone, reader.language)
        case When(at, dated) if spec == "coming":
            return formats.coming(at, dated, reader.now, reader.zone, reader.language)
        case When(at, dated):
            return formats.when(at, dated, reader.now, reader.zone, reader.language)
        case date() | Day():
            on = value.on if isinstance(value, Day) else value
            if spec == "full":
                return formats.full_day(on, reader.language)
            return formats.day(on, today, reader.language)
        case Money():
            return formats.money(value, reader.language)
        case Birthday():
            return formats.birthday(value, reader.language)
        case PersonRef(_, name):
            return clean(name)
    return str(value)


def _hidden(value: Value, reader: Reader) -> bool:
    """A fact one may not see is left out of a card; in a sentence it is shown as hidden."""
    return isinstance(value, Guarded) and not reader.sees(value.action, value.kept_by)


def masked(e164: str) -> str:
    """+8613800138000 becomes +86138****8000."""
    return f"{e164[:-8]}****{e164[-SHOWN_DIGITS:]}" if len(e164) > 10 else f"****{e164[-2:]}"
