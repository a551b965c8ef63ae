"""A PostgreSQL that goes away in the middle of something: nothing is written, and that is said in
a way which tells from a fault of ours."""

import pytest
from sqlalchemy import text

from storage.database import Busy, Database, open_database
from storage.mail import Bookmark
from tests.storage.test_database import mark, names

CUT = text("SELECT pg_terminate_backend(:whose)")


@pytest.fixture
def database(server, on_server):
    server.create("test", template="furnished")
    yield on_server
    on_server.close()
    server.drop("test")


def cut_off(database: Database, db) -> None:
    """Somebody else ends the connection that `db` uses."""
    whose = db.scalar(text("SELECT pg_backend_pid()"))
    other = open_database(database.url.render_as_string(hide_password=False))
    other.write(lambda theirs: theirs.execute(CUT, {"whose": whose}))
    other.close()


def test_a_lost_connection_is_said_to_be_that(database):
    def write(db):
        mark("a")(db)
        db.flush()
        cut_off(database, db)
        mark("b")(db)
        db.flush()

    with pytest.raises(Busy):
        database.write(write)
    assert names(database) == []


def test_also_while_reading(database):
    def read():
        with database.read() as db:
            cut_off(database, db)
            db.get(Bookmark, "a")

    with pytest.raises(Busy):
        read()


def test_also_when_the_work_swallows_it(database):
    """As the answer to a broken command does: it must not pass for done."""

    def write(db):
        try:
            with db.begin_nested():
                cut_off(database, db)
                mark("a")(db)
                db.flush()
        except Exception:
            mark("broken")(db)
        db.flush()

    with pytest.raises(Busy):
        database.write(write)
    assert names(database) == []


def test_a_restart_of_the_server_is_over_with_the_next_call(server, database):
    database.write(mark("a"))
    server.restart()
    database.write(mark("b"))
    assert names(database) == ["a", "b"]


def test_a_fault_of_ours_stays_one(database):
    def write(db):
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        database.write(write)
