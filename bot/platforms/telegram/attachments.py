"""What comes with a Telegram message beside its words, read from the raw update."""

from datetime import UTC, datetime
from typing import Any

from core.values import Attached, Forwarded

# core.telegram.org/bots/api#message: the field, and what we call it
KINDS = {
    "document": "file",
    "voice": "voice",
    "audio": "voice",
    "video": "video",
    "video_note": "video",
}
CARRIERS = (*KINDS, "photo", "location", "venue", "contact")


def attached(said: dict[str, Any]) -> tuple[Attached, ...]:
    album = str(said.get("media_group_id") or "")
    if photo := said.get("photo"):
        return (_file("photo", max(photo, key=lambda size: size.get("width", 0)), album),)
    for field, kind in KINDS.items():
        if field in said:
            return (_file(kind, said[field], album),)
    if venue := said.get("venue"):
        return (_place(venue["location"], venue.get("title"), venue.get("address")),)
    if place := said.get("location"):
        return (_place(place),)
    if contact := said.get("contact"):
        return (_contact(contact),)
    return ()


def forwarded(said: dict[str, Any], text: str) -> Forwarded | None:
    """Words with the name of whoever said them; without words there is only what came along."""
    origin = said.get("forward_origin")
    if not origin or not text:
        return None
    at = origin.get("date")
    return Forwarded(_name(origin), text, datetime.fromtimestamp(at, UTC) if at else None)


def _name(origin: dict[str, Any]) -> str:
    """core.telegram.org/bots/api#messageorigin: a person, one who hides, a group or a channel."""
    chat = origin.get("sender_chat") or origin.get("chat") or {}
    person = origin.get("sender_user") or {}
    names = (
        _called(person),
        origin.get("sender_user_name"),
        chat.get("title"),
        origin.get("author_signature"),
    )
    return next((name for name in names if name), "?")


def _called(person: dict[str, Any]) -> str:
    return " ".join(filter(None, (person.get("first_name"), person.get("last_name"))))


def _file(kind: str, file: dict[str, Any], album: str) -> Attached:
    seconds = file.get("duration")
    return Attached(
        kind,
        file["file_id"],
        file.get("file_name"),
        file.get("mime_type"),
        file.get("file_size"),
        {"seconds": str(seconds)} if seconds else {},
        album,
    )


def _place(place: dict[str, Any], title: str | None = None, address: str | None = None) -> Attached:
    detail = {part: f"{place[part]:.5f}" for part in ("latitude", "longitude")}  # to a metre
    return Attached(
        "location", name=title, detail=detail | ({"address": address} if address else {})
    )


def _contact(contact: dict[str, Any]) -> Attached:
    return Attached(
        "contact", name=_called(contact) or None, detail={"phone": str(contact["phone_number"])}
    )
