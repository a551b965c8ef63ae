"""What comes with a Slack message beside its words: files, and messages shared from elsewhere."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from core.values import Attached, Forwarded

FILES_HOST = "files.slack.com"  # docs.slack.dev, working with files: url_private
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
KINDS = {"image": "photo", "video": "video", "audio": "voice"}
LINK = re.compile(r"https?://[^\s<>|]{1,500}")


def attached(event: dict[str, Any]) -> tuple[Attached, ...]:
    """Its own files, and those of the messages it shares; one that was deleted has no type."""
    shared = [one for share in _shares(event) for one in share.get("files") or ()]
    found = [*(event.get("files") or ()), *shared]
    return tuple(_file(one) for one in found if one.get("id") and one.get("mode") != "tombstone")


def forwarded(event: dict[str, Any], plain: Callable[[str], str]) -> Forwarded | None:
    """The first shared message that has words; `plain` reads Slack's markup."""
    for share in _shares(event):
        if words := plain(share.get("text") or ""):
            name = share.get("author_name") or share.get("author_subname") or "?"
            return Forwarded(str(name), words, instant(share.get("ts")))
    return None


def may_be_fetched(url: str, base_url: str) -> bool:
    """Only from where Slack keeps files, or from the server we were told to talk to: the token
    goes with the request."""
    there, ours = urlsplit(url), urlsplit(base_url)
    if there.scheme == "https":
        return there.hostname in (FILES_HOST, ours.hostname, f"files.{ours.hostname}")
    local = there.hostname in LOOPBACK and ours.hostname in LOOPBACK
    return there.scheme == "http" and local and there.port == ours.port


def _shares(event: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in event.get("attachments") or () if one.get("is_share")]


def _file(file: dict[str, Any]) -> Attached:
    mime = file.get("mimetype") or ""
    link = file.get("permalink") or ""
    return Attached(
        KINDS.get(mime.partition("/")[0], "file"),
        str(file["id"]),
        file.get("name") or file.get("title"),
        mime or None,
        file.get("size"),
        {"link": link} if LINK.fullmatch(link) else {},
    )


def instant(ts: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(ts), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
