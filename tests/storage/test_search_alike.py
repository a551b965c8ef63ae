"""SQLite and PostgreSQL give the same answers in the same order."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, insert, text
from sqlalchemy.orm import Session

from storage.database import open_database
from storage.keys import keys
from storage.migrations import upgrade
from storage.search import search
from storage.tables import CustomerKey
from tests.postgres import Server
from tests.storage.everybody import a_crowd, some_queries

QUERIES = 3_000
SHELF = a_crowd(400)


def fill(db: Session) -> None:
    rows = [{"key": key, "customer_id": id} for id, thing in SHELF.items() for key in keys(thing)]
    db.execute(insert(CustomerKey), rows)


@pytest.fixture
def both(server: Server) -> Iterator[tuple[Session, Session]]:
    """The keys alone, without the customers they belong to."""
    small = create_engine("sqlite://")
    CustomerKey.metadata.tables["customer_key"].create(small)
    server.create("crowd")
    large = open_database(server.url("crowd"))
    upgrade(large)
    with large.engine.begin() as connection:
        connection.execute(
            text("ALTER TABLE customer_key DROP CONSTRAINT fk_customer_key_customer_id_customer")
        )
    large.write(fill)
    with Session(small) as one, large.read() as other:
        fill(one)
        yield one, other
    small.dispose()
    large.close()
    server.drop("crowd")


def test_the_same_answers_in_the_same_order(both: tuple[Session, Session]) -> None:
    one, other = both
    differ = [
        query
        for query in some_queries(SHELF, QUERIES)
        if search(one, query) != search(other, query)
    ]
    assert differ == []
