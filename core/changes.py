"""The only writer of audited facts: before, after, and the way back."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from core import rights
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, NotAllowed, Permit, Reach
from storage import mail as mail  # a letter may be changed too: its tables must be known
from storage.ids import reserve
from storage.tables import Base, Change

CLOCK = "m0"  # what nobody asked for is nobody's to undo
IMPORTED = "b"  # how the source of an import begins
SLICE = 1_000  # rows named in one statement: SQLite takes 32,766 parameters
Row = TypeVar("Row", bound=Base)
Refresh = Callable[[Desk, Collection[int]], None]
Touched = dict[type[Base], dict[str, set[int]]]
"""The ids to derive from, by table and by the column that names them."""
_REFRESH: dict[type[Base], list[tuple[str, Refresh]]] = {}
_TABLES: dict[str, Any] = {m.class_.__tablename__: m.class_ for m in Base.registry.mappers}


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything one message, or one import, changed."""

    ref: str
    owner_id: int  # the actor whose doing it was
    size: int


class Entry(NamedTuple):
    table: type[Base]
    id: int
    before: dict[str, Any] | None  # None: it is new
    after: dict[str, Any]


@dataclass(eq=False)
class NothingToUndo(Refusal):
    pass


@dataclass(eq=False)
class ChangedSince(Refusal):
    """Somebody wrote over it, or built on it; going back would take their work with it."""


def derives(table: type[Base], by: str = "id") -> Callable[[Refresh], Refresh]:
    """Keep derived columns right: after every write to `table` the function gets the ids that
    its column `by` names, whether the rows still exist or not, and never None."""

    def register(refresh: Refresh) -> Refresh:
        _REFRESH.setdefault(table, []).append((by, refresh))
        return refresh

    return register


def add(permit: Permit, row: Row) -> Row:
    add_all(permit, (row,))
    return row


def add_all(permit: Permit, rows: Sequence[Base]) -> None:
    """Rows of one table. Derived columns follow once, for all of them."""
    permit.desk.db.add_all(rows)
    permit.desk.db.flush()
    entries = [
        Entry(type(row), _id(row), None, _snapshot(row, _columns(type(row)))) for row in rows
    ]
    _record(permit, entries, _touched(rows))


def add_many(permit: Permit, table: type[Base], records: Sequence[dict[str, Any]]) -> list[int]:
    """The same for plain values by column, several times as fast; their ids, in order."""
    if not records:
        return []
    db, names = permit.desk.db, _columns(table)
    ids = reserve(db, table.__tablename__, len(records))
    blank = {one.name: _default(one) for one in table.__table__.columns}
    rows = [blank | one | {"id": number} for one, number in zip(records, ids, strict=True)]
    db.connection().execute(insert(table), rows)
    after = [{name: _freeze(row[name]) for name in names} for row in rows]
    touched = Touched()
    for row in rows:
        _touch(table, touched, row)
    entries = [Entry(table, number, None, one) for number, one in zip(ids, after, strict=True)]
    _record(permit, entries, touched)
    return ids


def change(permit: Permit, row: Row, **fields: object) -> None:
    """Set columns; saying what is already so is no change."""
    change_all(permit, [(row, fields)])


def change_all(permit: Permit, edits: Iterable[tuple[Base, Mapping[str, object]]]) -> int:
    """Different rows of one table; returns how many differ now. Derived columns follow once."""
    before: list[tuple[Base, dict[str, Any]]] = []
    for row, fields in edits:
        changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
        if changed:
            before.append((row, _snapshot(row, changed)))
            for name, value in changed.items():
                setattr(row, name, value)
    if before:
        permit.desk.db.flush()
        entries = [Entry(type(row), _id(row), old, _snapshot(row, old)) for row, old in before]
        _record(permit, entries, _touched([row for row, _ in before]))
    return len(before)


def last_set(desk: Desk) -> ChangeSet:
    """The newest change set of the actor that still stands."""
    mine = select(Change.source).where(
        Change.actor_id == desk.actor.id,
        Change.undone_by.is_(None),
        Change.source != CLOCK,
    )
    newest = desk.db.scalar(mine.order_by(Change.id.desc()).limit(1))
    if newest is None:
        raise NothingToUndo
    return change_set(desk, newest)


def change_set(desk: Desk, source: str) -> ChangeSet:
    standing = select(func.min(Change.actor_id), func.count())
    owner, size = desk.db.execute(
        standing.where(Change.source == source, Change.undone_by.is_(None))
    ).one()
    if not size:
        raise NothingToUndo
    return ChangeSet(source, owner, size)


