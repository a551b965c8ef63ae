"""Uploads: spreadsheets that were dropped into a chat, until they are imported or forgotten."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, exists, select, update
from sqlalchemy.orm import Session

from core import rights
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, NewThing
from storage import mail
from storage.tables import Attachment, Content

KEPT_FOR = timedelta(days=7)  # like raw events: then nobody will decide about it any more


class FileKind(StrEnum):
    CUSTOMERS = "customers"
    ORDERS = "orders"


class Decision(StrEnum):
    ALL = "all"
    SOUND = "sound"  # without the faulty rows
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Upload:
    id: int
    name: str
    staff_id: int
    platform: str
    chat: str
    kind: FileKind | None
    skips_faults: bool
    confirmed: bool
    batch_id: int | None
    finished: bool

    @property
    def ref(self) -> str:
        return f"u{self.id}"


@dataclass(eq=False)
class NoSuchUpload(Refusal):
    """It was imported, cancelled or forgotten."""


def receive(desk: Desk, name: str, body: bytes) -> Upload:
    rights.require(desk, Action.IMPORT, NewThing(None))
    digest = hashlib.sha256(body).hexdigest()
    if desk.db.get(Content, digest) is None:
        desk.db.add(Content(digest=digest, body=body, kept=desk.now))
    row = mail.Upload(
        digest=digest,
        name=name,
        staff_id=desk.actor.id,
        platform=desk.login.platform if desk.login else "",
        chat=(desk.login.chat or desk.login.user) if desk.login else "",
        received=desk.now,
        skips_faults=False,
    )
    desk.db.add(row)
    desk.db.flush()
    return _record(row)


def by_id(desk: Desk, upload_id: int) -> Upload:
    """Raises NoSuchUpload."""
    row = desk.db.get(mail.Upload, upload_id)
    if row is None:
        raise NoSuchUpload
    return _record(row)


def body_of(desk: Desk, upload: Upload) -> bytes:
    """Raises NoSuchUpload when the bytes are gone."""
    digest = select(mail.Upload.digest).where(mail.Upload.id == upload.id).scalar_subquery()
    body = desk.db.scalar(select(Content.body).where(Content.digest == digest))
    if body is None:
        raise NoSuchUpload
    return body


def confirm(desk: Desk, upload: Upload, kind: FileKind, skips_faults: bool) -> Upload:
    """It will be imported in the background; confirmed already, it stays as it was."""
    rights.require(desk, Action.IMPORT, NewThing(None))
    row = _locked(desk, upload)
    if row.finished and row.batch_id is None:
        raise NoSuchUpload
    if row.confirmed is None:
        row.kind, row.skips_faults, row.confirmed = kind, skips_faults, desk.now
        desk.db.flush()
    return _record(row)


def cancel(desk: Desk, upload: Upload) -> Upload:
    """Nothing of it is kept; what was confirmed before goes on."""
    rights.require(desk, Action.IMPORT, NewThing(None))
    row = _locked(desk, upload)
    if row.confirmed is None and row.finished is None:
        finish(desk, row)
    return _record(row)


def next_confirmed(db: Session) -> Upload | None:
    """The oldest that is to be imported."""
    waiting = select(mail.Upload).where(
        mail.Upload.confirmed.is_not(None), mail.Upload.finished.is_(None)
    )
    row = db.scalar(waiting.order_by(mail.Upload.id).limit(1))
    return _record(row) if row else None


def held(desk: Desk, upload: Upload) -> mail.Upload | None:
    """The row, locked, while it is still to be imported."""
    row = _locked(desk, upload)
    return row if row.confirmed and row.finished is None else None


def finish(desk: Desk, row: mail.Upload) -> None:
    """The bytes go with it unless somebody else still decides about them."""
    row.finished = desk.now
    desk.db.flush()
    _forget_contents(desk.db, Content.digest == row.digest)


def forget_old(desk: Desk) -> None:
    """What nobody decided about, and the bytes nothing refers to."""
    upload, before = mail.Upload, desk.now - KEPT_FOR
    undecided = (upload.confirmed.is_(None), upload.finished.is_(None), upload.received < before)
    desk.db.execute(update(upload).where(*undecided).values(finished=desk.now))
    _forget_contents(desk.db, Content.kept < before)


def _forget_contents(db: Session, these: ColumnElement[bool]) -> None:
    wanted = exists().where(mail.Upload.digest == Content.digest, mail.Upload.finished.is_(None))
    attached = exists().where(Attachment.digest == Content.digest)
    gone = delete(Content).where(these, ~wanted, ~attached)
    db.execute(gone, execution_options={"synchronize_session": False})


def _locked(desk: Desk, upload: Upload) -> mail.Upload:
    found = desk.db.get(mail.Upload, upload.id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchUpload
    return found


def _record(row: mail.Upload) -> Upload:
    return Upload(
        row.id,
        row.name,
        row.staff_id,
        row.platform,
        row.chat,
        FileKind(row.kind) if row.kind else None,
        row.skips_faults,
        row.confirmed is not None,
        row.batch_id,
        row.finished is not None,
    )
