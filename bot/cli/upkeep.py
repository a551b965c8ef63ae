"""`rapport migrate`, `backup` and `restore`."""

import argparse
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url, update

from bot.cli import opening
from bot.cli.opening import PRIVATE, Stop
from bot.config import Config
from storage.database import open_database
from storage.mail import Outbox
from storage.migrations import NEWEST, upgrade, version

MAGIC = b"SQLite format 3\x00"
BESIDE = ("-wal", "-shm")
PATIENCE = 1  # seconds for a lock that somebody lets go of


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
        return 0
    kept = _restore(Path(asked.file), place)
    print(f"{place} is {asked.file} now")  # noqa: T201
    if kept:
        print(f"what it was is kept as {kept}")  # noqa: T201
    return 0


def _file(conf: Config) -> Path:
    url = make_url(conf.database.get_secret_value())
    if url.get_backend_name() != "sqlite" or not url.database:
        raise Stop("backup and restore copy a SQLite file; use pg_dump for PostgreSQL", 2)
    return Path(url.database)


def _backup(place: Path, to: Path) -> None:
    """SQLite's own backup: one moment, whole, also while the bot is running and writing."""
    if not place.exists():
        raise Stop(f"{place}: there is no database to copy")
    if to.exists() and to.samefile(place):
        raise Stop(f"{to}: that is the database itself; name another file")

    def fill(part: Path) -> None:
        with closing(sqlite3.connect(place)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, whoever opens it
            _sound(copy, place)

    with _in_place_of(to, fill):
        pass


def _restore(source: Path, place: Path) -> Path | None:
    """Checked first, then put in place at one stroke; returns where the old database is kept."""
    if place.exists() and source.exists() and source.samefile(place):
        raise Stop(f"{source}: that is the database itself; name its backup")
    if any(_beside(source, end).exists() for end in BESIDE[:1]):
        raise Stop(f"{source}: part of it is in {source}-wal; make a backup with rapport backup")

    def fill(part: Path) -> None:
        with source.open("rb") as opened:
            if opened.read(len(MAGIC)) != MAGIC:
                raise Stop(f"{source}: not a SQLite database")
        shutil.copyfile(source, part)
        with closing(sqlite3.connect(part)) as copy:
            _sound(copy, source)
        _modernise(source, part)

    with _in_place_of(place, fill):
        return _put_aside(place) if place.exists() else None


def _modernise(source: Path, part: Path) -> None:
    """To the current schema; what waits to be sent may have been sent since the backup was made."""
    from alembic.util import CommandError  # half a second that a backup need not wait for

    database = open_database(f"sqlite:///{part}")
    try:
        if version(database) is None:
            raise Stop(f"{source}: not a database of Rapport")
        try:
            upgrade(database)
        except CommandError:
            raise Stop(f"{source}: from a newer Rapport; install that first") from None
        doubtful = update(Outbox).where(Outbox.finished.is_(None), Outbox.began.is_(None))
        database.write(lambda db: db.execute(doubtful.values(began=Outbox.due)))
    finally:
        database.close()
    with closing(sqlite3.connect(part)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")  # what the upgrade left in the WAL, too


@contextmanager
def _in_place_of(to: Path, fill: Callable[[Path], None]) -> Iterator[None]:
    """`fill` a file that only its owner reads; once it is on the disk, and after the block, it
    takes its place. Whatever goes wrong before leaves everything as it was."""
    part = to.with_name(to.name + ".part")
    try:
        for end in ("", *BESIDE):
            _beside(part, end).unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE))
        fill(part)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        yield
        part.replace(to)
        _settle(to.parent)
    except (OSError, sqlite3.Error) as fault:
        raise Stop(f"{to}: {getattr(fault, 'strerror', None) or fault}") from None
    finally:
        for end in ("", *BESIDE):
            _beside(part, end).unlink(missing_ok=True)


def _put_aside(place: Path) -> Path:
    """The database that was there, under a name nothing has yet. Raises Stop while it is open."""
    with closing(sqlite3.connect(place, timeout=PATIENCE)) as kept:
        try:  # leaving WAL is for whoever is alone; it also brings what is in it into the file
            alone = kept.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete"
        except sqlite3.Error:
            alone = False
    if not alone:
        raise Stop(f"{place} is in use: stop the bot first")
    aside = place.with_name(f"{place.name}.before-restore")
    count = 1
    while aside.exists():
        count += 1
        aside = place.with_name(f"{place.name}.before-restore-{count}")
    place.replace(aside)
    return aside


def _sound(copy: sqlite3.Connection, of: Path) -> None:
    try:
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as fault:
        verdict = fault
    if verdict != "ok":
        raise Stop(f"{of}: damaged: {verdict}")


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _settle(folder: Path) -> None:
    """The new name survives a power cut, too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
