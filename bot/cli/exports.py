"""`rapport export`: what was put in comes out, as a table that `import` reads again."""

import argparse
import sys
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.cli import opening, trail
from bot.cli.opening import BAD_USAGE, Stop
from bot.exporting import TABLES, Table
from bot.files.writing import Format, TooMuch, write_rows
from bot.house import House
from storage.mail import Audit

ENDINGS: dict[str, Format] = {".csv": "csv", ".xlsx": "xlsx", ".json": "json"}
BEGUN, DONE = "begun", "done"


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    out = Path(asked.out) if asked.out else None
    form = _format(asked.format, out)
    house = opening.house(conf, opening.database(conf), opening.clock(asked, conf))
    trace = house.database.write(lambda db: _begun(house, db, asked.kind))
    with house.database.read() as db:
        count = _write(TABLES[asked.kind](house.own_desk(db)), out, form)
    done = update(Audit).where(Audit.id == trace).values(outcome=DONE)
    house.database.write(lambda db: db.execute(done))
    if out:
        print(f"{out}: {count} row{'' if count == 1 else 's'}")  # noqa: T201
    return 0


def _format(asked: Format | None, out: Path | None) -> Format:
    if asked is None and out is None:
        return "csv"
    form = asked or ENDINGS.get(out.suffix.lower() if out else "")
    if form is None:
        raise Stop(f"{out}: say --format {', '.join(sorted(ENDINGS.values()))}", BAD_USAGE)
    if form == "xlsx" and out is None and sys.stdout.isatty():
        raise Stop("a workbook is nothing for a terminal: say --out FILE", BAD_USAGE)
    return form


def _begun(house: House, db: Session, kind: str) -> int:
    """Whoever takes data out has left a trace before the first row is read."""
    db.add(row := trail.entry(house, f"export {kind}", BEGUN))
    db.flush()
    return row.id


def _write(table: Table, out: Path | None, form: Format) -> int:
    try:
        return write_rows(out or sys.stdout.buffer, table.headings, table.rows, form)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise Stop(f"{out or 'standard output'}: {fault.strerror or fault}") from None
    except TooMuch as fault:
        raise Stop(f"{fault} do not fit into a workbook: take --format csv") from None
