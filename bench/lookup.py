"""What finding a customer costs as their number grows: pages touched, beside LIKE and FTS5.

    python bench/lookup.py [--customers 10000,1000000] [--queries 300]

Pages are SQLite's own count of cache hits and misses: no other load on the machine changes it.
With RAPPORT_BENCH_POSTGRES set to a URL the answers are compared there as well.
"""

import _sqlite3
import argparse
import ctypes
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, insert, text
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.crowd import KINDS, LONGHAND, Crowd
from storage.folding import fold
from storage.keys import Searchable, keys, probes
from storage.search import known_heads, search, spotted, walk
from storage.tables import CustomerKey
from tests.storage.everybody import a_crowd, everybody, some_queries

MOST = 8  # hits whose rows are fetched
SCANS = 15  # of each kind: a LIKE over a million rows takes a tenth of a second
CHUNK = 50_000
CACHE_HIT, CACHE_MISS = 7, 8  # SQLITE_DBSTATUS_…
PAGES_PER_PROBE, PAGES_PER_QUERY, GROWTH = 12, 60, 1.5  # the goals

TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;
CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, folded TEXT, company TEXT, phone TEXT,
    email TEXT, note TEXT);
CREATE TABLE customer_key (key TEXT, customer_id INT, PRIMARY KEY (key, customer_id)) WITHOUT ROWID;
CREATE TABLE arriving (key TEXT, customer_id INT);
CREATE VIRTUAL TABLE grams USING fts5(folded, company, phone, content='', tokenize='trigram');
"""


@dataclass
class Costs:
    """Of one kind of query at one size: a list entry for each query."""

    probe: list[int] = field(default_factory=list)  # pages of the dearest single range
    search: list[int] = field(default_factory=list)  # pages of all its ranges
    whole: list[int] = field(default_factory=list)  # those and the rows of what was found
    seconds: list[float] = field(default_factory=list)
    hits: int = 0
    like_pages: list[int] = field(default_factory=list)
    like_seconds: list[float] = field(default_factory=list)
    gram_pages: list[int] = field(default_factory=list)
    gram_hits: int = 0


class Pages:
    """Counts the pages one connection has looked at."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._status = ctypes.CDLL(_sqlite3.__file__).sqlite3_db_status
        after_head = object.__basicsize__  # of CPython's connection object, its handle comes first
        self._handle = ctypes.c_void_p.from_address(id(connection) + after_head)

    def __call__(self) -> int:
        return self._read(CACHE_HIT) + self._read(CACHE_MISS)

    def _read(self, counter: int) -> int:
        now, most = ctypes.c_int(), ctypes.c_int()
        if self._status(self._handle, counter, ctypes.byref(now), ctypes.byref(most), 0):
            raise RuntimeError("this SQLite does not count its pages")
        return now.value


def build(path: Path, crowd: Crowd, number: int) -> None:
    """Seven tenths in one sorted load, the rest between them: pages as full as live ones are."""
    db = sqlite3.connect(path)
    db.executescript(TABLES)
    early = range(1, number + 1)
    for part in ([id for id in early if id % 10 < 7], [id for id in early if id % 10 >= 7]):
        for start in range(0, len(part), CHUNK):
            add(db, [(id, crowd.customer(id)) for id in part[start : start + CHUNK]])
        db.execute(
            "INSERT INTO customer_key SELECT key, customer_id FROM arriving"
            " ORDER BY key, customer_id"
        )
        db.execute("DELETE FROM arriving")
    db.execute("DROP TABLE arriving")
    db.commit()
    db.close()


def add(db: sqlite3.Connection, batch: list[tuple[int, Searchable]]) -> None:
    rows = [
        (id, one.name, fold(one.name), fold(one.company or ""), one.phones[0], one.email, "-" * 80)
        for id, one in batch
    ]
    db.executemany("INSERT INTO customer VALUES (?,?,?,?,?,?,?)", rows)
    grams = ((row[0], row[2], row[3], row[4]) for row in rows)
    db.executemany("INSERT INTO grams(rowid, folded, company, phone) VALUES (?,?,?,?)", grams)
    ours = ((key, id) for id, one in batch for key in keys(one))
    db.executemany("INSERT INTO arriving VALUES (?,?)", ours)


