"""The schema's versions, applied at start: `upgrade` is a no-op when the newest is there.

Alembic is imported only when there is something to do; it costs half a second and 10 MB.
"""

from typing import Any

from sqlalchemy import Connection, inspect, text

from storage import mail as mail  # its tables belong to the schema too
from storage.database import Database
from storage.tables import Base

NEWEST = "0005"  # a test compares it with what lies in versions/
LOCK = 7_263_001  # any number: replicas that start together must not migrate together


def version(database: Database) -> str | None:
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return str(found) if found else None


def upgrade(database: Database, to: str = "head") -> bool:
    """Bring the schema to a version; True when there was something to do.

    On SQLite it runs on a connection without foreign keys: Alembic copies a table to change it,
    and dropping the old one would delete what hangs on it. The keys are checked afterwards.
    """
    if to == "head" and version(database) == NEWEST:
        return False
    with database.engine.connect() as connection:
        if database.on_sqlite:
            _on_sqlite(connection, to)
        else:
            with connection.begin():
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
                _run(connection, to)
    return True


def _on_sqlite(connection: Connection, to: str) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
    try:
        locked = connection.execution_options(begin="IMMEDIATE")
        with locked.begin():
            _run(locked, to)
            if broken := driver.execute("PRAGMA foreign_key_check").fetchall():
                raise RuntimeError(f"the migration would break references: {broken[:5]}")
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _run(connection: Connection, to: str) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    script = ScriptDirectory.from_config(config)

    def steps(at: Any, context: Any) -> Any:
        return script._upgrade_revs(to, at)

    with EnvironmentContext(config, script, fn=steps) as environment:
        environment.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            transaction_per_migration=False,
        )
        environment.run_migrations()
