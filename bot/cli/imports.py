"""`rapport import`: a file is written in slices, and taken up again where it was broken off."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bot.cli import incoming, opening, trail
from bot.cli.incoming import Incoming
from bot.house import House
from core import imports, silence
from core.identity import CUSTOM
from core.imports import Import, Report
from storage.lanes import Lane

INTERRUPTED = 130  # as shells count Ctrl-C
LABELS = {"amount_minor": "amount", "on": "date", "customer_id": "customer", "owner_id": "owner"}
READERS = {"customers": incoming.customers, "orders": incoming.orders}


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    house = opening.house(conf, opening.database(conf), opening.clock(asked, conf))
    path = Path(asked.file)
    file = READERS[asked.kind](house, path)
    for complaint in file.complaints:
        _tell(complaint)
    if file.complaints and not (asked.skip_faults and file.job.rows):
        _tell(f"{path}: nothing was written: {_n(len(file.complaints), 'fault')}")
        return 1
    if asked.dry_run:
        return _preview(house, file)
    try:
        return _bring(house, path, file)
    except KeyboardInterrupt:
        _progress("")
        _tell("interrupted: run the same command to go on" + _undoing(file.job, ", or undo it"))
        return INTERRUPTED


def _preview(house: House, file: Incoming) -> int:
    with house.database.read() as db:
        report = imports.preview(house.own_desk(db), file.job)
    _show(file, report)
    _say("nothing was written: this was a dry run")
    return 0


def _bring(house: House, path: Path, file: Incoming) -> int:
    job = file.job
    with house.database.read() as db:
        if imports.resume(house.own_desk(db), job):
            _say(f"going on with {imports.ref(job.batch_id or 0)} after row {job.done}")
    while job.done < len(job.rows):
        imports.took(job, house.database.write(lambda db: _step(house, db, job), Lane.JOB))
        _progress(f"{job.done} of {len(job.rows)} rows")
    _progress("finishing")
    house.database.write(lambda db: _finish(house, db, job), Lane.JOB)
    _progress("")
    for one in job.report.faults:
        _tell(incoming.complaint(house, path, one))
    _show(file, job.report)
    if job.batch_id is not None:
        _say(f"this was {imports.ref(job.batch_id)}" + _undoing(job, ": an admin can take it back"))
    return 1 if job.report.faults else 0


def _step(house: House, db: Session, job: Import[Any]) -> imports.Step[Any]:
    return imports.step(house.own_desk(db), job)


def _finish(house: House, db: Session, job: Import[Any]) -> None:
    """A file that brought nothing new leaves nothing but its trace."""
    source = "m0"
    if job.batch_id is not None:
        source = imports.ref(job.batch_id)
        desk = house.own_desk(db, source)
        if job.kind == "orders":
            silence.retune(desk)
        imports.finish(desk, job)
    db.add(trail.entry(house, f"import {job.kind}", "done", source))


def _show(file: Incoming, report: Report) -> None:
    job = file.job
    _say(f"{job.name}: {_n(len(job.rows), 'row')}: "
         f"{report.new} new, {report.unchanged} unchanged, {report.changed} changed")  # fmt: skip
    if report.customers:
        _say(f"customers nobody had heard of: {report.customers}")
    if file.faulty_rows:
        _say(f"skipped: {_n(file.faulty_rows, 'faulty row')}")
    if report.twins:
        _say("possible duplicates:")
    for twin in sorted(report.twins, key=lambda one: one.line):
        other = f"{twin.other} ({twin.other_ref or f'line {twin.other_line}'})"
        _say(f"  line {twin.line}: {twin.name} has a number or an e-mail of {other}")
    if report.clashes:
        _say("contradictions within the file:")
    for clash in sorted(report.clashes, key=lambda one: one.line):
        field = LABELS.get(clash.field, clash.field.removeprefix(CUSTOM))
        _say(f"  line {clash.line}: {field}: line {clash.earlier} says otherwise and stands")
    if report.strangers:
        _say("unknown owners, kept in the field “owner”:")
    for name, lines in report.strangers.items():
        _say(f"  {name}: line {', '.join(map(str, sorted(lines)))}")


def _undoing(job: Import[Any], words: str) -> str:
    return "" if job.batch_id is None else f"{words}: undo {imports.ref(job.batch_id)}"


def _n(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _say(text: str) -> None:
    print(text)  # noqa: T201 - the command line speaks here


def _tell(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201


def _progress(text: str) -> None:
    """One line that is written over again, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)  # noqa: T201