def measure(path: Path, crowd: Crowd, number: int, queries: int) -> dict[str, Costs]:
    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as db:
        raw = db.connection().connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        found = {kind: Costs() for kind in KINDS}
        for kind, costs in found.items():
            asked = [crowd.query(kind, number, turn) for turn in range(queries)]
            for query in asked:
                ask(db, raw, query, costs)
            for query in asked[:SCANS]:
                scan(raw, kind, query, costs)
    engine.dispose()
    return found


def ask(db: Session, raw: sqlite3.Connection, query: str, costs: Costs) -> None:
    pages = Pages(raw)
    begun, at = pages(), time.process_time()
    found = search(db, query, MOST)
    costs.search.append(pages() - begun)
    for id in found:
        raw.execute("SELECT * FROM customer WHERE id = ?", (id,)).fetchone()
    costs.seconds.append(time.process_time() - at)
    costs.whole.append(pages() - begun)
    costs.hits += bool(found)
    dearest = 0
    for probe in probes(query):
        begun = pages()
        list(walk(db, probe, MOST, MOST))
        dearest = max(dearest, pages() - begun)
    costs.probe.append(dearest)


def scan(raw: sqlite3.Connection, kind: str, query: str, costs: Costs) -> None:
    if not (column := LONGHAND.get(kind)):
        return
    said = fold(query).replace(" ", "") if column == "phone" else fold(query)
    pages = Pages(raw)
    begun, at = pages(), time.process_time()
    like = f"SELECT * FROM customer WHERE {column} LIKE ? LIMIT {MOST}"
    raw.execute(like, (f"%{said}%",)).fetchall()
    costs.like_seconds.append(time.process_time() - at)
    costs.like_pages.append(pages() - begun)
    begun = pages()
    match = f"SELECT rowid FROM grams WHERE grams MATCH ? LIMIT {MOST}"
    ids = raw.execute(match, (f'{column}:"{said}"',)).fetchall()
    for id in ids:
        raw.execute("SELECT * FROM customer WHERE id = ?", id).fetchone()
    costs.gram_pages.append(pages() - begun)
    costs.gram_hits += bool(ids)


def p(share: float, numbers: list[int] | list[float]) -> float:
    return sorted(numbers)[min(len(numbers) - 1, int(share * len(numbers)))] if numbers else 0


def table(sizes: list[int], measured: list[dict[str, Costs]]) -> Iterator[str]:
    small, large = measured[0], measured[-1]
    yield (
        f"pages p99 at {sizes[0]:,} and {sizes[-1]:,} customers and their ratio; what LIKE and FTS5"
        " need as a multiple of the keys' median, SQLAlchemy's time included in ours only"
    )
    yield (
        f"{'kind':<22}{'dearest range':>17}{'all ranges':>17}{'with rows':>11}{'us p50':>8}"
        f"{'hit':>6}{'LIKE pages':>12}{'LIKE time':>11}{'FTS5 pages':>12}{'FTS5 hit':>9}"
    )
    for kind, now in large.items():
        was = small[kind]
        yield (
            f"{kind:<22}{growth(was.probe, now.probe)}{growth(was.search, now.search)}"
            f"{p(0.99, was.whole):>6.0f}{p(0.99, now.whole):>5.0f}"
            f"{1e6 * p(0.5, now.seconds):>8.0f}{now.hits / len(now.whole):>6.0%}" + beside(now)
        )
    worst = max(p(0.99, now.probe) / p(0.99, small[kind].probe) for kind, now in large.items())
    yield (
        f"goals: a range <= {PAGES_PER_PROBE} pages:"
        f" {max(p(0.99, now.probe) for now in large.values()):.0f};"
        f" a query with its rows <= {PAGES_PER_QUERY}:"
        f" {max(p(0.99, now.whole) for now in large.values()):.0f};"
        f" growth of a range <= {GROWTH}: {worst:.2f}"
    )


