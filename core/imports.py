"""An import on its way in: one batch, done in slices, taken up where it was broken off."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import String, cast, exists, literal, select, update

from core import changes, rights
from core.desk import Desk
from core.rights import Action, NewThing, Permit
from storage.tables import Batch, Change

SLICE = 500  # rows a transaction: everybody else who writes waits while one lasts
PORTION = 1_000  # values looked up in one statement


class Row(Protocol):
    @property
    def line(self) -> int: ...


T = TypeVar("T")
R = TypeVar("R", bound=Row)
R_co = TypeVar("R_co", bound=Row, covariant=True)
Said = Mapping[int, Sequence[R]]
"""The rows that spoke of something before, by its id: what the first of them says stands."""


class Wrong(StrEnum):
    AHEAD = "ahead"  # bought on a day that has not come
    SEVERAL = "several"  # several customers are called so


@dataclass(frozen=True, slots=True)
class Faulty:
    line: int
    value: str
    wrong: Wrong


@dataclass(frozen=True, slots=True)
class Twin:
    """A row that was added although somebody of another name has its number or e-mail."""

    line: int
    name: str
    other: str
    other_ref: str  # c12, or empty while they are new themselves
    other_line: int  # 0: not in this file


@dataclass(frozen=True, slots=True)
class Clash:
    """Two rows of one file that say different things of one customer or order."""

    line: int
    field: str
    earlier: int  # the line that stands


@dataclass(slots=True)
class Report:
    """What came of the rows, or would."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    customers: int = 0  # made because an order named them
    twins: list[Twin] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    strangers: dict[str, list[int]] = field(default_factory=dict)  # unknown owners and their lines
    faults: list[Faulty] = field(default_factory=list)

    def count(self, new: bool, changed: bool) -> None:
        if new:
            self.new += 1
        elif changed:
            self.changed += 1
        else:
            self.unchanged += 1

    def add(self, other: "Report") -> None:
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.customers += other.customers
        self.twins += other.twins
        self.clashes += other.clashes
        self.faults += other.faults
        for name, lines in other.strangers.items():
            self.strangers.setdefault(name, []).extend(lines)


class Plan(Protocol[R_co]):
    """What some rows come to, found out by reading alone."""

    @property
    def report(self) -> Report: ...

    @property
    def empty(self) -> bool: ...

    def carry_out(self, permit: Permit) -> None: ...

    def said(self) -> Iterable[tuple[int, R_co]]:
        """Which rows spoke of what; what is new has its id once the plan was carried out."""


@dataclass(slots=True)
class Import(Generic[R]):
    kind: str
    name: str  # of the file
    digest: str  # of all that decides what its rows are
    rows: Sequence[R]
    plan: Callable[[Desk, Sequence[R], Said[R]], Plan[R]]
    report: Report = field(default_factory=Report)
    batch_id: int | None = None  # None until there is something to write
    done: int = 0  # rows
    said: dict[int, list[R]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step(Generic[R]):
    """What one transaction did; it counts once that is committed."""

    batch_id: int | None
    rows: int
    report: Report
    said: list[tuple[int, R]]


def preview(desk: Desk, one: Import[R]) -> Report:
    """What the whole import would do; writes nothing."""
    return one.plan(desk, one.rows, {}).report


def resume(desk: Desk, one: Import[R]) -> bool:
    """Take up the batch that was broken off with this very file, unless it was undone since."""
    source = literal(changes.IMPORTED) + cast(Batch.id, String)
    undone = exists().where(Change.source == source, Change.undone_by.is_not(None))
    broken_off = select(Batch.id, Batch.done).where(
        Batch.digest == one.digest,
        Batch.kind == one.kind,
        Batch.rows == len(one.rows),
        Batch.finished.is_(None),
        ~undone,
    )
    found = desk.db.execute(broken_off.order_by(Batch.id.desc()).limit(1)).first()
    if not found:
        return False
    go_on(desk, one, found[0], found[1])
    return True


def go_on(desk: Desk, one: Import[R], batch_id: int, done: int) -> None:
    """After `done` rows of that batch; with none done its rows are looked at anew."""
    one.batch_id, one.done = batch_id, done
    _remember(one, one.plan(desk, one.rows[:done], {}).said())


def undone(desk: Desk, batch_id: int) -> bool:
    """Whether somebody took it back, be it while it still ran."""
    these = Change.source == ref(batch_id), Change.undone_by.is_not(None)
    return bool(desk.db.scalar(select(exists().where(*these))))


def step(desk: Desk, one: Import[R]) -> Step[R]:
    """Do the next slice. May be tried again: nothing of `one` changes before `took`."""
    rows = one.rows[one.done : one.done + SLICE]
    plan = one.plan(desk, rows, one.said)
    batch_id = one.batch_id
    if batch_id is None and not plan.empty:
        batch_id = _open(desk, one)
    if batch_id is not None:
        working = replace(desk, source=ref(batch_id))
        plan.carry_out(rights.require(working, Action.IMPORT, NewThing(None)))
        done = update(Batch).where(Batch.id == batch_id).values(done=one.done + len(rows))
        desk.db.execute(done)
    return Step(batch_id, len(rows), plan.report, list(plan.said()))


def took(one: Import[R], step: Step[R]) -> None:
    one.batch_id = step.batch_id
    one.done += step.rows
    one.report.add(step.report)
    _remember(one, step.said)


def finish(desk: Desk, one: Import[R]) -> None:
    desk.db.execute(update(Batch).where(Batch.id == one.batch_id).values(finished=desk.now))


def ref(batch_id: int) -> str:
    """What an import is undone by, and the source of its changes."""
    return f"{changes.IMPORTED}{batch_id}"


def merge(
    facts: dict[str, Any], stated: Mapping[str, Any], spoken: Mapping[str, int]
) -> tuple[bool, list[tuple[str, int]]]:
    """Put what a row states into the facts, but for what an earlier row `spoken` of has settled.

    Returns whether anything changed, and the facts and lines it disagrees with.
    """
    changed, clashes = False, list[tuple[str, int]]()
    for name, value in stated.items():
        if facts.get(name) == value:
            continue
        if name in spoken:
            clashes.append((name, spoken[name]))
        else:
            facts[name] = value
            changed = True
    return changed, clashes


def portions(values: Iterable[T]) -> Iterator[list[T]]:
    """Each value once, as many at a time as a statement may name."""
    once = list(dict.fromkeys(values))
    return (once[start : start + PORTION] for start in range(0, len(once), PORTION))


def _open(desk: Desk, one: Import[R]) -> int:
    batch = Batch(
        kind=one.kind,
        name=one.name,
        digest=one.digest,
        rows=len(one.rows),
        done=0,
        started=desk.now,
    )
    desk.db.add(batch)
    desk.db.flush()
    return batch.id


def _remember(one: Import[R], said: Iterable[tuple[int, R]]) -> None:
    for thing_id, row in said:
        one.said.setdefault(thing_id, []).append(row)
