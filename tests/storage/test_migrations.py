"""The schema's versions lead from nothing to the models, whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, Table, inspect, text

from storage import migrations
from storage.database import open_database
from storage.migrations import NEWEST, upgrade, version
from storage.tables import Base

VERSIONS = Path(migrations.__file__).parent / "versions"


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request, tmp_path):
    """A database in which nothing is yet, twice of the same kind."""
    made, server = [], None
    if request.param == "postgres":
        server = request.getfixturevalue("server")

    def make(name):
        if server:
            server.create(name)
        url = server.url(name) if server else f"sqlite:///{tmp_path / name}.db"
        made.append((name, open_database(url)))
        return made[-1][1]

    yield make
    for name, database in made:
        database.close()
        if server:
            server.drop(name)


def checks(inspector, table):
    return {(one["name"], one["sqltext"]) for one in inspector.get_check_constraints(table)}


def indexes(inspector, table):
    return {
        (one["name"], tuple(one["column_names"]), bool(one["unique"]), where(one))
        for one in inspector.get_indexes(table)
    }


def where(index):
    options = index.get("dialect_options", {})
    return next((str(x).strip("()") for key, x in options.items() if key.endswith("_where")), "")


def uniques(inspector, table):
    return {
        (one["name"], tuple(one["column_names"])) for one in inspector.get_unique_constraints(table)
    }


def foreigns(inspector, table):
    return {
        (one["name"], tuple(one["constrained_columns"]), one["referred_table"],
         one["options"].get("ondelete"))
        for one in inspector.get_foreign_keys(table)
    }  # fmt: skip


def columns(inspector, table):
    return {
        (one["name"], str(one["type"]), one["nullable"], getattr(one["type"], "collation", None))
        for one in inspector.get_columns(table)
    }


def schema(database):
    inspector = inspect(database.engine)
    parts = (columns, checks, indexes, uniques, foreigns)
    tables = set(inspector.get_table_names()) - {"alembic_version"}
    return {table: [part(inspector, table) for part in parts] for table in tables}


def test_from_nothing_to_what_the_models_say(empty):
    database = empty("migrated")
    assert upgrade(database)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_constraint_and_index_by_its_name(empty):
    """Autogenerate does not look at checks, partial indexes, collations or what a delete does."""
    migrated, created = empty("migrated"), empty("created")
    upgrade(migrated)
    Base.metadata.create_all(created.engine)
    assert schema(migrated) == schema(created)


def test_an_id_is_never_used_again_on_sqlite(tmp_path):
    migrated = open_database(f"sqlite:///{tmp_path / 'migrated.db'}")
    upgrade(migrated)
    with migrated.engine.connect() as connection:
        made = dict(connection.execute(text("SELECT name, sql FROM sqlite_schema")).all())
    lasting = {
        name
        for name, table in Base.metadata.tables.items()
        if table.dialect_options["sqlite"]["autoincrement"]
    }
    assert lasting == {name for name, sql in made.items() if "AUTOINCREMENT" in (sql or "").upper()}
    migrated.close()


def test_again_there_is_nothing_to_do(empty):
    database = empty("migrated")
    assert version(database) is None
    assert upgrade(database)
    assert version(database) == NEWEST
    assert not upgrade(database)


def test_newest_is_the_newest_file():
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [NEWEST]
    files = [path for path in VERSIONS.glob("*.py") if path.name != "__init__.py"]
    assert len(files) == len(list(script.walk_revisions()))
    assert [path.stem for path in files if path.stem.endswith(NEWEST)] != []


def test_a_version_that_fails_half_way_leaves_nothing(tmp_path):
    """The last table of the first version is in the way."""
    database = open_database(f"sqlite:///{tmp_path / 'shop.db'}")
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE touch (id INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(database)
    assert inspect(database.engine).get_table_names() == ["touch"]
    database.close()


def test_on_a_server_too(server):
    server.create("half")
    database = open_database(server.url("half"))
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE touch (id INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(database)
    assert inspect(database.engine).get_table_names() == ["touch"]
    database.close()
    server.drop("half")


def test_what_was_refused_before_0004_is_stuck_after_it(empty):
    """And what waited for another try, or was sent, is as it was."""
    database = empty("dead")
    upgrade(database, "0002")
    outcomes = ("refused: blocked", "given up: away", "sent", "dropped", None)
    into = (
        "INSERT INTO outbox (key, platform, chat, letter, about, due, attempts, parts, outcome)"
        " VALUES (:key, 'slack', 'C1', '{}', '', '2026-11-22 00:00:00', 1, 0, :outcome)"
    )
    with database.engine.begin() as connection:
        for n, outcome in enumerate(outcomes):
            connection.execute(text(into), {"key": f"k{n}", "outcome": outcome})
    upgrade(database)
    with database.engine.connect() as connection:
        found = connection.execute(text("SELECT outcome, stuck FROM outbox ORDER BY id")).all()
    stuck = ["other", "other", None, None, None]
    assert [tuple(one) for one in found] == list(zip(outcomes, stuck, strict=True))


# What a version of the future may do


@pytest.fixture
def furnished(template, tmp_path):
    """A file with customers, contacts and keys in it."""
    where = tmp_path / "shop.db"
    where.write_bytes(template)
    database = open_database(f"sqlite:///{where}")
    yield database
    database.close()


def rows(database):
    with database.engine.connect() as connection:
        return [
            connection.scalar(text(f"SELECT count(*) FROM {table}"))
            for table in ("customer", "contact", "customer_key")
        ]


def test_children_survive_when_a_table_is_made_anew(furnished, monkeypatch):
    before = rows(furnished)
    assert min(before) > 0

    def wider(connection, to):
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("customer", recreate="always") as batch:
            batch.alter_column("name", new_column_name="full_name")

    monkeypatch.setattr(migrations, "_run", wider)
    upgrade(furnished, "future")
    assert rows(furnished) == before
    with furnished.engine.connect() as connection:
        assert Table("customer", MetaData(), autoload_with=connection).c.full_name is not None
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_version_that_would_break_references_is_refused(furnished, monkeypatch):
    before = rows(furnished)

    def reckless(connection, to):
        connection.execute(text("DELETE FROM customer WHERE id = 1"))

    monkeypatch.setattr(migrations, "_run", reckless)
    with pytest.raises(RuntimeError, match="break references"):
        upgrade(furnished, "future")
    assert rows(furnished) == before
    with furnished.engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_two_that_start_together_migrate_once(server):
    server.create("together")
    databases = [open_database(server.url("together")) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(upgrade, databases))
    assert {version(database) for database in databases} == {NEWEST}
    for database in databases:
        database.close()
    server.drop("together")
