"""rapport backup and restore: the SQLite file, whole, while the bot runs."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from bot.__main__ import main
from storage.database import open_database
from storage.mail import Audit, Outbox
from storage.migrations import upgrade
from storage.tables import Customer

AT = datetime(2026, 11, 22, tzinfo=UTC)
PAIR = 2  # rows a transaction writes: a copy with an odd number was not of one moment


class Shop:
    def __init__(self, folder: Path, template: bytes) -> None:
        self.place, self.config = folder / "shop.db", folder / "config.yaml"
        self.config.write_text(f"database: 'sqlite:///{self.place}'\n")
        self.place.write_bytes(template)

    def __call__(self, *words: str | Path) -> int:
        return main(["--config", str(self.config), *map(str, words)])


@pytest.fixture
def shop(tmp_path: Path, template: bytes) -> Shop:
    return Shop(tmp_path, template)


def audit(n):
    return {"source": f"m{n}", "actor_id": 1, "actor": "ana", "origin": "x", "outcome": "done",
            "at": AT}  # fmt: skip


def count(place: Path, table: str = "customer") -> int:
    with closing(sqlite3.connect(place)) as opened:
        return int(opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def private(path: Path) -> bool:
    return path.stat().st_mode & 0o777 == 0o600


def strays(shop: Shop, *known: str) -> set[str]:
    there = {one.name for one in shop.place.parent.iterdir()}
    return there - {"config.yaml", "shop.db", *known}


# Backup


def test_a_backup_while_somebody_writes_is_of_one_moment(shop, tmp_path):
    database, stop, written = open_database(f"sqlite:///{shop.place}"), threading.Event(), []

    def write():
        while not stop.is_set():
            rows = [audit(n) for n in range(PAIR)]
            database.write(lambda db, rows=rows: db.execute(insert(Audit), rows))
            written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [tmp_path / f"{n}.db" for n in range(5)]
        assert [shop("backup", one) for one in copies] == [0] * 5
    finally:
        stop.set()
        writer.join()
        database.close()
    found = [count(one, "audit") for one in copies]
    assert found == sorted(found)
    assert all(n % PAIR == 0 for n in found)
    assert count(shop.place, "audit") == PAIR * len(written)
    assert all(map(private, copies))
    assert strays(shop, *(one.name for one in copies)) <= {"shop.db-wal", "shop.db-shm"}


def test_nobody_else_may_read_it_whoever_left_a_file_there(shop, tmp_path):
    to, part = tmp_path / "copy.db", tmp_path / "copy.db.part"
    for one in (to, part):
        one.write_bytes(b"old")
        one.chmod(0o644)
    assert shop("backup", to) == 0
    assert private(to)
    assert not part.exists()
    assert count(to) == 3


@pytest.mark.parametrize("name", ["shop.db", "missing/copy.db", "."])
def test_where_it_cannot_go_nothing_happens(shop, name, capsys):
    before = shop.place.read_bytes()
    assert shop("backup", shop.place.parent / name) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert shop.place.read_bytes() == before
    assert strays(shop) == set()


def test_without_a_database_there_is_nothing_to_copy(shop, capsys):
    shop.place.unlink()
    assert shop("backup", shop.place.parent / "copy.db") == 1
    assert "there is no database to copy" in capsys.readouterr().err


def test_postgres_has_its_own(shop, capsys):
    shop.config.write_text("database: postgresql://u:hush@db/x\n")
    assert shop("backup", "copy.db") == 2
    said = capsys.readouterr().err
    assert "pg_dump" in said
    assert "hush" not in said


# Restore


@pytest.fixture
def copy(shop, tmp_path) -> Path:
    to = tmp_path / "copy.db"
    assert shop("backup", to) == 0
    return to


def add_one(shop: Shop) -> None:
    """Something is done after the backup."""
    database = open_database(f"sqlite:///{shop.place}")
    database.write(lambda db: db.execute(insert(Audit), [audit(1)]))
    database.close()


def test_what_was_is_again_and_the_later_state_is_kept(shop, copy, capsys):
    add_one(shop)
    copy.chmod(0o644)
    assert shop("restore", copy) == 0
    assert count(shop.place, "audit") == 0
    kept = shop.place.with_name("shop.db.before-restore")
    assert count(kept, "audit") == 1
    assert f"what it was is kept as {kept}" in capsys.readouterr().out
    assert private(shop.place)
    add_one(shop)
    assert shop("restore", copy) == 0
    assert count(kept, "audit") == 1
    assert count(shop.place.with_name("shop.db.before-restore-2"), "audit") == 1
    assert strays(shop) == {"copy.db", kept.name, f"{kept.name}-2"}


def test_onto_nothing(shop, copy):
    shop.place.unlink()
    assert shop("restore", copy) == 0
    assert count(shop.place) == 3
    assert strays(shop) == {"copy.db"}


def test_not_under_a_bot_that_runs_however_idle(shop, copy, capsys):
    add_one(shop)
    running = open_database(f"sqlite:///{shop.place}")
    with running.read() as db:
        db.scalar(select(func.count()).select_from(Customer))
    assert shop("restore", copy) == 1
    assert "in use: stop the bot first" in capsys.readouterr().err
    running.write(lambda db: db.execute(insert(Audit), [audit(1)]))  # it works on as before
    running.close()
    assert count(shop.place, "audit") == 2
    assert shop("restore", copy) == 0


def test_an_older_schema_is_brought_up_to_date(shop, tmp_path):
    """As it was before letters could be stuck."""
    old = tmp_path / "old.db"
    database = open_database(f"sqlite:///{old}")
    upgrade(database, "0003")
    database.close()
    with closing(sqlite3.connect(old)) as opened:
        opened.execute("PRAGMA journal_mode = DELETE")
    assert shop("restore", old) == 0
    with closing(sqlite3.connect(shop.place)) as opened:
        assert opened.execute("SELECT stuck FROM outbox").fetchall() == []


def test_what_waited_may_have_been_sent_since(shop, tmp_path):
    """So Slack is asked, and Telegram's says that it may be a repeat."""
    row = {"key": "k", "platform": "slack", "chat": "C1", "letter": {}, "about": "", "due": AT}
    database = open_database(f"sqlite:///{shop.place}")
    database.write(lambda db: db.add(Outbox(**row)))
    database.close()
    assert shop("backup", tmp_path / "copy.db") == 0
    assert shop("restore", tmp_path / "copy.db") == 0
    database = open_database(f"sqlite:///{shop.place}")
    with database.read() as db:
        assert db.scalar(select(Outbox.began)) == AT
    database.close()


