"""What was learned is kept in a file, so that a start need not learn again. It holds numbers only.

Whatever is wrong with the file, a missing folder or a stale or broken content, it is as if there
were none.
"""

import hashlib
import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)
MAGIC = b"RAPPORT-INTENTS-1\n"
_CHECK = hashlib.sha256().digest_size
PRIVATE = 0o700


def load(path: Path, digest: bytes) -> list[bytes] | None:
    """The parts that were saved under this digest."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    head, body, check = MAGIC + digest, content[:-_CHECK], content[-_CHECK:]
    if not body.startswith(head) or hashlib.sha256(body).digest() != check:
        return None
    return list(_apart(body[len(head) :]))


def save(path: Path, digest: bytes, parts: list[bytes]) -> None:
    body = MAGIC + digest + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(body + hashlib.sha256(body).digest())
        os.replace(name, path)
    except OSError as fault:
        log.info("what was learned cannot be kept in %s: %s", path, fault)
        with suppress(OSError, UnboundLocalError):
            os.unlink(name)


def own_folder() -> Path | None:
    """A folder for temporary files that is this user's alone."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"rapport-{user}"
    try:
        folder.mkdir(mode=PRIVATE, exist_ok=True)
        known = folder.lstat()
    except OSError:
        return None
    mine = not hasattr(os, "getuid") or known.st_uid == user
    return folder if mine and folder.is_dir() and not folder.is_symlink() else None


def _apart(body: bytes) -> list[bytes]:
    parts = []
    while body:
        size = int.from_bytes(body[:4], "big")
        parts.append(body[4 : 4 + size])
        body = body[4 + size :]
    return parts
