"""Two ways in: `read` never locks, `write` is whole or nothing and says so when it is neither."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import IntegrityError

from storage.database import Busy, open_database
from storage.lanes import Lane
from storage.mail import Bookmark
from storage.migrations import upgrade
from storage.tables import Contact, Customer, CustomerKey

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


@pytest.fixture
def where(tmp_path):
    return tmp_path / "shop.db"


@pytest.fixture
def on_file(where):
    database = open_database(f"sqlite:///{where}")
    upgrade(database)
    yield database
    database.close()


@pytest.fixture
def other(where, on_file):
    """Another process at the same file."""
    connection = sqlite3.connect(where, isolation_level=None)
    yield connection
    connection.close()


@pytest.fixture
def impatient(on_file):
    """Waits a hundredth of a second for a lock instead of five."""
    event.listen(
        on_file.engine, "checkout", lambda raw, *_: raw.execute("PRAGMA busy_timeout = 10")
    )
    return on_file


def mark(name, position=1):
    return lambda db: db.add(Bookmark(name=name, position=position))


def names(database):
    with database.read() as db:
        return db.scalars(select(Bookmark.name).order_by(Bookmark.name)).all()


def test_what_is_written_is_there(house):
    database = house.database
    database.write(mark("a"))
    assert names(database) == ["a"]


def test_write_returns_what_the_work_returns(on_file):
    assert on_file.write(lambda db: 7) == 7
    assert on_file.write(lambda db: None, Lane.JOB) is None


def test_what_raises_leaves_nothing(on_file):
    def half(db):
        mark("a")(db)
        db.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        on_file.write(half)
    assert names(on_file) == []


def test_a_neighbour_in_the_same_commit_is_not_harmed(on_file):
    """Eight that write and eight that fail, all at once: each gets its own answer."""
    on_file.write(mark("taken"))

    def attempt(n):
        try:
            on_file.write(mark("taken" if n % 2 else f"mark {n}"))
        except IntegrityError:
            return "refused"
        return "written"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(attempt, range(16)))
    assert answers == ["written", "refused"] * 8
    assert len(names(on_file)) == 9


def test_those_who_wait_share_a_commit(on_file):
    commits, entered, go = [], threading.Event(), threading.Event()
    event.listen(on_file.engine, "commit", lambda connection: commits.append(1))

    def hold(db):
        mark("first")(db)
        entered.set()
        assert go.wait(10)

    threads = [threading.Thread(target=on_file.write, args=(hold,))]
    threads[0].start()
    assert entered.wait(10)
    for n in range(6):
        threads.append(threading.Thread(target=on_file.write, args=(mark(f"mark {n}"),)))
        threads[-1].start()
    pause = threading.Event()
    while len(on_file._lanes._waiting) < 6:
        pause.wait(0.001)
    go.set()
    for thread in threads:
        thread.join(10)
    assert len(names(on_file)) == 7
    assert len(commits) == 2


def test_busy_when_another_process_holds_the_lock(impatient, other):
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy, match="locked"):
        impatient.write(mark("a"))
    other.execute("ROLLBACK")
    assert names(impatient) == []
    impatient.write(mark("a"))
    assert names(impatient) == ["a"]


def test_reading_goes_on_while_another_writes(impatient, other):
    impatient.write(mark("a"))
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO bookmark VALUES ('b', 1)")
    assert names(impatient) == ["a"]
    other.execute("COMMIT")
    assert names(impatient) == ["a", "b"]


def test_a_reader_sees_one_moment(on_file, other):
    on_file.write(mark("a"))
    with on_file.read() as db:
        assert db.scalar(select(func.count()).select_from(Bookmark)) == 1
        other.execute("INSERT INTO bookmark VALUES ('b', 1)")
        assert db.scalar(select(func.count()).select_from(Bookmark)) == 1


def test_a_lock_let_go_in_time_is_waited_for(on_file, other):
    other.execute("BEGIN EXCLUSIVE")
    started = threading.Event()

    def write():
        started.set()
        on_file.write(mark("a"))

    thread = threading.Thread(target=write)
    thread.start()
    assert started.wait(10)
    other.execute("ROLLBACK")
    thread.join(10)
    assert names(on_file) == ["a"]


def test_a_file_is_opened_safe(on_file):
    with on_file.read() as db:
        found = [db.scalar(text(f"PRAGMA {name}")) for name in
                 ("foreign_keys", "journal_mode", "synchronous")]  # fmt: skip
    assert found == [1, "wal", 2]


def test_a_reference_to_nobody_is_refused(house):
    with pytest.raises(IntegrityError):
        house.database.write(lambda db: db.add(Contact(customer_id=99, kind="phone", value="x")))


def test_counted_up_by_many_at_once_nothing_is_lost(on_file):
    on_file.write(mark("n", 0))

    def up(_):
        def add(db):
            db.get_one(Bookmark, "n").position += 1

        on_file.write(add)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(up, range(40)))
    with on_file.read() as db:
        assert db.get_one(Bookmark, "n").position == 40


def test_two_that_wait_for_each_other_both_get_through(server, on_server):
    """PostgreSQL ends one of them; it simply goes again."""
    server.create("test", template="furnished")
    both, first = threading.Barrier(2), set()
    for name in ("a", "b"):
        on_server.write(mark(name, 0))

    def raise_both(order):
        def add(db):
            db.get_one(Bookmark, order[0], with_for_update=True).position += 1
            db.flush()
            if order not in first:
                first.add(order)
                both.wait(10)
            db.get_one(Bookmark, order[1], with_for_update=True).position += 1

        on_server.write(add)

    try:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(raise_both, ["ab", "ba"]))
        with on_server.read() as db:
            assert db.scalars(select(Bookmark.position)).all() == [2, 2]
    finally:
        on_server.close()
        server.drop("test")


def test_a_server_out_of_reach_is_busy_not_broken():
    nowhere = open_database("postgresql+psycopg://nobody@127.0.0.1:1/nothing?connect_timeout=1")
    with pytest.raises(Busy):
        nowhere.write(mark("a"))
    with pytest.raises(Busy), nowhere.read() as db:
        db.scalar(text("SELECT 1"))


def test_an_instant_is_utc_in_the_table_and_aware_in_python(house):
    database, east = house.database, timezone(timedelta(hours=8))
    customer = Customer(name="x", created=NOW.astimezone(east), tags=[], custom={})

    def write(db):
        db.add(customer)
        db.flush()
        return customer.id

    number = database.write(write)
    with database.read() as db:
        assert db.get_one(Customer, number).created == NOW
        assert db.get_one(Customer, number).created.tzinfo is UTC
        stored = db.scalar(text("SELECT created FROM customer WHERE id = :n"), {"n": number})
    assert str(stored).startswith("2026-11-22 08:30")


def test_keys_are_compared_byte_by_byte_everywhere(house):
    words = ["Z", "a", "z", "é", "中", "😀", "~"]

    def write(db):
        db.add_all([CustomerKey(key="!" + word, customer_id=1) for word in words])

    house.database.write(write)
    with house.database.read() as db:
        mine = select(CustomerKey.key).where(CustomerKey.key.startswith("!"))
        found = db.scalars(mine.order_by(CustomerKey.key)).all()
    assert found == sorted(("!" + word for word in words), key=lambda key: key.encode())