def spoiled(copy: Path, how: str) -> None:
    if how == "text":
        copy.write_text("name,phone\n")
    elif how == "cut":
        copy.write_bytes(copy.read_bytes()[:50_000])
    elif how == "torn":
        whole = bytearray(copy.read_bytes())
        whole[8192:40_000] = bytes(40_000 - 8192)
        copy.write_bytes(whole)
    elif how == "another's":
        copy.unlink()
        with closing(sqlite3.connect(copy)) as opened:
            opened.execute("CREATE TABLE photo (id)")
    elif how == "newer":
        with closing(sqlite3.connect(copy)) as opened, opened:
            opened.execute("UPDATE alembic_version SET version_num = '9999'")
    elif how == "half":
        copy.with_name(copy.name + "-wal").write_bytes(b"more")
    else:
        copy.unlink()


@pytest.mark.parametrize("how", ["text", "cut", "torn", "another's", "newer", "half", "gone"])
def test_what_is_no_sound_backup_changes_nothing(shop, copy, capsys, how):
    spoiled(copy, how)
    before = shop.place.read_bytes()
    assert shop("restore", copy) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "copy.db" in said or "shop.db" in said
    assert shop.place.read_bytes() == before
    assert strays(shop) <= {"copy.db", "copy.db-wal"}


def test_the_database_is_not_its_own_backup(shop, capsys):
    assert shop("restore", shop.place) == 1
    assert "that is the database itself" in capsys.readouterr().err