def growth(was: list[int], now: list[int]) -> str:
    before, after = p(0.99, was), p(0.99, now)
    return f"{before:>6.0f}{after:>5.0f}{after / before:>6.2f}"


def beside(now: Costs) -> str:
    """LIKE and FTS5 as multiples of the keys' medians."""
    if not now.like_pages:
        return f"{'-':>12}{'-':>11}{'-':>12}{'-':>9}"
    keyed, seconds = p(0.5, now.whole), p(0.5, now.seconds)
    return (
        f"{p(0.5, now.like_pages) / keyed:>11,.0f}x{p(0.5, now.like_seconds) / seconds:>10,.0f}x"
        f"{p(0.5, now.gram_pages) / keyed:>11.1f}x{now.gram_hits / len(now.gram_pages):>9.0%}"
    )


def in_sentences(path: Path, crowd: Crowd, number: int, queries: int) -> Iterator[str]:
    """Names in running text: one IN query, whose pages grow with the text alone."""
    engine = create_engine(f"sqlite:///{path}")
    finders: dict[str, Callable[[Session, str], object]] = {
        "known_heads": known_heads,
        "spotted": spotted,
    }
    with Session(engine) as db:
        raw = db.connection().connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        pages = Pages(raw)
        for name, finder in finders.items():
            costs, spent = [], []
            for turn in range(queries):
                said = crowd.sentence(number, turn)
                begun, at = pages(), time.process_time()
                finder(db, said)
                spent.append(time.process_time() - at)
                costs.append(pages() - begun)
            yield (
                f"{name} at {number:,}: pages p50 {p(0.5, costs):.0f}, p99 {p(0.99, costs):.0f};"
                f" us p50 {1e6 * p(0.5, spent):.0f}"
            )
    engine.dispose()


def same_answers(url: str, queries: int) -> str:
    """How many answers differ from asking every customer in turn."""
    shelf = a_crowd(300)
    engine = create_engine(url)
    column = 'TEXT COLLATE "C"' if engine.dialect.name == "postgresql" else "TEXT"
    with Session(engine) as db:
        db.execute(
            text(
                f"CREATE TEMPORARY TABLE customer_key (key {column}, customer_id BIGINT,"
                " PRIMARY KEY (key, customer_id))"
            )
        )
        rows = [{"key": key, "customer_id": id} for id, one in shelf.items() for key in keys(one)]
        db.execute(insert(CustomerKey), rows)
        answers = [search(db, query, len(shelf)) for query in some_queries(shelf, queries)]
    engine.dispose()
    asked = [everybody(shelf, query)[1] for query in some_queries(shelf, queries)]
    wrong = sum(set(found) != known for found, known in zip(answers, asked, strict=True))
    order = hash(tuple(map(tuple, answers))) & 0xFFFFFFFF
    return (
        f"same answers on {engine.dialect.name}: {wrong} of {queries} differ from asking"
        f" everybody; order {order:08x}"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--customers", default="10000,1000000")
    options.add_argument("--queries", type=int, default=300)
    options.add_argument("--answers", type=int, default=3000)
    given = options.parse_args()
    sizes = [int(size) for size in given.customers.split(",")]
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path, crowd, begun = (
                Path(folder) / f"{size}.db",
                Crowd(random.Random(size)),
                time.time(),
            )
            build(path, crowd, size)
            megabytes = path.stat().st_size / 1e6
            print(f"{size:,} customers: {megabytes:,.0f} MB, built in {time.time() - begun:.0f} s")
            measured.append(measure(path, crowd, size, given.queries))
            print(*in_sentences(path, crowd, size, given.queries), sep="\n")
            path.unlink()
    print(*table(sizes, measured), sep="\n")
    for url in filter(None, ["sqlite://", os.environ.get("RAPPORT_BENCH_POSTGRES")]):
        print(same_answers(url, given.answers))


if __name__ == "__main__":
    main()