def undo(desk: Desk, these: ChangeSet) -> int:
    """Newest first, so that a row goes before what it hangs on. Returns how many changes."""
    imported = these.ref.startswith(IMPORTED)  # taken back by whoever may import
    rights.require(desk, Action.IMPORT if imported else Action.UNDO, these)
    _must_still_be_allowed(desk, these)
    newest_first = Change.id.desc()
    standing = select(Change.id).where(Change.source == these.ref, Change.undone_by.is_(None))
    ids = desk.db.scalars(standing.order_by(newest_first).with_for_update()).all()
    if not ids:
        raise NothingToUndo
    touched = Touched()
    try:
        for part in _slices(ids):
            entries = desk.db.scalars(select(Change).where(Change.id.in_(part)))
            newest = sorted(entries, key=lambda entry: -entry.id)
            for (thing, new), run in groupby(newest, key=_kind_of_step):
                (_take_away if new else _set_back)(desk, _TABLES[thing], list(run), touched)
            undone = update(Change).where(Change.id.in_(part)).values(undone_by=desk.source)
            desk.db.execute(undone, execution_options={"synchronize_session": False})
    except IntegrityError as held:
        raise ChangedSince from held  # something newer hangs on what would go
    _refresh(desk, touched)
    return len(ids)


def _must_still_be_allowed(desk: Desk, these: ChangeSet) -> None:
    """Whoever was made less than they were may not turn back what they did when they were more."""
    acts = select(Change.action).where(Change.source == these.ref).distinct()
    for action in desk.db.scalars(acts.order_by(Change.action)):
        if rights.reach(desk.actor, Action(action)) is Reach.NONE:
            raise NotAllowed(Action(action))


def _kind_of_step(entry: Change) -> tuple[str, bool]:
    return entry.thing, entry.before is None


def _take_away(desk: Desk, table: Any, run: Sequence[Change], touched: Touched) -> None:
    rows = [row for _, row in _as_left(desk, table, run, touched)]
    gone = delete(table).where(table.id.in_([row.id for row in rows]))
    desk.db.execute(gone, execution_options={"synchronize_session": False})
    for row in rows:
        desk.db.expunge(row)


def _set_back(desk: Desk, table: Any, run: Sequence[Change], touched: Touched) -> None:
    for entry, row in _as_left(desk, table, run, touched):
        for name, value in (entry.before or {}).items():
            setattr(row, name, _thaw(row, name, value))
        desk.db.flush()  # one by one: what is unique passes from row to row in this order
        _touch(table, touched, entry.before or {})


def _as_left(
    desk: Desk, table: Any, run: Sequence[Change], touched: Touched
) -> Iterator[tuple[Change, Any]]:
    """Each change with its row. Raises ChangedSince for one that is no longer as we left it."""
    these = select(table).where(table.id.in_({entry.thing_id for entry in run}))
    fresh = these.with_for_update().execution_options(populate_existing=True)
    rows = {row.id: row for row in desk.db.scalars(fresh)}
    for entry in run:
        row = rows.get(entry.thing_id)
        if row is None or _differs(row, entry.after):
            raise ChangedSince
        _touch(table, touched, vars(row))
        yield entry, row


def _record(permit: Permit, entries: Sequence[Entry], touched: Touched) -> None:
    desk = permit.desk
    written = [
        {
            "source": desk.source,
            "actor_id": desk.actor.id,
            "action": permit.action,
            "at": desk.now,
            "thing": one.table.__tablename__,
            "thing_id": one.id,
            "before": one.before,
            "after": one.after,
        }
        for one in entries
    ]
    desk.db.execute(insert(Change), written)
    for one in entries:
        desk.changes.append(f"{one.table.__tablename__}:{one.id}")
        _touch(one.table, touched, one.before or {})  # an order may leave a customer behind
    _refresh(desk, touched)


def _touched(rows: Iterable[Base]) -> Touched:
    """Which derivations a write to these rows asks for; asked while the rows are still there."""
    touched = Touched()
    for row in rows:
        by = {name for name, _ in _REFRESH.get(type(row), ())}
        _touch(type(row), touched, {name: getattr(row, name) for name in by})
    return touched


def _touch(table: type[Base], touched: Touched, values: Mapping[str, Any]) -> None:
    for by, _ in _REFRESH.get(table, ()):
        if values.get(by) is not None:  # what belongs to nobody changes nobody
            touched.setdefault(table, {}).setdefault(by, set()).add(values[by])


def _refresh(desk: Desk, touched: Touched) -> None:
    for table, ids in touched.items():
        for by, refresh in _REFRESH[table]:
            for part in _slices(sorted(ids.get(by, ()))):
                refresh(desk, part)


def _slices(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + SLICE] for start in range(0, len(ids), SLICE))


def _columns(table: type[Base]) -> list[str]:
    return [one.name for one in table.__table__.columns if one.name not in table.__derived__]


def _default(column: ColumnElement[Any]) -> Any:
    """What a row has where nobody said anything."""
    default = getattr(column, "default", None)
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


def _id(row: Base) -> int:
    key: Any = row
    return int(key.id)


def _snapshot(row: Base, names: Iterable[str]) -> dict[str, Any]:
    return {name: _freeze(getattr(row, name)) for name in names}


def _differs(row: Base, after: dict[str, Any]) -> bool:
    return _snapshot(row, after) != after


def _freeze(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()  # as the table will give it back
    return value.isoformat() if isinstance(value, date | time) else value


def _thaw(row: Base, name: str, value: Any) -> Any:
    """What JSON made a string becomes again what the column holds."""
    kind = row.__table__.columns[name].type.python_type
    return kind.fromisoformat(value) if value and issubclass(kind, date | time) else value
