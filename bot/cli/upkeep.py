"""`rapport migrate`, `backup` and `restore`."""

import argparse
import os
import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import make_url

from bot.cli import opening
from bot.cli.opening import PRIVATE, Stop
from bot.config import Config
from storage.database import open_database
from storage.migrations import NEWEST, upgrade

MAGIC = b"SQLite format 3\x00"


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    if asked.what == "migrate":
        opening.database(conf).close()
        print(f"the database is at version {NEWEST}")  # noqa: T201
        return 0
    place = _file(conf)
    if asked.what == "backup":
        _backup(place, Path(asked.file))
        print(f"{place} was copied to {asked.file}")  # noqa: T201
    else:
        _restore(Path(asked.file), place)
        print(f"{place} is {asked.file} now")  # noqa: T201
    return 0


def _file(conf: Config) -> Path:
    url = make_url(conf.database.get_secret_value())
    if url.get_backend_name() != "sqlite" or not url.database:
        raise Stop("backup and restore copy a SQLite file; use pg_dump for PostgreSQL", 2)
    return Path(url.database)


def _backup(place: Path, to: Path) -> None:
    """SQLite's own backup: whole, also while the bot is running."""
    if not place.exists():
        raise Stop(f"{place}: there is no database to copy")
    part = to.with_name(to.name + ".part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, PRIVATE))
        with sqlite3.connect(place) as source, sqlite3.connect(part) as copy:
            source.backup(copy)
        source.close()
        copy.close()
        part.replace(to)
    except (OSError, sqlite3.Error) as fault:
        part.unlink(missing_ok=True)
        raise Stop(f"{to}: {fault}") from None


def _restore(source: Path, place: Path) -> None:
    """Checked first, then put in place at one stroke; the old database is kept beside it."""
    try:
        with source.open("rb") as opened:
            if opened.read(len(MAGIC)) != MAGIC:
                raise Stop(f"{source}: not a SQLite database")
        part = place.with_name(place.name + ".part")
        shutil.copyfile(source, part)
        part.chmod(PRIVATE)
    except OSError as fault:
        raise Stop(f"{source}: {fault.strerror}") from None
    with sqlite3.connect(part) as copy:
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    copy.close()
    if verdict != "ok":
        part.unlink()
        raise Stop(f"{source}: damaged: {verdict}")
    checked = open_database(f"sqlite:///{part}")
    upgrade(checked)
    checked.close()
    if place.exists():
        _in_use(place)
        place.replace(place.with_name(place.name + ".before-restore"))
    for left in ("-wal", "-shm"):
        place.with_name(place.name + left).unlink(missing_ok=True)
        part.with_name(part.name + left).unlink(missing_ok=True)
    part.replace(place)


def _in_use(place: Path) -> None:
    """Raises Stop while somebody writes; what is in the WAL goes into the file first."""
    kept = sqlite3.connect(place, timeout=1)
    try:
        kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        kept.execute("BEGIN EXCLUSIVE")
        kept.rollback()
    except sqlite3.Error:
        raise Stop(f"{place} is in use: stop the bot first") from None
    finally:
        kept.close()
