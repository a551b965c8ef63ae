"""Files confirmed in chat, imported slice by slice while everybody else goes on talking.

The same slices as `rapport import`, one a step: between two of them conversations have the
database. How far it came is the batch's own row, so a process that was killed goes on after it.
"""

import logging
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from bot import incoming, outbox
from bot.chat import Button, Reply
from bot.house import Address, House
from bot.incoming import Incoming
from bot.refusals import Broken, explain
from bot.slots.files import complaint_line
from bot.texts import Line, Text, Value
from core import imports, rights, silence, staff, uploads
from core.desk import Desk
from core.imports import Import, Report
from core.refusals import Refusal
from core.rights import Action, NewThing
from core.staff import Staff
from core.uploads import FileKind, Upload
from storage.database import Busy
from storage.lanes import Lane
from storage.mail import Audit
from storage.tables import Batch

log = logging.getLogger(__name__)
SHOWN = 5  # duplicates and contradictions named; the rest is a number

DONE = Text(
    en="“{name}” is in: {new} new, {changed} changed, {same} unchanged.",
    zh_hans="“{name}”已导入：新增 {new}，更新 {changed}，未变 {same}。",
    zh_hant="「{name}」已匯入：新增 {new}，更新 {changed}，未變 {same}。",
)
UNDOING = Text(
    en="Take it back as a whole: undo {batch}",
    zh_hans="整批撤销：撤销 {batch}",
    zh_hant="整批復原：復原 {batch}",
)
UNDO = Text(en="Undo {batch}", zh_hans="撤销 {batch}", zh_hant="復原 {batch}")
MADE = Text(en="New customers", zh_hans="新客户", zh_hant="新客戶")
SKIPPED = Text(en="Rows left out", zh_hans="跳过的行", zh_hant="略過的列")
TWIN = Text(
    en="line {line}: {name} has a number or e-mail of {other}",
    zh_hans="第 {line} 行：{name}与{other}的电话或邮箱相同",
    zh_hant="第 {line} 列：{name}與{other}的電話或信箱相同",
)
CLASH = Text(
    en="line {line}: line {earlier} says otherwise and stands",
    zh_hans="第 {line} 行：与第 {earlier} 行矛盾，以前者为准",
    zh_hant="第 {line} 列：與第 {earlier} 列矛盾，以前者為準",
)
STRANGER = Text(
    en="no colleague is called {name}; kept in the field “owner”",
    zh_hans="没有叫{name}的同事，已存入“owner”字段",
    zh_hant="沒有叫{name}的同事，已存入「owner」欄位",
)
MORE = Text(en="… and {n} more", zh_hans="……另有 {n} 条", zh_hant="……另有 {n} 則")
BROKE_OFF = Text(
    en="“{name}” broke off on my side. What is in can be taken back; tell an admin: {ref}.",
    zh_hans="“{name}”导入中断，是我这边的问题。已导入的可以撤销；请告诉管理员：{ref}。",
    zh_hant="「{name}」匯入中斷，是我這邊的問題。已匯入的可以復原；請告訴管理員：{ref}。",
)
STOPPED = Text(
    en="“{name}” was taken back while it came in, so I stopped.",
    zh_hans="“{name}”导入途中被撤销，已停止。",
    zh_hant="「{name}」匯入途中被復原，已停止。",
)
FAULTS = Text(
    en="“{name}” was not imported: it has faults now.",
    zh_hans="“{name}”没有导入：现在有错误。",
    zh_hant="「{name}」沒有匯入：現在有錯誤。",
)


@dataclass(slots=True)
class _Running:
    upload: Upload
    job: Import[Any]
    skipped: int
    seen: int = 0  # how far the batch was when we last looked: if it moved, somebody else did it


