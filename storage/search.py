"""Finding customers by what somebody typed: short walks over the key table, never a scan.

The same on SQLite and PostgreSQL: keys are compared byte by byte, which is the order of code
points, and every answer is ordered by range, then key, then id.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from storage.folding import Cell, breaks, cells
from storage.keys import (
    LONGEST,
    MOST_TEXT,
    Probe,
    Searchable,
    employers,
    keys,
    pairs,
    probes,
    resembling,
    whole,
)
from storage.tables import CustomerKey

CANDIDATES = 400  # keys walked for a query in parts, some 7 pages: it shall cost 60 at most
LONGER = 8  # a walk that did not end reads so many times as many keys the next time
MOST_NAMESAKES = 1_000  # customers of one name that a sentence can mean
SPOTTED_TEXT = 300  # characters of a message in which names are looked for
SHORTEST_SPOTTED, LONGEST_SPOTTED = 2, 24  # characters of a name found in running text
_KNOWN = (  # made once: it is asked of every message
    select(CustomerKey.customer_id, CustomerKey.key)
    .where(CustomerKey.key.in_(bindparam("names", expanding=True)))
    .order_by(func.length(CustomerKey.key).desc(), CustomerKey.key, CustomerKey.customer_id)
    .limit(MOST_NAMESAKES)
)
OPENING, CLOSING = "([（【", ")]）】"
BRACKETS = re.compile(r"[()\[\]（）【】]")


class Named(NamedTuple):
    """A stretch of a text that may be a whole name."""

    start: int
    end: int
    key: str


def search(db: Session, query: str, most: int = 8) -> list[int]:
    """Ids of customers that match, the best first.

    Only when nothing matches as a whole is the query taken apart, into a company or phone and a
    name or into words of one name; the first way that leads to somebody is taken. That looks at
    CANDIDATES keys: behind a fragment that more share, it may miss some.
    """
    found: dict[int, None] = {}
    for probe in probes(query):
        _take(found, (customer for _, customer in walk(db, probe, most)), most)
    return list(found or _in_parts(db, query, most))


def _in_parts(db: Session, query: str, most: int) -> dict[int, None]:
    found: dict[int, None] = {}
    left = CANDIDATES
    for pair in pairs(query):
        for key, customer in walk(db, pair.probe, left, left):
            left -= 1
            if pair.meets(key):
                found[customer] = None
            if len(found) >= most:
                return found
        if found:
            return found
    return found


def exact(db: Session, query: str, most: int = MOST_NAMESAKES) -> list[int]:
    """Ids of customers with this very name or alias; a legal form may lack when none has it."""
    for key in whole(query):
        same = select(CustomerKey.customer_id).where(CustomerKey.key == key)
        if found := db.scalars(same.order_by(CustomerKey.customer_id).limit(most)).all():
            return list(found)
    return []


def employed(db: Session, company: str, most: int = MOST_NAMESAKES) -> list[int]:
    """Ids of customers whose company may be called so; its legal form may lack on either side."""
    ranges = employers(company)
    return list(dict.fromkeys(one for probe in ranges for _, one in walk(db, probe, 64, most)))


def fits(query: str, thing: Searchable) -> bool:
    """Whether a search for the words would find this thing."""
    known, ranges = keys(thing), probes(query)
    whole_fits = any(low <= key < high for low, high in ranges for key in known)
    return whole_fits or any(
        pair.probe.low <= key < pair.probe.high and pair.meets(key)
        for pair in pairs(query)
        for key in known
    )


def alike(db: Session, query: str, most: int = 8) -> list[int]:
    """Ids of customers whose name sounds the same, or is one slip of the finger away.

    For asking "did you mean": `search` finds none of them by itself.
    """
    wanted = CustomerKey.key.in_(resembling(query))
    order = select(CustomerKey.key, CustomerKey.customer_id).where(wanted)
    rows = db.execute(order.order_by(CustomerKey.key, CustomerKey.customer_id).limit(most * 4))
    found: dict[int, None] = {}
    _take(found, (customer for _, customer in rows), most)
    return list(found)


def known_heads(db: Session, text: str) -> list[tuple[int, int]]:
    """Customers whose whole name opens `text`, and its length there; the longest first."""
    heads = list(_names(cells(text[:MOST_TEXT]), text, 0, LONGEST - 1))
    found: dict[int, int] = {}
    for customer, head in _whose(db, heads):
        found.setdefault(customer, head.end)
    return list(found.items())


def spotted(db: Session, text: str) -> list[tuple[int, int, int]]:
    """Customers whose whole name stands anywhere in `text`: id, start and end; longest first.

    Where names overlap the longer one counts; namesakes share one stretch.
    """
    text = text[:SPOTTED_TEXT]
    found = cells(text)
    names = [
        name
        for place in range(len(found))
        if breaks(found, place)
        for name in _names(found, text, place, LONGEST_SPOTTED, spaces=False)
        if len(name.key) > SHORTEST_SPOTTED and not name.key[1:].isdigit()
    ]
    chosen: list[tuple[int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for customer, name in _whose(db, names):
        span = (name.start, name.end)
        if span in taken or all(name.end <= start or end <= name.start for start, end in taken):
            taken.add(span)
            chosen.append((customer, *span))
    return chosen


def walk(
    db: Session, probe: Probe, size: int, most: int | None = None
) -> Iterator[tuple[str, int]]:
    """At most `most` keys of a range and their customers, in order, first `size` at a time."""
    key, customer = CustomerKey.key, CustomerKey.customer_id
    start, read = key >= probe.low, 0
    while most is None or read < most:
        size = size if most is None else min(size, most - read)
        page = select(key, customer).where(start, key < probe.high).order_by(key, customer)
        rows = db.execute(page.limit(size)).all()
        yield from ((row[0], row[1]) for row in rows)
        if len(rows) < size:
            return
        last_key, last_customer = rows[-1]
        start = and_(key >= last_key, or_(key > last_key, customer > last_customer))
        read, size = read + size, size * LONGER


def _take(found: dict[int, None], customers: Iterable[int], most: int) -> None:
    if len(found) >= most:
        return
    for customer in customers:
        found[customer] = None
        if len(found) >= most:
            return


def _names(
    found: Sequence[Cell], text: str, place: int, longest: int, *, spaces: bool = True
) -> Iterator[Named]:
    """What a name may be that starts at this cell. `spaces`: also across one in Chinese."""
    said = ""
    for end in range(place + 1, len(found) + 1):
        cell = found[end - 1]
        if end - 1 > place and (cell.parted if spaces else cell.apart):
            return
        said += cell.gap + cell.form if said else cell.form
        if len(said) > longest:
            return
        if breaks(found, end) and (last := _closed(text, found[place].start, cell.end)):
            yield Named(found[place].start, last, "N" + said)


def _closed(text: str, start: int, end: int) -> int:
    """Where the name ends, its closing bracket included; 0 when a bracket stays open."""
    inside = text[start:end]
    if not BRACKETS.search(inside):
        return end
    depth = sum(inside.count(char) for char in OPENING) - sum(map(inside.count, CLOSING))
    if depth == 1 and text[end : end + 1] and text[end] in CLOSING:
        return end + 1
    return 0 if depth else end


def _whose(db: Session, names: Sequence[Named]) -> Iterator[tuple[int, Named]]:
    """Every place of every customer's name, the longest name first."""
    places: dict[str, list[Named]] = {}
    for name in names:
        places.setdefault(name.key, []).append(name)
    if not places:
        return
    known = db.execute(_KNOWN, {"names": list(places)})
    rows = [(name, row[0]) for row in known for name in places[row[1]]]
    rows.sort(key=lambda row: (row[0].start - row[0].end, row[0].start, row[1]))
    yield from ((customer_id, name) for name, customer_id in rows)