class Importer:
    """Of one process. Another replica may do the next slice: then this one reads anew."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._running: _Running | None = None

    def step(self) -> bool:
        """One slice of the oldest file that waits; False when there is nothing to do, or another
        process is doing it. Raises Busy."""
        with self._house.database.read() as db:
            upload = uploads.next_confirmed(db)
        if upload is None:
            self._running = None
            return False
        try:
            return self._one_slice(upload)
        except Busy:
            raise
        except Refusal as refusal:
            self._end(upload, explain(refusal))
        except Exception:
            log.exception("upload %s could not be imported", upload.id)
            self._end(upload, _broken(upload))
        return True

    def _one_slice(self, upload: Upload) -> bool:
        if self._running is None or self._running.upload.id != upload.id:
            self._running = self._open(upload)
        running = self._running
        if running is None:
            return True  # it has been told why not
        job = running.job
        if job.done == len(job.rows):
            self._end(upload, _report(upload, running), job)
            return True
        step = self._house.database.write(lambda db: self._slice(db, running), Lane.JOB)
        if step is None:
            self._running = None
            return False
        imports.took(job, step)
        running.seen = job.done
        return True

    def _open(self, upload: Upload) -> _Running | None:
        """Outside any write: a large file takes seconds to read."""
        with self._house.database.read() as db:
            desk = self._house.own_desk(db)
            kind, body = upload.kind or FileKind.CUSTOMERS, uploads.body_of(desk, upload)
            read = incoming.read(desk, kind, upload.name, body)
            why_not, seen = _hindrance(desk, upload, read), 0
            if upload.batch_id is not None and not why_not:
                batch = db.get_one(Batch, upload.batch_id)
                same, seen = batch.rows == len(read.job.rows), batch.done
                imports.go_on(desk, read.job, batch.id, seen if same else 0)
        if why_not:
            self._end(upload, why_not)
            return None
        return _Running(upload, read.job, read.faulty_rows, seen)

    def _slice(self, db: Session, running: _Running) -> imports.Step[Any] | None:
        """None when somebody else was faster, or took it back."""
        desk, upload, job = self._desk(db, running.upload), running.upload, running.job
        row = uploads.held(desk, upload)
        if row is None or row.batch_id != job.batch_id:
            return None
        if row.batch_id is not None:
            batch = db.get_one(Batch, row.batch_id)
            if batch.done != running.seen or imports.undone(desk, row.batch_id):
                return None
        rights.require(desk, Action.IMPORT, NewThing(None))  # they may have lost it since
        step = imports.step(desk, job)
        row.batch_id = step.batch_id
        return step

    def _end(self, upload: Upload, reply: Reply, job: Import[Any] | None = None) -> None:
        self._running = None
        self._house.database.write(lambda db: self._close(db, upload, reply, job), Lane.JOB)

    def _close(self, db: Session, upload: Upload, reply: Reply, job: Import[Any] | None) -> None:
        desk = self._desk(db, upload)
        row = uploads.held(desk, upload)
        if row is None:
            return
        if job and job.batch_id is not None:
            desk = replace(desk, source=imports.ref(job.batch_id))
            if job.kind == FileKind.ORDERS:
                silence.retune(desk)
            imports.finish(desk, job)
        uploads.finish(desk, row)
        db.add(_trace(desk, upload, "done" if job else "refused"))
        person, to = staff.by_id(db, upload.staff_id), Address(upload.platform, upload.chat)
        outbox.tell(self._house, desk, to, person, reply, f"import:{upload.ref}")

    def _desk(self, db: Session, upload: Upload) -> Desk:
        """Theirs who confirmed it, so that they undo it, with the rights they have by now."""
        person: Staff | None = staff.by_id(db, upload.staff_id)
        desk = self._house.own_desk(db)
        return replace(desk, actor=person.actor) if person else desk


def _hindrance(desk: Desk, upload: Upload, read: Incoming) -> Reply | None:
    """What stands against it by now, although somebody said yes."""
    if upload.batch_id is not None:
        undone = imports.undone(desk, upload.batch_id)
        return Reply(STOPPED(name=upload.name)) if undone else None
    if read.complaints and not upload.skips_faults:
        lines = tuple(complaint_line(one) for one in read.complaints[:SHOWN])
        return Reply(FAULTS(name=upload.name), items=lines)
    return None


def _broken(upload: Upload) -> Reply:
    """Our fault; what came in so far can still be taken back."""
    if upload.batch_id is None:
        return explain(Broken(upload.ref))
    batch = imports.ref(upload.batch_id)
    button = Button(UNDO(batch=batch), f"undo {batch}")
    return Reply(BROKE_OFF(name=upload.name, ref=upload.ref), buttons=(button,))


def _report(upload: Upload, running: _Running) -> Reply:
    job, report = running.job, running.job.report
    facts: list[tuple[Line, Value]] = []
    if report.customers:
        facts.append((MADE(), report.customers))
    if running.skipped:
        facts.append((SKIPPED(), running.skipped))
    said = DONE(name=upload.name, new=report.new, changed=report.changed, same=report.unchanged)
    items = [*_remarks(report)]
    if job.batch_id is None:
        return Reply(said, tuple(facts), tuple(items))
    batch = imports.ref(job.batch_id)
    button = Button(UNDO(batch=batch), f"undo {batch}")
    return Reply(said, tuple(facts), (*items, UNDOING(batch=batch)), (button,))


def _remarks(report: Report) -> list[Value]:
    """What somebody should look at, the first few of each."""
    lines: list[Value] = []
    for some in (
        [TWIN(line=one.line, name=one.name, other=one.other) for one in report.twins],
        [CLASH(line=one.line, earlier=one.earlier) for one in report.clashes],
        [STRANGER(name=name) for name in report.strangers],
    ):
        lines += some[:SHOWN]
        if len(some) > SHOWN:
            lines.append(MORE(n=len(some) - SHOWN))
    return lines


def _trace(desk: Desk, upload: Upload, outcome: str) -> Audit:
    return Audit(
        source=desk.source,
        actor_id=desk.actor.id,
        actor=desk.actor.name,
        origin=f"{upload.platform}:{upload.chat}",
        intent=f"import {upload.kind}",
        outcome=outcome,
        at=desk.now,
    )
